import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLinks } from "../src/text-links.ts";

const addresses = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);

describe("where an address ends", () => {
  it.each([
    ["See https://example.com/a?b=1, and go on.", "https://example.com/a?b=1"],
    ["https://example.com/wiki/Bell_(instrument)", "https://example.com/wiki/Bell_(instrument)"],
    ["(https://example.com/wiki/Bell_(instrument)).", "https://example.com/wiki/Bell_(instrument)"],
    ["(look at https://example.com/a)", "https://example.com/a"],
    ["„https://example.com/ohje”", "https://example.com/ohje"],
    ["”https://example.com/ohje”.", "https://example.com/ohje"],
    ["«https://example.com/довідка».", "https://example.com/довідка"],
    ["“https://example.com/guida”!", "https://example.com/guida"],
    ["'https://example.com/a'", "https://example.com/a"],
    ["’https://example.com/a’?", "https://example.com/a"],
    ["Https://Example.com/A", "Https://Example.com/A"],
    ["[https://example.com/a[1]]", "https://example.com/a[1]"],
    ["https://example.com/a)))))", "https://example.com/a"],
    ["https://example.com/a…", "https://example.com/a"],
    ["https://example.com/a\u202egpj.exe", "https://example.com/a"],
    ["https://[2001:db8::1]/a", "https://[2001:db8::1]/a"],
  ])("%s", (text, address) => expect(addresses(text)).toEqual([address]));
});

describe("what is no address", () => {
  it.each([
    "http://example.com",
    "javascript:alert(1)",
    "https://",
    "https://.",
    "example.com",
    "https:// example.com",
    "data:text/html,x",
  ])("%s", (text) => expect(splitLinks(text)).toEqual([{ text }]));
});

describe("any text", () => {
  it("is the same letter by letter when its parts are put together", () => {
    const pieces = fc.constantFrom("https://", "example.com", "/a", "(", ")", "[", "]", ".", "”", "»", " ", "ä", "\u202e", "\n", "@");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          splitLinks(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
        for (const { href, text: shown } of splitLinks(text))
          if (href !== undefined) expect([href, new URL(href).protocol]).toEqual([shown, "https:"]);
      }),
    );
    // Many thousand comparisons: seconds on a machine that does other things as well.
  }, 30_000);

  it("of nothing but brackets is parted at once", () => {
    const text = `https://example.com/${")".repeat(100_000)}`;
    expect(addresses(text)).toEqual(["https://example.com/"]);
  });
});
