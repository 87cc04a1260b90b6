// The table of the log. In a row the comment comes before the content, so that one Tab leads from the row to its comment box.

import { ChevronDown, ChevronUp } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { LogEntry } from "../../../protocol/src/index.ts";
import { Initials } from "../parts/person.tsx";
import { address, navigate } from "../route.ts";
import type { Route } from "../route.ts";
import { queueName } from "../session.ts";
import { locale, text } from "../texts.ts";
import { clock, date, moment } from "../times.ts";
import { CommentCell } from "./comment-cell.tsx";
import { EntryContent } from "./entry-content.tsx";
import type { QueueLog } from "./queue-log.ts";

interface TableProps {
  log: QueueLog;
  entries: readonly LogEntry[];
  at: Extract<Route, { page: "log" }>;
}

const columns = ["date", "time", "source", "event", "commenter", "comment", "content"] as const;

// The roles are written out because narrow screens draw the table as cards, and browsers then forget that it is one.
export function LogTable({ log, entries, at }: TableProps) {
  return (
    <table class="log-table" role="table" aria-label={text("log-table", { queue: queueName(log.queue) })}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader" class={`log-${column}`}>
              {column === "content" ? <span class="visually-hidden">{text("log-content")}</span> : text(`log-${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {entries.map((entry) => (
          <EntryRows key={entry.entry} log={log} entry={entry} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function EntryRows({ log, entry, at }: { log: QueueLog; entry: LogEntry; at: TableProps["at"] }) {
  const landing = at.entry === entry.entry;
  const open = at.open === entry.entry;
  const [editing, setEditing] = useState(landing);
  useEffect(() => {
    if (landing) setEditing(true);
  }, [landing]);
  const name = entry.number === null ? text("log-source-submission") : `#${entry.number}`;
  return (
    <>
      <tr id={`entry-${entry.entry}`} role="row" tabIndex={-1} class={landing ? "log-landing" : ""}>
        <td role="cell" class="log-date">
          {date(entry.at, locale.value)}
        </td>
        <td role="cell" class="log-time">
          <time dateTime={entry.at}>{clock(entry.at, locale.value)}</time>
        </td>
        <td role="cell" class="log-source">
          {sourceText(entry)}
        </td>
        <td role="cell" class="log-event">
          {text(`log-event-${entry.event}`)}
          {entry.number !== null && <span class="soft"> #{entry.number}</span>}
        </td>
        <td role="cell" class="log-commenter">
          {entry.comment && <Commenter comment={entry.comment} />}
        </td>
        <td role="cell" class="log-comment">
          <CommentCell log={log} entry={entry} name={name} editing={editing} setEditing={setEditing} />
        </td>
        <td role="cell" class="log-content">
          {entry.conversation && <ContentButton entry={entry} at={at} open={open} />}
        </td>
      </tr>
      {open && entry.conversation && (
        <tr role="row" class="log-content-row" id={`content-${entry.entry}`}>
          <td role="cell" colSpan={columns.length}>
            <EntryContent conversation={entry.conversation} label={text("log-content-of", { number: name })} />
          </td>
        </tr>
      )}
    </>
  );
}

function ContentButton({ entry: { entry }, at, open }: { entry: LogEntry; at: TableProps["at"]; open: boolean }) {
  const toggle = () => navigate(address({ ...at, open: open ? null : entry }), { replace: true });
  const controlled = open ? { "aria-controls": `content-${entry}` } : {};
  return (
    <button type="button" class="button button-small" aria-expanded={open} {...controlled} onClick={toggle}>
      {text(open ? "log-hide-content" : "log-view-content")}
      {open ? <ChevronUp size={16} aria-hidden="true" /> : <ChevronDown size={16} aria-hidden="true" />}
    </button>
  );
}

function sourceText({ source }: LogEntry): string {
  if (source.kind === "agent") return source.name ?? text("role-agent");
  return text(`log-source-${source.kind}`);
}

function Commenter({ comment }: { comment: NonNullable<LogEntry["comment"]> }) {
  return (
    <span class="commenter" title={moment(comment.at, locale.value)}>
      <Initials name={comment.name} />
      <span>{comment.name}</span>
    </span>
  );
}
