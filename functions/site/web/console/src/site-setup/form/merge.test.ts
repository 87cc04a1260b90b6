import { expect, test } from "vitest";
import { changes, merge, same, valueAt } from "./merge.ts";

test.each([
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, true],
  [null, {}, false],
  [[], {}, false],
])("%j and %j: %s", (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});

test("only what changed is sent, a cleared field too", () => {
  expect(changes({ name: "A", by: { x: 1 }, consent: "I agree" as string | null }, { name: "A", by: { x: 2 }, consent: null })).toEqual({
    by: { x: 2 },
    consent: null,
  });
});

const base = { name: "Shop", texts: { fi: { header: "Hei" }, en: { header: "Hello" } }, origins: ["https://a.example"] };

test("changes of different fields and languages go together", () => {
  const theirs = { ...base, name: "Shop 2", texts: { ...base.texts, fi: { header: "Moi" } } };
  const mine = { ...base, texts: { ...base.texts, en: { header: "Hi" } } };
  expect(merge(base, theirs, mine, "mine")).toEqual({
    value: { ...base, name: "Shop 2", texts: { fi: { header: "Moi" }, en: { header: "Hi" } } },
    conflicts: [],
  });
});

test.each([
  ["mine", "Hi"],
  ["theirs", "Good day"],
] as const)("where both changed the same, %s wins and it is told", (prefer, header) => {
  const theirs = { ...base, name: "Shop 2", texts: { ...base.texts, en: { header: "Good day" } } };
  const mine = { ...base, texts: { ...base.texts, en: { header: "Hi" } } };
  const { value, conflicts } = merge(base, theirs, mine, prefer);
  expect(value).toEqual({ ...theirs, texts: { ...base.texts, en: { header } } });
  expect(conflicts).toEqual(["/texts/en/header"]);
});

test("a list is one value, and the same change twice is none", () => {
  const theirs = { ...base, origins: [...base.origins, "https://b.example"] };
  const mine = { ...base, origins: [...base.origins, "https://c.example"] };
  expect(merge(base, theirs, mine, "mine").conflicts).toEqual(["/origins"]);
  expect(merge(base, theirs, theirs, "mine").conflicts).toEqual([]);
});

test("what one took away and the other changed is a conflict; what only one took away is gone", () => {
  const theirs = { ...base, texts: { fi: base.texts.fi } } as unknown as typeof base;
  const mine = { ...base, texts: { ...base.texts, en: { header: "Hi" } } };
  expect(merge(base, theirs, mine, "theirs")).toEqual({ value: theirs, conflicts: ["/texts/en"] });
  expect(merge(base, theirs, base, "mine")).toEqual({ value: theirs, conflicts: [] });
});

test("a pointer names a value", () => {
  expect(valueAt(base, "/texts/fi/header")).toBe("Hei");
  expect(valueAt(base, "/texts/uk/header")).toBeUndefined();
});

test.each(["Repair/Service", "a~1b", "~", "/"])("a name with signs of pointers is found again: %s", (name) => {
  const { conflicts } = merge({ [name]: 1 }, { [name]: 2 }, { [name]: 3 }, "mine");
  expect(conflicts.map((pointer) => valueAt({ [name]: 4 }, pointer))).toEqual([4]);
});
