// What was typed and not yet sent, per agent and conversation. It outlives reload, lost connection and a session that ended.

import type { Store } from "../../../../protocol/src/index.ts";
import { keysOf, readJson } from "../../../../protocol/src/storage.ts";

export type Mode = "reply" | "note";

export interface Draft {
  reply: string;
  note: string;
  mode: Mode;
}

const prefix = "doorbell.draft.";
/** Begins the name of every draft of an agent. */
export function draftsPrefix(agent: string): string {
  return `${prefix}${agent}.`;
}

const kept_ms = 30 * 24 * 3_600_000;

/** The drafts of one agent on this device. */
export class Drafts {
  // A browser that runs out of room still keeps drafts while the page is open.
  readonly #memory = new Map<string, Draft>();

  constructor(
    private readonly store: Store,
    private readonly agent: string,
  ) {}

  read(conversation: string): Draft {
    return this.#memory.get(conversation) ?? kept(readJson(this.store, this.#key(conversation))) ?? { reply: "", note: "", mode: "reply" };
  }

  write(conversation: string, draft: Draft, now: number): void {
    this.#memory.set(conversation, draft);
    const key = this.#key(conversation);
    try {
      if (draft.reply === "" && draft.note === "") this.store.removeItem(key);
      else this.store.setItem(key, JSON.stringify({ ...draft, at: now }));
    } catch {
      // No room: the copy in memory stays.
    }
  }

  /** Forgets drafts that nobody touched for a month, of every agent. */
  sweep(now: number): void {
    for (const key of keysOf(this.store, prefix)) {
      const at = readJson<{ at?: unknown }>(this.store, key)?.at;
      if (typeof at !== "number" || now - at > kept_ms) this.store.removeItem(key);
    }
  }

  #key(conversation: string): string {
    return draftsPrefix(this.agent) + conversation;
  }
}

function kept(value: Partial<Draft> | undefined | null): Draft | null {
  if (typeof value?.reply !== "string" || typeof value.note !== "string") return null;
  return { reply: value.reply, note: value.note, mode: value.mode === "note" ? "note" : "reply" };
}
