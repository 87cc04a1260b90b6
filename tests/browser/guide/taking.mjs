// Takes the pictures of the guide, and says which words of the product each of them shows.

import { openContext } from "../support/browser.mjs";
import { laidOut } from "../support/layout.mjs";
import { furnish } from "./furniture.mjs";
import { SIZE, scenes } from "./scenes.mjs";

const LOCALES = { en: "en-GB", fi: "fi-FI" };
/** Room around a part of the screen, in pixels of the page. */
const ROOM = 12;
/** The widest picture, in its own pixels: two for each of the column that it stands in. */
const MOST_WIDE = 1200;
/** As good as fits. */
const QUALITIES = [0.5, 0.4, 0.3, 0.2];
const MOST_BYTES = 29_000;
/** What stands still over the part that scrolls. */
const HEAD = 180;
/** What the product says by itself; what people wrote is not among it. */
const NAMES = "h1, h2, h3, label, legend, button, .button, th";

const optionsOf = (language) => ({
  locale: LOCALES[language],
  viewport: SIZE,
  deviceScaleFactor: 2,
  reducedMotion: "reduce",
  colorScheme: "light",
});

async function newPage(browser, language) {
  const context = await openContext(browser, optionsOf(language));
  return context.newPage();
}

async function clipOf(page, shown, { below } = {}) {
  await shown.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const first = await shown.boundingBox();
  const last = below ? await below.boundingBox() : first;
  const { width, height } = page.viewportSize();
  const left = Math.max(0, Math.min(first.x, last.x) - ROOM);
  const top = Math.max(0, first.y - ROOM);
  const right = Math.min(width, Math.max(first.x + first.width, last.x + last.width) + ROOM);
  const bottom = Math.min(height, last.y + last.height + ROOM);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A picture as the guide has it: no wider than is needed, and small. */
async function webp(page, png) {
  const bytes = await page.evaluate(
    async ([source, mostWide, mostBytes, qualities]) => {
      const picture = await createImageBitmap(await (await fetch(source)).blob());
      const scale = Math.min(1, mostWide / picture.width);
      const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
      const context = canvas.getContext("2d", { alpha: false });
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      for (const quality of qualities) {
        const blob = await canvas.convertToBlob({ type: "image/webp", quality });
        if (blob.size < mostBytes) return [...new Uint8Array(await blob.arrayBuffer())];
      }
      throw new Error("too big in any quality");
    },
    [`data:image/png;base64,${png.toString("base64")}`, MOST_WIDE, MOST_BYTES, QUALITIES],
  );
  return Buffer.from(bytes);
}

/** The words of headings, fields and buttons in a part of the screen. Numbers and times differ from day to day. */
async function wordsIn(...parts) {
  const found = await Promise.all(
    parts.map((part) =>
      part.evaluate((root, names) => {
        const named = [root, ...root.querySelectorAll("*")].filter(
          (element) => element.matches(names) && element.checkVisibility() && !element.closest(".toasts"),
        );
        return named.map(({ textContent }) => textContent.replaceAll(/[\d\s:.]+/g, " ").trim());
      }, NAMES),
    ),
  );
  return [...new Set(found.flat())].filter((words) => words !== "");
}

/** Every picture in a language: `{name, words, picture}`; `picture` takes it. The stack is new and left furnished. */
export async function* pictures(set, language) {
  const furniture = await furnish(set, language, optionsOf(language));
  const blank = await newPage(set.browser, language);
  for await (const [name, shown, options] of scenes(set, furniture, language, newPage)) {
    const page = shown.page();
    await page.mouse.move(0, 0);
    await laidOut(page);
    // A part of a page that is longer than the screen is taken on a longer screen.
    const box = await shown.boundingBox();
    const size = page.viewportSize();
    if (box.height + HEAD > size.height && box.height < size.height * 3 && box.height !== size.height)
      await page.setViewportSize({ ...size, height: Math.ceil(box.height) + HEAD });
    await page.evaluate(() => document.fonts.ready);
    await laidOut(page);
    const clip = await clipOf(page, shown, options);
    const words = await wordsIn(shown, ...(options?.below ? [options.below] : []));
    yield { name, words, picture: async () => webp(blank, await page.screenshot({ clip })) };
    await page.setViewportSize(size);
  }
  await Promise.all([blank, furniture.agent.page].map((page) => page.context().close()));
}
