// What buttons and fields are called in each language, from the catalogues that the pages are built from.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "../../../functions/site/web");

export const LANGUAGES = ["fi", "en", "uk", "hu", "it"];

const catalogues = new Map();

/** A phrase without places to fill in. */
export function word(part, language, key) {
  const found = catalogue(part, language).get(key);
  if (found === undefined || found.includes("{")) throw new Error(`${part} has no plain phrase ${key} in ${language}`);
  return found;
}

function catalogue(part, language) {
  const file = join(WEB, part, "locales", `${language}.ftl`);
  const known = catalogues.get(file) ?? read(file);
  catalogues.set(file, known);
  return known;
}

function read(file) {
  const lines = readFileSync(file, "utf8").matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm);
  return new Map([...lines].map(([, key, phrase]) => [key, phrase]));
}
