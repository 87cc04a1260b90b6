// From the button "Invite a colleague" to the colleague's first look at the inbox, and links that no longer lead there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { invitationTo, invite } from "../support/setup/invitations.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

const owner = (options) => Agent.signIn(set.browser, set.stack, "owner@example.com", { path: "/sites/demo/people", ...options });

/** Opens a link in a browser of its own. */
async function opens(link, options) {
  const context = await openContext(set.browser, options);
  const page = await context.newPage();
  await page.goto(link);
  return { context, page };
}

async function isGone(link) {
  const { context, page } = await opens(link);
  await page.getByRole("heading", { name: "This invitation no longer works" }).waitFor();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await context.close();
}

test("a colleague is invited, joins with a name and a language, and the link works once", async () => {
  const agent = await owner();
  const { page } = agent;
  const before = (await set.stack.mails()).length;
  await page.getByRole("button", { name: "Invite a colleague" }).press("Enter");
  const form = page.getByRole("form", { name: "Invite a colleague" });
  // The field of the address has the focus, and Enter sends.
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "email");
  await page.keyboard.type("reka@example.com");
  assert.equal(await form.getByRole("checkbox", { name: "Support" }).isChecked(), true, "the only queue is chosen");
  await form.getByRole("radio", { name: /^Full-access agent/ }).check();
  await page.keyboard.press("Enter");
  await page.getByRole("listitem").filter({ hasText: "reka@example.com" }).getByText("Expires in 14 days").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Invite a colleague");

  const link = await invitationTo(set.stack, "reka@example.com", before);
  const { context, page: hers } = await opens(link);
  await hers.getByRole("heading", { name: "Join Harbour Bicycles" }).waitFor();
  await hers.getByText("Olivia invites you").waitFor();
  await hers.getByLabel("Language").selectOption("hu");
  await hers.getByRole("heading", { name: "Csatlakozás: Harbour Bicycles" }).waitFor();
  await hers.getByLabel("Név").fill("Réka");
  await hers.getByRole("button", { name: "Csatlakozás" }).click();
  await hers.getByRole("heading", { name: "Beérkezett" }).waitFor();
  assert.equal(new URL(hers.url()).pathname, "/inbox");
  assert.equal(new URL(hers.url()).hash, "", "the token is not left in the address bar");

  await agent.go("/sites/demo/people");
  const row = page.getByRole("listitem").filter({ hasText: "reka@example.com" });
  await row.getByText("Réka").waitFor();
  await row.getByText("Full-access agent · Support").waitFor();
  await isGone(link);
  assertNoTroubles(agent.context, context);
});

test("a name that is none is told beside its field, and nothing is used up", async () => {
  const agent = await owner();
  const { context, page } = await opens(await invite(agent, "nameless@example.com"));
  const name = page.getByLabel("Name");
  await name.fill("   ");
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByText("Fill this in.").waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  await name.fill("Nadia");
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  assertNoTroubles(context);
});

test("who has joined reads once what they are told of, and is led to the settings", async () => {
  const agent = await owner();
  const { context, page } = await opens(await invite(agent, "taras@example.com"));
  await page.getByLabel("Name").fill("Taras");
  await page.getByRole("button", { name: "Join" }).click();
  const told = page.getByRole("region", { name: "What you are told of" });
  await told.getByText("Sound, Desktop and E-mail").waitFor();
  await told.getByText("New chat, New message, Assigned to me, Missed chat and Nobody was here").waitFor();
  assert.match(await told.getByRole("definition").last().textContent(), /^Contact$/, "of which nobody is told unasked");
  await told.getByText("E-mail comes only when you are away").waitFor();
  await page.reload();
  await told.getByRole("button", { name: "Got it" }).click();
  await told.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "inbox-title");
  await page.reload();
  await page.getByText("Nothing is open.").waitFor();
  assert.equal(await told.count(), 0);
  // The settings say the same.
  await page.goto(`${set.stack.console}/settings`);
  assert.equal(await page.getByLabel("Contact: E-mail", { exact: true }).isChecked(), false);
  assert.equal(await page.getByLabel("New chat: E-mail", { exact: true }).isChecked(), true);
  assertNoTroubles(context);
});

test("who follows the link to the settings has read it too", async () => {
  const agent = await owner();
  const { context, page } = await opens(await invite(agent, "gabor@example.com"));
  await page.getByLabel("Name").fill("Gábor");
  await page.getByRole("button", { name: "Join" }).click();
  const told = page.getByRole("region", { name: "What you are told of" });
  await told.getByRole("link", { name: "Change it in the settings" }).click();
  await page.getByRole("heading", { name: "Notices" }).waitFor();
  await page.goBack();
  await page.getByText("Nothing is open.").waitFor();
  assert.equal(await told.count(), 0);
  assertNoTroubles(context);
});

test("an invitation that is sent again has another link, and one that is withdrawn has none", async () => {
  const agent = await owner();
  const { page } = agent;
  const first = await invite(agent, "twice@example.com");
  await agent.go("/sites/demo/people");
  const before = (await set.stack.mails()).length;
  await page.getByRole("button", { name: "Send the invitation to twice@example.com again" }).click();
  const second = await invitationTo(set.stack, "twice@example.com", before);
  assert.notEqual(second, first);
  await isGone(first);

  await page.getByRole("button", { name: "Withdraw the invitation to twice@example.com" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await page
    .getByRole("button", { name: /twice@example\.com/ })
    .first()
    .waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.textContent === "Invite a colleague");
  await isGone(second);
  assertNoTroubles(agent.context);
});

test("who is at the site already cannot be invited, which the field says", async () => {
  const agent = await owner();
  const { page } = agent;
  await page.getByRole("button", { name: "Invite a colleague" }).click();
  const form = page.getByRole("form", { name: "Invite a colleague" });
  await form.getByLabel("E-mail address").fill("Aino@example.com");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await form.getByText("This person is at the site already").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "email");
});

test("somebody with an account is asked nothing, and hears who else is signed in", async () => {
  const agent = await owner();
  await agent.call("POST", "/v1/sites", { site: "second", name: "Second Shop" });
  await agent.call("POST", "/v1/sites/second/queues", { queue: "second-support", name: "Second support" });
  const link = await invite(agent, "aino@example.com", { site: "second", queues: ["second-support"] });
  const page = await agent.context.newPage();
  await page.goto(link);
  await page.getByText("You already have an account").waitFor();
  await page.getByText("Olivia (owner@example.com) is signed in in this browser").waitFor();
  assert.equal(await page.getByRole("textbox").count(), 0);
  await page.getByRole("button", { name: "Join" }).click();
  // Aino's own language, which she has chosen long ago.
  await page.getByRole("heading", { name: "Saapuneet" }).waitFor();
  const { email, sites } = await page.evaluate(async () => (await fetch("/v1/me")).json());
  assert.equal(email, "aino@example.com");
  assert.deepEqual(sites.map(({ site }) => site).sort(), ["demo", "second"]);
});

test("a link that was cut leads nowhere, and says so", async () => {
  await isGone(`${set.stack.console}/invitation`);
  await isGone(`${set.stack.console}/invitation#token=demo.nothing`);
  await isGone(`${set.stack.console}/invitation#token=${"x".repeat(3000)}`);
});
