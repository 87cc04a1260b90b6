// Where the focus goes when what had it is gone: the button that was pressed is no longer there, or another conversation is.
// Every page moves the focus in a layout effect, so together with what it draws: a later effect would take the keys of a person who is faster.

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

/** The place to write, or the heading of the conversation. */
type Place = "composer" | "title";

const wanted = signal<{ conversation: string; place: Place } | null>(null);

/** Puts the focus there as soon as that place is drawn. */
export function moveFocus(conversation: string, place: Place): void {
  wanted.value = { conversation, place };
}

/** In the pane of a conversation: takes the focus where it was asked for. */
export function useMovedFocus(conversation: string): void {
  const asked = wanted.value;
  useLayoutEffect(() => {
    if (asked?.conversation !== conversation) return;
    const place = find(asked.place);
    if (!place) return;
    wanted.value = null;
    place.focus({ preventScroll: true });
  });
}

// Where nobody can write, what stands there says why and has the one button that helps; a form is answered by a link.
function find(place: Place): HTMLElement | null {
  if (place === "title") return document.getElementById("conversation-title");
  const composer = document.querySelector<HTMLElement>(".composer");
  return composer?.querySelector<HTMLElement>("textarea, .composer-closed button, .composer-closed a") ?? (composer && find("title"));
}

/** Whether the focus fell to the page, where the next Tab would begin at the top. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || !activeElement.isConnected;
}
