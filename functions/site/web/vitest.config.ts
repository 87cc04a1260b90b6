import { defineConfig } from "vitest/config";
import { fluent } from "./fluent/plugin.mjs";

export default defineConfig({
  plugins: [fluent()],
  test: {
    include: ["{fluent,protocol,widget,form,console}/**/*.test.{ts,tsx}", "guide/*.test.mjs"],
    environment: "node",
    restoreMocks: true,
  },
});
