// Colours as they are drawn, and how far they stand apart.

/** The colour of an element's words and the ground that they stand on, as `[red, green, blue]`. */
export function coloursOf(locator) {
  return locator.evaluate((element) => {
    const read = (colour) => colour.match(/[\d.]+/g).map(Number);
    const isClear = ([, , , alpha = 1]) => alpha === 0;
    let ground = element;
    while (ground.parentElement && isClear(read(getComputedStyle(ground).backgroundColor))) ground = ground.parentElement;
    return { words: read(getComputedStyle(element).color), ground: read(getComputedStyle(ground).backgroundColor) };
  });
}

function brightness(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as WCAG counts it, from 1 to 21. */
export function contrast(one, other) {
  const [dark, bright] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
