import { expect, test } from "vitest";
import type { QueueConfig, SiteConfig, WireField } from "../../../../../protocol/src/index.ts";
import { emptyField } from "./field-list.ts";
import { previewQueue, previewSite } from "./preview-settings.ts";

const queue = {
  queue: "support",
  name: "Support",
  names: { fi: "Tuki" },
  descriptions: {},
  offline: "form",
  topics: ["Repair"],
  consent: { version: "1", text: "I agree." },
  consents: { fi: "Suostun." },
} as unknown as QueueConfig;

test("a visitor reads their language, and the site's own where it has no words", () => {
  const size: WireField = {
    ...emptyField("choice"),
    label: { en: "Size", fi: "Koko" },
    help: { en: "Of the frame" },
    options: [
      { value: "", label: { en: "Small" } },
      { value: "xl", label: { en: "Large", fi: "Iso" } },
    ],
  };
  const { name, form } = previewQueue(queue, [emptyField("long-text", "message"), size], "en", "fi", true);
  expect([name, form.consent?.text]).toEqual(["Tuki", "Suostun."]);
  expect(form.fields.map(({ name, label, help }) => [name, label, help])).toEqual([
    ["message", null, null],
    ["size", "Koko", "Of the frame"],
  ]);
  expect(form.fields[1]?.options).toEqual([
    { value: "small", label: "Small" },
    { value: "xl", label: "Iso" },
  ]);
});

test("without fields of its own it is the usual form, and without a consent none is asked", () => {
  const { form, open, here } = previewQueue({ ...queue, consent: null }, [], "en", "it", false);
  expect([form.fields.map(({ name }) => name), form.consent, open, here]).toEqual([["message", "name", "email"], null, false, false]);
});

test("the site says what it says in that language", () => {
  const site = { site: "demo", name: "Demo", colour: "#2457D6", time_zone: "Europe/Helsinki", texts: { fi: { closed: "Kiinni" } } };
  expect(previewSite(site as unknown as SiteConfig, "fi").texts).toEqual({ closed: "Kiinni" });
  expect(previewSite(site as unknown as SiteConfig, "en").texts).toEqual({});
});
