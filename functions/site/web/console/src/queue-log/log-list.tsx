// The log, day by day. Of each entry two lines: who and where it stands, then the first words and the latest comment.

import { ChevronDown, ChevronUp, MessageSquare } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LogEntry, Row } from "../../../protocol/src/index.ts";
import { now } from "../clock.ts";
import { numberBeside, visitorName } from "../parts/person.tsx";
import { Redacted } from "../parts/redacted.tsx";
import type { Route } from "../route.ts";
import { address, navigate } from "../route.ts";
import { queueName } from "../session/session.ts";
import { capital, locale, text } from "../texts.ts";
import { clock, day, moment } from "../times.ts";
import { Comments } from "./comments.tsx";
import { days } from "./entries.ts";
import { EntryContent } from "./entry-content.tsx";
import type { QueueLog } from "./queue-log.ts";

interface ListProps {
  log: QueueLog;
  entries: readonly LogEntry[];
  at: Extract<Route, { page: "log" }>;
}

export function LogList({ log, entries, at }: ListProps) {
  return (
    <div class="log-days" role="group" aria-label={text("log-table", { queue: queueName(log.queue) })}>
      {days(entries).map((those) => (
        <Day key={dayKey(those[0]?.at ?? "")} log={log} entries={those} at={at} />
      ))}
    </div>
  );
}

// The day of the agent's calendar, as "2026-11-20".
function dayKey(moment: string): string {
  return new Date(moment).toLocaleDateString("sv");
}

function Day({ log, entries, at }: ListProps) {
  const first = entries[0]?.at ?? "";
  const title = `log-${dayKey(first)}`;
  return (
    <section aria-labelledby={title}>
      <h2 class="entries-day" id={title}>
        {capital(day(first, locale.value, now.value))}
      </h2>
      <ul class="log-entries" aria-labelledby={title}>
        {entries.map((entry) => (
          <Entry key={entry.entry} log={log} entry={entry} at={at} />
        ))}
      </ul>
    </section>
  );
}

function nameOf({ row, number, source }: LogEntry): string {
  if (row) return visitorName(row);
  if (number !== null) return `#${number}`;
  return source.name ?? text(source.kind === "agent" ? "role-agent" : `log-source-${source.kind}`);
}

function Entry({ log, entry, at }: { log: QueueLog; entry: LogEntry; at: ListProps["at"] }) {
  const landing = at.entry === entry.entry;
  const open = at.open === entry.entry && entry.conversation !== null;
  const [commenting, setCommenting] = useState(landing);
  const opener = useRef<HTMLButtonElement>(null);
  // The focus of a mail's link is on the entry; who asks for the comments wants to write.
  const asked = useRef(false);
  useEffect(() => {
    if (landing) setCommenting(true);
  }, [landing]);
  const name = nameOf(entry);
  const toggle = () => {
    asked.current = true;
    setCommenting(!commenting);
  };
  const close = () => {
    setCommenting(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <li id={`entry-${entry.entry}`} tabIndex={-1} class={`log-entry ${landing ? "log-landing" : ""}`}>
      <div class="log-lines">
        <Summary entry={entry} name={name} />
        <div class="log-actions">
          <button type="button" class="button button-small" ref={opener} aria-expanded={commenting} onClick={toggle}>
            <MessageSquare size={16} aria-hidden="true" />
            <CommentWords count={entry.comments.length} />
            <span class="visually-hidden">: {name}</span>
          </button>
          {entry.conversation && <ContentButton entry={entry} name={name} at={at} open={open} />}
        </div>
      </div>
      {commenting && <Comments log={log} entry={entry} name={name} focus={asked.current} onClose={close} />}
      {open && entry.conversation && (
        <div id={`content-${entry.entry}`}>
          <EntryContent conversation={entry.conversation} queue={entry.queue} label={text("log-content-of", { number: name })} />
        </div>
      )}
    </li>
  );
}

function CommentWords({ count }: { count: number }) {
  return (
    <>
      {count > 0 && <span class="log-short" aria-hidden="true" data-count={count} />}
      <span class="log-words">{count === 0 ? text("log-comment-add") : text("log-comments", { count })}</span>
    </>
  );
}

interface ContentProps {
  entry: LogEntry;
  name: string;
  at: ListProps["at"];
  open: boolean;
}

function ContentButton({ entry: { entry }, name, at, open }: ContentProps) {
  const toggle = () => navigate(address({ ...at, open: open ? null : entry }), { replace: true });
  const controlled = open ? { "aria-controls": `content-${entry}` } : {};
  return (
    <button type="button" class="button button-small" aria-expanded={open} {...controlled} onClick={toggle}>
      <span class="log-words">{text(open ? "log-hide-content" : "log-view-content")}</span>
      <span class="visually-hidden">: {name}</span>
      {open ? <ChevronUp size={16} aria-hidden="true" /> : <ChevronDown size={16} aria-hidden="true" />}
    </button>
  );
}

function Summary({ entry, name }: { entry: LogEntry; name: string }) {
  const { at, event, row } = entry;
  // The queue itself: who did it stands before it, and what is all that there is to say.
  const turned = event === "opened" || event === "closed" ? text(`log-event-${event}`) : null;
  const number = row && numberBeside(row);
  const latest = entry.comments.at(-1);
  return (
    <div class="log-summary">
      <p class="log-line">
        <bdi class="log-name one-line">{name}</bdi>
        {number !== null && <span class="log-number soft">{number}</span>}
        {!turned && <What entry={entry} />}
        {row && <State row={row} />}
        <time class="log-time soft" dateTime={at} title={moment(at, locale.value)}>
          {clock(at, locale.value)}
        </time>
      </p>
      <p class="log-line log-second">
        <span class="log-preview one-line" dir="auto">
          {turned}
          {row?.preview && (row.preview.text || <Redacted />)}
        </span>
        {latest && (
          <span class="log-latest" title={`${latest.name}: ${latest.text}`}>
            <bdi class="one-line">{latest.name}:</bdi>
            <span class="one-line" dir="auto">
              {latest.text}
            </span>
          </span>
        )}
      </p>
    </div>
  );
}

// A contact is what most entries are, so its topic stands where the others say what happened.
function What({ entry: { event, source, row } }: { entry: LogEntry }) {
  if (event === "submission") return row?.topic ? <span class="log-what soft one-line">{row.topic}</span> : null;
  const by = source.kind === "agent" && source.name ? `${source.name}: ` : "";
  return <span class="log-what soft one-line">{by + text(`log-event-${event}`)}</span>;
}

function State({ row }: { row: Row }) {
  const waits = row.missed || row.offline;
  const word = row.missed ? "mark-missed" : row.offline ? "mark-offline" : (`status-${row.status}` as const);
  return <span class={`mark small ${waits ? "mark-bad" : "soft"}`}>{text(word)}</span>;
}
