// The contact form with fields of the site's own, of every kind.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { field, nothingRequired, options, setUpQueue } from "../support/forms.mjs";
import { withSettings } from "../support/settings.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const form_fields = [
  field("message", "long-text", "What happened?"),
  field("order", "text", "Order", { required: true, help: { en: "It is in our mail." } }),
  field("model", "choice", "Model", { options: options("Pier", "Ferry") }),
  field("colour", "buttons", "Colour", { options: options("Red", "Blue", "Green"), required: true }),
  field("offers", "checkbox", "Send me news"),
  field("email", "email"),
  field("phone", "phone"),
  field("amount", "number", "Price"),
  field("bought", "date", "Bought on"),
  field("plan", "text", "Plan", { hidden: true }),
];

let owner;
const set = stage(async (ready) => {
  owner = await setUpQueue(ready, { form_fields });
});

async function openForm(options) {
  const visitor = await Visitor.come(set.browser, set.stack, options);
  await visitor.open();
  await visitor.leaveMessage.click();
  await visitor.panel.getByLabel("What happened?").waitFor();
  return visitor;
}

const named = (page) =>
  page.evaluate(() => {
    let { activeElement: found } = document;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found.labels?.[0]?.textContent ?? found.textContent;
  });

/** Goes on by the keyboard until this has the focus. */
async function tabTo(page, name) {
  const seen = [];
  for (let presses = 0; presses < 12; presses += 1) {
    seen.push(await named(page));
    if (seen.at(-1) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} is not among ${seen.join(", ")}`);
}

test("a form with fields of every kind is filled in and sent by the keyboard alone", async () => {
  const visitor = await openForm();
  const { page, panel } = visitor;
  await page.evaluate(() => Doorbell("prefill", { plan: "gold" }));
  await page.evaluate(() => Doorbell("on", "submitted", ({ detail }) => (window.stored = detail.conversation)));
  const type = async (name, keys) => {
    await tabTo(page, name);
    await page.keyboard.type(keys);
  };
  await panel.getByText("Still needed: What happened?, Order, Colour", { exact: true }).waitFor();
  await type("What happened?", "The chain slips.");
  await type("Order", "A-4711");
  await type("Model (optional)", "F");
  await tabTo(page, "Red");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.equal(await panel.getByRole("radio", { name: "Blue" }).isChecked(), true);
  await tabTo(page, "Send me news (optional)");
  await page.keyboard.press("Space");
  await type("E-mail (optional)", "aino@visitor.example");
  await type("Price (optional)", "1,5");
  // The browser's own field, which may begin with the day or the month.
  await type("Bought on (optional)", "02022026");
  await tabTo(page, "Send message");
  await page.keyboard.press("Enter");
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();

  const conversation = await eventually("the conversation", () => page.evaluate(() => window.stored));
  const { events } = await owner.call("GET", `/v1/conversations/${conversation}/events`);
  const { answers } = events.find(({ event }) => event.type === "submission").event;
  assert.deepEqual(answers, {
    message: "The chain slips.",
    order: "A-4711",
    model: "ferry",
    colour: "blue",
    offers: "yes",
    email: "aino@visitor.example",
    amount: "1.5",
    bought: "2026-02-02",
    plan: "gold",
  });
  assertNoTroubles(visitor.context);
});

test("what the server refuses stands at its field, which has the focus then", async () => {
  const visitor = await Visitor.come(set.browser, set.stack);
  await withSettings(visitor.context, ({ queues: [queue] }) => ({
    queues: [{ ...queue, form: { ...queue.form, fields: nothingRequired(queue.form.fields) } }],
  }));
  const { panel, page } = visitor;
  await visitor.open();
  await visitor.leaveMessage.click();
  await panel.getByLabel("What happened?").fill("The chain slips.");
  await panel.getByLabel("Blue").check();
  await panel.getByRole("button", { name: "Send message" }).click();
  await panel.getByText("Fill this in.").waitFor();
  assert.equal(await named(page), "Order (optional)");
  const order = panel.getByLabel("Order (optional)");
  assert.equal(await order.getAttribute("aria-invalid"), "true");
  await order.fill("A-4711");
  await panel.getByText("Fill this in.").waitFor({ state: "hidden" });
  await panel.getByRole("button", { name: "Send message" }).click();
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();
  assertNoTroubles(visitor.context);
});

test("a reload keeps what was filled in, on a screen of 320 px too", async () => {
  const visitor = await openForm({ viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
  const { panel, page } = visitor;
  await panel.getByLabel("What happened?").fill("The chain slips.");
  await panel.getByLabel("Model (optional)").selectOption("ferry");
  await panel.getByLabel("Green").check();
  await panel.getByLabel("Send me news (optional)").check();
  await panel.getByLabel("Price (optional)").fill("many");
  await panel.getByLabel("Order").fill("A-1");
  await panel.getByText("Give a number, for example 12.5.").waitFor();
  const wide = await panel.locator(".form").evaluate((form) => form.scrollWidth - form.clientWidth);
  assert.equal(wide, 0);
  for (const height of await panel.locator(".option").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
    assert.ok(height >= 44, `${height} px`);
  await page.reload();
  await visitor.open();
  await visitor.leaveMessage.click();
  await panel.getByLabel("Green").waitFor();
  assert.deepEqual(
    await Promise.all([
      panel.getByLabel("What happened?").inputValue(),
      panel.getByLabel("Model (optional)").inputValue(),
      panel.getByLabel("Green").isChecked(),
      panel.getByLabel("Send me news (optional)").isChecked(),
      panel.getByLabel("Order").inputValue(),
    ]),
    ["The chain slips.", "ferry", true, true, "A-1"],
  );
  assertNoTroubles(visitor.context);
});
