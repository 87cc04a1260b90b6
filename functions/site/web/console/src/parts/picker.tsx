// The browser's own list of choices, drawn like our buttons.

import { ChevronDown } from "lucide-preact";

interface PickerProps<Value extends string> {
  id?: string;
  label?: string;
  value: Value;
  options: readonly { value: Value; name: string }[];
  onChange: (value: Value) => void;
  class?: string;
}

export function Picker<Value extends string>({ id, label, value, options, onChange, class: extra = "" }: PickerProps<Value>) {
  return (
    <span class={`picker ${extra}`}>
      <select id={id} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <ChevronDown size={16} aria-hidden="true" />
    </span>
  );
}
