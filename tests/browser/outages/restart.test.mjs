// The plug is pulled in the middle of a chat, and later put back.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { talking } from "../support/talk.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
// Whatever became of the test before.
beforeEach(() => set.stack.startAgain());

test("a chat goes on after kill -9: nothing is lost, nothing doubled, and the banner goes by itself", async () => {
  const { stack } = set;
  const { visitor, agent } = await talking(set, "My order is late.");
  const loaded = await agent.loadedAt();

  // Written in one breath and not waited for: some are stored and not acknowledged, some are on the way.
  for (const number of [1, 2, 3]) await visitor.write(`rush ${number}`);
  for (const number of [1, 2, 3]) await agent.write(`answer ${number}`);
  const killedAt = Date.now();
  await stack.kill();
  for (const number of [4, 5]) await visitor.write(`rush ${number}`);
  for (const number of [4, 5]) await agent.write(`answer ${number}`);

  await agent.banner.waitFor();
  assert.ok(Date.now() - killedAt >= 5_000, "no banner in the first five seconds");
  await visitor.panel.getByText("No connection. What you write is kept").waitFor();
  await visitor.sees("rush 5", "Sending|Waits for the connection");
  await agent.sees("answer 5", "Sending");

  await stack.startAgain();
  await agent.banner.waitFor({ state: "hidden" });
  await visitor.panel.getByText("No connection. What you write is kept").waitFor({ state: "hidden" });
  await visitor.sees("rush 5", "Sent|Seen");
  await agent.sees("answer 5", "Sent|Seen");
  await visitor.sees("answer 5");
  await agent.sees("rush 5");
  await visitor.write("still here");
  await agent.sees("still here");
  await agent.write("so am I");
  await visitor.sees("so am I");

  const log = await visitor.texts();
  const of = (word) => log.filter((text) => text.startsWith(word));
  assert.deepEqual(of("rush"), ["rush 1", "rush 2", "rush 3", "rush 4", "rush 5"]);
  assert.deepEqual(of("answer"), ["answer 1", "answer 2", "answer 3", "answer 4", "answer 5"]);
  assert.equal(log.length, 14);
  assert.deepEqual(await agent.texts(), log);
  assert.equal(await agent.loadedAt(), loaded, "without a reload");
  await visitor.page.reload();
  await visitor.open();
  await visitor.sees("so am I");
  assert.deepEqual(await visitor.texts(), log, "and so it is stored");
  assertNoTroubles(visitor.context, agent.context);
});

test("a page that is left while the server is gone delivers its messages from the next one", async () => {
  const { stack } = set;
  const { visitor, agent } = await talking(set, "I have two questions.");
  await stack.kill();
  await visitor.write("How heavy is the Pier?");
  await visitor.write("And how long the Ferry?");
  await visitor.sees("And how long", "Sending|Waits for the connection");
  await visitor.page.close();
  await stack.startAgain();

  const next = await Visitor.tab(visitor.context, stack);
  await next.open();
  await next.sees("And how long the Ferry?", "Sent|Seen");
  await agent.sees("And how long the Ferry?");
  const log = ["I have two questions.", "I am looking.", "How heavy is the Pier?", "And how long the Ferry?"];
  assert.deepEqual(await next.texts(), log);
  assert.deepEqual(await agent.texts(), log);
});

test("an outage of less than five seconds is nobody's business; a longer one is told and ends by itself", async () => {
  const { stack, browser } = set;
  const { context } = await Agent.signIn(browser, stack, "owner@example.com");
  // A page of its own, whose first socket is the one to wait for.
  const page = await context.newPage();
  const { banner } = new Agent(page, stack, "owner@example.com");
  await page.clock.install();
  const heard = page
    .waitForEvent("websocket")
    .then((socket) => socket.waitForEvent("framereceived", ({ payload }) => payload.includes('"pong"')));
  await Promise.all([heard, page.goto(`${stack.console}/inbox`)]);
  // From here on time goes by at our word.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await context.setOffline(true);
  await page.clock.runFor(4_900);
  assert.equal(await banner.count(), 0);
  await context.setOffline(false);
  await page.clock.runFor(4_900);
  assert.equal(await banner.count(), 0);
  await context.setOffline(true);
  await page.clock.runFor(5_100);
  assert.equal(await banner.count(), 1);
  await context.setOffline(false);
  await banner.waitFor({ state: "hidden" });
});
