// The log of a queue: what came in, who opened and closed, and what agents say about each entry.

import { useSignal } from "@preact/signals";
import { ArrowLeft, ArrowUp, ListChecks, RotateCw } from "lucide-preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { LogEntry } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { remembered } from "../parts/remembered.ts";
import { Empty, Failed, Refused, Skeleton } from "../parts/state.tsx";
import type { Route } from "../route.ts";
import { queueName } from "../session/session.ts";
import { text } from "../texts.ts";
import { waits } from "./entries.ts";
import { LogList } from "./log-list.tsx";
import type { QueueLog } from "./queue-log.ts";
import { openQueueLog } from "./queue-log.ts";

type LogRoute = Extract<Route, { page: "log" }>;

/** Draw it with the queue as key. */
export function QueueLogPage({ at }: { at: LogRoute }) {
  const log = useMemo(() => openQueueLog(at.queue), [at.queue]);
  useEffect(() => log.close, [log]);
  const told = useSignal("");
  const reload = async () => {
    told.value = "";
    await log.reload();
    log.unfreeze();
    if (log.error.value === null) told.value = text("log-reloaded");
  };
  if (log.entries.value === null && isMissing(log.error.value)) return <MissingQueue />;
  return (
    <section class="page" aria-labelledby="log-title">
      <header class="page-head">
        <a class="button button-plain button-icon narrow-only" href="/queues" aria-label={text("queues-title")}>
          <ArrowLeft size={20} aria-hidden="true" />
        </a>
        <div class="page-who">
          <h1 id="log-title" tabIndex={-1}>
            {text("log-title")}
          </h1>
          <p class="soft one-line">{queueName(at.queue)}</p>
        </div>
        <p class="visually-hidden" role="status">
          {told.value}
        </p>
        <button type="button" class="button log-reload" disabled={log.busy.value} title={text("log-reload")} onClick={reload}>
          <RotateCw size={16} aria-hidden="true" />
          <span class="button-word">{text("log-reload")}</span>
        </button>
      </header>
      <LogBody log={log} at={at} />
    </section>
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.code === "not-found";
}

function MissingQueue() {
  const heading = useRef<HTMLHeadingElement>(null);
  // The heading that had the focus while the log was fetched is gone.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="state" aria-labelledby="log-title">
      <h1 id="log-title" tabIndex={-1} ref={heading}>
        {text("missing-title")}
      </h1>
      <p>{text("missing-queue")}</p>
      <a class="button" href="/queues">
        {text("missing-queues")}
      </a>
    </section>
  );
}

function LogBody({ log, at }: { log: QueueLog; at: LogRoute }) {
  const body = useRef<HTMLDivElement>(null);
  const missing = useEntryInView(log, at.entry, body);
  useFreeze(log, body);
  const entries = log.entries.value;
  const error = log.error.value;
  if (!entries) {
    return (
      <div class="page-body">{error !== null ? <Failed error={error} onRetry={log.reload} /> : <Skeleton rows={8} kind="line" />}</div>
    );
  }
  const showNew = () => {
    log.unfreeze();
    body.current?.scrollTo({ top: 0 });
  };
  return (
    <div class="page-body" ref={body}>
      {error !== null && <Refused error={error} onRetry={log.reload} />}
      {missing && <p class="log-missing">{text("log-entry-missing")}</p>}
      {entries.waiting.length > 0 && (
        <button type="button" class="rows-fresh" onClick={showNew}>
          <ArrowUp size={16} aria-hidden="true" />
          {text("list-waiting", { count: entries.waiting.length })}
        </button>
      )}
      {entries.shown.length === 0 ? (
        <Empty icon={<ListChecks size={20} aria-hidden="true" />} sentence={text("log-empty")} action={<ToInbox />} />
      ) : (
        <Filtered log={log} entries={entries.shown} at={at} />
      )}
      {entries.next && (
        <button type="button" class="button button-plain rows-more" disabled={log.busy.value} onClick={log.more}>
          {text("list-more")}
        </button>
      )}
    </div>
  );
}

const filter = remembered("log", ["all", "waiting"], "all");

/** The log, or what of it still waits for a comment. What was shown once stays, so that nothing goes while it is commented. */
function Filtered({ log, entries, at }: { log: QueueLog; entries: readonly LogEntry[]; at: LogRoute }) {
  const kept = useRef(new Set<string>());
  const chosen = filter.value === "waiting";
  const choose = (wanted: boolean) => {
    kept.current.clear();
    filter.value = wanted ? "waiting" : "all";
  };
  const shown = chosen ? entries.filter((entry) => waits(entry) || entry.entry === at.entry || kept.current.has(entry.entry)) : entries;
  if (chosen) for (const { entry } of shown) kept.current.add(entry);
  return (
    <>
      <label class="log-filter">
        <input type="checkbox" checked={chosen} onChange={(event) => choose(event.currentTarget.checked)} />
        {text("log-only-waiting")}
      </label>
      {shown.length === 0 ? <NoneWaiting onAll={() => choose(false)} /> : <LogList log={log} entries={shown} at={at} />}
    </>
  );
}

function NoneWaiting({ onAll }: { onAll: () => void }) {
  const action = (
    <button type="button" class="button" onClick={onAll}>
      {text("log-show-all")}
    </button>
  );
  return <Empty sentence={text("log-none-waiting")} action={action} />;
}

function ToInbox() {
  return (
    <a class="button" href="/inbox">
      {text("missing-action")}
    </a>
  );
}

/** Brings the entry of a deep link into view, with the focus on its row; older pages are fetched for it. True when it is not to be found. */
function useEntryInView(log: QueueLog, entry: string | null, body: { current: HTMLElement | null }): boolean {
  const missing = useSignal(false);
  const landed = useRef<string | null>(null);
  const there = log.entries.value?.shown.some((shown) => shown.entry === entry) ?? false;
  const loaded = log.entries.value !== null;
  useLayoutEffect(() => {
    missing.value = false;
    if (!entry || !loaded || landed.current === entry) return;
    if (!there) {
      void log.find(entry).then((found) => (missing.value = !found));
      return;
    }
    landed.current = entry;
    const row = body.current?.querySelector<HTMLElement>(`#entry-${entry}`);
    row?.scrollIntoView({ block: "center" });
    row?.focus({ preventScroll: true });
  }, [entry, loaded, there]);
  return missing.value;
}

// A pointer over the rows, a comment half written: nothing may move under either.
function useFreeze(log: QueueLog, body: { current: HTMLElement | null }): void {
  useEffect(() => {
    const rows = body.current;
    if (!rows) return;
    const settle = () => {
      const pointed = rows.querySelector(".log-days:hover") !== null && matchMedia("(hover: hover)").matches;
      log.frozen = pointed || rows.querySelector("textarea:focus") !== null || rows.scrollTop > 0;
      if (!log.frozen) log.unfreeze();
    };
    const later = () => requestAnimationFrame(settle);
    const events = ["pointerover", "pointerleave", "focusin", "focusout", "scroll"] as const;
    for (const event of events) rows.addEventListener(event, later);
    return () => {
      for (const event of events) rows.removeEventListener(event, later);
    };
  }, [log, log.entries.value === null]);
}
