// The rows. While somebody points at them they stay where they are; what is new waits under a button.

import { ArrowUp, Check } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Row } from "../../../protocol/src/index.ts";
import { FirstRunOfOwner } from "../first-run/first-run.tsx";
import { mayAddQueues, QueuesAction } from "../parts/queues-action.tsx";
import { Empty, Failed, Refused, Skeleton } from "../parts/state.tsx";
import type { Filter } from "../route.ts";
import { queues } from "../session/session.ts";
import { text } from "../texts.ts";
import type { CachedList } from "./inbox.ts";
import { cachedListOf, freeze, load, more, rowOf, unfreeze } from "./inbox.ts";
import { InboxRow } from "./inbox-row.tsx";
import { shown, waiting } from "./list.ts";
import { stepRows } from "./row-keys.ts";
import type { View } from "./views.ts";
import { filterOf, listAddress, viewName, viewOf } from "./views.ts";

export function InboxRows({ filter, conversation }: { filter: Filter; conversation: string | null }) {
  const cached = cachedListOf(filter);
  const scroller = useRef<HTMLDivElement>(null);
  useFreeze(cached, scroller);
  useInSight(conversation, scroller, cached.list.value !== null);
  const list = cached.list.value;
  const fresh = list ? waiting(list) : 0;
  const showFresh = () => {
    unfreeze(cached);
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div class="rows" ref={scroller}>
      {fresh > 0 && (
        <button type="button" class="rows-fresh" onClick={showFresh}>
          <ArrowUp size={16} aria-hidden="true" />
          {text("list-waiting", { count: fresh })}
        </button>
      )}
      <p class="visually-hidden" role="status">
        {fresh > 0 ? text("list-waiting", { count: fresh }) : ""}
      </p>
      <Body cached={cached} rows={list && shown(list)} filter={filter} conversation={conversation} />
    </div>
  );
}

interface BodyProps {
  cached: CachedList;
  rows: readonly Row[] | null;
  filter: Filter;
  conversation: string | null;
}

function Body({ cached, rows, filter, conversation }: BodyProps) {
  const error = cached.error.value;
  const [reached, setReached] = useState<string | null>(null);
  if (!rows) return error ? <Failed error={error} onRetry={() => load(cached)} /> : <Skeleton rows={6} kind="row" />;
  const apart = conversation !== null && !rows.some((row) => row.conversation === conversation) ? rowOf(conversation) : null;
  const nothing = (
    <>
      {viewOf(filter) === "open" && !filter.queue && <FirstRunOfOwner />}
      {queues.value?.length === 0 ? <NoQueues /> : <NoRows view={viewOf(filter)} />}
    </>
  );
  if (rows.length === 0 && !apart) return nothing;
  const stop = apart?.conversation ?? stopOf(rows, [reached, conversation]);
  const follow = ({ target }: Event) => setReached(target instanceof HTMLElement ? (target.dataset.row ?? null) : null);
  return (
    <div onKeyDown={stepRows}>
      {apart && (
        <ul class="rows-apart" aria-label={text("list-apart")}>
          <InboxRow row={apart} filter={filter} current stop />
        </ul>
      )}
      {rows.length === 0 && nothing}
      <ul aria-label={`${text("list-label")}: ${viewName(viewOf(filter))}`} onFocusIn={follow}>
        {rows.map((row) => {
          const { conversation: id } = row;
          return <InboxRow key={id} row={row} filter={filter} current={id === conversation} stop={id === stop} />;
        })}
      </ul>
      {error !== null ? <Refused error={error} onRetry={() => retry(cached)} /> : cached.list.value?.next && <More cached={cached} />}
    </div>
  );
}

// The conversation that is open is in sight when the list comes, however far down it stands.
function useInSight(conversation: string | null, scroller: { current: HTMLElement | null }, loaded: boolean): void {
  useEffect(() => {
    scroller.current?.querySelector(`[data-row="${conversation}"]`)?.scrollIntoView({ block: "nearest" });
  }, [conversation, loaded]);
}

// Where the keyboard was last, else the conversation that is open, else the first.
function stopOf(rows: readonly Row[], wishes: (string | null)[]): string | undefined {
  return wishes.find((wish) => rows.some(({ conversation }) => conversation === wish)) ?? rows[0]?.conversation;
}

function retry(cached: CachedList): void {
  void (cached.list.value?.next ? more(cached) : load(cached));
}

/** Fetches the next page when it comes near; the button is there for keyboards and for a page that failed. */
function More({ cached }: { cached: CachedList }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!button.current) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && void more(cached), { rootMargin: "400px" });
    watcher.observe(button.current);
    return () => watcher.disconnect();
  }, [cached, cached.list.value?.rows.length]);
  return (
    <button
      type="button"
      class="button button-plain rows-more"
      ref={button}
      tabIndex={-1}
      aria-disabled={cached.busy.value}
      onClick={() => more(cached)}
    >
      {text("list-more")}
    </button>
  );
}

function NoRows({ view }: { view: View }) {
  const next: Record<View, { view: View; name: string }> = {
    open: { view: "resolved", name: text("list-show-resolved") },
    mine: { view: "unassigned", name: text("list-show-unassigned") },
    unassigned: { view: "open", name: text("list-show-open") },
    active: { view: "unassigned", name: text("list-show-unassigned") },
    resolved: { view: "open", name: text("list-show-open") },
    trashed: { view: "open", name: text("list-show-open") },
  };
  const action = (
    <a class="button" href={listAddress(filterOf(next[view].view, null))}>
      {next[view].name}
    </a>
  );
  return <Empty icon={<Check size={20} aria-hidden="true" />} sentence={text(`list-empty-${view}`)} action={action} />;
}

function NoQueues() {
  return <Empty sentence={text(mayAddQueues() ? "list-no-queues-yet" : "list-no-queues")} action={<QueuesAction />} />;
}

// A mouse over the rows, a keyboard inside them or a list scrolled down: in each case a row that moves is a row that is missed.
function useFreeze(cached: CachedList, scroller: { current: HTMLElement | null }): void {
  useEffect(() => {
    const rows = scroller.current;
    if (!rows) return;
    rows.scrollTop = 0;
    cached.onScreen = true;
    const settle = () => {
      const pointed = rows.matches(":hover") && matchMedia("(hover: hover)").matches;
      const typed = rows.querySelector(":focus-visible") !== null;
      if (pointed || typed || rows.scrollTop > 0) freeze(cached);
      else unfreeze(cached);
    };
    const later = () => requestAnimationFrame(settle);
    const events = ["pointerenter", "pointerleave", "focusin", "focusout", "scroll"] as const;
    for (const event of events) rows.addEventListener(event, later);
    return () => {
      for (const event of events) rows.removeEventListener(event, later);
      cached.onScreen = false;
      unfreeze(cached);
    };
  }, [cached]);
}
