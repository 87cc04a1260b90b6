// Turns one Fluent catalogue into a JavaScript module, so that no parser is shipped and a page carries only its own language.
//
// What a catalogue may use: text, variables, terms and other messages, string literals, selectors (plural categories, exact
// numbers or words), NUMBER and DATETIME with literal options. Anything else stops the build and names the message.

import { parse } from "@fluent/syntax";

const PLURAL_CATEGORIES = new Set(["zero", "one", "two", "few", "many", "other"]);

/** A catalogue that cannot be compiled; `message` names file, key and reason. */
export class CatalogueError extends Error {}

/**
 * Reads a catalogue.
 *
 * @param {string} source the text of the `.ftl` file
 * @param {string} file its name, for errors
 * @returns {{messages: Map<string, object>, terms: Map<string, object>}} patterns by key
 */
export function readCatalogue(source, file) {
  const messages = new Map();
  const terms = new Map();
  for (const entry of parse(source, { withSpans: false }).body) {
    if (entry.type === "Junk") {
      const reason = entry.annotations.map((annotation) => annotation.message).join("; ");
      throw new CatalogueError(`${file}: ${reason}\n${entry.content.trim()}`);
    }
    if (entry.type !== "Message" && entry.type !== "Term") continue;
    const key = entry.id.name;
    if (entry.attributes.length > 0 || !entry.value) throw new CatalogueError(`${file}: ${key}: attributes are not supported`);
    const target = entry.type === "Term" ? terms : messages;
    if (target.has(key)) throw new CatalogueError(`${file}: ${key} is defined twice`);
    target.set(key, entry.value);
  }
  return { messages, terms };
}

/**
 * Compiles a catalogue.
 *
 * @param {string} source the text of the `.ftl` file
 * @param {string} language BCP 47 tag whose plural and number rules apply
 * @param {string} file its name, for errors
 * @param {string[]} [order] the keys, when messages are to be known by their place in it
 * @returns {string} the source of an ES module whose default export maps keys, or places, to messages
 */
export function compile(source, language, file = `${language}.ftl`, order = undefined) {
  const catalogue = readCatalogue(source, file);
  const scope = { catalogue, needs: new Set(), file, key: "", path: [] };
  const compiled = new Map();
  for (const [key, pattern] of catalogue.messages) {
    scope.key = key;
    const code = compilePattern(pattern, scope);
    compiled.set(key, isConstant(code) ? code : `(args) => ${code}`);
  }
  const lines = [...compiled].map(([key, code]) => `${JSON.stringify(key)}: ${code},`);
  const body = order ? `[\n${order.map((key) => compiled.get(key) ?? "").join(",\n")}\n]` : `{\n${lines.join("\n")}\n}`;
  return `${prelude(scope.needs, language)}export default ${body};\n`;
}

/**
 * Compiles one message alone; the loader takes its few words this way.
 *
 * @param {string} source the text of the `.ftl` file
 * @param {string} key a message without variables
 * @param {string} file its name, for errors
 * @returns {string} the text
 */
export function compileConstant(source, key, file) {
  return constantOf(readCatalogue(source, file), key, file);
}

/** The same from a catalogue that has been read, for who takes many. */
export function constantOf(catalogue, key, file) {
  const pattern = catalogue.messages.get(key);
  if (!pattern) throw new CatalogueError(`${file}: ${key} is missing`);
  const code = compilePattern(pattern, { catalogue, needs: new Set(), file, key, path: [] });
  if (!isConstant(code)) throw new CatalogueError(`${file}: ${key} must have no variables`);
  return JSON.parse(code);
}

function prelude(needs, language) {
  const tag = JSON.stringify(language);
  let code = "";
  if (needs.has("plural")) code += `const rules = new Intl.PluralRules(${tag});\nconst plural = (n) => rules.select(+n);\n`;
  if (needs.has("show")) {
    code += `const numbers = new Intl.NumberFormat(${tag});\n`;
    code += `const show = (value) => typeof value === "number" ? numbers.format(value) : value;\n`;
  }
  if (needs.has("number")) code += `const number = (value, options) => new Intl.NumberFormat(${tag}, options).format(+value);\n`;
  if (needs.has("datetime")) {
    code += `const datetime = (value, options) => new Intl.DateTimeFormat(${tag}, options).format(new Date(value));\n`;
  }
  return code;
}

// A pattern becomes one string literal, or a sum in parentheses; the first character tells them apart.
const isConstant = (code) => code.startsWith('"');

// Neighbouring literals are joined, so that a message without variables ends as one literal.
function compilePattern(pattern, scope) {
  const parts = [];
  for (const element of pattern.elements) {
    const part = element.type === "TextElement" ? JSON.stringify(element.value) : compileExpression(element.expression, scope);
    const last = parts.at(-1);
    if (last !== undefined && isConstant(last) && isConstant(part)) {
      parts[parts.length - 1] = JSON.stringify(JSON.parse(last) + JSON.parse(part));
    } else {
      parts.push(part);
    }
  }
  if (parts.length === 0) return '""';
  if (parts.length === 1 && isConstant(parts[0])) return parts[0];
  const first = isConstant(parts[0]) ? "" : '""+';
  return `(${first}${parts.join("+")})`;
}

function compileExpression(expression, scope) {
  switch (expression.type) {
    case "StringLiteral":
      return JSON.stringify(expression.parse().value);
    case "NumberLiteral":
      return JSON.stringify(expression.value);
    case "VariableReference":
      scope.needs.add("show");
      return `(show(${variable(expression)}))`;
    case "TermReference":
      return compileReference(scope.catalogue.terms, expression, scope);
    case "MessageReference":
      return compileReference(scope.catalogue.messages, expression, scope);
    case "FunctionReference":
      return compileFunction(expression, scope);
    case "SelectExpression":
      return compileSelect(expression, scope);
    case "Placeable":
      return compileExpression(expression.expression, scope);
    default:
      throw new CatalogueError(`${scope.file}: ${scope.key}: ${expression.type} is not supported`);
  }
}

const variable = (reference) => `args[${JSON.stringify(reference.id.name)}]`;

function compileReference(patterns, reference, scope) {
  const name = reference.id.name;
  const pattern = patterns.get(name);
  if (!pattern || reference.attribute || reference.arguments?.named.length) {
    throw new CatalogueError(`${scope.file}: ${scope.key}: cannot refer to ${name} like this`);
  }
  if (scope.path.includes(name)) throw new CatalogueError(`${scope.file}: ${scope.key}: ${name} refers to itself`);
  return compilePattern(pattern, { ...scope, path: [...scope.path, name] });
}

function compileFunction(reference, scope) {
  const name = reference.id.name;
  const [argument, ...others] = reference.arguments.positional;
  if ((name !== "NUMBER" && name !== "DATETIME") || others.length > 0 || argument?.type !== "VariableReference") {
    throw new CatalogueError(`${scope.file}: ${scope.key}: only NUMBER($x) and DATETIME($x) are supported`);
  }
  const helper = name.toLowerCase();
  scope.needs.add(helper);
  const options = reference.arguments.named.map(({ name: option, value }) => {
    const literal = value.type === "NumberLiteral" ? value.value : JSON.stringify(value.parse().value);
    return `${option.name}: ${literal}`;
  });
  return `(${helper}(${variable(argument)}, {${options.join(", ")}}))`;
}

function compileSelect(expression, scope) {
  const { selector, variants } = expression;
  const reference = selector.type === "FunctionReference" ? selector.arguments.positional[0] : selector;
  if (reference?.type !== "VariableReference" || (selector.type === "FunctionReference" && selector.id.name !== "NUMBER")) {
    throw new CatalogueError(`${scope.file}: ${scope.key}: a selector must be a variable`);
  }
  const value = variable(reference);
  const plural = isPlural(expression);
  const fallback = variants.find((variant) => variant.default);
  if (plural && fallback.key.name !== "other") throw new CatalogueError(`${scope.file}: ${scope.key}: the default must be [other]`);
  // Exact numbers win over categories, whatever the order they are written in.
  const ordered = variants.filter((variant) => !variant.default);
  ordered.sort((a, b) => Number(b.key.type === "NumberLiteral") - Number(a.key.type === "NumberLiteral"));
  let code = "";
  for (const { key, value: pattern } of ordered) {
    code += `${condition(key, value, plural, scope)} ? ${compilePattern(pattern, scope)} : `;
  }
  return `(${code}${compilePattern(fallback.value, scope)})`;
}

function condition(key, value, plural, scope) {
  if (key.type === "NumberLiteral") return `+${value} === ${key.value}`;
  if (!plural) return `${value} === ${JSON.stringify(key.name)}`;
  scope.needs.add("plural");
  return `plural(${value}) === ${JSON.stringify(key.name)}`;
}

/** Whether a selector counts: its variants are plural categories or exact numbers. */
export function isPlural(expression) {
  return expression.variants.every(({ key }) => key.type === "NumberLiteral" || PLURAL_CATEGORIES.has(key.name));
}
