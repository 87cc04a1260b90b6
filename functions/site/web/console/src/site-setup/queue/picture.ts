// What can be told about the address of a picture without asking the server. Pure.

import type { FieldError } from "../../../../protocol/src/index.ts";

const most_chars = 500;

/** By `https`, as pages that are served so load nothing else. */
export function pictureErrors(picture: string | null): FieldError[] {
  if (picture === null) return [];
  const pointer = "/picture";
  if (!/^https:\/\/[^\s/@]+(\/\S*)?$/i.test(picture) || !URL.canParse(picture)) return [{ pointer, code: "invalid" }];
  return [...picture].length > most_chars ? [{ pointer, code: "too-long" }] : [];
}
