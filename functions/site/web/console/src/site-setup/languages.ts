// Languages as they stand in the middle of a text.

import { languageName } from "../texts.ts";

/** One tag or a list of them, by their names. */
export function languagesIn(value: unknown): string {
  const tags = Array.isArray(value) ? value : [value];
  return tags.map((tag) => languageName(String(tag))).join(", ");
}
