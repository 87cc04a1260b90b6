// What the loader and the panel know of each other.

/** What the page's script tag may say. */
export interface TagSettings {
  site: string;
  /** Name of the global; `Doorbell` when missing. */
  global?: string;
  lang?: string;
  queue?: string;
  /** The launcher's colour, as CSS writes colours. */
  colour?: string;
  /** Where the launcher stands, as CSS writes `inset`. */
  inset?: string;
  /** A regular expression: no launcher on pages whose path it matches. */
  hide?: string;
  /** "light", "dark", or "auto" for what the visitor's system says; otherwise what the page's `color-scheme` says. */
  theme?: string;
  /** "false": nothing happens before the first press, even when a conversation is going on. */
  autostart?: string;
}

/** A command of the page, and whom to tell. */
export type Call = [command: [verb: string, ...args: unknown[]], resolve: (answer: unknown) => void, reject: (error: unknown) => void];

/** Commands that wait for the panel, oldest first. Only `push` is called from outside, so the panel may put its own in its place. */
export type Calls = Call[];

/** Starts the panel, closed, and does the calls. The loader has put the launcher into the host's shadow root. */
export type Start = (host: HTMLElement, launcher: HTMLButtonElement, settings: TagSettings, calls: Calls) => Promise<void>;
