// What people do in the widget is not the page's.

// A page sees only that something happened on an element that is no field, so it takes letters for its shortcuts and a pasted text for its own.
const OURS = ["keydown", "keypress", "keyup", "paste", "copy", "cut"];

/** Lets nothing of that reach the page. */
export function keepEvents(root: ShadowRoot): void {
  for (const kind of OURS) root.addEventListener(kind, (event) => event.stopPropagation());
}
