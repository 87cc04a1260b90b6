// The script that hosts paste in. It draws the launcher, keeps the page's commands in order, and fetches the panel on the first
// press. Until then it stores nothing, sends nothing and opens nothing; it only looks whether a conversation is going on already.

import type { PanelHandle, Start, TagSettings } from "./contract.ts";
import css from "./launcher.css?inline";

declare const PANEL_PATH: string;
declare const LAUNCHER_WORDS: Record<string, [open: string, failed: string]>;

interface Doorbell {
  (verb: string, ...args: unknown[]): Promise<unknown>;
  /** Calls from before the script came: the command, and whom to tell. */
  q?: [command: [string, ...unknown[]], resolve: (answer: unknown) => void, reject: (error: unknown) => void][];
  site?: string;
}

const script = document.currentScript as HTMLScriptElement;
const settings = script.dataset as unknown as TagSettings;
const { site, global = "Doorbell", autostart } = settings;
const { origin } = new URL(script.src);
const globals = window as unknown as Record<string, Doorbell | undefined>;

function chooseWords(): [open: string, failed: string] {
  const allWords = LAUNCHER_WORDS;
  const wanted = [settings.lang, document.documentElement.lang, ...navigator.languages, "en"];
  return wanted.map((tag) => allWords[tag?.split("-")[0] as string]).find((words) => words) as [string, string];
}

function begin(): void {
  const [open, failed] = chooseWords();
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  // An element that announces what is written into it.
  const note = document.createElement("output");
  const launcher = document.createElement("button");
  launcher.ariaLabel = open;
  launcher.ariaExpanded = "false";
  root.append(note, launcher);

  let started: (panel: PanelHandle) => void;
  const panel = new Promise<PanelHandle>((resolve) => (started = resolve));
  let line: Promise<unknown> = panel;
  let loading = false;
  const load = async (): Promise<void> => {
    if (loading) return;
    loading = true;
    note.textContent = "";
    try {
      const { start } = (await import(/* @vite-ignore */ origin + PANEL_PATH)) as { start: Start };
      started(await start(host, launcher, origin, settings));
    } catch {
      // The page's commands go on waiting; the next press tries again.
      loading = false;
      note.textContent = failed;
    }
  };

  const call: Doorbell = (verb, ...args) => {
    if (verb === "hide") host.style.display = "none";
    if (verb === "show") host.style.display = "";
    if (verb === "open" || verb === "toggle") void load();
    const answer = line.then(async () => (await panel).run(verb, args));
    line = answer.catch(() => 0);
    return answer;
  };
  const earlier = globals[global]?.q ?? [];
  globals[global] = call;
  call.site = site;
  for (const [command, resolve, reject] of earlier) call(...command).then(resolve, reject);

  // The panel takes over the press. Until it is there, a second one must not undo the first.
  launcher.onclick = () => call("open");
  (document.body ?? document.documentElement).append(host);
  try {
    if (autostart !== "false" && localStorage[`doorbell.${site}.conversation`]) void load();
  } catch {
    // Storage is blocked, so nothing can be going on.
  }
}

// A second script tag does nothing.
if (!globals[global]?.site) begin();
