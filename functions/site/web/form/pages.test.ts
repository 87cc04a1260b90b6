// @vitest-environment jsdom

import { describe, expect, test } from "vitest";
import { KEYS, PAGES, pageOf } from "./pages.mjs";

const CATALOGUE = KEYS.map((key) => `${key} = Words of ${key} & <b>more</b>`).join("\n");

function shown(page: string): Document {
  return new DOMParser().parseFromString(pageOf(page, "uk", CATALOGUE), "text/html");
}

describe.each(PAGES)("the page %s", (name) => {
  test("says in its language what happened and the way back", () => {
    const page = shown(name);
    expect(page.documentElement.lang).toBe("uk");
    expect(page.title).toBe(`Words of ${name}-title & <b>more</b>`);
    expect([...page.querySelectorAll("main > *")].map((part) => [part.tagName, part.textContent])).toEqual([
      ["H1", page.title],
      ["P", `Words of ${name}-text & <b>more</b>`],
      ["P", `Words of ${name}-back & <b>more</b>`],
    ]);
  });

  test("needs nothing that its policy forbids", () => {
    const page = shown(name);
    expect(page.querySelectorAll("script, style, [style], img, iframe, form, a")).toHaveLength(0);
    expect([...page.querySelectorAll("link")].map((link) => link.outerHTML)).toEqual(['<link rel="stylesheet" href="../form.css">']);
  });
});

test("a text that is missing stops the build", () => {
  expect(() => pageOf("failed", "hu", "sent-title = Köszönjük")).toThrow("form/locales/hu.ftl: failed-title is missing");
});
