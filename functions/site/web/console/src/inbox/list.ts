// The rows of one list, as values: what came from the server, what changed since, and what is frozen under the pointer.

import type { Row } from "../../../protocol/src/index.ts";
import type { Filter } from "../route.ts";

/** What comes first: what happened last, or who has waited longest. */
export type Sort = "last" | "waiting";

/** A list. `rows` is the truth, in the order of `sort`; while `frozenOrder` is set the screen keeps showing those ids in that order, so that no row moves under a pointer. */
export interface List {
  rows: readonly Row[];
  /** Rows that are still shown although they no longer belong here. */
  departed: ReadonlyMap<string, Row>;
  frozenOrder: readonly string[] | null;
  next: string | null;
  sort: Sort;
}

export interface Page {
  items: readonly Row[];
  next: string | null;
}

/** A list with its first page. */
export function opened(page: Page, sort: Sort = "last"): List {
  return { rows: sorted(page.items, sort), departed: new Map(), frozenOrder: null, next: page.next, sort };
}

/** The rows to draw, in order. */
export function shown(list: List): readonly Row[] {
  if (!list.frozenOrder) return list.rows;
  const rows = new Map(list.rows.map((row) => [row.conversation, row]));
  return list.frozenOrder.flatMap((key) => rows.get(key) ?? list.departed.get(key) ?? []);
}

/** How many rows wait until the list is no longer frozen. */
export function waiting(list: List): number {
  if (!list.frozenOrder) return 0;
  const frozen = new Set(list.frozenOrder);
  return list.rows.filter((row) => !frozen.has(row.conversation)).length;
}

/** Keeps every row where it is. */
export function frozen(list: List): List {
  return list.frozenOrder ? list : { ...list, frozenOrder: list.rows.map((row) => row.conversation) };
}

/** Lets the rows go where they belong. */
export function unfrozen(list: List): List {
  return list.frozenOrder ? { ...list, frozenOrder: null, departed: new Map() } : list;
}

/** Adds the next page at the end. */
export function extended(list: List, page: Page): List {
  const known = new Set(list.rows.map((row) => row.conversation));
  const added = page.items.filter((row) => !known.has(row.conversation));
  const frozenOrder = list.frozenOrder && [...new Set([...list.frozenOrder, ...added.map((row) => row.conversation)])];
  return { ...list, rows: sorted([...list.rows, ...added], list.sort), frozenOrder, next: page.next };
}

/** Takes a fresh first page after a time without news; pages beyond the first are forgotten and asked for again. */
export function refreshed(list: List, page: Page): List {
  const rows = sorted(page.items, list.sort);
  const present = new Set(rows.map((row) => row.conversation));
  const departed = new Map(list.departed);
  for (const row of list.rows) if (!present.has(row.conversation)) departed.set(row.conversation, row);
  return { rows, departed: list.frozenOrder ? departed : new Map(), frozenOrder: list.frozenOrder, next: page.next, sort: list.sort };
}

/** Takes in one changed row. A row that is older than what we have changes nothing. */
export function changed(list: List, row: Row, belongs: boolean): List {
  const before = list.rows.find((other) => other.conversation === row.conversation);
  if (before && before.seq > row.seq) return list;
  const others = list.rows.filter((other) => other !== before);
  if (belongs && (before || withinLoaded(list, row))) {
    const departed = new Map(list.departed);
    departed.delete(row.conversation);
    return { ...list, rows: sorted([...others, row], list.sort), departed };
  }
  if (!list.frozenOrder) return before ? { ...list, rows: others } : list;
  if (!list.frozenOrder.includes(row.conversation)) return { ...list, rows: others };
  return { ...list, rows: others, departed: new Map(list.departed).set(row.conversation, row) };
}

/** Whether a row belongs into a list. */
export function belongs(row: Row, filter: Filter, me: string): boolean {
  const open = row.status === "unassigned" || row.status === "active";
  if (filter.status ? row.status !== filter.status : !open) return false;
  if (filter.queue && row.queue !== filter.queue) return false;
  return !filter.mine || row.assignee?.agent === me;
}

// A row from beyond the last page we have loaded would stand in a wrong place; it comes when that page is asked for.
function withinLoaded(list: List, row: Row): boolean {
  const last = list.rows.at(-1);
  return list.next === null || last === undefined || orders[list.sort](row, last) <= 0;
}

const orders: Record<Sort, (a: Row, b: Row) => number> = { last: freshest, waiting: longest };

function sorted(rows: readonly Row[], sort: Sort): Row[] {
  return [...rows].sort(orders[sort]);
}

// Who waits no longer comes after all who do, as the server has it.
function longest(a: Row, b: Row): number {
  if ((a.waiting_since === null) !== (b.waiting_since === null)) return a.waiting_since === null ? 1 : -1;
  const [since, other] = [a.waiting_since ?? a.last_at, b.waiting_since ?? b.last_at];
  if (since !== other) return since < other ? -1 : 1;
  if (a.conversation === b.conversation) return 0;
  return a.conversation < b.conversation ? -1 : 1;
}

function freshest(a: Row, b: Row): number {
  if (a.last_at !== b.last_at) return a.last_at > b.last_at ? -1 : 1;
  if (a.conversation === b.conversation) return 0;
  return a.conversation > b.conversation ? -1 : 1;
}
