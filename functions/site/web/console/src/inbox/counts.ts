// How much there is to do. While all that is open was fetched it is counted here; of more, the server counts.

import { computed, effect, signal } from "@preact/signals";
import type { CountedView, Row, ViewCount } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { onFrame, onRefresh } from "../live.ts";
import { me } from "../session/session.ts";
import { fetchedOpen } from "./inbox.ts";

interface Count {
  count: number;
  /** The server counts up to a limit; there are more. */
  more: boolean;
}

const served = signal<readonly ViewCount[] | null>(null);

/** Conversations that are mine or nobody's, and the messages in what concerns me that nobody has read. */
export const counts = computed<Record<CountedView, Count>>(() => {
  const { rows, whole } = fetchedOpen.value;
  const fetched = countOf(rows, me.value?.agent ?? "");
  if (whole) return fetched;
  const of = (view: CountedView) => served.value?.find((one) => one.view === view) ?? { ...fetched[view], more: true };
  return { mine: of("mine"), unassigned: of("unassigned"), unread: of("unread") };
});

function countOf(rows: readonly Row[], agent: string): Record<CountedView, Count> {
  const of = (count: number) => ({ count, more: false });
  const unread = rows.filter((row) => concerns(row, agent)).reduce((sum, row) => sum + row.unread, 0);
  return {
    mine: of(rows.filter((row) => row.assignee?.agent === agent).length),
    unassigned: of(rows.filter((row) => row.status === "unassigned").length),
    unread: of(unread),
  };
}

// Unread messages in conversations that only colleagues answer are not counted.
function concerns(row: Row, agent: string): boolean {
  if (row.status === "unassigned" || row.assignee?.agent === agent) return true;
  return row.participants.some((participant) => participant.agent === agent);
}

const pause_ms = 10_000;
let asked = -pause_ms;
let planned: ReturnType<typeof setTimeout> | undefined;

// A busy queue changes many times a second; the server is asked for counts at most every ten seconds.
function ask(): void {
  if (fetchedOpen.peek().whole || planned !== undefined) return;
  planned = setTimeout(fetch, Math.max(0, asked + pause_ms - performance.now()));
}

async function fetch(): Promise<void> {
  planned = undefined;
  asked = performance.now();
  try {
    served.value = (await api.counts()).views;
  } catch {
    // What was counted last stays; the next change asks again.
  }
}

onFrame("row", ask);
onRefresh(ask);
effect(() => {
  if (fetchedOpen.value.whole) served.value = null;
  else ask();
});
