// The week: each day with its hours, which may be several and may reach over midnight.

import { Copy, Plus } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { OpenHours } from "../../../../protocol/src/index.ts";
import { Menu, MenuItem } from "../../parts/menu.tsx";
import { capital, locale } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { FieldProblem, problemAt } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { IntervalFields } from "./interval-fields.tsx";
import { copied, days, intervalErrors, most_intervals, ofDay, tidyIntervals, withInterval } from "./week.ts";

export function WeekCard({ subject, zone }: { subject: QueueSubject; zone: string }) {
  const card = useCard({
    subject,
    read: ({ hours, suspended }) => ({ hours, suspended }),
    clean: ({ hours, suspended }) => ({ hours: tidyIntervals(hours), suspended }),
    check: ({ hours }) => intervalErrors(hours, "/hours"),
  });
  const { hours, suspended } = card.draft;
  const problemOf = (index: number) => problemAt(card.errors, `/hours/${index}`, { invalid: say("hours-invalid") });
  return (
    <Card card={card} title={say("hours-week")} hint={say("hours-week-hint", { zone })} describe={describe}>
      <label class="choice">
        <input type="checkbox" checked={suspended} onChange={(event) => card.edit({ suspended: event.currentTarget.checked })} />
        <span>
          {say("hours-suspended")}
          <span class="field-hint hint-line">{say("hours-suspended-hint")}</span>
        </span>
      </label>
      <FieldProblem
        id="week-problem"
        problem={problemAt(card.errors, "/hours", { "too-long": say("hours-too-many", { most: most_intervals }) })}
      />
      {hours.length === 0 && <p class="setup-none">{say("hours-always")}</p>}
      <ul class="week">
        {days.map((day) => (
          <Day key={day} day={day} hours={hours} problemOf={problemOf} onChange={(next) => card.edit({ hours: next })} />
        ))}
      </ul>
    </Card>
  );
}

interface DayProps {
  day: number;
  hours: readonly OpenHours[];
  problemOf: (index: number) => string | null;
  onChange: (hours: OpenHours[]) => void;
}

function Day({ day, hours, problemOf, onChange }: DayProps) {
  const row = useRef<HTMLLIElement>(null);
  const name = dayName(day, "long");
  const mine = ofDay(hours, day);
  const focusLast = (selector: string) =>
    requestAnimationFrame(() => [...(row.current?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1)?.focus());
  const remove = (index: number) => {
    onChange(hours.filter((_, at) => at !== index));
    focusLast("[data-add-hours]");
  };
  return (
    <li class="week-day" ref={row}>
      <span class="week-name">{name}</span>
      <div class="week-hours">
        {mine.length === 0 && <span class="soft week-closed">{say(hours.length === 0 ? "hours-day-and-night" : "hours-closed")}</span>}
        {mine.map(({ hours: one, index }) => (
          <IntervalFields
            key={index}
            interval={one}
            name={name}
            problem={problemOf(index)}
            onChange={(change) => onChange(hours.map((old, at) => (at === index ? { ...old, ...change } : old)))}
            onRemove={() => remove(index)}
          />
        ))}
      </div>
      <div class="week-actions">
        {hours.length < most_intervals && (
          <button
            type="button"
            class="button button-plain button-icon"
            data-add-hours
            aria-label={say("hours-add", { name })}
            title={say("hours-add", { name })}
            onClick={() => {
              onChange(withInterval(hours, day));
              focusLast(".time-input[placeholder='09:00']");
            }}
          >
            <Plus size={16} aria-hidden="true" />
          </button>
        )}
        {mine.length > 0 && <CopyMenu day={day} name={name} hours={hours} onChange={onChange} />}
      </div>
    </li>
  );
}

function CopyMenu({ day, name, hours, onChange }: Omit<DayProps, "problemOf"> & { name: string }) {
  const to = (which: readonly number[]) => () => onChange(copied(hours, day, which));
  return (
    <Menu
      label={say("hours-copy", { name })}
      named
      buttonClass="button button-plain button-icon"
      button={<Copy size={16} aria-hidden="true" />}
    >
      <p class="menu-title">{say("hours-copy", { name })}</p>
      <MenuItem onChoose={to([1, 2, 3, 4, 5])}>{say("hours-copy-weekdays")}</MenuItem>
      <MenuItem onChoose={to(days)}>{say("hours-copy-all")}</MenuItem>
      <hr class="menu-rule" />
      {days
        .filter((other) => other !== day)
        .map((other) => (
          <MenuItem key={other} onChoose={to([other])}>
            {dayName(other, "long")}
          </MenuItem>
        ))}
    </Menu>
  );
}

/** A day of the week; 1 is Monday. */
export function dayName(day: number, width: "long" | "short"): string {
  // The first of January 2024 was a Monday.
  const at = new Date(Date.UTC(2024, 0, day));
  return capital(new Intl.DateTimeFormat(locale.value, { weekday: width, timeZone: "UTC" }).format(at));
}

function describe(pointer: string, value: unknown) {
  if (pointer !== "/hours") return { name: say("hours-suspended") };
  const hours = value as OpenHours[];
  const lines = days.map((day) => {
    const times = ofDay(hours, day).map(({ hours: one }) => `${one.opens}–${one.closes}`);
    return times.length > 0 ? `${dayName(day, "short")} ${times.join(", ")}` : "";
  });
  return { value: hours.length === 0 ? say("hours-always") : lines.filter(Boolean).join("\n") };
}
