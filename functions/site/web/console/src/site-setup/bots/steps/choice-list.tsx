// The buttons of a step, each with where it leads and when it is shown.

import { ArrowRight, Plus, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { BotChoice, BotWhen } from "../../../../../protocol/src/index.ts";
import { Picker } from "../../../parts/picker.tsx";
import { MoveButtons } from "../../form/move-buttons.tsx";
import { moved } from "../../queue/fields/field-list.ts";
import { say } from "../../words.ts";
import { most_choices, orderOf, said, withChoice } from "../outline.ts";
import { StepPicker } from "./step-picker.tsx";
import type { StepProps } from "./step-props.ts";

export function ChoiceList({ choices, ...props }: StepProps & { choices: readonly BotChoice[] }) {
  const { id, step, outline, onChange } = props;
  const list = useRef<HTMLFieldSetElement>(null);
  const focus = (selector: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus());
  const set = (next: BotChoice[]) => onChange({ ...step, choices: next });
  const replaced = (at: number, change: BotChoice) => choices.map((old, place) => (place === at ? change : old));
  return (
    <fieldset class="line-list form-options" ref={list}>
      <legend class="field-label">{say("bot-thing-choices")}</legend>
      {choices.map((choice, at) => (
        <ChoiceRow
          key={choice.id}
          {...props}
          choice={choice}
          at={at}
          last={choices.length - 1}
          onChoice={(next) => set(replaced(at, next))}
          onChoiceNew={() => props.onLinkNew((to) => ({ ...step, choices: replaced(at, { ...choice, to }) }))}
          onChoiceMove={(to) => {
            set(moved(choices, at, to));
            focus(`[data-choice="${to}"] [data-move="${to < at ? "up" : "down"}"]`);
          }}
          onChoiceRemove={() => {
            set(choices.filter((_, place) => place !== at));
            focus(choices.length > 1 ? `[data-choice="${Math.min(at, choices.length - 2)}"] input` : "[data-add-choice]");
          }}
        />
      ))}
      {choices.length < most_choices && (
        <button
          type="button"
          class="button line-list-add"
          data-add-choice
          onClick={() => {
            set(withChoice(choices, orderOf(outline)[0] ?? id));
            focus(`[data-choice="${choices.length}"] input`);
          }}
        >
          <Plus size={16} aria-hidden="true" />
          {say("bot-choice-add")}
        </button>
      )}
    </fieldset>
  );
}

interface RowProps extends StepProps {
  choice: BotChoice;
  at: number;
  last: number;
  onChoice: (choice: BotChoice) => void;
  onChoiceNew: () => void;
  onChoiceMove: (to: number) => void;
  onChoiceRemove: () => void;
}

function ChoiceRow({ choice, at, last, facts, outline, onGo, onChoice, onChoiceNew, onChoiceMove, onChoiceRemove }: RowProps) {
  const main = facts.fallback;
  const name = choice.label[main] || say("bot-choice-number", { number: String(at + 1) });
  const notes = notesOf(choice);
  return (
    <div class="bot-choice" data-choice={at}>
      <div class="line-list-row">
        <input
          class="input"
          aria-label={say("bot-choice-number", { number: String(at + 1) })}
          lang={main}
          value={choice.label[main] ?? ""}
          onInput={(event) => onChoice({ ...choice, label: said(choice.label, main, event.currentTarget.value) })}
        />
        <MoveButtons name={name} index={at} last={last} onMove={onChoiceMove} />
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("list-remove", { line: name })}
          onClick={onChoiceRemove}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <div class="bot-choice-way">
        <ArrowRight size={16} aria-hidden="true" />
        <StepPicker
          label={say("bot-choice-to", { name })}
          to={choice.to}
          outline={outline}
          onChange={(to) => onChoice({ ...choice, to })}
          onNew={onChoiceNew}
          onGo={onGo}
        />
        <WhenPicker label={say("bot-choice-when", { name })} when={choice.when} onChange={(when) => onChoice(offeredWhen(choice, when))} />
      </div>
      {notes && <p class="field-hint">{say("bot-choice-notes", { notes })}</p>}
    </div>
  );
}

/** What a choice does besides leading on. It is changed in a file, and goes with the choice. */
function notesOf({ tag, queue, set = {}, when }: BotChoice): string {
  const filled = Object.entries(set).map(([field, value]) => `${field} = ${value}`);
  const condition = typeof when === "object" ? [`${when.field}: ${when.is.join(", ")}`] : [];
  return [tag, queue, ...filled, ...condition].filter(Boolean).join(" · ");
}

function offeredWhen({ when: _, ...choice }: BotChoice, when: BotWhen | undefined): BotChoice {
  return when === undefined ? choice : { ...choice, when };
}

interface WhenProps {
  label: string;
  when: BotWhen | undefined;
  onChange: (when: BotWhen | undefined) => void;
}

function WhenPicker({ label, when, onChange }: WhenProps) {
  const now = when === undefined ? "always" : typeof when === "object" ? "answer" : when;
  const all = ["always", "open", "closed", ...(now === "answer" ? ["answer" as const] : [])] as const;
  return (
    <Picker
      label={label}
      value={now}
      options={all.map((value) => ({ value, name: say(`bot-when-${value}`) }))}
      onChange={(next) => next !== "answer" && onChange(next === "always" ? undefined : next)}
    />
  );
}
