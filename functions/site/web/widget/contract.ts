// What the loader and the panel know of each other.

/** What the page's script tag may say. */
export interface TagSettings {
  site: string;
  /** Name of the global; `Doorbell` when missing. */
  global?: string;
  lang?: string;
  queue?: string;
  /** "false": nothing happens before the first press, even when a conversation is going on. */
  autostart?: string;
}

/** Starts the panel, closed. The loader has put the launcher into the host's shadow root. */
export type Start = (host: HTMLElement, launcher: HTMLButtonElement, origin: string, settings: TagSettings) => Promise<PanelHandle>;

/** What the panel gives back. */
export interface PanelHandle {
  /** Does a command of the page; refuses verbs that it does not know. */
  run(verb: string, args: unknown[]): unknown;
}
