// Chromium without a window, and pages whose troubles are kept.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const PATIENCE_MS = 20_000;

export const EXECUTABLE = process.env.CHROMIUM || "/usr/bin/chromium";
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser of one test file. */
export function openBrowser() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

const troubles = new WeakMap();

/** A person's browser: nothing in it is shared with anybody else's. English unless said otherwise. `init` runs first on each page. */
export async function openContext(browser, { init, ...options } = {}) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Helsinki", ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (init) await context.addInitScript({ content: init });
  const found = [];
  troubles.set(context, found);
  // What a policy refused becomes a line of the console, whether or not the browser writes one itself.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy violation: ${violatedDirective} refused ${blockedURI} of ${sourceFile}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error" && /policy|Trusted/i.test(message.text())) found.push(message.text());
  });
  context.on("weberror", (event) => found.push(`thrown: ${event.error().stack}`));
  return context;
}

/** No page of this context threw anything or was refused anything by its policy. */
export function assertNoTroubles(...contexts) {
  for (const context of contexts) assert.deepEqual(troubles.get(context), []);
}
