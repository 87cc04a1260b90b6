// Links to write to somebody or to call. Nothing of what a visitor wrote can become anything else than that address.

export function mailLink(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;
}

export function phoneLink(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, "")}`;
}
