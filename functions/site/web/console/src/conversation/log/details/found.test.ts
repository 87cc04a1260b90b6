import { describe, expect, it, test } from "vitest";
import type { WireContact } from "../../../../../protocol/src/index.ts";
import { foundIn } from "./found.ts";

const nobody: WireContact = { name: null, email: null, phone: null, consent: null, suppressed: null };
const values = (message: string, contact = nobody) => foundIn(message, contact).map(({ value }) => value);

test.each([
  ["Write to Aino@visitor.example.", ["Aino@visitor.example"]],
  ["<aino+shop@mail.visitor.example>, please", ["aino+shop@mail.visitor.example"]],
  ["mailto:olena@пошта.example!", ["olena@пошта.example"]],
  ["Call +358 40 123 4567, thanks", ["+358 40 123 4567"]],
  ["(030) 123-4567 or 040-1234567", ["(030) 123-4567", "040-1234567"]],
  ["тел. 067 123 45 67", ["067 123 45 67"]],
  ["+36/30/123-4567", ["+36/30/123-4567"]],
  ["a@visitor.example, b@visitor.example\n+39 333 1234567", ["a@visitor.example", "b@visitor.example", "+39 333 1234567"]],
])("%s tells %s", (message, found) => {
  expect(values(message)).toEqual(found);
});

test.each([
  "Order 20260412345 and #0401234567",
  "On 01.12.2026 at 14:00, or 1.12.2026",
  "01/12/2026 08.00",
  "It costs 0,00 €, not 1 200 300",
  "FI21 1234 5600 0007 85",
  "10.0.0.1 is the server, 0.0.0.0 too",
  "https://shop.example/p/0401234567",
  "me@home, @aino, a@b",
  "0401",
  "00000000000000000000",
])("%s tells nothing", (message) => {
  expect(values(message)).toEqual([]);
});

describe("what is known", () => {
  it("is not told again, however it is written", () => {
    const known = { ...nobody, email: "Aino@visitor.example", phone: "+358 40 1234567" };
    expect(values("aino@VISITOR.example, +358-40-123 45 67", known)).toEqual([]);
    expect(foundIn("other@visitor.example", known)).toEqual([{ field: "email", value: "other@visitor.example" }]);
  });

  it("is told once, and a list of addresses is no message", () => {
    expect(values("a@visitor.example or A@visitor.example")).toEqual(["a@visitor.example"]);
    expect(values(Array.from({ length: 9 }, (_, at) => `a${at}@visitor.example`).join(" "))).toHaveLength(3);
  });
});

test("a long text of nothing but signs takes no time", () => {
  const began = performance.now();
  for (const sign of ["a", "0", "@", "0 ", "+", "a@a.", "."]) foundIn(sign.repeat(10_000), nobody);
  expect(performance.now() - began).toBeLessThan(500);
});
