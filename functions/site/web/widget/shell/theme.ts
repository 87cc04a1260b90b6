// Makes a site's colour usable as a surface, on light and on dark ground.

/** Red, green, blue, 0 to 255. */
export type Colour = readonly number[];

/** `#rrggbb`, and `rgb()` as browsers write it; anything else as nothing. */
export function parseColour(text: string): Colour {
  if (/^#[\da-f]{6}$/i.test(text)) return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  return /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text)?.slice(1).map(Number) ?? [];
}

/** Ground, raised ground, and the accent of a site without a colour. */
export const SCHEMES = {
  light: ["#ffffff", "#f6f7f9", "#2457d6"].map(parseColour),
  dark: ["#14161a", "#1c1f25", "#7aa2ff"].map(parseColour),
} as Record<"light" | "dark", [Colour, Colour, Colour]>;

/** WCAG relative luminance, and the 0.05 that contrasts add. */
function brightness(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => (part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294.6));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
}

/** WCAG contrast, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const ratio = brightness(a) / brightness(b);
  return Math.max(ratio, 1 / ratio);
}

/** The site's colour as it stands out 3:1 from ground and raised: moved away from them in small steps, no further than needed. */
export function accentOf(siteColour: string, scheme: "light" | "dark"): Colour {
  const [ground, raised, usual] = SCHEMES[scheme];
  const end = scheme === "light" ? 0 : 255;
  let colour = parseColour(siteColour);
  if (colour.length === 0) colour = usual;
  while (Math.min(contrast(colour, ground), contrast(colour, raised)) < 3) {
    colour = colour.map((part) => Math.round(part + (end - part) / 20 + Math.sign(end - part) / 2));
  }
  return colour;
}

/** Text on a surface: whichever of black and white stands out more, which is always 4.5:1 or better. */
export const textOn = (colour: Colour): "#000" | "#fff" => (brightness(colour) > 0.2291 ? "#000" : "#fff");

/**
 * Puts the site's colour onto the widget. The launcher stands on the page and keeps the colour that the page gave it, if it gave one; what
 * is inside the panel has that colour too, moved as far as the panel's ground needs.
 */
export function applyTheme({ style }: HTMLElement, launcher: HTMLElement, siteColour: string): void {
  // Live: each read gives the value at that moment.
  const launchers = getComputedStyle(launcher);
  if (!launchers.getPropertyValue("--doorbell-colour")) style.setProperty("--doorbell-colour", siteColour);
  const shown = parseColour(launchers.backgroundColor).length > 0 ? launchers.backgroundColor : siteColour;
  const [light, dark] = [accentOf(shown, "light"), accentOf(shown, "dark")];
  style.setProperty("--accent", `light-dark(rgb(${light}), rgb(${dark}))`);
  style.setProperty("--on-accent", `light-dark(${textOn(light)}, ${textOn(dark)})`);
}
