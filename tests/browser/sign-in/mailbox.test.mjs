// The pages that only a stack on one machine has: mailbox, tour, icons.

import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";

const set = stage();

/** Asks for a sign-in mail, each time from a browser that is new. */
async function asksForMail(email) {
  const headers = { origin: set.stack.console, "content-type": "application/json" };
  const answer = await fetch(`${set.stack.console}/v1/auth/links`, { method: "POST", headers, body: JSON.stringify({ email }) });
  assert.equal(answer.status, 202);
  return set.stack.mailTo(email, /sign|kirjau|вх/i);
}

/** The status for a request that names this host. */
function statusFor(host, path) {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, set.stack.console), { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("the mailbox shows new mail by itself, newest first, and moves neither focus nor what is in sight", async () => {
  const context = await openContext(set.browser, { viewport: { width: 360, height: 300 } });
  const page = await context.newPage();
  await page.goto(`${set.stack.console}/mailbox`);
  await page.getByText("No mail was sent yet").waitFor();
  await asksForMail("owner@example.com");
  const links = page.getByRole("listitem").getByRole("link");
  await links.first().waitFor();
  await asksForMail("aino@example.com");
  await eventually("two mails in the list", async () => (await links.count()) === 2);
  assert.match(await page.getByRole("listitem").first().textContent(), /aino@example\.com/);
  assert.equal(await page.getByRole("listitem").filter({ hasText: /Z|UTC/ }).count(), 0, "times are those of the reader's clock");

  await links.last().focus();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const place = () => links.last().evaluate((link) => [link.getBoundingClientRect().top, link === document.activeElement]);
  const before = await place();
  await asksForMail("mykola@example.com");
  await eventually("three mails in the list", async () => (await links.count()) === 3);
  assert.deepEqual(await place(), before);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, "nothing is wider than the page");

  await page.getByRole("link", { name: "Notices" }).click();
  await page.getByText("None of these was sent yet.").waitFor();
  await page.getByRole("link", { name: "Sign-in mails" }).click();
  await eventually("the sign-in mails", async () => (await links.count()) === 3);
  assertNoTroubles(context);
});

test("every local page has an icon, and no other name than this machine's is answered", async () => {
  const { stack } = set;
  for (const door of [stack.console, stack.widget, stack.demo]) {
    const icon = await fetch(`${door}/favicon.ico`);
    assert.deepEqual([icon.status, icon.headers.get("content-type")], [200, "image/svg+xml"], door);
  }
  const { port } = new URL(stack.console);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    assert.equal(await statusFor(host, "/mailbox/messages"), 200, host);
  for (const host of [`evil.example:${port}`, "evil.example", `localhost.evil.example:${port}`]) {
    for (const path of ["/mailbox/messages", "/mailbox", "/", "/v1/me"]) assert.equal(await statusFor(host, path), 421, `${host}${path}`);
  }
});
