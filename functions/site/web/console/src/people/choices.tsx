// Which role and which queues: what both inviting and changing a person asks.

import { useId } from "preact/hooks";
import type { Role } from "../../../protocol/src/index.ts";
import { FieldProblem } from "../parts/submit.tsx";
import { queueName, queues } from "../session/session.ts";
import { text } from "../texts.ts";

interface RoleProps {
  value: Role;
  offered: readonly Role[];
  problem: string | null;
  /** What somebody else has saved meanwhile. */
  meanwhile?: Role;
  onChange: (role: Role) => void;
}

/** The roles, each with a sentence of what it may do. */
export function RoleChoice({ value, offered, problem, meanwhile, onChange }: RoleProps) {
  const group = useId();
  return (
    <fieldset class="field" aria-describedby={problem === null ? undefined : `${group}-problem`}>
      <legend class="field-label">{text("person-role")}</legend>
      {offered.map((role) => (
        <label key={role} class="choice">
          <input type="radio" name={group} checked={value === role} onChange={() => onChange(role)} />
          <span>
            {text(`role-${role}`)}
            <span class="field-hint person-hint">{text(`role-${role}-hint`)}</span>
          </span>
        </label>
      ))}
      {meanwhile && <Meanwhile value={text(`role-${meanwhile}`)} />}
      <FieldProblem id={`${group}-problem`} problem={problem} />
    </fieldset>
  );
}

interface QueuesProps {
  site: string;
  value: readonly string[];
  /** Whether the role sees conversations of these queues alone. */
  narrow: boolean;
  problem: string | null;
  meanwhile?: readonly string[];
  onChange: (queues: readonly string[]) => void;
}

/** In which queues somebody answers. */
export function QueueChoice({ site, value, narrow, problem, meanwhile, onChange }: QueuesProps) {
  const group = useId();
  const all = (queues.value ?? []).filter((queue) => queue.site === site);
  const flip = (queue: string) => onChange(value.includes(queue) ? value.filter((one) => one !== queue) : [...value, queue]);
  return (
    <fieldset class="field" aria-describedby={problem === null ? `${group}-hint` : `${group}-hint ${group}-problem`}>
      <legend class="field-label">{text("person-queues")}</legend>
      {all.map(({ queue, name }) => (
        <label key={queue} class="choice">
          <input type="checkbox" checked={value.includes(queue)} onChange={() => flip(queue)} />
          {name}
        </label>
      ))}
      <p class="field-hint" id={`${group}-hint`}>
        {queuesHint(all.length, value.length, narrow)}
      </p>
      {meanwhile && <Meanwhile value={queueNames(meanwhile)} />}
      <FieldProblem id={`${group}-problem`} problem={problem} />
    </fieldset>
  );
}

function queuesHint(all: number, chosen: number, narrow: boolean): string {
  if (all === 0) return text("person-queues-none-there");
  return text(narrow && chosen === 0 ? "person-queues-none" : "person-queues-hint");
}

/** Queues by what people call them. */
export function queueNames(names: readonly string[]): string {
  return names.length === 0 ? text("person-no-queue") : names.map(queueName).join(", ");
}

export function Meanwhile({ value }: { value: string }) {
  return <p class="person-meanwhile">{text("card-edit-meanwhile", { value })}</p>;
}
