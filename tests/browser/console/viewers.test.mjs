// Who else looks at a conversation, and what the console asks for to know it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const opening = "Do you mend tandems?";

const set = stage(async ({ stack, browser }) => {
  await Visitor.asking(browser, stack, opening);
});

test("two agents who look at one conversation see each other, until one leaves", async () => {
  const { stack, browser } = set;
  const olivia = await Agent.signIn(browser, stack, "owner@example.com");
  const mykola = await Agent.signIn(browser, stack, "mykola@example.com");
  const others = (agent) => agent.page.locator(".viewers");
  await olivia.openRow(opening);
  await mykola.openRow(opening);
  await others(olivia).getByText("Also viewing: Mykola").waitFor();
  await others(mykola).getByText("Also viewing: Olivia").waitFor();
  assert.equal(await others(olivia).locator(".initials").count(), 1);

  // A note is told to colleagues before anybody takes part.
  await mykola.page.getByRole("button", { name: "Note", exact: true }).click();
  await mykola.page.getByRole("textbox", { name: "Internal note" }).pressSequentially("Ask");
  await olivia.page.getByText("Mykola is typing…").waitFor();
  await mykola.page.getByRole("button", { name: "Add note" }).click();
  await olivia.sees("Ask");
  await olivia.page.getByText("Mykola is typing…").waitFor({ state: "hidden" });

  // Back and forth at once: the frames may overtake each other, yet the log is followed.
  for (const path of ["/settings", new URL(mykola.page.url()).pathname])
    await mykola.page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
  await others(olivia).getByText("Also viewing: Mykola").waitFor();
  await mykola.page.getByRole("link", { name: "Settings" }).click();
  await others(olivia).getByText("Also viewing").waitFor({ state: "hidden" });
  await mykola.page.goBack();
  await others(olivia).getByText("Also viewing: Mykola").waitFor();
  await mykola.page.close();
  await others(olivia).getByText("Also viewing").waitFor({ state: "hidden" });
  assertNoTroubles(olivia.context, mykola.context);
});

test("the list is read once at the start, and once more after the connection was away", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { path: "/settings" });
  const { page } = agent;
  const [lists, watched, sockets] = [[], [], []];
  page.on("request", (request) => /\/v1\/conversations(\?|$)/.test(request.url()) && lists.push(request.url()));
  // A slow answer to the watch is not waited for, and then the list is read twice; here it is waited for, however slow the machine.
  await page.addInitScript(() => {
    const plan = globalThis.setTimeout;
    globalThis.setTimeout = (run, ms, ...rest) => (ms === 700 || ms === 3_000 ? 0 : plan(run, ms, ...rest));
  });
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    sockets.push(socket);
    server.onMessage((frame) => {
      if (String(frame).includes('"watched"')) watched.push(Date.now());
      socket.send(frame);
    });
  });
  await agent.go("/inbox");
  await agent.rows.first().waitFor();
  await eventually("the answer to the first watch", () => watched.length > 0);
  await page.waitForLoadState("networkidle");
  assert.equal(lists.length, watched.length, lists.join("\n"));

  const before = lists.length;
  const answers = watched.length;
  for (const socket of sockets) await socket.close({ code: 1001 });
  await eventually("the answer to the second watch", () => watched.length > answers);
  await eventually("a fresh list", () => lists.length > before);
  await page.waitForLoadState("networkidle");
  assert.equal(lists.length - before, watched.length - answers, lists.join("\n"));
});

test("a colleague who joined the team meanwhile is named", async () => {
  const { stack, browser } = set;
  const olivia = await Agent.signIn(browser, stack, "owner@example.com", { path: "/settings" });
  // As the list was before Mykola came.
  let isOld = true;
  await olivia.page.route("**/v1/agents", async (route) => {
    const answer = await route.fetch();
    const { items, ...rest } = await answer.json();
    await route.fulfill({ response: answer, json: { ...rest, items: isOld ? items.filter(({ name }) => name !== "Mykola") : items } });
  });
  await olivia.go("/inbox");
  await olivia.openRow(opening);
  isOld = false;
  const mykola = await Agent.signIn(browser, stack, "mykola@example.com", { path: new URL(olivia.page.url()).pathname });
  await olivia.page.locator(".viewers").getByText("Also viewing: Mykola").waitFor();
  await mykola.context.close();
});
