// Asks for what an invitation needs, and sends it.

import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { InvitationItem, Language, Role } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { Picker } from "../parts/picker.tsx";
import { Refused } from "../parts/state.tsx";
import { FieldProblem, useSubmit } from "../parts/submit.tsx";
import { fieldProblem } from "../problems.ts";
import { queues } from "../session/session.ts";
import { useUnsaved } from "../site-setup/form/unsaved.ts";
import { ownNames, spoken, text } from "../texts.ts";
import { QueueChoice, RoleChoice } from "./choices.tsx";
import { rolesGivenBy } from "./people.ts";
import { inviteProblem } from "./problems.ts";

interface InviteProps {
  site: string;
  mine: Role;
  onSent: (invitation: InvitationItem) => void;
  onClose: () => void;
}

export function InviteForm({ site, mine, onSent, onClose }: InviteProps) {
  const email = useSignal("");
  const role = useSignal<Role>("agent");
  const chosen = useSignal<readonly string[]>(onlyQueue(site));
  const language = useSignal<Language>(spoken.value);
  const { busy, error, run } = useSubmit();
  const send = run(async () => {
    const invitation = { email: email.value.trim(), role: role.value, queues: [...chosen.value], language: language.value };
    onSent(await api.invite(site, invitation));
  });
  useUnsaved(email.value.trim() !== "");
  const fields = ["/email", "/role", "/queues", "/language"];
  const told = fields.some((pointer) => fieldProblem(error.value, pointer) !== null);
  return (
    <form class="person-form" aria-label={text("invite-title")} onSubmit={send}>
      <h2>{text("invite-title")}</h2>
      <EmailField value={email.value} problem={emailProblem(error.value)} onInput={(typed) => (email.value = typed)} />
      <RoleChoice
        value={role.value}
        offered={rolesGivenBy(mine)}
        problem={fieldProblem(error.value, "/role")}
        onChange={(next) => (role.value = next)}
      />
      <QueueChoice
        site={site}
        value={chosen.value}
        narrow={role.value === "agent"}
        problem={fieldProblem(error.value, "/queues")}
        onChange={(next) => (chosen.value = next)}
      />
      <LanguageField value={language.value} onChange={(next) => (language.value = next)} />
      {error.value !== null && !told && <Refused error={error.value} sentence={inviteProblem(error.value)} />}
      <div class="person-actions">
        <button type="button" class="button" onClick={onClose}>
          {text("cancel")}
        </button>
        <button type="submit" class="button button-main" aria-disabled={busy.value}>
          {text("invite-send")}
        </button>
      </div>
    </form>
  );
}

// Where there is one queue, nobody means another.
function onlyQueue(site: string): string[] {
  const all = (queues.peek() ?? []).filter((queue) => queue.site === site);
  return all.length === 1 ? all.map(({ queue }) => queue) : [];
}

function emailProblem(error: unknown): string | null {
  const taken = error instanceof Problem && error.errors.some(({ pointer, code }) => pointer === "/email" && code === "taken");
  return taken ? text("invite-there") : fieldProblem(error, "/email");
}

interface EmailProps {
  value: string;
  problem: string | null;
  onInput: (typed: string) => void;
}

function EmailField({ value, problem, onInput }: EmailProps) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  useLayoutEffect(() => {
    if (problem !== null) input.current?.focus();
  }, [problem]);
  return (
    <div class="field">
      <label for={field}>{text("sign-in-email")}</label>
      <input
        class="input"
        id={field}
        ref={input}
        type="email"
        autocomplete="off"
        required
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${field}-problem`}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <FieldProblem id={`${field}-problem`} problem={problem} />
    </div>
  );
}

function LanguageField({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const field = useId();
  const options = ownNames().map(({ language, name }) => ({ value: language, name }));
  return (
    <div class="field">
      <label for={field}>{text("invite-language")}</label>
      <div class="field-line">
        <Picker<Language> id={field} class="picker-edge" value={value} options={options} onChange={onChange} />
      </div>
    </div>
  );
}
