// A visitor ends the chat, after a question.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

/** A visitor who asked something, and the agent who took it: until then a question does not go away. */
async function asked(question) {
  const visitor = await Visitor.asking(set.browser, set.stack, question);
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await agent.openRow(question);
  await agent.act("Take");
  await visitor.panel.getByText("Olivia joined the conversation").waitFor();
  return { visitor, agent };
}

/** What has the focus, by its words or its name. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement.shadowRoot?.activeElement;
    return element?.ariaLabel ?? element?.textContent;
  });

test("a visitor ends the chat by keyboard after a question, and is asked for a rating as by an agent", async () => {
  const { visitor, agent } = await asked("Do you sell lamps?");
  const { page, panel } = visitor;
  const menu = panel.getByRole("button", { name: "More" });
  await menu.waitFor();
  // From the field to the head, and into the menu.
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await panel.getByRole("group", { name: "End this chat?" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "More");
  assert.equal(await panel.isVisible(), true);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Enter");
  await visitor.log.getByText("The conversation was closed.").waitFor();
  await panel.getByRole("group", { name: "How did we do?" }).waitFor();
  await eventually("the focus where one goes on", async () => (await focused(page)) === "Well");
  await page.keyboard.press("Enter");
  await visitor.log.getByText("Thank you for your rating.").first().waitFor();
  assert.equal(await panel.getByRole("button", { name: "End chat" }).count(), 0);
  await agent.log.getByText("The visitor rated the conversation: good").waitFor();
  assertNoTroubles(visitor.context, agent.context);
});

test("a chat that could not be ended is kept, and the visitor is told why", async () => {
  const { visitor } = await asked("Do you sell locks?");
  const { panel } = visitor;
  await visitor.page.route("**/end", (route) => route.abort());
  await panel.getByRole("button", { name: "More" }).click();
  await panel.getByRole("button", { name: "End chat" }).click();
  const question = panel.getByRole("group", { name: "End this chat?" });
  await question.getByRole("button", { name: "End chat" }).click();
  await question.getByRole("alert").getByText("There is no connection.").waitFor();
  await question.getByRole("button", { name: "Keep chatting" }).click();
  await visitor.write("Or chains?");
  await visitor.sees("Or chains?", "Sent");
});
