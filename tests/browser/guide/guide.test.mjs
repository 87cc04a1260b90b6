// The guide: its pages can be used by everybody, the console leads to them, and their pictures show the product as it is now.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { GROUPS, INDEX, LANGUAGES, PAGES } from "../../../functions/site/web/guide/pages.mjs";
import { Agent } from "../support/agent.mjs";
import { assertNoTroubles, openContext } from "../support/browser.mjs";
import { brokenWords, laidOut } from "../support/layout.mjs";
import { Stack } from "../support/stack.mjs";
import { stage } from "../support/stage.mjs";
import { word } from "../support/words.mjs";
import { pictures } from "./taking.mjs";

const GUIDE = join(dirname(fileURLToPath(import.meta.url)), "../../../functions/site/web/guide");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [
  { scheme: "light", size: { width: 1280, height: 800 } },
  { scheme: "dark", size: { width: 360, height: 720 } },
];
const languages = Object.keys(LANGUAGES);

const set = stage();

/** Everything that axe finds, and what does not fit. */
async function faults(page) {
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) found.push(`${wide} px too wide`);
  return [...found, ...(await brokenWords(page.locator("h1, h2, .contents a")))];
}

for (const language of languages) {
  test(`every page of the guide in ${language} can be used by everybody`, async () => {
    const context = await openContext(set.browser, { init: axe.source });
    const page = await context.newPage();
    const found = [];
    for (const name of [INDEX, ...PAGES]) {
      const answer = await page.goto(`${set.stack.console}/guide/${language}/${name}.html`);
      assert.equal(answer.status(), 200, name);
      for (const { scheme, size } of LOOKS) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize(size);
        await laidOut(page);
        for (const fault of await faults(page)) found.push(`${name}, ${scheme}, ${size.width} px: ${fault}`);
      }
      const pictures = page.locator("article img");
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded();
        const size = await picture.evaluate(async (image) => {
          await image.decode();
          return [image.naturalWidth / 2, image.naturalHeight / 2].map(Math.round).join(" ");
        });
        assert.equal(size, await picture.evaluate((image) => `${image.getAttribute("width")} ${image.getAttribute("height")}`), name);
      }
    }
    assert.deepEqual(found, []);
    assertNoTroubles(context);
    await context.close();
  });
}

test("who asks for help reads the guide in a tab beside the console, and finds the way by keyboard", async () => {
  const { stack, browser } = set;
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { language: "fi" });
  const { page, context } = agent;
  const phrase = (key) => word("console", "fi", key);
  await page.locator(".rail-account").press("Enter");
  await page.getByRole("menuitem", { name: `${phrase("help")} ${phrase("help-new-tab")}` }).waitFor();
  await page.keyboard.press("ArrowDown");
  const opened = context.waitForEvent("page");
  await page.keyboard.press("Enter");
  const guide = await opened;
  await guide.getByRole("heading", { level: 1, name: "Doorbellin opas" }).waitFor();
  assert.equal(agent.path, "/inbox", "the console stays");
  assert.equal(await guide.locator("main li").count(), Object.values(GROUPS).flat().length);
  await guide.locator("main a").first().press("Enter");
  await guide.waitForURL(/\/guide\/fi\/sign-in\.html$/);
  assert.equal(await guide.getByRole("navigation", { name: "Sisällys" }).locator("[aria-current=page]").textContent(), "Kirjaudu sisään");
  await guide.getByRole("link", { name: "English" }).press("Enter");
  await guide.waitForURL(/\/guide\/en\/sign-in\.html$/);
  assertNoTroubles(context);
  await agent.call("PATCH", "/v1/me", { language: "en" });
  await context.close();
});

for (const language of languages) {
  test(`the pictures of the guide in ${language} show what the console says now`, async () => {
    const told = JSON.parse(readFileSync(join(GUIDE, language, "pictures.json"), "utf8"));
    const stack = await Stack.start();
    const now = {};
    try {
      for await (const { name, words } of pictures({ ...set, stack }, language)) now[name] = words;
    } finally {
      await stack.stop();
    }
    assert.deepEqual(now, told, "take them anew with `npm run guide` in tests/browser, and look at them");
  });
}
