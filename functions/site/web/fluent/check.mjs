// Fails when the catalogues of a part disagree with each other or with its code. `--write` renews the generated `locales/keys.ts`.
// Checks every part, or those that are named: `node fluent/check.mjs widget`.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LANGUAGES, compareCatalogues, compareWithCode, keysModule } from "./catalogue-rules.mjs";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "..");
const WRITE = process.argv.includes("--write");

// The loader's few words are put into it by build.mjs.
const PARTS = { widget: ["launcher-open", "launcher-failed"], console: [] };

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function sourcesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String);
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|keys\.ts$/.test(file));
  return Object.fromEntries(code.map((file) => [file, read(join(folder, file))]));
}

function checkPart(part, usedByBuild) {
  const folder = join(WEB, part);
  const locales = join(folder, "locales");
  if (!existsSync(locales)) return [];
  const sources = Object.fromEntries(LANGUAGES.map((language) => [language, read(join(locales, `${language}.ftl`))]));
  const { problems, variables } = compareCatalogues(sources, part);
  const keys = join(locales, "keys.ts");
  const generated = keysModule(variables);
  if (WRITE) writeFileSync(keys, generated);
  else if (read(keys) !== generated) problems.push(`${part}/locales/keys.ts is stale: run npm run keys`);
  return [...problems, ...compareWithCode(variables.keys(), sourcesOf(folder), usedByBuild).map((problem) => `${part}: ${problem}`)];
}

const named = process.argv.slice(2).filter((argument) => argument in PARTS);
const parts = Object.entries(PARTS).filter(([part]) => named.length === 0 || named.includes(part));
const problems = parts.flatMap(([part, usedByBuild]) => checkPart(part, usedByBuild));
if (WRITE) console.log(`written: ${parts.map(([part]) => `${part}/locales/keys.ts`).join(", ")}`);
else {
  for (const problem of problems) console.error(problem);
  console.log(`catalogues: ${problems.length === 0 ? "complete" : `${problems.length} problems`}`);
  if (problems.length > 0) process.exit(1);
}
