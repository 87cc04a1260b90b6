// What an agent wrote and could not send is the agent's own, whoever uses the browser next.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "./agent.mjs";
import { stage } from "./stage.mjs";
import { Visitor } from "./visitor.mjs";

const set = stage();

test("what one agent could not send goes out under no other name, and when the same agent is back", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  await visitor.open();
  await visitor.write("My hinge is loose.");
  await visitor.sees("My hinge is loose.", "Sent");
  const olivia = await Agent.signIn(browser, stack, "owner@example.com");
  await olivia.openRow("My hinge is loose.");
  await olivia.act("Take");
  await olivia.input.waitFor();

  // From here on nothing that she writes gets through.
  let blocked = true;
  await olivia.context.route("**/v1/conversations/*/messages", (route) => (blocked ? route.abort() : route.continue()));
  await olivia.context.routeWebSocket(/.*/, (page) => (blocked ? void page.close() : void page.connectToServer()));
  await olivia.page.reload();
  await olivia.log.waitFor();
  await olivia.write("half a thought");
  await olivia.sees("half a thought", "Sending|Not sent");
  await olivia.page.getByRole("button", { name: "Account of Olivia" }).click();
  await olivia.page.getByRole("menuitem", { name: "Sign out" }).click();
  await olivia.page.getByRole("heading", { name: "Sign in" }).waitFor();

  // A colleague signs in beside it, in the same browser, and the network is back.
  const aino = new Agent(await olivia.context.newPage(), stack, "aino@example.com");
  await aino.go("/mailbox");
  await aino.askIn();
  blocked = false;
  const tried = [];
  olivia.page.on("request", (request) => request.url().endsWith("/messages") && tried.push(request.url()));
  await olivia.page.evaluate(() => dispatchEvent(new Event("online")));
  await visitor.write("Anybody there?");
  await visitor.sees("Anybody there?", "Sent");
  assert.deepEqual(tried, []);
  assert.deepEqual(await visitor.texts(), ["My hinge is loose.", "Anybody there?"]);

  const again = new Agent(aino.page, stack, "owner@example.com");
  await again.askIn();
  await again.go("/inbox");
  await visitor.sees("half a thought");
  assert.deepEqual(await visitor.texts(), ["My hinge is loose.", "Anybody there?", "half a thought"]);
});

test("a tab shows who its browser is signed in as, also when that was another tab's doing", async () => {
  const { stack, browser } = set;
  const olivia = await Agent.signIn(browser, stack, "owner@example.com");
  await olivia.page.getByRole("button", { name: "Account of Olivia" }).waitFor();
  const aino = new Agent(await olivia.context.newPage(), stack, "aino@example.com");
  await aino.go("/mailbox");
  await aino.askIn();
  await aino.call("PATCH", "/v1/me", { language: "en" });
  await aino.go("/inbox");
  await aino.page.getByRole("button", { name: "Account of Aino" }).waitFor();
  await olivia.page.getByRole("button", { name: "Account of Aino" }).waitFor();
});
