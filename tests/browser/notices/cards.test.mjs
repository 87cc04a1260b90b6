// The cards that tell of what happened elsewhere and of what was done: one for many, never on top of anything, never unasked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const KINDS = ["submission", "chat", "message", "missed", "offline", "assigned"];

async function ask({ stack, browser }, words) {
  const visitor = await Visitor.asking(browser, stack, words);
  return visitor;
}

/** An agent who hears of every kind in one way, or of none. */
async function listener({ stack, browser }, on, options) {
  const agent = await Agent.signIn(browser, stack, "owner@example.com", options);
  const ways = { sound: false, desktop: on, email: false };
  await agent.call("PATCH", "/v1/me", { notices: Object.fromEntries(KINDS.map((kind) => [kind, { ...ways, email: false }])) });
  await agent.page.reload();
  await agent.rows.first().or(agent.page.getByText("Nothing is open")).first().waitFor();
  return agent;
}

/** What a card lies on. */
function covered(page) {
  return page.evaluate(() => {
    const boxes = (selector) =>
      [...document.querySelectorAll(selector)].filter((found) => found.checkVisibility()).map((found) => found.getBoundingClientRect());
    const crosses = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const cards = boxes(".toast");
    const shown = ["rows", "log", "composer", "conversation-head", "rail", "card"].filter((name) =>
      boxes(`.${name}`).some((box) => cards.some((card) => crosses(card, box))),
    );
    return { cards: cards.length, shown };
  });
}

test("a rush of chats is one card with their number, gone when they are opened or taken", async () => {
  const { stack, browser } = set;
  const agent = await listener(set, true);
  const { page } = agent;
  const card = page.getByRole("region", { name: "Latest notices" });
  await ask(set, "First of the rush");
  await card.getByText("New chat", { exact: true }).waitFor();
  // A pointer on it keeps it.
  await card.locator(".toast").hover();
  await ask(set, "Second of the rush");
  await ask(set, "Third of the rush");
  await card.getByText("3 new chats").waitFor();
  assert.deepEqual(await covered(page), { cards: 1, shown: [] });

  const mykola = await Agent.signIn(browser, stack, "mykola@example.com");
  await mykola.openRow("First of the rush");
  await mykola.act("Take");
  await card.getByText("2 new chats").waitFor();
  await agent.openRow("Second of the rush");
  await card.getByText("New chat", { exact: true }).waitFor();
  assert.deepEqual(await covered(page), { cards: 1, shown: [] });
  await agent.act("Take");
  await card.getByText("You took the conversation.").waitFor();
  await eventually("both cards in a place of their own", async () => JSON.stringify(await covered(page)) === '{"cards":2,"shown":[]}');
  await card.getByRole("link", { name: "Open conversation" }).click();
  await agent.sees("Third of the rush");
  await card.getByText("New chat", { exact: true }).waitFor({ state: "hidden" });
  assertNoTroubles(agent.context, mykola.context);
});

test("an agent who asked for nothing gets no card", async () => {
  const agent = await listener(set, false);
  const frames = [];
  agent.page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))));
  await agent.page.reload();
  await agent.rows.first().waitFor();
  await ask(set, "A question in silence");
  await agent.rows.filter({ hasText: "A question in silence" }).waitFor();
  await eventually("the row's frame", () => frames.some((frame) => frame.includes("A question in silence")));
  assert.equal(await agent.page.locator(".toast").count(), 0);
});
