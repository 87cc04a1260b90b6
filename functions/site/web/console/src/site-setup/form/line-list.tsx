// A list of short texts, one in a line, with a button to add one and one to take each away.

import { Plus, X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { FieldProblem } from "./fields.tsx";

interface LineListProps {
  legend: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  /** What each line is called. */
  nameOf: (number: number) => string;
  removeOf: (line: string, number: number) => string;
  add: string;
  most: number;
  problemOf: (index: number) => string | null;
  placeholder?: string;
  /** What else belongs to a line, below it. */
  below?: (line: string, index: number) => ComponentChildren;
  /** Puts a line in order when it is left. */
  tidy?: (line: string) => string;
}

export function LineList({ legend, lines, onChange, nameOf, removeOf, add, most, problemOf, placeholder, below, tidy }: LineListProps) {
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const focus = (selector: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const replaced = (index: number, line: string) => lines.map((old, at) => (at === index ? line : old));
  const remove = (index: number) => {
    onChange(lines.filter((_, at) => at !== index));
    focus(lines.length > 1 ? `[data-line="${Math.min(index, lines.length - 2)}"]` : "[data-add]");
  };
  return (
    <fieldset class="line-list" ref={list}>
      <legend class="visually-hidden">{legend}</legend>
      {lines.map((line, index) => (
        <div key={index}>
          <div class="line-list-row">
            <input
              class="input"
              data-line={index}
              aria-label={nameOf(index + 1)}
              aria-describedby={`${id}-${index}`}
              aria-invalid={problemOf(index) !== null}
              placeholder={placeholder}
              spellcheck={false}
              autocapitalize="off"
              value={line}
              onInput={(event) => onChange(replaced(index, event.currentTarget.value))}
              onBlur={() => tidy && tidy(line) !== line && onChange(replaced(index, tidy(line)))}
            />
            <button
              type="button"
              class="button button-plain button-icon"
              aria-label={removeOf(line, index + 1)}
              onClick={() => remove(index)}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </div>
          {below?.(line, index)}
          <FieldProblem id={`${id}-${index}`} problem={problemOf(index)} />
        </div>
      ))}
      {lines.length < most && (
        <button
          type="button"
          class="button line-list-add"
          data-add
          onClick={() => {
            onChange([...lines, ""]);
            focus(`[data-line="${lines.length}"]`);
          }}
        >
          <Plus size={16} aria-hidden="true" />
          {add}
        </button>
      )}
    </fieldset>
  );
}

/** Without the lines that were left empty. */
export function filled(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).map((line) => line.trim()).filter((line) => line !== "");
}
