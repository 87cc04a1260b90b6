// What is known of a visitor is put right in place, and every console follows (SM13).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { talking } from "../support/talk.mjs";

const set = stage();
const LINE = "Olivia corrected the contact details";

/** The card of a visitor on an agent's screen. */
class Card {
  constructor({ page }) {
    this.page = page;
    this.root = page.getByRole("complementary", { name: "Visitor details" });
    this.form = this.root.getByRole("form", { name: "Contact details" });
    this.edit = this.root.getByRole("button", { name: "Edit" });
  }

  field(name) {
    return this.form.getByRole("textbox", { name });
  }

  async save() {
    await this.form.getByRole("button", { name: "Save" }).click();
  }

  shows(words) {
    return this.root.getByText(words).first().waitFor();
  }
}

/** Two consoles with the card of the same visitor. */
async function twoCards(opening) {
  const { visitor, agent } = await talking(set, opening);
  const other = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path: agent.path });
  await other.sees(opening);
  return { visitor, agent, other, here: new Card(agent), there: new Card(other) };
}

test("name, address and telephone are corrected, and other consoles show it without a reload", async () => {
  const { visitor, agent, other, here, there } = await twoCards("Who am I?");
  const loaded = await other.loadedAt();
  await here.edit.click();
  assert.equal(await here.field("Name").evaluate((field) => field === document.activeElement), true, "the name has the focus");
  await here.field("Name").fill("Aino Virtanen");
  await here.field("E-mail").fill("aino@visitor.example");
  await here.field("Phone").fill("+358 40 1234567");
  await here.field("Phone").press("Enter");
  await here.form.waitFor({ state: "detached" });
  assert.equal(await here.edit.evaluate((button) => button === document.activeElement), true, "the focus is back");
  await here.root.getByRole("status").getByText("Saved").waitFor();
  for (const card of [here, there]) {
    for (const words of ["Aino Virtanen", "aino@visitor.example", "+358 40 1234567"]) await card.shows(words);
  }
  for (const { page, log, rows } of [agent, other]) {
    await page.getByRole("heading", { level: 1 }).getByText("Aino Virtanen").waitFor();
    await log.getByText(LINE).waitFor();
    await rows.filter({ hasText: "Aino Virtanen" }).waitFor();
  }
  assert.equal(await other.loadedAt(), loaded);
  // Visitors hear nothing of it.
  await agent.write("Thank you.");
  await visitor.sees("Thank you.");
  assert.deepEqual(await visitor.texts(), ["Who am I?", "I am looking.", "Thank you."]);
  await agent.page.reload();
  await here.shows("+358 40 1234567");
  assertNoTroubles(visitor.context, agent.context, other.context);
});

test("only what was changed is sent, and what is emptied is forgotten", async () => {
  const { agent, here } = await twoCards("Change one thing.");
  await agent.call("PATCH", `${agent.path.replace("/c/", "/v1/conversations/")}/contact`, { name: "Réka", email: "reka@visitor.example" });
  await here.shows("reka@visitor.example");
  const sent = agent.page.waitForRequest((request) => request.method() === "PATCH" && request.url().endsWith("/contact"));
  await here.edit.click();
  await here.field("Name").fill("Réka");
  await here.field("E-mail").fill("");
  await here.save();
  assert.deepEqual((await sent).postDataJSON(), { email: "" });
  await here.root.getByText("reka@visitor.example").waitFor({ state: "detached" });
  await here.shows("Réka");
});

test("a refused field says so beside it, and nothing typed is lost", async () => {
  const { here } = await twoCards("A typing mistake.");
  await here.edit.click();
  await here.field("Name").fill("Matteo");
  await here.field("E-mail").fill("matteo");
  await here.save();
  const email = here.field("E-mail");
  await here.form.getByText("Check the format.").waitFor();
  assert.equal(await email.getAttribute("aria-invalid"), "true");
  const described = await email.evaluate((field) =>
    field
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id).textContent)
      .join(""),
  );
  assert.equal(described, "Check the format.");
  assert.equal(await email.evaluate((field) => field === document.activeElement), true, "the refused field has the focus");
  assert.equal(await here.field("Name").inputValue(), "Matteo");
  await email.fill("matteo@visitor.example");
  await email.press("Enter");
  await here.shows("matteo@visitor.example");
});

test("what somebody else corrects meanwhile throws away nothing that is typed, and is not taken back", async () => {
  const { agent, here, there } = await twoCards("Both at once.");
  await here.edit.click();
  await here.field("Name").fill("Aino from here");
  await there.edit.click();
  await there.field("Name").fill("Aino from there");
  await there.field("Phone").fill("0401234567");
  await there.save();
  await here.form.getByText("Changed meanwhile: Aino from there").waitFor();
  assert.equal(await here.field("Name").inputValue(), "Aino from here");
  await eventually("the field that was not touched follows", async () => (await here.field("Phone").inputValue()) === "0401234567");
  const sent = agent.page.waitForRequest((request) => request.method() === "PATCH" && request.url().endsWith("/contact"));
  await here.save();
  assert.deepEqual((await sent).postDataJSON(), { name: "Aino from here" });
  await there.shows("Aino from here");
  await there.shows("0401234567");
});

test("Escape gives up the form and nothing else", async () => {
  const { agent, here } = await twoCards("Never mind.");
  await agent.page.setViewportSize({ width: 900, height: 700 });
  await agent.page.getByRole("link", { name: "Visitor details" }).click();
  await here.edit.click();
  await here.field("Name").fill("Nobody");
  await agent.page.keyboard.press("Escape");
  await here.form.waitFor({ state: "detached" });
  assert.equal(await here.edit.isVisible(), true, "the drawer is still there");
  assert.equal(await here.root.getByText("Nobody", { exact: true }).count(), 0);
  assert.equal(await here.edit.evaluate((button) => button === document.activeElement), true);
  await agent.page.keyboard.press("Escape");
  await here.root.waitFor({ state: "hidden" });
});

test("in the trash nobody is offered to correct a contact", async () => {
  const { agent, here } = await twoCards("A mistake of mine.");
  await here.edit.waitFor();
  await agent.call("POST", `${agent.path.replace("/c/", "/v1/conversations/")}/trash`, {});
  await here.shows("In the trash");
  await here.edit.waitFor({ state: "detached" });
});

test("an address in a message is put into the contact by one click, and nothing by itself", async () => {
  const { visitor, agent, here } = await twoCards("Write to aino@visitor.example.");
  const offer = agent.log.getByRole("button", { name: "Add aino@visitor.example to the contact details" });
  await offer.waitFor();
  const { contact } = await agent.call("GET", agent.path.replace("/c/", "/v1/conversations/"));
  assert.equal(contact.email, null);
  await offer.focus();
  await agent.page.keyboard.press("Enter");
  await here.shows("aino@visitor.example");
  await offer.waitFor({ state: "detached" });
  await eventually("the focus on what it did", () =>
    agent.page.evaluate(() => document.activeElement.textContent === "aino@visitor.example is in the contact details now."),
  );
  await visitor.write("Better call +358 40 123 4567, order 20260412345, or write to other@visitor.example");
  await agent.log.getByRole("button", { name: "Add +358 40 123 4567 to the contact details" }).click();
  await here.shows("+358 40 123 4567");
  await agent.log.getByRole("button", { name: "Put other@visitor.example in place of aino@visitor.example" }).click();
  await here.shows("other@visitor.example");
  assertNoTroubles(visitor.context, agent.context);
});
