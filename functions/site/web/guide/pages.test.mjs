// @vitest-environment jsdom

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileConstant } from "../fluent/compile.mjs";
import { FRAME_KEYS, GROUPS, INDEX, LANGUAGES, PAGES, pageOf } from "./pages.mjs";
import { readGuide } from "./read.mjs";

const languages = Object.keys(LANGUAGES);
const most_bytes = 30_000;
const most_pictures = 12;

function shown(language, page) {
  return new DOMParser().parseFromString(pageOf(page, readGuide(language)), "text/html");
}

const all = languages.flatMap((language) => [INDEX, ...PAGES].map((page) => ({ language, page })));

/** What stands where in a page, without its words. */
function shape(language, page) {
  const parts = shown(language, page).querySelectorAll("article h1, article h2, article li, article img");
  return [...parts].map((part) => `${part.localName} ${part.getAttribute("src") ?? ""}`);
}

test.each(languages)("the guide in %s has every page and nothing else", (language) => {
  const files = readdirSync(join("guide", language));
  expect(files.sort()).toEqual([...[INDEX, ...PAGES].map((page) => `${page}.html`), "frame.ftl", "pictures", "pictures.json"].sort());
});

test("every folder with pages is a language that is offered", () => {
  const folders = readdirSync("guide").filter((name) => statSync(join("guide", name)).isDirectory());
  expect(folders.sort()).toEqual([...languages].sort());
});

test.each(all)("$language/$page says in its language what it is for", ({ language, page }) => {
  const html = shown(language, page);
  expect(html.documentElement.lang).toBe(language);
  expect(html.querySelectorAll("h1")).toHaveLength(1);
  expect(html.querySelector("h1 + p")?.textContent).toMatch(/\.$/);
  expect(html.title).toContain(html.querySelector("h1")?.textContent);
  if (page === INDEX) return;
  expect(html.querySelector("[aria-current=page]")?.textContent).toBe(html.querySelector("h1")?.textContent);
  expect(html.querySelector("article li"), "it has steps").not.toBeNull();
});

test.each(all)("$language/$page is whole and needs nothing that its policy forbids", ({ language, page }) => {
  const written = pageOf(page, readGuide(language));
  const html = new DOMParser().parseFromString(written, "text/html");
  expect(html.querySelectorAll("script, style, [style], iframe, form, object")).toHaveLength(0);
  // What is opened is closed, and in its order: read strictly, the body is the same.
  const body = written.slice(written.indexOf("<body>"), written.indexOf("</html>")).replaceAll(/<(img [^>]*|br)>/g, "<$1/>");
  expect(new DOMParser().parseFromString(body, "application/xml").querySelector("parsererror")?.textContent ?? "").toBe("");
});

test.each(all)("$language/$page leads only to what is there", ({ language, page }) => {
  const html = shown(language, page);
  for (const link of html.querySelectorAll("a")) {
    const target = link.getAttribute("href") ?? "";
    if (target === "/inbox") continue;
    const [, other = language, name] = /^(?:\.\.\/([a-z]+)\/)?([a-z-]+)\.html$/.exec(target) ?? [];
    expect([INDEX, ...PAGES], target).toContain(name);
    expect(languages, target).toContain(other);
    expect(link.getAttribute("lang"), target).toBe(other === language ? null : other);
  }
  for (const other of languages.filter((one) => one !== language))
    expect(html.querySelector(`header a[hreflang=${other}]`)?.getAttribute("href")).toBe(`../${other}/${page}.html`);
});

test.each(all.filter(({ language }) => language !== "en"))("$language/$page says as much as the English one", ({ language, page }) => {
  expect(shape(language, page)).toEqual(shape("en", page));
});

test.each(languages)("every picture in %s is told in words and stands in a page, and none is too big", (language) => {
  const images = PAGES.flatMap((page) => [...shown(language, page).querySelectorAll("img")]);
  for (const image of images) expect(image.alt.length, image.outerHTML).toBeGreaterThan(20);
  const files = readdirSync(join("guide", language, "pictures"));
  expect(files.sort()).toEqual(images.map((image) => (image.getAttribute("src") ?? "").replace("pictures/", "")).sort());
  expect(files.length).toBeLessThanOrEqual(most_pictures);
  const told = JSON.parse(readFileSync(join("guide", language, "pictures.json"), "utf8"));
  expect(
    Object.keys(told)
      .map((name) => `${name}.webp`)
      .sort(),
  ).toEqual(files);
  for (const file of files) expect(statSync(join("guide", language, "pictures", file)).size, file).toBeLessThan(most_bytes);
});

test.each(languages)("the frame in %s has its words and no others", (language) => {
  const written = readFileSync(join("guide", language, "frame.ftl"), "utf8");
  expect([...written.matchAll(/^([a-z-]+) =/gm)].map(([, key]) => key).sort()).toEqual([...FRAME_KEYS].sort());
});

test("the console leads to the guide in each of its languages, in English where there is none", () => {
  for (const language of ["fi", "en", "uk", "hu", "it"]) {
    const catalogue = readFileSync(`console/locales/${language}.ftl`, "utf8");
    const known = language in LANGUAGES ? language : "en";
    expect(compileConstant(catalogue, "help-address", language)).toBe(`/guide/${known}/${INDEX}.html`);
  }
});

test("pages and groups are named once", () => {
  expect(new Set(PAGES).size).toBe(PAGES.length);
  expect(Object.values(GROUPS).flat()).toEqual(PAGES);
});

const source = (body) => ({
  language: "en",
  page: () => `<h1>Title</h1>\n<p>Purpose.</p>\n${body}`,
  frame: (key) => key,
  word: (part, key) => readGuide("en").word(part, key),
  picture: (name) => readGuide("en").picture(name),
});

test.each([
  ["{console/gone}", "console/locales/en.ftl: gone is missing"],
  ["{elsewhere/save}", "there is no part called elsewhere"],
  ["{console/first-run-count}", "must have no variables"],
  ["{page:gone}", "{page:gone} names nothing"],
  ["{link:notices}", "{link:notices} names nothing"],
  ["<img {picture:gone}>", "pictures/gone.webp is missing"],
  ["{ console/save }", "a brace that nothing fills"],
])("%s stops the build", (body, reason) => {
  expect(() => pageOf("notices", source(body))).toThrow(reason);
});

test("a page without a heading stops the build", () => {
  expect(() => pageOf("notices", { ...source(""), page: () => "<p>Purpose.</p>" })).toThrow("begins with a heading");
});

test("the words of the product are text", () => {
  const hostile = { ...source("<p>{console/save}</p>"), word: () => `<img src=x> & "more"` };
  expect(pageOf("notices", hostile)).toContain("<b>&lt;img src=x&gt; &amp; &quot;more&quot;</b>");
});

test("a picture has its own size", () => {
  const { width, height } = readGuide("en").picture("sign-in");
  expect([width > 400 && width <= 1200, height > 300 && height < 1200]).toEqual([true, true]);
  expect(() => readGuide("en").picture("../frame")).toThrow("is missing");
});
