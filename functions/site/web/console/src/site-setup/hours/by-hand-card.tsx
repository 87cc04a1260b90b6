// Whether the queue is open now, until when, and the switch by hand.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { QueueConfig, WireByHand } from "../../../../protocol/src/index.ts";
import { SavingState } from "../../parts/saving.tsx";
import { Refused } from "../../parts/state.tsx";
import { locale, text } from "../../texts.ts";
import { ConflictView } from "../form/conflict-view.tsx";
import { TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { QueueSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { instantOf, momentIn, tomorrowAtNine } from "./zoned.ts";

/** Opened or closed by hand, if that still counts. */
export function handOf({ by_hand }: QueueConfig, now: number): WireByHand | null {
  return by_hand && (by_hand.until === undefined || Date.parse(by_hand.until) > now) ? by_hand : null;
}

/** Until when it stays as it is: "Open until Monday 16.30". */
export function stateOf(queue: QueueConfig, zone: string, now: number): string {
  const hand = handOf(queue, now);
  const until = hand ? hand.until : queue.changes_at;
  const when = until ? momentIn(zone, until, locale.value, now) : null;
  if (queue.open) return when ? say("queue-open-until", { when }) : say("queue-open-always");
  return when ? say("queue-closed-until", { when }) : say("queue-closed-always");
}

export function ByHandCard({ subject, zone }: { subject: QueueSubject; zone: string }) {
  const asked = useSignal<boolean | null>(null);
  const card = useCard({ subject, read: ({ by_hand }) => ({ by_hand }) });
  const queue = subject.config.value;
  const now = Date.now();
  const hand = handOf(queue, now);
  useReloadAt(hand ? hand.until : queue.changes_at, subject.reload);
  const set = (by_hand: WireByHand | null) => {
    card.edit({ by_hand });
    void card.submit();
  };
  return (
    <section class="setup-card" aria-labelledby="by-hand">
      <h2 id="by-hand">{say("by-hand")}</h2>
      <p class={`mark ${queue.open ? "mark-good" : ""} queue-state`} role="status">
        {stateOf(queue, zone, now)}
      </p>
      {hand && <p class="soft">{say(hand.open ? "by-hand-opened" : "by-hand-closed")}</p>}
      {card.conflict && <ConflictView card={card} conflict={card.conflict} title={say("by-hand")} describe={describe(zone)} />}
      {card.error.value !== null && !card.conflict && (
        <Refused error={card.error.value} onRetry={() => void card.submit()} onDismiss={() => card.discard()} />
      )}
      <div class="setup-card-foot">
        <button type="button" class="button" aria-disabled={card.busy.value} onClick={() => (asked.value = !queue.open)}>
          {say(queue.open ? "by-hand-close" : "by-hand-open")}
        </button>
        {hand && (
          <button type="button" class="button" aria-disabled={card.busy.value} onClick={() => set(null)}>
            {say("by-hand-end")}
          </button>
        )}
        <SavingState saving={{ saved: card.saved, error: card.error }} told />
      </div>
      {asked.value !== null && <HandDialog open={asked.value} zone={zone} onYes={set} onClose={() => (asked.value = null)} />}
    </section>
  );
}

const day_ms = 86_400_000;

/** Reads the queue again when it opens or closes while somebody looks. */
function useReloadAt(until: string | null | undefined, reload: () => Promise<void>): void {
  useEffect(() => {
    const wait_ms = until ? Date.parse(until) - Date.now() + 1_000 : -1;
    if (wait_ms < 0 || wait_ms > day_ms) return;
    const timer = setTimeout(() => void reload().catch(() => undefined), wait_ms);
    return () => clearTimeout(timer);
  }, [until]);
}

function describe(zone: string) {
  return (_: string, value: unknown) => {
    const hand = value as WireByHand | null;
    if (!hand) return { value: say("by-hand-schedule") };
    const until = hand.until ? ` – ${momentIn(zone, hand.until, locale.value, Date.now())}` : "";
    return { value: text(hand.open ? "queue-open" : "queue-closed") + until };
  };
}

interface DialogProps {
  open: boolean;
  zone: string;
  onYes: (by_hand: WireByHand) => void;
  onClose: () => void;
}

/** Asks whether, and until when. */
function HandDialog({ open, zone, onYes, onClose }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const hasEnd = useSignal(false);
  const local = useSignal(tomorrowAtNine(zone, Date.now()));
  const problem = useSignal<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const until = hasEnd.value ? instantOf(zone, local.value) : undefined;
    if (until === null || (until && Date.parse(until) <= Date.now())) {
      problem.value = say("by-hand-until-invalid");
      return;
    }
    onYes(until ? { open, until } : { open });
    dialog.current?.close();
  };
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form class="hand-form" noValidate onSubmit={submit}>
        <h2 id={id}>{say(open ? "by-hand-open-title" : "by-hand-close-title")}</h2>
        <p>{say(open ? "by-hand-open-text" : "by-hand-close-text")}</p>
        {[false, true].map((end) => (
          <label key={String(end)} class="choice">
            <input type="radio" name="hand-end" checked={hasEnd.value === end} onChange={() => (hasEnd.value = end)} />
            {say(end ? "by-hand-until" : "by-hand-no-end")}
          </label>
        ))}
        {hasEnd.value && (
          <TextField
            type="datetime-local"
            label={say("by-hand-until-field", { zone })}
            value={local.value}
            problem={problem.value}
            onInput={(typed) => (local.value = typed)}
          />
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {text("cancel")}
          </button>
          <button type="submit" class={`button ${open ? "button-main" : "button-bad"}`}>
            {say(open ? "by-hand-open" : "by-hand-close")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
