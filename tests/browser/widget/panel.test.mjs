// The panel as somebody finds it: who is there, how one goes back, and how it ends in every tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { withSettings } from "../support/settings.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, opens: "09:00", closes: "16:30" }));
const CLOSED = { open: false, here: false, opens_at: "2026-12-07T07:00:00Z", closes_at: null, hours: HOURS };
const FRIDAY = "2026-12-04T10:00:00Z";

const withQueues = (context, change) =>
  withSettings(context, ({ queues }) => ({ time_zone: "Europe/Helsinki", queues: change(queues[0]) }));

test("nobody is promised who is not there, and the form is offered until somebody is", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.panel.getByText("Nobody is here right now").waitFor();
  await visitor.leaveMessage.waitFor();
  await visitor.write("Is the shop open on Sunday?");
  await visitor.sees("Is the shop open on Sunday?", "Sent");

  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow("Is the shop open on Sunday?");
  await agent.act("Take");
  await agent.write("It is not.");
  await visitor.sees("It is not.");
  await visitor.panel.getByText("We are here").waitFor();
  await visitor.leaveMessage.waitFor({ state: "hidden" });
  assertNoTroubles(visitor.context, agent.context);
});

test("on a phone going back closes the panel, and closing it leaves no step behind", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack, PHONE);
  const { page, panel } = visitor;
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await visitor.open();
  assert.equal(await length(), before + 1);
  await page.goBack();
  await panel.waitFor({ state: "hidden" });
  assert.equal(page.url(), `${stack.demo}/`);

  // Opened again it is the same entry, whichever way it was closed.
  await visitor.open();
  await visitor.closeButton.click();
  await panel.waitFor({ state: "hidden" });
  await eventually("the page's own entry", async () => (await page.evaluate(() => history.state?.doorbell)) === undefined);
  await page.evaluate(() => Promise.all([Doorbell("open"), Doorbell("close"), Doorbell("open")]));
  await panel.waitFor();
  await page.goBack();
  await panel.waitFor({ state: "hidden" });
  assert.equal(page.url(), `${stack.demo}/`);
  assertNoTroubles(visitor.context);
});

test("who has chosen a queue can go back to the choice until something is written", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await withQueues(visitor.context, (queue) => [queue, { ...queue, ...CLOSED, queue: "sales", name: "Sales" }]);
  const { panel, page } = visitor;
  await page.clock.setFixedTime(FRIDAY);
  const back = panel.getByRole("button", { name: "Back", exact: true });
  await visitor.launcher.click();
  await panel.getByRole("button", { name: "Sales · Closed" }).click();
  await panel.getByText("Opens Monday at 09:00").waitFor();
  await back.click();
  await panel.getByRole("button", { name: "Support · Open" }).click();
  await visitor.input.waitFor();
  await back.waitFor();
  await visitor.write("To support, please.");
  await back.waitFor({ state: "hidden" });
  assertNoTroubles(visitor.context);
});

test("a closed queue with a form has its hours at hand, on the site's clock", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack, { timezoneId: "America/New_York", locale: "fi-FI" });
  await withQueues(visitor.context, (queue) => [{ ...queue, ...CLOSED }]);
  const { panel, page } = visitor;
  await page.clock.setFixedTime(FRIDAY);
  await visitor.launcher.click();
  await panel.getByText("Opens Monday").waitFor();
  await page.evaluate(() => Doorbell("setLocale", "fi"));
  await panel.getByText("Avoinna seuraavan kerran maanantaina klo 9.00 (paikallinen aika: Helsinki)").waitFor();
  await panel.getByText("Aukioloajat (paikallinen aika: Helsinki)").click();
  await panel.getByRole("row", { name: "keskiviikko 9.00–16.30" }).waitFor();
  await panel.getByRole("row", { name: "sunnuntai Suljettu" }).waitFor();
  assertNoTroubles(visitor.context);
});

test("a visit that is ended in one tab is forgotten in all, and on the server", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.asking(browser, stack, "My medicine, please.");
  const other = await Visitor.tab(visitor.context, stack);
  await other.open();
  await other.sees("My medicine, please.");
  const token = await visitor.page.evaluate(() => JSON.parse(localStorage["doorbell.demo.token"]));

  await visitor.page.evaluate(() => Doorbell("shutdown"));
  await other.panel.waitFor({ state: "hidden" });
  const left = () =>
    other.page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => key.startsWith("doorbell")));
  assert.deepEqual(await left(), []);
  const ask = {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", origin: stack.demo },
    body: "{}",
  };
  await eventually("the end of the token", async () => (await fetch(`${stack.widget}/v1/visitor/tickets`, ask)).status === 401);

  // The next person at this browser is somebody else.
  await other.open();
  assert.deepEqual(await other.texts(), []);
  await other.write("Hello, I am new here.");
  await other.sees("Hello, I am new here.", "Sent");
  assert.deepEqual(await other.texts(), ["Hello, I am new here."]);
  assertNoTroubles(visitor.context);
});

test("a bad rating may be explained and changed", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack, { viewport: { width: 360, height: 740 } });
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await visitor.open();
  await visitor.write("Where is my parcel?");
  await agent.openRow("Where is my parcel?");
  await agent.act("Take");
  await agent.act("Resolve");
  const { panel } = visitor;
  await panel.getByRole("button", { name: "Badly" }).click();
  const comment = panel.getByRole("textbox", { name: "What went wrong? (optional)" });
  await comment.fill("Nobody knew.");
  await panel.getByRole("button", { name: "Send comment" }).click();
  await comment.waitFor({ state: "hidden" });
  await panel.getByRole("button", { name: "Change your rating" }).click();
  await panel.getByRole("button", { name: "Badly", pressed: true }).waitFor();
  await panel.getByRole("button", { name: "Well" }).click();
  await panel.getByRole("button", { name: "Change your rating" }).waitFor();
  assert.equal(await visitor.log.getByText("Thank you for your rating.").count(), 1);
  assertNoTroubles(visitor.context, agent.context);
});

test("the first words in two tabs at the same instant are one conversation", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  const visitor = await Visitor.come(browser, stack);
  const other = await Visitor.tab(visitor.context, stack);
  await visitor.open();
  await other.open();
  await Promise.all([visitor.write("Twin one"), other.write("Twin two")]);
  for (const tab of [visitor, other]) for (const text of ["Twin one", "Twin two"]) await tab.sees(text, "Sent|Seen");
  await agent.openRow(/Twin (one|two)/);
  assert.deepEqual((await agent.texts()).toSorted(), ["Twin one", "Twin two"]);
  assertNoTroubles(visitor.context, agent.context);
});

test("a part of the widget that did not load is tried again", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  const { page, panel } = visitor;
  await page.route("**/widget/form-*.js", (route) => route.abort());
  await visitor.openForm();
  await panel.getByText("There is no connection.").waitFor();
  await page.unroute("**/widget/form-*.js");
  await panel.getByRole("button", { name: "Try again" }).click();
  await visitor.fillForm({ message: "Still here.", name: "Aino", email: "aino@visitor.example" });
});
