// Takes the pictures of the guide from the running product: `npm run guide`, or `npm run guide fi` for one language.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { Stack } from "../support/stack.mjs";
import { TEXTS } from "./furniture.mjs";
import { pictures } from "./taking.mjs";

export const GUIDE = join(dirname(fileURLToPath(import.meta.url)), "../../../functions/site/web/guide");

async function takeAll(browser, language) {
  const folder = join(GUIDE, language, "pictures");
  await mkdir(folder, { recursive: true });
  const stack = await Stack.start();
  const shown = {};
  try {
    for await (const { name, words, picture } of pictures({ stack, browser }, language)) {
      const bytes = await picture();
      await writeFile(join(folder, `${name}.webp`), bytes);
      shown[name] = words;
      console.log(`${language}/${name}: ${bytes.length} bytes`);
    }
  } finally {
    await stack.stop();
  }
  await writeFile(join(GUIDE, language, "pictures.json"), `${JSON.stringify(shown, null, 2)}\n`);
}

const asked = process.argv.slice(2);
const browser = await openBrowser();
try {
  for (const language of asked.length > 0 ? asked : Object.keys(TEXTS)) await takeAll(browser, language);
} finally {
  await browser.close();
}
