// Lets Vite import a catalogue: `import messages from "./locales/fi.ftl"`.

import { basename } from "node:path";
import { compile } from "./compile.mjs";

/** The Vite plugin. The file's name is its language. */
export function fluent() {
  return {
    name: "doorbell-fluent",
    transform(source, id) {
      const file = id.split("?")[0];
      if (!file.endsWith(".ftl")) return null;
      return { code: compile(source, basename(file, ".ftl"), file), map: null, moduleType: "js" };
    },
  };
}

/**
 * The same, with keys that cost nothing: a catalogue becomes an array, and `text("form-send")` becomes `text(12)`. For parts where
 * every byte counts; every key must stand as a literal in its call.
 *
 * @param {string} folder the part whose code names the keys
 * @param {string[]} keys the keys in their order
 */
export function numberedFluent(folder, keys) {
  const places = new Map(keys.map((key, place) => [key, place]));
  const number = (code, file) =>
    code.replace(/\btext\(\s*(?:"([\w-]+)")?/g, (call, key) => {
      if (!places.has(key)) throw new Error(`${file}: ${call}: a key must stand here as a literal`);
      return `text(${places.get(key)}`;
    });
  return {
    name: "doorbell-numbered-fluent",
    enforce: "pre",
    transform(source, id) {
      const file = id.split("?")[0];
      if (file.endsWith(".ftl")) return { code: compile(source, basename(file, ".ftl"), file, keys), map: null, moduleType: "js" };
      if (!file.startsWith(folder) || !file.endsWith(".ts")) return null;
      return { code: number(source, file), map: null };
    },
  };
}
