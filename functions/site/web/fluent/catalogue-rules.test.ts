import { describe, expect, it } from "vitest";
import { compareCatalogues, compareWithCode, keysModule, LANGUAGES } from "./catalogue-rules.mjs";

const GOOD = "send = S\nhello = H { $name }\n";

function compare(changes: Record<string, string>): string[] {
  const sources = Object.fromEntries(LANGUAGES.map((language) => [language, GOOD]));
  return compareCatalogues({ ...sources, ...changes }, "widget").problems;
}

const plural = (categories: string[]): string =>
  `send = S\nhello = { $name ->\n${categories.map((category) => `    [${category}] ${category === "many" ? "other" : category}\n`).join("")}   *[other] other\n}\n`;

describe("catalogues", () => {
  it("agree", () => expect(compare({})).toEqual([]));

  it("may not lack or add a key", () => {
    expect(compare({ fi: "send = S\n" })).toEqual(["widget/locales/fi.ftl: hello is missing"]);
    expect(compare({ fi: `${GOOD}more = M\n` })).toEqual(["widget/locales/fi.ftl: more is not in en.ftl"]);
  });

  it("may not differ in variables", () => {
    expect(compare({ uk: "send = S\nhello = H { $nimi }\n" })[0]).toContain("has variables {nimi}, en.ftl has {name}");
  });

  it("have the plural categories of their language", () => {
    expect(compare({ uk: plural(["one", "few", "many"]) })).toEqual([]);
    expect(compare({ uk: plural(["one", "few"]) })).toEqual(["widget/locales/uk.ftl: hello: plural [many] is missing"]);
    expect(compare({ fi: plural(["one", "few"]) })).toEqual(["widget/locales/fi.ftl: hello: fi has no plural [few]"]);
  });

  it("say the same for Italian many and other", () => {
    expect(compare({ it: plural(["one", "many"]) })).toEqual([]);
    expect(compare({ it: plural(["one", "many"]).replace("[many] other", "[many] altro") })[0]).toContain("[many] must equal [other]");
  });

  it("report what does not parse", () => expect(compare({ hu: "send = { $\n" })[0]).toContain("hu.ftl"));
});

describe("code", () => {
  it("may not use a key that is absent", () => {
    expect(compareWithCode(["a"], { "x.ts": 'text("a") + text("b")' })).toEqual(["x.ts: b is not in the catalogues"]);
  });

  it("uses every key, by name or by the beginning of a template", () => {
    const keys = ["status-active", "status-gone", "unused"];
    expect(compareWithCode(keys, { "x.ts": "text(`status-${status}`)" })).toEqual(["unused is never used"]);
  });

  it("gets the variables of each key as types", () => {
    const { variables } = compareCatalogues(Object.fromEntries(LANGUAGES.map((language) => [language, GOOD])), "widget");
    expect(keysModule(variables)).toContain('"send": undefined;\n  "hello": { name: string | number };');
  });
});
