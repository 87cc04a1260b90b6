// The conversation pane: heading with its buttons, the log, the composer; and the visitor card beside it.

import { useEffect, useMemo } from "preact/hooks";
import { openRow } from "../inbox/inbox.ts";
import { ToastsRegion } from "../notices/toasts-region.tsx";
import { useMovedFocus } from "../parts/focus.ts";
import { Empty, Failed, Skeleton } from "../parts/state.tsx";
import type { Route } from "../route.ts";
import { address } from "../route.ts";
import { text } from "../texts.ts";
import { drawer, VisitorCard } from "../visitor-card/visitor-card.tsx";
import { actionsOf } from "./actions.ts";
import { Composer } from "./composer/composer.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import { ConversationLogView } from "./log/log-view.tsx";
import { isMissing, openConversation } from "./open-conversation.ts";
import { Refusal } from "./refusal.tsx";

type InboxRoute = Extract<Route, { page: "inbox" }>;

interface PaneProps {
  id: string;
  at: InboxRoute;
}

/** Draw it with the id as key: another conversation is another pane. */
export function ConversationPane({ id, at }: PaneProps) {
  const open = useMemo(() => openConversation(id), [id]);
  const actions = useMemo(() => actionsOf(open), [open]);
  useEffect(() => open.close, [open]);
  useMovedFocus(id);
  const details = open.details.value;
  const talk = open.talk.value;
  const error = open.error.value;
  useEffect(() => void (openRow.value = details), [details]);
  if (isMissing(error)) return <Missing at={at} />;
  return (
    <>
      <section class="conversation" aria-labelledby="conversation-title" inert={at.card && drawer.value}>
        <ConversationHead open={open} actions={actions} at={at} />
        <Refusal open={open} actions={actions} at={at} />
        {!details && error !== null ? (
          <Failed error={error} onRetry={open.reload} />
        ) : talk ? (
          <ConversationLogView open={open} talk={talk} />
        ) : (
          <Skeleton rows={4} kind="bubble" />
        )}
        <ToastsRegion />
        {details && <Composer open={open} talk={talk} details={details} actions={actions} />}
      </section>
      <VisitorCard open={open} at={at} />
    </>
  );
}

function Missing({ at }: { at: InboxRoute }) {
  const back = (
    <a class="button" href={listOf(at)}>
      {text("conversation-back")}
    </a>
  );
  return (
    <section class="conversation" aria-labelledby="conversation-title">
      <h1 class="visually-hidden" id="conversation-title" tabIndex={-1}>
        {text("missing-title")}
      </h1>
      <Empty sentence={text("problem-not-found")} action={back} />
      <ToastsRegion />
    </section>
  );
}

function listOf(at: InboxRoute): string {
  return address({ ...at, conversation: null, card: false });
}
