// What a visitor pressed in a bot stands before what they wrote, in the agent's language (bots, section 4).

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

const definition = {
  v: 1,
  start: "hello",
  name: { en: "Desk" },
  steps: {
    hello: {
      say: { en: "What is it about?", fi: "Mistä on kyse?" },
      choices: [{ id: "a", label: { en: "My order", fi: "Tilaus" }, to: "sure" }],
    },
    sure: { ask: { field: "sure", kind: "yes_no", label: { en: "Do you know its number?" } }, to: "number" },
    number: { ask: { field: "order", kind: "text", label: { en: "Order number" } }, to: "write" },
    write: { form: { ask: ["message", "email"] } },
  },
};

test("the talk with a bot is read in the log of the conversation and of the queue", async () => {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  const { page } = agent;
  const { version } = await agent.call("POST", "/v1/sites/demo/bots", { bot: "orders", definition });
  await agent.call("POST", "/v1/sites/demo/bots/orders/publish", {}, version);
  await setUp(agent, "/v1/queues/support", { offline: "bot", bot: "orders", by_hand: { open: false } });
  const path = [
    { step: "hello", choice: "a" },
    { step: "sure", answered: "yes" },
    { step: "number", answered: "A-12" },
  ];
  const answer = await fetch(`${set.stack.widget}/v1/sites/demo/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID(), origin: set.stack.demo },
    body: JSON.stringify({
      queue: "support",
      answers: { message: "Where is it?", email: "aino@visitor.example" },
      bot: { bot: "orders", version: 1, path },
    }),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  await agent.openRow("Where is it?");
  const talk = agent.log.getByRole("region", { name: "With the bot" });
  await talk.getByText("What is it about?").waitFor();
  assert.deepEqual(
    await talk.locator("li").evaluateAll((all) => all.map(({ children }) => [...children].map((one) => one.textContent).join(" | "))),
    ["What is it about? | My order", "Do you know its number? | Yes", "Order number | A-12"],
  );
  await agent.go("/queues/support/log");
  await page
    .getByRole("button", { name: /^View content/ })
    .first()
    .click();
  await page.getByRole("region", { name: "With the bot" }).getByText("My order").waitFor();
  const finn = await Agent.signIn(set.browser, set.stack, "owner@example.com", { language: "fi", path: "/queues/support/log" });
  await finn.page.getByRole("button", { name: /Näytä/ }).first().click();
  await finn.page.getByRole("region", { name: "Botin kanssa" }).getByText("Tilaus", { exact: true }).waitFor();
  await setUp(finn, "/v1/queues/support", { offline: "form", bot: null, by_hand: null });
  assertNoTroubles(agent.context, finn.context);
});
