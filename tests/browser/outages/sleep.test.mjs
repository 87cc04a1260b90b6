// A machine that sleeps, a page that is frozen, a network that goes: afterwards all pages show the same, and soon (F21, R23, R37).

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { FreezableBrowser, freeze } from "../support/freezable.mjs";
import { stage } from "../support/stage.mjs";
import { talking } from "../support/talk.mjs";

/** So soon after it is back a page is in step. */
const IN_STEP_MS = 3_000;

const set = stage();

const freezable = new FreezableBrowser();
after(() => freezable.close());

async function inStep(wake, seen) {
  const began = Date.now();
  await wake();
  await seen();
  const ms = Date.now() - began;
  assert.ok(ms <= IN_STEP_MS, `in step after ${ms} ms`);
}

/** Ends a freeze, which has cost the page its socket: it asks by itself for what it missed, before anybody looks at it. */
async function wake(page, { thaw, sent }) {
  await thaw();
  await eventually("the page asks for what it missed", () => sent.includes("resume"));
  await page.bringToFront();
}

test("a page that was frozen shows what it missed, once", async () => {
  const { visitor, agent } = await talking({ ...set, ofVisitor: freezable }, "My parcel is wet.");
  const loaded = await visitor.page.evaluate(() => performance.timeOrigin);
  const frozen = await freeze(visitor.page);
  for (const number of [1, 2, 3]) await agent.write(`while you slept ${number}`);
  await agent.sees("while you slept 3", "Sent");
  await inStep(
    () => wake(visitor.page, frozen),
    () => visitor.sees("while you slept 3"),
  );
  assert.deepEqual(await visitor.texts(), await agent.texts());
  assert.equal((await visitor.texts()).length, 5);
  await visitor.write("good morning");
  await agent.sees("good morning");
  assert.equal(await visitor.page.evaluate(() => performance.timeOrigin), loaded, "without a reload");
  assertNoTroubles(visitor.context, agent.context);
});

test("what is written without a network goes out once when it is back, and what came meanwhile shows", async () => {
  const { visitor, agent } = await talking(set, "My lamp hums.");
  await visitor.context.setOffline(true);
  await visitor.write("can you hear me");
  await visitor.sees("can you hear me", "Sending|Waits for the connection");
  await agent.write("are you still there");
  await inStep(
    () => visitor.context.setOffline(false),
    async () => {
      await visitor.sees("are you still there");
      await visitor.sees("can you hear me", "Sent|Seen");
    },
  );
  await agent.sees("can you hear me");
  const log = await agent.texts();
  assert.equal(log.filter((text) => text === "can you hear me").length, 1);
  assert.deepEqual(await visitor.texts(), log);
});

test("a console that was frozen is in step again", async () => {
  const { visitor, agent } = await talking({ ...set, ofAgent: freezable }, "My key is bent.");
  const frozen = await freeze(agent.page);
  await visitor.write("it broke now");
  await visitor.sees("it broke now", "Sent");
  await inStep(
    () => wake(agent.page, frozen),
    () => agent.sees("it broke now"),
  );
  assert.deepEqual(await agent.texts(), await visitor.texts());
});

test("who goes to another page and back goes on in the same chat", async () => {
  const { visitor, agent } = await talking(set, "My chair wobbles.");
  await visitor.page.goto("about:blank");
  await agent.write("which leg is it");
  await agent.sees("which leg is it", "Sent");
  await visitor.page.goBack();
  await inStep(
    () => visitor.open(),
    () => visitor.sees("which leg is it"),
  );
  assert.deepEqual(await visitor.texts(), await agent.texts());
});
