// The texts of a site in its languages, the line for the website, and the log of who changed what.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { Card, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

async function owner(path) {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
  await agent.page.locator(".setup-card").first().waitFor();
  return agent;
}

test("texts of two languages stand side by side, and what is missing is counted", async () => {
  const agent = await owner("/sites/demo/texts");
  const { page } = agent;
  const card = new Card(page, "Texts");
  const column = (name) => card.root.getByRole("region", { name });
  await column("English").getByLabel("Greeting").fill("Welcome to the harbour.");
  await card.root.locator("label").filter({ hasText: "Suomi" }).getByText("1 missing").waitFor();
  await card.root.locator("label").filter({ hasText: "Suomi" }).click();
  await column("Finnish").getByLabel("Greeting").fill("Tervetuloa satamaan.");
  await card.root.locator("label").filter({ hasText: "Suomi" }).getByText("complete").waitFor();
  await card.saved();
  const { texts } = await agent.call("GET", "/v1/sites/demo");
  assert.deepEqual(texts, { en: { greeting: "Welcome to the harbour." }, fi: { greeting: "Tervetuloa satamaan." } });
});

test("the line for the website is copied, and names the widget's host and the site", async () => {
  const { page, context } = await owner("/sites/demo/install");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `<script async src="${set.stack.widget}/w.js" data-site="demo"></script>`);
  await page.getByText("Not yet. Put the line on a page").waitFor();
});

test("the log tells who changed what, and gives it as a file", async () => {
  const agent = await owner("/sites/demo/install");
  const { page } = agent;
  await setUp(agent, "/v1/sites/demo", { name: "=Harbour" });
  await setUp(agent, "/v1/queues/support", { topics: ["Repair"] });
  await setUp(agent, "/v1/sites/demo", { name: "Harbour Bicycles" });
  await page.getByRole("link", { name: "Change log" }).click();
  const entries = page.locator(".audit-entry");
  await entries.first().getByText("Site changed").waitFor();
  assert.deepEqual(await entries.first().locator(".audit-change").allTextContents(), ["NameBefore: =HarbourAfter: Harbour Bicycles"]);
  await page.getByLabel("Which changes").selectOption("Queue changed");
  assert.match(await entries.first().textContent(), /^OliviaQueue changed: Support/);
  await page.getByLabel("Which changes").selectOption("Site changed");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download as CSV" }).click()]);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /"Olivia","Site changed","[^"]+","Name","'=Harbour","Harbour Bicycles"/);
  assert.doesNotMatch(text, /Queue changed/);
});
