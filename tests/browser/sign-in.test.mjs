// Signing in where the mail is read on another device, links that no longer work, and signing out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoTroubles, openContext } from "./browser.mjs";
import { stage } from "./stage.mjs";

const set = stage();

/** Asks for a link on one device and gives the address in the mail. */
async function asksForLink(page, email) {
  const before = (await set.stack.mails()).length;
  await page.goto(`${set.stack.console}/inbox`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const { text } = await set.stack.mailTo(email, /sign/i, before);
  return /http\S+#token=[\w-]+/.exec(text)[0];
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

  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in with the code" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();

  await page.goto(link);
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
  assertNoTroubles(desk, phone);
});

test("after signing out an address of the console asks to sign in first, and is kept", async () => {
  const context = await openContext(set.browser);
  const page = await context.newPage();
  await page.goto(await asksForLink(page, "owner@example.com"));
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
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
  const page = await context.newPage();
  await page.goto(await asksForLink(page, "owner@example.com"));
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  const other = await context.newPage();
  await other.goto(`${set.stack.console}/settings`);
  await other.getByRole("button", { name: "Account of Olivia" }).waitFor();
  await page.getByRole("button", { name: "Account of Olivia" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await other.getByRole("button", { name: "Account of Olivia" }).count(), 0);
  assertNoTroubles(context);
});
