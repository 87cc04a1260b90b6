// What an agent does with a conversation, and how each of it is taken back within ten seconds.

import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { AgentName, Changed, PlainAction } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { neighbour } from "../inbox/inbox.ts";
import { toast } from "../notices/toasts.ts";
import { isFocusLost, moveFocus } from "../parts/focus.ts";
import { problemText } from "../problems.ts";
import { address, everything, navigate, route } from "../route.ts";
import { me, queueName } from "../session/session.ts";
import { text } from "../texts.ts";
import { keepDraft } from "./composer/composer-state.ts";
import type { OpenConversation } from "./open-conversation.ts";

/** A change under way; one at a time, so that a double click is one change. */
export interface Actions {
  busy: Signal<boolean>;
  refused: Signal<unknown>;
  plain: (action: PlainAction) => Promise<void>;
  assign: (agent: AgentName) => Promise<void>;
  transfer: (queue: string) => Promise<void>;
}

const opposites: Partial<Record<PlainAction, PlainAction>> = {
  join: "leave",
  resolve: "reopen",
  reopen: "resolve",
  trash: "restore",
  restore: "trash",
};

/** One change: what is called, what is said when it is done, how it is taken back, and where the agent goes on. */
interface Change {
  call: () => Promise<Changed>;
  done: string;
  undo: (() => Promise<Changed>) | null;
  goOn: () => void;
}

export function actionsOf(open: OpenConversation): Actions {
  const { id } = open;
  const busy = signal(false);
  const refused = signal<unknown>(null);
  const attempt = async (call: () => Promise<Changed>) => {
    busy.value = true;
    try {
      await open.accept(await call());
      return null;
    } catch (problem) {
      // When it was refused, the allowed actions may have changed.
      await open.reload();
      return problem;
    } finally {
      busy.value = false;
    }
  };
  const takeBack = async (undo: () => Promise<Changed>) => {
    const problem = await attempt(undo);
    if (problem !== null) toast({ kind: "problem", about: id, text: text("undo-failed"), detail: problemText(problem) });
    goBack(id);
  };
  const change = async ({ call, done, undo, goOn }: Change) => {
    if (busy.value) return;
    refused.value = null;
    refused.value = await attempt(call);
    if (refused.value !== null) return stay(id);
    toast({ kind: "done", about: id, text: done, ...(undo && { act: { name: text("undo"), run: () => void takeBack(undo) } }) });
    if (isOnScreen(id)) goOn();
  };
  return { busy, refused, ...undoableActions(open, change) };
}

/** The actions as changes, each with its opposite where it has one. */
function undoableActions(open: OpenConversation, change: (what: Change) => Promise<void>): Pick<Actions, "plain" | "assign" | "transfer"> {
  const { id } = open;
  return {
    plain: (action) => {
      const opposite = action === "leave" ? (isMine(open) ? "reply" : "join") : opposites[action];
      const undo = opposite ? () => api.act(id, opposite) : null;
      return change({ call: () => api.act(id, action), done: text(`done-${action}`), undo, goOn: afterwards(id, action) });
    },
    assign: (agent) => {
      const before = open.details.peek()?.assignee;
      const undo = before && isSenior(open) ? () => api.assign(id, before.agent) : null;
      const done = text("done-assign", { name: agent.name });
      return change({ call: () => api.assign(id, agent.agent), done, undo, goOn: () => stay(id) });
    },
    transfer: (queue) => {
      const undo = isSenior(open) ? transferBack(open) : null;
      const done = text("done-transfer", { queue: queueName(queue) });
      return change({ call: () => api.transfer(id, queue), done, undo, goOn: () => stay(id) });
    },
  };
}

/** Who takes a conversation writes next; who is done with it goes on to the next of the same list. */
function afterwards(id: string, action: PlainAction): () => void {
  switch (action) {
    case "reply":
    case "join":
    case "reopen":
      return () => {
        keepDraft(id, { mode: "reply" });
        moveFocus(id, "composer");
      };
    case "resolve":
    case "trash": {
      // Read before the change: afterwards the row is no longer in this list.
      const at = route.peek();
      const next = at.page === "inbox" ? neighbour(at.filter, id) : null;
      return next === null ? () => stay(id) : () => goTo(next);
    }
    default:
      return () => stay(id);
  }
}

function isOnScreen(id: string): boolean {
  const at = route.peek();
  return at.page === "inbox" && at.conversation === id;
}

function stay(id: string): void {
  if (isFocusLost()) moveFocus(id, "title");
}

function goTo(id: string): void {
  const at = route.peek();
  navigate(address({ page: "inbox", filter: at.page === "inbox" ? at.filter : everything, conversation: id, card: false }));
  moveFocus(id, "title");
}

// The button that takes back is gone with its toast.
function goBack(id: string): void {
  if (isOnScreen(id)) moveFocus(id, "title");
  else goTo(id);
}

/** The queue it came from, and who was responsible there. */
function transferBack({ id, details }: OpenConversation): (() => Promise<Changed>) | null {
  const before = details.peek();
  if (!before) return null;
  const { queue, assignee } = before;
  return async () => {
    const back = await api.transfer(id, queue);
    return assignee ? api.assign(id, assignee.agent) : back;
  };
}

function isMine({ details }: OpenConversation): boolean {
  return details.peek()?.assignee?.agent === me.peek()?.agent;
}

// Who gives a conversation away cannot take it back, unless that role may do so with any conversation.
function isSenior({ details }: OpenConversation): boolean {
  const site = me.peek()?.sites.find((one) => one.site === details.peek()?.site);
  return site !== undefined && site.role !== "agent";
}
