// Two buttons that move one of a list up and down. The list says where it went, and keeps the focus on the button.

import { ArrowDown, ArrowUp } from "lucide-preact";
import { say } from "../words.ts";

interface MoveProps {
  name: string;
  index: number;
  last: number;
  onMove: (to: number) => void;
}

export function MoveButtons({ name, index, last, onMove }: MoveProps) {
  if (last === 0) return null;
  return (
    <span class="moves">
      <button
        type="button"
        class="button button-plain button-icon"
        data-move="up"
        aria-label={say("queues-up", { name })}
        aria-disabled={index === 0}
        onClick={() => index > 0 && onMove(index - 1)}
      >
        <ArrowUp size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        class="button button-plain button-icon"
        data-move="down"
        aria-label={say("queues-down", { name })}
        aria-disabled={index === last}
        onClick={() => index < last && onMove(index + 1)}
      >
        <ArrowDown size={16} aria-hidden="true" />
      </button>
    </span>
  );
}
