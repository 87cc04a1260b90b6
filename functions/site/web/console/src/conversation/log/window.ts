// Which part of a long log is in the page. Thousands of messages drawn at once make every key slow; what is far from the eye is left
// out, and drawn when one scrolls there.

import type { TimelineItem } from "./timeline.ts";

/** From the first of the items that are drawn to the one after the last. */
export interface Window {
  from: number;
  to: number;
}

/** Most messages and lines that are drawn. */
const most = 150;
const step = 50;

/** The part that ends with the event `last`; with null, the part that ends with the newest. */
export function windowTo(all: readonly TimelineItem[], last: number | null): Window {
  const found = last === null ? -1 : all.findIndex((item) => lastOf(item) >= last);
  const to = found < 0 ? all.length : found + 1;
  return { from: back(all, to, most), to };
}

/** Where the part ends after a step towards older ones. */
export function older(all: readonly TimelineItem[], { from, to }: Window): number | null {
  const next = back(all, to, step);
  return from === 0 || next === 0 ? ending(all, to) : ending(all, next);
}

/** Where the part ends after a step towards newer ones. */
export function newer(all: readonly TimelineItem[], { to }: Window): number | null {
  let [next, weight] = [to, 0];
  for (; next < all.length && weight < step; next += 1) weight += weightOf(all[next]);
  return ending(all, next);
}

/** The end as the event it stands at, so that it stays there while older pages come in before it. */
function ending(all: readonly TimelineItem[], to: number): number | null {
  for (let at = to - 1; at >= 0 && to < all.length; at -= 1) {
    const seq = lastOf(all[at]);
    if (seq > 0) return seq;
  }
  return null;
}

function back(all: readonly TimelineItem[], to: number, weight: number): number {
  let at = to;
  for (let left = weight; at > 0 && left > 0; at -= 1) left -= weightOf(all[at - 1]);
  return at;
}

function weightOf(item: TimelineItem | undefined): number {
  return item?.kind === "group" ? item.messages.length : 1;
}

/** The newest event of an item; 0 for marks between them. */
function lastOf(item: TimelineItem | undefined): number {
  switch (item?.kind) {
    case "group":
      return item.messages.at(-1)?.stored?.seq ?? Infinity;
    case "submission":
    case "auto-reply":
    case "change":
      return item.seq;
    default:
      return 0;
  }
}

/** The oldest and the newest event that is drawn. */
export function eventsOf(drawn: readonly TimelineItem[]): { first: number; last: number } {
  const seqs = drawn.flatMap((item) => {
    if (item.kind === "group") return [item.messages[0]?.stored?.seq ?? Infinity, lastOf(item)];
    return item.kind === "day" || item.kind === "unread" ? [] : [item.seq];
  });
  return { first: seqs[0] ?? 0, last: seqs.at(-1) ?? 0 };
}
