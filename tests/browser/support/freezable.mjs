// A browser whose pages can be frozen. In those that Playwright starts every page believes that it is looked at, and such a page never freezes.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ARGUMENTS, EXECUTABLE } from "./browser.mjs";

const running = new Set();
process.on("exit", () => {
  for (const child of running) process.kill(-child.pid, "SIGKILL");
});

/** Stands where a browser of Playwright stands; each context is a browser of its own. */
export class FreezableBrowser {
  #opened = [];

  async newContext() {
    const data = await mkdtemp(join(tmpdir(), "doorbell-browser-"));
    const own = ["--headless=new", "--lang=en-GB", "--no-first-run", `--user-data-dir=${data}`, "--remote-debugging-port=0"];
    const child = spawn(EXECUTABLE, [...ARGUMENTS, ...own, "about:blank"], { stdio: ["ignore", "ignore", "pipe"], detached: true });
    running.add(child);
    const ended = new Promise((resolve) => child.once("exit", resolve)).then(() => running.delete(child));
    const browser = await chromium.connectOverCDP(await addressOf(child), { noDefaults: true });
    this.#opened.push({ browser, ended, data });
    return browser.contexts()[0];
  }

  async close() {
    for (const { browser, ended, data } of this.#opened) {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => undefined);
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Freezes a page as a browser does that saves energy. `thaw` ends that, while nobody looks at the page yet; `sent` has the actions of its frames. */
export async function freeze(page) {
  const session = await page.context().newCDPSession(page);
  const sent = [];
  session.on("Network.webSocketFrameSent", ({ response }) => sent.push(JSON.parse(response.payloadData).action));
  await session.send("Network.enable");
  await page.evaluate(() => {
    globalThis.thawed = new Promise((resolve) => document.addEventListener("resume", () => resolve(document.hidden), { once: true }));
  });
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  const thaw = async () => {
    await session.send("Page.setWebLifecycleState", { state: "active" });
    // Never, for a page that was not frozen.
    assert.equal(await page.evaluate(() => globalThis.thawed), true);
  };
  return { sent, thaw };
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const [address] = said.match(/ws:\/\/\S+/) ?? [];
      if (address) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`the browser ended with ${code}: ${said}`)));
  });
}
