// When, in which hours and of which queues an agent is told: chosen in the settings, kept, and obeyed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const every = { sound: false, desktop: true, email: true };

async function settings() {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { timezoneId: "Europe/Rome" });
  const { notices } = await agent.call("GET", "/v1/me");
  const all = Object.fromEntries(Object.keys(notices).map((kind) => [kind, every]));
  await agent.call("PATCH", "/v1/me", { notices: all, mail: "away", quiet: null, muted: [] });
  await agent.go("/settings");
  await agent.page.getByRole("heading", { name: "Notices" }).waitFor();
  return agent;
}

const chosen = async (agent) => {
  const { mail, quiet, muted } = await agent.call("GET", "/v1/me");
  return { mail, quiet, muted };
};

test("of a muted queue the console shows the row and no notice", async () => {
  const agent = await settings();
  await agent.call("PATCH", "/v1/me", { muted: ["support"] });
  await agent.go("/inbox");
  await agent.rows.first().or(agent.page.getByText("Nothing is open")).first().waitFor();
  const visitor = await Visitor.asking(set.browser, set.stack, "Nobody rings");
  await agent.rows.filter({ hasText: "Nobody rings" }).waitFor();
  assert.equal(await agent.page.getByRole("region", { name: "Latest notices" }).count(), 0);
  await agent.call("PATCH", "/v1/me", { muted: [] });
  const heard = await Visitor.asking(set.browser, set.stack, "Somebody rings");
  await agent.page.getByRole("region", { name: "Latest notices" }).getByText("New chat").waitFor();
  assertNoTroubles(agent.context, visitor.context, heard.context);
});

test("the menu of a conversation says why one was told, and leads to the settings", async () => {
  const agent = await settings();
  const { page } = agent;
  await agent.call("PATCH", "/v1/me", { mail: "always" });
  await agent.go("/inbox");
  const visitor = await Visitor.asking(set.browser, set.stack, "Does anybody hear?");
  await agent.openRow("Does anybody hear?");
  await agent.actions.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Why was I told, or not?" }).click();
  const dialog = page.getByRole("dialog", { name: "Notices of this conversation to you" });
  await dialog.getByText(/^New chat \(.+\): (sent|is being sent|waits to be sent with others)$/).waitFor();
  await dialog.getByText("You are told in every way.").waitFor();
  await dialog.getByRole("link", { name: "Change settings" }).click();
  await page.getByRole("heading", { name: "Notices" }).waitFor();
  assert.equal(agent.path, "/settings");
  assertNoTroubles(agent.context, visitor.context);
});

test("who is given a conversation by a colleague hears of it until it is opened", async () => {
  const agent = await settings();
  await agent.go("/inbox");
  const visitor = await Visitor.asking(set.browser, set.stack, "Who takes this?");
  const mykola = await Agent.signIn(set.browser, set.stack, "mykola@example.com");
  await mykola.openRow("Who takes this?");
  const { agent: me } = await agent.call("GET", "/v1/me");
  const conversation = mykola.path.split("/").at(-1);
  await mykola.call("POST", `/v1/conversations/${conversation}/assign`, { agent: me });
  const card = agent.page.getByRole("region", { name: "Latest notices" });
  await card.getByText("A conversation was assigned to you").waitFor();
  await agent.openRow("Who takes this?");
  await card.getByText("A conversation was assigned to you").waitFor({ state: "detached" });
  assertNoTroubles(agent.context, mykola.context, visitor.context);
});

test("when and of which queues one is told is chosen, and kept", async () => {
  // Visitors choose between two queues, so this comes last.
  const owner = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await owner.call("POST", "/v1/sites/demo/queues", { queue: "workshop", name: "Workshop" });
  const agent = await settings();
  const { page } = agent;
  await page.getByRole("radio", { name: "Always, also when the console has told me already" }).click();
  await eventually("the choice is kept", async () => (await chosen(agent)).mail === "always");

  const quiet = page.getByRole("group", { name: "Quiet hours" });
  await quiet.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await quiet.getByLabel("From").waitFor();
  const night = { from: "22:00", to: "07:00", time_zone: "Europe/Rome" };
  await eventually("hours of a night by the clock of this device", async () => {
    const { quiet } = await chosen(agent);
    return JSON.stringify(quiet) === JSON.stringify(night);
  });
  await quiet.getByLabel("From").fill("21:15");
  await quiet.getByLabel("To").focus();
  await eventually("the beginning is kept", async () => (await chosen(agent)).quiet.from === "21:15");
  await quiet.getByLabel("To").fill("21:15");
  await quiet.getByText("Beginning and end must differ.").waitFor();
  await quiet.getByLabel("To").fill("06:45");
  await quiet.getByLabel("To").blur();
  await eventually("the end is kept", async () => (await chosen(agent)).quiet.to === "06:45");

  const queues = page.getByRole("group", { name: "Queues" });
  await queues.getByRole("checkbox", { name: "Support" }).click();
  await eventually("a queue is muted", async () => (await chosen(agent)).muted.length === 1);
  await page.reload();
  await quiet.getByLabel("From").waitFor();
  assert.equal(await quiet.getByLabel("From").inputValue(), "21:15");
  assert.equal(await queues.getByRole("checkbox", { name: "Support" }).isChecked(), false);
  await queues.getByRole("checkbox", { name: "Support" }).click();
  await quiet.getByRole("checkbox").click();
  await eventually("all is as before", async () => {
    const { quiet, muted } = await chosen(agent);
    return quiet === null && muted.length === 0;
  });
  assertNoTroubles(agent.context);
});
