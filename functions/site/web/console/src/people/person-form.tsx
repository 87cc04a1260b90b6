// What a person is on the site, changed in place.

import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { PersonItem, Role } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { Refused } from "../parts/state.tsx";
import { FieldProblem, useSubmit } from "../parts/submit.tsx";
import { fieldProblem } from "../problems.ts";
import { useUnsaved } from "../site-setup/form/unsaved.ts";
import { text } from "../texts.ts";
import { Meanwhile, QueueChoice, RoleChoice } from "./choices.tsx";
import type { PersonDraft, PersonField } from "./people.ts";
import { changeOf, draftOf, onto, readMost, rolesGivenBy } from "./people.ts";
import { isOvertaken, personProblem } from "./problems.ts";
import { readPerson } from "./team.ts";

interface PersonFormProps {
  site: string;
  person: PersonItem;
  mine: Role;
  /** Deactivating is offered here; nobody does that to themselves. */
  onDeactivate: (() => void) | null;
  onSaved: (person: PersonItem) => void;
  onClose: () => void;
}

export function PersonForm({ site, person, mine, onDeactivate, onSaved, onClose }: PersonFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { base, draft, clashes, send } = useChange(site, person, onSaved);
  const { busy, error, run } = useSubmit();
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  const change = (part: Partial<PersonDraft>) => (draft.value = { ...draft.value, ...part });
  const save = run(async () => {
    if (readMost(draft.value.most) === undefined) return form.current?.querySelector<HTMLElement>("[inputmode]")?.focus();
    const changes = changeOf(base.value, draft.value);
    if (Object.keys(changes).length === 0) return onClose();
    await send();
  });
  useUnsaved(Object.keys(changeOf(base.value, draft.value)).length > 0);
  const now = base.value;
  const clash = (field: PersonField) => clashes.value?.includes(field) === true;
  const refused = error.value === null ? null : personProblem(error.value, person.name);
  const beside = refused !== null && refused.field === "role" ? refused.sentence : null;
  const fields = ["/role", "/queues", "/open_at_once"].some((pointer) => fieldProblem(error.value, pointer) !== null);
  return (
    <form class="person-form" ref={form} aria-label={text("person-form", { name: person.name })} onSubmit={save}>
      <p class="person-overtaken" role="status">
        {clashes.value !== null && text(clashes.value.length > 0 ? "person-overtaken-both" : "person-overtaken", { name: person.name })}
      </p>
      <RoleChoice
        value={draft.value.role}
        offered={rolesGivenBy(mine)}
        problem={fieldProblem(error.value, "/role") ?? beside}
        meanwhile={clash("role") ? now.role : undefined}
        onChange={(role) => change({ role })}
      />
      <QueueChoice
        site={site}
        value={draft.value.queues}
        narrow={draft.value.role === "agent"}
        problem={fieldProblem(error.value, "/queues")}
        meanwhile={clash("queues") ? now.queues : undefined}
        onChange={(queues) => change({ queues })}
      />
      <MostField
        value={draft.value.most}
        error={error.value}
        meanwhile={clash("most") ? draftOf(now).most || text("person-most-any") : undefined}
        onInput={(most) => change({ most })}
      />
      {refused !== null && beside === null && !fields && <Refused error={error.value} sentence={refused.sentence} />}
      <div class="person-actions">
        {onDeactivate && (
          <button type="button" class="button button-plain person-deactivate" onClick={onDeactivate}>
            {text("person-deactivate")}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {text("cancel")}
        </button>
        <button type="submit" class="button button-main" aria-disabled={busy.value}>
          {text("save")}
        </button>
      </div>
    </form>
  );
}

/** What is filled in, on what it was filled in, and how it is sent. */
function useChange(site: string, person: PersonItem, onSaved: (person: PersonItem) => void) {
  const base = useSignal(person);
  const draft = useSignal<PersonDraft>(draftOf(person));
  const clashes = useSignal<readonly PersonField[] | null>(null);
  const send = async (again = true): Promise<void> => {
    try {
      onSaved(await api.changePerson(site, base.value, changeOf(base.value, draft.value)));
    } catch (problem) {
      if (!isOvertaken(problem)) throw problem;
      const before = base.value;
      base.value = await readPerson(site, person.agent);
      const merged = onto(base.value, before, draft.value);
      draft.value = merged.draft;
      // A person is one in all sites, so the change may be none that is seen here.
      if (again && Object.keys(changeOf(before, draftOf(base.value))).length === 0) return send(false);
      clashes.value = merged.clashes;
    }
  };
  return { base, draft, clashes, send };
}

interface MostProps {
  value: string;
  error: unknown;
  meanwhile: string | undefined;
  onInput: (typed: string) => void;
}

function MostField({ value, error, meanwhile, onInput }: MostProps) {
  const field = useId();
  const problem = readMost(value) === undefined ? text("person-most-wrong") : fieldProblem(error, "/open_at_once");
  return (
    <div class="field">
      <label for={field}>{text("person-most")}</label>
      <input
        class="input person-most"
        id={field}
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${field}-hint` : `${field}-hint ${field}-problem`}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="field-hint" id={`${field}-hint`}>
        {text("person-most-hint")}
      </p>
      {meanwhile !== undefined && <Meanwhile value={meanwhile} />}
      <FieldProblem id={`${field}-problem`} problem={problem} />
    </div>
  );
}
