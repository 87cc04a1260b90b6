// Whom to answer next.

import type { Row } from "../../../protocol/src/index.ts";
import { everything } from "../route.ts";
import { cachedListOf } from "./inbox.ts";

/** The unassigned conversation whose visitor has waited longest, but for this one. */
export function longestWaiting(except: string): string | null {
  const list = cachedListOf({ ...everything, status: "unassigned" }).list.value ?? cachedListOf(everything).list.value;
  return longestOf(list?.rows ?? [], except);
}

export function longestOf(rows: readonly Row[], except: string): string | null {
  const waiting = rows.filter(({ conversation, status }) => status === "unassigned" && conversation !== except);
  const since = ({ waiting_since, last_at }: Row) => waiting_since ?? last_at;
  return waiting.toSorted((a, b) => (since(a) < since(b) ? -1 : 1))[0]?.conversation ?? null;
}
