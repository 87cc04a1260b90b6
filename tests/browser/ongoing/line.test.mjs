// Who waits reads how many are before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const FIRST = "You are next.";

/** What is shown of the place; it is also read out. */
const placeOf = (visitor, words = /^You are/) => visitor.panel.locator(".chat > p").filter({ hasText: words });

/** A visitor who has asked something, and can let time pass. */
async function waiting(question) {
  const context = await openContext(set.browser);
  await context.clock.install();
  const visitor = await Visitor.tab(context, set.stack);
  await visitor.open();
  await visitor.write(question);
  await visitor.sees(question, "Sent");
  return visitor;
}

test("who waits sees the place in the line move, and it goes when an agent comes", async () => {
  const first = await waiting("My chain is off.");
  await placeOf(first, FIRST).waitFor();
  const second = await waiting("My bell is mute.");
  await placeOf(second, "You are number 2 in the line.").waitFor();
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await agent.openRow("My chain is off.");
  await agent.act("Take");
  await placeOf(first, FIRST).waitFor({ state: "hidden" });

  const asked = second.page.waitForResponse("**/place");
  await second.page.clock.fastForward(30_000);
  await asked;
  await placeOf(second, FIRST).waitFor();
  await agent.go("/inbox");
  await agent.openRow("My bell is mute.");
  await agent.act("Take");
  await placeOf(second).waitFor({ state: "hidden" });
  assertNoTroubles(first.context, second.context, agent.context);
});

test("where the place cannot be read nothing is said of it, and nothing is asked while the panel is closed", async () => {
  const context = await openContext(set.browser);
  await context.clock.install();
  let asked = 0;
  await context.route("**/place", (route) => {
    asked += 1;
    return route.abort();
  });
  const visitor = await Visitor.tab(context, set.stack);
  await visitor.open();
  const failed = visitor.page.waitForEvent("requestfailed", (request) => request.url().endsWith("/place"));
  await visitor.write("My saddle is wet.");
  await failed;
  await visitor.sees("My saddle is wet.", "Sent");
  assert.equal(await placeOf(visitor).count(), 0);
  await visitor.closeButton.click();
  await visitor.page.clock.runFor(120_000);
  assert.equal(asked, 1);
});
