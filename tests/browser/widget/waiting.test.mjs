// Nobody has to be there at the same time: replies wait for the visitor, and a closed conversation for the next word.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

/** A visitor who asked something, and the agent who took it. */
async function asked(question) {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write(question);
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow(question);
  await agent.act("Take");
  await agent.input.waitFor();
  return { visitor, agent };
}

/** What the composer says to an agent who opens the conversation now. */
async function goesTo(agent, words) {
  await eventually(`a composer that says "${words}"`, async () => {
    await agent.page.reload();
    const said = await agent.input.getAttribute("aria-describedby");
    return (await agent.page.locator(`#${said}`).textContent()) === words;
  });
}

test("a reply waits for a visitor who left, and shows on the closed launcher on return", async () => {
  const { visitor, agent } = await asked("Do you have helmets?");
  await goesTo(agent, "Goes to the widget; the visitor is there now");
  await visitor.page.close();
  await goesTo(agent, "Goes to the widget; the visitor sees it on coming back");
  await agent.write("In three sizes.");
  await agent.sees("In three sizes.", "Sent");

  const back = await Visitor.tab(visitor.context, set.stack);
  await back.page.getByRole("button", { name: "Contact us, 1 new message" }).click();
  await back.sees("In three sizes.");
  assert.deepEqual(await back.texts(), ["Do you have helmets?", "In three sizes."]);
  await agent.sees("In three sizes.", "Seen");
  assertNoTroubles(visitor.context, agent.context);
});

test("a resolved conversation is open again when the visitor writes", async () => {
  const { visitor, agent } = await asked("Where is your workshop?");
  await agent.write("Behind the market hall.");
  await visitor.sees("Behind the market hall.");
  const { path } = agent;
  await agent.act("Resolve");
  await agent.page.getByText("Resolved.", { exact: true }).waitFor();
  await agent.go(path);
  await agent.page.getByText("Olivia · Resolved").waitFor();
  await visitor.panel.getByText("The conversation was closed.").waitFor();
  await agent.go("/inbox");
  await agent.rows.first().waitFor();
  assert.equal(await agent.rows.filter({ hasText: "Behind the market hall." }).count(), 0);

  await visitor.write("Is it open on Saturday?");
  await visitor.sees("Is it open on Saturday?", "Sent");
  await visitor.panel.getByText("The conversation goes on").waitFor();
  await agent.openRow("Is it open on Saturday?");
  await agent.page
    .getByText(/^(Olivia · Active|Unassigned) · Support/)
    .first()
    .waitFor();
  await agent.page.getByText("The visitor came back").waitFor();
  assert.deepEqual(await agent.texts(), ["Where is your workshop?", "Behind the market hall.", "Is it open on Saturday?"]);
  assertNoTroubles(visitor.context, agent.context);
});

for (const [button, word, colour] of [
  ["Well", "good", "mark-good"],
  ["Badly", "bad", "mark-bad"],
]) {
  test(`the visitor rates a closed conversation as ${word} and the agent sees it in log and card`, async () => {
    const { visitor, agent } = await asked(`Thank you for the quick repair, it was ${word}.`);
    const { path } = agent;
    await agent.act("Resolve");
    await agent.page.getByRole("region", { name: "Latest notices" }).getByText("Resolved.").waitFor();
    await agent.go(path);
    const question = visitor.panel.getByRole("group", { name: "How did we do?" });
    await question.getByRole("button", { name: button }).click();
    await visitor.panel.getByText("Thank you for your rating.").first().waitFor();
    await question.waitFor({ state: "hidden" });
    await agent.log.locator(`.rating.${colour}`).getByText(`The visitor rated the conversation: ${word}`).waitFor();
    await agent.page.locator(`.card .rating.${colour}`).getByText(word, { exact: true }).waitFor();
  });
}
