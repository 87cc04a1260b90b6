// The script that hosts paste in. It draws the launcher, keeps the page's commands in order, and fetches the panel on the first
// press. Until then it stores nothing, sends nothing and opens nothing; it only looks whether a conversation is going on already.

import type { Call, Calls, Start, TagSettings } from "./contract.ts";
import css from "./launcher.css?inline";

declare const PANEL_PATH: string;
declare const LAUNCHER_WORDS: Record<string, [open: string, failed: string]>;

interface Doorbell {
  (...command: Call[0]): Promise<unknown>;
  /** Calls from before the script came. */
  q?: Calls;
  site?: string;
}

// Not `document.currentScript`: modules have none, and an image of the page that is named so would say where the panel comes from.
const script = document.querySelector("script[data-site][src*='/w.js']") as HTMLScriptElement;
const settings = script.dataset as unknown as TagSettings;
const { site, global = "Doorbell", autostart } = settings;
const globals = window as unknown as Record<string, Doorbell | undefined>;
// A form or a frame of the page may have the name too.
const known = globals[global];
const earlier = (known instanceof Function && known) as Partial<Doorbell>;

const STAY_MS = 1_000;

function chooseWords(): [open: string, failed: string] {
  const allWords = LAUNCHER_WORDS;
  const wanted = [settings.lang, document.documentElement.lang, ...navigator.languages, "en"];
  // "fi" of "fi-FI", "FI" and "fi_FI", as `languageOf` of fluent/text.ts; a match is as good a key as its letters.
  return wanted.map((tag) => allWords[tag?.toLowerCase().match(/[a-z]*/) as unknown as string]).find(Boolean) as [string, string];
}

const host = document.createElement("div");
// An element that announces what is written into it.
const note = document.createElement("output");
const launcher = document.createElement("button");

function draw(): void {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(note, launcher);
  // Colour and place: what the tag says comes before what the page's style sheet says of the same name.
  for (const name in settings) host.style.setProperty(`--doorbell-${name}`, settings[name as keyof TagSettings] as string);
}

function begin(): void {
  const [open, failed] = chooseWords();
  launcher.ariaLabel = open;
  draw();

  // The panel takes over `push` when it comes.
  const calls: Calls = [];
  // biome-ignore lint/correctness/noUnusedVariables: it says that the panel is on its way
  let loading: Promise<void> | undefined;
  let tries = 0;
  const load = (): void => {
    note.textContent = "";
    // Some browsers remember for an address that it did not load; with another number it is another address.
    loading ??= import(/* @vite-ignore */ new URL(`${PANEL_PATH}#${(tries += 1)}`, script.src) as unknown as string)
      .then(({ start }: { start: Start }) => start(host, launcher, settings, calls))
      .catch(() => {
        // The page's commands go on waiting; the next press tries again.
        loading = undefined;
        note.textContent = failed;
      });
  };

  let { hide } = settings;
  // Beside the body: scripts that change pages without loading them replace it, and styles of the page move what is inside.
  const stay = (): void => {
    if (!host.isConnected) document.documentElement?.append(host);
    // What was matched counts as true, unless it is an empty text.
    launcher.hidden = (hide && location.pathname.match(hide)) as unknown as boolean;
  };

  const call: Doorbell = (...command) =>
    new Promise((...answer) => {
      const [verb] = command;
      if (verb === "open" || verb === "toggle") load();
      if (verb === "hide") hide = ".";
      if (verb === "show") hide = "";
      stay();
      calls.push([command, ...answer]);
    });
  globals[global] = call;
  call.site = site;
  for (const [command, ...answer] of earlier.q ?? []) call(...command).then(...answer);

  // The panel takes over the press. Until it is there, a second one must not undo the first.
  launcher.onclick = () => call("open");
  stay();
  // Some draw the whole document anew. An observer would have every change of the page to look at, and could fight one that takes away
  // what it does not know, without an end.
  setInterval(stay, STAY_MS);
  try {
    if (autostart !== "false" && localStorage[`doorbell.${site}.conversation`]) load();
  } catch {
    // Storage is blocked, so nothing can be going on.
  }
}

// A second script tag does nothing.
if (!earlier.site) begin();
