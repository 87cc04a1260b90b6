import type { Plugin } from "vite";

export function fluent(): Plugin;
