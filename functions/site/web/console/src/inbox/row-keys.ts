// The list by keyboard: one stop for the Tab key, and from row to row with the arrows or j and k.

/** Moves the focus in the list; what follows the last row is the button for the next page. */
export function stepRows(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.currentTarget instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(".row-link, .rows-more")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const to = at < 0 ? undefined : stops[target(event.key, at, stops.length) ?? -1];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function target(key: string, at: number, count: number): number | undefined {
  const targets: Record<string, number> = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: count - 1 };
  return targets[key];
}
