// What becomes of a site's colour on light and on dark ground: the widget's own computation, told in words.

import { accentOf, contrast, parseColour, SCHEMES, textOn } from "../../../../widget/shell/theme.ts";

export type Scheme = "light" | "dark";

export interface Shown {
  /** As CSS writes it. */
  surface: string;
  /** What stands on it. */
  ink: string;
  /** How much the colour itself stands out from the ground, 1 to 21. */
  contrast: number;
  /** Whether the widget had to move it. */
  moved: boolean;
}

/** `#2457d6` and `2457D6` as the server writes it; what is no colour as nothing. */
export function readColour(typed: string): string | null {
  const digits = /^#?([\da-f]{6})$/i.exec(typed.trim())?.[1];
  if (digits) return `#${digits.toUpperCase()}`;
  const short = /^#?([\da-f])([\da-f])([\da-f])$/i.exec(typed.trim());
  return short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")
        .toUpperCase()}`
    : null;
}

export function shownColour(colour: string, scheme: Scheme): Shown {
  const [ground, raised] = SCHEMES[scheme];
  const own = parseColour(colour);
  const accent = accentOf(colour, scheme);
  return {
    surface: hex(accent),
    ink: textOn(accent) === "#000" ? "#000000" : "#FFFFFF",
    contrast: Math.min(contrast(own, ground), contrast(own, raised)),
    moved: hex(accent) !== hex(own),
  };
}

function hex(colour: readonly number[]): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
