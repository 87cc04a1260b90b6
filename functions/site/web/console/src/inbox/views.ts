// The named ways to look at the list. Each is a filter, and so an address.

import type { Signal } from "@preact/signals";
import { remembered } from "../parts/remembered.ts";
import type { Filter } from "../route.ts";
import { address } from "../route.ts";
import { text } from "../texts.ts";
import type { Sort } from "./list.ts";

export const views = ["open", "mine", "unassigned", "active", "resolved", "trashed"] as const;

export type View = (typeof views)[number];

/** The view a filter belongs to. */
export function viewOf(filter: Filter): View {
  if (filter.status) return filter.status;
  return filter.mine ? "mine" : "open";
}

/** The filter of a view; the queue stays as it is. */
export function filterOf(view: View, queue: string | null): Filter {
  const status = view === "open" || view === "mine" ? null : view;
  return { status, mine: view === "mine", queue };
}

/** Where the list of a filter is, with no conversation chosen in it. */
export function listAddress(filter: Filter): string {
  return address({ page: "inbox", filter, conversation: null, card: false });
}

export function viewName(view: View): string {
  return text(`view-${view}`);
}

const choices = ["last", "waiting"] as const;

/** How the agent wants the views sorted in which somebody may wait. Unassigned begins with who has waited longest. */
const sorts: Partial<Record<View, Signal<Sort>>> = {
  open: remembered("sort-open", choices, "last"),
  mine: remembered("sort-mine", choices, "last"),
  unassigned: remembered("sort-unassigned", choices, "waiting"),
  active: remembered("sort-active", choices, "last"),
};

export function sortOf(filter: Filter): Sort {
  return sorts[viewOf(filter)]?.value ?? "last";
}

/** Where the choice of a view is kept; nothing where there is no choice. */
export function sortChoice(view: View): Signal<Sort> | null {
  return sorts[view] ?? null;
}
