// One queue's log on its way to the screen, live while it is open.

import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { LogEntry, Row } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { onFrame, onRefresh } from "../live.ts";
import type { Entries } from "./entries.ts";
import { changed, extended, opened, refreshed, withRow, withWaiting } from "./entries.ts";

export interface QueueLog {
  queue: string;
  entries: Signal<Entries | null>;
  error: Signal<unknown>;
  busy: Signal<boolean>;
  /** Set while rows must not move. */
  frozen: boolean;
  reload: () => Promise<void>;
  more: () => Promise<void>;
  /** Fetches older pages until the entry is there; false when it is not. */
  find: (entry: string) => Promise<boolean>;
  comment: (entry: LogEntry, text: string) => Promise<void>;
  unfreeze: () => void;
  close: () => void;
}

const most_pages = 10;

// A new entry comes without its conversation's row, which usually has come just before it.
const recent_rows = 50;
const row_wait_ms = 1_500;

export function openQueueLog(queue: string): QueueLog {
  const entries = signal<Entries | null>(null);
  const error = signal<unknown>(null);
  const busy = signal(false);
  const attempt = attempts(busy, error);
  const rows = recentRows();
  let planned: ReturnType<typeof setTimeout> | undefined;
  const take = (entry: LogEntry) => {
    if (!entries.value) return;
    entries.value = changed(entries.value, { ...entry, row: entry.row ?? rows.of(entry.conversation) }, log.frozen);
    const there = [...entries.value.shown, ...entries.value.waiting].find((one) => one.entry === entry.entry);
    if (there?.row || !entry.conversation) return;
    clearTimeout(planned);
    planned = setTimeout(() => void firstPage().catch(() => undefined), row_wait_ms);
  };
  const nextPage = async () => {
    const before = entries.value;
    if (before?.next) entries.value = extended(entries.value ?? before, await api.queueLog(queue, before.next));
  };
  const firstPage = async () => {
    const page = await api.queueLog(queue);
    entries.value = entries.value ? refreshed(entries.value, page, log.frozen) : opened(page);
  };
  const log: QueueLog = {
    queue,
    entries,
    error,
    busy,
    frozen: false,
    reload: () => attempt(firstPage),
    more: () => attempt(nextPage),
    find: async (wanted) => {
      const there = () => entries.value?.shown.some(({ entry }) => entry === wanted) ?? false;
      for (let page = 0; page < most_pages && !there() && entries.value?.next; page += 1) await attempt(nextPage);
      return there();
    },
    comment: async ({ entry }, words) => take(await api.comment(queue, entry, words)),
    unfreeze: () => {
      if (entries.value) entries.value = withWaiting(entries.value);
    },
    close: () => {
      clearTimeout(planned);
      for (const stop of stops) stop();
    },
  };
  const stops = [
    onFrame("log", ({ entry }) => {
      if (entry.queue === queue) take(entry);
    }),
    onFrame("row", ({ row }) => {
      rows.keep(row);
      if (entries.value) entries.value = withRow(entries.value, row);
    }),
    // While entries are shown, a refresh that fails is tried again by itself; the banner says why.
    onRefresh(() => void (entries.value ? firstPage().catch(() => undefined) : attempt(firstPage))),
  ];
  void log.reload();
  return log;
}

function recentRows() {
  const rows = new Map<string, Row>();
  return {
    of: (conversation: string | null) => rows.get(conversation ?? "") ?? null,
    keep: (row: Row) => {
      rows.delete(row.conversation);
      rows.set(row.conversation, row);
      const [oldest] = rows.keys();
      if (rows.size > recent_rows && oldest) rows.delete(oldest);
    },
  };
}

function attempts(busy: Signal<boolean>, error: Signal<unknown>) {
  return async (work: () => Promise<void>) => {
    busy.value = true;
    try {
      await work();
      error.value = null;
    } catch (problem) {
      error.value = problem;
    } finally {
      busy.value = false;
    }
  };
}
