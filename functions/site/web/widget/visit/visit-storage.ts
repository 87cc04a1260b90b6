// What the widget keeps between pages: only after the visitor did something. Where storage is blocked, memory takes its place.

import type { BotTalk, Store } from "../../protocol/src/index.ts";
import { browserStore, keysOf, readJson } from "../../protocol/src/index.ts";

/** Fields of the form that is being filled in. */
export interface FormDraft {
  fields: Record<string, string>;
  consent?: boolean;
}

/** What was asked before the chat in this queue; `done`: all of it is answered, and goes with the first message. */
export interface PreChatAnswers {
  queue: string;
  fields: Record<string, string>;
  done: boolean;
  /** What led here, if a bot did. */
  bot?: BotTalk;
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
  answers: PreChatAnswers;
  attempt: Attempt;
  /** The conversation in which the visitor was asked for an address, and has answered or declined. */
  asked: string;
  /** Whether new messages are heard. */
  sound: boolean;
}

const ENDED = "ended";

const isText = (value: unknown): value is string => typeof value === "string";
const texts = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => isText(field)));
const matching = (pattern: RegExp, value: unknown): boolean => isText(value) && pattern.test(value);

// The page can write there too, and an older widget may have: what has another shape counts as absent.
const READERS: { [Name in keyof Values]: (value: Values[Name]) => Values[Name] | false } = {
  token: (token) => matching(/^[\w.-]+$/, token) && token,
  conversation: ({ queue, id }) => matching(/^[\w-]+$/, queue) && matching(/^\w*$/, id) && { queue, id },
  draft: (draft) => isText(draft) && draft,
  form: ({ fields, consent }) => ({
    fields: texts(fields),
    consent: consent === true,
  }),
  answers: ({ fields, done, ...more }) => matching(/^[\w-]+$/, more.queue) && { ...more, fields: texts(fields), done: done === true },
  attempt: ({ key, body }) => matching(/^[\w-]+$/, key) && isText(body) && { key, body },
  asked: (id) => isText(id) && id,
  sound: (on) => on === true,
};

/** What is kept for one site. */
export class VisitStorage {
  readonly prefix: string;
  readonly store: Store = browserStore("localStorage");
  readonly session: Store = browserStore("sessionStorage");

  /** What found no room in the storage. */
  readonly #unwritten = new Map<string, unknown>();

  constructor(site: string) {
    this.prefix = `doorbell.${site}.`;
  }

  get<Name extends keyof Values>(name: Name): Values[Name] | undefined {
    try {
      const value = this.#unwritten.get(name) ?? readJson(this.store, this.prefix + name);
      return READERS[name](value as Values[Name]) || undefined;
    } catch {
      return undefined;
    }
  }

  set<Name extends keyof Values>(name: Name, value: Values[Name] | undefined): void {
    this.#write(name, value);
  }

  /** Forgets everything of this site in this browser. */
  clear(): void {
    this.#unwritten.clear();
    for (const store of [this.store, this.session]) for (const key of keysOf(store, this.prefix)) store.removeItem(key);
  }

  /** Lets the other tabs hear that all was forgotten. */
  tellEnd(): void {
    this.#write(ENDED, true);
    this.#write(ENDED, undefined);
  }

  /** Calls back when another tab changed what is kept, or cleared all of it. */
  listen(changed: () => void, ended: () => void): void {
    addEventListener("storage", ({ key, newValue }) => {
      if (key !== this.prefix + ENDED) changed();
      else if (newValue) ended();
    });
  }

  #write(name: string, value: unknown): void {
    this.#unwritten.delete(name);
    try {
      this.store[value ? "setItem" : "removeItem"](this.prefix + name, JSON.stringify(value));
    } catch {
      // The storage has filled up since it was opened. This page goes on with what it knows.
      this.#unwritten.set(name, value);
    }
  }
}
