// A conversation of thousands of messages: the page holds a part of them, keys and messages are quick, and no place is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const COUNT = 2_000;
const PAGE = 100;
const FIRST_AT = Date.parse("2026-11-20T08:00:00.000Z");
const QUICK_MS = 100;

let agent;
/** What the console sends while the test keeps it from the server, or nothing to keep. */
let kept = null;

/** A log as long as a year of talk. Only the last events are really stored. */
function invented(real, { before: end, after }) {
  const shift = (events) => events.map(({ seq, ...stored }) => ({ ...stored, seq: seq + COUNT }));
  if (after !== null) return shift(real.events);
  const last = end === null ? COUNT : Number(end) - 1;
  const events = [];
  for (let seq = Math.max(1, last - PAGE + 1); seq <= last; seq += 1) {
    const side = seq % 3 ? "visitor" : "agent";
    const whose = side === "agent" ? { agent: "01ARZ3NDEKTSV4RRFFQ69G5FAV", name: "Aino" } : {};
    const text = `Message ${seq}. ${"The bell of the blue one rings by itself. ".repeat(seq % 4)}`;
    events.push({
      seq,
      at: new Date(FIRST_AT + seq * 60_000).toISOString(),
      event: { type: "message", side, ...whose, sender: `s${side}`, n: seq, text },
    });
  }
  return end === null ? [...events, ...shift(real.events)] : events;
}

stage(async ({ stack, browser }) => {
  await Visitor.asking(browser, stack, "The newest question");
  agent = await Agent.signIn(browser, stack, "owner@example.com", { path: "/settings", viewport: { width: 1440, height: 900 } });
  // What the server counts from one begins here after the invented ones, over HTTP and on the socket.
  await agent.page.route(/\/v1\/conversations\/\w+\/events/, async (route) => {
    const url = new URL(route.request().url());
    const asked = { before: url.searchParams.get("before"), after: url.searchParams.get("after") };
    url.searchParams.delete("before");
    if (asked.after !== null) url.searchParams.set("after", String(Math.max(0, Number(asked.after) - COUNT)));
    const answer = await route.fetch({ url: url.href });
    const real = await answer.json();
    await route.fulfill({ response: answer, json: { ...real, last: real.last + COUNT, events: invented(real, asked) } });
  });
  await agent.page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const sent = JSON.parse(String(frame));
      if (sent.action === "resume") sent.after = Math.max(0, sent.after - COUNT);
      if (sent.action === "read") sent.seq -= COUNT;
      if (kept && sent.action === "send") kept.push(() => server.send(JSON.stringify(sent)));
      else server.send(JSON.stringify(sent));
    });
    server.onMessage((frame) => {
      const got = JSON.parse(String(frame));
      if (["event", "ack", "read"].includes(got.type) && got.seq > 0) got.seq += COUNT;
      if (got.type === "resumed") got.last += COUNT;
      socket.send(JSON.stringify(got));
    });
  });
  await agent.go("/inbox");
  await agent.openRow("The newest question");
  await agent.act("Take");
  await agent.input.waitFor();
  await agent.sees("The newest question");
});

const drawn = () => agent.log.locator("[data-seq]").count();

/** Scrolls to the very top until the log begins. */
async function toBeginning() {
  await eventually(
    "the beginning of the log",
    async () => {
      await agent.log.evaluate((log) => (log.scrollTop = 0));
      return agent.page.getByText("The conversation begins here").isVisible();
    },
    60_000,
  );
}

/** How long each key takes from its event to the paint after it. */
function keyTimes() {
  return agent.input.evaluate(async (field) => {
    const times = [];
    for (let n = 0; n < 12; n += 1) {
      const began = performance.now();
      field.value += "x";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - began);
    }
    field.value = "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return times;
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

test("with everything scrolled in, the page holds a part of the messages and a key is on screen within 100 ms", async () => {
  await toBeginning();
  await agent.sees("Message 1.");
  assert.ok((await drawn()) <= 250, `${await drawn()} drawn`);
  assert.ok((await agent.page.locator("*").count()) < 6_000, "elements in the page");
  const times = await keyTimes();
  assert.ok(median(times) < QUICK_MS, `a key took ${times.map(Math.round)} ms`);
});

test("what one reads stays in place while older and newer parts come and go", async () => {
  await toBeginning();
  let steps = 0;
  for (;;) {
    const moved = await agent.log.evaluate(async (log) => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const first = () =>
        [...log.querySelectorAll("[data-seq]")].find((line) => line.getBoundingClientRect().bottom > log.getBoundingClientRect().top + 200);
      const seq = first().dataset.seq;
      const top = () => log.querySelector(`[data-seq="${seq}"]`)?.getBoundingClientRect().top;
      const [from, before] = [top(), log.scrollTop];
      log.scrollBy({ top: 150, behavior: "instant" });
      const by = log.scrollTop - before;
      await frame();
      return { by, off: Math.abs(top() - (from - by)), end: by < 150 };
    });
    assert.ok(moved.off < 2, `moved by ${moved.off} px too much after ${steps} steps`);
    assert.ok((await drawn()) <= 250);
    if (moved.end || (steps += 1) > 150) break;
  }
  assert.ok(steps > 100, "parts of the log came and went meanwhile");
});

test("one's own message is on screen before the server has it, also from far up", async () => {
  await toBeginning();
  kept = [];
  await agent.input.fill("Here is the answer");
  await agent.input.press("Enter");
  await agent.page.waitForFunction(() => {
    const log = document.querySelector(".log");
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    return atEnd && [...document.querySelectorAll(".bubble")].at(-1).textContent === "Here is the answer";
  });
  await eventually("the message on its way", () => kept.length === 1);
  for (const send of kept) send();
  kept = null;
  await agent.sees("Here is the answer", "Sent|Seen");
  await agent.sees("The newest question");
});
