// The main job with a form: a message, a link by mail, the entry, a comment that a colleague sees.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

const submission = { message: "The chain of my Pier slips under load.", name: "Kalle Virtanen", email: "kalle@visitor.example" };

/** Opens the newest mail with this subject in the mailbox and follows its first link. */
async function followMail(page, subject) {
  await page.goto(`${set.stack.console}/mailbox`);
  await page.getByRole("link", { name: subject }).first().click();
  await page.frameLocator("iframe").getByRole("link").first().click();
}

test("a form leads by mail and sign-in to its entry, and the comment on it to a colleague", async () => {
  const { stack, browser } = set;
  const colleague = await Agent.signIn(browser, stack, "aino@example.com", { path: "/queues/support/log" });
  await colleague.page.getByText("Nothing has happened in this queue yet.").waitFor();
  const loaded = await colleague.loadedAt();

  const visitor = await Visitor.come(browser, stack);
  await visitor.openForm();
  await visitor.fillForm(submission);
  await visitor.panel.getByRole("button", { name: "Send message" }).click();
  await visitor.panel.getByText("We have received your message").filter({ hasText: submission.email }).waitFor();

  const notice = await stack.mailTo("owner@example.com", /^New contact in Harbour Bicycles: Support$/);
  for (const secret of Object.values(submission)) assert.ok(!JSON.stringify(notice).includes(secret), "nothing of the visitor in the mail");

  const context = await openContext(browser);
  const page = await context.newPage();
  await followMail(page, "New contact in Harbour Bicycles: Support");
  await page.getByText("After signing in you continue to the page you came for.").waitFor();
  await page.getByLabel("E-mail address").fill("owner@example.com");
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const { subject } = await stack.mailTo("owner@example.com", /sign/i);
  await followMail(page, subject);
  await page.getByRole("button", { name: "Sign in" }).click();

  const row = page.locator(".log-entry").filter({ hasText: submission.name });
  await row.waitFor();
  assert.match(page.url(), /\/queues\/support\/log#[0-9A-Z]{26}$/);
  await page.waitForFunction((id) => document.activeElement?.id === `entry-${id}`, page.url().split("#")[1]);

  await row.getByRole("button", { name: "View content" }).click();
  const content = page.getByRole("region", { name: `Content of ${submission.name}` });
  for (const part of Object.values(submission)) await content.getByText(part).waitFor();

  const field = row.getByRole("textbox", { name: `Comment on ${submission.name}` });
  await field.fill("Sent him a new chain.");
  await row.getByRole("button", { name: "Add comment", exact: true }).click();
  await row.locator(".log-latest").getByText("Sent him a new chain.").waitFor();

  const seen = colleague.page.locator(".log-entry").filter({ hasText: submission.name });
  await seen.getByText("Sent him a new chain.").waitFor();
  await seen.getByText("Olivia").waitFor();
  // Who comments next adds to that, in an empty field.
  await seen.getByRole("button", { name: "1 comment" }).click();
  const next = seen.getByRole("textbox", { name: `Comment on ${submission.name}` });
  assert.equal(await next.inputValue(), "");
  await next.fill("He has it.");
  await seen.getByRole("button", { name: "Add comment", exact: true }).click();
  await row.getByRole("button", { name: "2 comments" }).click();
  const comments = row.getByRole("region", { name: `Comments on ${submission.name}` });
  await comments.getByText("He has it.").waitFor();
  assert.deepEqual(await comments.locator("bdi").allTextContents(), ["Olivia", "Aino"]);
  assert.deepEqual(await comments.locator(".entry-text").allTextContents(), ["Sent him a new chain.", "He has it."]);
  assert.equal(await colleague.loadedAt(), loaded, "without a reload");
  assertNoTroubles(colleague.context, visitor.context, context);
});

test("the same form again after its first answer was lost is one message", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.openForm();
  await visitor.fillForm({ ...submission, message: "Do you mend tyres?" });
  let lost = 0;
  await visitor.page.route("**/submissions", async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  const send = visitor.panel.getByRole("button", { name: "Send message" });
  await send.click();
  await visitor.panel.getByText("Your message was not sent. It is kept here.").waitFor();
  await visitor.page.unroute("**/submissions");
  await send.click();
  await visitor.panel.getByRole("heading", { name: "Thank you" }).waitFor();
  assert.equal(lost, 1);

  const agent = await Agent.signIn(browser, stack, "mykola@example.com");
  await agent.rows.filter({ hasText: "Do you mend tyres?" }).waitFor();
  assert.equal(await agent.rows.filter({ hasText: "Do you mend tyres?" }).count(), 1);
  assertNoTroubles(visitor.context, agent.context);
});
