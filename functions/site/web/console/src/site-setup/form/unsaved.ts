// Forms with changes that are not saved yet. Leaving the page with some asks first.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { leaving } from "../../route.ts";

let count = 0;

/** A form says whether it has something to save. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    count += 1;
    return () => {
      count -= 1;
    };
  }, [dirty]);
}

/** Where somebody wants to go while something is not saved. */
export const wanted = signal<(() => void) | null>(null);

/** While this page is open, leaving it asks. */
export function useLeaveGuard(): void {
  useEffect(() => {
    const beforeUnload = (event: Event) => {
      if (count > 0) event.preventDefault();
    };
    leaving.ask = (go) => {
      if (count === 0) return true;
      wanted.value = go;
      return false;
    };
    addEventListener("beforeunload", beforeUnload);
    return () => {
      leaving.ask = null;
      wanted.value = null;
      removeEventListener("beforeunload", beforeUnload);
    };
  }, []);
}

/** Goes there, and what is not saved is lost. */
export function leave(): void {
  const go = wanted.peek();
  wanted.value = null;
  const ask = leaving.ask;
  leaving.ask = null;
  go?.();
  // The way may lead to another part of the same page.
  leaving.ask = ask;
}
