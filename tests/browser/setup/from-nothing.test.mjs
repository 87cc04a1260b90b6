// From an empty stack to an answered chat, by what the console offers: an owner who has a sign-in link and nothing else sets a team up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { invitationTo } from "../support/setup/invitations.mjs";
import { Card, focusGoesTo } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const MINUTE_MS = 60_000;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const QUEUE = "/sites/demo/queues/support";

const set = stage(undefined, { sample: false });

/** Signs in by the link in the mail, in the browser that asked for it. */
async function signIn(email) {
  const context = await openContext(set.browser);
  const page = await context.newPage();
  await page.goto(`${set.stack.console}/inbox`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const { text } = await set.stack.mailTo(email, /sign/i);
  await page.goto(/http\S+#token=[\w-]+/.exec(text)[0]);
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  return new Agent(page, set.stack, email);
}

/** How far the list of first steps has come, where it stands. */
const steps = (page) => page.getByRole("region", { name: "Get started" });

async function nameAndAddress({ page }) {
  await steps(page).getByRole("link", { name: "Name your site" }).click();
  const name = new Card(page, "Name");
  await name.field("Name of the site").fill("Harbour Bicycles");
  await name.saved();
  const websites = new Card(page, "Websites");
  await websites.button("Add an address").click();
  await websites.field("Address 1").fill(set.stack.demo);
  await websites.saved();
  await steps(page).getByText("2 of 6 done").waitFor();
}

/** Asks for an order number in the form. */
async function ownField(agent) {
  await agent.go(QUEUE);
  const form = new Card(agent.page, "Fields of the form");
  await form.button("Change the fields").click();
  await form.button("Add a field").click();
  await agent.page.getByRole("menuitem", { name: "Text in one line" }).click();
  await focusGoesTo(agent.page, "Label");
  await agent.page.keyboard.type("Order number");
  await form.saved();
}

/** Publishes a bot that begins with one of ours. */
async function bot(agent) {
  const { page } = agent;
  await agent.go("/sites/demo/bots");
  await page.getByRole("button", { name: "Add a bot" }).click();
  await page.getByLabel("Name for visitors").fill("Help desk");
  await page.getByLabel("Opening hours, and a message").check();
  await page.keyboard.press("Enter");
  const publishing = page.getByRole("region", { name: "Publish" });
  await publishing.getByRole("button", { name: "Publish" }).click();
  await publishing.getByText("Version 1 is published").waitFor();
}

/** Has the queue offer the bot while it is closed. */
async function offersBot(agent) {
  await agent.go(QUEUE);
  const offline = new Card(agent.page, "While closed or nobody is here");
  await offline.root.getByRole("radio", { name: /^Bot/ }).check();
  await offline.saved();
}

/** Invites somebody, who joins in a browser of their own. */
async function colleague(owner, email, name, role) {
  const { page } = owner;
  const before = (await set.stack.mails()).length;
  await owner.go("/sites/demo/people");
  await page.getByRole("button", { name: "Invite a colleague" }).click();
  const form = page.getByRole("form", { name: "Invite a colleague" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByRole("radio", { name: role }).check();
  await form.getByRole("button", { name: "Send invitation" }).click();
  const context = await openContext(set.browser);
  const theirs = await context.newPage();
  await theirs.goto(await invitationTo(set.stack, email, before));
  await theirs.getByLabel("Name").fill(name);
  await theirs.getByRole("button", { name: "Join" }).click();
  await theirs.getByRole("region", { name: "What you are told of" }).getByRole("button", { name: "Got it" }).click();
  return new Agent(theirs, set.stack, email);
}

/** The owner wants a mail of forms too, also while looking at the console. */
async function notices(agent) {
  await agent.go("/settings");
  // One after the other: two changes at once may overwrite each other, which README.md says.
  await agent.page.getByLabel("Contact: E-mail", { exact: true }).check();
  await eventually("the first is kept", async () => (await agent.call("GET", "/v1/me")).notices.submission.email);
  await agent.page.getByRole("radio", { name: /^Always/ }).check();
  await eventually("both are kept", async () => {
    const { notices, mail } = await agent.call("GET", "/v1/me");
    return notices.submission.email && mail === "always";
  });
}

/** A moment by the clock of the site, which is UTC. */
const clock = (moment) => new Date(moment).toISOString().slice(11, 16);

/** Has the queue open at the next full minute that is far enough away for visitors to find it closed. */
async function hours(agent, enough_ms) {
  const opens = new Date(Math.ceil((Date.now() + enough_ms) / MINUTE_MS) * MINUTE_MS);
  const day = DAYS[opens.getUTCDay()];
  await agent.go(QUEUE);
  const week = new Card(agent.page, "Opening hours");
  await week.root.getByText("By the clock of UTC").waitFor();
  await week.button(`Add hours: ${day}`).click();
  await week.root.getByLabel(`${day}: opens`).fill(clock(opens));
  await week.root.getByLabel(`${day}: closes`).fill(clock(opens.getTime() + 12 * 60 * MINUTE_MS));
  await week.saved();
  return opens.getTime();
}

/** A visitor who finds it closed leaves a message in the form. */
async function leavesMessage() {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { panel } = visitor;
  await visitor.launcher.click();
  await visitor.fillForm({ message: "The chain slips.", name: "Kaarina", email: "kaarina@visitor.example" });
  await panel.getByLabel("Order number").fill("4711");
  await panel.getByRole("button", { name: "Send message" }).click();
  await panel.getByRole("heading", { name: "Thank you" }).waitFor();
  assertNoTroubles(visitor.context);
}

/** A visitor who asks the bot when it opens, and leaves the panel open. */
async function meetsBot(opens) {
  const visitor = await Visitor.come(set.browser, set.stack);
  const { panel } = visitor;
  await visitor.launcher.click();
  await panel.getByRole("button", { name: "When are you open?" }).click();
  await panel.getByText(clock(opens)).first().waitFor();
  await panel.getByRole("button", { name: "Something else" }).click();
  await panel.getByRole("button", { name: "When are you open?" }).waitFor();
  assert.equal(await panel.getByRole("button", { name: "Talk to a person" }).count(), 0, "nobody is there yet");
  return visitor;
}

/** The form is in the inbox with the field of its own, and its notice came by mail. */
async function formArrives(owner) {
  await owner.go("/inbox");
  await owner.openRow("The chain slips.");
  await owner.log.getByText("4711").waitFor();
  const { text } = await set.stack.mailTo("owner@example.com", /Harbour Bicycles/);
  assert.doesNotMatch(text, /chain|Kaarina|4711/);
}

test("an owner with a sign-in link and nothing else sets a team up, and a chat is answered", { timeout: 600_000 }, async () => {
  const owner = await signIn("owner@example.com");
  await steps(owner.page).getByText("1 of 6 done").waitFor();
  await nameAndAddress(owner);
  await ownField(owner);
  await bot(owner);
  const aino = await colleague(owner, "aino@example.com", "Aino", /^Agent/);
  const mykola = await colleague(owner, "mykola@example.com", "Mykola", /^Full-access agent/);
  await notices(owner);
  await owner.go("/sites/demo");
  await steps(owner.page).getByText("3 of 6 done").waitFor();

  const opens = await hours(owner, MINUTE_MS);
  await leavesMessage();
  await offersBot(owner);
  const patient = await meetsBot(opens);
  await aino.go("/queues/support/log");
  const stands = aino.page.locator(".queue-link .mark");
  await stands.getByText("Closed", { exact: true }).waitFor();
  const loaded = [await patient.page.evaluate(() => performance.timeOrigin), await aino.loadedAt()];
  assert.ok(Date.now() < opens, "all of this was while the queue is closed");
  await formArrives(owner);

  // The minute comes, and the widget and the console change by themselves.
  const patience = { timeout: opens - Date.now() + 2 * MINUTE_MS };
  await patient.panel.getByRole("button", { name: "Talk to a person" }).waitFor(patience);
  await stands.getByText("Open", { exact: true }).waitFor(patience);
  assert.deepEqual([await patient.page.evaluate(() => performance.timeOrigin), await aino.loadedAt()], loaded);
  await patient.panel.getByRole("button", { name: "Talk to a person" }).click();
  await patient.write("Is the Ferry in green?");
  await patient.sees("Is the Ferry in green?", "Sent");
  await aino.go("/inbox");
  await aino.openRow("Is the Ferry in green?");
  await aino.act("Take");
  await aino.write("It is, and in blue.");
  await patient.sees("It is, and in blue.");
  await aino.sees("It is, and in blue.", "Seen");
  await patient.sees("Is the Ferry in green?", "Seen");

  // Who has full access sees what colleagues do; the owner has no steps left.
  await mykola.go(aino.path);
  await mykola.sees("It is, and in blue.");
  await owner.go("/sites/demo");
  await eventually("no steps are left", () => owner.page.evaluate(() => localStorage["doorbell.choice.first-run.demo"] === "over"));
  assert.equal(await steps(owner.page).count(), 0);
  assertNoTroubles(owner.context, aino.context, mykola.context, patient.context);
});
