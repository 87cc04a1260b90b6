// How the widget behaves on a page that is not ours: it takes nothing, leaves nothing, and works where little is allowed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";
import { visit } from "./host-pages.mjs";

const set = stage();

/** Everything that a page can keep on this device. */
function kept(page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

test("before the first press there is one request for the script, and nothing is kept or opened", async () => {
  const { stack, browser } = set;
  const context = await openContext(browser);
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => request.url().startsWith(stack.demo) || asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.goto(stack.demo, { waitUntil: "networkidle" });
  const visitor = new Visitor(page);
  await visitor.launcher.waitFor();
  assert.deepEqual(asked, [`${stack.widget}/w.js`]);
  assert.deepEqual(await kept(page), { local: [], session: [], databases: [], caches: [], workers: 0 });
  assert.deepEqual(await context.cookies(), []);
  assertNoTroubles(context);
});

test("opening and looking makes no visitor; the first message does, and never a cookie", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  const posted = [];
  visitor.page.on("request", (request) => request.method() === "POST" && posted.push(new URL(request.url()).pathname));
  await visitor.open();
  await visitor.closeButton.click();
  assert.deepEqual(posted, []);
  await visitor.launcher.click();
  await visitor.write("Now I am somebody.");
  await visitor.sees("Now I am somebody.", "Sent");
  assert.equal(posted.filter((path) => path === "/v1/sites/demo/visitors").length, 1);
  assert.deepEqual(await visitor.context.cookies(), []);
  assertNoTroubles(visitor.context);
});

test("the script adds one global and touches no prototype", async () => {
  const { stack, browser } = set;
  const context = await openContext(browser);
  const survey = async (page) => {
    await page.goto(stack.demo, { waitUntil: "networkidle" });
    return page.evaluate(() => {
      const names = Object.getOwnPropertyNames(window).filter((name) => Number.isNaN(Number(name)));
      const built = names.filter((name) => typeof window[name] === "function" && window[name].prototype && name !== "Doorbell");
      const members = (name) => [name, ...Reflect.ownKeys(window[name].prototype).map(String)].join(" ");
      return { globals: names, prototypes: built.map(members).sort() };
    });
  };
  const bare = await context.newPage();
  await bare.route("**/w.js", (route) => route.abort());
  const before = await survey(bare);
  const page = await context.newPage();
  const after = await survey(page);
  assert.deepEqual(
    after.globals.filter((name) => !before.globals.includes(name)),
    ["Doorbell"],
  );
  const visitor = new Visitor(page);
  await visitor.open();
  await visitor.write("One more look around.");
  await visitor.sees("One more look around.", "Sent");
  const later = await page.evaluate(
    (known) => Object.getOwnPropertyNames(window).filter((name) => Number.isNaN(Number(name)) && !known.includes(name)),
    before.globals,
  );
  assert.deepEqual(later, ["Doorbell"]);
  assert.deepEqual(after.prototypes, before.prototypes);
});

/** Chats both ways with the owner. */
async function chats(visitor, words) {
  const { stack, browser } = set;
  await visitor.open();
  await visitor.write(words);
  await visitor.sees(words, "Sent");
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  await agent.openRow(words);
  await agent.act("Take");
  await agent.write(`About: ${words}`);
  await visitor.sees(`About: ${words}`);
  assertNoTroubles(visitor.context, agent.context);
}

test("where storage is blocked the chat works as long as the page lasts", async () => {
  const { stack, browser } = set;
  const context = await openContext(browser);
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The user has blocked storage.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { get: refuse });
  });
  await chats(await Visitor.tab(context, stack), "Storage is blocked here.");
});

test("where sockets are blocked the chat goes over HTTP, without a word of a lost connection", async () => {
  const { stack, browser } = set;
  const context = await openContext(browser);
  // As a proxy does that knows no upgrade: the attempt ends without ever having been open.
  await context.addInitScript(() => {
    window.WebSocket = class extends EventTarget {
      readyState = 0;
      constructor() {
        super();
        setTimeout(() => {
          this.readyState = 3;
          this.onerror?.(new Event("error"));
          this.onclose?.(new CloseEvent("close", { code: 1006 }));
        });
      }
      send() {}
      close() {}
    };
  });
  await context.clock.install();
  const visitor = await Visitor.tab(context, stack);
  await chats(visitor, "Sockets are blocked here.");
  // Long enough for a lost connection to be told, were it one.
  await visitor.page.clock.fastForward(6_000);
  await visitor.page.waitForResponse(/\/events\?after=/);
  assert.equal(await visitor.panel.getByText("No connection").count(), 0);
});

test("a page may open, close and hide the widget, and hear what happens", async () => {
  const { stack, browser } = set;
  const visitor = await Visitor.come(browser, stack);
  const { page } = visitor;
  await visitor.launcher.waitFor();
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset.heard = "";
    for (const kind of ["open", "close"]) window.Doorbell("on", kind, () => (dataset.heard += ` ${kind}`));
  });
  await page.evaluate(() => window.Doorbell("open"));
  await visitor.input.waitFor();
  await page.evaluate(() => window.Doorbell("close"));
  await visitor.panel.waitFor({ state: "hidden" });
  await eventually("both events", async () => (await page.evaluate(() => document.documentElement.dataset.heard)) === " open close");
  await page.evaluate(() => window.Doorbell("hide"));
  await visitor.launcher.waitFor({ state: "hidden" });
  await page.evaluate(() => window.Doorbell("show"));
  await visitor.launcher.waitFor();
});

test("on a phone the panel fills the screen, and closing it gives the focus back to the launcher", async () => {
  const { stack, browser } = set;
  const viewport = { width: 360, height: 720 };
  const visitor = await Visitor.come(browser, stack, { viewport, hasTouch: true, isMobile: true });
  await visitor.open();
  assert.deepEqual(await visitor.panel.boundingBox(), { x: 0, y: 0, ...viewport });
  await visitor.launcher.waitFor({ state: "hidden" });
  await visitor.page.keyboard.press("Escape");
  await visitor.launcher.waitFor();
  await eventually("the focus on the launcher", () =>
    visitor.launcher.evaluate((launcher) => launcher.getRootNode().activeElement === launcher),
  );
});

test("the tag says where the launcher stands, and on which pages there is none", async () => {
  const visitor = await visit(set, "styles/placed-by-tag", { viewport: { width: 800, height: 640 } });
  const { page, launcher, panel } = visitor;
  const goTo = (path) => page.evaluate((path) => history.pushState(null, "", path), path);
  await launcher.waitFor();
  // What the page's style sheet says of the same name comes after the tag.
  assert.deepEqual(await launcher.boundingBox(), { x: 24, y: 544, width: 56, height: 56 });
  await goTo("/checkout/pay");
  await launcher.waitFor({ state: "hidden" });
  await goTo("/cart/shared");
  await launcher.waitFor();
  await goTo("/cart");
  await launcher.waitFor({ state: "hidden" });
  // The page's own button opens it all the same, and it may show the launcher.
  await page.evaluate(() => window.Doorbell("open"));
  await visitor.input.waitFor();
  assert.equal((await panel.boundingBox()).x, 24);
  await page.evaluate(() => window.Doorbell("close"));
  await panel.waitFor({ state: "hidden" });
  assert.equal(await launcher.isVisible(), false);
  await page.evaluate(() => window.Doorbell("show"));
  await launcher.waitFor();
  assertNoTroubles(visitor.context);
});

test("on a page without a launcher nothing but the script is asked for", async () => {
  const visitor = await visit(set, "styles/placed-by-tag#checkout");
  const { page, launcher } = visitor;
  await page.waitForLoadState("networkidle");
  assert.deepEqual(
    visitor.asked.filter((url) => url.startsWith(set.stack.widget)),
    [`${set.stack.widget}/w.js`],
  );
  assert.equal(await launcher.isVisible(), false);
  await page.evaluate(() => history.pushState(null, "", "/"));
  await launcher.waitFor();
  assertNoTroubles(visitor.context);
});
