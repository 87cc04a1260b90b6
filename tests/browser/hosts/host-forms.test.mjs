// Plain forms on host pages of other encodings, and on pages that hide where they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { stage } from "../support/stage.mjs";
import { visit } from "./host-pages.mjs";

let agent;
const set = stage(async ({ stack, browser }) => {
  agent = await Agent.signIn(browser, stack, "owner@example.com");
});

/** Sends a plain form of the page; gives the name of the page where it ends. */
async function sendForm({ page }, form, words) {
  await page.locator(`#${form}`).getByRole("textbox", { name: "Message" }).fill(words);
  await page.locator(`#${form}`).getByRole("textbox", { name: "E-mail" }).fill("reka@visitor.example");
  await page.locator(`#${form}`).getByRole("button").click();
  await page.waitForURL(/\/form\/en\//);
  return new URL(page.url()).pathname.split("/").at(-1);
}

// Letters that the encoding has, and letters that it has not.
const LETTERS = {
  "iso-8859-1": "Größe, déjà vu, 5 €, ґанок № 7",
  "windows-1251": "Ґанок і їжак № 7, 5 €, Größe",
  "iso-8859-2": "Árvíztűrő tükörfúrógép, їжак",
  shift_jis: "日本語, Größe",
  "utf-8": "Größe, їжак, 日本語, 🚲",
};

for (const [encoding, letters] of Object.entries(LETTERS)) {
  for (const form of ["as-readme-says", "names-its-encoding"]) {
    test(`a plain form brings its letters over: ${form} on a page in ${encoding}`, async () => {
      const visitor = await visit(set, "policies/plain-forms", { headers: { "content-type": `text/html; charset=${encoding}` } });
      assert.equal(
        await visitor.page.evaluate(() => document.characterSet.toLowerCase()),
        encoding === "iso-8859-1" ? "windows-1252" : encoding,
      );
      const words = `${form}: ${letters}`;
      assert.equal(await sendForm(visitor, form, words), "sent.html");
      await agent.go("/inbox");
      await agent.openRow(words);
      await agent.log.getByText(words, { exact: true }).waitFor();
      assertNoTroubles(visitor.context);
    });
  }
}

test("a plain form whose letters nobody can know is not thanked for", async () => {
  const visitor = await visit(set, "policies/plain-forms", { headers: { "content-type": "text/html; charset=windows-1251" } });
  assert.equal(await sendForm(visitor, "says-nothing", "Ґанок"), "failed.html");
});

for (const policy of ["no-referrer", "same-origin", "strict-origin-when-cross-origin"]) {
  test(`a plain form is received from a page with Referrer-Policy: ${policy}`, async () => {
    const visitor = await visit(set, "policies/plain-forms", { headers: { "referrer-policy": policy } });
    const posted = visitor.page.waitForRequest((request) => request.method() === "POST");
    assert.equal(await sendForm(visitor, "as-readme-says", `Written under ${policy}.`), "sent.html");
    const origin = await (await posted).headerValue("origin");
    assert.equal(origin, policy === "strict-origin-when-cross-origin" ? set.stack.demo : "null");
    await agent.go("/inbox");
    await agent.openRow(`Written under ${policy}.`);
  });
}
