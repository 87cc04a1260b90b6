// Words that an agent takes out of the log are gone for everybody who looks on, comes back or comes later (R20).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { talking } from "../support/talk.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const LINE = "Olivia removed a text";

/** Nothing of it is left anywhere on a page, in the shadow of the widget neither. */
async function assertGone(page, secret) {
  const found = await page.evaluate((words) => {
    const texts = (root) => [
      root.textContent,
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? texts(shadowRoot) : [])),
    ];
    return texts(document.body).some((text) => text.includes(words));
  }, secret);
  assert.equal(found, false, `"${secret}" is on ${page.url()}`);
}

/** What one may see in an open log once the words are gone. */
async function seesRemoved(agent, secret) {
  await agent.sees("Text removed");
  await agent.log.getByText(LINE).waitFor();
  await agent.message(secret).waitFor({ state: "detached" });
}

test("a visitor's message is taken out: at once for everybody, and after a reload as well", async () => {
  const { stack, browser } = set;
  const secret = "my number is 4000";
  const { visitor, agent } = await talking(set, `Hello, ${secret}.`);
  const mykola = await Agent.signIn(browser, stack, "mykola@example.com", { path: agent.path });
  const loaded = await mykola.loadedAt();
  await agent.takeOut(secret);
  await visitor.sees("Message removed");
  await seesRemoved(agent, secret);
  await seesRemoved(mykola, secret);
  assert.equal(await mykola.loadedAt(), loaded, "without a reload");
  assert.deepEqual(await visitor.texts(), ["I am looking."]);
  for (const { page } of [visitor, agent, mykola]) await assertGone(page, secret);

  for (const { page } of [visitor, agent, mykola]) await page.reload();
  await visitor.open();
  await visitor.sees("Message removed");
  for (const one of [agent, mykola]) await seesRemoved(one, secret);
  for (const { page } of [visitor, agent, mykola]) await assertGone(page, secret);
  assertNoTroubles(visitor.context, agent.context, mykola.context);
});

test("what is taken out while the visitor is offline is gone when the connection is back", async () => {
  const secret = "the alarm code is 1234";
  const { visitor, agent } = await talking(set, secret);
  await visitor.context.setOffline(true);
  await agent.takeOut(secret);
  await seesRemoved(agent, secret);
  await visitor.sees(secret);
  await visitor.context.setOffline(false);
  await visitor.sees("Message removed");
  await assertGone(visitor.page, secret);
  assert.deepEqual(await visitor.texts(), ["I am looking."]);
});

test("the last words of a list's row say that they are gone, and a form's do in the queue log", async () => {
  const { visitor, agent } = await talking(set, "A question about locks.");
  await visitor.write("and my pass is 77-88");
  await agent.sees("77-88");
  await agent.takeOut("77-88");
  await agent.rows.filter({ hasText: "Text removed" }).waitFor();
  const writer = await Visitor.come(set.browser, set.stack);
  await writer.openForm();
  await writer.fillForm({ message: "My account is 99-11.", name: "Aino", email: "aino@visitor.example" });
  await writer.panel.getByRole("button", { name: "Send message" }).click();
  await agent.openRow("Aino");
  const form = agent.log.locator(".submission");
  await form.hover();
  await form.getByRole("button", { name: "Actions for this text" }).click();
  await agent.page.getByRole("menuitem", { name: "Remove text…" }).click();
  await agent.page.getByRole("dialog").getByRole("button", { name: "Remove text" }).click();
  await form.getByText("Text removed").waitFor();
  await agent.rows.filter({ hasText: "Aino" }).filter({ hasText: "Text removed" }).waitFor();
  await agent.go("/queues/support/log");
  await agent.page.locator(".log-entry").filter({ hasText: "Aino" }).getByRole("button", { name: "View content" }).click();
  await agent.page.locator(".entry-content").getByText("Text removed").waitFor();
  await assertGone(agent.page, "99-11");
});

test("by keyboard alone: to the message, its menu and the question, and the focus stays in the log", async () => {
  const { visitor, agent } = await talking(set, "First, my key is under the mat.");
  await visitor.write("Second, nothing.");
  await agent.sees("Second, nothing.");
  const { page } = agent;
  const focused = () => page.evaluate(() => document.activeElement?.closest(".bubble-line")?.querySelector(".bubble")?.textContent);
  await agent.log.focus();
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Second, nothing.", "the newest message is one Tab away");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "First, my key is under the mat.");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Remove text…" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "First, my key is under the mat.", "Escape gives the focus back");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Remove this text?" });
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  assert.equal(await focused(), "First, my key is under the mat.", "and so does the question");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Remove text" }).focus();
  await page.keyboard.press("Enter");
  await agent.sees("Text removed");
  await eventually("the focus on the log", () => page.evaluate(() => document.activeElement?.getAttribute("role") === "log"));
  await page.getByRole("status").filter({ hasText: LINE }).waitFor({ state: "attached" });
});

test("when it fails the message stays, says why, and can be tried again", async () => {
  const { visitor, agent } = await talking(set, "Keep me for now.");
  const path = "**/redact";
  await agent.page.route(path, (route) => route.abort());
  await agent.takeOut("Keep me for now.");
  const message = agent.message("Keep me for now.");
  await message.getByRole("alert").getByText("The server cannot be reached").waitFor();
  await agent.page.unroute(path);
  await message.getByRole("button", { name: "Try again" }).click();
  await agent.sees("Text removed");
  await visitor.sees("Message removed");
});

test("who may not take words out is not offered it", async () => {
  const { stack, browser } = set;
  const { visitor, agent } = await talking(set, "Is anybody else there?");
  const aino = await Agent.signIn(browser, stack, "aino@example.com", { path: agent.path });
  await aino.sees("Is anybody else there?");
  const { may } = await aino.call("GET", agent.path.replace("/c/", "/v1/conversations/"));
  assert.equal(may.includes("redact"), false);
  assert.equal(await aino.log.getByRole("button", { name: "Actions for this text" }).count(), 0);
  assert.equal(await agent.log.getByRole("button", { name: "Actions for this text" }).count(), 2);
  assertNoTroubles(visitor.context, agent.context, aino.context);
});
