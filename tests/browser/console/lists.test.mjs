// The desk's lists: who has waited longest, rows of two lines, what is open stays in sight; the queue's log.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const questions = [
  "Which lock fits the Pier?",
  "Do you mend tyres?",
  "Is the Ferry in green?",
  "How heavy is it?",
  "Are you open on Sunday?",
];
const forms = [
  { message: "The chain slips under load.", name: "", email: "kalle@visitor.example" },
  { message: "An invoice, please.", name: "Réka Szabó", email: "reka@visitor.example" },
];
const set = stage(async ({ stack, browser }) => {
  for (const question of questions) {
    await Visitor.asking(browser, stack, question);
  }
  for (const form of forms) {
    const visitor = await Visitor.come(browser, stack);
    await visitor.openForm();
    await visitor.fillForm(form);
    await visitor.panel.getByRole("button", { name: "Send message" }).click();
    await visitor.panel.getByRole("heading", { name: "Thank you" }).waitFor();
  }
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await eventually("all in the list", async () => (await agent.rows.count()) === 7);
  await agent.context.close();
});
const enter = (path) => Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
const heights = (things) => things.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));

/** The questions and forms in the order of the list. */
async function order(agent) {
  const texts = await agent.rows.allTextContents();
  return texts.map((text) => [...questions, ...forms.map(({ message }) => message)].findIndex((words) => text.includes(words)));
}

test("Unassigned begins with who has waited longest, says how long, and keeps another order once it is chosen", async () => {
  const agent = await enter("/inbox");
  const { page } = agent;
  await page.clock.setFixedTime(Date.now() + 28 * 60_000);
  await agent.go("/inbox?status=unassigned");
  await agent.rows.nth(6).waitFor();
  assert.deepEqual(await order(agent), [0, 1, 2, 3, 4, 5, 6]);
  assert.match(await agent.rows.first().locator(".row-waits-bad").textContent(), /^waiting 2[78] min$/);
  assert.deepEqual([...new Set(await heights(page.locator(".row")))], [56]);
  await page.getByRole("button", { name: "Sort" }).click();
  await page.getByRole("menuitemradio", { name: "Latest activity first" }).click();
  await eventually("the newest first", async () => (await order(agent)).join() === "6,5,4,3,2,1,0");
  await agent.go("/inbox?status=unassigned");
  await agent.rows.nth(6).waitFor();
  assert.deepEqual(await order(agent), [6, 5, 4, 3, 2, 1, 0]);
  assertNoTroubles(agent.context);
  await agent.context.close();
});

test("a form without a name goes by its address, and is told from a chat", async () => {
  const agent = await enter("/inbox?status=unassigned");
  const row = agent.rows.filter({ hasText: forms[0].message });
  await row.getByText("kalle@visitor.example").waitFor();
  assert.match(await row.textContent(), /Contact: /);
  await agent.context.close();
});

test("the conversation that is open is in sight; where the list does not hold it, it stands on top", async () => {
  const agent = await enter("/inbox");
  const { page } = agent;
  await page.setViewportSize({ width: 1440, height: 300 });
  const { items } = await agent.call("GET", "/v1/conversations?status=unassigned&sort=waiting");
  const last = items.at(-1).conversation;
  await agent.go(`/c/${last}?status=unassigned`);
  const inSight = (selector) =>
    page.locator(selector).evaluate((row) => {
      const [box, frame] = [row.getBoundingClientRect(), row.closest(".rows").getBoundingClientRect()];
      return box.top >= frame.top && box.bottom <= frame.bottom;
    });
  await page.locator(`[data-row="${last}"]`).waitFor();
  await eventually("the last row in sight", () => inSight(`[data-row="${last}"]`));
  await agent.go(`/c/${last}?status=resolved`);
  const apart = page.getByRole("list", { name: "Open, but not in this list" }).getByRole("link");
  await apart.waitFor();
  assert.match(await apart.textContent(), /Unassigned/);
  await agent.go(`/c/${last}`);
  await page.locator(`[data-row="${last}"]`).waitFor();
  assert.equal(await apart.count(), 0);
  await agent.context.close();
});

test("a line of the log has two lines from 600 px on, and contacts without a comment can be shown alone", async () => {
  const agent = await enter("/queues/support/log");
  const { page } = agent;
  const lines = page.locator(".log-entry");
  await lines.nth(1).waitFor();
  for (const width of [1440, 860, 600]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual([...new Set(await heights(lines))], [56], `at ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 800 });
  const first = lines.filter({ hasText: "kalle@visitor.example" });
  await page.getByRole("checkbox", { name: "Contacts without a comment" }).check();
  await first.getByRole("button", { name: "Add comment" }).click();
  await first.getByRole("textbox").fill("A new chain is on its way.");
  await first.getByRole("button", { name: "Add comment", exact: true }).click();
  await first.locator(".log-latest").getByText("A new chain").waitFor();
  await agent.go("/queues/support/log");
  await lines.filter({ hasText: "Réka" }).waitFor();
  assert.equal(await first.count(), 0, "the choice is remembered, and it has a comment");
  await page.getByRole("checkbox", { name: "Contacts without a comment" }).uncheck();
  await first.waitFor();
  assertNoTroubles(agent.context);
  await agent.context.close();
});
