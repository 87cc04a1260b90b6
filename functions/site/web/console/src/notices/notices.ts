// Something happened that this agent asked to hear about, or should see: inside the console always, by sound and on the desktop
// as the agent's own settings say.

import { effect } from "@preact/signals";
import type { NoticeKind, ServerFrame } from "../../../protocol/src/index.ts";
import { onFrame } from "../live.ts";
import { address, everything, navigate, route } from "../route.ts";
import { me, queueName } from "../session.ts";
import { text } from "../texts.ts";
import { showDesktop } from "./desktop.ts";
import { playSoundOnce, unlockSound } from "./sound.ts";
import { toast, toasts } from "./toasts.ts";

type Notice = Extract<ServerFrame, { type: "notice" }>;

/** Where a notice leads: a contact to its entry in the queue's log, all else to the conversation. */
function noticeAddress({ kind, entry, queue, conversation }: Notice): string {
  if (kind === "submission") return address({ page: "log", queue, entry, open: null });
  return address({ page: "inbox", filter: everything, conversation, card: false });
}

/** Begins to listen. */
export function followNotices(): void {
  onFrame("notice", show);
  effect(() => {
    if (me.value === null) toasts.value = [];
    const asked = Object.values(me.value?.notices ?? {}).some((ways) => ways.sound);
    if (asked) unlockSound();
  });
}

function show(notice: Notice): void {
  // What one is reading right now needs no notice that it is there.
  if (isOnScreen(notice)) return;
  const href = noticeAddress(notice);
  const title = noticeTitle(notice.kind);
  const body = text(notice.kind === "submission" ? "notice-view-log" : "notice-view-conversation");
  toast({
    kind: "notice",
    about: `notice ${notice.conversation}`,
    text: title,
    detail: text("notice-queue", { queue: queueName(notice.queue) }),
    link: { href, name: body },
  });
  if (notice.sound) playSoundOnce();
  if (notice.desktop) {
    showDesktop({ title, body, tag: `${notice.kind} ${notice.conversation}`, onClick: () => navigate(href) });
  }
}

function noticeTitle(kind: NoticeKind): string {
  return text(`notice-${kind}`);
}

function isOnScreen({ kind, conversation }: Notice): boolean {
  const at = route.value;
  return kind === "message" && at.page === "inbox" && at.conversation === conversation && document.hasFocus();
}
