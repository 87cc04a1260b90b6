// The head of a conversation and the card of its visitor, in every language and width: nothing lies on anything else, nothing is cut
// that matters, everything that can be pressed is large enough.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { Agent } from "../support/agent.mjs";
import { openContext } from "../support/browser.mjs";
import { faults, laidOut } from "../support/layout.mjs";
import { stage } from "../support/stage.mjs";
import { Visitor } from "../support/visitor.mjs";
import { LANGUAGES, word } from "../support/words.mjs";

const WIDTHS = [1440, 1000, 800, 360];
const EMAIL = "priya.raman@example.com";
const talks = {};

const set = stage(async ({ stack, browser }) => {
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  const come = async (words) => {
    // The page that a visitor came to from an advertisement.
    const context = await openContext(browser, {});
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(
      `${stack.demo}/?utm_source=newsletter&utm_medium=email&utm_campaign=${"autumn-".repeat(20)}&gclid=${"x1".repeat(80)}`,
    );
    await visitor.open();
    await visitor.write(words);
    await visitor.sees(words, "Sent");
    await agent.rows.filter({ hasText: words }).waitFor();
    const { items } = await agent.call("GET", "/v1/conversations?status=unassigned,active");
    return items.find(({ preview }) => preview.text === words).conversation;
  };
  const edit = (id, contact) => agent.call("PATCH", `/v1/conversations/${id}/contact`, contact);
  talks.unassigned = await come("A question nobody has taken");
  await edit(talks.unassigned, { name: "Maximiliane von Hohenstaufen-Kirchberg", email: EMAIL, phone: "+358 40 123 4567" });
  talks.mine = await come("A question I have taken");
  await agent.call("POST", `/v1/conversations/${talks.mine}/reply`, {});
  await edit(talks.mine, { email: EMAIL });
  talks.resolved = await come("A question that is answered");
  await agent.call("POST", `/v1/conversations/${talks.resolved}/reply`, {});
  await agent.call("POST", `/v1/conversations/${talks.resolved}/resolve`, {});
});

/** How much of a text that is cut off is in sight, in pixels. */
const seen = (locator) => locator.evaluate((found) => (found.scrollWidth > found.clientWidth ? found.clientWidth : Infinity));

/** Who answers and where it stands are in sight as a whole; only the queue behind them may be cut. */
function showsState(fact) {
  return fact.evaluate((line) => {
    const range = document.createRange();
    range.selectNode(line.firstChild);
    // The dots that stand for what is cut are as wide as the letters are high.
    const dots = line.scrollWidth > line.clientWidth ? Number.parseFloat(getComputedStyle(line).fontSize) : 0;
    return range.getBoundingClientRect().right + dots <= line.getBoundingClientRect().right + 0.5;
  });
}

test("head and card hold together in five languages and four widths", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com");
  const { page } = agent;
  await page.addInitScript({ content: axe.source });
  for (const language of LANGUAGES) {
    await agent.call("PATCH", "/v1/me", { language });
    for (const [name, id] of Object.entries(talks)) {
      await agent.go(`/c/${id}`);
      await page.locator(".log").waitFor();
      for (const width of WIDTHS) {
        const where = `${language} ${width} ${name}`;
        await page.setViewportSize({ width, height: 800 });
        await laidOut(page);
        assert.deepEqual(await faults(page, ".conversation-head"), [], where);
        // A name of one word more is cut; enough of it is there to know who it is.
        assert.ok((await seen(page.locator(".conversation-head h1 .one-line"))) >= 140, `the name is cut: ${where}`);
        const fact = page.locator(".conversation-facts > p");
        assert.ok(await showsState(fact), `the state is cut: ${where}`);
        if (name === "mine") assert.match(await fact.textContent(), /^Olivia · /, where);
        await menuFits(page, word("console", language, "action-more"), where);
        if (width < 1100) await page.locator(".card-opener").click();
        await page.locator(".card .facts").first().waitFor();
        await laidOut(page);
        assert.deepEqual(await faults(page, ".card"), [], where);
        const found = await page.evaluate(() =>
          axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }),
        );
        assert.deepEqual(
          found.violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0].target}`),
          [],
          where,
        );
        if (width < 1100) await page.locator(".card-close").click();
      }
    }
  }
  await agent.call("PATCH", "/v1/me", { language: "en" });
});

async function menuFits(page, label, where) {
  const opener = page.locator(".conversation-buttons").getByRole("button", { name: label });
  await opener.click();
  const items = await page.getByRole("menu").evaluate((menu) => {
    const { left, right } = menu.getBoundingClientRect();
    return {
      fits: left >= 0 && right <= innerWidth,
      count: [...menu.querySelectorAll(".menu-item")].filter((item) => item.checkVisibility()).length,
    };
  });
  assert.ok(items.fits && items.count > 0, `the menu: ${where}`);
  await page.keyboard.press("Escape");
}

test("every step is a button or in the menu, never both and never neither", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { path: `/c/${talks.unassigned}` });
  const { page } = agent;
  await agent.actions.getByRole("button", { name: "Take" }).waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    // What fits is measured after the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const buttons = await agent.actions
      .getByRole("button")
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
    await agent.actions.getByRole("button", { name: "More actions" }).click();
    const choices = await page
      .getByRole("menuitem")
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
    await page.keyboard.press("Escape");
    for (const step of ["Take", "Join", "Resolve"])
      assert.equal([...buttons, ...choices].filter((words) => words === step).length, 1, `${step} at ${width}: ${buttons} | ${choices}`);
  }
});

test("an e-mail address stands for the name, breaks before its domain, and a long page address ends after its path", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com", {
    path: `/c/${talks.mine}`,
    viewport: { width: 1440, height: 800 },
  });
  const { page } = agent;
  await page.getByRole("heading", { level: 1, name: EMAIL }).waitFor();
  await page.locator(".card-name").getByText(EMAIL).waitFor();
  const address = page.locator(".fact-address").first();
  assert.match(await address.textContent(), /^localhost:\d+\/…$/);
  assert.ok(
    (await page.locator(".card .fact-link").first().getAttribute("href")).includes("utm_campaign"),
    "the link leads to the whole of it",
  );
  const lines = await page.locator(`.card a[href^="mailto"]`).evaluate((link) => {
    const range = document.createRange();
    return [...link.childNodes]
      .filter((node) => node.nodeType === 3)
      .map((node) => {
        range.selectNodeContents(node);
        return range.getClientRects().length;
      });
  });
  assert.deepEqual(lines, [1, 1], "neither half of the address is broken");
});

test("where a conversation cannot be read the card says so instead of promising more", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { viewport: { width: 1440, height: 800 } });
  const { page } = agent;
  let down = true;
  const details = `**/v1/conversations/${talks.mine}`;
  await page.route(details, (route) =>
    down ? route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"code":"unavailable"}' }) : route.continue(),
  );
  await agent.go(`/c/${talks.mine}`);
  const card = page.locator(".card");
  await card.getByText("The details could not be read.").waitFor();
  assert.equal(await card.locator(".skeleton").count(), 0);
  down = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await card.getByText("Assigned to").waitFor();
});
