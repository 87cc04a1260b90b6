import { describe, expect, it, test } from "vitest";
import type { WireField } from "../../../../../protocol/src/index.ts";
import { duplicated, emptyField, fieldErrors, missingIn, moved, named, nameFor, standard, tidied, valueFor } from "./field-list.ts";

const field = (change: Partial<WireField>): WireField => ({ ...emptyField("text"), ...change });
const names = (fields: readonly WireField[]) => fields.map(({ name }) => name);

describe("the name of a field", () => {
  test.each([
    ["Order number", "order_number"],
    ["Tilausnumero & päivä", "tilausnumero_paiva"],
    ["2. address", "address"],
    ["Номер замовлення", "field"],
    ["", "field"],
    ["Topic", "topic_2"],
    ["Email", "email_2"],
    ["Name", "name_2"],
    ["Size", "size_2"],
    ["constructor", "constructor"],
  ])("%j is %j", (label, name) => {
    expect(nameFor(label, ["size"])).toBe(name);
  });

  it("is as long as a name may be", () => {
    expect(nameFor("a".repeat(60), [])).toHaveLength(40);
    expect(nameFor("a".repeat(60), ["a".repeat(40)])).toMatch(/^a{36}_2$/);
  });

  it("comes from the first label, and stays when that changes", () => {
    const [saved] = named([field({ label: { en: "Order" } })], "en");
    expect(saved?.name).toBe("order");
    expect(names(named([{ ...(saved as WireField), label: { en: "Number of the order" } }], "en"))).toEqual(["order"]);
  });

  it("is not made before there is a label", () => {
    const [refused] = tidied([field({ kind: "date" })], "en");
    expect(refused?.name).toBe("");
    expect(names(tidied([{ ...(refused as WireField), label: { en: "Day" } }], "en"))).toEqual(["day"]);
  });

  it("is one that no other field has, also of those that are new", () => {
    const all = [field({ label: { en: "Size" } }), field({ name: "size" }), field({ label: { en: "Size" } })];
    expect(names(named(all, "en"))).toEqual(["size_2", "size", "size_3"]);
  });
});

test.each([
  ["Under a week", "under-a-week"],
  ["  Ремонт ", "Ремонт"],
  ["Size M", "size-m-2"],
  ["", ""],
])("what is sent for %j is %j", (label, value) => {
  expect(valueFor(label, ["size-m", ""])).toBe(value);
});

test("what is kept has no empty texts, and nothing that its kind has no use for", () => {
  const typed = field({
    kind: "choice",
    label: { en: " Delivery ", fi: " " },
    placeholder: { en: "left from when it was text" },
    required: true,
    hidden: true,
    options: [
      { value: "", label: { en: "By post", fi: "" } },
      { value: "", label: { en: " " } },
      { value: " own ", label: { en: "By post" } },
    ],
  });
  const [kept] = tidied([typed], "en");
  expect(kept).toEqual({
    name: "delivery",
    kind: "choice",
    label: { en: "Delivery" },
    help: {},
    placeholder: {},
    required: false,
    hidden: true,
    options: [
      { value: "by-post", label: { en: "By post" } },
      { value: "own", label: { en: "By post" } },
    ],
  });
  const empty = { value: "", label: { en: " " } };
  expect(tidied([{ ...typed, options: [empty, empty] }], "en")[0]?.options).toEqual([{ value: "", label: {} }]);
  expect(tidied([{ ...typed, kind: "date" }], "en")[0]?.options).toEqual([]);
  expect(tidied(tidied([typed], "en"), "en")).toEqual([kept]);
});

test("the usual fields need no words, others need a label and choices", () => {
  expect(fieldErrors("/form_fields", standard, "en")).toEqual([]);
  const wrong = [
    field({}),
    field({ name: "size", kind: "choice", label: { en: "Size" } }),
    field({
      name: "when",
      kind: "buttons",
      label: { en: "When" },
      options: [
        { value: "a", label: { en: "A" } },
        { value: "a", label: { fi: "A" } },
        { value: "b".repeat(81), label: { en: "B" } },
      ],
    }),
  ];
  expect(fieldErrors("/pre_chat", wrong, "en")).toEqual([
    { pointer: "/pre_chat/0/label/en", code: "required" },
    { pointer: "/pre_chat/1/options", code: "required" },
    { pointer: "/pre_chat/2/options/1/label/en", code: "required" },
    { pointer: "/pre_chat/2/options/1/value", code: "taken" },
    { pointer: "/pre_chat/2/options/2/value", code: "too-long" },
  ]);
});

test("a language lacks what the site's own has", () => {
  const choice = field({ kind: "choice", label: { en: "Size", fi: "Koko" }, help: { en: "Of the frame" }, placeholder: { en: "unused" } });
  const options = [{ value: "m", label: { en: "M" } }];
  expect([missingIn(choice, "fi", "en"), missingIn({ ...choice, options }, "fi", "en"), missingIn(choice, "uk", "en")]).toEqual([1, 2, 2]);
  expect(missingIn({ ...choice, kind: "text" }, "fi", "en")).toBe(2);
});

test("a field goes to its place, and a copy stands behind it without a name", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  const [one, other] = [field({ name: "one", label: { en: "One" } }), field({ name: "other" })];
  const copied = duplicated([one, other], 0);
  expect(names(copied)).toEqual(["one", "", "other"]);
  expect(names(tidied(copied, "en"))).toEqual(["one", "one_2", "other"]);
});
