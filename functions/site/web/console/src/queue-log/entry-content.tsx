// The contents of an entry, opened in place: the form's answers, or what was said.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WireEvent, WireNumbered } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { AnswerList } from "../conversation/log/answers.tsx";
import { BotTalkView } from "../conversation/log/bot/bot-talk.tsx";
import { changeText } from "../conversation/log/change-text.ts";
import type { TimelineItem } from "../conversation/log/timeline.ts";
import { timelineItems } from "../conversation/log/timeline.ts";
import { hasWords } from "../conversation/log/words.ts";
import { Redacted } from "../parts/redacted.tsx";
import { Failed, Skeleton } from "../parts/state.tsx";
import { address, everything } from "../route.ts";
import { me, siteOf } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";

interface ContentProps {
  conversation: string;
  queue: string;
  label: string;
}

export function EntryContent({ conversation, queue, label }: ContentProps) {
  const events = useSignal<readonly WireNumbered[] | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      events.value = (await api.events(conversation, {})).events;
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), [conversation]);
  if (error.value !== null) return <Failed error={error.value} onRetry={load} />;
  if (!events.value) return <Skeleton rows={3} kind="line" />;
  const drawn = timelineItems({ events: events.value, pending: [], me: me.value?.agent ?? "", readBefore: 0 });
  return (
    <section class="entry-content" aria-label={label}>
      {drawn.map((item) => (
        <ItemContent key={item.key} item={item} queue={queue} />
      ))}
      <a class="button button-small" href={address({ page: "inbox", filter: everything, conversation, card: false })}>
        {text("log-open-conversation")}
      </a>
    </section>
  );
}

function ItemContent({ item, queue }: { item: TimelineItem; queue: string }) {
  switch (item.kind) {
    case "submission":
      return <Submission event={item.event} queue={queue} />;
    case "group":
      return (
        <div class={`entry-said ${item.note ? "entry-note" : ""}`}>
          <p class="soft small">
            {item.note && <strong>{text("note-label")} · </strong>}
            {item.author === "me" ? text("message-you") : (item.name ?? text("visitor-unnamed"))}
            {item.messages[0] && ` · ${moment(item.messages[0].at, locale.value)}`}
          </p>
          {item.messages.map((message) => (
            <p key={message.key} class="entry-text" dir="auto">
              {message.text || <Redacted />}
            </p>
          ))}
        </div>
      );
    case "auto-reply":
      return (
        <div class="entry-said">
          <p class="soft small">
            {text("auto-reply-label")} · {moment(item.at, locale.value)}
          </p>
          <p class="entry-text" dir="auto">
            {item.text}
          </p>
        </div>
      );
    case "change":
      return (
        <p class="soft small">
          {changeText(item.event)} · {moment(item.at, locale.value)}
        </p>
      );
    default:
      return null;
  }
}

function Submission({ event, queue }: { event: Extract<WireEvent, { type: "submission" }>; queue: string }) {
  const site = siteOf(queue);
  if (!hasWords(event)) return <Redacted />;
  return (
    <>
      {event.bot && site && <BotTalkView site={site} talk={event.bot} answers={event.answers} language={null} />}
      <AnswerList answers={event.answers} queue={queue} />
    </>
  );
}
