// @vitest-environment jsdom

import { afterEach, describe, expect, it, vi } from "vitest";
import type { QueueSettings } from "../../protocol/src/index.ts";
import { CLOSED, siteWith } from "../samples.ts";
import type { Language } from "../texts.ts";
import { load } from "../texts.ts";
import { whenOpen } from "./closed.ts";
import { foldedHours, hoursTable, hoursTitle } from "./hours.ts";
import { interval } from "./times.ts";

const MONDAY_9_IN_HELSINKI = "2026-11-30T07:00:00Z";

const queue: QueueSettings = {
  ...CLOSED,
  opens_at: MONDAY_9_IN_HELSINKI,
  hours: [
    { day: 1, opens: "09:00", closes: "12:00" },
    { day: 1, opens: "13:00", closes: "16:30" },
    { day: 2, opens: "09:00", closes: "16:30" },
  ],
};

declare const process: { env: Record<string, string | undefined> };
const { TZ } = process.env;

/** A visitor in a zone, on Saturday in the small hours where the site is. */
async function visitorIn(zone: string, language: Language, now = "2026-11-27T23:30:00Z"): Promise<void> {
  process.env.TZ = zone;
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  vi.stubGlobal("navigator", { languages: [language === "en" ? "en-GB" : language] });
  await load(language);
}

afterEach(() => {
  process.env.TZ = TZ;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rows = (table: HTMLElement | false): string[] =>
  table ? [...table.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent).join(" ")) : [];

const site = siteWith({});

describe("when a queue opens", () => {
  it("is not said where nobody knows", async () => {
    await visitorIn("Europe/Helsinki", "en");
    expect(whenOpen(site, CLOSED)).toBe("Closed at the moment");
  });

  it.each<[zone: string, language: Language, when: string]>([
    ["America/New_York", "en", "Opens Monday at 09:00 (Helsinki time)"],
    ["America/New_York", "fi", "Avoinna seuraavan kerran maanantaina klo 9.00 (paikallinen aika: Helsinki)"],
    ["Asia/Tokyo", "it", "Riapriamo: lunedì alle 09:00 (ora di Helsinki)"],
    ["Asia/Tokyo", "hu", "Legközelebb nyitva: hétfő 9:00 (helyi idő: Helsinki)"],
    ["Asia/Tokyo", "uk", "Знову на зв’язку: понеділок, 09:00 (місцевий час: Helsinki)"],
    // Another name of the same time is no other time.
    ["Europe/Kyiv", "en", "Opens Monday at 09:00"],
  ])("is said on the site's clock, which is named in %s", async (zone, language, words) => {
    await visitorIn(zone, language);
    expect(whenOpen(site, queue)).toBe(words);
  });

  it.each<[language: Language, today: string, tomorrow: string, far: string]>([
    ["en", "Opens today at 09:00", "Opens tomorrow at 09:00", "Opens 30 November at 09:00"],
    ["fi", "tänään klo 9.00", "huomenna klo 9.00", "30. marraskuuta klo 9.00"],
    ["uk", "сьогодні, 09:00", "завтра, 09:00", "30 листопада, 09:00"],
    ["hu", "ma 9:00", "holnap 9:00", "november 30. 9:00"],
    ["it", "oggi alle 09:00", "domani alle 09:00", "30 novembre alle 09:00"],
  ])("is said in the words of %s", async (language, ...words) => {
    const said = [];
    for (const now of ["2026-11-30T06:59:00Z", "2026-11-29T06:59:00Z", "2026-11-23T06:59:00Z"]) {
      await visitorIn("Europe/Helsinki", language, now);
      said.push(whenOpen(site, queue));
    }
    expect(said).toEqual(words.map((words) => expect.stringContaining(words)));
  });

  it.each([
    // Sunday at 23:59 and Monday at 0:01 where the site is.
    ["2026-11-29T21:59:00Z", "tomorrow"],
    ["2026-11-29T22:01:00Z", "today"],
    // A week before it is Monday too.
    ["2026-11-23T21:59:00Z", "30 November"],
    ["2026-11-23T22:01:00Z", "Monday"],
    // The visitor's clock is ahead.
    ["2026-12-01T07:00:00Z", "today"],
  ])("counts days where the site is: at %s it is %s", async (now, day) => {
    await visitorIn("America/New_York", "en", now);
    expect(whenOpen(site, queue)).toBe(`Opens ${day} at 09:00 (Helsinki time)`);
  });

  it.each([
    // Clocks go back in the night to 25 October 2026, and forward in the night to 28 March 2027.
    ["2026-10-25T07:00:00Z", "2026-10-24T06:30:00Z", "tomorrow"],
    ["2027-03-28T06:00:00Z", "2027-03-27T07:30:00Z", "tomorrow"],
    ["2027-01-01T07:00:00Z", "2026-12-31T07:00:00Z", "tomorrow"],
  ])("counts days of any length: %s seen from %s is %s", async (opens_at, now, day) => {
    await visitorIn("Europe/Helsinki", "en", now);
    expect(whenOpen(site, { ...CLOSED, opens_at })).toBe(`Opens ${day} at 09:00`);
  });

  it("is said on the visitor's clock where the browser does not know the zone", async () => {
    await visitorIn("America/New_York", "en");
    expect(whenOpen({ ...site, time_zone: "Mars/Phobos" }, queue)).toBe("Opens Monday at 02:00");
  });
});

describe("an interval", () => {
  it.each<[language: Language, opens: string, closes: string, words: string]>([
    ["en", "09:00", "16:30", "09:00–16:30"],
    ["en", "22:00", "02:00", "22:00–02:00"],
    ["en", "09:00", "24:00", "09:00–24:00"],
    ["en", "18:00", "00:00", "18:00–00:00"],
    ["en", "00:00", "24:00", "Open all day"],
    ["en", "00:00", "12:00", "00:00–12:00"],
    ["fi", "09:00", "24:00", "9.00–24.00"],
    ["fi", "22:00", "02:30", "22.00–2.30"],
    ["hu", "00:00", "24:00", "Egész nap nyitva"],
    ["hu", "10:00", "24:00", "10:00–24:00"],
    ["uk", "00:00", "24:00", "Цілодобово"],
    ["it", "10:00", "24:00", "10:00–24:00"],
  ])("in %s from %s to %s is %s", async (language, opens, closes, words) => {
    await visitorIn("Europe/Helsinki", language);
    expect(interval(opens, closes)).toBe(words);
  });

  it("has no 24th hour where hours are counted to twelve", async () => {
    await visitorIn("Europe/Helsinki", "en");
    vi.stubGlobal("navigator", { languages: ["en-US"] });
    expect(interval("09:00", "24:00").replaceAll("\u202f", " ")).toBe("9:00 AM–12:00 AM");
  });
});

describe("the opening hours", () => {
  it("are the whole week as the language writes times, today marked", async () => {
    await visitorIn("America/New_York", "fi");
    const table = hoursTable(site, queue, hoursTitle(site));
    expect(rows(table)).toEqual([
      "maanantai 9.00–12.00, 13.00–16.30",
      "tiistai 9.00–16.30",
      "keskiviikko Suljettu",
      "torstai Suljettu",
      "perjantai Suljettu",
      "lauantai Suljettu",
      "sunnuntai Suljettu",
    ]);
    expect(table && [table.querySelector("caption")?.textContent, table.querySelector("[aria-current=date] th")?.textContent]).toEqual([
      "Aukioloajat (paikallinen aika: Helsinki)",
      // Friday still where the visitor is.
      "lauantai",
    ]);
  });

  it("are nothing where none are known", async () => {
    await visitorIn("Europe/Helsinki", "en");
    expect([hoursTable(site, { ...queue, hours: [] }), foldedHours(site, { ...queue, hours: [] })]).toEqual([false, false]);
  });
});
