// The line that brings the widget onto a page.

import type { SiteConfig } from "../../../../protocol/src/index.ts";

/** What the line says of a site. The rest of the settings reaches the widget when it is opened. */
export type SnippetSite = Pick<SiteConfig, "site" | "colour" | "launcher" | "hidden_on" | "widget_origin">;

export function snippet({ site, colour, launcher, hidden_on, widget_origin }: SnippetSite): string {
  const tint = colour.toUpperCase() === USUAL_COLOUR ? undefined : colour;
  const attributes = { "data-site": site, "data-colour": tint, "data-inset": inset(launcher), "data-hide": hidden(hidden_on) };
  const written = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${quoted(value)}"`]));
  return `<script async src="${widget_origin}/w.js"${written.join("")}></script>`;
}

// What the launcher has before the settings are known.
const USUAL_COLOUR = "#2457D6";
const USUAL_PX = 16;

/** The place as CSS writes `inset`. Without distances on the right nothing was decided, so the widget's own place is left to it. */
function inset({ left, side_px, bottom_px }: SiteConfig["launcher"]): string | undefined {
  const usual = [0, USUAL_PX].some((px) => side_px === px && bottom_px === px);
  if (usual && !left) return undefined;
  return left ? `auto auto ${bottom_px}px ${side_px}px` : `auto ${side_px}px ${bottom_px}px auto`;
}

/** One regular expression for all paths; those that end with a star mean all that begin so. */
function hidden(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `^(?:${paths.map((path) => (path.endsWith("*") ? literal(path.slice(0, -1)) : `${literal(path)}$`)).join("|")})`;
}

// Browsers tell a path with its letters encoded.
const literal = (path: string): string => new URL(`https://site${path}`).pathname.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const quoted = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
