// Draws one item of the timeline. Everything a stranger wrote is text and nothing else.

import { Bot, Check, CheckCheck, CircleAlert, Clock3, FileText, StickyNote } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { LiveConversation, Outgoing, WireNumbered } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { now } from "../../clock.ts";
import { client } from "../../live.ts";
import { Linked } from "../../parts/linked.tsx";
import { RatingMark } from "../../parts/rating.tsx";
import { Redacted } from "../../parts/redacted.tsx";
import { problemText } from "../../problems.ts";
import { capital, locale, text } from "../../texts.ts";
import { clock, day, moment } from "../../times.ts";
import { takeBackDraft } from "../composer/composer-state.ts";
import type { OpenConversation } from "../open-conversation.ts";
import { AnswerList } from "./answers.tsx";
import { BotTalkView } from "./bot/bot-talk.tsx";
import { changeText } from "./change-text.ts";
import { DetailsOffer } from "./details/offer.tsx";
import { RedactMenu, RedactState } from "./redact-menu.tsx";
import type { Redactor } from "./redactor.ts";
import type { MessageItem, TimelineItem } from "./timeline.ts";
import { hasWords } from "./words.ts";

type Group = Extract<TimelineItem, { kind: "group" }>;
type Submission = Extract<TimelineItem, { kind: "submission" }>;
type AutoReply = Extract<TimelineItem, { kind: "auto-reply" }>;
type Change = Extract<TimelineItem, { kind: "change" }>;

interface ItemContext {
  open: OpenConversation;
  visitor: string;
  redactor: Redactor;
  /** The event whose menu the Tab key comes to. */
  stop: number | undefined;
  marks: Marks;
}

/** The two of the agents' messages that say where they stand: the newest, and the newest that was seen. */
interface Marks {
  sent: number | undefined;
  seen: number | undefined;
}

/** Looked for once, not by each message. */
export function marksOf(talk: LiveConversation): Marks {
  const own = ({ event }: WireNumbered) => event.type === "message" && event.side === "agent";
  const seen = (stored: WireNumbered) => own(stored) && talk.delivery(stored) === "seen";
  return { sent: talk.log.events.findLast(own)?.seq, seen: talk.log.events.findLast(seen)?.seq };
}

export function TimelineItemView({ item, ...context }: { item: TimelineItem } & ItemContext) {
  switch (item.kind) {
    case "day":
      return <li class="log-day">{capital(day(item.at, locale.value, now.value))}</li>;
    case "unread":
      return <li class="log-unread">{text("log-unread-from-here")}</li>;
    case "group":
      return <GroupView group={item} context={context} />;
    case "submission":
      return <SubmissionView submission={item} context={context} />;
    case "auto-reply":
      return <AutoReplyView reply={item} />;
    case "change":
      return <ChangeView change={item} context={context} />;
  }
}

/** What changed. Only a rating can have words of somebody's own. */
function ChangeView({ change, context }: { change: Change; context: ItemContext }) {
  const { event, seq, at } = change;
  const { redactor, stop } = context;
  const worded = hasWords(event);
  return (
    <li class="log-change" data-seq={seq}>
      {event.type === "rated" ? <RatingMark score={event.score}>{changeText(event)}</RatingMark> : changeText(event)} <Clock at={at} />
      {worded && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      {worded && <RedactState redactor={redactor} seq={seq} />}
    </li>
  );
}

/** What the visitor was told by itself. It stands where we answer, and is nobody's message. */
function AutoReplyView({ reply: { at, seq, text: words } }: { reply: AutoReply }) {
  return (
    <li class="group group-agent group-auto" data-seq={seq}>
      <p class="group-head">
        <span class="auto-reply-label">
          <Bot size={14} aria-hidden="true" />
          {text("auto-reply-label")}
        </span>
        <Clock at={at} />
      </p>
      <div class="group-list">
        <p class="bubble" dir="auto">
          <Linked words={words} />
        </p>
      </div>
    </li>
  );
}

function SubmissionView({ submission, context }: { submission: Submission; context: ItemContext }) {
  const { event, seq, at } = submission;
  const { open, redactor, stop } = context;
  const worded = hasWords(event);
  const { kind, site = "", queue = "", language = null } = open.details.value ?? {};
  return (
    <li class="submission" data-seq={seq}>
      <h2>
        <FileText size={16} aria-hidden="true" />
        {text(kind === "chat" ? "submission-before-chat" : "submission-label")}
        <Clock at={at} />
      </h2>
      {worded && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      {event.bot && site && <BotTalkView site={site} talk={event.bot} answers={event.answers} language={language} />}
      {worded ? <AnswerList answers={event.answers} queue={queue} /> : <Redacted />}
      {worded && <RedactState redactor={redactor} seq={seq} />}
    </li>
  );
}

function GroupView({ group, context }: { group: Group; context: ItemContext }) {
  const first = group.messages[0];
  const name = group.author === "me" ? text("message-you") : (group.name ?? context.visitor);
  return (
    <li class={`group group-${group.author} ${group.note ? "group-note" : ""}`}>
      <p class="group-head">
        {group.note && (
          <span class="note-label">
            <StickyNote size={14} aria-hidden="true" />
            {text("note-label")}
          </span>
        )}
        <bdi class="group-name">{name}</bdi>
        {first && <Clock at={first.at} />}
      </p>
      <ul class="group-list">
        {group.messages.map((message) => (
          <Bubble key={message.key} message={message} group={group} context={context} />
        ))}
      </ul>
    </li>
  );
}

function Bubble({ message, group, context }: { message: MessageItem; group: Group; context: ItemContext }) {
  const { outgoing, stored } = message;
  const { open, redactor, stop, marks } = context;
  const state = outgoing ? (isRetrying(outgoing) ? "bubble-sending" : "bubble-failed") : "";
  const seq = stored && message.text ? stored.seq : null;
  return (
    <li class="bubble-line" data-seq={stored?.seq}>
      <div class="bubble-row">
        <p class={`bubble ${state}`} dir="auto">
          {message.text ? <Linked words={message.text} /> : <Redacted />}
        </p>
        {seq !== null && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      </div>
      {seq !== null && <RedactState redactor={redactor} seq={seq} />}
      {group.author === "visitor" && <DetailsOffer open={open} message={message.text} />}
      {group.author === "me" && <Delivery message={message} note={group.note} marks={marks} />}
    </li>
  );
}

/** Where one's own message stands; shown where it tells something: on its way, refused, the last one, the last one seen. */
function Delivery({ message, note, marks }: { message: MessageItem; note: boolean; marks: Marks }) {
  const { stored, outgoing } = message;
  if (outgoing?.state === "failed") return <NotSent outgoing={outgoing} />;
  if (outgoing) return <Mark icon={<Clock3 size={14} aria-hidden="true" />}>{text("delivery-sending")}</Mark>;
  if (!stored || note) return null;
  if (stored.seq === marks.seen) return <Mark icon={<CheckCheck size={14} aria-hidden="true" />}>{text("delivery-seen")}</Mark>;
  if (stored.seq === marks.sent) return <Mark icon={<Check size={14} aria-hidden="true" />}>{text("delivery-sent")}</Mark>;
  return null;
}

function NotSent({ outgoing }: { outgoing: Outgoing }) {
  const outbox = client.value?.outbox;
  const retry = (
    <button type="button" class="button-link small" onClick={() => outbox?.retry(outgoing.key)}>
      {text("try-again")}
    </button>
  );
  if (isRetrying(outgoing)) {
    return (
      <div class="not-sent">
        <Mark icon={<Clock3 size={14} aria-hidden="true" />}>{text("delivery-waiting")}</Mark>
        {retry}
      </div>
    );
  }
  const edit = () => {
    const taken = outbox?.discard(outgoing.key);
    if (taken) takeBackDraft(taken);
  };
  return (
    <div class="not-sent">
      <Mark icon={<CircleAlert size={14} aria-hidden="true" />} bad>
        {text("delivery-failed")}
      </Mark>
      <p class="small">{problemText(problemOf(outgoing))}</p>
      <span class="bubble-actions">
        {retry}
        <button type="button" class="button-link small" onClick={edit}>
          {text("delivery-edit")}
        </button>
      </span>
    </div>
  );
}

function problemOf({ code }: Outgoing): Problem {
  return new Problem(code ?? "unavailable", 0);
}

// It is tried again by itself; only a refusal waits for the agent.
function isRetrying(outgoing: Outgoing): boolean {
  return outgoing.state === "sending" || problemOf(outgoing).retryable;
}

function Mark({ icon, bad, children }: { icon: ComponentChildren; bad?: boolean; children: ComponentChildren }) {
  return (
    <span class={`mark small ${bad ? "mark-bad" : "soft"}`}>
      {icon}
      {children}
    </span>
  );
}

function Clock({ at }: { at: string }) {
  return (
    <time class="soft small" dateTime={at} title={moment(at, locale.value)}>
      {clock(at, locale.value)}
    </time>
  );
}
