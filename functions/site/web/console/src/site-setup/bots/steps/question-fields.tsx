// The question of a step: what is asked, what counts as an answer, and where it goes on.

import { Plus, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { BotAsk, BotAskKind, BotOption, Language } from "../../../../../protocol/src/index.ts";
import { Picker } from "../../../parts/picker.tsx";
import { Labelled, TextField } from "../../form/fields.tsx";
import { say } from "../../words.ts";
import { said, withChoice } from "../outline.ts";
import { StepPicker } from "./step-picker.tsx";
import type { StepProps } from "./step-props.ts";

const kinds = ["text", "email", "phone", "number", "date", "select", "yes_no"] as const satisfies BotAskKind[];
const most_options = 20;

export function QuestionFields({ ask, step, outline, facts, onChange, onLinkNew, onGo }: StepProps & { ask: BotAsk }) {
  const main = facts.fallback;
  const set = (change: BotAsk) => onChange({ ...step, ask: change });
  return (
    <>
      <TextField
        label={say("bot-ask-label")}
        lang={main}
        value={ask.label[main] ?? ""}
        problem={null}
        onInput={(words) => set({ ...ask, label: said(ask.label, main, words) })}
      />
      <div class="form-field-words">
        <Labelled label={say("bot-ask-kind")}>
          {(id) => (
            <Picker
              id={id}
              class="picker-edge"
              value={ask.kind}
              options={kinds.map((value) => ({ value, name: kindWords(value) }))}
              onChange={(kind) => set(ofKind(ask, kind))}
            />
          )}
        </Labelled>
        <TextField
          label={say("bot-ask-field")}
          value={ask.field}
          problem={null}
          onInput={(field) => set({ ...ask, field: field.trim() })}
        />
      </div>
      {ask.options && <Options options={ask.options} main={main} onChange={(options) => set({ ...ask, options })} />}
      <Labelled label={say("bot-ask-to")}>
        {(id) => (
          <span class="bot-choice-way">
            <StepPicker
              id={id}
              to={step.to ?? ""}
              outline={outline}
              onChange={(to) => onChange({ ...step, to })}
              onNew={() => onLinkNew((to) => ({ ...step, to }))}
              onGo={onGo}
            />
          </span>
        )}
      </Labelled>
    </>
  );
}

function kindWords(kind: BotAskKind): string {
  if (kind === "yes_no") return say("bot-ask-yes-no");
  return say(kind === "select" ? "fields-kind-buttons" : `fields-kind-${kind}`);
}

function ofKind({ field, label, max, options }: BotAsk, kind: BotAskKind): BotAsk {
  const most = kind === "text" && max !== undefined ? { max } : {};
  const listed = kind === "select" ? { options: options ?? [{ id: "a", label: {} }] } : {};
  return { field, kind, label, ...most, ...listed };
}

interface OptionsProps {
  options: readonly BotOption[];
  main: Language;
  onChange: (options: BotOption[]) => void;
}

function Options({ options, main, onChange }: OptionsProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const focusLast = () => requestAnimationFrame(() => [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus());
  return (
    <fieldset class="line-list" ref={list}>
      <legend class="field-label">{say("fields-options")}</legend>
      {options.map((option, at) => (
        <div key={option.id} class="line-list-row">
          <input
            class="input"
            aria-label={say("fields-option-number", { number: String(at + 1) })}
            lang={main}
            value={option.label[main] ?? ""}
            onInput={({ currentTarget: { value } }) =>
              onChange(options.map((old, place) => (place === at ? { ...old, label: said(old.label, main, value) } : old)))
            }
          />
          <button
            type="button"
            class="button button-plain button-icon"
            aria-label={say("list-remove", { line: option.label[main] || String(at + 1) })}
            onClick={() => {
              onChange(options.filter((_, place) => place !== at));
              focusLast();
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
      {options.length < most_options && (
        <button
          type="button"
          class="button line-list-add"
          onClick={() => {
            const [added] = withChoice(
              options.map(({ id, label }) => ({ id, label, to: "" })),
              "",
            ).slice(-1);
            onChange([...options, { id: added?.id ?? "a", label: {} }]);
            focusLast();
          }}
        >
          <Plus size={16} aria-hidden="true" />
          {say("fields-option-add")}
        </button>
      )}
    </fieldset>
  );
}
