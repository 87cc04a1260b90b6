// Fails when the catalogues of a part disagree with each other or with its code. `--write` renews the generated `locales/keys.ts`.
// Checks every part, or those that are named: `node fluent/check.mjs widget`.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { KEYS as FORM_KEYS } from "../form/pages.mjs";
import { compareCatalogues, compareWithCode, keysModule, LANGUAGES } from "./catalogue-rules.mjs";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "..");
const WRITE = process.argv.includes("--write");

// Keys that build.mjs takes out by name; parts whose code has types for its keys.
const PARTS = {
  widget: { usedByBuild: ["launcher-open", "launcher-failed"], typed: true },
  // Loaded with the first form; said by `say`, too.
  "widget/contact-form": { usedByBuild: [], typed: true, call: "say", alsoIn: "widget/bot" },
  // Loaded with a conversation.
  "widget/ongoing": { usedByBuild: [], typed: true, call: "phrase" },
  console: { usedByBuild: [], typed: true },
  // Loaded when somebody sets something up, which most agents never do; its words are said by `say`.
  "console/src/site-setup": { usedByBuild: [], typed: true, call: "say" },
  form: { usedByBuild: FORM_KEYS, typed: false },
};

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function sourcesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String);
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|keys\.ts$/.test(file));
  return Object.fromEntries(code.map((file) => [file, read(join(folder, file))]));
}

function checkPart(part, { usedByBuild, typed, call, alsoIn }) {
  const folder = join(WEB, part);
  const locales = join(folder, "locales");
  if (!existsSync(locales)) return [];
  const sources = Object.fromEntries(LANGUAGES.map((language) => [language, read(join(locales, `${language}.ftl`))]));
  const { problems, variables } = compareCatalogues(sources, part);
  const keys = join(locales, "keys.ts");
  const generated = keysModule(variables);
  if (WRITE && typed) writeFileSync(keys, generated);
  else if (typed && read(keys) !== generated) problems.push(`${part}/locales/keys.ts is stale: run npm run keys`);
  const code = { ...sourcesOf(folder), ...(alsoIn && sourcesOf(join(WEB, alsoIn))) };
  return [...problems, ...compareWithCode(variables.keys(), code, usedByBuild, call).map((problem) => `${part}: ${problem}`)];
}

const named = process.argv.slice(2).filter((argument) => argument in PARTS);
const parts = Object.entries(PARTS).filter(([part]) => named.length === 0 || named.includes(part));
const problems = parts.flatMap(([part, rules]) => checkPart(part, rules));
if (WRITE)
  console.log(
    `written: ${parts
      .filter(([, { typed }]) => typed)
      .map(([part]) => `${part}/locales/keys.ts`)
      .join(", ")}`,
  );
else {
  for (const problem of problems) console.error(problem);
  console.log(`catalogues: ${problems.length === 0 ? "complete" : `${problems.length} problems`}`);
  if (problems.length > 0) process.exit(1);
}
