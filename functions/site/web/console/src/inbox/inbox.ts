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
import { belongs, changed, extended, hold, opened, refreshed, release, shown } from "./list.ts";
import { sortOf } from "./views.ts";

/** One list on its way to the screen. */
export interface Shelf {
  filter: Filter;
  sort: Sort;
  list: Signal<List | null>;
  error: Signal<unknown>;
  busy: Signal<boolean>;
  /** Changes that came while a page was on its way; the page may be older than they are. */
  meanwhile: Row[];
  /** Asked for again while busy. */
  again: boolean;
  /** Somebody is looking at it. */
  onScreen: boolean;
}

const shelves = signal(new Map<string, Shelf>());
const owner = computed(() => me.value?.agent ?? "");
const agent = () => owner.value;
const keyOf = (filter: Filter) => JSON.stringify([filter.status, filter.mine, filter.queue, sortOf(filter)]);

// What one agent may see is nothing for the next who signs in on this page.
effect(() => {
  owner.value;
  shelves.value = new Map();
});

/** The list of a filter; it is fetched when it is asked for the first time. */
export function shelfOf(filter: Filter): Shelf {
  const key = keyOf(filter);
  const known = shelves.value.get(key);
  if (known) return known;
  const sort = sortOf(filter);
  const shelf = {
    filter,
    sort,
    list: signal(null),
    error: signal(null),
    busy: signal(false),
    meanwhile: [],
    again: false,
    onScreen: false,
  };
  shelves.value.set(key, shelf);
  void watching.then(() => {
    // The agent may have changed meanwhile, and with it all the lists.
    const isCurrent = shelves.peek().get(key) === shelf;
    if (isCurrent && shelf.list.value === null && !shelf.busy.value) void load(shelf);
  });
  return shelf;
}

/** Fetches what is shown, quietly when rows are there already. */
export async function load(shelf: Shelf): Promise<void> {
  if (shelf.busy.value) {
    shelf.again = true;
    return;
  }
  const had = shelf.list.value?.rows.length ?? 0;
  await fetching(shelf, async () => {
    const page = await pages(shelf, had);
    return (list) => (list ? refreshed(list, page) : opened(page, shelf.sort));
  });
  // Rows are still there and are asked for again by themselves; the banner says why they may be old.
  if (shelf.list.value && isPassing(shelf.error.value)) shelf.error.value = null;
}

/** Fetches the page after the last row. */
export async function more(shelf: Shelf): Promise<void> {
  const next = shelf.list.value?.next;
  if (!next || shelf.busy.value) return;
  await fetching(shelf, async () => {
    const page = await api.conversations(wanted(shelf, next));
    return (list) => (list ? extended(list, page) : opened(page, shelf.sort));
  });
}

export function holdStill(shelf: Shelf): void {
  if (shelf.list.value) shelf.list.value = hold(shelf.list.value);
}

export function letGo(shelf: Shelf): void {
  if (shelf.list.value) shelf.list.value = release(shelf.list.value);
}

/** Shows at once what the server will soon confirm. */
export function foresee(conversation: string, change: Partial<Row>): void {
  for (const shelf of shelves.peek().values()) {
    const row = shelf.list.value?.rows.find((other) => other.conversation === conversation);
    if (row) take(shelf, { ...row, ...change });
  }
}

/** What was told of the conversation that is open; it may be in none of the lists. */
export const openRow = signal<Row | null>(null);

/** A row that some list already holds, to name a conversation before it has been fetched; else what was told of it. */
export function rowOf(conversation: string): Row | null {
  for (const shelf of shelves.value.values()) {
    const row = shelf.list.value?.rows.find((other) => other.conversation === conversation);
    if (row) return row;
  }
  return openRow.value?.conversation === conversation ? openRow.value : null;
}

/** The conversation after this one in a list, or the one before where it is the last. */
export function neighbour(filter: Filter, conversation: string): string | null {
  const list = shelves.peek().get(keyOf(filter))?.list.peek();
  const rows = list ? shown(list) : [];
  const at = rows.findIndex((row) => row.conversation === conversation);
  return at < 0 ? null : ((rows[at + 1] ?? rows[at - 1])?.conversation ?? null);
}

/** Everything that is open, as far as it was fetched, and whether that is all of it. */
export const fetchedOpen = computed(() => {
  const list = shelfOf(everything).list.value;
  return { rows: list?.rows ?? [], whole: list === null || list.next === null };
});

function isPassing(error: unknown): boolean {
  return error instanceof Problem && error.passing;
}

async function fetching(shelf: Shelf, fetch: () => Promise<(list: List | null) => List>): Promise<void> {
  shelf.busy.value = true;
  shelf.meanwhile = [];
  try {
    const merge = await fetch();
    shelf.list.value = merge(shelf.list.value);
    shelf.error.value = null;
    for (const row of shelf.meanwhile) take(shelf, row);
  } catch (error) {
    shelf.error.value = error;
  } finally {
    shelf.busy.value = false;
  }
  if (!shelf.again) return;
  shelf.again = false;
  await load(shelf);
}

const most_rows = 200;

// As many pages as are on screen, so that a list somebody has scrolled through does not shrink under their eyes.
async function pages(shelf: Shelf, had: number): Promise<Page> {
  const first = await api.conversations(wanted(shelf, null));
  let { items, next } = first;
  while (next && items.length < Math.min(had, most_rows)) {
    const page = await api.conversations(wanted(shelf, next));
    items = [...items, ...page.items];
    next = page.next;
  }
  return { items, next };
}

function wanted({ filter: { status, mine, queue }, sort }: Shelf, cursor: string | null) {
  return {
    ...(status && { status: [status] }),
    ...(mine && { agent: "me" }),
    ...(queue && { queue }),
    ...(sort === "waiting" && { sort }),
    ...(cursor && { cursor }),
  };
}

function take(shelf: Shelf, row: Row): void {
  if (shelf.list.value) shelf.list.value = changed(shelf.list.value, row, belongs(row, shelf.filter, agent()));
}

onFrame("row", ({ row }) => {
  for (const shelf of shelves.peek().values()) {
    shelf.meanwhile.push(row);
    take(shelf, row);
  }
});

// What nobody looks at is forgotten rather than fetched; the list of all that is open also feeds the counts.
onRefresh(() => {
  for (const [key, shelf] of shelves.peek()) {
    if (shelf.onScreen || key === keyOf(everything)) void load(shelf);
    else shelves.peek().delete(key);
  }
});
