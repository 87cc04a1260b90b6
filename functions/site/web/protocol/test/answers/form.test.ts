// The cases of shared/protocol/tests/form-cases.json, which the server answers as well.

import { expect, it } from "vitest";
import text from "../../../../../../shared/protocol/tests/form-cases.json?raw";
import { readField } from "../../src/form.ts";
import type { FieldKind, FormField, FormOption } from "../../src/types.ts";

interface Case {
  kind: FieldKind;
  options?: FormOption[];
  text: string;
  read?: string;
  error?: string;
}

const cases: Case[] = JSON.parse(text);

const field = (kind: FieldKind, more: Partial<FormField> = {}): FormField => ({
  name: "asked",
  kind,
  label: null,
  help: null,
  placeholder: null,
  required: true,
  hidden: false,
  options: [],
  ...more,
});

const named = cases.map((one) => [`${one.kind} ${JSON.stringify(one.text.slice(0, 40))}`, one] as const);

it.each(named)("reads %s as the server does", (_, { kind, options = [], text, read, error }) => {
  expect(readField(field(kind, { options }), text)).toEqual(error ?? { text: read });
});

it("takes what it has read for the same once more", () => {
  for (const { kind, options = [], read } of cases) {
    if (read !== undefined) expect(readField(field(kind, { options }), read)).toEqual({ text: read });
  }
});

it("leaves out what may be left out", () => {
  for (const kind of ["text", "long-text", "choice", "buttons", "checkbox", "email", "phone", "number", "date"] as const) {
    expect(readField(field(kind, { required: false }), " \u200b")).toEqual({ text: "" });
  }
});

it("has names of at most 80 characters", () => {
  expect(readField(field("text", { name: "name" }), "a".repeat(80))).toEqual({ text: "a".repeat(80) });
  expect(readField(field("text", { name: "name" }), "a".repeat(81))).toBe("too-long");
  expect(readField(field("text", { name: "surname" }), "a".repeat(81))).toEqual({ text: "a".repeat(81) });
});

it("is quick with a long tail that nobody sees", () => {
  const begun = performance.now();
  expect(readField(field("long-text"), `a${" ".repeat(39_000)}`)).toEqual({ text: "a" });
  expect(performance.now() - begun).toBeLessThan(1_000);
});
