// How the widget is built: the panel with one chunk per language, and the loader that hosts paste in.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { readCatalogue } from "./fluent/compile.mjs";
import { numberedFluent } from "./fluent/plugin.mjs";

const common = { configFile: false, logLevel: "warn", publicDir: false };
// Browsers of the last two years; older syntax would cost bytes on every page.
const build = { target: "es2022", cssTarget: ["chrome123", "firefox128", "safari17.5"], reportCompressedSize: false };

// Names that only our own modules use among themselves, so the bundle may shorten them. Not for anything that is on the wire, in
// storage, in the page's commands, or asked of a browser's own objects: some have such names too (`navigator.connection`).
const INTERNAL =
  `announce api applyPage author base begin beginAgain canChat connection control createConversation createVisitor delivery discard draw drawState
  element environment first gone hasOlder heard http isOpen kept leave leaveMessage loadOlder missing move node onChange onClosed
  onFailure onFrame onPoll onReady onSilence onSocket onState onStored onWake openSocket outbox pending ping poll prefilled
  prefix prepare probe problem receive resume retry retryable retryAfterS retryAll sendMessage sendNote stop stored tabLocks take tellRead
  tellTyping toChat transport typing unfit visible visit wake writeUnread`.split(/\s+/);
const OUTSIDE = ["protocol/src/types.ts", "widget/contract.ts"];

function refuseOutsideNames(web) {
  const builtIn = Object.getOwnPropertyNames(globalThis).flatMap((name) => [globalThis[name], globalThis[name]?.prototype]);
  const taken = INTERNAL.filter((name) => builtIn.some((object) => object instanceof Object && name in object));
  if (taken.length > 0) throw new Error(`the language has names that vite.widget.mjs would shorten: ${taken}`);
  for (const file of OUTSIDE) {
    const words = new Set(readFileSync(join(web, file), "utf8").match(/\w+(?=\??:)/g));
    const shared = INTERNAL.filter((name) => words.has(name));
    if (shared.length > 0) throw new Error(`${file} uses names that vite.widget.mjs would shorten: ${shared}`);
  }
}

// What Vite's own minifier leaves is 2% of the widget. Last of all, because the bundler prints what it gets anew.
const smaller = (mangle) => ({
  name: "doorbell-smaller",
  async generateBundle(_, bundle) {
    const options = { module: true, ecma: 2020, compress: { passes: 2, unsafe_arrows: true, sequences: false, hoist_funs: true }, mangle };
    // A part that is loaded later calls what the panel has by the same short names.
    let props;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const nameCache = { vars: {}, props };
      chunk.code = (await minify(chunk.code, { ...options, nameCache })).code;
      ({ props } = nameCache);
    }
  },
});

// The loader asks for the panel under an address with the number of the try, because some browsers remember that an address did
// not load. A part that comes later must find that very panel, not make a second one, and its own tries have addresses too.
const laterParts = {
  name: "doorbell-later-parts",
  generateBundle(_, bundle) {
    const hash = "new URL(import.meta.url).hash";
    const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
    const panel = chunks.find(({ isEntry }) => isEntry);
    const parts = chunks.filter(({ imports }) => imports.includes(panel.fileName));
    for (const part of parts) {
      const [words, names] = part.code.match(/import\s*\{([^}]*)\}\s*from\s*"\.\/panel-[^"]*";/);
      const taken = `const{${names.replaceAll(" as ", ":")}}=await import("./${panel.fileName}"+${hash}.split(".")[0]);`;
      part.code = taken + part.code.replace(words, "");
    }
    for (const { fileName } of parts) {
      const asked = `import("./${fileName}")`;
      const asking = chunks.filter(({ code }) => code.includes(asked));
      if (asking.length === 0) throw new Error(`nothing asks for ${fileName}`);
      for (const chunk of asking) chunk.code = chunk.code.replaceAll(asked, `import("./${fileName}"+${hash}+"."+Math.random())`);
    }
    // What else a part asks for, its words, is of no other part.
    for (const part of parts) part.code = part.code.replace(/import\("\.\/([\w-]+\.js)"\)/g, 'import("./$1#"+Math.random())');
  },
};

function catalogue(folder, call) {
  const file = join(folder, "locales/en.ftl");
  // The loader alone says that the panel did not load.
  const keys = [...readCatalogue(readFileSync(file, "utf8"), file).messages.keys()].filter((key) => key !== "launcher-failed");
  return { folder, call, keys };
}

function texts(web) {
  const widget = join(web, "widget");
  return numberedFluent(widget, [
    catalogue(widget, "text"),
    catalogue(join(widget, "contact-form"), "say"),
    catalogue(join(widget, "ongoing"), "phrase"),
  ]);
}

const shortNames = { properties: { regex: new RegExp(`^(${INTERNAL.join("|")})$`), keep_quoted: true, builtins: true } };

// The words of a later part are no language of the panel.
const chunkFileNames = ({ facadeModuleId }) =>
  facadeModuleId?.endsWith(".ftl") && !facadeModuleId.includes("/widget/locales/") ? "words-[name]-[hash:6].js" : "[name]-[hash:6].js";

/** The panel: ES modules with the hash of their content in the name. A library build, because Vite's preloading is of no use here. */
export function panelConfig(web, dist) {
  refuseOutsideNames(web);
  return {
    ...common,
    root: web,
    plugins: [texts(web), smaller(shortNames), laterParts],
    build: {
      ...build,
      outDir: join(dist, "widget"),
      emptyOutDir: true,
      lib: { entry: { panel: join(web, "widget/panel.ts") }, formats: ["es"] },
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        checks: { pluginTimings: false },
        output: { entryFileNames: "[name]-[hash:6].js", chunkFileNames, minify: true },
      },
    },
  };
}

/** The loader: one script that runs as a classic one and as a module. */
export function loaderConfig(web, dist, define) {
  return {
    ...common,
    root: web,
    define,
    plugins: [smaller(true)],
    build: {
      ...build,
      outDir: dist,
      emptyOutDir: false,
      lib: { entry: join(web, "widget/loader.ts"), formats: ["iife"], name: "DoorbellLoader", fileName: () => "w.js" },
    },
  };
}
