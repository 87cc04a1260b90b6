// Notices of the desktop and the sound: only for agents who switched them on, and without a word of the visitor.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const KINDS = ["submission", "chat", "message", "missed", "offline", "assigned"];
const submission = { message: "The saddle creaks.", name: "Kalle Virtanen", email: "kalle@visitor.example" };

/** Notes what the page shows on the desktop and plays; a browser without a window has neither. */
function record() {
  window.recorded = { notices: [], tones: 0 };
  window.Notification = class {
    static permission = "granted";
    static requestPermission = async () => (window.recorded.asked = true);
    constructor(title, options) {
      window.recorded.notices.push(this);
      Object.assign(this, { title, ...options });
    }
    close() {
      this.closed = true;
    }
  };
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...when) {
    window.recorded.tones += 1;
    return start.apply(this, when);
  };
}

/** What this browser is to have chosen. */
function keep(page, choices) {
  const write = (kept) => {
    for (const [name, choice] of Object.entries(kept)) localStorage.setItem(`doorbell.choice.${name}`, choice);
  };
  return page.evaluate(write, choices);
}

/** An agent's console that is told in these ways, and has been touched, as browsers ask before they play. */
async function listener(ways, choices = {}) {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  const all = { sound: false, desktop: false, email: false, ...ways };
  await agent.call("PATCH", "/v1/me", { notices: Object.fromEntries(KINDS.map((kind) => [kind, all])) });
  await agent.page.addInitScript(record);
  // A page under test believes that it is in front.
  await keep(agent.page, { "desktop-in-front": "yes", ...choices });
  await agent.page.reload();
  await agent.rows.first().or(agent.page.getByText("Nothing is open")).first().waitFor();
  await agent.page.keyboard.press("Shift");
  return agent;
}

async function sendForm(words) {
  const visitor = await Visitor.come(set.browser, set.stack);
  await visitor.openForm();
  await visitor.fillForm({ ...submission, message: words });
  await visitor.panel.getByRole("button", { name: "Send message" }).click();
  await visitor.panel.getByText("We have received your message").waitFor();
  return visitor;
}

const shown = (page) => page.evaluate(() => window.recorded.notices.map(({ title, body, tag }) => ({ title, body, tag })));

/** Notes played until now. It does not wait for the lock of the sound: a tab that finds it taken plays nothing. */
const played = (page) => page.evaluate(() => window.recorded.tones);

/** Notes played until now: a tab that plays holds the lock of the sound, so what comes after it knows. */
const tones = (page) => page.evaluate(() => navigator.locks.request("doorbell.sound", () => window.recorded.tones));

test("a contact is told on the desktop without a word of the visitor, and leads to its entry in the log", async () => {
  const agent = await listener({ desktop: true });
  const { page } = agent;
  const visitor = await sendForm("The saddle creaks.");
  await eventually("a notice of the desktop", async () => (await shown(page)).length > 0);
  const [notice, ...others] = await shown(page);
  assert.deepEqual([notice.title, notice.body], ["New contact", "View queue activity"]);
  assert.match(notice.tag, /^submission [0-9A-Z]{26}$/);
  assert.deepEqual(others, []);
  assert.equal(await tones(page), 0, "no sound was asked for");

  await page.evaluate(() => window.recorded.notices[0].onclick());
  await page.locator(".log-entry").filter({ hasText: submission.name }).waitFor();
  assert.match(page.url(), /\/queues\/support\/log#[0-9A-Z]{26}$/);
  assertNoTroubles(agent.context, visitor.context);
});

test("a contact is heard where sound alone was asked for", async () => {
  const agent = await listener({ sound: true });
  const visitor = await sendForm("The bell is silent.");
  await eventually("two notes", async () => (await played(agent.page)) === 2);
  await agent.page.getByRole("region", { name: "Latest notices" }).getByText("New contact").waitFor();
  assert.deepEqual(await shown(agent.page), []);
  assertNoTroubles(agent.context, visitor.context);
});

test("an agent who asked for mail alone is neither shown nor played anything", async () => {
  const agent = await listener({ email: true });
  const visitor = await sendForm("The lamp flickers.");
  await agent.page.getByRole("region", { name: "Latest notices" }).getByText("New contact").waitFor();
  assert.deepEqual([await shown(agent.page), await tones(agent.page)], [[], 0]);
  assertNoTroubles(agent.context, visitor.context);
});

test("while the console is in front the desktop is silent, unless one asked for it", async () => {
  const agent = await listener({ desktop: true, sound: true }, { "desktop-in-front": "no" });
  const { page } = agent;
  const first = await sendForm("The chain is loose.");
  await eventually("two notes", async () => (await played(page)) === 2);
  assert.deepEqual(await shown(page), []);

  await agent.go("/settings");
  await page.getByRole("checkbox", { name: "Show desktop notices also while the console is in front" }).check();
  await page.getByRole("checkbox", { name: "Keep desktop notices until I click them" }).check();
  await agent.go("/inbox");
  await agent.rows.first().or(page.getByText("Nothing is open")).first().waitFor();
  const second = await sendForm("The pump is lost.");
  await eventually("a notice of the desktop", async () => (await shown(page)).length === 1);
  assert.equal(await page.evaluate(() => window.recorded.notices[0].requireInteraction), true);
  assertNoTroubles(agent.context, first.context, second.context);
});

test("a window behind another of the console is silent while that one is in front", async () => {
  const agent = await listener({ desktop: true, sound: true }, { "desktop-in-front": "no" });
  const { page } = agent;
  // The page under test is behind, and another window holds the place in front.
  const front = await agent.context.newPage();
  await front.goto(`${set.stack.console}/mailbox`);
  await page.evaluate(() => {
    document.hasFocus = () => false;
    dispatchEvent(new Event("blur"));
  });
  await front.evaluate(() => {
    window.away = null;
    const stays = new Promise((leave) => (window.away = leave));
    void navigator.locks.request("doorbell.front", { mode: "shared" }, () => stays);
  });
  const first = await sendForm("The tyre is flat.");
  await eventually("two notes", async () => (await played(page)) >= 2);
  assert.deepEqual(await shown(page), []);
  await front.evaluate(() => window.away());
  const second = await sendForm("The tyre is flat again.");
  await eventually("a notice of the desktop", async () => (await shown(page)).length === 1);
  assertNoTroubles(agent.context, first.context, second.context);
});
