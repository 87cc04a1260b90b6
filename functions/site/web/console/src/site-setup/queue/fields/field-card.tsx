// One field of a form: a line that opens what can be said of it.

import { ChevronDown, ChevronRight, Copy, Trash2 } from "lucide-preact";
import { useId } from "preact/hooks";
import type { FieldError, Language, WireField } from "../../../../../protocol/src/index.ts";
import { MoveButtons } from "../../form/move-buttons.tsx";
import { say } from "../../words.ts";
import { FieldBody } from "./field-body.tsx";
import { isOurs, most_fields } from "./field-list.ts";
import { fieldName, kindWords } from "./field-words.ts";

interface FieldCardProps {
  fields: readonly WireField[];
  index: number;
  pointer: string;
  errors: readonly FieldError[];
  main: Language;
  others: readonly Language[];
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onChange: (change: Partial<WireField>) => void;
  /** `by` is what moved it, and keeps the focus. */
  onMove: (to: number, by: string) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

export function FieldCard({ fields, index, isOpen, onOpen, onMove, onDuplicate, onRemove, ...body }: FieldCardProps) {
  const id = useId();
  const field = fields[index];
  if (!field) return null;
  const name = fieldName(field, body.main);
  const shown = isOpen || body.errors.some(({ pointer }) => pointer.startsWith(`${body.pointer}/`));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    onMove(index + step, ".form-field-toggle");
  };
  return (
    <li class="form-field" data-field={index}>
      <div class="form-field-head">
        <button
          type="button"
          class="form-field-toggle"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => onOpen(!shown)}
          onKeyDown={onKeyDown}
        >
          {shown ? <ChevronDown size={16} aria-hidden="true" /> : <ChevronRight size={16} aria-hidden="true" />}
          <span class="form-field-name">{name}</span>
          <span class="soft small">{marksOf(field).join(" · ")}</span>
        </button>
        <MoveButtons
          name={name}
          index={index}
          last={fields.length - 1}
          onMove={(to) => onMove(to, `[data-move="${to < index ? "up" : "down"}"]`)}
        />
        {!isOurs(field.name) && fields.length < most_fields && (
          <button
            type="button"
            class="button button-plain button-icon"
            aria-label={say("fields-duplicate", { name })}
            onClick={onDuplicate}
          >
            <Copy size={16} aria-hidden="true" />
          </button>
        )}
        {field.name !== "message" && (
          <button type="button" class="button button-plain button-icon" aria-label={say("list-remove", { line: name })} onClick={onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      {shown && (
        <div id={id} class="form-field-body" role="group" aria-label={name} onFocusCapture={() => !isOpen && onOpen(true)}>
          <FieldBody field={field} fields={fields} index={index} {...body} />
        </div>
      )}
    </li>
  );
}

function marksOf({ kind, required, hidden }: WireField): string[] {
  return [kindWords(kind), ...(required && !hidden ? [say("fields-required")] : []), ...(hidden ? [say("fields-hidden")] : [])];
}
