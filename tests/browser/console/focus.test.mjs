// Working by keyboard: after every deed the focus is where the work goes on, and the page itself never moves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles } from "../support/browser.mjs";
import { eventually } from "../support/conditions.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";

const questions = ["Is the saddle soft?", "Do you mend wheels?", "Have you got bells?"];

const set = stage(async ({ stack, browser }) => {
  for (const question of questions) {
    const visitor = await Visitor.asking(browser, stack, question);
    await visitor.context.close();
  }
});

const enter = () => Agent.signIn(set.browser, set.stack, "owner@example.com");

const focused = (locator) => locator.evaluate((element) => element === document.activeElement);
const title = ({ page }) => page.locator("#conversation-title");

function holds(what, locator) {
  return eventually(`the focus on ${what}`, () => focused(locator));
}

/** Chooses from the menu over the conversation. */
async function choose(agent, name) {
  await agent.act("More actions");
  await agent.page.getByRole("menuitem", { name, exact: true }).click();
}

test("in the list arrows go from row to row, Enter opens, and one Tab leads on to the conversation", async () => {
  const agent = await enter();
  const { page, rows } = agent;
  await rows.nth(2).waitFor();
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  await holds("the second row", rows.nth(1));
  await page.keyboard.press("j");
  await holds("the third row", rows.nth(2));
  await page.keyboard.press("k");
  await page.keyboard.press("Home");
  await holds("the first row", rows.first());
  await page.keyboard.press("Enter");
  await agent.log.waitFor();
  await holds("the heading", title(agent));
  await page.keyboard.press("Shift+Tab");
  await holds("the row again", rows.first());
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".conversation-head") !== null), true);
  assertNoTroubles(agent.context);
});

test("after each deed the focus is where the work goes on", async () => {
  const agent = await enter();
  const { page } = agent;
  await agent.openRow(questions[2]);
  await agent.act("Take");
  await holds("the composer", agent.input);
  await choose(agent, "Leave");
  await eventually("a focus that is not lost", () => page.evaluate(() => document.activeElement !== document.body));
  await agent.act("Take");
  await holds("the composer after taking it again", agent.input);

  const here = agent.path;
  await agent.act("Resolve");
  await eventually("the next conversation", () => agent.path !== here && agent.path.startsWith("/c/"));
  await holds("its heading", title(agent));
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually("the way back", () => agent.path === here);
  await holds("the heading one came back to", title(agent));

  await choose(agent, "Move to trash");
  await eventually("the next conversation after the trash", () => agent.path !== here);
  await holds("the heading after the trash", title(agent));
  await agent.go(here);
  await agent.act("Restore");
  await agent.actions.getByRole("button", { name: "Resolve" }).waitFor();
  await eventually("a focus after restoring", () => page.evaluate(() => document.activeElement !== document.body));
  await agent.go(`${here}?status=resolved`);
  await agent.act("Resolve");
  await agent.act("Reopen");
  await holds("the composer of what was opened again", agent.input);
  assertNoTroubles(agent.context);
});

test("no page of the console is longer than the window, also after a fragment", async () => {
  const agent = await enter();
  const { page } = agent;
  await agent.openRow(questions[1]);
  const { items } = await agent.call("GET", "/v1/queues/support/log");
  const paths = ["/inbox", agent.path, "/queues/support/log", `/queues/support/log#${items[0].entry}`, "/settings"];
  for (const viewport of [
    { width: 1440, height: 500 },
    { width: 800, height: 500 },
    { width: 360, height: 500 },
  ]) {
    await page.setViewportSize(viewport);
    for (const path of paths) {
      await agent.go("/mailbox");
      await agent.go(path);
      await page.locator("main h1").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      const seen = await page.evaluate(() => [document.scrollingElement.scrollHeight, document.scrollingElement.scrollTop, innerHeight]);
      assert.deepEqual(seen, [500, 0, 500], `${path} at ${viewport.width}`);
    }
  }
});

/** What lies on what in the bar of views. */
function overlaps(bar) {
  return bar.evaluate((nav) => {
    const boxes = [...nav.children].map((child) => child.getBoundingClientRect());
    const frame = nav.getBoundingClientRect();
    const crossed = boxes.filter((box, index) => index > 0 && box.left < boxes[index - 1].right + 4);
    const outside = boxes.filter((box) => box.right > frame.right + 1 || box.left < frame.left - 1);
    return crossed.length + outside.length;
  });
}

test("the views of the list never lie on each other, in any language and width", async () => {
  const agent = await enter();
  const { page } = agent;
  for (const language of ["en", "fi", "uk", "hu", "it"]) {
    await agent.call("PATCH", "/v1/me", { language });
    for (const width of [360, 800, 1000, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ["/inbox", "/inbox?status=resolved", "/inbox?status=unassigned"]) {
        await agent.go(path);
        const bar = page.locator(".views");
        await bar.waitFor();
        await eventually(`views apart: ${language} ${width} ${path}`, async () => (await overlaps(bar)) === 0, 3_000);
        assert.equal(await bar.locator("[aria-current], .view-current").count(), 1, `${language} ${width} ${path}`);
      }
    }
  }
  await agent.call("PATCH", "/v1/me", { language: "en" });
});

test("a keyboard on glass breaks the line with Enter and is told of no keys; a composition's Enter never sends", async () => {
  const phone = { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true };
  const agent = await Agent.signIn(set.browser, set.stack, "owner@example.com", phone);
  await agent.openRow(questions[0]);
  await agent.act("Take");
  await agent.input.waitFor();
  assert.equal(await agent.input.getAttribute("placeholder"), "Write a reply.");
  await agent.input.fill("One");
  await agent.input.press("Enter");
  await agent.input.pressSequentially("two");
  assert.equal(await agent.input.inputValue(), "One\ntwo");

  const desk = await enter();
  await desk.openRow(questions[0]);
  await desk.input.fill("にほん");
  const taken = await desk.input.evaluate(
    (field) => !field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })),
  );
  assert.equal(taken, false);
  assert.equal(await desk.input.inputValue(), "にほん");
});

test("addresses in messages are links that show where they lead", async () => {
  const agent = await enter();
  await agent.openRow(questions[0]);
  await agent.write("See (https://example.com/wiki/Bell_(instrument)).");
  const link = agent.log.getByRole("link");
  await link.waitFor();
  const told = await link.evaluate(({ href, textContent, rel, target }) => [href, textContent, rel, target]);
  assert.deepEqual(told, [
    "https://example.com/wiki/Bell_(instrument)",
    "https://example.com/wiki/Bell_(instrument)",
    "noopener noreferrer nofollow",
    "_blank",
  ]);
});
