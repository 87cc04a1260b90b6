// Every screen in every language, light and dark, wide and 360 px narrow: no barrier that axe finds, nothing wider than the
// screen, no heading or button with a word in two lines.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { brokenWords, laidOut } from "../support/layout.mjs";
import { consoleScreens, furnish, signInScreens, widgetScreens } from "../support/screens.mjs";
import { stage } from "../support/stage.mjs";
import { LANGUAGES } from "../support/words.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1280, height: 800 };
// What names a part of a page or does something: none of their words is broken.
const NAMES = "h1, h2, h3, button, label, legend, a.button, nav a";
const NARROW = { width: 360, height: 720 };
const EVERY_LOOK = [
  { scheme: "light", size: WIDE },
  { scheme: "dark", size: WIDE },
  { scheme: "dark", size: NARROW },
  { scheme: "light", size: NARROW },
];
// Colours are the same in every language; words and their lengths are not.
const looksOf = (language) => (language === "en" ? EVERY_LOOK : [EVERY_LOOK[0], EVERY_LOOK[2]]);

let furniture;
const set = stage(async (ready) => {
  furniture = await furnish(ready);
});

async function barriers(page) {
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")}`),
  );
}

/** What is wider than its place, in the page and in shadow trees. */
function tooWide(page) {
  return page.evaluate(() => {
    const found = [];
    const look = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) look(element.shadowRoot);
        const { overflowX, clip, clipPath } = getComputedStyle(element);
        const hides = overflowX !== "visible" || clip !== "auto" || clipPath !== "none";
        if (!hides && element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility()) found.push(element);
        if (overflowX === "auto" && element.scrollWidth > element.clientWidth + 1) found.push(element);
      }
    };
    look(document);
    const { scrollWidth } = document.documentElement;
    const names = found.map((element) => `${element.localName}.${element.className}`);
    return scrollWidth > innerWidth ? [`page of ${scrollWidth} px`, ...names] : names;
  });
}

async function inspect(screens, looks) {
  const found = [];
  for await (const [name, page] of screens) {
    for (const { scheme, size } of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await laidOut(page);
      const place = `${name}, ${scheme}, ${size.width} px`;
      for (const barrier of await barriers(page)) found.push(`${place}: ${barrier}`);
      if (size !== NARROW) continue;
      for (const element of await tooWide(page)) found.push(`${place}: too wide: ${element}`);
      for (const word of await brokenWords(page.locator(NAMES))) found.push(`${place}: broken: ${word}`);
    }
    await page.setViewportSize(WIDE);
  }
  return found;
}

// Put in before any script of the page, where its policy has nothing to say.
const options = { init: axe.source };

for (const language of LANGUAGES) {
  const looks = looksOf(language);

  test(`the widget in ${language} can be used by everybody`, async () => {
    assert.deepEqual(await inspect(widgetScreens(set, furniture, language, options), looks), []);
  });

  test(`the console in ${language} can be used by everybody`, async () => {
    const found = await inspect(signInScreens(set, language, options), looks);
    found.push(...(await inspect(consoleScreens(set, furniture, language, options), looks)));
    assert.deepEqual(found, []);
  });
}
