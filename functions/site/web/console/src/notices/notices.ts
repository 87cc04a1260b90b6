// Something happened that this agent asked to hear about: inside the console, by sound and on the desktop as the agent's own
// settings say. Who asked for nothing is told nothing.

import { effect } from "@preact/signals";
import { onFrame } from "../live.ts";
import { address, everything, navigate, route } from "../route.ts";
import { me } from "../session/session.ts";
import { text } from "../texts.ts";
import { showDesktop } from "./desktop.ts";
import { followFront } from "./front.ts";
import { playSoundOnce, unlockSound } from "./sound.ts";
import { toasts } from "./toasts.ts";
import type { NoticeFrame, NoticeGroup } from "./unseen.ts";
import { addNotice, clearNotices, dropOutdated, isWanted, markSeen } from "./unseen.ts";

/** Where a notice leads: a contact to its entry in the queue's log, all else to the conversation. */
function noticeAddress({ kind, entry, queue, conversation }: NoticeFrame): string {
  if (kind === "submission") return address({ page: "log", queue, entry, open: null });
  return address({ page: "inbox", filter: everything, conversation, card: false });
}

/** Where a group of notices leads: to the one conversation, or to the list that has them all. */
export function groupAddress({ kind, notices }: NoticeGroup): string {
  const [first, second] = notices;
  if (first && !second) return noticeAddress(first);
  const mine = kind === "message" || kind === "assigned";
  const filter = mine ? { ...everything, mine: true } : { ...everything, status: "unassigned" as const };
  return address({ page: "inbox", filter, conversation: null, card: false });
}

/** What the card says of a group. */
export function groupText({ kind, notices }: NoticeGroup): string {
  return notices.length === 1 ? text(`notice-${kind}`) : text(`notice-${kind}-many`, { count: notices.length });
}

/** Begins to listen. */
export function followNotices(): void {
  followFront();
  onFrame("notice", show);
  onFrame("row", ({ row }) => dropOutdated(row, me.peek()?.agent));
  effect(() => {
    if (me.value === null) {
      toasts.value = [];
      clearNotices();
    }
    const asked = Object.values(me.value?.notices ?? {}).some((methods) => methods.sound);
    if (asked) unlockSound();
  });
  effect(() => {
    const at = route.value;
    if (at.page === "inbox") markSeen(at.conversation, null);
    else if (at.page === "log") markSeen(null, at.open ?? at.entry);
  });
}

function show(notice: NoticeFrame): void {
  if (!isWanted(notice.kind, me.peek()?.notices)) return;
  // What one is reading right now needs no notice that it is there.
  const open = isOpen(notice);
  if (open && notice.kind === "message" && document.hasFocus()) return;
  if (!open) addNotice(notice, Date.now());
  if (notice.sound) playSoundOnce();
  if (!notice.desktop) return;
  const href = noticeAddress(notice);
  const body = text(notice.kind === "submission" ? "notice-view-log" : "notice-view-conversation");
  void showDesktop({
    title: text(`notice-${notice.kind}`),
    body,
    tag: `${notice.kind} ${notice.conversation}`,
    onClick: () => navigate(href),
  });
}

function isOpen({ conversation }: NoticeFrame): boolean {
  const at = route.peek();
  return at.page === "inbox" && at.conversation === conversation;
}
