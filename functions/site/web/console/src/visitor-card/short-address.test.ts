import { expect, test } from "vitest";
import { shortAddress } from "./short-address.ts";

test.each([
  ["https://bikes.example/ferry", "bikes.example/ferry"],
  ["HTTP://bikes.example/", "bikes.example/"],
  ["https://bikes.example/ferry?utm_source=mail&utm_campaign=autumn#top", "bikes.example/ferry…"],
  ["https://bikes.example/ferry#top", "bikes.example/ferry…"],
  ["https://bikes.example/ferry?", "bikes.example/ferry"],
  ["app://inside/page?x=1", "app://inside/page…"],
  ["", ""],
])("%s is shown as %s", (url, shown) => {
  expect(shortAddress(url)).toBe(shown);
});
