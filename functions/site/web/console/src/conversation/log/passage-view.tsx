// Draws one passage of the log. Everything a stranger wrote is text and nothing else.

import { Check, CheckCheck, CircleAlert, Clock3, FileText, StickyNote } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { Conversation, Outgoing, StoredEvent } from "../../../../protocol/src/index.ts";
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
import { AnswerList } from "./answers.tsx";
import { changeText } from "./change-text.ts";
import type { Passage, Utterance } from "./passages.ts";
import { RedactMenu, RedactState } from "./redact-menu.tsx";
import type { Redactor } from "./redactor.ts";
import { hasWords } from "./words.ts";

type Group = Extract<Passage, { kind: "group" }>;
type Submission = Extract<Passage, { kind: "submission" }>;
type Change = Extract<Passage, { kind: "change" }>;

interface Surroundings {
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
export function marksOf(talk: Conversation): Marks {
  const own = ({ event }: StoredEvent) => event.type === "message" && event.side === "agent";
  const seen = (stored: StoredEvent) => own(stored) && talk.delivery(stored) === "seen";
  return { sent: talk.log.events.findLast(own)?.seq, seen: talk.log.events.findLast(seen)?.seq };
}

export function PassageView({ passage, ...around }: { passage: Passage } & Surroundings) {
  switch (passage.kind) {
    case "day":
      return <li class="log-day">{capital(day(passage.at, locale.value, now.value))}</li>;
    case "unread":
      return <li class="log-unread">{text("log-unread-from-here")}</li>;
    case "group":
      return <GroupView group={passage} around={around} />;
    case "submission":
      return <SubmissionView submission={passage} around={around} />;
    case "change":
      return <ChangeView change={passage} around={around} />;
  }
}

/** What changed. Only a rating can have words of somebody's own. */
function ChangeView({ change, around }: { change: Change; around: Surroundings }) {
  const { event, seq, at } = change;
  const { redactor, stop } = around;
  const worded = hasWords(event);
  return (
    <li class="log-change" data-seq={seq}>
      {event.type === "rated" ? <RatingMark score={event.score}>{changeText(event)}</RatingMark> : changeText(event)} <Clock at={at} />
      {worded && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      {worded && <RedactState redactor={redactor} seq={seq} />}
    </li>
  );
}

function SubmissionView({ submission, around }: { submission: Submission; around: Surroundings }) {
  const { event, seq, at } = submission;
  const { redactor, stop } = around;
  const worded = hasWords(event);
  return (
    <li class="submission" data-seq={seq}>
      <h2>
        <FileText size={16} aria-hidden="true" />
        {text("submission-label")}
        <Clock at={at} />
      </h2>
      {worded && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      {worded ? <AnswerList answers={event.answers} /> : <Redacted />}
      {worded && <RedactState redactor={redactor} seq={seq} />}
    </li>
  );
}

function GroupView({ group, around }: { group: Group; around: Surroundings }) {
  const first = group.utterances[0];
  const name = group.voice === "me" ? text("message-you") : (group.name ?? around.visitor);
  return (
    <li class={`group group-${group.voice} ${group.note ? "group-note" : ""}`}>
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
        {group.utterances.map((utterance) => (
          <Bubble key={utterance.key} utterance={utterance} group={group} around={around} />
        ))}
      </ul>
    </li>
  );
}

function Bubble({ utterance, group, around }: { utterance: Utterance; group: Group; around: Surroundings }) {
  const { outgoing, stored } = utterance;
  const { redactor, stop, marks } = around;
  const state = outgoing ? (isPassing(outgoing) ? "bubble-sending" : "bubble-failed") : "";
  const seq = stored && utterance.text ? stored.seq : null;
  return (
    <li class="bubble-line" data-seq={stored?.seq}>
      <div class="bubble-row">
        <p class={`bubble ${state}`} dir="auto">
          {utterance.text ? <Linked words={utterance.text} /> : <Redacted />}
        </p>
        {seq !== null && <RedactMenu redactor={redactor} seq={seq} stop={stop} />}
      </div>
      {seq !== null && <RedactState redactor={redactor} seq={seq} />}
      {group.voice === "me" && <Delivery utterance={utterance} note={group.note} marks={marks} />}
    </li>
  );
}

/** Where one's own message stands; shown where it tells something: on its way, refused, the last one, the last one seen. */
function Delivery({ utterance, note, marks }: { utterance: Utterance; note: boolean; marks: Marks }) {
  const { stored, outgoing } = utterance;
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
  if (isPassing(outgoing)) {
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
      <span class="bubble-deeds">
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
function isPassing(outgoing: Outgoing): boolean {
  return outgoing.state === "sending" || problemOf(outgoing).passing;
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
