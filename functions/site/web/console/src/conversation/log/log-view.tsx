// The log as it scrolls: newest at the foot, older pages above, and a reader further up is left where they are.

import { ArrowDown } from "lucide-preact";
import { useMemo, useRef } from "preact/hooks";
import type { LiveConversation } from "../../../../protocol/src/index.ts";
import { changes } from "../../live.ts";
import { Failed, Refused, Skeleton } from "../../parts/state.tsx";
import { agentName, me } from "../../session/session.ts";
import { text } from "../../texts.ts";
import type { OpenConversation } from "../open-conversation.ts";
import { Announcer } from "./announcer.tsx";
import { RedactQuestion, stepMenus } from "./redact-menu.tsx";
import { redactorOf } from "./redactor.ts";
import { useEnd, useScroll } from "./scroll.ts";
import { timelineItems } from "./timeline.ts";
import { marksOf, TimelineItemView } from "./timeline-item-view.tsx";
import { eventsOf } from "./window.ts";
import { tabStop } from "./words.ts";

interface LogProps {
  open: OpenConversation;
  talk: LiveConversation;
}

export function ConversationLogView({ open, talk }: LogProps) {
  // The log is changed in place; reading this signal draws it again.
  changes.value;
  const { log, pending } = talk;
  const readBefore = useRef<number | null>(null);
  if (readBefore.current === null && talk.status !== undefined) readBefore.current = unreadFrom(talk);
  const items = timelineItems({ events: log.events, pending, me: me.value?.agent ?? "", readBefore: readBefore.current ?? 0 });
  const scroll = useScroll({ talk, reader: open.takesPart(), items, end: useEnd(talk) });
  const redactor = useMemo(() => redactorOf(open), [open]);
  if (talk.status === undefined) {
    return talk.problem ? <Failed error={talk.problem} onRetry={() => talk.poll()} /> : <Skeleton rows={4} kind="bubble" />;
  }
  const { drawn } = scroll;
  const { first, last } = eventsOf(drawn);
  const stop = tabStop(
    log.events.filter(({ seq }) => seq >= first && seq <= last),
    redactor.reached.value,
  );
  const marks = marksOf(talk);
  const typist = typistOf(talk, open);
  return (
    <div class="log-frame">
      <div class="log" ref={scroll.box} onScroll={scroll.onScroll} tabIndex={0} role="log" aria-live="off" aria-label={text("log-label")}>
        {scroll.isWhole && <Beginning talk={talk} loading={scroll.loading.value} error={scroll.error.value} onRetry={scroll.loadOlder} />}
        <ol class="log-list" onKeyDown={stepMenus}>
          {drawn.map((item) => (
            <TimelineItemView
              key={item.key}
              item={item}
              open={open}
              visitor={visitorOf(open)}
              redactor={redactor}
              stop={stop}
              marks={marks}
            />
          ))}
        </ol>
        <p class="log-typing">{typist && text("typing", { name: typist })}</p>
      </div>
      {scroll.below.value && (
        <button type="button" class="button log-newest" onClick={scroll.toEnd}>
          <ArrowDown size={16} aria-hidden="true" />
          {text("log-to-newest")}
        </button>
      )}
      <RedactQuestion redactor={redactor} />
      <Announcer talk={talk} visitor={visitorOf(open)} />
    </div>
  );
}

// Only what waited before the conversation was opened is marked as new; what comes while one looks needs no mark.
function unreadFrom({ log, read }: LiveConversation): number {
  const waiting = log.events.some(({ seq, event }) => seq > read.agent && event.type === "message" && event.side === "visitor");
  return waiting ? read.agent : 0;
}

// An agent who takes part on another screen is told nothing new.
function typistOf({ typing }: LiveConversation, open: OpenConversation): string | null {
  if (!typing || typing.agent === me.value?.agent) return null;
  if (typing.side === "visitor") return visitorOf(open);
  return typing.name ?? (typing.agent && agentName(typing.agent)) ?? text("viewer-unnamed");
}

function visitorOf(open: OpenConversation): string {
  return open.details.value?.name ?? text("visitor-unnamed");
}

function Beginning({ talk, loading, error, onRetry }: { talk: LiveConversation; loading: boolean; error: unknown; onRetry: () => void }) {
  if (error !== null) return <Refused error={error} onRetry={onRetry} />;
  if (talk.log.hasOlder) return <p class="log-edge">{loading && text("log-older")}</p>;
  return <p class="log-edge">{text("log-beginning")}</p>;
}
