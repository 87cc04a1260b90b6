// A queue that opens and closes says so on every console that looks on, without a reload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();
const enter = (email, path) => Agent.signIn(set.browser, set.stack, email, { path });

/** Changes the queue from how it stands. */
function change(agent, body) {
  return agent.page.evaluate(async (content) => {
    const { version } = await (await fetch("/v1/queues/support")).json();
    const headers = { "content-type": "application/json", "if-match": `"${version}"` };
    const answer = await fetch("/v1/queues/support", { method: "PATCH", headers, body: JSON.stringify(content) });
    return answer.status;
  }, body);
}

test("who closes and opens a queue is in its log at once, and the list of queues says how it stands", async () => {
  const owner = await enter("owner@example.com", "/mailbox");
  const colleague = await enter("aino@example.com", "/queues/support/log");
  const { page } = colleague;
  const stands = page.locator(".queue-link .mark");
  const lines = page.locator(".log-entry");
  await stands.getByText("Open", { exact: true }).waitFor();

  assert.equal(await change(owner, { by_hand: { open: false } }), 200);
  await lines.filter({ hasText: "Olivia" }).filter({ hasText: "Closed the queue" }).waitFor();
  await stands.getByText("Closed", { exact: true }).waitFor();

  assert.equal(await change(owner, { by_hand: null }), 200);
  await lines.filter({ hasText: "Olivia" }).filter({ hasText: "Opened the queue" }).waitFor();
  await stands.getByText("Open", { exact: true }).waitFor();
  assert.equal(await lines.count(), 2);
  assert.match(await lines.first().textContent(), /Opened the queue/);
  // On a phone it still says what happened, and who did it once.
  await page.setViewportSize({ width: 360, height: 640 });
  await lines.first().getByText("Opened the queue", { exact: true }).waitFor();
  assert.equal(await lines.first().locator(".log-summary").getByText("Olivia").count(), 1);

  // A line without a conversation can be commented on, and has nothing to open.
  assert.equal(await lines.first().getByRole("button").count(), 1);
  await assertNoTroubles(colleague.context);
  await colleague.context.close();
  await owner.context.close();
});
