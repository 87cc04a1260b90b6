// The conversation that is open: its log and what is on its way, kept by the client, and what the server says about it.

import { computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal, Signal } from "@preact/signals";
import { Problem, correctedContact } from "../../../protocol/src/index.ts";
import type { Action, Contact, Conversation, ConversationDetails, Row } from "../../../protocol/src/index.ts";
import { api, environment } from "../client.ts";
import { foresee } from "../inbox/inbox.ts";
import { changes, client, onFrame, onRefresh } from "../live.ts";
import { me } from "../session.ts";

export interface OpenConversation {
  id: string;
  /** As the server told, and as agents have corrected the contact since. */
  details: ReadonlySignal<ConversationDetails | null>;
  error: Signal<unknown>;
  /** The log and the outbox; nothing until the client is there. It changes inside: who draws it reads `changes` too. */
  talk: ReadonlySignal<Conversation | null>;
  may: (action: Action) => boolean;
  /** Whether this agent takes part. Only then does looking at a message count as somebody having read it. */
  takesPart: () => boolean;
  reload: () => Promise<void>;
  /** Asks again when the answer may be old: where a reply goes depends on whether the visitor is there. */
  refresh: () => void;
  close: () => void;
}

const stale_ms = 10_000;

/** Opens a conversation; `close` it when it leaves the screen. */
export function openConversation(id: string): OpenConversation {
  const told = signal<ConversationDetails | null>(null);
  /** The end of the log when that was told; rows that come later say nothing of the contact. */
  let toldAt = 0;
  let askedOf: string | null = null;
  const error = signal<unknown>(null);
  const held = signal<Conversation | null>(null);
  let asked = 0;
  let answeredAt = 0;
  const reload = async () => {
    const ask = (asked += 1);
    try {
      const answer = await api.conversation(id);
      if (ask !== asked) return;
      toldAt = answer.seq;
      told.value = answer;
      answeredAt = environment.now();
      error.value = null;
    } catch (problem) {
      if (ask === asked) error.value = problem;
    }
  };
  const contact = computed(() => {
    changes.value;
    return told.value && correctedContact(told.value.contact, toldAt, held.value?.log.events ?? []);
  });
  const details = computed(() => told.value && contact.value && withContact(told.value, contact.value));
  const stops = [
    effect(() => {
      held.value = client.value?.conversation(id) ?? null;
    }),
    // Whether mail reaches the new address only the server knows.
    effect(() => {
      const email = contact.value?.email ?? null;
      if (email === askedOf || email === (told.peek()?.contact.email ?? null)) return;
      askedOf = email;
      void reload();
    }),
    onFrame("row", ({ row }) => {
      if (row.conversation === id && follow(told, row)) void reload();
    }),
    onRefresh(() => void reload()),
  ];
  void reload();
  return {
    id,
    details,
    error,
    talk: held,
    may: (action) => details.value?.may.includes(action) ?? false,
    takesPart: () => details.value?.participants.some(({ agent }) => agent === me.value?.agent) ?? false,
    reload,
    refresh: () => {
      if (environment.now() - answeredAt > stale_ms) void reload();
    },
    close: () => {
      for (const stop of stops) stop();
      client.peek()?.close(id);
    },
  };
}

/** Tells the visitor and the lists that everything on screen was read. */
export function markRead(talk: Conversation): void {
  talk.tellRead();
  foresee(talk.id, { unread: 0 });
}

/** Whether somebody may not see this conversation, or it is not there; the server does not say which. */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && (error.code === "not-found" || error.code === "forbidden");
}

function withContact(details: ConversationDetails, contact: Contact): ConversationDetails {
  return contact === details.contact ? details : { ...details, contact, name: contact.name };
}

// Takes over what a row says. What one may do is not in a row: true when it has to be asked for again.
function follow(told: Signal<ConversationDetails | null>, row: Row): boolean {
  const before = told.value;
  if (!before || before.seq > row.seq) return false;
  told.value = { ...before, ...row };
  const deciding = ({ status, queue, assignee, participants }: Row) => JSON.stringify([status, queue, assignee, participants]);
  // Whoever writes is there, whatever we believed before.
  const came = !before.online && row.preview?.side === "visitor" && row.seq > before.seq;
  return came || deciding(before) !== deciding(row) || before.name !== row.name;
}
