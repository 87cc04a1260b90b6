// The demo page's plain form, in a browser that runs no scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { openContext } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

test("without scripts the form is received and ends on a page that says so", async () => {
  const { stack, browser } = set;
  const context = await openContext(browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stack.demo);
  await page.getByRole("textbox", { name: "Message" }).fill("My brakes squeak.");
  await page.getByRole("textbox", { name: "Name" }).fill("Ilona");
  await page.getByRole("textbox", { name: "E-mail" }).fill("ilona@visitor.example");
  const posted = page.waitForResponse((answer) => answer.request().method() === "POST");
  const ended = page.waitForResponse((answer) => answer.request().method() === "GET");
  await page.getByRole("button", { name: "Send message" }).click();
  assert.equal((await posted).status(), 303);
  assert.equal((await ended).status(), 200);
  assert.equal(page.url(), `${stack.widget}/form/en/sent.html`);
  await page.getByRole("heading", { level: 1 }).waitFor();

  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.rows.filter({ hasText: "My brakes squeak." }).filter({ hasText: "Ilona" }).click();
  const answers = agent.log.getByRole("listitem").filter({ hasText: "Contact" });
  for (const part of ["My brakes squeak.", "Ilona", "ilona@visitor.example"]) await answers.getByText(part, { exact: true }).waitFor();
  const mail = answers.getByRole("link", { name: "ilona@visitor.example" });
  assert.equal(await mail.getAttribute("href"), "mailto:ilona@visitor.example");
});
