// The conversation that is open: its log and what is on its way, kept by the client, and what the server says about it.

import type { ReadonlySignal, Signal } from "@preact/signals";
import { computed, effect, signal } from "@preact/signals";
import type { Action, Changed, Conversation, LiveConversation, Row, WireContact } from "../../../protocol/src/index.ts";
import { correctedContact, Problem } from "../../../protocol/src/index.ts";
import { api, environment } from "../client.ts";
import { applyOptimistic } from "../inbox/inbox.ts";
import { changes, client, onFrame, onRefresh } from "../live.ts";
import { me } from "../session/session.ts";

export interface OpenConversation {
  id: string;
  /** As the server told, and as agents have corrected the contact since. */
  details: ReadonlySignal<Conversation | null>;
  error: Signal<unknown>;
  /** The log and the outbox; nothing until the client is there. It changes inside: who draws it reads `changes` too. */
  talk: ReadonlySignal<LiveConversation | null>;
  may: (action: Action) => boolean;
  /** Whether this agent takes part. Only then does looking at a message count as somebody having read it. */
  takesPart: () => boolean;
  reload: () => Promise<void>;
  /** Takes over what a change of this agent's answered, so that nothing has to be asked. */
  accept: (changed: Changed | Conversation) => Promise<void>;
  /** Asks again when the answer may be old: where a reply goes depends on whether the visitor is there. */
  refresh: () => void;
  close: () => void;
}

const stale_ms = 10_000;

/** Opens a conversation; `close` it when it leaves the screen. */
export function openConversation(id: string): OpenConversation {
  const talk = signal<LiveConversation | null>(null);
  const { served, details, error, reload, accept, isStale, follow } = conversationDetails(id, talk);
  const stops = [
    effect(() => {
      talk.value = client.value?.conversation(id) ?? null;
    }),
    follow(),
    onFrame("row", ({ row }) => {
      if (row.conversation === id && applyRow(served, row)) void reload();
    }),
    onRefresh(() => void reload()),
  ];
  void reload();
  return {
    id,
    details,
    error,
    talk,
    may: (action) => details.value?.may.includes(action) ?? false,
    takesPart: () => details.value?.participants.some(({ agent }) => agent === me.value?.agent) ?? false,
    reload,
    accept,
    refresh: () => {
      if (isStale()) void reload();
    },
    close: () => {
      for (const stop of stops) stop();
      client.peek()?.close(id);
    },
  };
}

/** What the server tells of a conversation when it is asked, brought up to date by the log. */
function conversationDetails(id: string, talk: ReadonlySignal<LiveConversation | null>) {
  const served = signal<Conversation | null>(null);
  const error = signal<unknown>(null);
  // The end of the log when it was told. Rows that come later say nothing of the contact.
  let servedAt = 0;
  let answeredAt = 0;
  let requested = 0;
  let latest = Promise.resolve();
  // Done when the newest answer is here, also for who asked before: an older one is thrown away.
  const reload = async () => {
    let awaited = (latest = fetchDetails((requested += 1)));
    await awaited;
    while (awaited !== latest) await (awaited = latest);
  };
  const fetchDetails = async (turn: number) => {
    try {
      const answer = await api.conversation(id);
      if (turn === requested) keep(answer);
    } catch (problem) {
      if (turn === requested) error.value = problem;
    }
  };
  const keep = (answer: Conversation) => {
    servedAt = answer.seq;
    served.value = answer;
    answeredAt = environment.now();
    error.value = null;
  };
  const accept = async (answer: Changed | Conversation) => {
    const before = served.value;
    const row = "row" in answer ? answer.row : answer;
    // Who may do nothing more may not see it any more either, and what was told since is newer than this answer.
    if (!before || answer.may.length === 0 || row.seq < before.seq) return reload();
    // What was requested before the change is not waited for.
    requested += 1;
    latest = Promise.resolve();
    error.value = null;
    if ("row" in answer) served.value = { ...before, ...row, may: answer.may };
    else keep(answer);
  };
  const contact = computed(() => {
    changes.value;
    return served.value && correctedContact(served.value.contact, servedAt, talk.value?.log.events ?? []);
  });
  const details = computed(() => served.value && contact.value && withContact(served.value, contact.value));
  // Whether mail reaches a new address only the server knows.
  const newAddress = computed(() => (contact.value?.email === served.value?.contact.email ? null : contact.value?.email));
  const follow = () => effect(() => void (newAddress.value && reload()));
  return { served, details, error, reload, accept, isStale: () => environment.now() - answeredAt > stale_ms, follow };
}

/** Tells the visitor and the lists that everything on screen was read. */
export function markRead(talk: LiveConversation): void {
  talk.tellRead();
  applyOptimistic(talk.id, { unread: 0 });
}

/** Whether somebody may not see this conversation, or it is not there; the server does not say which. */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && (error.code === "not-found" || error.code === "forbidden");
}

function withContact(details: Conversation, contact: WireContact): Conversation {
  return contact === details.contact ? details : { ...details, contact, name: contact.name };
}

// Brings in what a row says. What one may do is not in a row: true when it has to be asked for again.
function applyRow(served: Signal<Conversation | null>, row: Row): boolean {
  const before = served.value;
  if (!before || before.seq > row.seq) return false;
  served.value = { ...before, ...row };
  const deciding = ({ status, queue, assignee, participants }: Row) => JSON.stringify([status, queue, assignee, participants]);
  // An author who writes is present, whatever was known before.
  const came = !before.online && row.preview?.side === "visitor" && row.seq > before.seq;
  return came || deciding(before) !== deciding(row) || before.name !== row.name;
}
