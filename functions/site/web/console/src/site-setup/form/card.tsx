// A card: one subject with its fields, its own Save, and what became of that.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { SavingState } from "../../parts/saving.tsx";
import { text } from "../../texts.ts";
import { say } from "../words.ts";
import type { Describe } from "./conflict-view.tsx";
import { ConflictView } from "./conflict-view.tsx";
import type { AnyCard } from "./use-card.ts";

interface CardProps {
  card: AnyCard;
  title: string;
  hint?: ComponentChildren;
  /** How what differs is called and written, where the title and the value itself do not say it. */
  describe?: Describe;
  wide?: boolean;
  /** What a link to this card has behind its `#`. */
  anchor?: string;
  children: ComponentChildren;
}

export function Card({ card, title, hint, describe, wide, anchor, children }: CardProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const saving = { error: card.error, saved: card.saved };
  // A refusal that belongs to no field is told at the foot.
  const unplaced = useSignal(false);
  const toTrouble = () =>
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], .conflict")?.focus();
      unplaced.value = !form.current?.querySelector("[aria-invalid=true], .field-error:not(:empty)");
    });
  const submit = (event: Event) => {
    event.preventDefault();
    void card.submit().then(toTrouble);
  };
  return (
    <form ref={form} id={anchor} class={`setup-card ${wide ? "setup-card-wide" : ""}`} aria-labelledby={id} noValidate onSubmit={submit}>
      <h2 id={id}>{title}</h2>
      {hint && <p class="soft">{hint}</p>}
      {children}
      {card.conflict && <ConflictView card={card} conflict={card.conflict} title={title} describe={describe} />}
      <div class="setup-card-foot" hidden={card.conflict !== null}>
        <button type="submit" class={`button ${card.dirty ? "button-main" : ""}`} aria-disabled={!card.dirty || card.busy.value}>
          {text("save")}
        </button>
        {card.dirty && (
          <button type="button" class="button button-plain" onClick={() => card.discard()}>
            {say("discard")}
          </button>
        )}
        <SavingState saving={saving} told={(card.errors.length > 0 && !unplaced.value) || card.conflict !== null} />
      </div>
    </form>
  );
}
