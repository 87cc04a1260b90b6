// The log of a queue, in every language and width: no word of its head is broken, nothing lies on anything else or sticks out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { brokenWords, faults, laidOut } from "../support/layout.mjs";
import { furnish } from "../support/screens.mjs";
import { stage } from "../support/stage.mjs";
import { LANGUAGES, word } from "../support/words.mjs";

const WIDTHS = [1440, 1000, 800, 600, 360];
const ICON_PX = 44;

const set = stage(furnish);

/** The names of the log that are not in sight as a whole. */
const cutNames = (page) =>
  page
    .locator(".log-name")
    .evaluateAll((names) =>
      names.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
    );

test("the head and the entries hold together in five languages and five widths", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  const { page } = agent;
  for (const language of LANGUAGES) {
    await agent.call("PATCH", "/v1/me", { language });
    await agent.go("/queues/support/log");
    await page.locator(".log-entry").nth(1).waitFor();
    // The button goes by its words also where only its picture is drawn.
    const reload = page.getByRole("button", { name: word("console", language, "log-reload"), exact: true });
    for (const width of WIDTHS) {
      const where = `${language} ${width}`;
      await page.setViewportSize({ width, height: 800 });
      await laidOut(page);
      assert.deepEqual(await brokenWords(page.locator("#log-title")), [], where);
      assert.deepEqual(await faults(page, ".page-head"), [], where);
      assert.deepEqual(await faults(page, ".log-days"), [], where);
      assert.deepEqual(await cutNames(page), [], where);
      const [button, room] = [await reload.boundingBox(), await page.locator(".page").boundingBox()];
      assert.equal(button.width <= ICON_PX, room.width < 600, `the button is ${button.width} px wide in a page of ${room.width}: ${where}`);
    }
  }
  await agent.call("PATCH", "/v1/me", { language: "en" });
});
