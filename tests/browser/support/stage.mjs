// What each test file plays on: one stack and one browser, taken down at the end.

import { after, before } from "node:test";
import { openBrowser } from "./browser.mjs";
import { Stack } from "./stack.mjs";

/** Readies `stack` and `browser` before the first test of the file, and then whatever else the file needs. `options` are those of the stack. */
export function stage(furnish = () => undefined, options = {}) {
  const set = {};
  before(async () => {
    [set.stack, set.browser] = await Promise.all([Stack.start(options), openBrowser()]);
    await furnish(set);
  });
  after(async () => {
    await set.browser?.close();
    await set.stack?.stop();
  });
  return set;
}
