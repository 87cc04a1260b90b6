// The page around the widget: what it must not hear, and where it put the launcher.

// A page sees only that something happened on an element that is no field, so it takes letters for its shortcuts and a pasted text for its own.
const OURS = ["keydown", "keypress", "keyup", "paste", "copy", "cut"];

/** Lets nothing of that reach the page. */
export function keepEvents(root: ShadowRoot): void {
  for (const kind of OURS) root.addEventListener(kind, (event) => event.stopPropagation());
}

// A launcher higher than that is not in a lower corner, and says nothing about the room above it.
const HIGHEST_PX = 200;

/** Fits the panel, which is still closed, to the launcher's place. */
export function fitPlace(host: HTMLElement, launcher: HTMLElement): void {
  const { left, right, bottom } = host.getBoundingClientRect();
  launcher.style.marginLeft = left + right < innerWidth ? "0" : "";
  host.style.setProperty("--below", `${Math.min(innerHeight - bottom, HIGHEST_PX)}px`);
}
