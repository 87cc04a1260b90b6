// Long addresses of pages, as short as they can be told apart.

/** Host and path; what comes after is told by an ellipsis. */
export function shortAddress(url: string): string {
  const [, plain = "", rest = ""] = /^(?:https?:\/\/)?([^?#]*)(.*)$/is.exec(url) ?? [];
  return rest.length > 1 ? `${plain}…` : plain;
}
