// Builds everything that the site function serves into dist/: the widget, the console where it is present, the pages where a form
// without scripts ends, the guide, and a .br beside every text file.
// Prints the sizes of the widget and fails when it is too big for the pages of others.

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "vite";
import { LANGUAGES } from "./fluent/catalogue-rules.mjs";
import { compileConstant } from "./fluent/compile.mjs";
import { PAGES, pageOf } from "./form/pages.mjs";
import { LANGUAGES as GUIDE_LANGUAGES, PAGES as GUIDE_PAGES, pageOf as guidePageOf, INDEX } from "./guide/pages.mjs";
import { readGuide } from "./guide/read.mjs";
import consoleConfig from "./vite.console.mjs";
import { loaderConfig, panelConfig } from "./vite.widget.mjs";

const WEB = dirname(fileURLToPath(import.meta.url));
// Built aside and put in place at the end, so that a stack that runs meanwhile always finds whole files.
const DIST = join(WEB, "node_modules", `.dist-${process.pid}`);
const LOADER_BYTES = 1_024;
const WIDGET_BYTES = 17 * 1_024;
const LATER_PART_BYTES = 3_584;
const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;

const readBytes = (file) => readFileSync(join(DIST, file));

function compress(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

// The words of the launcher are said before any catalogue is loaded.
function launcherWords(key) {
  const words = {};
  for (const language of LANGUAGES) {
    const file = join(WEB, "widget/locales", `${language}.ftl`);
    words[language] = compileConstant(readFileSync(file, "utf8"), key, file);
  }
  return words;
}

async function buildWidget() {
  await build(panelConfig(WEB, DIST));
  const panel = readdirSync(join(DIST, "widget")).find((file) => /^panel-.*\.js$/.test(file));
  const words = LANGUAGES.map((language) => [
    language,
    launcherWords("launcher-open")[language],
    launcherWords("launcher-failed")[language],
  ]);
  await build(
    loaderConfig(WEB, DIST, {
      PANEL_PATH: JSON.stringify(`/widget/${panel}`),
      LAUNCHER_WORDS: JSON.stringify(Object.fromEntries(words.map(([language, ...both]) => [language, both]))),
    }),
  );
}

async function buildConsole() {
  if (!existsSync(join(WEB, "console/index.html"))) return console.log("console: not present, skipped");
  await build({ ...consoleConfig, logLevel: "warn", build: { ...consoleConfig.build, outDir: DIST } });
}

function buildFormPages() {
  for (const language of LANGUAGES) {
    const folder = join(DIST, "form", language);
    mkdirSync(folder, { recursive: true });
    const catalogue = readFileSync(join(WEB, "form/locales", `${language}.ftl`), "utf8");
    for (const page of PAGES) writeFileSync(join(folder, `${page}.html`), pageOf(page, language, catalogue));
  }
  copyFileSync(join(WEB, "form/form.css"), join(DIST, "form/form.css"));
}

function buildGuide() {
  for (const language of Object.keys(GUIDE_LANGUAGES)) {
    const folder = join(DIST, "guide", language);
    mkdirSync(folder, { recursive: true });
    const source = readGuide(language);
    for (const page of [INDEX, ...GUIDE_PAGES]) writeFileSync(join(folder, `${page}.html`), guidePageOf(page, source));
    cpSync(join(WEB, "guide", language, "pictures"), join(folder, "pictures"), { recursive: true });
  }
  copyFileSync(join(WEB, "guide/guide.css"), join(DIST, "guide/guide.css"));
}

function writeCompressed() {
  for (const entry of readdirSync(DIST, { recursive: true }).map(String)) {
    const file = join(DIST, entry);
    if (TEXT.test(file) && statSync(file).isFile()) writeFileSync(`${file}.br`, compress(readFileSync(file)));
  }
}

// A part of the widget, and the parts that it cannot begin without.
function atOnce(part, found = new Set()) {
  if (found.has(part)) return found;
  found.add(part);
  for (const [, needed] of readBytes(`widget/${part}`)
    .toString()
    .matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
    atOnce(needed, found);
  return found;
}

function reportSizes() {
  const sizeOf = (file) => readBytes(`${file}.br`).length;
  const chunks = readdirSync(join(DIST, "widget")).filter((file) => file.endsWith(".js"));
  const isLanguage = (file) => LANGUAGES.includes(basename(file).split("-")[0]);
  const parts = atOnce(chunks.find((file) => file.startsWith("panel-")));
  const later = chunks.filter((file) => !isLanguage(file) && !parts.has(file)).map((file) => ({ file, bytes: sizeOf(`widget/${file}`) }));
  const languages = chunks.filter(isLanguage).map((file) => ({ file, bytes: sizeOf(`widget/${file}`) }));
  const loader = sizeOf("w.js");
  const panel = [...parts].reduce((sum, file) => sum + sizeOf(`widget/${file}`), 0);
  const language = languages.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  const total = loader + panel + language.bytes;
  console.log(`widget, brotli: loader ${loader} of ${LOADER_BYTES}, panel ${panel}, largest language ${language.bytes} (${language.file})`);
  console.log(`widget, brotli: together ${total} of ${WIDGET_BYTES} bytes`);
  for (const { file, bytes } of later) console.log(`widget, brotli: when it is used ${bytes} of ${LATER_PART_BYTES} bytes (${file})`);
  if (loader > LOADER_BYTES || total > WIDGET_BYTES || later.some(({ bytes }) => bytes > LATER_PART_BYTES))
    throw new Error("the widget is too big");
}

function putInPlace() {
  const place = join(WEB, "dist");
  rmSync(place, { recursive: true, force: true });
  renameSync(DIST, place);
}

try {
  await buildWidget();
  await buildConsole();
  buildFormPages();
  buildGuide();
  writeCompressed();
  reportSizes();
  putInPlace();
} finally {
  rmSync(DIST, { recursive: true, force: true });
}
