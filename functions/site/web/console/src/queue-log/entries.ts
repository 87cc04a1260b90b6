// The entries of one queue's log, as values: newest first, each once.

import type { LogEntry, Row } from "../../../protocol/src/index.ts";
import { sameDay } from "../times.ts";

export interface Entries {
  shown: readonly LogEntry[];
  /** New ones that wait, because a row is pointed at or a comment is being written. */
  waiting: readonly LogEntry[];
  next: string | null;
}

export interface Page {
  items: readonly LogEntry[];
  next: string | null;
}

export function opened(page: Page): Entries {
  return { shown: sorted(page.items), waiting: [], next: page.next };
}

export function extended(entries: Entries, page: Page): Entries {
  return { ...entries, shown: sorted([...page.items, ...entries.shown]), next: page.next };
}

/** Takes in a new or changed entry. While `frozen`, what is new waits; what is shown changes where it stands. */
export function changed(entries: Entries, entry: LogEntry, frozen: boolean): Entries {
  if (entries.shown.some((shown) => shown.entry === entry.entry)) return { ...entries, shown: sorted([...entries.shown, entry]) };
  if (frozen) return { ...entries, waiting: sorted([...entries.waiting, entry]) };
  return { ...entries, shown: sorted([...entries.shown, entry]) };
}

/** Takes a fresh first page; older pages stay as they are. */
export function refreshed(entries: Entries, page: Page, frozen: boolean): Entries {
  if (entries.shown.length === 0) return opened(page);
  return page.items.reduce<Entries>((result, entry) => changed(result, entry, frozen), entries);
}

/** Shows what has waited. */
export function withWaiting(entries: Entries): Entries {
  return { ...entries, shown: sorted([...entries.shown, ...entries.waiting]), waiting: [] };
}

/** Takes how a conversation stands now into every entry about it. */
export function withRow(entries: Entries, row: Row): Entries {
  const about = (entry: LogEntry) => (entry.conversation === row.conversation ? { ...entry, row: later(entry.row, row) } : entry);
  return { ...entries, shown: entries.shown.map(about), waiting: entries.waiting.map(about) };
}

/** The entries by the day of the agent's calendar. */
export function days(entries: readonly LogEntry[]): (readonly LogEntry[])[] {
  const found: LogEntry[][] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    if (last?.[0] && sameDay(last[0].at, entry.at)) last.push(entry);
    else found.push([entry]);
  }
  return found;
}

/** A contact to which nobody of the queue has said anything yet. */
export function waits(entry: LogEntry): boolean {
  return entry.event === "submission" && entry.comments.length === 0;
}

function sorted(entries: readonly LogEntry[]): LogEntry[] {
  const newest = new Map<string, LogEntry>();
  for (const entry of entries) newest.set(entry.entry, merged(newest.get(entry.entry), entry));
  return [...newest.values()].sort((a, b) => (a.at === b.at ? compare(b.entry, a.entry) : compare(b.at, a.at)));
}

// Comments are only ever added, so of two copies the one with more of them is the later. Frames bring no row.
function merged(before: LogEntry | undefined, entry: LogEntry): LogEntry {
  if (!before) return entry;
  const comments = before.comments.length > entry.comments.length ? before.comments : entry.comments;
  return { ...entry, comments, row: later(before.row, entry.row) };
}

function later(one: Row | null, other: Row | null): Row | null {
  if (!one || !other) return one ?? other;
  return other.seq >= one.seq ? other : one;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
