// A bot is put together, tried, published, offered by a queue and taken away (bots, section 6).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { Card, focusGoesTo, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

async function owner(path) {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
  await agent.page.locator(".page-head").waitFor();
  return agent;
}

const step = (page, name) => page.locator(`[data-step="${name}"]`);

/** A bot of a starter, opened. */
async function added(name, starter) {
  const agent = await owner("/sites/demo/bots");
  const { page } = agent;
  await page.getByRole("button", { name: "Add a bot" }).click();
  await focusGoesTo(page, "Name for visitors");
  await page.keyboard.type(name);
  await page.getByLabel(starter).check();
  await page.keyboard.press("Enter");
  await page.locator("[data-step]").first().waitFor();
  return agent;
}

test("a bot begins with one of ours, is tried, published, offered by a queue, and cannot be deleted while it is", async () => {
  const agent = await added("Order help", "Questions about an order");
  const { page } = agent;
  assert.equal(agent.path, "/sites/demo/bots/order-help");
  const tried = page.getByRole("region", { name: "Try it" });
  await tried.getByRole("button", { name: "Where is my order?" }).click();
  await eventually("the focus on what the bot says", () => page.evaluate(() => document.activeElement.className === "bot-said"));
  await tried.getByRole("button", { name: "Start again" }).click();
  await tried.getByText("Hello! What is your question about?").waitFor();
  const publishing = page.getByRole("region", { name: "Publish" });
  await publishing.getByRole("button", { name: "Publish" }).click();
  await publishing.getByText("Version 1 is published").waitFor();
  await publishing.getByText("No step differs from what is published.").waitFor();
  await agent.go("/sites/demo/queues/support");
  const offline = new Card(page, "While closed or nobody is here");
  await offline.root.getByRole("radio", { name: /^Bot/ }).check();
  await offline.saved();
  const queue = await agent.call("GET", "/v1/queues/support");
  assert.deepEqual([queue.offline, queue.bot], ["bot", "order-help"]);
  await agent.go("/sites/demo/bots/order-help");
  await page.getByRole("button", { name: "Delete the bot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the bot" }).click();
  await page.getByText("A queue still offers this bot.").waitFor();
  await setUp(agent, "/v1/queues/support", { offline: "form", bot: null });
  await page.getByRole("button", { name: "Delete the bot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the bot" }).click();
  await eventually("the list", () => agent.path === "/sites/demo/bots");
  assertNoTroubles(agent.context);
});

test("steps are added, linked, renamed and moved by keyboard, and what is broken is told until it is mended", async () => {
  const agent = await added("Hours", "Opening hours, and a message");
  const { page } = agent;
  const card = new Card(page, "Steps");
  const before = (await agent.call("GET", "/v1/sites/demo/bots/hours")).definition;
  const first = Object.keys(before.steps)[0];
  await step(page, first).locator(".form-field-toggle").focus();
  await page.keyboard.press("Enter");
  await step(page, first).getByRole("button", { name: "Add a button" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Holidays");
  await step(page, first).getByLabel("“Holidays” leads to").selectOption("a new step…");
  await focusGoesTo(page, await step(page, "step").locator(".form-field-toggle").textContent());
  await step(page, "step").getByLabel("Short name of the step").fill("holidays");
  await page.keyboard.press("Tab");
  await step(page, "holidays").getByText("The step says nothing.").waitFor();
  await page.getByRole("region", { name: "Publish" }).getByText("Save the steps first.").waitFor();
  await step(page, "holidays").getByLabel("What the bot says").fill("Closed until Monday.");
  await step(page, "holidays").getByText("The step says nothing.").waitFor({ state: "detached" });
  await step(page, "holidays").locator(".form-field-toggle").press("Alt+ArrowDown");
  await card.root.getByText("holidays is now in place 3.").waitFor({ state: "attached" });
  await card.saved();
  const { definition, findings } = await agent.call("GET", "/v1/sites/demo/bots/hours");
  assert.equal(definition.steps[first].choices.at(-1).to, "holidays");
  assert.deepEqual(definition.steps.holidays, { say: { en: "Closed until Monday." }, end: true });
  assert.equal(Object.keys(definition.steps).indexOf("holidays"), 2);
  assert.deepEqual(
    findings.filter(({ code }) => code !== "fallback"),
    [],
  );
  await step(page, "holidays").getByRole("button", { name: "Remove holidays" }).click();
  await step(page, first).getByText("1 fault").waitFor();
  await card.button("Discard changes").click();
  await step(page, "holidays").waitFor();
  assertNoTroubles(agent.context);
});

test("a bot is kept as a file and taken from one; a file that is no bot is refused", async () => {
  const agent = await added("Busy", "We are busy: wait, or leave an address");
  const { page } = agent;
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download as JSON" }).click()]);
  assert.equal(file.suggestedFilename(), "busy.json");
  const bot = JSON.parse(await readFile(await file.path(), "utf8"));
  bot.steps.busy.say.en = "Many people write just now.";
  const input = page.getByLabel("Take the steps from a file");
  const asFile = (text) => ({ name: "bot.json", mimeType: "application/json", buffer: Buffer.from(text) });
  for (const [text, sentence] of [
    ["no JSON", "This file is not JSON. Nothing was taken."],
    ['{"v":1}', "Something here is not as it must be in a bot."],
  ]) {
    await input.setInputFiles(asFile(text));
    await page.getByText(sentence).waitFor();
  }
  await input.setInputFiles(asFile(JSON.stringify(bot)));
  await page.getByText("The steps of the file stand above. Nothing is saved yet.").waitFor();
  await new Card(page, "Steps").saved();
  const { definition } = await agent.call("GET", "/v1/sites/demo/bots/busy");
  assert.equal(definition.steps.busy.say.en, "Many people write just now.");
});
