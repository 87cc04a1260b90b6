// What the operator withholds from a site is said, and not offered as if it could be set up (U4).

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

test("a site without bots and own fields says so where they would be, and keeps the rest", async () => {
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  const { page } = agent;
  await page.route("**/v1/sites/demo", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), withheld: ["bots", "own-forms", "auto-reply"] } });
  });
  await agent.go("/sites/demo/queues/support");
  const note = page.getByRole("region", { name: "Not part of this site" });
  await note.getByText("own fields in forms, and questions before a chat and automatic replies").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Automatic reply" }).count(), 0);
  await page.getByRole("heading", { name: "While closed or nobody is here" }).waitFor();
  await agent.go("/sites/demo/bots");
  await note.getByText("bots").waitFor();
  assert.equal(await page.getByRole("button", { name: "Add a bot" }).count(), 0);
});
