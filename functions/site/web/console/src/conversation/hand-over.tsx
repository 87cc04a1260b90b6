// Giving a conversation to a colleague or to another queue.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { AgentItem, Conversation } from "../../../protocol/src/index.ts";
import { Initials } from "../parts/person.tsx";
import { agents, me, queues } from "../session/session.ts";
import { text } from "../texts.ts";
import type { Actions } from "./actions.ts";
import type { OpenConversation } from "./open-conversation.ts";

interface SheetProps {
  open: OpenConversation;
  actions: Actions;
  onClose: () => void;
}

export function AssignSheet({ open, actions, onClose }: SheetProps) {
  const details = open.details.value;
  const self = me.value?.agent;
  const candidates = agents.value.filter((colleague) => details && mayAnswer(colleague, details));
  return (
    <Sheet title={text("assign-title")} onClose={onClose}>
      {candidates.length === 0 && <p class="menu-note">{text("assign-nobody-else")}</p>}
      {candidates.map((colleague) => (
        <li key={colleague.agent}>
          <button type="button" class="menu-item" value="chosen" onClick={() => actions.assign(colleague)}>
            <Initials name={colleague.name} />
            {colleague.agent === self ? text("assign-me", { name: colleague.name }) : colleague.name}
          </button>
        </li>
      ))}
    </Sheet>
  );
}

/** Members of the queue and those who take part already, but not the agent who is responsible now. */
function mayAnswer({ agent, queues: served }: AgentItem, { queue, participants, assignee }: Conversation): boolean {
  if (agent === assignee?.agent) return false;
  return served.includes(queue) || participants.some((participant) => participant.agent === agent);
}

export function TransferSheet({ open, actions, onClose }: SheetProps) {
  const details = open.details.value;
  const others = (queues.value ?? []).filter(({ queue, site }) => details && queue !== details.queue && site === details.site);
  return (
    <Sheet title={text("transfer-title")} onClose={onClose}>
      {others.length === 0 && <p class="menu-note">{text("transfer-no-other")}</p>}
      {others.map(({ queue, name, open: isOpen }) => (
        <li key={queue}>
          <button type="button" class="menu-item" value="chosen" onClick={() => actions.transfer(queue)}>
            {name}
            <span class="menu-item-end soft">{text(isOpen ? "queue-open" : "queue-closed")}</span>
          </button>
        </li>
      ))}
    </Sheet>
  );
}

function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const choose = (event: Event) => {
    const outside = event.target === dialog.current;
    const chosen = event.target instanceof Element && event.target.closest("[value=chosen]") !== null;
    if (outside || chosen) dialog.current?.close();
  };
  return (
    <dialog class="dialog dialog-choices" ref={dialog} aria-labelledby={titleId} onClose={onClose} onClick={choose}>
      <h2 id={titleId}>{title}</h2>
      <ul>{children}</ul>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {text("cancel")}
        </button>
      </div>
    </dialog>
  );
}
