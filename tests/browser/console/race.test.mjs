// Two agents reach for one conversation: who comes second is told who came first, and where to go on.

import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

test("who takes a conversation second reads the name of the first, joins or goes on to the next", async () => {
  const { stack, browser } = set;
  for (const words of ["Is the tandem sold?", "Do you have bells?"]) {
    await Visitor.asking(browser, stack, words);
  }
  const mykola = await Agent.signIn(browser, stack, "mykola@example.com");
  const olivia = await Agent.signIn(browser, stack, "owner@example.com", { path: "/settings" });
  // News of the first one's deed are still on their way to the second.
  await olivia.page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => !/"(row|event)"/.test(String(frame)) && socket.send(frame));
  });
  await olivia.go("/inbox");
  await olivia.openRow("Is the tandem sold?");
  await olivia.actions.getByRole("button", { name: "Take" }).waitFor();
  await mykola.openRow("Is the tandem sold?");
  await mykola.act("Take");
  await mykola.input.waitFor();

  await olivia.act("Take");
  const alert = olivia.page.getByRole("alert");
  // There was no text, so nothing is said of one.
  await alert.getByText("Mykola took this conversation first.", { exact: true }).waitFor();
  await alert.getByRole("button", { name: "Join" }).waitFor();
  await alert.getByRole("link", { name: "Next unassigned" }).click();
  await olivia.sees("Do you have bells?");

  await mykola.openRow("Do you have bells?");
  await mykola.act("Take");
  await mykola.input.waitFor();
  await olivia.page.getByRole("button", { name: "Note", exact: true }).click();
  await olivia.page.getByRole("textbox", { name: "Internal note" }).fill("Ask the workshop");
  await olivia.act("Take");
  await alert.getByText("Mykola took this conversation first. Your text is kept.", { exact: true }).waitFor();
  await alert.getByRole("button", { name: "Join" }).click();
  await olivia.input.waitFor();
  await alert.waitFor({ state: "hidden" });
});
