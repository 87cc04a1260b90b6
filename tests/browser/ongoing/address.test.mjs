// Who waits is asked once where an answer finds them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const QUESTION = "Leave your e-mail in case we are cut off";

/** A visitor whom nobody has answered for 20 s. */
async function unanswered(question) {
  const context = await openContext(set.browser);
  await context.clock.install();
  const visitor = await Visitor.tab(context, set.stack);
  await visitor.open();
  await visitor.write(question);
  await visitor.sees(question, "Sent");
  await visitor.panel.getByRole("button", { name: "More" }).waitFor();
  await visitor.page.clock.fastForward(20_000);
  const field = visitor.panel.getByRole("textbox", { name: QUESTION });
  await field.waitFor();
  return { visitor, field };
}

test("who waits is asked for an address, which the agent then sees, and is not asked again", async () => {
  const { visitor, field } = await unanswered("Where is my bill?");
  const { page, panel } = visitor;
  assert.equal(await visitor.input.evaluate((input) => input.getRootNode().activeElement === input), true);
  await field.fill("aino@");
  await field.press("Enter");
  await panel.getByRole("alert").getByText("Check the e-mail address.").waitFor();
  await field.fill("aino@visitor.example");
  await field.press("Enter");
  await visitor.log.getByText("we will write to aino@visitor.example").waitFor();
  assert.equal(await visitor.input.evaluate((input) => input.getRootNode().activeElement === input), true);

  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await agent.openRow("Where is my bill?");
  await agent.page.getByRole("link", { name: "aino@visitor.example" }).first().waitFor();

  await page.reload();
  await visitor.open();
  await visitor.sees("Where is my bill?");
  await page.clock.fastForward(60_000);
  await panel.getByRole("button", { name: "More" }).waitFor();
  assert.equal(await field.count(), 0);
  assertNoTroubles(visitor.context, agent.context);
});

test("who declines is left alone, and writes on", async () => {
  const { visitor, field } = await unanswered("Where is my parcel?");
  await visitor.panel.getByRole("button", { name: "Not now" }).click();
  await field.waitFor({ state: "detached" });
  await visitor.page.keyboard.type("It was blue.");
  await visitor.page.keyboard.press("Enter");
  await visitor.sees("It was blue.", "Sent");
  assertNoTroubles(visitor.context);
});
