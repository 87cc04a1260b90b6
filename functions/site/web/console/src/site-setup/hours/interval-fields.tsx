// From when to when: two times that may be typed in many ways.

import { X } from "lucide-preact";
import { useId } from "preact/hooks";
import type { WireInterval } from "../../../../protocol/src/index.ts";
import { FieldProblem } from "../form/fields.tsx";
import { say } from "../words.ts";
import { isOvernight, tidyTime } from "./week.ts";

interface IntervalProps {
  interval: WireInterval;
  /** Whose hours these are, for those who hear the fields. */
  name: string;
  problem: string | null;
  onChange: (change: Partial<WireInterval>) => void;
  onRemove: () => void;
}

export function IntervalFields({ interval, name, problem, onChange, onRemove }: IntervalProps) {
  const id = useId();
  const field = (part: "opens" | "closes") => (
    <input
      class="input time-input"
      inputMode="numeric"
      aria-label={say(`hours-${part}`, { name })}
      aria-describedby={`${id}-problem`}
      aria-invalid={problem !== null}
      placeholder={part === "opens" ? "09:00" : "17:00"}
      value={interval[part]}
      onInput={(event) => onChange({ [part]: event.currentTarget.value })}
      onBlur={() => tidyTime(interval[part]) !== interval[part] && onChange({ [part]: tidyTime(interval[part]) })}
    />
  );
  return (
    <div class="interval">
      <div class="interval-line">
        {field("opens")}
        <span aria-hidden="true">–</span>
        {field("closes")}
        <button
          type="button"
          class="button button-plain button-icon"
          aria-label={say("hours-remove", { name, hours: `${interval.opens}–${interval.closes}` })}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </button>
        {isOvernight(interval) && <span class="soft small">{say("hours-next-day")}</span>}
      </div>
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}
