// The widget on every kind of host page: the launcher is in its corner and opens, and a message is sent and answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "./agent.mjs";
import { assertNoTroubles } from "./browser.mjs";
import { eventually } from "./conditions.mjs";
import { corner, visit } from "./host-pages.mjs";
import { stage } from "./stage.mjs";

const IN_ITS_CORNER = "button 56 x 56, 16 from the right, 16 from below";

let agent;
const set = stage(async ({ stack, browser }) => {
  agent = await Agent.signIn(browser, stack, "owner@example.com");
});

/** The launcher is where it belongs; a message goes out, is stored and answered. */
async function chats(visitor, words) {
  await eventually(`the launcher in its corner, for: ${words}`, async () => (await corner(visitor.page)) === IN_ITS_CORNER);
  await visitor.open();
  await visitor.write(words);
  await visitor.sees(words, "Sent");
  await answer(visitor, words);
}

async function answer(visitor, words) {
  await agent.go("/inbox");
  await agent.openRow(words);
  await agent.act("Reply");
  await agent.write(`Answer to: ${words}`);
  await visitor.sees(`Answer to: ${words}`);
}

const STYLED = ["hides-empty", "resets-all", "moves-body", "right-to-left"];

for (const kind of STYLED) {
  test(`the page's styles do not reach the widget: ${kind}`, async () => {
    const visitor = await visit(set, kind);
    await chats(visitor, `Written on ${kind}.`);
    const { x, y, width, height } = await visitor.panel.boundingBox();
    const { width: pageWidth, height: pageHeight } = visitor.page.viewportSize();
    assert.deepEqual([width, pageWidth - x - width, pageHeight - y - height], [380, 16, 88]);
    assert.equal(height, Math.min(600, pageHeight - 120));
    const styles = await visitor.message("Answer to").locator(".bubble").evaluate((bubble) => {
      const { direction, letterSpacing, textTransform, lineHeight, fontSize } = getComputedStyle(bubble);
      return { direction, letterSpacing, textTransform, lineHeight, fontSize };
    });
    assert.deepEqual(styles, { direction: "ltr", letterSpacing: "normal", textTransform: "none", lineHeight: "22px", fontSize: "15px" });
    assertNoTroubles(visitor.context);
  });
}

for (const kind of ["module", "tag-manager", "frame-of-the-name"]) {
  test(`the tag is found: ${kind}`, async () => {
    const visitor = await visit(set, kind);
    await chats(visitor, `Written on ${kind}.`);
    assert.equal(await visitor.launcher.count(), 1);
    assertNoTroubles(visitor.context);
  });
}

test("elements with the names of globals neither keep the widget away nor say where it comes from", async () => {
  const { stack } = set;
  const visitor = await visit(set, "clobbers-names");
  await chats(visitor, "Written among names.");
  const scripts = visitor.asked.filter((url) => url.endsWith(".js"));
  // The image itself is asked for, by the page.
  assert.deepEqual(scripts.filter((url) => !url.startsWith(`${stack.widget}/`)), ["https://elsewhere.example/x/w.js"]);
  assert.equal(await visitor.page.evaluate(() => typeof window.Doorbell), "function");
  assertNoTroubles(visitor.context);
});

// The browser is English; the page says what it is.
const TAGS = { FI: "fi", fi_FI: "fi", "fi-Latn-FI": "fi", "UK-ua": "uk", "hu_HU.UTF-8": "hu", "it-CH": "it", "fil-PH": "en", fin: "en", "": "en", x: "en" };

test("launcher and panel read the page's language by one rule", async () => {
  for (const [tag, language] of Object.entries(TAGS)) {
    const init = `new MutationObserver(() => (document.documentElement.lang = "${tag}")).observe(document, { childList: true })`;
    const visitor = await visit(set, "module", { init, language });
    await visitor.launcher.waitFor();
    await visitor.open();
    await visitor.context.close();
  }
});
