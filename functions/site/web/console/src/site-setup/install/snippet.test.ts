import { expect, test } from "vitest";
import { snippet, widgetOrigin } from "./snippet.ts";

test("the snippet names the site and loads the script from the widget's host", () => {
  expect(snippet("https://widget.example.com", "demo")).toBe(
    '<script async src="https://widget.example.com/w.js" data-site="demo"></script>',
  );
});

test.each([
  [{ protocol: "http:", hostname: "localhost", port: "8080" }, "http://localhost:8081"],
  [{ protocol: "https:", hostname: "console.example.com", port: "" }, "https://WIDGET_HOST"],
])("%j: %s", (location, origin) => {
  expect(widgetOrigin(location)).toBe(origin);
});
