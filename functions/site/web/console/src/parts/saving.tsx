// A setting saves itself when it is changed, and says so beside it.

import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { Check } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { text } from "../texts.ts";
import { Refused } from "./state.tsx";

export interface Saving {
  error: Signal<unknown>;
  saved: Signal<boolean>;
  save: (work: () => Promise<void>) => Promise<boolean>;
}

export function useSaving(): Saving {
  const error = useSignal<unknown>(null);
  const saved = useSignal(false);
  const save = async (work: () => Promise<void>) => {
    error.value = null;
    saved.value = false;
    try {
      await work();
      saved.value = true;
    } catch (problem) {
      error.value = problem;
    }
    return saved.value;
  };
  return { error, saved, save };
}

const shown_ms = 4_000;

/** `told` when the field itself says already what is wrong. */
export function SavingState({ saving, told }: { saving: Pick<Saving, "error" | "saved">; told?: boolean }) {
  const { saved, error } = saving;
  useEffect(() => {
    if (!saved.value) return;
    const timer = setTimeout(() => (saved.value = false), shown_ms);
    return () => clearTimeout(timer);
  }, [saved.value]);
  return (
    <>
      <span class="saving" role="status">
        {saved.value && (
          <span class="mark mark-good">
            <Check size={16} aria-hidden="true" />
            {text("settings-saved")}
          </span>
        )}
      </span>
      {error.value !== null && !told && <Refused error={error.value} />}
    </>
  );
}
