import { expect, test } from "vitest";
import type { SnippetSite } from "./snippet.ts";
import { snippet } from "./snippet.ts";

const DEMO: SnippetSite = {
  site: "demo",
  colour: "#2457D6",
  launcher: { left: false, side_px: 16, bottom_px: 16 },
  hidden_on: [],
  widget_origin: "https://widget.example.com",
};

const attribute = (name: string, site: Partial<SnippetSite>): string | undefined =>
  snippet({ ...DEMO, ...site }).match(`${name}="([^"]*)"`)?.[1];

test("the snippet names the site and loads the script from the widget's host", () => {
  expect(snippet(DEMO)).toBe('<script async src="https://widget.example.com/w.js" data-site="demo"></script>');
});

test.each([
  [{ left: true, side_px: 24, bottom_px: 40 }, "auto auto 40px 24px"],
  [{ left: true, side_px: 16, bottom_px: 16 }, "auto auto 16px 16px"],
  [{ left: false, side_px: 16, bottom_px: 88 }, "auto 16px 88px auto"],
  [{ left: false, side_px: 16, bottom_px: 16 }, undefined],
  // Nothing was decided.
  [{ left: false, side_px: 0, bottom_px: 0 }, undefined],
])("the launcher stands as decided: %j", (launcher, inset) => {
  expect(attribute("data-inset", { launcher })).toBe(inset);
});

test.each([
  ["#1B7F4B", "#1B7F4B"],
  ["#2457d6", undefined],
])("the launcher has the colour %s from the beginning", (colour, written) => {
  expect(attribute("data-colour", { colour })).toBe(written);
});

test("nothing is said of hidden pages where there are none", () => {
  expect(attribute("data-hide", {})).toBeUndefined();
});

test.each<[paths: string[], hidden: string[], shown: string[]]>([
  [["/cart"], ["/cart"], ["/cart/", "/carts", "/a/cart", "/"]],
  [["/checkout/*"], ["/checkout/", "/checkout/pay"], ["/checkout", "/shop/checkout/"]],
  [["/*"], ["/", "/anything"], []],
  [
    ["/cart", "/a.b(c)*"],
    ["/cart", "/a.b(c)/d"],
    ["/axb(c)", "/cart/a"],
  ],
  [["/käyttö"], ["/k%C3%A4ytt%C3%B6"], ["/k"]],
  [['/a"b&c*'], ["/a%22b&c/d"], ["/a"]],
  [["//elsewhere.example/x"], ["//elsewhere.example/x"], ["/x"]],
])("the launcher is hidden on %j", (hidden_on, hidden, shown) => {
  const written = attribute("data-hide", { hidden_on })?.replaceAll("&quot;", '"').replaceAll("&amp;", "&") ?? "";
  for (const path of hidden) expect(path, written).toMatch(new RegExp(written));
  for (const path of shown) expect(path, written).not.toMatch(new RegExp(written));
});
