// Queues are added, opened, closed and taken away; hours have several intervals, go to 24:00 and over midnight (settings, section 3).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { Card, focusGoesTo, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

async function owner(path = "/sites/demo/queues/support") {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
  await agent.page.locator(".setup-card").first().waitFor();
  return agent;
}

test("a queue is added, its page opens at the first field, and it can be deleted again", async () => {
  const agent = await owner("/sites/demo/queues");
  const { page } = agent;
  await page.getByRole("button", { name: "Add a queue" }).click();
  await focusGoesTo(page, "Name");
  await page.keyboard.type("Huolto & varaosat");
  assert.equal(await page.getByLabel("Short name").inputValue(), "huolto-varaosat");
  await page.getByLabel("Short name").fill("support");
  await page.keyboard.press("Enter");
  await page.getByText("This is taken already.").waitFor();
  await focusGoesTo(page, "Short name");
  await page.getByLabel("Short name").fill("huolto");
  await page.keyboard.press("Enter");
  await eventually("its page", () => agent.path === "/sites/demo/queues/huolto");
  await focusGoesTo(page, "Name");
  await page.getByRole("button", { name: "Delete queue" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete queue" }).click();
  await eventually("the list", () => agent.path === "/sites/demo/queues");
  await page.locator("ol").getByRole("link", { name: "Support" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Huolto" }).count(), 0);
  assertNoTroubles(agent.context);
});

test("a queue that somebody serves is not deleted, and it says why", async () => {
  const { page } = await owner();
  await page.getByRole("button", { name: "Delete queue" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete queue" }).click();
  await page.getByText("Somebody still serves this queue").waitFor();
});

test("a week is edited by keyboard, copied to other days, and saved as it was typed", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Opening hours");
  await card.root.getByText("Without any hours the queue is open day and night.").waitFor();
  await card.button("Add hours: Monday").click();
  await focusGoesTo(page, "Monday: opens");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("9");
  await page.keyboard.press("Tab");
  await focusGoesTo(page, "Monday: closes");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("12.00");
  await card.button("Add hours: Monday").click();
  assert.deepEqual(await card.root.getByLabel("Monday: opens").evaluateAll((all) => all.map(({ value }) => value)), ["09:00", "13:00"]);
  await card.button("Copy the hours: Monday").click();
  await page.getByRole("menuitem", { name: "Tuesday" }).click();
  await card.button("Add hours: Saturday").click();
  await card.root.getByLabel("Saturday: opens").fill("22");
  await card.root.getByLabel("Saturday: closes").fill("22:00");
  await card.save();
  await card.root.getByText("Write two different times").waitFor();
  await focusGoesTo(page, "Saturday: opens");
  await card.root.getByLabel("Saturday: closes").fill("2");
  await card.root.getByLabel("Saturday: closes").press("Tab");
  await card.root.getByText("next day", { exact: true }).waitFor();
  await card.button("Add hours: Sunday").click();
  await card.root.getByLabel("Sunday: closes").fill("24");
  await card.saved();
  const { hours } = await agent.call("GET", "/v1/queues/support");
  assert.deepEqual(
    hours.map(({ day, opens, closes }) => `${day} ${opens}-${closes}`),
    ["1 09:00-12:00", "1 13:00-17:00", "2 09:00-12:00", "2 13:00-17:00", "6 22:00-02:00", "7 09:00-24:00"],
  );
  await card.root.getByRole("checkbox", { name: /^Suspend the opening hours/ }).check();
  await card.saved();
  assert.equal((await agent.call("GET", "/v1/queues/support")).suspended, true);
  await setUp(agent, "/v1/queues/support", { hours: [], suspended: false });
});

test("an exception has days, hours and a note; days in the wrong order are told", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Exceptions");
  await card.button("Add an exception").click();
  await focusGoesTo(page, "First day");
  await card.field("First day").fill("2026-12-24");
  await card.field("Last day").fill("2026-12-20");
  await card.save();
  await card.root.getByText("The last day must not be before the first").waitFor();
  await card.field("Last day").fill("2027-01-06");
  await card.field("Every year").check();
  await card.field("Open at other hours").check();
  await card.root.getByLabel("Exception 1: closes").fill("12");
  await card.field("Note for colleagues").fill("Christmas");
  await card.saved();
  const { exceptions } = await agent.call("GET", "/v1/queues/support");
  const hours = [{ opens: "09:00", closes: "12:00" }];
  assert.deepEqual(exceptions, [{ from: "2026-12-24", to: "2027-01-06", every_year: true, hours, note: "Christmas" }]);
  await setUp(agent, "/v1/queues/support", { exceptions: [] });
});

test("a queue is closed by hand until a time, after a question, and goes by its hours again", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Open now?");
  await card.button("Close now").click();
  const question = page.getByRole("dialog", { name: "Close the queue now?" });
  await question.getByLabel("Until a certain time").check();
  await question.getByLabel(/^Until when/).fill("2020-01-01T09:00");
  await question.getByRole("button", { name: "Close now" }).click();
  await question.getByText("Choose a time that is still to come.").waitFor();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await question.getByLabel(/^Until when/).fill(`${tomorrow}T09:00`);
  await question.getByRole("button", { name: "Close now" }).click();
  await card.root.getByText(/^Closed, opens/).waitFor();
  const { by_hand, open } = await agent.call("GET", "/v1/queues/support");
  assert.deepEqual([open, by_hand.open], [false, false]);
  // By the clock of the site, which is two or three hours ahead.
  assert.match(by_hand.until, new RegExp(`^${tomorrow}T0[67]:00:00`));
  await card.button("Go by the opening hours again").click();
  await card.root.getByText("Open", { exact: true }).waitFor();
  assert.equal((await agent.call("GET", "/v1/queues/support")).by_hand, null);
});

test("what visitors meet while it is closed, and what the form asks", async () => {
  const agent = await owner();
  const { page } = agent;
  const offline = new Card(page, "While closed or nobody is here");
  await offline.root.getByRole("radio", { name: /^Message/ }).check();
  await offline.saved();
  const contacts = new Card(page, "Other ways to reach you");
  await contacts.button("Add a way").click();
  await focusGoesTo(page, "Kind of way 1");
  await contacts.field("Kind of way 1").selectOption("Link");
  await contacts.field("Link 1").fill("http://shop.example");
  await contacts.save();
  await contacts.root.getByText("Write an address that begins with https://.").waitFor();
  await contacts.field("Link 1").fill("https://shop.example/help");
  await contacts.saved();
  const form = new Card(page, "Contact form");
  await form.field("Always, also beside the chat").check();
  await form.button("Add a topic").click();
  await focusGoesTo(page, "Topic 1");
  await page.keyboard.type("Repair");
  await form.saved();
  const consent = new Card(page, "Consent");
  await consent.field("What visitors agree to").fill("I agree.");
  await consent.saved();
  await consent.root.getByText("Version in use").waitFor();
  await consent.field("What visitors agree to").fill("I agree to more.");
  await consent.root.getByText("A new text, in any language, is a new version of all of them.").waitFor();
  await consent.button("Discard changes").click();
  const there = await agent.call("GET", "/v1/queues/support");
  assert.deepEqual(there.contacts, [{ kind: "link", text: "https://shop.example/help" }]);
  assert.deepEqual([there.offline, there.form_offer, there.topics, there.consent.text], ["message", "always", ["Repair"], "I agree."]);
});
