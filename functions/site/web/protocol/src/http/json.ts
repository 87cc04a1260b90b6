// What goes over the wire, as JSON.

/** A half of a sign that a page cut in two would make the server refuse the whole text: U+FFFD takes its place. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.toWellFormed() : part));
