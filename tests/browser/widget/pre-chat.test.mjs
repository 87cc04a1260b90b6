// Questions that are answered before a chat.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { field, nothingRequired, options, setUpQueue } from "../support/forms.mjs";
import { withSettings } from "../support/settings.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const pre_chat = [
  field("name", "text", undefined, { required: true }),
  field("about", "buttons", "What is it about?", { options: options("Order", "Repair"), required: true }),
];

const set = stage((ready) => setUpQueue(ready, { pre_chat }));

const start = (visitor) => visitor.panel.getByRole("button", { name: "Start chat" });

test("they come first, and their answers go with the first message", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  const { page, panel } = visitor;
  await visitor.launcher.click();
  await panel.getByText("Still needed: Name, What is it about?", { exact: true }).waitFor();
  await page.keyboard.type("Aino");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  // Half of it survives a reload, and nothing has been sent.
  await page.reload();
  await visitor.launcher.click();
  await start(visitor).waitFor();
  assert.deepEqual([await panel.getByLabel("Name").inputValue(), await panel.getByLabel("Repair").isChecked()], ["Aino", true]);
  await start(visitor).press("Enter");
  await visitor.input.waitFor();
  assert.equal(await visitor.input.evaluate((input) => input.getRootNode().activeElement === input), true);
  await visitor.write("The chain slips.");
  await visitor.sees("The chain slips.", "Sent");
  await visitor.message("repair").waitFor();

  await page.reload();
  await visitor.open();
  await visitor.sees("The chain slips.");
  assert.equal(await start(visitor).count(), 0);

  const agent = await Agent.signIn(browser, stack, "mykola@example.com");
  const { items } = await agent.call("GET", "/v1/conversations?status=unassigned,active");
  const { conversation } = items.find(({ kind }) => kind === "chat");
  const { events } = await agent.call("GET", `/v1/conversations/${conversation}/events`);
  assert.deepEqual(events.map(({ event }) => event.answers ?? event.text).filter(Boolean), [
    { about: "repair", name: "Aino" },
    "The chain slips.",
  ]);
  assertNoTroubles(visitor.context);
});

test("when the server refuses them they come back at the field, and the message waits", async () => {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { panel } = visitor;
  await withSettings(visitor.context, ({ queues: [queue] }) => ({ queues: [{ ...queue, pre_chat: nothingRequired(queue.pre_chat) }] }));
  await visitor.launcher.click();
  await panel.getByLabel("Order").check();
  await start(visitor).click();
  await visitor.write("The chain slips.");
  await panel.getByText("Your message is kept and goes with them.").waitFor();
  const name = panel.getByLabel("Name (optional)");
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assert.equal(await name.evaluate((input) => input.getRootNode().activeElement === input), true);
  await name.fill("Aino");
  await start(visitor).click();
  await visitor.sees("The chain slips.", "Sent");
  assertNoTroubles(visitor.context);
});

test("where the page does not know of the questions, a refused message waits and is not sent again by itself", async () => {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { page, panel } = visitor;
  const state = { known: false };
  let begun = 0;
  page.on("request", (request) => (begun += request.url().endsWith("/v1/visitor/conversations") ? 1 : 0));
  await withSettings(visitor.context, ({ queues: [queue] }) => ({ queues: [state.known ? queue : { ...queue, pre_chat: [] }] }));
  await visitor.open();
  await visitor.write("The chain slips.");
  await visitor.sees("The chain slips.", "Not sent");
  const again = panel.getByRole("button", { name: "Try again" });
  await again.click();
  await eventually("the second refusal", () => begun === 2);
  await again.waitFor();
  assert.equal(begun, 2);
  // After a reload the page knows.
  state.known = true;
  await page.reload();
  await visitor.open();
  await again.click();
  await panel.getByLabel("Name").fill("Aino");
  await panel.getByLabel("Repair").check();
  await start(visitor).click();
  await visitor.sees("The chain slips.", "Sent");
  assertNoTroubles(visitor.context);
});
