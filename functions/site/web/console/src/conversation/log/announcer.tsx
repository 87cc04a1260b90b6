// Reads out new messages, automatic replies and that words are gone, and only that: no history, no message of one's own, at most one announcement in
// two seconds.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LiveConversation, WireNumbered } from "../../../../protocol/src/index.ts";
import { changes } from "../../live.ts";
import { me } from "../../session/session.ts";
import { text } from "../../texts.ts";
import { changeText } from "./change-text.ts";

const pause_ms = 2_000;

export function Announcer({ talk, visitor }: { talk: LiveConversation; visitor: string }) {
  const said = useSignal("");
  const heard = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  changes.value;
  const last = talk.log.last;
  if (heard.current === null && talk.status !== undefined) heard.current = last;
  useEffect(() => {
    if (heard.current === null || last <= heard.current || timer.current) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        const from = heard.current ?? talk.log.last;
        heard.current = talk.log.last;
        const words = announcement(talk.log.events, from, visitor);
        if (words) said.value = words;
      },
      said.value === "" ? 0 : pause_ms,
    );
  }, [last]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p class="visually-hidden" role="status">
      {said.value}
    </p>
  );
}

function announcement(events: readonly WireNumbered[], from: number, visitor: string): string | null {
  const fresh = events.filter(({ seq }) => seq > from).map(({ event }) => event);
  const said = fresh.flatMap((event) => {
    if (event.type === "auto_reply") return [{ name: text("auto-reply-label"), text: event.text }];
    if ((event.type !== "message" && event.type !== "note") || event.text === "") return [];
    if (event.type === "message" && event.side === "visitor") return [{ name: visitor, text: event.text }];
    return event.agent && event.agent !== me.peek()?.agent ? [{ name: event.name ?? "", text: event.text }] : [];
  });
  const [only] = said;
  if (said.length > 1) return text("announce-messages", { count: said.length });
  if (only) return text("announce-message", only);
  // Words that anybody took out are gone from the screen.
  const redacted = fresh.findLast(({ type }) => type === "redacted");
  return redacted ? changeText(redacted) : null;
}
