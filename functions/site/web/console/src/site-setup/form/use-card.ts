// A card's state for as long as the card is on screen.

import { useMemo } from "preact/hooks";
import { CardState } from "./card-state.ts";
import { useUnsaved } from "./unsaved.ts";

type Options<Config, Patch, Draft extends Patch & object> = ConstructorParameters<typeof CardState<Config, Patch, Draft>>[0];

export function useCard<Config, Patch, Draft extends Patch & object>(options: Options<Config, Patch, Draft>) {
  const card = useMemo(() => new CardState(options), [options.subject]);
  useUnsaved(card.dirty);
  return card;
}

/** Whatever its settings are, what a card shows of its state. */
// biome-ignore lint/suspicious/noExplicitAny: The parts of a card hand the draft on without looking into it.
export type AnyCard = CardState<any, any, any>;
