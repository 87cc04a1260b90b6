// Moments by the clock of a site, which may be another than that of the person who looks.

/** "maanantai 30.11. klo 16.30" */
export function momentIn(zone: string, at: string, language: string, now: number): string {
  const there = new Date(at);
  const isFar = Math.abs(there.getTime() - now) > 6 * 86_400_000;
  const day: Intl.DateTimeFormatOptions = isFar ? { year: "numeric", month: "long", day: "numeric" } : { weekday: "long" };
  return new Intl.DateTimeFormat(language, { ...day, hour: "numeric", minute: "2-digit", timeZone: zone }).format(there);
}

/** A moment as `YYYY-MM-DDTHH:MM` by that clock. */
export function localOf(zone: string, at: number): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "short", timeStyle: "short", hourCycle: "h23", timeZone: zone };
  // Swedish writes 2026-11-30 16:30.
  return new Intl.DateTimeFormat("sv-SE", options).format(at).replace(" ", "T");
}

/** When that clock shows `YYYY-MM-DDTHH:MM`, as the server writes moments; `null` for what is none. */
export function instantOf(zone: string, local: string): string | null {
  const guess = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(guess)) return null;
  // How far the clock is from UTC may change between the guess and the moment, so it is asked again there.
  let at = guess;
  for (let tries = 0; tries < 2; tries += 1) at = guess - (Date.parse(`${localOf(zone, at)}:00Z`) - at);
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The next morning at nine by that clock. */
export function tomorrowAtNine(zone: string, now: number): string {
  const today = localOf(zone, now).slice(0, 10);
  return `${new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)}T09:00`;
}
