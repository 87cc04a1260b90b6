// The named ways to look at the list. Each is a filter, and so an address.

import { text } from "../texts.ts";
import type { Filter } from "../route.ts";

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

export function viewName(view: View): string {
  return text(`view-${view}`);
}
