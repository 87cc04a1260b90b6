// Where something leads: a step, or a new one; a button goes there.

import { CornerDownRight } from "lucide-preact";
import { Picker } from "../../../parts/picker.tsx";
import { say } from "../../words.ts";
import type { Outline } from "../outline.ts";
import { most_steps, orderOf } from "../outline.ts";

interface PickerProps {
  id?: string;
  label?: string;
  to: string;
  outline: Outline;
  onChange: (to: string) => void;
  onNew: () => void;
  onGo: (id: string) => void;
}

// No step can be called so.
const fresh = "+";

export function StepPicker({ id, label, to, outline, onChange, onNew, onGo }: PickerProps) {
  const order = orderOf(outline);
  const gone = order.includes(to) ? [] : [{ value: to, name: say("bot-to-gone", { step: to }) }];
  const more = order.length < most_steps ? [{ value: fresh, name: say("bot-to-new") }] : [];
  return (
    <>
      <Picker
        id={id}
        label={label}
        value={to}
        options={[...gone, ...order.map((value) => ({ value, name: value })), ...more]}
        onChange={(value) => (value === fresh ? onNew() : onChange(value))}
      />
      {gone.length === 0 && (
        <button type="button" class="button button-plain button-small" aria-label={say("bot-go", { step: to })} onClick={() => onGo(to)}>
          <CornerDownRight size={16} aria-hidden="true" />
          {to}
        </button>
      )}
    </>
  );
}
