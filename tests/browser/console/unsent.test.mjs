// What an agent wrote and could not send is the agent's own, also when another agent uses the browser next.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const set = stage();

test("what one agent could not send goes out under no other name, and when the same agent is back", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.asking(browser, stack, "My hinge is loose.");
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
  // Her session ends, by somebody else's hand.
  await olivia.call("DELETE", "/v1/auth/sessions/current", {});
  await olivia.page.reload();
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

test("who signs out is asked about what is not sent, and takes all of it along", async () => {
  const { stack, browser } = set;
  const aino = await Agent.signIn(browser, stack, "aino@example.com");
  const { page } = aino;
  const kept = () =>
    page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([, value]) => /secret/.test(value))
        .map(([key]) => key),
    );
  const signOut = async () => {
    await page.getByRole("button", { name: "Account of Aino" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await aino.openRow(/half a thought|Anybody there/);
  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Internal note" }).fill("a secret of the visitor");
  assert.equal((await kept()).length, 1);
  await signOut();
  const question = page.getByRole("dialog", { name: "Sign out and lose what is not sent?" });
  await question.getByText("1 text has not been sent.").waitFor();
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "hidden" });
  assert.equal((await kept()).length, 1);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /Account/);
  await signOut();
  await question.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|outbox/.test(key))), []);
});

test("who has sent everything signs out without a question", async () => {
  const { stack, browser } = set;
  const mykola = await Agent.signIn(browser, stack, "mykola@example.com");
  await mykola.page.getByRole("button", { name: "Account of Mykola" }).click();
  await mykola.page.getByRole("menuitem", { name: "Sign out" }).click();
  await mykola.page.getByRole("heading", { name: "Sign in" }).waitFor();
});
