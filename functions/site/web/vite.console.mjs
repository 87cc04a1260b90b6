// How the console is built, and served while one works on it (`npx vite --config vite.console.mjs`).

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fluent } from "./fluent/plugin.mjs";

const web = dirname(fileURLToPath(import.meta.url));

export default {
  configFile: false,
  root: join(web, "console"),
  base: "/",
  plugins: [fluent()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/v1": "http://localhost:8080" } },
  build: {
    target: "es2022",
    outDir: join(web, "dist"),
    emptyOutDir: false,
    assetsDir: "assets",
    // The console's policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
};
