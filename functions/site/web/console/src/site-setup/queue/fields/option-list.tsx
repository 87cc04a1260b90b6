// What can be chosen in a field: what is read, and what is sent for it.

import { useSignal } from "@preact/signals";
import { Plus, X } from "lucide-preact";
import { useId, useRef } from "preact/hooks";
import type { FieldError, Language, WireOption } from "../../../../../protocol/src/index.ts";
import { FieldProblem, problemAt } from "../../form/fields.tsx";
import { MoveButtons } from "../../form/move-buttons.tsx";
import { say } from "../../words.ts";
import { emptyOption, most_options, moved, valueFor } from "./field-list.ts";

interface OptionsProps {
  options: readonly WireOption[];
  pointer: string;
  errors: readonly FieldError[];
  main: Language;
  onChange: (options: WireOption[]) => void;
}

export function OptionList({ options, pointer, errors, main, onChange }: OptionsProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const told = useSignal("");
  const focus = (selector: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const add = () => {
    onChange([...options, emptyOption()]);
    focus(`[data-option="${options.length}"] input`);
  };
  const remove = (index: number) => {
    onChange(options.filter((_, at) => at !== index));
    focus(options.length > 1 ? `[data-option="${Math.min(index, options.length - 2)}"] input` : "[data-add]");
  };
  const move = (from: number, to: number) => {
    const name = options[from]?.label[main] || say("fields-option-number", { number: String(from + 1) });
    told.value = say("queues-moved", { name, place: String(to + 1) });
    onChange(moved(options, from, to));
    focus(`[data-option="${to}"] [data-move="${to < from ? "up" : "down"}"]`);
  };
  return (
    <fieldset class="line-list form-options" ref={list}>
      <legend class="field-label">{say("fields-options")}</legend>
      <p class="field-hint">{say("fields-options-hint")}</p>
      {options.map((option, index) => (
        <OptionRow
          key={index}
          option={option}
          number={index + 1}
          last={options.length - 1}
          pointer={`${pointer}/${index}`}
          errors={errors}
          main={main}
          taken={options.map(({ value }) => value)}
          onChange={(change) => onChange(options.map((old, at) => (at === index ? { ...old, ...change } : old)))}
          onMove={(to) => move(index, to)}
          onRemove={() => remove(index)}
        />
      ))}
      <FieldProblem id={`${pointer}-all`} problem={problemAt(errors, pointer, { required: say("fields-options-none") })} />
      {options.length < most_options && (
        <button type="button" class="button line-list-add" data-add aria-invalid={problemAt(errors, pointer) !== null} onClick={add}>
          <Plus size={16} aria-hidden="true" />
          {say("fields-option-add")}
        </button>
      )}
      <p class="visually-hidden" role="status">
        {told.value}
      </p>
    </fieldset>
  );
}

interface RowProps {
  option: WireOption;
  number: number;
  last: number;
  pointer: string;
  errors: readonly FieldError[];
  main: Language;
  taken: readonly string[];
  onChange: (change: Partial<WireOption>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function OptionRow({ option, number, last, pointer, errors, main, taken, onChange, onMove, onRemove }: RowProps) {
  const id = useId();
  const label = option.label[main] ?? "";
  const name = say("fields-option-number", { number: String(number) });
  const unnamed = problemAt(errors, `${pointer}/label/${main}`) ?? problemAt(errors, `${pointer}/label`);
  const unsent = problemAt(errors, `${pointer}/value`, { taken: say("list-twice") });
  return (
    <div data-option={number - 1}>
      <div class="line-list-row form-option">
        <input
          class="input"
          aria-label={name}
          aria-describedby={id}
          aria-invalid={unnamed !== null}
          lang={main}
          value={label}
          onInput={(event) => onChange({ label: { ...option.label, [main]: event.currentTarget.value } })}
        />
        <input
          class="input form-option-value"
          aria-label={say("fields-option-value", { name })}
          aria-describedby={id}
          aria-invalid={unsent !== null}
          title={say("fields-option-value", { name })}
          placeholder={valueFor(label, taken)}
          spellcheck={false}
          autocapitalize="off"
          value={option.value}
          onInput={(event) => onChange({ value: event.currentTarget.value })}
        />
        <MoveButtons name={label || name} index={number - 1} last={last} onMove={onMove} />
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("list-remove", { line: label || name })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <FieldProblem id={id} problem={unnamed ?? unsent} />
    </div>
  );
}
