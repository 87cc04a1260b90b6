// The fields of a form are put together by keyboard alone, topics lead to queues, and a consent speaks the site's languages (settings, section 5).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { Card, focused, focusGoesTo, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();
const PATH = "/v1/queues/support";

async function owner(path = "/sites/demo/queues/support") {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
  await agent.page.locator(".setup-card").first().waitFor();
  return agent;
}

/** Presses Tab until this has the focus. */
async function tabTo(page, name, key = "Tab") {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  assert.equal(await focused(page), name);
}

const texts = (fields) => fields.map(({ name, kind, label }) => `${name} ${kind} ${label.en ?? "-"}`);

test("fields are added, named, moved, doubled and taken away by keyboard alone", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Fields of the form");
  await card.root.getByText("E-mail", { exact: true }).waitFor();
  await card.button("Change the fields").focus();
  await page.keyboard.press("Enter");
  await focusGoesTo(page, "MessageText in several lines · Required");
  await tabTo(page, "Add a field");
  await page.keyboard.press("Enter");
  await focusGoesTo(page, "Phone (as in the contact details)");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await focusGoesTo(page, "List to choose from");
  await page.keyboard.press("Enter");
  await focusGoesTo(page, "Label");
  await page.keyboard.type("Size of the frame");
  await tabTo(page, "Choice 1");
  await page.keyboard.type("Small (S)");
  await tabTo(page, "Add a choice");
  await page.keyboard.press("Enter");
  await focusGoesTo(page, "Choice 2");
  await page.keyboard.type("Large");
  await page.keyboard.press("Tab");
  await page.keyboard.type("XL");
  await tabTo(page, "Size of the frameList to choose from", "Shift+Tab");
  await page.keyboard.press("Alt+ArrowUp");
  await card.root.getByText("Size of the frame is now in place 3.").waitFor({ state: "attached" });
  await focusGoesTo(page, "Size of the frameList to choose from");
  await tabTo(page, "Move Size of the frame up");
  await page.keyboard.press("Space");
  await card.root.getByText("Size of the frame is now in place 2.").waitFor({ state: "attached" });
  await focusGoesTo(page, "Move Size of the frame up");
  await tabTo(page, "Duplicate Size of the frame");
  await page.keyboard.press("Enter");
  await focusGoesTo(page, "Label");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Size of the wheels");
  await tabTo(page, "Remove E-mail");
  await page.keyboard.press("Enter");
  await card.root.getByText("E-mail is removed.").waitFor({ state: "attached" });
  await tabTo(page, "Save");
  await page.keyboard.press("Enter");
  await card.root.getByText("Saved", { exact: true }).waitFor();
  assert.equal(await card.root.getByRole("button", { name: "Remove Message" }).count(), 0);
  const { form_fields: fields } = await agent.call("GET", PATH);
  assert.deepEqual(texts(fields), [
    "message long-text -",
    "size_of_the_frame choice Size of the frame",
    "size_of_the_wheels choice Size of the wheels",
    "name text -",
  ]);
  assert.deepEqual(fields[1].options, [
    { value: "small-s", label: { en: "Small (S)" } },
    { value: "XL", label: { en: "Large" } },
  ]);
  await card.root.getByRole("button", { name: /^Size of the frame/ }).click();
  await card.field("Label").first().fill("Frame");
  await card.saved();
  assert.equal((await agent.call("GET", PATH)).form_fields[1].name, "size_of_the_frame");
  await card.button("Use the usual fields again").click();
  await focusGoesTo(page, "Change the fields");
  await card.saved();
  assert.deepEqual((await agent.call("GET", PATH)).form_fields, []);
  assertNoTroubles(agent.context);
});

test("what a field lacks is told at the field, and other languages say what is missing", async () => {
  const agent = await owner();
  const { page } = agent;
  await setUp(agent, "/v1/sites/demo", { languages: ["en", "fi"] });
  await agent.go("/sites/demo/queues/support");
  const card = new Card(page, "Fields of the form");
  await card.button("Change the fields").click();
  await card.button("Add a field").click();
  await page.getByRole("menuitem", { name: "Buttons to choose from" }).click();
  await card.root.getByRole("button", { name: /^Name/ }).click();
  await card.save();
  await card.root.getByText("Fill this in.").first().waitFor();
  await focusGoesTo(page, "Label");
  await page.keyboard.type("How soon?");
  await card.root.locator("[data-option] input").first().fill("Today");
  await card.root.getByText("2 missing").click();
  await card.root.getByRole("group", { name: "How soon?" }).getByLabel("Label").nth(1).fill("Milloin?");
  await card.root.locator("details").getByLabel("Today").fill("Tänään");
  await card.root.locator("details").getByText("complete").waitFor();
  await card.field("Must be answered").check();
  await card.saved();
  const field = (await agent.call("GET", PATH)).form_fields[3];
  assert.deepEqual(field, {
    name: "how_soon",
    kind: "buttons",
    label: { en: "How soon?", fi: "Milloin?" },
    help: {},
    placeholder: {},
    required: true,
    hidden: false,
    options: [{ value: "today", label: { en: "Today", fi: "Tänään" } }],
  });
  await setUp(agent, PATH, { form_fields: [] });
});

test("two people who change the fields see both lists", async () => {
  const [one, other] = [await owner(), await owner()];
  const card = new Card(one.page, "Fields of the form");
  await card.button("Change the fields").click();
  await card.button("Remove Name").click();
  const plan = { name: "plan", kind: "text", label: { en: "Plan" }, help: {}, placeholder: {}, required: false, hidden: true, options: [] };
  const message = { ...plan, name: "message", kind: "long-text", label: {}, required: true, hidden: false };
  await setUp(other, PATH, { form_fields: [message, plan] });
  await card.save();
  await card.root.getByText("Olivia changed this meanwhile.").waitFor();
  assert.deepEqual(await card.root.locator(".conflict dd").allTextContents(), [
    "Message · Text in several lines · Required\nPlan · Text in one line · Hidden",
    "Message · Text in several lines · Required\nE-mail · E-mail address",
  ]);
  await card.button("Take theirs").click();
  await card.root.getByRole("button", { name: /^Plan/ }).click();
  await card.root.getByText('Your page fills it with Doorbell("prefill", { plan: "…" }).').waitFor();
  await setUp(other, PATH, { form_fields: [] });
});

test("questions before a chat warn that fewer people start one", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Before a chat");
  const warning = card.root.getByText("Questions before a chat make fewer people start one.");
  assert.equal(await warning.count(), 0);
  await card.button("Add a field").click();
  assert.equal(await page.getByRole("menuitem", { name: /^Message/ }).count(), 0);
  await page.getByRole("menuitem", { name: /^Name/ }).click();
  await warning.waitFor();
  await card.field("Must be answered").check();
  await card.saved();
  assert.deepEqual(
    (await agent.call("GET", PATH)).pre_chat.map(({ name, required }) => [name, required]),
    [["name", true]],
  );
  await card.button("Remove Name").click();
  await focusGoesTo(page, "Add a field");
  await warning.waitFor({ state: "detached" });
  await card.saved();
  assert.deepEqual((await agent.call("GET", PATH)).pre_chat, []);
});

test("a topic leads to another queue, also when its words change", async () => {
  const agent = await owner();
  const { page } = agent;
  await agent.call("POST", "/v1/sites/demo/queues", { queue: "workshop", name: "Workshop" });
  await page.reload();
  const card = new Card(page, "Contact form");
  await card.button("Add a topic").click();
  await page.keyboard.type("Repair");
  await card.field("“Repair” leads to").selectOption("goes to Workshop");
  await card.button("Add a topic").click();
  await page.keyboard.type("Price / offer");
  await card.field("Topic 1").fill("Repairs");
  await card.saved();
  const there = await agent.call("GET", PATH);
  assert.deepEqual([there.topics, there.topic_queues], [["Repairs", "Price / offer"], { Repairs: "workshop" }]);
  await card.field("“Repairs” leads to").selectOption("goes to this queue");
  await card.saved();
  assert.deepEqual((await agent.call("GET", PATH)).topic_queues, {});
  await setUp(agent, PATH, { topics: [] });
});

test("a consent is written in each language, and another text in any of them is a new version", async () => {
  const agent = await owner();
  await setUp(agent, "/v1/sites/demo", { languages: ["en", "fi"] });
  await agent.go("/sites/demo/queues/support");
  const card = new Card(agent.page, "Consent");
  await card.field("What visitors agree to").fill("I agree.");
  await card.saved();
  const first = (await agent.call("GET", PATH)).consent;
  await card.field("What visitors agree to · Finnish").fill("Suostun.");
  await card.root.getByText("A new text, in any language, is a new version of all of them.").waitFor();
  await card.saved();
  const { consent, consents } = await agent.call("GET", PATH);
  assert.deepEqual([consent.text, consents], ["I agree.", { fi: "Suostun." }]);
  await eventually("a new version", () => consent.version !== first.version);
  await card.field("What visitors agree to").fill("");
  await card.saved();
  assert.deepEqual((await agent.call("GET", PATH)).consents, {});
  await agent.go("/sites/demo/log");
  await agent.page.locator(".audit-entry").first().getByText("Consent · Finnish").waitFor();
});
