// Notices that nobody has looked at yet, as one card that counts: a rush of chats is one line with their number.

import { computed, signal } from "@preact/signals";
import type { Notice, Row, ServerFrame, WireNotices } from "../../../protocol/src/index.ts";

export type NoticeFrame = Extract<ServerFrame, { type: "notice" }>;

/** The notices of one kind: as many as there are conversations, whatever was said in each. */
export interface NoticeGroup {
  kind: Notice;
  notices: readonly NoticeFrame[];
}

const unseen = signal<readonly NoticeFrame[]>([]);

/** When the newest came. */
export const newestAt = signal(0);

const order: readonly Notice[] = ["chat", "missed", "offline", "assigned", "message", "submission"];

export const noticeGroups = computed<readonly NoticeGroup[]>(() => {
  const all = order.map((kind) => ({ kind, notices: unseen.value.filter((notice) => notice.kind === kind) }));
  return all.filter(({ notices }) => notices.length > 0);
});

/** Whether an agent asked to hear of this kind at all. */
export function isWanted(kind: Notice, notices: WireNotices | undefined): boolean {
  return Object.values(notices?.[kind] ?? {}).some((method) => method === true);
}

/** Adds a notice to the card; the newest of its conversation stands for the others of its kind. */
export function addNotice(notice: NoticeFrame, now: number): void {
  unseen.value = [...without(({ kind, conversation }) => kind === notice.kind && conversation === notice.conversation), notice];
  newestAt.value = now;
}

/** A conversation was opened, here or in the log of its queue. */
export function markSeen(conversation: string | null, entry: string | null): void {
  unseen.value = without((notice) => notice.conversation === conversation || (entry !== null && notice.entry === entry));
}

/**
 * Forgets notices that a change has made pointless: somebody took the chat, somebody has read the message, or what was given to this
 * agent went on to another.
 */
export function dropOutdated({ conversation, status, assignee, unread }: Row, mine: string | undefined): void {
  unseen.value = without((notice) => {
    if (notice.conversation !== conversation) return false;
    if (notice.kind === "assigned") return assignee?.agent !== mine || status !== "active";
    return notice.kind === "message" ? unread === 0 : status !== "unassigned";
  });
}

/** Takes the card away. */
export function clearNotices(): void {
  unseen.value = [];
}

function without(unwanted: (notice: NoticeFrame) => boolean): readonly NoticeFrame[] {
  const rest = unseen.peek().filter((notice) => !unwanted(notice));
  return rest.length === unseen.peek().length ? unseen.peek() : rest;
}
