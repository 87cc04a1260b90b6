// A site is set up: each card saves what changed in it, and two people do not write over each other (settings, section 2).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { Card, focusGoesTo, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

async function owner(path = "/sites/demo") {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
  await agent.page.locator(".setup-card").first().waitFor();
  return agent;
}

/** What the page asks the server to change. */
function patchesOf(page) {
  const patches = [];
  page.on("request", (request) => request.method() === "PATCH" && patches.push(request.postDataJSON()));
  return patches;
}

test("only what changed is sent, it is said, and the rest of the console follows", async () => {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  const { page } = agent;
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Set up" }).click();
  const patches = patchesOf(page);
  const card = new Card(page, "Name");
  await card.field("Name of the site").fill("Harbour Bicycles & Boats");
  await card.saved();
  assert.deepEqual(patches, [{ name: "Harbour Bicycles & Boats" }]);
  await page.locator(".page-head").getByText("Harbour Bicycles & Boats").waitFor();
  const launcher = new Card(page, "Launcher");
  await launcher.field("Lower left").check();
  await launcher.field("Pixels from the side").fill("24");
  await launcher.saved();
  const { launcher: there, name } = await agent.call("GET", "/v1/sites/demo");
  assert.deepEqual([there.left, there.side_px, name], [true, 24, "Harbour Bicycles & Boats"]);
  await setUp(agent, "/v1/sites/demo", { name: "Harbour Bicycles", launcher: { left: false, side_px: 0, bottom_px: 0 } });
  assertNoTroubles(agent.context);
});

test("a colour that does not stand out is told before it is saved, and one that is none is refused", async () => {
  const agent = await owner();
  const card = new Card(agent.page, "Colour");
  const code = card.field("Colour, as # and six digits");
  await code.fill("#FFEE00");
  await card.root.getByText("Stands out too little").waitFor();
  await code.fill("yellow");
  await card.save();
  await card.root.getByText("Write # and six of 0–9 and A–F").waitFor();
  await focusGoesTo(agent.page, "Colour, as # and six digits");
  await code.fill("1b7f4b");
  await card.saved();
  assert.equal((await agent.call("GET", "/v1/sites/demo")).colour, "#1B7F4B");
});

test("an address is put in order, and a line that is none is named", async () => {
  const agent = await owner();
  const { page } = agent;
  const card = new Card(page, "Websites");
  const { origins } = await agent.call("GET", "/v1/sites/demo");
  await card.button("Add an address").click();
  await focusGoesTo(page, `Address ${origins.length + 1}`);
  await page.keyboard.type("www.Shop.example/page?x=1");
  await card.button("Add an address").click();
  await focusGoesTo(page, `Address ${origins.length + 2}`);
  await page.keyboard.type("our shop");
  await card.save();
  await card.root.getByText("Write it as https://shop.example").waitFor();
  await focusGoesTo(page, `Address ${origins.length + 2}`);
  await card.button("Remove our shop").click();
  await card.saved();
  assert.deepEqual((await agent.call("GET", "/v1/sites/demo")).origins, [...origins, "https://www.shop.example"]);
});

test("what two people change in different cards goes together", async () => {
  const [one, other] = [await owner(), await owner()];
  const card = new Card(one.page, "Time zone");
  await card.field("Time zone").selectOption("Europe/Rome");
  await setUp(other, "/v1/sites/demo", { hidden_on: ["/checkout/*"] });
  await card.saved();
  const there = await one.call("GET", "/v1/sites/demo");
  assert.deepEqual([there.time_zone, there.hidden_on], ["Europe/Rome", ["/checkout/*"]]);
  await eventually("the other's change", () => one.page.getByLabel("Path 1").inputValue());
});

test("where two people change the same, both values are shown and one is chosen", async () => {
  const [one, other] = [await owner(), await owner()];
  for (const [choice, name] of [
    ["Keep mine", "Mine"],
    ["Take theirs", "Theirs"],
  ]) {
    await one.go("/sites/demo");
    const card = new Card(one.page, "Name");
    await card.field("Name of the site").fill("Mine");
    await setUp(other, "/v1/sites/demo", { name: "Theirs" });
    await card.save();
    await card.root.getByText("Olivia changed this meanwhile.").waitFor();
    assert.deepEqual(await card.root.locator(".conflict dd").allTextContents(), ["Theirs", "Mine"]);
    await card.button(choice).click();
    await card.root.locator(".conflict").waitFor({ state: "detached" });
    await eventually(name, async () => (await one.call("GET", "/v1/sites/demo")).name === name);
    assert.equal(await card.field("Name of the site").inputValue(), name);
    await setUp(other, "/v1/sites/demo", { name: "Harbour Bicycles" });
  }
});

test("an owner adds another site, which opens, and may choose between the two", async () => {
  const agent = await owner();
  const { page } = agent;
  await page.getByRole("button", { name: "Add another site" }).click();
  await focusGoesTo(page, "Name of the site");
  await page.keyboard.type("Boat rental");
  await page.keyboard.press("Enter");
  await eventually("its page", () => agent.path === "/sites/boat-rental");
  await new Card(page, "Websites").root.getByText("No website can use the widget yet.").waitFor();
  const picker = page.getByLabel("Which site");
  assert.deepEqual(await picker.locator("option").allTextContents(), ["Boat rental", "Harbour Bicycles"]);
  await picker.selectOption("Harbour Bicycles");
  await eventually("the first site", () => agent.path === "/sites/demo");
  const rail = page.getByRole("navigation", { name: "Main navigation" });
  await rail.getByRole("link", { name: /^Inbox/ }).click();
  await rail.getByRole("link", { name: "Set up" }).click();
  await eventually("the site that was looked at last", () => agent.path === "/sites/demo");
});

test("leaving with something unsaved asks first", async () => {
  const { page } = await owner();
  const field = new Card(page, "Name").field("Name of the site");
  await field.fill("Not saved");
  await page.getByRole("link", { name: "Texts" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await field.inputValue(), "Not saved");
  await page.getByRole("link", { name: "Texts" }).click();
  await question.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("heading", { level: 1, name: "Texts" }).waitFor();
  await page.getByRole("link", { name: "Site", exact: true }).click();
  assert.equal(await new Card(page, "Name").field("Name of the site").inputValue(), "Harbour Bicycles");
});

test("who has no right to it finds no way there, and is told so", async () => {
  const { page } = await Agent.signIn(set.browser, set.stack, "aino@example.com", { path: "/sites/demo/queues" });
  await page.getByRole("heading", { level: 1, name: "This is set up by others" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Set up" }).count(), 0);
  await page.getByRole("link", { name: "Go to the inbox" }).click();
  await page.getByRole("heading", { level: 1, name: "Inbox" }).waitFor();
});
