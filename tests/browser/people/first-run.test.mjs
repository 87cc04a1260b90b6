// The first steps of a site: each ticks itself, the list goes when all are done, and stays away once it is dismissed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

const owner = (path) => Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
const listOf = (page) => page.getByRole("region", { name: "Get started" });
const steps = (page) => listOf(page).getByRole("listitem");

test("an administrator owns nothing and sees no steps", async () => {
  const agent = await owner("/inbox");
  const { items } = await agent.call("GET", "/v1/sites/demo/people");
  const { agent: id, version } = items.find(({ email }) => email === "mykola@example.com");
  await agent.call("PATCH", `/v1/sites/demo/people/${id}`, { role: "administrator" }, version);
  const other = await Agent.signIn(set.browser, set.stack, "mykola@example.com", { path: "/inbox" });
  await other.page.getByText("Nothing is open.").waitFor();
  await other.page.waitForLoadState("networkidle");
  assert.equal(await listOf(other.page).count(), 0);
});

test("the steps stand over the empty inbox, and end with a message", async () => {
  const agent = await owner("/inbox");
  const { page } = agent;
  // The sample has a name, addresses and people.
  await listOf(page).getByText("3 of 6 done").waitFor();
  assert.equal(await steps(page).filter({ hasText: "(done)" }).count(), 3);
  await listOf(page).getByRole("link", { name: "Set opening hours" }).click();
  await page.waitForURL(/\/sites\/demo\/queues\/support$/);

  const { version } = await agent.call("GET", "/v1/queues/support");
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: "00:00", closes: "24:00" }));
  await agent.call("PATCH", "/v1/queues/support", { hours }, version);
  await agent.go("/inbox");
  await listOf(page).getByText("4 of 6 done").waitFor();
  await Visitor.asking(set.browser, set.stack, "Is anybody there?");
  await agent.rows.filter({ hasText: "Is anybody there?" }).waitFor();
  await listOf(page).waitFor({ state: "detached" });
  assertNoTroubles(agent.context);
});

test("a step leads to the field where it is done", async () => {
  const agent = await owner("/inbox");
  await agent.call("POST", "/v1/sites", { site: "fresh", name: "fresh" });
  await agent.go("/sites/fresh");
  const { page } = agent;
  await listOf(page).getByText("0 of 6 done").waitFor();
  await listOf(page).getByRole("link", { name: "Name your site" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Fresh Fish");
  await page.keyboard.press("Enter");
  await steps(page).filter({ hasText: "Name your site" }).getByText("(done)").waitFor();
});

test("a list that was dismissed does not come back", async () => {
  const agent = await owner("/inbox");
  await agent.call("POST", "/v1/sites", { site: "quiet", name: "Quiet" });
  await agent.go("/sites/quiet");
  const { page } = agent;
  await listOf(page).getByRole("button", { name: "Hide these steps" }).click();
  await listOf(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.localName === "h1");
  await agent.go("/sites/quiet");
  await page.getByRole("heading", { name: "Name", exact: true }).waitFor();
  assert.equal(await listOf(page).count(), 0);
});
