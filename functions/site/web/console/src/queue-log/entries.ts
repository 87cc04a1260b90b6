// The entries of one queue's log, as values: newest first, each once.

import type { LogEntry } from "../../../protocol/src/index.ts";

export interface Entries {
  shown: readonly LogEntry[];
  /** New ones that wait until somebody lets them in, because a row is pointed at or a comment is being written. */
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

/** Takes in a new or changed entry. While `held`, what is new waits; what is shown changes where it stands. */
export function changed(entries: Entries, entry: LogEntry, held: boolean): Entries {
  if (entries.shown.some((shown) => shown.entry === entry.entry)) return { ...entries, shown: sorted([...entries.shown, entry]) };
  if (held) return { ...entries, waiting: sorted([...entries.waiting, entry]) };
  return { ...entries, shown: sorted([...entries.shown, entry]) };
}

/** Takes a fresh first page; older pages stay as they are. */
export function refreshed(entries: Entries, page: Page, held: boolean): Entries {
  if (entries.shown.length === 0) return opened(page);
  return page.items.reduce<Entries>((result, entry) => changed(result, entry, held), entries);
}

export function letIn(entries: Entries): Entries {
  return { ...entries, shown: sorted([...entries.shown, ...entries.waiting]), waiting: [] };
}

// Of two copies the later one counts.
function sorted(entries: readonly LogEntry[]): LogEntry[] {
  const newest = new Map(entries.map((entry) => [entry.entry, entry]));
  return [...newest.values()].sort((a, b) => (a.at === b.at ? compare(b.entry, a.entry) : compare(b.at, a.at)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
