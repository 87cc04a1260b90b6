// A form that is sent with a button: one attempt at a time, and what is wrong stands beside the field.

import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";

export function FieldProblem({ id, problem }: { id: string; problem: string | null }) {
  return problem === null ? null : (
    <p class="field-error" id={id} role="alert">
      {problem}
    </p>
  );
}

export interface Submit {
  busy: Signal<boolean>;
  error: Signal<unknown>;
  run: (work: () => Promise<void>) => (event: Event) => void;
}

/** One attempt at a time; its failure stays until the next. */
export function useSubmit(): Submit {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const run = (work: () => Promise<void>) => async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    try {
      await work();
    } catch (problem) {
      error.value = problem;
    } finally {
      busy.value = false;
    }
  };
  return { busy, error, run };
}
