// The bot of a closed queue.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { setUpQueue } from "../support/forms.mjs";
import { withSettings } from "../support/settings.mjs";
import { setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, opens: "09:00", closes: "16:30" }));
const definition = {
  v: 1,
  start: "hello",
  name: { en: "Help desk" },
  steps: {
    hello: {
      say: { en: "How can we help?" },
      choices: [
        { id: "hours", label: { en: "Opening hours" }, to: "hours" },
        { id: "order", label: { en: "My order" }, to: "order" },
        { id: "write", label: { en: "Something else" }, to: "write" },
      ],
    },
    hours: { say: { en: "We are here:" }, show: "hours", choices: [{ id: "back", label: { en: "Another question" }, to: "hello" }] },
    order: { ask: { field: "order", kind: "number", label: { en: "What is the number of the order?" } }, to: "write" },
    write: { say: { en: "Tell us what happened." }, form: { ask: ["message", "name", "email"] } },
  },
};

let owner;
const set = stage(async (ready) => {
  owner = await setUpQueue(ready, { hours: HOURS, by_hand: { open: false } });
  await owner.call("POST", "/v1/sites/demo/bots", { bot: "help", definition });
  const { version } = await owner.call("GET", "/v1/sites/demo/bots/help");
  await owner.call("POST", "/v1/sites/demo/bots/help/publish", {}, version);
  await setUp(owner, "/v1/queues/support", { offline: "bot", bot: "help" });
});

async function meet(options) {
  const visitor = await Visitor.come(set.browser, set.stack, options);
  await visitor.launcher.click();
  await visitor.panel.getByText("How can we help?").waitFor();
  return visitor;
}

const focused = (page) =>
  page.evaluate(() => {
    let { activeElement: found } = document;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found.textContent;
  });

test("a way by the keyboard through hours and a question ends as a message, with the way and its answers", async () => {
  const visitor = await meet({ viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
  const { page, panel } = visitor;
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const kept = () => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => key.startsWith("doorbell")));
  assert.deepEqual(await kept(), []);
  await panel.getByRole("group", { name: "How can we help?" }).getByRole("button", { name: "Opening hours" }).press("Enter");
  await panel.getByRole("row", { name: "Friday 09:00–16:30" }).waitFor();
  assert.match(await focused(page), /^We are here:/);
  await panel.getByRole("button", { name: "Another question" }).press("Enter");
  assert.equal(await focused(page), "How can we help?");
  await panel.getByRole("button", { name: "My order" }).press("Enter");
  const number = panel.getByLabel("What is the number of the order?");
  await number.fill("many");
  await number.press("Enter");
  await panel.getByText("Give a number, for example 12.5.").waitFor();
  await number.fill("4711");
  assert.deepEqual(asked, [], "clicking asks nothing of the server");
  // A reload in the middle goes on there.
  await page.reload();
  await visitor.launcher.click();
  assert.equal(await number.inputValue(), "4711");
  await number.press("Enter");
  await panel.getByText("Tell us what happened.").waitFor();
  await page.evaluate(() => Doorbell("on", "submitted", ({ detail }) => (window.stored = detail.conversation)));
  await visitor.fillForm({ message: "It has not come.", name: "Aino", email: "aino@visitor.example" });
  assert.equal(await panel.evaluate((all) => all.scrollWidth - all.clientWidth), 0);
  await panel.getByRole("button", { name: "Send message" }).click();
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();

  const conversation = await eventually("the conversation", () => page.evaluate(() => window.stored));
  const { events } = await owner.call("GET", `/v1/conversations/${conversation}/events`);
  const { answers } = events.find(({ event }) => event.type === "submission").event;
  assert.deepEqual(answers, { message: "It has not come.", name: "Aino", email: "aino@visitor.example", order: "4711" });
  assertNoTroubles(visitor.context);
});

test("who types instead of choosing has written the message, and can come back to the bot", async () => {
  const visitor = await meet();
  const { panel } = visitor;
  await visitor.input.fill("The chain slips.");
  await visitor.input.press("Enter");
  const message = panel.getByRole("textbox", { name: /^Message/ });
  await message.waitFor();
  assert.equal(await message.inputValue(), "The chain slips.");
  await panel.getByRole("button", { name: "Back to the chat" }).click();
  await panel.getByRole("button", { name: "Opening hours" }).click();
  await visitor.leaveMessage.click();
  await visitor.fillForm({ message: "The chain slips.", name: "Aino", email: "aino@visitor.example" });
  await panel.getByRole("button", { name: "Send message" }).click();
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();
  assertNoTroubles(visitor.context);
});

test("a way that the server does not know loses no message", async () => {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { panel } = visitor;
  await withSettings(visitor.context, ({ queues: [queue] }) => ({ queues: [{ ...queue, bot: { ...queue.bot, version: 900 } }] }));
  await visitor.launcher.click();
  await panel.getByRole("button", { name: "Something else" }).click();
  await visitor.fillForm({ message: "The chain slips.", name: "Aino", email: "aino@visitor.example" });
  const send = panel.getByRole("button", { name: "Send message" });
  await send.click();
  await panel.getByText("Your message was not sent. It is kept here.").waitFor();
  assert.equal(await panel.getByRole("textbox", { name: /^Message/ }).inputValue(), "The chain slips.");
  await send.click();
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();
  assertNoTroubles(visitor.context);
});
