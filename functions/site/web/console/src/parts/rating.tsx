// How a visitor rated: by picture and colour beside the word.

import { Frown, Meh, Smile } from "lucide-preact";
import type { ComponentChildren } from "preact";

/** `good`, `fair` or `bad`, as texts choose by it. */
export function ratingWord(score: number): "good" | "fair" | "bad" {
  if (score === 0) return "fair";
  return score > 0 ? "good" : "bad";
}

const pictures = { good: Smile, fair: Meh, bad: Frown };
const colours = { good: "mark-good", fair: "soft", bad: "mark-bad" };

export function RatingMark({ score, children }: { score: number; children: ComponentChildren }) {
  const word = ratingWord(score);
  const Picture = pictures[word];
  return (
    <span class={`mark rating ${colours[word]}`}>
      <Picture size={14} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
