// Lets Vite import a catalogue: `import messages from "./locales/fi.ftl"`.

import { basename, dirname, join } from "node:path";
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
 * @param {string} folder where the code is that names the keys
 * @param {{folder: string, call: string, keys: string[]}[]} catalogues where each lies, what says its words, and its keys in their order
 */
export function numberedFluent(folder, catalogues) {
  const rules = catalogues.map(({ call, keys }) => ({
    call,
    calls: new RegExp(`(?<![#.\\w])${call}\\(\\s*(?:"([\\w-]+)")?`, "g"),
    places: new Map(keys.map((key, place) => [key, place])),
  }));
  const number = (code, file) =>
    rules.reduce(
      (numbered, { call, calls, places }) =>
        numbered.replace(calls, (found, key) => {
          if (!places.has(key)) throw new Error(`${file}: ${found}: a key must stand here as a literal`);
          return `${call}(${places.get(key)}`;
        }),
      code,
    );
  return {
    name: "doorbell-numbered-fluent",
    enforce: "pre",
    transform(source, id) {
      const file = id.split("?")[0];
      const catalogue = file.endsWith(".ftl") && catalogues.find(({ folder }) => dirname(file) === join(folder, "locales"));
      if (catalogue) return { code: compile(source, basename(file, ".ftl"), file, catalogue.keys), map: null, moduleType: "js" };
      if (!file.startsWith(folder) || !file.endsWith(".ts")) return null;
      return { code: number(source, file), map: null };
    },
  };
}
