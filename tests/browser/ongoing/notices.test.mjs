// What tells of an answer to a visitor who does not look at the chat.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const LONG = `In three sizes, from small to large. ${"Come and try one on. ".repeat(10)}`;

/** A visitor who asked something, and the agent who took it. */
async function asked(question) {
  const visitor = await Visitor.asking(set.browser, set.stack, question);
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await agent.openRow(question);
  await agent.act("Take");
  await agent.input.waitFor();
  return { visitor, agent };
}

/** The page goes out of sight, or comes back. */
const turnAway = (page, hidden) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

test("an answer shows its beginning over the closed launcher, can be closed, and opens the panel", async () => {
  const { visitor, agent } = await asked("Do you have gloves?");
  const { page } = visitor;
  await visitor.closeButton.click();
  await agent.write(LONG);
  const preview = page.getByRole("button", { name: "In three sizes" });
  await preview.waitFor();
  assert.match(await preview.textContent(), /^Olivia.{90,101}…$/);
  await page.getByRole("status").filter({ hasText: "Olivia: In three sizes" }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await preview.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByRole("button", { name: "Contact us, 1 new message" }).waitFor();
  assert.equal(await preview.isVisible(), false);

  await agent.write("And in two colours.");
  const next = page.getByRole("button", { name: "And in two colours." });
  await next.waitFor();
  const [bubble, launcher] = await Promise.all([next.boundingBox(), visitor.launcher.boundingBox()]);
  assert.ok(bubble.y + bubble.height <= launcher.y, "the preview covers the launcher");
  // On a phone it would cover the page.
  await page.setViewportSize({ width: 360, height: 740 });
  await next.waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await next.click();
  await visitor.sees("And in two colours.");
  await next.waitFor({ state: "hidden" });
  assertNoTroubles(visitor.context, agent.context);
});

test("a page out of sight counts in its title what is unread, and has its own title back when it is seen", async () => {
  const { visitor, agent } = await asked("Do you have pumps?");
  const { page } = visitor;
  const title = await page.title();
  await turnAway(page, true);
  await agent.write("Two kinds.");
  await eventually("one in the title", async () => (await page.title()) === `(1) ${title}`);
  await agent.write("Both fit.");
  await eventually("two in the title", async () => (await page.title()) === `(2) ${title}`);
  await turnAway(page, false);
  await eventually("the page's own title", async () => (await page.title()) === title);
  await agent.sees("Both fit.", "Seen");
  assertNoTroubles(visitor.context, agent.context);
});

test("a new message is heard when the visitor has turned the sound on, on this page and the next", async () => {
  const { visitor, agent } = await asked("Do you have baskets?");
  const { page, panel } = visitor;
  await visitor.context.addInitScript(() => {
    globalThis.tones = 0;
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      globalThis.tones += 1;
      return start.apply(this, when);
    };
  });
  const tones = () => page.evaluate(() => globalThis.tones);
  await page.reload();
  await page.getByRole("button", { name: "Contact us" }).waitFor();
  await agent.write("Of willow.");
  await page.getByRole("button", { name: "Of willow." }).click();
  await visitor.sees("Of willow.");
  assert.equal(await tones(), 0);

  await panel.getByRole("button", { name: "More" }).click();
  await panel.getByRole("switch", { name: "Sound for new messages" }).click();
  await eventually("what it is like", async () => (await tones()) === 1);
  await page.reload();
  await visitor.open();
  await visitor.closeButton.click();
  await agent.write("And of wire.");
  await page.getByRole("button", { name: "And of wire." }).waitFor();
  await eventually("the sound of a message", async () => (await tones()) === 1);
  assertNoTroubles(visitor.context, agent.context);
});
