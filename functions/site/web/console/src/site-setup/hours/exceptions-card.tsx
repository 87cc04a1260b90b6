// Days whose hours differ from the week's.

import { Plus, Trash2 } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { FieldError, WireException, WireInterval } from "../../../../protocol/src/index.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { IntervalFields } from "./interval-fields.tsx";
import { exceptionErrors, most_exceptions, most_intervals, nextInterval, tidyIntervals } from "./week.ts";

export function ExceptionsCard({ subject }: { subject: QueueSubject }) {
  const list = useRef<HTMLDivElement>(null);
  const card = useCard({
    subject,
    read: ({ exceptions }) => ({ exceptions }),
    clean: ({ exceptions }) => ({
      exceptions: exceptions.map((one) => ({ ...one, hours: tidyIntervals(one.hours), note: one.note.trim() })),
    }),
    check: ({ exceptions }) => exceptionErrors(exceptions),
  });
  const { exceptions } = card.draft;
  const focusLast = (selector: string) =>
    requestAnimationFrame(() => [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1)?.focus());
  const add = () => {
    card.edit({ exceptions: [...exceptions, { from: "", to: "", every_year: false, hours: [], note: "" }] });
    focusLast("[data-from] input");
  };
  return (
    <Card card={card} title={say("exceptions")} hint={say("exceptions-hint")} describe={describe}>
      <div class="exceptions" ref={list}>
        {exceptions.map((one, index) => (
          <ExceptionFields
            key={index}
            exception={one}
            number={index + 1}
            pointer={`/exceptions/${index}`}
            errors={card.errors}
            onChange={(change) => card.edit({ exceptions: exceptions.map((old, at) => (at === index ? { ...old, ...change } : old)) })}
            onRemove={() => {
              card.edit({ exceptions: exceptions.filter((_, at) => at !== index) });
              focusLast("[data-add]");
            }}
          />
        ))}
        {exceptions.length < most_exceptions && (
          <button type="button" class="button line-list-add" data-add onClick={add}>
            <Plus size={16} aria-hidden="true" />
            {say("exceptions-add")}
          </button>
        )}
      </div>
    </Card>
  );
}

interface ExceptionProps {
  exception: WireException;
  number: number;
  pointer: string;
  errors: readonly FieldError[];
  onChange: (change: Partial<WireException>) => void;
  onRemove: () => void;
}

function ExceptionFields({ exception, number, pointer, errors, onChange, onRemove }: ExceptionProps) {
  const { from, to, every_year, note } = exception;
  const name = say("exceptions-number", { number: String(number) });
  const setFrom = (day: string) => onChange(to === "" || to === from ? { from: day, to: day } : { from: day });
  return (
    <fieldset class="exception">
      <legend class="visually-hidden">{name}</legend>
      <div class="exception-days">
        <div data-from>
          <TextField
            type="date"
            label={say("exceptions-from")}
            value={from}
            problem={problemAt(errors, pointer, { invalid: say("exceptions-invalid") })}
            onInput={setFrom}
          />
        </div>
        <TextField type="date" label={say("exceptions-to")} value={to} problem={null} onInput={(day) => onChange({ to: day })} />
        <label class="choice exception-yearly">
          <input type="checkbox" checked={every_year} onChange={(event) => onChange({ every_year: event.currentTarget.checked })} />
          {say("exceptions-yearly")}
        </label>
        <button
          type="button"
          class="button button-plain button-icon exception-remove"
          aria-label={say("exceptions-remove", { name })}
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </button>
      </div>
      <ExceptionHours name={name} exception={exception} pointer={pointer} errors={errors} onChange={onChange} />
      <TextField
        label={say("exceptions-note")}
        value={note}
        problem={problemAt(errors, `${pointer}/note`)}
        onInput={(words) => onChange({ note: words })}
      />
    </fieldset>
  );
}

function ExceptionHours({ name, exception, pointer, errors, onChange }: Omit<ExceptionProps, "number" | "onRemove"> & { name: string }) {
  const { hours } = exception;
  const set = (next: WireInterval[]) => onChange({ hours: next });
  return (
    <div class="field-row exception-hours" role="group" aria-label={say("exceptions-hours")}>
      {[true, false].map((closed) => (
        <label key={String(closed)} class="choice">
          <input
            type="radio"
            name={`closed${pointer}`}
            checked={closed === (hours.length === 0)}
            onChange={() => set(closed ? [] : [nextInterval([])])}
          />
          {say(closed ? "exceptions-closed" : "exceptions-other-hours")}
        </label>
      ))}
      {hours.map((one, index) => (
        <IntervalFields
          key={index}
          interval={one}
          name={name}
          problem={problemAt(errors, `${pointer}/hours/${index}`, { invalid: say("hours-invalid") })}
          onChange={(change) => set(hours.map((old, at) => (at === index ? { ...old, ...change } : old)))}
          onRemove={() => set(hours.filter((_, at) => at !== index))}
        />
      ))}
      {hours.length > 0 && hours.length < most_intervals && (
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("hours-add", { name })}
          onClick={() => set([...hours, nextInterval(hours)])}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function describe(_: string, value: unknown) {
  const lines = (value as WireException[]).map(({ from, to, every_year, hours, note }) => {
    const span = from === to ? from : `${from} – ${to}`;
    const times = hours.length === 0 ? say("exceptions-closed") : hours.map(({ opens, closes }) => `${opens}–${closes}`).join(", ");
    return [span, times, every_year ? say("exceptions-yearly") : "", note].filter(Boolean).join(" · ");
  });
  return { value: lines.join("\n") || undefined };
}
