// A chat that nobody answered stands out of the list, by its colour and by a word.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { coloursOf, contrast } from "../support/colours.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const MISSED = "Is anybody there?";
const ORDINARY = "Do you mend tyres?";
const LEAST_CONTRAST = 4.5;

const set = stage(async ({ stack, browser }) => {
  for (const question of [MISSED, ORDINARY]) await Visitor.asking(browser, stack, question);
});

/** Has the list say that one of the chats was missed, which takes the server minutes. */
function missing(context) {
  return context.route("**/v1/conversations?*", async (route) => {
    const response = await route.fetch();
    const page = await response.json();
    const items = page.items.map((row) => ({ ...row, missed: row.preview?.text === MISSED }));
    await route.fulfill({ response, json: { ...page, items } });
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`a missed chat has its own colour and word in the list (${colorScheme})`, async () => {
    const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", { colorScheme, path: "/settings" });
    await missing(agent.context);
    await agent.go("/inbox?status=unassigned");
    const [missed, ordinary] = [MISSED, ORDINARY].map((text) => agent.rows.filter({ hasText: text }));
    const mark = missed.getByText("Missed", { exact: true });
    await mark.waitFor();
    await ordinary.waitFor();
    assert.equal(await ordinary.getByText("Missed", { exact: true }).count(), 0);
    const look = async (state) => {
      const { words, ground } = await coloursOf(mark);
      const said = `${words} on ${ground}, ${state}`;
      assert.ok(contrast(words, ground) >= LEAST_CONTRAST, said);
      const [preview, since] = await Promise.all([".row-preview", ".row-since time"].map((part) => coloursOf(ordinary.locator(part))));
      for (const other of [preview, since]) assert.notDeepEqual(words, other.words, said);
      const [red, green, blue] = words;
      assert.ok(red > green && red > blue, `it is red: ${said}`);
    };
    await look("as it lies there");
    await missed.hover();
    await look("under the pointer");
    await missed.click();
    await agent.log.waitFor();
    await look("while it is open");
    assertNoTroubles(agent.context);
  });
}
