import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentOf, contrast, parseColour, SCHEMES, textOn } from "./theme.ts";

const TEXT = { "#000": [0, 0, 0], "#fff": [255, 255, 255] };

describe("the theme", () => {
  it.each(["light", "dark"] as const)("makes 1,000 colours readable on %s ground", (scheme) => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(hex, (siteColour) => {
        const accent = accentOf(siteColour, scheme);
        expect(contrast(accent, TEXT[textOn(accent)])).toBeGreaterThanOrEqual(4.5);
        for (const ground of SCHEMES[scheme].slice(0, 2)) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(3);
        for (const part of accent) expect(part).toSatisfy((value: number) => Number.isInteger(value) && value >= 0 && value <= 255);
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves a colour as it is where it is readable", () => {
    expect(accentOf("#2457D6", "light")).toEqual([36, 87, 214]);
  });

  it("takes the usual accent for what is no colour", () => {
    expect(accentOf("red; }", "dark")).toEqual(accentOf("#7AA2FF", "dark"));
    expect(parseColour("url(x)")).toEqual([]);
  });

  it("measures as WCAG does", () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.478, 2);
  });
});
