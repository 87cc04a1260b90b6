// What a page keeps of its outbox. Storage belongs to the page of the host, so what comes out of it is read, not trusted.

import type { Environment, Store } from "../environment.ts";
import { newSender, randomId } from "../environment.ts";
import type { FailureCode } from "../http/problem.ts";
import { readJson } from "../storage.ts";
import type { Outgoing } from "./outgoing.ts";

/** The messages of one page, and how far it has counted in each conversation. */
export interface Box {
  sender: string;
  counters: Record<string, number>;
  entries: Outgoing[];
}

type Unread<Shape> = { [Name in keyof Shape]?: unknown };

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Reads a box. Where it has another shape, what is missing is made anew, and every word that can be found is kept. */
export function readBox(environment: Environment, store: Store, name: string): Box {
  const { sender, counters, entries } = Object(readJson(store, name)) as Unread<Box>;
  const box: Box = { sender: newSender(), counters: {}, entries: [] };
  if (isText(sender)) {
    const counted = Object.entries(Object(counters) as Record<string, unknown>).filter(([, count]) => isCount(count));
    Object.assign(box, { sender, counters: Object.fromEntries(counted) });
  }
  for (const entry of Array.isArray(entries) ? entries : []) {
    const read = readEntry(environment, box, Object(entry) as Unread<Outgoing>);
    if (read) box.entries.push(read);
  }
  return box;
}

/** The next number of this page in a conversation. */
export function nextNumber({ sender, counters }: Box, conversation: string): { sender: string; n: number } {
  const n = (counters[conversation] ?? 0) + 1;
  counters[conversation] = n;
  return { sender, n };
}

function readEntry(environment: Environment, box: Box, entry: Unread<Outgoing>): Outgoing | undefined {
  const { key, conversation, kind, sender, n, text, after, at, state, code } = entry;
  if (!isText(text) || typeof conversation !== "string") return undefined;
  return {
    key: isText(key) ? key : randomId(),
    conversation,
    kind: kind === "note" ? kind : "message",
    text,
    after: isCount(after) ? after : 0,
    at: isText(at) && Date.parse(at) ? at : new Date(environment.now()).toISOString(),
    ...(isText(sender) && isCount(n) ? { sender, n } : nextNumber(box, conversation)),
    ...(state === "failed" && isText(code) ? { state, code: code as FailureCode } : { state: "sending" }),
  };
}
