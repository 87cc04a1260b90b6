import type { Plugin } from "vite";

export function fluent(): Plugin;
export function numberedFluent(folder: string, catalogues: { folder: string; call: string; keys: string[] }[]): Plugin;
