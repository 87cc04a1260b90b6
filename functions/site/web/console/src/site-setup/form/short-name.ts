// The short name of a queue or site: what stands in addresses.

/** "Asiakaspalvelu & huolto" as `asiakaspalvelu-huolto`; what has no such letters as nothing. */
export function shortName(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 40).replace(/^-+|-+$/g, "");
}

export function isShortName(typed: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(typed);
}
