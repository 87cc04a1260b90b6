// The guide in one language, read from its files and from the catalogues of what it describes.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constantOf, readCatalogue } from "../fluent/compile.mjs";
import { GuideError } from "./pages.mjs";

const GUIDE = dirname(fileURLToPath(import.meta.url));

/** Pictures are taken for screens with two pixels where a page counts one. */
const DENSITY = 2;

// What stands before the slash in the pages, and whose words these are.
const PARTS = { console: "console", setup: "console/src/site-setup", widget: "widget" };

const catalogues = new Map();

/** The text of a key in a catalogue, which is read once. */
function textOf(file, key) {
  if (!catalogues.has(file)) catalogues.set(file, readCatalogue(readFileSync(join(GUIDE, "..", file), "utf8"), file));
  return constantOf(catalogues.get(file), key, file);
}

/** Width and height of a WebP picture, from its first bytes. */
function sizeOf(bytes, file) {
  if (bytes.toString("latin1", 8, 16) !== "WEBPVP8X") throw new GuideError(`${file} is no WebP picture as a browser writes it`);
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}

/**
 * Where the pages of a language come from.
 *
 * @param {string} language one of `LANGUAGES`
 * @returns {import("./pages.mjs").Source} the source
 */
export function readGuide(language) {
  const folder = join(GUIDE, language);
  return {
    language,
    page: (name) => readFileSync(join(folder, `${name}.html`), "utf8"),
    frame: (key) => textOf(`guide/${language}/frame.ftl`, key),
    word(part, key) {
      if (!(part in PARTS)) throw new GuideError(`guide/${language}: there is no part called ${part}`);
      return textOf(`${PARTS[part]}/locales/${language}.ftl`, key);
    },
    picture(name) {
      const file = `guide/${language}/pictures/${name}.webp`;
      const path = join(GUIDE, "..", file);
      if (!existsSync(path)) throw new GuideError(`${file} is missing`);
      return { ...sizeOf(readFileSync(path), file), density: DENSITY };
    },
  };
}
