import type { Plugin } from "vite";

export function fluent(): Plugin;
export function numberedFluent(folder: string, keys: string[]): Plugin;
