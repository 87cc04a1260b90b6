// A chat under way, for tests of what happens to it.

import { Agent } from "./agent.mjs";
import { Visitor } from "./visitor.mjs";

/** A visitor and an agent in the middle of a chat that begins so. `ofVisitor` and `ofAgent` are their browsers. */
export async function talking({ stack, browser, ofVisitor = browser, ofAgent = browser }, opening) {
  const visitor = await Visitor.come(ofVisitor, stack);
  await visitor.open();
  await visitor.write(opening);
  const agent = await Agent.signIn(ofAgent, stack, "owner@example.com");
  await agent.openRow(opening);
  await agent.act("Take");
  await agent.write("I am looking.");
  await visitor.sees("I am looking.");
  await visitor.sees(opening, "Seen");
  return { visitor, agent };
}
