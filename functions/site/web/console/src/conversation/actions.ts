// What an agent does with a conversation, and how each of it is taken back within ten seconds.

import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { AgentName, PlainAction } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { toast } from "../notices/toasts.ts";
import { problemText } from "../problems.ts";
import { me, queueName } from "../session.ts";
import { text } from "../texts.ts";
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

export function actionsOf(open: OpenConversation): Actions {
  const busy = signal(false);
  const refused = signal<unknown>(null);
  const change = async (call: () => Promise<void>, done: string, undo: (() => Promise<void>) | null) => {
    if (busy.value) return;
    busy.value = true;
    refused.value = null;
    try {
      await call();
    } catch (error) {
      refused.value = error;
    }
    // Whether it worked or somebody was faster: what one may do now is another matter.
    await open.reload();
    busy.value = false;
    if (refused.value === null)
      toast({ kind: "done", about: open.id, text: done, ...(undo && { act: { name: text("undo"), run: () => void takeBack(undo) } }) });
  };
  const takeBack = async (undo: () => Promise<void>) => {
    busy.value = true;
    try {
      await undo();
    } catch (error) {
      toast({ kind: "problem", about: open.id, text: text("undo-failed"), detail: problemText(error) });
    }
    await open.reload();
    busy.value = false;
  };
  const { id } = open;
  return {
    busy,
    refused,
    plain: (action) => {
      const opposite = action === "leave" ? (isMine(open) ? "reply" : "join") : opposites[action];
      return change(() => api.act(id, action), text(`done-${action}`), opposite ? () => api.act(id, opposite) : null);
    },
    assign: (agent) => {
      const before = open.details.peek()?.assignee;
      const undo = before && isSenior(open) ? () => api.assign(id, before.agent) : null;
      return change(() => api.assign(id, agent.agent), text("done-assign", { name: agent.name }), undo);
    },
    transfer: (queue) => {
      const undo = isSenior(open) ? transferBack(open) : null;
      return change(() => api.transfer(id, queue), text("done-transfer", { queue: queueName(queue) }), undo);
    },
  };
}

/** The queue it came from, and who was responsible there. */
function transferBack({ id, details }: OpenConversation): (() => Promise<void>) | null {
  const before = details.peek();
  if (!before) return null;
  const { queue, assignee } = before;
  return async () => {
    await api.transfer(id, queue);
    if (assignee) await api.assign(id, assignee.agent);
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
