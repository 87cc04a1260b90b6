// What goes over the wire, as JSON.

/** JSON with lone surrogates replaced by U+FFFD: a page may cut an emoji in two, and the server would refuse the whole text. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.toWellFormed() : part));
