// Who it is, where it stands, and what may be done about it. The buttons are exactly what the server says this agent may do.

import {
  ArrowLeft,
  Bell,
  Check,
  CornerUpLeft,
  Download,
  Ellipsis,
  LogOut,
  PanelRight,
  RotateCcw,
  Trash2,
  Undo2,
  UserPlus,
  Users,
} from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { PlainAction, Row } from "../../../protocol/src/index.ts";
import { exportConversation } from "../export/conversation.ts";
import { rowOf } from "../inbox/inbox.ts";
import { toast } from "../notices/toasts.ts";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { numberBeside, visitorName } from "../parts/person.tsx";
import { problemText } from "../problems.ts";
import type { Route } from "../route.ts";
import { address } from "../route.ts";
import { queueName } from "../session/session.ts";
import { text } from "../texts.ts";
import type { Actions } from "./actions.ts";
import { AssignSheet, TransferSheet } from "./hand-over.tsx";
import { NoticesDialog } from "./notices-dialog.tsx";
import type { OpenConversation } from "./open-conversation.ts";
import { Viewers } from "./viewers.tsx";

interface HeadProps {
  open: OpenConversation;
  actions: Actions;
  at: Extract<Route, { page: "inbox" }>;
}

export function ConversationHead({ open, actions, at }: HeadProps) {
  const row = open.details.value ?? rowOf(open.id);
  return (
    <header class="conversation-head">
      <a
        class="button button-plain button-icon narrow-only"
        href={address({ ...at, conversation: null, card: false })}
        aria-label={text("conversation-back")}
      >
        <ArrowLeft size={20} aria-hidden="true" />
      </a>
      <div class="conversation-who">
        <h1 id="conversation-title" tabIndex={-1}>
          {row && <Title row={row} />}
        </h1>
        {row && (
          <div class="conversation-facts">
            <Facts row={row} />
            <Viewers open={open} />
          </div>
        )}
      </div>
      <div class="conversation-buttons" role="group" aria-label={text("conversation-actions")}>
        <MainButtons open={open} actions={actions} />
        <OtherActions open={open} actions={actions} />
        <a
          class="button button-plain button-icon card-opener"
          href={address({ ...at, card: !at.card })}
          aria-label={text("card-show")}
          title={text("card-show")}
        >
          <PanelRight size={20} aria-hidden="true" />
        </a>
      </div>
    </header>
  );
}

function Title({ row }: { row: Row }) {
  const number = numberBeside(row);
  return (
    <span class="one-line">
      <bdi>{visitorName(row)}</bdi>
      {number && <span class="conversation-number"> {number}</span>}
    </span>
  );
}

/** What matters most comes first; where there is no room, the queue goes. */
function Facts({ row }: { row: Row }) {
  const kind = row.kind === "submission" ? text("kind-submission") : null;
  const first = [row.assignee?.name ?? null, text(`status-${row.status}`), row.missed ? text("mark-missed") : null, kind];
  return (
    <p class="one-line">
      {first.filter(Boolean).join(" · ")}
      <span class="conversation-queue"> · {queueName(row.queue)}</span>
    </p>
  );
}

const icons: Record<"reply" | "join" | "resolve" | "reopen" | "restore", ComponentChildren> = {
  reply: <CornerUpLeft size={16} aria-hidden="true" />,
  join: <UserPlus size={16} aria-hidden="true" />,
  resolve: <Check size={16} aria-hidden="true" />,
  reopen: <RotateCcw size={16} aria-hidden="true" />,
  restore: <Undo2 size={16} aria-hidden="true" />,
};

const steps = Object.keys(icons) as (keyof typeof icons)[];

// The place of a step decides from which width on it is a button; below that it is in the menu.
const asButton = ["button-main", "from-600", "from-800", "from-800", "from-800"];
const asChoice = ["", "below-600", "below-800", "below-800", "below-800"];

/** The likeliest step first; where there is no room, the others go into the menu. */
function MainButtons({ open, actions }: { open: OpenConversation; actions: Actions }) {
  const allowed = steps.filter((action) => open.may(action));
  return (
    <>
      {allowed.map((action, index) => (
        <button
          key={action}
          type="button"
          class={`button ${asButton[index]}`}
          aria-disabled={actions.busy.value}
          title={text(`action-${action}`)}
          onClick={() => actions.plain(action)}
        >
          {icons[action]}
          <span class="button-word">{text(`action-${action}`)}</span>
        </button>
      ))}
    </>
  );
}

type Asking = "assign" | "transfer" | "notices" | null;

function OtherActions({ open, actions }: { open: OpenConversation; actions: Actions }) {
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Menu
        label={text("action-more")}
        named
        buttonClass="button button-plain button-icon"
        button={<Ellipsis size={20} aria-hidden="true" />}
      >
        <Choices open={open} actions={actions} ask={setAsking} />
      </Menu>
      {asking === "assign" && <AssignSheet open={open} actions={actions} onClose={close} />}
      {asking === "transfer" && <TransferSheet open={open} actions={actions} onClose={close} />}
      {asking === "notices" && <NoticesDialog open={open} onClose={close} />}
    </>
  );
}

function Choices({ open, actions, ask }: { open: OpenConversation; actions: Actions; ask: (what: Asking) => void }) {
  const second = steps.filter((action) => open.may(action)).slice(1);
  const plain = (action: PlainAction, icon: ComponentChildren, extra = "") =>
    open.may(action) && (
      <MenuItem key={action} onChoose={() => void actions.plain(action)} class={extra}>
        {icon}
        {text(`action-${action}`)}
      </MenuItem>
    );
  const asked = (action: "assign" | "transfer", icon: ComponentChildren) =>
    open.may(action) && (
      <MenuItem onChoose={() => ask(action)}>
        {icon}
        {text(`action-${action}`)}
      </MenuItem>
    );
  return (
    <>
      {second.map((action, index) => plain(action, icons[action], asChoice[index + 1]))}
      {asked("assign", <UserPlus size={16} aria-hidden="true" />)}
      {asked("transfer", <Users size={16} aria-hidden="true" />)}
      <MenuItem onChoose={() => ask("notices")}>
        <Bell size={16} aria-hidden="true" />
        {text("why-menu")}
      </MenuItem>
      {open.details.value && (
        <MenuItem onChoose={() => void exported(open)}>
          <Download size={16} aria-hidden="true" />
          {text("export-menu")}
        </MenuItem>
      )}
      {plain("leave", <LogOut size={16} aria-hidden="true" />)}
      {plain("trash", <Trash2 size={16} aria-hidden="true" />, "menu-item-bad")}
    </>
  );
}

async function exported(open: OpenConversation): Promise<void> {
  const details = open.details.peek();
  if (!details) return;
  try {
    await exportConversation(details);
  } catch (problem) {
    toast({ kind: "problem", about: open.id, text: text("export-failed"), detail: problemText(problem) });
  }
}
