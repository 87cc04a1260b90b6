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
