// A queue's automatic reply: how it is set up, and what an agent sees of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { Card, focusGoesTo, setUp } from "../support/setup/setup.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const PATH = "/v1/queues/support";
// The shortest time, and the minute in which the server looks.
const PATIENCE = { timeout: 120_000 };

const set = stage();

const signIn = (path) => Agent.signIn(set.browser, set.stack, "owner@example.com", { path });
const replyOf = async (agent) => (await agent.call("GET", PATH)).auto_reply;

test("it is switched on by keyboard, needs the site's own language, and keeps its words when it is switched off and on", async () => {
  const agent = await signIn("/mailbox");
  await setUp(agent, "/v1/sites/demo", { languages: ["en", "fi"] });
  await agent.go("/sites/demo/queues/support");
  const card = new Card(agent.page, "Automatic reply");
  const { keyboard } = agent.page;
  await card.field("Send an automatic reply").focus();
  await keyboard.press("Space");
  await card.field("Text · Finnish").fill("Vastaamme pian.");
  await card.save();
  await card.root.getByText("Fill this in.").waitFor();
  await focusGoesTo(agent.page, "Text");
  await keyboard.type("We will be with you soon.");
  await keyboard.press("Enter");
  await keyboard.type("Thank you for waiting.");
  await card.field("When nobody has answered for").selectOption("90 seconds");
  await card.saved();
  const texts = { en: "We will be with you soon.\nThank you for waiting.", fi: "Vastaamme pian." };
  assert.deepEqual(await replyOf(agent), { after_s: 90, texts });

  await card.field("Send an automatic reply").uncheck();
  await card.saved();
  assert.equal(await replyOf(agent), null);
  await card.field("Send an automatic reply").check();
  assert.equal(await card.field("Text").inputValue(), texts.en);
  await card.saved();
  assert.deepEqual(await replyOf(agent), { after_s: 90, texts });
  await agent.go("/sites/demo/log");
  await agent.page.getByText("When nobody has answered for 90 seconds").first().waitFor();
  await setUp(agent, PATH, { auto_reply: null });
  await setUp(agent, "/v1/sites/demo", { languages: ["en"] });
  assertNoTroubles(agent.context);
});

test("a text that is too long is told at its field before anything is sent, and so is what the server refuses", async () => {
  const agent = await signIn("/sites/demo/queues/support");
  const { page } = agent;
  const card = new Card(page, "Automatic reply");
  await card.field("Send an automatic reply").check();
  await card.field("Text").fill("ä".repeat(1001));
  await card.save();
  await card.root.getByText("This is too long.").waitFor();
  await focusGoesTo(page, "Text");
  await card.field("Text").fill("ä".repeat(1000));
  await page.route(`**${PATH}`, (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    const errors = [{ pointer: "/auto_reply/texts/en", code: "invalid" }];
    const body = JSON.stringify({ type: "urn:doorbell:invalid", title: "Invalid", status: 422, errors });
    return route.fulfill({ status: 422, contentType: "application/problem+json", body });
  });
  await card.save();
  await card.root.getByText("Check the format.").waitFor();
  await page.unroute(`**${PATH}`);
  await card.field("Text").fill("ä".repeat(999));
  await card.saved();
  await setUp(agent, PATH, { auto_reply: null });
});

test("who waits reads it once; the agent sees that nobody wrote it, and the visitor still waits", { timeout: 300_000 }, async () => {
  const agent = await signIn("/mailbox");
  await setUp(agent, PATH, { auto_reply: { after_s: 30, texts: { en: "We will be with you soon." } } });
  const visitor = await Visitor.asking(set.browser, set.stack, "Is anybody there?");
  await agent.go("/inbox?status=unassigned");
  await agent.openRow("Is anybody there?");
  const reply = agent.log.getByRole("listitem").filter({ hasText: "Automatic reply" });
  await reply.getByText("We will be with you soon.").waitFor(PATIENCE);
  const { items } = await agent.call("GET", "/v1/conversations?status=unassigned");
  assert.notEqual(items[0].waiting_since, null);
  await agent.rows
    .filter({ hasText: "Is anybody there?" })
    .getByText(/^waiting/)
    .waitFor();
  await agent.act("Take");
  await agent.write("I am.");
  await visitor.sees("I am.");
  assert.equal(await reply.count(), 1);
  assertNoTroubles(agent.context, visitor.context);
});
