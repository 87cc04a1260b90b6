// One row: who, when, the last line, and what state it is in, in words.

import { BellRing, CornerUpLeft, FileText, MoonStar } from "lucide-preact";
import { memo } from "preact/compat";
import type { Row } from "../../../protocol/src/index.ts";
import { land } from "../parts/landing.ts";
import { Since, visitorName } from "../parts/person.tsx";
import { Redacted } from "../parts/redacted.tsx";
import { address } from "../route.ts";
import type { Filter } from "../route.ts";
import { queueName } from "../session.ts";
import { text } from "../texts.ts";

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
        // Enter is a click that no pointer made: the keyboard goes on in the conversation.
        onClick={(event) => event.detail === 0 && land(row.conversation, "title")}
      >
        <span class="row-line">
          <bdi class="row-name one-line">{visitorName(row)}</bdi>
          {row.name !== null && row.number !== null && <span class="row-number">#{row.number}</span>}
          <span class="row-since">
            <Since at={row.last_at} />
          </span>
        </span>
        <span class="row-line">
          <Preview row={row} />
          {unread && <Unread count={row.unread} />}
        </span>
        <Facts row={row} />
      </a>
    </li>
  );
});

function Preview({ row }: { row: Row }) {
  const { kind, preview } = row;
  // A form begins with its words: where a row shows none, they were taken out.
  if (!preview && kind === "chat") return <span class="row-preview one-line soft">{text("row-no-text")}</span>;
  return (
    <span class="row-preview one-line" dir="auto">
      {preview?.side === "agent" && (
        <>
          <CornerUpLeft class="row-reply-mark" size={14} aria-hidden="true" />
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

function Facts({ row }: { row: Row }) {
  return (
    <span class="row-facts">
      {row.missed && (
        <span class="mark mark-bad">
          <BellRing size={14} aria-hidden="true" />
          {text("mark-missed")}
        </span>
      )}
      {row.offline && (
        <span class="mark">
          <MoonStar size={14} aria-hidden="true" />
          {text("mark-offline")}
        </span>
      )}
      {row.kind === "submission" && (
        <span class="mark">
          <FileText size={14} aria-hidden="true" />
          {text("kind-submission")}
        </span>
      )}
      <span class="one-line">{text(`status-${row.status}`)}</span>
      <span class="row-fact-last one-line">{[row.assignee?.name, queueName(row.queue)].filter(Boolean).join(" · ")}</span>
    </span>
  );
}
