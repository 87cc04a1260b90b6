// The widget on every kind of host page: the launcher is in its corner and opens, and a message is sent and answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";
import { word } from "../support/words.mjs";
import { corner, visit } from "./host-pages.mjs";

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
  await agent.act("Take");
  await agent.write(`Answer to: ${words}`);
  await visitor.sees(`Answer to: ${words}`);
}

const STYLED = ["styles/hides-empty", "styles/resets-all", "styles/moves-body", "styles/right-to-left"];

for (const kind of STYLED) {
  test(`the page's styles do not reach the widget: ${kind}`, async () => {
    const visitor = await visit(set, kind);
    await chats(visitor, `Written on ${kind}.`);
    const { x, y, width, height } = await visitor.panel.boundingBox();
    const { width: pageWidth, height: pageHeight } = visitor.page.viewportSize();
    assert.deepEqual([width, pageWidth - x - width, pageHeight - y - height], [380, 16, 88]);
    assert.equal(height, Math.min(600, pageHeight - 120));
    const styles = await visitor
      .message("Answer to")
      .locator(".bubble")
      .evaluate((bubble) => {
        const { direction, letterSpacing, textTransform, lineHeight, fontSize } = getComputedStyle(bubble);
        return { direction, letterSpacing, textTransform, lineHeight, fontSize };
      });
    assert.deepEqual(styles, { direction: "ltr", letterSpacing: "normal", textTransform: "none", lineHeight: "22px", fontSize: "15px" });
    assertNoTroubles(visitor.context);
  });
}

for (const kind of ["scripts/module", "scripts/tag-manager", "scripts/frame-of-the-name"]) {
  test(`the tag is found: ${kind}`, async () => {
    const visitor = await visit(set, kind);
    await chats(visitor, `Written on ${kind}.`);
    assert.equal(await visitor.launcher.count(), 1);
    assertNoTroubles(visitor.context);
  });
}

test("elements with the names of globals neither keep the widget away nor say where it comes from", async () => {
  const { stack } = set;
  const visitor = await visit(set, "scripts/clobbers-names");
  await chats(visitor, "Written among names.");
  const scripts = visitor.asked.filter((url) => url.endsWith(".js"));
  // The image itself is asked for, by the page.
  assert.deepEqual(
    scripts.filter((url) => !url.startsWith(`${stack.widget}/`)),
    ["https://elsewhere.example/x/w.js"],
  );
  assert.equal(await visitor.page.evaluate(() => typeof window.Doorbell), "function");
  assertNoTroubles(visitor.context);
});

const NAMES = ["currentScript", "Doorbell", "body", "scripts", "location"];

for (const tag of ["img", "form", "object", "embed", "iframe"]) {
  test(`the panel comes from our host whatever the name of an element: ${tag}`, async () => {
    const { stack } = set;
    const visitor = await visit(set, "scripts/named");
    for (const name of NAMES) {
      await visitor.page.evaluate((hash) => (location.hash = hash), `${tag}:${name}`);
      await visitor.page.reload();
      assert.equal(await visitor.page.locator(`[name="${name}"]`).count(), 1);
      await visitor.open();
    }
    const elsewhere = visitor.asked.filter((url) => ![stack.demo, stack.widget].includes(new URL(url).origin) && !url.startsWith("data:"));
    assert.deepEqual(elsewhere, []);
  });
}

// The browser is English; the page says what it is.
const TAGS = {
  FI: "fi",
  fi_FI: "fi",
  "fi-Latn-FI": "fi",
  "UK-ua": "uk",
  "hu_HU.UTF-8": "hu",
  "it-CH": "it",
  "fil-PH": "en",
  fin: "en",
  "": "en",
  x: "en",
};

test("launcher and panel read the page's language by one rule", async () => {
  for (const [tag, language] of Object.entries(TAGS)) {
    const init = `new MutationObserver(() => (document.documentElement.lang = "${tag}")).observe(document, { childList: true })`;
    const visitor = await visit(set, "scripts/module", { init, language });
    await visitor.launcher.waitFor();
    await visitor.open();
    await visitor.context.close();
  }
});

/** What the host's server says beside a page. */
const HEADERS = [
  {
    what: "a policy of one nonce and what it loads",
    kind: "policies/strict",
    headers: {
      "content-security-policy":
        "script-src 'nonce-once' 'strict-dynamic'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'",
    },
  },
  {
    what: "isolation, in which only what says so may be loaded",
    kind: "scripts/module",
    headers: { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" },
  },
  { what: "that it is XML", kind: "policies/xhtml", headers: { "content-type": "application/xhtml+xml" } },
  { what: "that nobody may learn its address", kind: "scripts/module", headers: { "referrer-policy": "no-referrer" } },
];

for (const { what, kind, headers } of HEADERS) {
  test(`the page's server says: ${what}`, async () => {
    const visitor = await visit(set, kind, { headers });
    await chats(visitor, `Written under: ${what}.`);
    assertNoTroubles(visitor.context);
  });
}

test("neither old libraries nor shortcuts of the page disturb a chat, before and after a reload", async () => {
  const visitor = await visit(set, "scripts/old-shop");
  const { page } = visitor;
  await visitor.launcher.waitFor();
  await visitor.launcher.focus();
  await page.keyboard.press("Enter");
  await visitor.input.waitFor();
  await page.keyboard.type("jkl? Written in the old shop.");
  await page.keyboard.press("Enter");
  await visitor.sees("jkl? Written in the old shop.", "Sent");
  await answer(visitor, "jkl? Written in the old shop.");
  const bubble = visitor.message("Answer to").locator(".bubble");
  assert.deepEqual(await bubble.evaluate((element) => [getComputedStyle(element).userSelect, getComputedStyle(element).cursor]), [
    "text",
    "auto",
  ]);
  await page.keyboard.type("Not yet sent");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await page.keyboard.press("Control+v");
  assert.deepEqual(await page.evaluate(() => window.taken), []);
  await page.reload();
  await visitor.open();
  await visitor.sees("jkl? Written in the old shop.", "Seen");
  await visitor.sees("Answer to: jkl?");
  assert.equal(await visitor.input.inputValue(), "Not yet sent");
  assertNoTroubles(visitor.context);
});

const WAYS = [
  "Turbo: another body in its place",
  "InstantClick: another child of the document's element",
  "htmx: other contents of the body",
  "pjax: everything below the document's element",
  "React: its root is the document",
];

const change = (page, way, title) => page.evaluate(([name, words]) => window.ways[name](words), [way, title]);

for (const way of WAYS) {
  test(`an open chat stays when the page changes. ${way}`, async () => {
    const visitor = await visit(set, "scripts/changes-itself");
    const { page } = visitor;
    await visitor.launcher.waitFor();
    await change(page, way, "The second page");
    await page.getByRole("heading", { name: "The second page" }).waitFor();
    const words = `Written on a page that changes like ${way}.`;
    await chats(visitor, words);
    await visitor.input.fill("I was just going to");
    await change(page, way, "The third page");
    await page.getByRole("heading", { name: "The third page" }).waitFor();
    await visitor.sees(`Answer to: ${words}`);
    assert.equal(await visitor.input.inputValue(), "I was just going to");
    await visitor.write("I was just going to pay.");
    await agent.sees("I was just going to pay.");
    await agent.write("You are welcome.");
    await visitor.sees("You are welcome.");
    await visitor.closeButton.click();
    assert.equal(await corner(page), IN_ITS_CORNER);
    assert.equal(await visitor.launcher.count(), 1);
    assertNoTroubles(visitor.context);
  });
}

test("a page that takes the widget away at once goes on working", async () => {
  const { page } = await visit(set, "scripts/removes-strangers");
  await eventually("the second removal", () => page.evaluate(() => window.removed > 1));
  assert.ok((await page.evaluate(() => window.removed)) < 10);
});

const launchersColour = (visitor) => visitor.launcher.evaluate((launcher) => getComputedStyle(launcher).backgroundColor);

/** The panel's ground: LOOK's white, or its nearly black. */
const ground = (visitor) => visitor.panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(20, 22, 26)";

for (const { kind, colour } of [
  { kind: "styles/green", colour: "rgb(46, 139, 87)" },
  { kind: "styles/dark", colour: "rgb(255, 212, 0)" },
  { kind: "scripts/module", colour: "rgb(36, 87, 214)" },
]) {
  test(`the launcher has the page's colour before and after the first opening: ${kind}`, async () => {
    const visitor = await visit(set, kind);
    await visitor.launcher.waitFor();
    assert.equal(await launchersColour(visitor), colour);
    await visitor.open();
    assert.equal(await launchersColour(visitor), colour);
    assert.equal(await visitor.launcher.getAttribute("aria-expanded"), "true");
    const cross = await visitor.launcher.evaluate((launcher) => getComputedStyle(launcher, "::before").clipPath);
    await visitor.launcher.click();
    await visitor.panel.waitFor({ state: "hidden" });
    assert.notEqual(await visitor.launcher.evaluate((launcher) => getComputedStyle(launcher, "::before").clipPath), cross);
  });
}

for (const { kind, colorScheme, expected } of [
  { kind: "styles/green", colorScheme: "dark", expected: LIGHT },
  { kind: "styles/dark", colorScheme: "light", expected: DARK },
  { kind: "styles/dark-by-meta", colorScheme: "light", expected: DARK },
  { kind: "styles/themed", colorScheme: "dark", expected: LIGHT },
  { kind: "styles/themed#dark", colorScheme: "light", expected: DARK },
  { kind: "styles/themed#light", colorScheme: "dark", expected: LIGHT },
  { kind: "styles/themed#auto", colorScheme: "dark", expected: DARK },
  { kind: "styles/themed#auto", colorScheme: "light", expected: LIGHT },
  { kind: "styles/themed#purple", colorScheme: "dark", expected: LIGHT },
]) {
  test(`the panel is as light or dark as the page: ${kind} where the system is ${colorScheme}`, async () => {
    const visitor = await visit(set, kind, { colorScheme });
    await visitor.open();
    assert.equal(await ground(visitor), expected);
  });
}

test("where the page's policy refuses sockets, answers come within 3 s and no lost connection is told", async () => {
  const visitor = await visit(set, "policies/no-sockets");
  const { page } = visitor;
  await eventually("the launcher in its corner", async () => (await corner(page)) === IN_ITS_CORNER);
  await visitor.open();
  const asked = page.waitForResponse(/\/events\?after=/).then(() => performance.now());
  const begun = page.waitForRequest(/\/ticket/).then(() => performance.now());
  await visitor.write("No sockets here.");
  assert.ok((await asked) - (await begun) < 4_000);
  await visitor.sees("No sockets here.", "Sent");
  await answer(visitor, "No sockets here.");
  assert.equal(await visitor.panel.getByText("No connection").count(), 0);
});

test("in a frame of a page the widget is the frame's", async () => {
  const visitor = await visit(set, "scripts/framed");
  const frame = visitor.page.frames()[1];
  await frame.waitForLoadState();
  const inside = new Visitor(Object.assign(frame, { context: () => visitor.context }));
  await inside.launcher.waitFor();
  assert.equal(await corner(frame), IN_ITS_CORNER);
  await inside.open();
  await inside.write("Written in a frame.");
  await inside.sees("Written in a frame.", "Sent");
  await answer(inside, "Written in a frame.");
  assertNoTroubles(visitor.context);
});

test("where the panel does not load the launcher says so, and the next press tries again", async () => {
  const visitor = await visit(set, "scripts/module");
  const { page } = visitor;
  await page.route("**/widget/panel-*.js", (route) => route.abort());
  // The page's commands wait as well, and are done in their order.
  await page.evaluate(() => {
    window.Doorbell("prefill", { message: "I write from the form." });
    window.Doorbell("no-such-command").catch(() => (document.title = "Refused"));
  });
  await visitor.launcher.click();
  await page
    .getByRole("status")
    .getByText(word("widget", "en", "launcher-failed"))
    .waitFor();
  await page.unroute("**/widget/panel-*.js");
  await visitor.openForm();
  await eventually("the refusal", async () => (await page.title()) === "Refused");
  assert.equal(await page.getByText(word("widget", "en", "launcher-failed")).count(), 0);
  // The chat's field has such a name too, and the form comes a moment later.
  await visitor.panel.getByRole("textbox", { name: /^Name/ }).waitFor();
  assert.equal(await visitor.panel.getByRole("textbox", { name: /^Message/ }).inputValue(), "I write from the form.");
});

test("the widget is not printed", async () => {
  const visitor = await visit(set, "scripts/module");
  await visitor.open();
  await visitor.page.emulateMedia({ media: "print" });
  await visitor.panel.waitFor({ state: "hidden" });
  await visitor.launcher.waitFor({ state: "hidden" });
  await visitor.page.emulateMedia({ media: "screen" });
  await visitor.panel.waitFor();
});

for (const { what, viewport, launcher, panel } of [
  {
    what: "the left corner",
    viewport: { width: 800, height: 640 },
    launcher: { x: 24, y: 504, width: 56, height: 56 },
    panel: { x: 24, y: 32, width: 380, height: 456 },
  },
  {
    what: "the middle of the lower edge",
    viewport: { width: 1200, height: 640 },
    launcher: { x: 784, y: 584, width: 56, height: 56 },
    panel: { x: 460, y: 32, width: 380, height: 536 },
  },
]) {
  test(`the page may move the launcher, and the panel opens over it: ${what}`, async () => {
    const visitor = await visit(set, "styles/left-corner", { viewport });
    await visitor.launcher.waitFor();
    assert.deepEqual(await visitor.launcher.boundingBox(), launcher);
    await visitor.open();
    assert.deepEqual([await visitor.launcher.boundingBox(), await visitor.panel.boundingBox()], [launcher, panel]);
    await visitor.launcher.click();
    await visitor.launcher.click();
    await visitor.input.waitFor();
    assert.deepEqual([await visitor.launcher.boundingBox(), await visitor.panel.boundingBox()], [launcher, panel]);
  });
}
