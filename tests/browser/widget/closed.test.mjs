// A queue that is closed, or closes and opens while somebody looks on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../hosts/host-pages.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { withSettings } from "../support/settings.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, opens: "09:00", closes: "16:30" }));
const NIGHTS = [
  { day: 5, opens: "22:00", closes: "02:00" },
  { day: 6, opens: "00:00", closes: "24:00" },
  { day: 7, opens: "10:00", closes: "24:00" },
];
const CLOSED = { open: false, here: false, opens_at: "2026-12-07T07:00:00Z", closes_at: null, hours: HOURS };
const OPEN = { open: true, here: true, opens_at: null, closes_at: null };
const MESSAGE = { ...CLOSED, offline: "message", form: { offered: false, topics: [], consent: null } };
const DAY_MS = 86_400_000;
const NINE = Date.parse("2026-11-30T07:00:00Z");

/** What the only queue is like, and how often the settings were asked for. */
async function withQueue(context, queue, more = {}) {
  const state = { queue, asked: 0 };
  await withSettings(context, ({ queues }) => {
    state.asked += 1;
    return { time_zone: "Europe/Helsinki", ...more, queues: [{ ...queues[0], ...state.queue }] };
  });
  return state;
}

test("a queue without a form says when it opens and how else one reaches its people", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack, { viewport: { width: 360, height: 740 } });
  const contacts = [
    { kind: "email", text: "help@shop.example" },
    { kind: "phone", text: "+358 9 123 4567" },
    { kind: "link", text: "https://shop.example/help" },
    { kind: "place", text: "Aleksanterinkatu 1, Helsinki" },
  ];
  await visitor.page.clock.setFixedTime(NINE - DAY_MS);
  await withQueue(
    visitor.context,
    { ...MESSAGE, opens_at: "2026-11-30T07:00:00Z", hours: NIGHTS, contacts },
    { texts: { closed: "Back soon." } },
  );
  const { panel } = visitor;
  await visitor.launcher.click();
  await panel.getByText("Opens tomorrow at 09:00").waitFor();
  await panel.getByText("Back soon.").waitFor();
  for (const row of ["Friday 22:00–02:00", "Saturday Open all day", "Sunday 10:00–24:00"])
    await panel.getByRole("row", { name: row }).waitFor();
  const links = panel.getByRole("listitem").getByRole("link");
  assert.deepEqual(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))), [
    "mailto:help@shop.example",
    "tel:+35891234567",
    "https://shop.example/help",
  ]);
  for (const box of await links.evaluateAll((all) => all.map((link) => link.closest("li").getBoundingClientRect().height)))
    assert.ok(box >= 44, `${box} px`);
  await panel.getByText("Aleksanterinkatu 1, Helsinki").waitFor();
  assert.equal(await visitor.leaveMessage.count(), 0);
  assertNoTroubles(visitor.context);
});

const PICTURE = "https://pictures.example/closed.png";
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** Somebody who opens the panel of a closed queue with a picture, on a page whose server may say something of pictures. */
async function seesPicture(answer, headers) {
  const visitor = await visit(set, "styles/themed", { viewport: { width: 360, height: 740 }, headers });
  await visitor.context.route(PICTURE, answer);
  await withQueue(visitor.context, { ...MESSAGE, picture: PICTURE });
  await visitor.launcher.click();
  await visitor.panel.getByRole("table").waitFor();
  return { visitor, picture: visitor.panel.locator("img") };
}

test("a closed queue may have a picture, which keeps its room before it has come", async () => {
  let come;
  const held = new Promise((resolve) => (come = resolve));
  const { visitor, picture } = await seesPicture(async (route) => {
    await held;
    await route.fulfill({ contentType: "image/png", body: DOT });
  });
  const place = () => visitor.panel.getByRole("table").boundingBox();
  const before = await place();
  come();
  await eventually("the picture", () => picture.evaluate(({ naturalWidth }) => naturalWidth === 1));
  assert.deepEqual(await place(), before);
  assertNoTroubles(visitor.context);
});

test("a picture that does not come, or that the page does not allow, leaves nothing behind", async () => {
  const missing = await seesPicture((route) => route.fulfill({ status: 404, body: "" }));
  await missing.picture.waitFor({ state: "detached" });
  assertNoTroubles(missing.visitor.context);
  const refused = await seesPicture((route) => route.fulfill({ contentType: "image/png", body: DOT }), {
    "content-security-policy": "img-src 'none'",
  });
  await refused.picture.waitFor({ state: "detached" });
  await refused.visitor.panel.getByRole("table").waitFor();
});

test("the form is offered nowhere when it is not offered", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.page.clock.setFixedTime(NINE + 6 * DAY_MS);
  const state = await withQueue(visitor.context, { ...OPEN, here: false, form: MESSAGE.form });
  await visitor.open();
  await visitor.panel.getByText("Nobody is here right now").waitFor();
  assert.equal(await visitor.leaveMessage.isVisible(), false);
  // The same queue closed, which would show its form at once.
  state.queue = { ...MESSAGE, offline: "form" };
  await visitor.page.reload();
  await visitor.launcher.click();
  await visitor.panel.getByText("Opens tomorrow at 09:00").waitFor();
  await visitor.panel.getByRole("table").waitFor();
  assert.equal(await visitor.leaveMessage.count(), 0);
  assertNoTroubles(visitor.context);
});

/** Somebody who opens the panel a minute before the queue opens. */
async function comesBeforeNine() {
  const visitor = await Visitor.come(set.browser, set.stack);
  await visitor.page.clock.install({ time: NINE - 60_000 });
  const state = await withQueue(visitor.context, { ...MESSAGE, opens_at: "2026-11-30T07:00:00Z" });
  await visitor.page.reload();
  await visitor.launcher.click();
  await visitor.panel.getByText("Opens today at 09:00").waitFor();
  return { visitor, state };
}

test("the chat comes by itself when the queue opens, asked for once a minute, also after sleep, and takes no focus from the page", async () => {
  const { visitor, state } = await comesBeforeNine();
  const { page, panel } = visitor;
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { id: "search" })));
  await page.locator("#search").focus();
  state.queue = OPEN;
  await page.clock.runFor(30_000);
  assert.equal(state.asked, 1);
  // The device sleeps over it.
  await page.clock.fastForward(3600_000);
  await panel.getByText("We are here").first().waitFor();
  await visitor.input.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  const before = state.asked;
  await page.clock.runFor(40_000);
  assert.equal(state.asked, before);
  assertNoTroubles(visitor.context);
});

test("where the moment has passed but nothing changed yet, the settings are asked for again in steps", async () => {
  const { visitor, state } = await comesBeforeNine();
  const { page } = visitor;
  const asks = (count) => eventually(`${count} askings`, () => state.asked === count);
  await page.clock.runFor(66_000);
  await asks(2);
  // The visitor's clock may be ahead of the server's: once in a minute is enough.
  await page.clock.runFor(40_000);
  assert.equal(state.asked, 2);
  await page.clock.runFor(26_000);
  await asks(3);
  // The network may not be there yet when a device wakes up: soon again.
  await page.route("**/v1/sites/demo*", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await page.clock.runFor(66_000);
  await failed;
  await page.unroute("**/v1/sites/demo*");
  state.queue = OPEN;
  await page.clock.runFor(16_000);
  await visitor.input.waitFor();
  assert.equal(state.asked, 4);
  assertNoTroubles(visitor.context);
});

test("who waits when the queue closes keeps the conversation and what is typed, and may leave an address", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  const { panel } = visitor;
  const state = await withQueue(visitor.context, { ...OPEN, closes_at: new Date(Date.now() + 5_000).toISOString() });
  await visitor.open();
  await visitor.write("Is anybody there?");
  await visitor.sees("Is anybody there?", "Sent");
  await visitor.input.pressSequentially("I mean");
  state.queue = { ...CLOSED, opens_at: new Date(Date.now() + 3600_000).toISOString(), offline: "form" };
  await panel.getByText("You can keep waiting here or leave your e-mail address.").waitFor();
  await panel
    .getByText(/^Opens /)
    .first()
    .waitFor();
  assert.equal(await visitor.input.inputValue(), "I mean");
  await visitor.sees("Is anybody there?", "Sent");
  await visitor.input.press("Enter");
  await visitor.sees("I mean", "Sent");
  await visitor.leaveMessage.click();
  await panel.getByRole("textbox", { name: "E-mail", exact: true }).waitFor();
  await panel.getByRole("button", { name: "Back to the chat" }).click();
  await visitor.sees("Is anybody there?", "Sent");
  assertNoTroubles(visitor.context);
});
