// A queue that opens while a visitor is with its bot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoTroubles } from "../support/browser.mjs";
import { setUpQueue } from "../support/forms.mjs";
import { withSettings } from "../support/settings.mjs";
import { setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const definition = {
  v: 1,
  start: "hello",
  name: { en: "Help desk" },
  steps: {
    hello: {
      say: { en: "How can we help?" },
      choices: [
        { id: "order", label: { en: "My order" }, to: "order" },
        { id: "write", label: { en: "Something else" }, to: "write" },
      ],
    },
    order: { ask: { field: "order", kind: "number", label: { en: "Which order?" } }, to: "next" },
    next: {
      say: { en: "Thank you." },
      choices: [
        { id: "person", label: { en: "Talk about it now" }, to: "person", when: "open" },
        { id: "write", label: { en: "Write about it" }, to: "write" },
      ],
    },
    person: { hand_over: {} },
    write: { form: { ask: ["message", "email"] } },
  },
};

let owner;
const set = stage(async (ready) => {
  owner = await setUpQueue(ready, {});
  await owner.call("POST", "/v1/sites/demo/bots", { bot: "help", definition });
  const { version } = await owner.call("GET", "/v1/sites/demo/bots/help");
  await owner.call("POST", "/v1/sites/demo/bots/help/publish", {}, version);
  await setUp(owner, "/v1/queues/support", { offline: "bot", bot: "help" });
});

test("then somebody can be talked to, and the chat knows what was answered", async () => {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { page, panel } = visitor;
  // The first asking finds it closed.
  let asked = 0;
  await withSettings(visitor.context, ({ queues: [queue] }) => {
    asked += 1;
    const soon = new Date(Date.now() + 1_000).toISOString();
    const closed = { open: false, here: false, opens_at: soon, bot: { bot: "help", version: 1, definition } };
    return { queues: [asked > 1 ? queue : { ...queue, ...closed }] };
  });
  await visitor.launcher.click();
  await panel.getByRole("button", { name: "My order" }).click();
  await panel.getByLabel("Which order?").fill("4711");
  await panel.getByLabel("Which order?").press("Enter");
  await panel.getByRole("button", { name: "Write about it" }).waitFor();
  await panel.getByRole("button", { name: "Talk about it now" }).click();
  await visitor.input.waitFor();
  const opened = page.waitForResponse((response) => response.url().endsWith("/v1/visitor/conversations"));
  await visitor.write("It has not come.");
  await visitor.sees("It has not come.", "Sent");
  await visitor.message("4711").waitFor();
  const { conversation } = await (await opened).json();
  const { events } = await owner.call("GET", `/v1/conversations/${conversation}/events`);
  assert.deepEqual(events.map(({ event }) => event.answers ?? event.text).filter(Boolean), [{ order: "4711" }, "It has not come."]);
  assertNoTroubles(visitor.context);
});
