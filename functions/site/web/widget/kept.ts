// What the widget keeps between pages: only after the visitor did something. Where storage is blocked, memory takes its place.

import { browserStore, keysOf, readJson } from "../protocol/src/index.ts";
import type { Store } from "../protocol/src/index.ts";

/** Fields of the form that is being filled in. */
export interface FormDraft {
  fields: Record<string, string>;
  consent?: boolean;
}

/** A form that was sent at least once: the same content goes under the same key until it is stored. */
export interface Attempt {
  key: string;
  body: string;
}

interface Values {
  token: string;
  /** The conversation, empty until it exists, and its queue. */
  conversation: { queue: string; id: string };
  draft: string;
  form: FormDraft;
  attempt: Attempt;
}

/** What is kept for one site. */
export class Kept {
  readonly prefix: string;
  readonly store: Store = browserStore("localStorage");
  readonly session: Store = browserStore("sessionStorage");

  constructor(site: string) {
    this.prefix = `doorbell.${site}.`;
  }

  get<Name extends keyof Values>(name: Name): Values[Name] | undefined {
    return readJson(this.store, this.prefix + name);
  }

  set<Name extends keyof Values>(name: Name, value: Values[Name] | undefined): void {
    try {
      this.store[value ? "setItem" : "removeItem"](this.prefix + name, JSON.stringify(value));
    } catch {
      // The storage has filled up since it was opened: what was kept before stays.
    }
  }

  /** Forgets everything of this site in this browser. */
  clear(): void {
    for (const store of [this.store, this.session]) for (const key of keysOf(store, this.prefix)) store.removeItem(key);
  }
}
