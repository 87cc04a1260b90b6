// What an agent's work leaves in this browser: drafts, and messages that were not sent. Who signs out takes it along.

import type { Store } from "../../../../protocol/src/index.ts";
import { keysOf, readJson } from "../../../../protocol/src/storage.ts";
import { draftsPrefix } from "./drafts.ts";

/** Begins the name of every box of unsent messages of an agent. */
export function outboxPrefix(agent: string): string {
  return `doorbell.outbox.${agent}.`;
}

/** How many texts of an agent, in all tabs, nobody has received yet. */
export function unsentOf(store: Store, agent: string): number {
  const drafts = keysOf(store, draftsPrefix(agent)).length;
  const boxes = keysOf(store, outboxPrefix(agent)).map((key) => readJson<{ entries?: unknown }>(store, key)?.entries);
  return boxes.reduce<number>((sum, entries) => sum + (Array.isArray(entries) ? entries.length : 0), drafts);
}

/** Removes all of it. */
export function removeLocalData(store: Store, agent: string): void {
  for (const prefix of [draftsPrefix(agent), outboxPrefix(agent)]) for (const key of keysOf(store, prefix)) store.removeItem(key);
}
