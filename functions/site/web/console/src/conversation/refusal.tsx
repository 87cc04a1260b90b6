// Why an action was refused. Who was faster is told by name, with what can be done instead.

import type { Status } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { longestWaiting } from "../inbox/longest-waiting.ts";
import { Refused } from "../parts/state.tsx";
import { problemText } from "../problems.ts";
import type { Route } from "../route.ts";
import { address } from "../route.ts";
import { me } from "../session/session.ts";
import { text } from "../texts.ts";
import type { Actions } from "./actions.ts";
import { draftOf } from "./composer/composer-state.ts";
import type { OpenConversation } from "./open-conversation.ts";

interface RefusalProps {
  open: OpenConversation;
  actions: Actions;
  at: Extract<Route, { page: "inbox" }>;
}

export function Refusal({ open, actions, at }: RefusalProps) {
  const error = actions.refused.value;
  if (error === null) return null;
  const close = () => (actions.refused.value = null);
  const isConflict = error instanceof Problem && error.code === "conflict";
  return (
    <div class="conversation-problem">
      {isConflict ? (
        <Refused error={error} sentence={sentenceOf(error, open)} onDismiss={close}>
          <Instead open={open} actions={actions} at={at} />
        </Refused>
      ) : (
        <Refused error={error} onDismiss={close} />
      )}
    </div>
  );
}

function sentenceOf(error: Problem, open: OpenConversation): string {
  const { reply, note } = draftOf(open.id);
  const winner = winnerOf(error, open);
  const kept = reply.trim() || note.trim() ? text("problem-text-kept") : null;
  return [winner === null ? problemText(error) : text("problem-taken", { name: winner }), kept].filter(Boolean).join(" ");
}

/** Who took it, where that is what was faster. */
function winnerOf(error: Problem, { details }: OpenConversation): string | null {
  const assignee = details.value?.assignee;
  const isTaken = error.body.state === ("active" satisfies Status);
  return isTaken && assignee && assignee.agent !== me.value?.agent ? assignee.name : null;
}

function Instead({ open, actions, at }: RefusalProps) {
  const next = longestWaiting(open.id);
  return (
    <>
      {open.may("join") && (
        <button type="button" class="button button-small" aria-disabled={actions.busy.value} onClick={() => void actions.plain("join")}>
          {text("action-join")}
        </button>
      )}
      {next !== null && (
        <a class="button button-small" href={address({ ...at, conversation: next, card: false })}>
          {text("problem-next-unassigned")}
        </a>
      )}
    </>
  );
}
