// The chat, both ways, seen by everybody who takes part.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

test("two tabs of a visitor and two agents write and all see the same log", async () => {
  const { stack, browser } = set;
  const [olivia, mykola] = await Promise.all([
    Agent.signIn(browser, stack, "owner@example.com"),
    Agent.signIn(browser, stack, "mykola@example.com"),
  ]);
  const visitor = await Visitor.asking(browser, stack, "Is the Ferry in stock?");

  await olivia.openRow("Is the Ferry in stock?");
  await olivia.act("Take");
  await olivia.write("Two of them, in green.");
  await visitor.sees("Two of them, in green.");
  await visitor.sees("Is the Ferry in stock?", "Seen");
  await olivia.sees("Two of them, in green.", "Seen");

  const secondTab = await Visitor.tab(visitor.context, stack);
  await secondTab.open();
  await secondTab.sees("Two of them, in green.");
  // Both a list that is behind and one that shows the reply already have this row.
  await mykola.openRow(/Is the Ferry in stock|Two of them/);
  await mykola.act("Join");
  await mykola.write("One is in our Turku shop.");
  await secondTab.write("I take the one in Turku.");

  const log = ["Is the Ferry in stock?", "Two of them, in green.", "One is in our Turku shop.", "I take the one in Turku."];
  for (const [who, person] of Object.entries({ visitor, secondTab, olivia, mykola })) {
    for (const text of log) await person.sees(text);
    // Two people wrote at the same time: either order is right, but it is one order.
    assert.deepEqual((await person.texts()).toSorted(), log.toSorted(), who);
    assert.deepEqual(await person.texts(), await visitor.texts(), who);
  }
  assertNoTroubles(olivia.context, mykola.context, visitor.context);
});

test("each side sees that the other is writing", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write("Hello, a question about delivery.");
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow("Hello, a question about delivery.");
  await agent.act("Take");

  await visitor.input.pressSequentially("Do you");
  await agent.page.getByText("Visitor is typing…").waitFor();
  await agent.input.pressSequentially("One moment");
  await visitor.panel.getByText("Olivia is writing…").waitFor();
  await visitor.input.press("Enter");
  await agent.sees("Do you");
  await agent.page.getByText("Visitor is typing…").waitFor({ state: "hidden" });
});

test("a closed panel counts what comes in", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write("Please write here when the bell has come.");
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow("when the bell has come");
  await agent.act("Take");
  await visitor.sees("when the bell has come", "Seen");
  await visitor.closeButton.click();

  await agent.write("It has come.");
  await agent.write("It rings.");
  await visitor.page.getByRole("button", { name: "Contact us, 2 new messages" }).click();
  await visitor.sees("It rings.");
  await eventually("the launcher without a count", async () => (await visitor.launcher.getAttribute("aria-label")) === "Contact us");
  await agent.sees("It rings.", "Seen");
});

test("markup and links of a stranger stay text, and only web addresses can be followed", async () => {
  const { stack, browser } = set;
  const words = "<img src=x onerror=alert(1)> javascript:alert(1) https://bikes.example/pier?a=1&b=2";
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write(words);
  await visitor.sees("onerror", "Sent");
  assert.deepEqual(await visitor.texts(), [words]);
  assert.deepEqual(await visitor.log.getByRole("link").evaluateAll((links) => links.map(({ href }) => href)), [
    "https://bikes.example/pier?a=1&b=2",
  ]);
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow("onerror");
  assert.deepEqual(await agent.texts(), [words]);
  assertNoTroubles(visitor.context, agent.context);
});

test("the Enter that ends a composition sends nothing, and a message runs the way of its own words", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.input.fill("שלום");
  // As Safari tells it: the composition is over already.
  await visitor.input.evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }));
  });
  assert.deepEqual([await visitor.input.inputValue(), await visitor.texts()], ["שלום", []]);
  await visitor.input.press("Enter");
  await visitor.sees("שלום", "Sent");
  const directionOf = (text) =>
    visitor
      .message(text)
      .locator(".bubble")
      .evaluate((bubble) => getComputedStyle(bubble).direction);
  assert.equal(await directionOf("שלום"), "rtl");
  await visitor.write("Hello");
  await visitor.sees("Hello", "Sent");
  assert.equal(await directionOf("Hello"), "ltr");
});
