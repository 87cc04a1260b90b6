// How the widget is built: the panel with one chunk per language, and the loader that hosts paste in.

import { join } from "node:path";
import { fluent } from "./fluent/plugin.mjs";

const common = { configFile: false, logLevel: "warn", publicDir: false, plugins: [fluent()] };
const target = "es2022";

/** The panel: ES modules with the hash of their content in the name. */
export function panelConfig(web) {
  return {
    ...common,
    root: web,
    base: "./",
    build: {
      target,
      outDir: join(web, "dist/widget"),
      emptyOutDir: true,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { panel: join(web, "widget/panel.ts") },
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  };
}

/** The loader: one classic script, so that `document.currentScript` tells it where it came from. */
export function loaderConfig(web, define) {
  return {
    ...common,
    root: web,
    define,
    build: {
      target,
      outDir: join(web, "dist"),
      emptyOutDir: false,
      reportCompressedSize: false,
      lib: { entry: join(web, "widget/loader.ts"), formats: ["iife"], name: "DoorbellLoader", fileName: () => "w.js" },
    },
  };
}
