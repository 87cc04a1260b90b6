// One person: who it is, what they are on the site, and the form to change that.

import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { PersonItem, Role } from "../../../protocol/src/index.ts";
import { toast } from "../notices/toasts.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Initials } from "../parts/person.tsx";
import { Refused } from "../parts/state.tsx";
import { me } from "../session/session.ts";
import { text } from "../texts.ts";
import { queueNames } from "./choices.tsx";
import { EndSessions } from "./end-sessions.tsx";
import { mayChange, maySignOut } from "./people.ts";
import { PersonForm } from "./person-form.tsx";
import { personProblem } from "./problems.ts";
import { setActive } from "./team.ts";

interface RowProps {
  site: string;
  person: PersonItem;
  mine: Role;
  onChanged: (person: PersonItem) => void;
  /** Gives the focus to the element of this id. */
  focus: (id: string) => void;
}

export const deactivated_id = "people-deactivated";

export function PersonRow({ site, person, mine, onChanged, focus }: RowProps) {
  const { agent, name, email, active } = person;
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const error = useSignal<unknown>(null);
  const itself = me.value?.agent === agent;
  const editId = `person-edit-${agent}`;
  const close = () => {
    setEditing(false);
    focus(editId);
  };
  const saved = (now: PersonItem) => {
    onChanged(now);
    toast({ kind: "done", text: text("person-saved", { name }) });
    close();
  };
  const flip = async () => {
    error.value = null;
    try {
      const now = await setActive(site, person, !active);
      focus(now.active ? editId : deactivated_id);
      onChanged(now);
      toast({ kind: "done", text: text(now.active ? "person-reactivated" : "person-deactivated", { name }) });
    } catch (problem) {
      error.value = problem;
    }
  };
  return (
    <li class="person">
      <Initials name={name} />
      <div class="person-words">
        <p>
          {name} {itself && <span class="soft">{text("person-you")}</span>}
        </p>
        <p class="soft small">{email}</p>
        <p class="soft small">{standing(person)}</p>
        {!mayChange(mine, person) && <p class="soft small">{text("person-owners-only")}</p>}
      </div>
      {mayChange(mine, person) && !editing && (
        <div class="person-buttons">
          <button
            type="button"
            class="button button-small"
            id={editId}
            aria-label={text(active ? "person-edit-of" : "person-reactivate-of", { name })}
            onClick={() => (active ? setEditing(true) : setAsking(true))}
          >
            {text(active ? "person-edit" : "person-reactivate")}
          </button>
          {maySignOut(mine, person, me.value?.agent) && (
            <EndSessions {...{ site, person }} onFailed={(problem) => (error.value = problem)} />
          )}
        </div>
      )}
      {error.value !== null && <Refused error={error.value} sentence={personProblem(error.value, name).sentence} />}
      {editing && (
        <PersonForm {...{ site, person, mine }} onDeactivate={itself ? null : () => setAsking(true)} onSaved={saved} onClose={close} />
      )}
      {asking && <Ask person={person} onYes={() => void flip()} onClose={() => setAsking(false)} />}
    </li>
  );
}

function standing({ role, queues, open_at_once: count }: PersonItem): string {
  const parts = [text(`role-${role}`), queueNames(queues)];
  if (count !== null) parts.push(text("person-most-of", { count }));
  return parts.join(" · ");
}

function Ask({ person: { name, active }, onYes, onClose }: { person: PersonItem; onYes: () => void; onClose: () => void }) {
  const props = active
    ? { title: text("person-deactivate-title", { name }), body: text("person-deactivate-text"), yes: text("person-deactivate-yes") }
    : {
        title: text("person-reactivate-title", { name }),
        body: text("person-reactivate-text"),
        yes: text("person-reactivate-yes"),
        mild: true,
      };
  return <Confirm {...props} onYes={onYes} onClose={onClose} />;
}
