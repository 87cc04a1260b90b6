// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { QueueSettings, SiteSettings } from "../../protocol/src/index.ts";
import { CLOSED, siteWith } from "../samples.ts";
import type { Language } from "../texts.ts";
import { load, setZone } from "../texts.ts";
import { chooseQueue, expectationOf } from "./closed.ts";
import { foldedHours, hoursTable, hoursTitle, openingHours } from "./hours.ts";

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

beforeEach(() => setZone("Europe/Helsinki"));

afterEach(() => {
  process.env.TZ = TZ;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rows = (table: HTMLElement | false): string[] =>
  table ? [...table.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent).join(" ")) : [];

describe("what to expect", () => {
  it.each([
    [{ open: true, here: true }, "We are here"],
    [{ open: true, here: false }, "Nobody is here right now, we answer as soon as we can"],
    [{ opens_at: null }, "Closed at the moment"],
    // An open console does not open a queue.
    [{ opens_at: null, here: true }, "Closed at the moment"],
    [{}, "Opens Monday 09:00"],
  ])("of %j is %j", async (state, words) => {
    await visitorIn("Europe/Helsinki", "en");
    expect(expectationOf({ ...queue, ...state })).toBe(words);
  });

  it.each<[zone: string, language: Language, when: string]>([
    ["America/New_York", "en", "Opens Monday 09:00 (Helsinki time)"],
    ["America/New_York", "fi", "Avoinna seuraavan kerran maanantaina 9.00 (paikallinen aika: Helsinki)"],
    ["Asia/Tokyo", "it", "Riapriamo: lunedì 09:00 (ora di Helsinki)"],
    ["Asia/Tokyo", "hu", "Legközelebb nyitva: hétfő 9:00 (helyi idő: Helsinki)"],
    // Another name of the same time is no other time.
    ["Europe/Kyiv", "en", "Opens Monday 09:00"],
  ])("is said on the site's clock, which is named in %s", async (zone, language, words) => {
    await visitorIn(zone, language);
    expect(expectationOf(queue)).toBe(words);
  });

  it("names no day when it is today", async () => {
    await visitorIn("Europe/Helsinki", "en", "2026-11-30T05:00:00Z");
    expect(expectationOf(queue)).toBe("Opens 09:00");
  });

  it("is said on the visitor's clock where the browser does not know the zone", async () => {
    await visitorIn("America/New_York", "en");
    setZone("Mars/Phobos");
    expect(expectationOf(queue)).toBe("Opens Monday 02:00");
  });
});

describe("the opening hours", () => {
  it("are the whole week as the language writes times, today marked", async () => {
    await visitorIn("America/New_York", "fi");
    const table = hoursTable(queue, hoursTitle());
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
    expect([hoursTable({ ...queue, hours: [] }), foldedHours({ ...queue, hours: [] })]).toEqual([false, false]);
  });
});

describe("a closed queue without a form at once", () => {
  const leave = vi.fn();
  const shown = (texts: SiteSettings["texts"], offered: boolean): (string | null)[] => {
    const { element } = openingHours(siteWith(texts), { ...queue, form: { ...queue.form, offered } }, leave);
    return [element.querySelector("p")?.textContent ?? null, element.querySelector("button")?.textContent ?? null];
  };

  it("says so in the words of the site, and offers the form only where there is one", async () => {
    await visitorIn("Europe/Helsinki", "en");
    expect(shown({ closed: "Back in May." }, true)).toEqual(["Back in May.", "Leave a message"]);
    expect(shown({ closed: "" }, true)).toEqual(["Closed at the moment", "Leave a message"]);
    expect(shown({}, false)).toEqual(["Closed at the moment", null]);
  });
});

it("says what a queue is for where one chooses", async () => {
  await visitorIn("Europe/Helsinki", "en");
  const { element } = chooseQueue(
    [
      { ...queue, description: "Orders and bills" },
      { ...queue, name: "Repair", open: true },
    ],
    vi.fn(),
  );
  expect([...element.querySelectorAll("button")].map((button) => [...button.childNodes].map((part) => part.textContent))).toEqual([
    ["Support · Closed", "Orders and bills"],
    ["Repair · Open"],
  ]);
});
