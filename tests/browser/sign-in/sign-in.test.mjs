// Signing in where the mail is read on another device, links that no longer work, and signing out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

/** Asks for a link on one device and gives the address in the mail. */
async function asksForLink(page, email) {
  const before = (await set.stack.mails()).length;
  await page.goto(`${set.stack.console}/inbox`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const { text } = await set.stack.mailTo(email, /sign|kirjau|вх/i, before);
  return /http\S+#token=[\w-]+/.exec(text)[0];
}

/** Signs in with the mailed link in the browser that asked for it, and gives the page of the inbox. */
async function signsIn(context, email) {
  const page = await context.newPage();
  await page.goto(await asksForLink(page, email));
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  return page;
}

test("a link opened in another browser shows a code, and the code signs in where it was asked for", async () => {
  const [desk, phone] = [await openContext(set.browser), await openContext(set.browser)];
  const page = await desk.newPage();
  const link = await asksForLink(page, "owner@example.com");
  const other = await phone.newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("heading", { name: "Almost there" }).waitFor();
  const code = await other.getByRole("status").textContent();
  assert.match(code, /^\d{6}$/);
  assert.deepEqual(await phone.cookies(), [], "the other browser is not signed in");

  // The sixth digit sends it.
  const field = page.getByLabel("Code", { exact: true });
  assert.equal(await field.getAttribute("inputmode"), "numeric");
  assert.equal(await field.getAttribute("autocomplete"), "one-time-code");
  await field.focus();
  await page.keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("heading", { name: "Inbox" }).waitFor();

  await page.goto(link);
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
  assertNoTroubles(desk, phone);
});

test("the tab that waits goes on when the link is opened in the next one, without being looked at", async () => {
  const context = await openContext(set.browser);
  const page = await context.newPage();
  const link = await asksForLink(page, "aino@example.com");
  const next = await context.newPage();
  await next.goto(link);
  await next.getByRole("button", { name: "Sign in" }).click();
  // The console speaks the agent's language from here on.
  await next.waitForURL("**/inbox");
  await page.waitForURL("**/inbox");
  assertNoTroubles(context);
});

test("each of several links that a browser asked for signs in there", async () => {
  const context = await openContext(set.browser);
  const page = await context.newPage();
  const links = [];
  for (let times = 0; times < 2; times += 1) links.push(await asksForLink(page, "mykola@example.com"));
  for (const link of links) {
    const tab = await context.newPage();
    await tab.goto(link);
    await tab.getByRole("button", { name: "Sign in" }).click();
    await tab.waitForURL("**/inbox");
    await tab.close();
    await context.clearCookies({ name: "__Host-session" });
  }
  assertNoTroubles(context);
});

test("a session that ends says so, and has the address ready", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "aino@example.com", { path: "/settings" });
  const { page } = agent;
  await page.getByText("This session").waitFor();
  await agent.context.clearCookies({ name: "__Host-session" });
  // Any call finds out; one that is under way may be the first.
  await page.evaluate(() => document.querySelector('a[href="/queues"]')?.click()).catch(() => undefined);
  const field = page.getByLabel("E-mail address");
  await field.waitFor();
  await page.getByText("Your session has ended. Drafts are kept").waitFor();
  assert.equal(await field.inputValue(), "aino@example.com");
  assert.ok(await field.evaluate((input) => input === document.activeElement));
});

test("an unknown address in a browser is the console's page with 404, and an unknown queue leads to the list", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "aino@example.com");
  const { page } = agent;
  const answer = await page.goto(`${stack.console}/nope`);
  assert.equal(answer.status(), 404);
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  for (const path of ["/nope", "/inbox/", "/mailbox/none"]) {
    assert.equal((await page.goto(`${stack.console}${path}`)).status(), 404, path);
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  }
  const tool = await fetch(`${stack.console}/nope`);
  assert.deepEqual([tool.status, tool.headers.get("content-type")], [404, "application/problem+json"]);

  await agent.go("/queues/none/log");
  const heading = page.getByRole("heading", { level: 1, name: "Nothing here" });
  await heading.waitFor();
  assert.ok(await heading.evaluate((title) => title === document.activeElement));
  await eventually("a title in words", async () => (await page.title()).startsWith("Nothing here"));
  await page.getByRole("link", { name: "Go to the queues" }).click();
  await page.getByRole("heading", { name: "Activity log" }).waitFor();
});

test("after signing out an address of the console asks to sign in first, and is kept", async () => {
  const context = await openContext(set.browser);
  const page = await signsIn(context, "owner@example.com");
  await page.goto(`${set.stack.console}/settings`);
  await page.getByRole("button", { name: "Account of Olivia" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto(`${set.stack.console}/settings`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByText("After signing in you continue to the page you came for.").waitFor();
});

test("signing out in one tab signs out every tab of the browser", async () => {
  const context = await openContext(set.browser);
  const page = await signsIn(context, "owner@example.com");
  const other = await context.newPage();
  await other.goto(`${set.stack.console}/settings`);
  await other.getByRole("button", { name: "Account of Olivia" }).waitFor();
  await page.getByRole("button", { name: "Account of Olivia" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await other.getByRole("button", { name: "Account of Olivia" }).count(), 0);
  assertNoTroubles(context);
});
