// Fields with their label, hint and error. An error names its field by the JSON pointer that the server uses.

import { TriangleAlert } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { FieldCode, FieldError } from "../../../../protocol/src/index.ts";
import { text } from "../../texts.ts";

/** What a refusal means in one field, where the general sentence does not help. */
export type Sentences = Partial<Record<FieldCode, string>>;

export function problemAt(errors: readonly FieldError[], pointer: string, sentences: Sentences = {}): string | null {
  const code = errors.find((error) => error.pointer === pointer)?.code;
  if (!code) return null;
  return sentences[code] ?? text(`field-${code}`);
}

export function FieldProblem({ id, problem }: { id: string; problem: string | null }) {
  return (
    <p class="field-error" id={id}>
      {problem && <TriangleAlert size={16} aria-hidden="true" />}
      {problem}
    </p>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  problem: string | null;
  hint?: ComponentChildren;
  /** More than one: a field of several lines. */
  lines?: number;
  placeholder?: string;
  lang?: string;
  class?: string;
  type?: "text" | "email" | "tel" | "url" | "number" | "date" | "datetime-local";
  min?: number;
  max?: number;
  first?: boolean;
}

export function TextField({
  label,
  value,
  onInput,
  problem,
  hint,
  lines = 1,
  class: extra = "",
  first,
  type,
  min,
  max,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const described = `${hint ? `${id}-hint ` : ""}${id}-problem`;
  const common = {
    ...rest,
    class: "input",
    id,
    value,
    "aria-describedby": described,
    "aria-invalid": problem !== null,
    "data-first-field": first ? "" : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class={`field ${extra}`}>
      <label for={id}>{label}</label>
      {lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type={type} min={min} max={max} />}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

/** A field that is no text field, with its label. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}
