// What an agent has read is told to the visitor, whatever happens to the frame that tells it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

/** A visitor who has begun a chat, and an agent whose frames pass only when `passes` says so. Without `reaches` no socket opens. */
async function begin(opening, { passes = () => true, reaches = () => true }) {
  const visitor = await Visitor.asking(set.browser, set.stack, opening);
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com");
  await agent.page.routeWebSocket(/.*/, (page) => {
    if (!reaches()) return void page.close();
    const server = page.connectToServer();
    page.onMessage((frame) => passes(JSON.parse(frame)) && server.send(frame));
  });
  await agent.page.reload();
  await agent.openRow(opening);
  await agent.act("Take");
  return { visitor, agent };
}

test("an answer that overtook the mark brings it again", async () => {
  let answered = false;
  let lost = 0;
  // The server takes no mark that is not at the end any more.
  const passes = ({ action }) => {
    answered ||= action === "send";
    if (action !== "read" || answered) return true;
    lost += 1;
    return false;
  };
  const { visitor, agent } = await begin("My pedal squeaks.", { passes });
  await agent.write("Which one?");
  await visitor.sees("My pedal squeaks.", "Seen");
  assert.ok(lost > 0);
});

test("what was read while no socket came is told on the first that comes", async () => {
  let reached = false;
  const { visitor, agent } = await begin("My mirror is loose.", { reaches: () => reached });
  await agent.write("Which side?");
  await visitor.sees("Which side?");
  await visitor.sees("My mirror is loose.", "Sent");
  reached = true;
  await visitor.sees("My mirror is loose.", "Seen");
});
