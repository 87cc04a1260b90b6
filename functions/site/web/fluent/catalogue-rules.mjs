// What must hold between the catalogues of one part and its code. Pure: `check.mjs` reads the files.

import { CatalogueError, compile, isPlural, readCatalogue } from "./compile.mjs";

/** The languages in which every part must be complete. */
export const LANGUAGES = ["fi", "en", "uk", "hu", "it"];

// CLDR, whole numbers. Italian also has `many` (1,000,000), which tools disagree about: it may be written, but must say the same as `other`.
const CATEGORIES = {
  fi: ["one", "other"],
  en: ["one", "other"],
  uk: ["few", "many", "one", "other"],
  hu: ["one", "other"],
  it: ["one", "other"],
};

/**
 * Compares the catalogues of one part with each other.
 *
 * @param {Record<string, string>} sources catalogue text by language
 * @param {string} part its name, for errors
 * @returns {{problems: string[], variables: Map<string, Set<string>>}} what is wrong, and the variables of each key
 */
export function compareCatalogues(sources, part) {
  const problems = [];
  const catalogues = {};
  for (const language of LANGUAGES) {
    const file = `${part}/locales/${language}.ftl`;
    const source = sources[language];
    if (!source) {
      problems.push(`${file} is missing`);
      continue;
    }
    try {
      compile(source, language, file);
      catalogues[language] = describe(readCatalogue(source, file), language, file, problems);
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      problems.push(error.message);
    }
  }
  const reference = catalogues.en ?? new Map();
  for (const [language, keys] of Object.entries(catalogues)) {
    const file = `${part}/locales/${language}.ftl`;
    for (const key of reference.keys()) if (!keys.has(key)) problems.push(`${file}: ${key} is missing`);
    for (const [key, variables] of keys) {
      const expected = reference.get(key);
      if (!expected) problems.push(`${file}: ${key} is not in en.ftl`);
      else if (list(expected) !== list(variables)) {
        problems.push(`${file}: ${key} has variables {${list(variables)}}, en.ftl has {${list(expected)}}`);
      }
    }
  }
  return { problems, variables: reference };
}

const list = (names) => [...names].sort().join(", ");

function describe(catalogue, language, file, problems) {
  const keys = new Map();
  for (const [key, pattern] of catalogue.messages) {
    const variables = new Set();
    visit(pattern, catalogue, (node) => {
      if (node.type === "VariableReference") variables.add(node.id.name);
      if (node.type === "SelectExpression" && isPlural(node)) problems.push(...pluralProblems(node, language, `${file}: ${key}`));
    });
    keys.set(key, variables);
  }
  return keys;
}

function pluralProblems(select, language, where) {
  const problems = [];
  const written = new Map(select.variants.filter(({ key }) => key.type === "Identifier").map((variant) => [variant.key.name, variant]));
  for (const category of CATEGORIES[language]) if (!written.has(category)) problems.push(`${where}: plural [${category}] is missing`);
  const allowed = language === "it" ? [...CATEGORIES.it, "many"] : CATEGORIES[language];
  for (const category of written.keys()) {
    if (!allowed.includes(category)) problems.push(`${where}: ${language} has no plural [${category}]`);
  }
  const many = written.get("many");
  if (language === "it" && many && !many.value.equals(written.get("other")?.value)) problems.push(`${where}: [many] must equal [other]`);
  return problems;
}

function visit(node, catalogue, see) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, catalogue, see);
  } else if (node && typeof node === "object") {
    see(node);
    if (node.type === "TermReference") visit(catalogue.terms.get(node.id.name), catalogue, see);
    if (node.type === "MessageReference") visit(catalogue.messages.get(node.id.name), catalogue, see);
    for (const child of Object.values(node)) visit(child, catalogue, see);
  }
}

/**
 * Compares the keys of one part with its code. A key is used where its name stands as a string, or where a template string begins
 * with the same words (`error-${code}`).
 *
 * @param {Iterable<string>} keys the keys of the catalogue
 * @param {Record<string, string>} code source text by file
 * @param {string[]} usedElsewhere keys that the build takes out by name
 * @param {string} call the function that says a text of this part
 * @returns {string[]} what is wrong
 */
export function compareWithCode(keys, code, usedElsewhere = [], call = "text") {
  const known = new Set(keys);
  const used = new Set(usedElsewhere);
  const problems = [];
  for (const [file, source] of Object.entries(code)) {
    for (const [, key] of source.matchAll(new RegExp(`\\b${call}\\(\\s*["']([\\w-]+)["']`, "g"))) {
      if (!known.has(key)) problems.push(`${file}: ${key} is not in the catalogues`);
    }
    for (const [, key] of source.matchAll(/["'`]([a-z][a-z0-9-]*)["'`]/g)) used.add(key);
    for (const [, prefix] of source.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)) {
      for (const key of known) if (key.startsWith(prefix)) used.add(key);
    }
  }
  for (const key of known) if (!used.has(key)) problems.push(`${key} is never used`);
  return problems;
}

/** The generated `locales/keys.ts`: each key with its variables, so that a wrong key or a forgotten variable does not compile. */
export function keysModule(variables) {
  const lines = [...variables].map(([key, names]) => {
    const fields = [...names].sort().map((name) => `${name}: string | number`);
    return `  "${key}": ${fields.length > 0 ? `{ ${fields.join("; ")} }` : "undefined"};`;
  });
  return `// Generated from en.ftl by \`npm run keys\`. Do not edit.\n\n/** Every key with its variables. */\nexport interface Args {\n${lines.join("\n")}\n}\n`;
}
