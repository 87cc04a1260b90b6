// Two people changed the same: both values side by side, and which one stays.

import { GitCompareArrows } from "lucide-preact";
import { say } from "../words.ts";
import type { Conflict } from "./card-state.ts";
import { valueAt } from "./merge.ts";
import type { AnyCard } from "./use-card.ts";

/** The name of a field, and its value in words. */
export type Describe = (pointer: string, value: unknown) => { name?: string; value?: string };

interface ConflictProps {
  card: AnyCard;
  conflict: Conflict<unknown>;
  title: string;
  describe?: Describe;
}

export function ConflictView({ card, conflict, title, describe = () => ({}) }: ConflictProps) {
  const { theirs, mine, pointers, who } = conflict;
  const shown = (draft: unknown, pointer: string) => {
    const value = valueAt(draft, pointer);
    return describe(pointer, value).value ?? readable(value);
  };
  return (
    <div class="conflict" role="alert" tabIndex={-1}>
      <p>
        <GitCompareArrows size={16} aria-hidden="true" />
        {who ? say("conflict-who", { name: who }) : say("conflict")}
      </p>
      {pointers.map((pointer) => (
        <div key={pointer} class="conflict-field">
          <p>{describe(pointer, valueAt(mine, pointer)).name ?? title}</p>
          <dl>
            <div>
              <dt>{say("conflict-theirs")}</dt>
              <dd>{shown(theirs, pointer)}</dd>
            </div>
            <div>
              <dt>{say("conflict-mine")}</dt>
              <dd>{shown(mine, pointer)}</dd>
            </div>
          </dl>
        </div>
      ))}
      <div class="setup-card-foot">
        <button type="button" class="button" onClick={() => void card.settle("theirs")}>
          {say("conflict-take-theirs")}
        </button>
        <button type="button" class="button" onClick={() => void card.settle("mine")}>
          {say("conflict-keep-mine")}
        </button>
      </div>
    </div>
  );
}

/** A value of settings as somebody reads it. */
export function readable(value: unknown): string {
  if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) return say("value-none");
  if (typeof value === "boolean") return say(value ? "value-yes" : "value-no");
  if (Array.isArray(value)) return value.map(readable).join("\n");
  if (typeof value === "object") return Object.values(value).map(readable).join(" · ");
  return String(value);
}
