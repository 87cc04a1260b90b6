// Where the log stands: at its foot, where new messages appear, or further up, where the reader is left in place.

import type { Signal } from "@preact/signals";
import { signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { LiveConversation } from "../../../../protocol/src/index.ts";
import { connected } from "../../live.ts";
import { markRead } from "../open-conversation.ts";
import type { TimelineItem } from "./timeline.ts";
import { eventsOf, newer, older, windowTo } from "./window.ts";

const near_px = 600;
const foot_px = 48;

type Box = { current: HTMLElement | null };

interface Place {
  talk: LiveConversation;
  /** Whether looking at a message counts as reading it. */
  reader: boolean;
  items: readonly TimelineItem[];
  /** The event that the drawn part ends with; null for the newest. */
  end: Signal<number | null>;
}

/** The end of the drawn part, for as long as the log is open. */
export function useEnd(talk: LiveConversation): Signal<number | null> {
  return useMemo(() => signal<number | null>(null), [talk]);
}

export function useScroll({ talk, reader, items, end }: Place) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const below = useSignal(false);
  const pages = useOlder(talk);
  const window = windowTo(items, end.value);
  const drawn = items.slice(window.from, window.to);
  const toEnd = () => {
    atEnd.current = true;
    end.value = null;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    below.value = false;
  };
  const see = () => reader && atEnd.current && end.value === null && document.visibilityState === "visible" && markRead(talk);
  const anchor = useAnchor(box, atEnd, toEnd, drawn);
  useFollow(talk, { atEnd, below, toEnd, see, reader });
  const extend = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    if (scrollTop < near_px) {
      if (window.from > 0) end.value = older(items, window);
      else if (talk.log.hasOlder) void pages.loadOlder();
    } else if (end.value !== null && scrollHeight - scrollTop - clientHeight < near_px) end.value = newer(items, window);
  };
  // A page that came in while nobody moved: at the very top there is no further scrolling that would ask for more.
  useEffect(() => {
    if (!atEnd.current) extend();
  }, [talk.log.first, window.from]);
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    anchor.take();
    atEnd.current = end.value === null && element.scrollHeight - element.scrollTop - element.clientHeight < foot_px;
    if (atEnd.current) {
      below.value = false;
      see();
    }
    extend();
  };
  useStayAtEnd(box, atEnd, toEnd);
  return { box, below, ...pages, onScroll, toEnd, drawn, isWhole: window.from === 0 };
}

interface Following {
  atEnd: { current: boolean };
  below: Signal<boolean>;
  toEnd: () => void;
  see: () => unknown;
  reader: boolean;
}

// A new message scrolls into view for a reader at the end; a reader further up sees only that there is one.
function useFollow(talk: LiveConversation, { atEnd, below, toEnd, see, reader }: Following): void {
  const pending = talk.pending.length;
  const pendingBefore = useRef(pending);
  useLayoutEffect(() => {
    // Who writes wants to see it, wherever one was reading.
    const isOwn = pending > pendingBefore.current;
    pendingBefore.current = pending;
    if (atEnd.current || isOwn) toEnd();
    else below.value = true;
  }, [talk.log.last + pending, talk.status, talk.typing !== undefined]);
  useEffect(() => {
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
    // Told again with one's own message, which may have overtaken the mark, and on a new socket.
  }, [talk.log.last, reader, talk, connected.value]);
}

// When something is drawn or left out above, what was being read stays where it is.
function useAnchor(box: Box, atEnd: { current: boolean }, toEnd: () => void, drawn: readonly TimelineItem[]) {
  const held = useRef<{ seq: string; top: number } | null>(null);
  const take = () => {
    const frame = box.current?.getBoundingClientRect();
    if (!box.current || !frame) return;
    for (const line of box.current.querySelectorAll<HTMLElement>("[data-seq]")) {
      const { bottom, top } = line.getBoundingClientRect();
      if (bottom <= frame.top) continue;
      held.current = { seq: line.dataset.seq ?? "", top: top - frame.top };
      return;
    }
  };
  const { first, last } = eventsOf(drawn);
  useLayoutEffect(() => {
    const frame = box.current?.getBoundingClientRect();
    if (!box.current || !frame) return;
    if (atEnd.current) return toEnd();
    const line = box.current.querySelector(`[data-seq="${held.current?.seq}"]`);
    if (line && held.current) box.current.scrollTop += line.getBoundingClientRect().top - frame.top - held.current.top;
  }, [first, last]);
  return { take };
}

// The composer grows, a message turns out longer, a phone shows its keyboard: the newest message stays in sight.
function useStayAtEnd(box: Box, atEnd: { current: boolean }, toEnd: () => void): void {
  useEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(() => atEnd.current && toEnd());
    for (const element of [box.current, ...box.current.children]) watcher.observe(element);
    return () => watcher.disconnect();
  }, [box.current]);
}

function useOlder(talk: LiveConversation) {
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
