// What is said by itself while nobody answers: a message of the site, and of nobody who is there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { withSettings } from "../support/settings.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();
const REPLY = "All of us are busy. Meanwhile: https://shop.example/help";

/** A visitor whom the server can be made to tell something. */
async function listening() {
  const visitor = await Visitor.come(set.browser, set.stack);
  let heard = 0;
  let socket;
  let conversation;
  await visitor.page.routeWebSocket(/.*/, (page) => {
    socket = page;
    const server = page.connectToServer();
    server.onMessage((frame) => {
      const { seq, last, ...more } = JSON.parse(frame);
      conversation = more.conversation ?? conversation;
      heard = Math.max(heard, seq ?? last ?? 0);
      page.send(frame);
    });
  });
  const tell = (event) => {
    heard += 1;
    socket.send(JSON.stringify({ type: "event", conversation, seq: heard, at: new Date().toISOString(), event }));
  };
  return { visitor, tell, listens: () => eventually("a conversation that is followed", () => conversation) };
}

test("an automatic reply is the site's, counts as unread and is announced, and promises nobody", async () => {
  const { visitor, tell, listens } = await listening();
  const { panel } = visitor;
  await withSettings(visitor.context, ({ queues }) => ({ name: "Harbour Bicycles", queues: [{ ...queues[0], here: false }] }));
  await visitor.open();
  await visitor.write("Is anybody there?");
  await visitor.sees("Is anybody there?", "Sent");
  await listens();
  tell({ type: "auto_reply", text: REPLY });
  await visitor.sees(REPLY);
  await visitor.message(REPLY).getByText("Harbour Bicycles · automatic reply").waitFor();
  assert.equal(await visitor.message(REPLY).getByRole("link").getAttribute("href"), "https://shop.example/help");
  await panel.getByRole("status").filter({ hasText: "Harbour Bicycles · automatic reply: All of us are busy." }).waitFor();
  await panel.getByText("Nobody is here right now").waitFor();

  await visitor.closeButton.click();
  tell({ type: "auto_reply", text: "Still busy." });
  await visitor.page.getByRole("button", { name: "Contact us, 1 new message" }).click();
  await visitor.sees("Still busy.");
  await panel.getByText("Nobody is here right now").waitFor();
  assertNoTroubles(visitor.context);
});
