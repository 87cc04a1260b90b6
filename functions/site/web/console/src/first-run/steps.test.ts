import { expect, test } from "vitest";
import type { Progress } from "./steps.ts";
import { stepsOf } from "./steps.ts";

const fresh: Progress = {
  site: { site: "shop", name: "shop", origins: [], installed: null },
  queues: [{ queue: "support", hours: [] }],
  team: 1,
  written: false,
};
const hours = [{ day: 1, opens: "09:00", closes: "17:00" }];
const done = (progress: Progress) => stepsOf(progress).flatMap((step) => (step.done ? [step.name] : []));

test("a new site has everything before it", () => {
  expect(done(fresh)).toEqual([]);
});

test.each<[string, Partial<Progress>]>([
  ["name", { site: { ...fresh.site, name: "Shop" } }],
  ["address", { site: { ...fresh.site, origins: ["https://shop.example"] } }],
  ["snippet", { site: { ...fresh.site, installed: { origin: "https://shop.example", at: "2026-11-30T10:00:00Z" } } }],
  [
    "hours",
    {
      queues: [
        { queue: "sales", hours: [] },
        { queue: "support", hours },
      ],
    },
  ],
  ["colleague", { team: 2 }],
  ["try", { written: true }],
])("%s is done by itself", (step, part) => {
  expect(done({ ...fresh, ...part })).toEqual([step]);
});

test("hours lead to the queue where there is one, and to the list where there are several or none", () => {
  const href = (queues: Progress["queues"]) => stepsOf({ ...fresh, queues }).find(({ name }) => name === "hours")?.href;
  expect(href(fresh.queues)).toBe("/sites/shop/queues/support");
  expect(href([...fresh.queues, { queue: "sales", hours: [] }])).toBe("/sites/shop/queues");
  expect(href([])).toBe("/sites/shop/queues");
});

test("the trial leads to the website once the widget is there", () => {
  const href = (site: Progress["site"]) => stepsOf({ ...fresh, site }).at(-1)?.href;
  expect(href(fresh.site)).toBe("/sites/shop/install");
  expect(href({ ...fresh.site, installed: { origin: "https://shop.example", at: "2026-11-30T10:00:00Z" } })).toBe("https://shop.example");
});
