// Changing the people of a site: roles, two administrators at once, the last owner, and who is deactivated.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

const signIn = (email, options) => Agent.signIn(set.browser, set.stack, email, { path: "/sites/demo/people", ...options });
const rowOf = (page, email) => page.getByRole("listitem").filter({ hasText: email });

async function person(agent, email) {
  const { items } = await agent.call("GET", "/v1/sites/demo/people");
  return items.find((one) => one.email === email);
}

/** Opens the form of a person. */
async function edits(page, name) {
  await page.getByRole("button", { name: `Edit ${name}`, exact: true }).click();
  return page.getByRole("form", { name: `Change ${name}` });
}

test("a role, queues and a limit are changed in place, with the keyboard", async () => {
  const agent = await signIn("owner@example.com");
  const { page } = agent;
  await page.getByRole("button", { name: "Edit Aino" }).press("Enter");
  const form = page.getByRole("form", { name: "Change Aino" });
  // The role that is so has the focus; arrows choose another.
  await page.waitForFunction(() => document.activeElement?.matches("[type=radio]:checked"));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0");
  await form.getByText("A whole number from 1 to 100").waitFor();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await rowOf(page, "aino@").getByText("Full-access agent · no queue · at most 3 conversations at once").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Edit Aino");
  const { role, queues, open_at_once } = await person(agent, "aino@example.com");
  assert.deepEqual({ role, queues, open_at_once }, { role: "full-access", queues: [], open_at_once: 3 });
  assertNoTroubles(agent.context);
});

test("when somebody else was faster, both values are shown and nothing is lost", async () => {
  const agent = await signIn("owner@example.com");
  const { page } = agent;
  const form = await edits(page, "Mykola");
  await form.getByRole("radio", { name: /^Agent/ }).check();
  const { agent: id, version } = await person(agent, "mykola@example.com");
  await agent.call("PATCH", `/v1/sites/demo/people/${id}`, { role: "administrator", open_at_once: 9 }, version);
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Changed meanwhile: Administrator").waitFor();
  assert.equal(await form.getByLabel("Most open conversations at once").inputValue(), "9");
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  const now = await person(agent, "mykola@example.com");
  assert.deepEqual([now.role, now.open_at_once], ["agent", 9]);
});

test("the last owner stays an owner, and the field says why", async () => {
  const agent = await signIn("owner@example.com");
  const { page } = agent;
  const form = await edits(page, "Olivia");
  assert.equal(await form.getByRole("button", { name: "Deactivate…" }).count(), 0, "nobody deactivates themselves");
  await form.getByRole("radio", { name: /^Administrator/ }).check();
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Olivia is the only owner.").waitFor();
  await form.getByRole("button", { name: "Cancel" }).click();
  await rowOf(page, "owner@").getByText("Owner · Support").waitFor();
});

test("an administrator finds no way to change an owner or to make one", async () => {
  const agent = await signIn("owner@example.com");
  const { agent: id, version } = await person(agent, "mykola@example.com");
  await agent.call("PATCH", `/v1/sites/demo/people/${id}`, { role: "administrator" }, version);
  const other = await signIn("mykola@example.com");
  const { page } = other;
  await rowOf(page, "owner@").getByText("Only an owner may change owners").waitFor();
  assert.equal(await page.getByRole("button", { name: "Edit Olivia" }).count(), 0);
  const form = await edits(page, "Aino");
  assert.equal(await form.getByRole("radio", { name: /^Owner/ }).count(), 0);
});

test("who is deactivated is signed out, is folded away, and comes back with role and queues", async () => {
  const agent = await signIn("owner@example.com");
  const aino = await signIn("aino@example.com", { path: "/inbox" });
  await aino.page.getByRole("heading", { name: "Inbox" }).waitFor();
  const before = await person(agent, "aino@example.com");
  const { page } = agent;
  const form = await edits(page, "Aino");
  await form.getByRole("button", { name: "Deactivate…" }).click();
  const dialog = page.getByRole("dialog", { name: "Deactivate Aino?" });
  await dialog.getByText("signed out of this site at once").waitFor();
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await page.waitForFunction(() => document.activeElement?.localName === "summary");
  await aino.go("/inbox");
  await aino.page.getByRole("heading", { name: "Sign in" }).waitFor();

  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Reactivate Aino" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("button", { name: "Edit Aino" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Edit Aino");
  const { role, queues, active } = await person(agent, "aino@example.com");
  assert.deepEqual({ role, queues, active }, { role: before.role, queues: before.queues, active: true });
});

test("an owner ends the sessions of a colleague, who can sign in again", async () => {
  const agent = await signIn("owner@example.com");
  const mykola = await signIn("mykola@example.com", { path: "/inbox" });
  await mykola.page.getByRole("heading", { name: "Inbox" }).waitFor();
  const { page } = agent;
  assert.equal(await page.getByRole("button", { name: "Sign Olivia out everywhere" }).count(), 0, "one's own are in the settings");
  const button = page.getByRole("button", { name: "Sign Mykola out everywhere" });
  await button.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Sign Mykola out everywhere?" });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await mykola.go("/inbox");
  await mykola.page.getByRole("heading", { name: "Inbox" }).waitFor();

  await button.press("Enter");
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("region", { name: "Latest notices" }).getByText("Mykola is signed out everywhere.").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Sign Mykola out everywhere");
  await mykola.go("/inbox");
  await mykola.page.getByRole("heading", { name: "Sign in" }).waitFor();
  await mykola.askIn();
  await mykola.go("/inbox");
  await mykola.page.getByRole("heading", { name: "Inbox" }).waitFor();

  await agent.go("/sites/demo/log");
  await page.getByText("Signed out everywhere: Mykola").waitFor();
  assertNoTroubles(agent.context);
});

test("an administrator signs nobody out", async () => {
  const agent = await signIn("owner@example.com");
  const { agent: id, version } = await person(agent, "mykola@example.com");
  await agent.call("PATCH", `/v1/sites/demo/people/${id}`, { role: "administrator" }, version);
  const { page } = await signIn("mykola@example.com");
  await page.getByRole("button", { name: "Edit Aino" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /out everywhere$/ }).count(), 0);
});

test("people are found by name and by address, whatever the marks over letters", async () => {
  const agent = await signIn("owner@example.com");
  const { page } = agent;
  const field = page.getByRole("searchbox", { name: "Name or address" });
  await field.fill("MYKO");
  await rowOf(page, "aino@").waitFor({ state: "detached" });
  await rowOf(page, "mykola@").waitFor();
  await field.fill("nobody at all");
  await page.getByRole("button", { name: "Show everybody" }).click();
  await rowOf(page, "aino@").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "search");
});
