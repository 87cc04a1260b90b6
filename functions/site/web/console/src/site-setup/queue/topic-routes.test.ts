import { expect, test } from "vitest";
import { routesAfter, tidyRoutes, withRoute } from "./topic-routes.ts";

const routes = { Repair: "workshop" };

test.each([
  ["typed", ["Repair", "Price"], ["Repairs", "Price"], { Repairs: "workshop" }],
  ["emptied on the way to other words", ["Repair"], [""], { "": "workshop" }],
  ["beside it", ["Repair", "Price"], ["Repair", "Prices"], routes],
  ["taken away", ["Price", "Repair"], ["Price"], {}],
  ["added", ["Repair"], ["Repair", ""], routes],
  ["typed past the same words", ["Repair", "Repai"], ["Repair", "Repair"], routes],
  ["typed on from the same words", ["Repair", "Repair"], ["Repair", "Repairs"], routes],
])("the way of a topic goes with its words: %s", (_, before, after, expected) => {
  expect(routesAfter(routes, before, after)).toEqual(expected);
});

test("a way is set and taken back", () => {
  expect(withRoute(routes, "Price", "sales")).toEqual({ Repair: "workshop", Price: "sales" });
  expect(withRoute(routes, "Repair", null)).toEqual({});
});

test("what is kept has the words of a topic", () => {
  expect(tidyRoutes({ " Repair ": "workshop", Gone: "sales", "": "sales" }, ["Repair", "Price"])).toEqual(routes);
});
