// Invitations that nobody has taken yet: how long they last, sent again, withdrawn.

import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { InvitationItem, Role } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { now } from "../clock.ts";
import { toast } from "../notices/toasts.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Refused } from "../parts/state.tsx";
import { text } from "../texts.ts";
import { queueNames } from "./choices.tsx";
import { daysLeft, mayChange } from "./people.ts";
import { inviteProblem } from "./problems.ts";

interface ListProps {
  site: string;
  mine: Role;
  invitations: readonly InvitationItem[];
  onChanged: () => Promise<void>;
  /** What had the focus is gone. */
  onGone: () => void;
}

export function InvitationList({ site, mine, invitations, onChanged, onGone }: ListProps) {
  if (invitations.length === 0) return null;
  return (
    <div class="people-part">
      <h2 id="invitations-title">{text("invitations-title")}</h2>
      <ul class="people-list" aria-labelledby="invitations-title">
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.invitation}
            {...{ site, invitation, onChanged, onGone }}
            changeable={mayChange(mine, invitation)}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps extends Omit<ListProps, "invitations" | "mine"> {
  invitation: InvitationItem;
  changeable: boolean;
}

function InvitationRow({ site, invitation, changeable, onChanged, onGone }: RowProps) {
  const { invitation: id, email, role, queues } = invitation;
  const error = useSignal<unknown>(null);
  const busy = useSignal(false);
  const [asking, setAsking] = useState(false);
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    if (busy.value) return false;
    busy.value = true;
    error.value = null;
    try {
      await work();
      toast({ kind: "done", text: done });
      await onChanged();
      return true;
    } catch (problem) {
      error.value = problem;
      return false;
    } finally {
      busy.value = false;
    }
  };
  const resend = () => void attempt(() => api.resendInvitation(site, id), text("invite-sent", { email }));
  const withdraw = async () => {
    if (await attempt(() => api.withdrawInvitation(site, id), text("invitation-withdrawn", { email }))) onGone();
  };
  const gone = error.value instanceof Problem && error.value.code === "not-found";
  return (
    <li class="person">
      <div class="person-words">
        <p>{email}</p>
        <p class="soft small">
          {text(`role-${role}`)} · {queueNames(queues)}
        </p>
        <p class="soft small">{expiry(invitation)}</p>
      </div>
      {changeable && (
        <div class="person-buttons">
          <button
            type="button"
            class="button button-small"
            aria-label={text("invitation-resend-to", { email })}
            aria-disabled={busy.value}
            onClick={resend}
          >
            {text("invitation-resend")}
          </button>
          <button
            type="button"
            class="button button-small"
            aria-label={text("invitation-withdraw-of", { email })}
            onClick={() => setAsking(true)}
          >
            {text("invitation-withdraw")}
          </button>
        </div>
      )}
      {error.value !== null && (
        <Refused
          error={error.value}
          sentence={gone ? text("invitation-taken") : inviteProblem(error.value)}
          onRetry={gone ? () => void onChanged() : undefined}
        />
      )}
      {asking && (
        <Confirm
          title={text("invitation-withdraw-title")}
          body={text("invitation-withdraw-text", { email })}
          yes={text("invitation-withdraw")}
          onYes={() => void withdraw()}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function expiry(invitation: InvitationItem): string {
  const count = daysLeft(invitation, now.value);
  return count === 0 ? text("invitation-expired") : text("invitation-expires", { count });
}
