// The log as it scrolls: newest at the foot, older pages above, and whoever reads further up is left where they are.

import { useSignal } from "@preact/signals";
import { ArrowDown } from "lucide-preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Conversation } from "../../../protocol/src/index.ts";
import { Failed, Refused, Skeleton } from "../parts/state.tsx";
import { changes, connected } from "../live.ts";
import { agentName, me } from "../session.ts";
import { text } from "../texts.ts";
import { Announcer } from "./announcer.tsx";
import { markRead } from "./open-conversation.ts";
import type { OpenConversation } from "./open-conversation.ts";
import { PassageView } from "./passage-view.tsx";
import { passages } from "./passages.ts";
import { RedactQuestion, stepMenus } from "./redact-menu.tsx";
import { redactorOf } from "./redactor.ts";
import { tabStop } from "./words.ts";

interface LogProps {
  open: OpenConversation;
  talk: Conversation;
}

export function ConversationLogView({ open, talk }: LogProps) {
  // The log changes inside; this is what tells that it did.
  changes.value;
  const { log, pending } = talk;
  const readBefore = useRef<number | null>(null);
  if (readBefore.current === null && talk.status !== undefined) readBefore.current = unreadFrom(talk);
  const scroll = useScroll(talk, open.takesPart());
  const redactor = useMemo(() => redactorOf(open), [open]);
  if (talk.status === undefined) {
    return talk.problem ? <Failed error={talk.problem} onRetry={() => talk.poll()} /> : <Skeleton rows={4} kind="bubble" />;
  }
  const drawn = passages({ events: log.events, pending, me: me.value?.agent ?? "", readBefore: readBefore.current ?? 0 });
  const stop = tabStop(log.events, redactor.reached.value);
  const typist = typistOf(talk, open);
  return (
    <div class="log-frame">
      <div class="log" ref={scroll.box} onScroll={scroll.onScroll} tabIndex={0} role="log" aria-live="off" aria-label={text("log-label")}>
        <Beginning talk={talk} loading={scroll.loading.value} error={scroll.error.value} onRetry={scroll.loadOlder} />
        <ol class="log-list" onKeyDown={stepMenus}>
          {drawn.map((passage) => (
            <PassageView key={passage.key} passage={passage} talk={talk} visitor={visitorOf(open)} redactor={redactor} stop={stop} />
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
function unreadFrom({ log, read }: Conversation): number {
  const waiting = log.events.some(({ seq, event }) => seq > read.agent && event.type === "message" && event.side === "visitor");
  return waiting ? read.agent : 0;
}

// An agent who takes part on another screen is told nothing new.
function typistOf({ typing }: Conversation, open: OpenConversation): string | null {
  if (!typing || typing.agent === me.value?.agent) return null;
  if (typing.side === "visitor") return visitorOf(open);
  return typing.name ?? (typing.agent && agentName(typing.agent)) ?? text("viewer-unnamed");
}

function visitorOf(open: OpenConversation): string {
  return open.details.value?.name ?? text("visitor-unnamed");
}

function Beginning({ talk, loading, error, onRetry }: { talk: Conversation; loading: boolean; error: unknown; onRetry: () => void }) {
  if (error !== null) return <Refused error={error} onRetry={onRetry} />;
  if (talk.log.hasOlder) return <p class="log-edge">{loading && text("log-older")}</p>;
  return <p class="log-edge">{text("log-beginning")}</p>;
}

const near_px = 400;
const foot_px = 48;

function useScroll(talk: Conversation, reader: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const below = useSignal(false);
  const { loading, error, loadOlder } = useOlder(talk);
  const last = talk.log.last + talk.pending.length;
  const distance = useKeepPlace(box, talk.log.first);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else below.value = true;
  }, [last, talk.status, talk.typing !== undefined]);
  useEffect(() => {
    const see = () => reader && atEnd.current && document.visibilityState === "visible" && markRead(talk);
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
    // Told again with one's own message, which may have overtaken the mark, and on a new socket.
  }, [talk.log.last, reader, talk, connected.value]);
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    below.value = false;
  };
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    distance.current = element.scrollHeight - element.scrollTop;
    atEnd.current = distance.current - element.clientHeight < foot_px;
    if (atEnd.current) {
      below.value = false;
      if (reader) markRead(talk);
    }
    if (element.scrollTop < near_px && talk.log.hasOlder) void loadOlder();
  };
  useStayAtEnd(box, atEnd, toEnd);
  return { box, below, loading, error, loadOlder, onScroll, toEnd };
}

// When older messages come in above, what was being read stays where it is.
function useKeepPlace(box: { current: HTMLElement | null }, first: number): { current: number } {
  const distance = useRef(0);
  const before = useRef(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && first < before.current && distance.current > 0) element.scrollTop = element.scrollHeight - distance.current;
    before.current = first;
  }, [first]);
  return distance;
}

// The composer grows, a message turns out longer, a phone shows its keyboard: the newest message stays in sight.
function useStayAtEnd(box: { current: HTMLElement | null }, atEnd: { current: boolean }, toEnd: () => void): void {
  useEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(() => atEnd.current && toEnd());
    for (const element of [box.current, ...box.current.children]) watcher.observe(element);
    return () => watcher.disconnect();
  }, [box.current]);
}

function useOlder(talk: Conversation) {
  const loading = useSignal(false);
  const error = useSignal<unknown>(null);
  const loadOlder = async () => {
    if (loading.value) return;
    loading.value = true;
    error.value = null;
    try {
      await talk.loadOlder();
    } catch (problem) {
      error.value = problem;
    } finally {
      loading.value = false;
    }
  };
  return { loading, error, loadOlder };
}
