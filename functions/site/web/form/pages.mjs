// The pages that a form without scripts ends on. Pure: the build writes the files.

import { compileConstant } from "../fluent/compile.mjs";

// What each page says: the keys of its title and its paragraphs.
const TEXTS = {
  sent: ["sent-title", "sent-text", "sent-back"],
  failed: ["failed-title", "failed-text", "failed-back"],
};

/** The names of the pages. */
export const PAGES = Object.keys(TEXTS);

/** Every key that they use. */
export const KEYS = Object.values(TEXTS).flat();

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (character) => ENTITIES[character]);

/**
 * One page. It carries no script and no style of its own, and has nowhere to link to: the browser knows the way back.
 *
 * @param {string} page one of `PAGES`
 * @param {string} language the language of the catalogue
 * @param {string} catalogue its text
 * @returns {string} HTML
 */
export function pageOf(page, language, catalogue) {
  const words = TEXTS[page].map((key) => escaped(compileConstant(catalogue, key, `form/locales/${language}.ftl`)));
  const [title, ...paragraphs] = words;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="../form.css">
  </head>
  <body>
    <main class="${page}">
      <h1>${title}</h1>
${paragraphs.map((text) => `      <p>${text}</p>\n`).join("")}    </main>
  </body>
</html>
`;
}
