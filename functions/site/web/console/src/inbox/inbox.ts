// The lists of the inbox. Each filter that was opened keeps its list, and every list stays live, so that going back is instant.

import type { Signal } from "@preact/signals";
import { computed, effect, signal } from "@preact/signals";
import type { Row } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { onFrame, onRefresh, watching } from "../live.ts";
import type { Filter } from "../route.ts";
import { everything } from "../route.ts";
import { me } from "../session/session.ts";
import type { List, Page, Sort } from "./list.ts";
import { belongs, changed, extended, frozen, opened, refreshed, shown, unfrozen } from "./list.ts";
import { sortOf } from "./views.ts";

/** The list of one filter, with what its screen needs to know. */
export interface CachedList {
  filter: Filter;
  sort: Sort;
  list: Signal<List | null>;
  error: Signal<unknown>;
  busy: Signal<boolean>;
  /** Changes that came while a page was on its way; the page may be older than they are. */
  rowsMeanwhile: Row[];
  /** Asked for again while busy: it is fetched once more. */
  loadAgain: boolean;
  /** Somebody is looking at it. */
  onScreen: boolean;
}

const cachedLists = signal(new Map<string, CachedList>());
const owner = computed(() => me.value?.agent ?? "");
const agent = () => owner.value;
const keyOf = (filter: Filter) => JSON.stringify([filter.status, filter.mine, filter.queue, sortOf(filter)]);

// The lists of one agent must not be shown to the next who signs in on this page.
effect(() => {
  owner.value;
  cachedLists.value = new Map();
});

/** The list of a filter; it is fetched when it is asked for the first time. */
export function cachedListOf(filter: Filter): CachedList {
  const key = keyOf(filter);
  const known = cachedLists.value.get(key);
  if (known) return known;
  const sort = sortOf(filter);
  const cached = {
    filter,
    sort,
    list: signal(null),
    error: signal(null),
    busy: signal(false),
    rowsMeanwhile: [],
    loadAgain: false,
    onScreen: false,
  };
  cachedLists.value.set(key, cached);
  void watching.then(() => {
    // The agent may have changed meanwhile, and with it all the lists.
    const isCurrent = cachedLists.peek().get(key) === cached;
    if (isCurrent && cached.list.value === null && !cached.busy.value) void load(cached);
  });
  return cached;
}

/** Fetches what is shown, quietly when rows are there already. */
export async function load(cached: CachedList): Promise<void> {
  if (cached.busy.value) {
    cached.loadAgain = true;
    return;
  }
  const had = cached.list.value?.rows.length ?? 0;
  await fetching(cached, async () => {
    const page = await pages(cached, had);
    return (list) => (list ? refreshed(list, page) : opened(page, cached.sort));
  });
  // Rows are still there and are asked for again by themselves; the banner says why they may be old.
  if (cached.list.value && isRetryable(cached.error.value)) cached.error.value = null;
}

/** Fetches the page after the last row. */
export async function more(cached: CachedList): Promise<void> {
  const next = cached.list.value?.next;
  if (!next || cached.busy.value) return;
  await fetching(cached, async () => {
    const page = await api.conversations(wanted(cached, next));
    return (list) => (list ? extended(list, page) : opened(page, cached.sort));
  });
}

/** Keeps every row where it is; what comes meanwhile waits. */
export function freeze(cached: CachedList): void {
  if (cached.list.value) cached.list.value = frozen(cached.list.value);
}

/** Lets the rows go where they belong. */
export function unfreeze(cached: CachedList): void {
  if (cached.list.value) cached.list.value = unfrozen(cached.list.value);
}

/** Shows at once what the server will soon confirm. */
export function applyOptimistic(conversation: string, change: Partial<Row>): void {
  for (const cached of cachedLists.peek().values()) {
    const row = cached.list.value?.rows.find((other) => other.conversation === conversation);
    if (row) takeRow(cached, { ...row, ...change });
  }
}

/** What was told of the conversation that is open; it may be in none of the lists. */
export const openRow = signal<Row | null>(null);

/** A row that some list already holds, to name a conversation before it has been fetched; else what was told of it. */
export function rowOf(conversation: string): Row | null {
  for (const cached of cachedLists.value.values()) {
    const row = cached.list.value?.rows.find((other) => other.conversation === conversation);
    if (row) return row;
  }
  return openRow.value?.conversation === conversation ? openRow.value : null;
}

/** The conversation after this one in a list, or the one before where it is the last. */
export function neighbour(filter: Filter, conversation: string): string | null {
  const list = cachedLists.peek().get(keyOf(filter))?.list.peek();
  const rows = list ? shown(list) : [];
  const at = rows.findIndex((row) => row.conversation === conversation);
  return at < 0 ? null : ((rows[at + 1] ?? rows[at - 1])?.conversation ?? null);
}

/** Everything that is open, as far as it was fetched, and whether that is all of it. */
export const fetchedOpen = computed(() => {
  const list = cachedListOf(everything).list.value;
  return { rows: list?.rows ?? [], whole: list === null || list.next === null };
});

function isRetryable(error: unknown): boolean {
  return error instanceof Problem && error.retryable;
}

async function fetching(cached: CachedList, fetch: () => Promise<(list: List | null) => List>): Promise<void> {
  cached.busy.value = true;
  cached.rowsMeanwhile = [];
  try {
    const merge = await fetch();
    cached.list.value = merge(cached.list.value);
    cached.error.value = null;
    for (const row of cached.rowsMeanwhile) takeRow(cached, row);
  } catch (error) {
    cached.error.value = error;
  } finally {
    cached.busy.value = false;
  }
  if (!cached.loadAgain) return;
  cached.loadAgain = false;
  await load(cached);
}

const most_rows = 200;

// As many pages as are on screen, so that a list somebody has scrolled through does not shrink under their eyes.
async function pages(cached: CachedList, had: number): Promise<Page> {
  const first = await api.conversations(wanted(cached, null));
  let { items, next } = first;
  while (next && items.length < Math.min(had, most_rows)) {
    const page = await api.conversations(wanted(cached, next));
    items = [...items, ...page.items];
    next = page.next;
  }
  return { items, next };
}

function wanted({ filter: { status, mine, queue }, sort }: CachedList, cursor: string | null) {
  return {
    ...(status && { status: [status] }),
    ...(mine && { agent: "me" }),
    ...(queue && { queue }),
    ...(sort === "waiting" && { sort }),
    ...(cursor && { cursor }),
  };
}

function takeRow(cached: CachedList, row: Row): void {
  if (cached.list.value) cached.list.value = changed(cached.list.value, row, belongs(row, cached.filter, agent()));
}

onFrame("row", ({ row }) => {
  for (const cached of cachedLists.peek().values()) {
    cached.rowsMeanwhile.push(row);
    takeRow(cached, row);
  }
});

// Lists that are not on screen are dropped instead of fetched again, but for the list of everything open, which the counts need.
onRefresh(() => {
  for (const [key, cached] of cachedLists.peek()) {
    if (cached.onScreen || key === keyOf(everything)) void load(cached);
    else cachedLists.peek().delete(key);
  }
});
