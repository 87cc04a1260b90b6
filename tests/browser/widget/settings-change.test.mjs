// Who looks on sees what an owner changes, within a minute and without a reload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

test("an open widget shows a changed setting within a minute, and asks nothing while its page is hidden", async () => {
  const context = await openContext(set.browser);
  await context.clock.install();
  const visitor = await Visitor.tab(context, set.stack);
  await visitor.open();
  let asked = 0;
  visitor.page.on("request", (request) => (asked += Number(request.url().includes("/v1/sites/demo"))));
  const owner = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await setUp(owner, "/v1/sites/demo", { texts: { en: { header: "Ask the harbour" } } });
  await visitor.page.clock.fastForward(60_000);
  await visitor.panel.getByRole("heading", { name: "Ask the harbour" }).waitFor();
  assert.equal(asked, 1);
  await setUp(owner, "/v1/queues/support", { by_hand: { open: false } });
  await visitor.page.clock.fastForward(60_000);
  await visitor.panel.getByText("Closed").first().waitFor();
  await visitor.page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
  await visitor.page.clock.fastForward(180_000);
  assert.equal(asked, 2);
  await setUp(owner, "/v1/queues/support", { by_hand: null });
  await setUp(owner, "/v1/sites/demo", { texts: {} });
  assertNoTroubles(context);
});
