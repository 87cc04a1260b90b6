// One row of two lines: who and since when they wait, then the last words and what is to be known of it.

import { BellRing, CornerUpLeft, FileText, MoonStar } from "lucide-preact";
import { memo } from "preact/compat";
import type { Row } from "../../../protocol/src/index.ts";
import { now } from "../clock.ts";
import { moveFocus } from "../parts/focus.ts";
import { numberBeside, Since, visitorName } from "../parts/person.tsx";
import { Redacted } from "../parts/redacted.tsx";
import type { Filter } from "../route.ts";
import { address } from "../route.ts";
import { queueName, queues } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import { lasting, moment } from "../times.ts";
import { viewOf } from "./views.ts";

interface RowProps {
  row: Row;
  filter: Filter;
  current: boolean;
  /** The one row that the Tab key comes to; from there on it is the arrow keys. */
  stop: boolean;
}

export const InboxRow = memo(function InboxRow({ row, filter, current, stop }: RowProps) {
  const closed = row.status === "resolved" || row.status === "trashed";
  const unread = row.unread > 0 && !closed;
  const state = `${unread ? "row-unread" : ""} ${closed ? "row-closed" : ""}`;
  const href = address({ page: "inbox", filter, conversation: row.conversation, card: false });
  return (
    <li class={`row ${state}`}>
      <a
        class="row-link"
        href={href}
        aria-current={current ? "page" : undefined}
        tabIndex={stop ? 0 : -1}
        data-row={row.conversation}
        // Enter gives a click with detail 0: the focus then moves into the conversation.
        onClick={(event) => event.detail === 0 && moveFocus(row.conversation, "title")}
      >
        <span class="row-line">
          <bdi class="row-name one-line">{visitorName(row)}</bdi>
          <span class="row-number">{numberBeside(row)}</span>
          <QueueOf row={row} filter={filter} />
          <span class="row-since">
            {closed || row.waiting_since === null ? <Since at={row.last_at} /> : <Waits since={row.waiting_since} />}
          </span>
        </span>
        <span class="row-line">
          <Preview row={row} />
          <Facts row={row} filter={filter} />
          {unread && <Unread count={row.unread} />}
        </span>
      </a>
    </li>
  );
});

function Preview({ row }: { row: Row }) {
  const { kind, preview } = row;
  // A contact always has a message, so an empty preview means that it was removed.
  if (!preview && kind === "chat") return <span class="row-preview one-line soft">{text("row-no-text")}</span>;
  return (
    <span class="row-preview one-line" dir="auto">
      {kind === "submission" && (
        <>
          <FileText class="row-sign" size={14} aria-hidden="true" />
          <span class="visually-hidden">{text("kind-submission")}: </span>
        </>
      )}
      {preview?.side === "agent" && (
        <>
          <CornerUpLeft class="row-sign" size={14} aria-hidden="true" />
          <span class="visually-hidden">{text("row-from-agent")} </span>
        </>
      )}
      {preview?.text || <Redacted />}
    </span>
  );
}

function Unread({ count }: { count: number }) {
  return (
    <span class="count">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span class="visually-hidden">{text("row-unread", { count })}</span>
    </span>
  );
}

const warn_ms = 5 * 60_000;
const bad_ms = 15 * 60_000;

// The time says it in words; the colour only helps the eye to find it.
function Waits({ since }: { since: string }) {
  const passed = now.value - new Date(since).getTime();
  const tone = passed >= bad_ms ? "row-waits-bad" : passed >= warn_ms ? "row-waits-warn" : "";
  const time = lasting(since, locale.value, now.value);
  return (
    <time class={tone} dateTime={since} title={moment(since, locale.value)}>
      {time === null ? text("row-waits-now") : text("row-waits", { time })}
    </time>
  );
}

// Which queue it is says nothing where there is one, or where all rows are of one.
function QueueOf({ row, filter }: { row: Row; filter: Filter }) {
  if (filter.queue !== null || (queues.value?.length ?? 0) < 2) return null;
  return <span class="row-queue one-line">{queueName(row.queue)}</span>;
}

function Facts({ row, filter }: { row: Row; filter: Filter }) {
  const view = viewOf(filter);
  // Where all rows have one status it is the name of the view; a row that has gone from there says what it is now.
  const gone = filter.status !== null && row.status !== filter.status;
  const who = row.status === "active" && view !== "mine" ? (row.assignee?.name ?? null) : null;
  const status = who ?? (view === "open" || gone ? text(`status-${row.status}`) : null);
  return (
    <span class="row-facts">
      {row.missed && (
        <span class="mark mark-bad">
          <BellRing size={14} aria-hidden="true" />
          {text("mark-missed")}
        </span>
      )}
      {row.offline && !row.missed && (
        <span class="mark mark-bad">
          <MoonStar size={14} aria-hidden="true" />
          {text("mark-offline")}
        </span>
      )}
      {status !== null && !row.missed && !row.offline && <span class="one-line">{status}</span>}
    </span>
  );
}
