import { expect, test } from "vitest";
import { pictureErrors } from "./picture.ts";

const codesOf = (picture: string | null) => pictureErrors(picture).map(({ code }) => code);

test("none is fine, and so is an address by https", () => {
  for (const fine of [null, "https://shop.example/shut.jpg", "https://cdn.example", "HTTPS://cdn.example/a%20b.png?v=2"])
    expect(codesOf(fine), String(fine)).toEqual([]);
});

test("what is no address by https is told", () => {
  const wrong = [
    "http://shop.example/a.jpg",
    "//shop.example/a.jpg",
    "shop.example/a.jpg",
    "javascript:alert(1)",
    "data:image/png;base64,AA",
    "https://",
    "https:///a.jpg",
    "https://me:secret@shop.example/a.jpg",
    "https://shop.example/my picture.jpg",
  ];
  for (const picture of wrong) expect(codesOf(picture), picture).toEqual(["invalid"]);
});

test("an address may have five hundred characters", () => {
  const address = `https://shop.example/${"a".repeat(479)}`;
  expect(address).toHaveLength(500);
  expect(codesOf(address)).toEqual([]);
  expect(codesOf(`${address}a`)).toEqual(["too-long"]);
});
