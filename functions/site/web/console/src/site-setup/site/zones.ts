// Time zones by their names.

/** Every zone that this browser knows, and the one that is set, which it may call otherwise. */
export function zonesWith(set: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", set])].sort();
}

/** What time it is there: "maanantai klo 15.20". */
export function clockIn(zone: string, language: string, at: Date): string {
  const options: Intl.DateTimeFormatOptions = { weekday: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" };
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(at);
  } catch {
    return zone;
  }
}
