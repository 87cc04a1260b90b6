// After a queue was added its page opens, and the focus goes to the first field there.

import { useLayoutEffect } from "preact/hooks";

let wanted: string | null = null;

export function focusQueue(queue: string): void {
  wanted = queue;
}

/** On the page of a queue, once its fields are drawn. */
export function useFirstField(queue: string): void {
  useLayoutEffect(() => {
    if (wanted === queue) document.querySelector<HTMLElement>("[data-first-field]")?.focus();
    wanted = null;
  }, [queue]);
}
