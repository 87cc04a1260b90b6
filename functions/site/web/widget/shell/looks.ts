// The panel's style sheet. Parts that are loaded later bring their own rules along.

const sheet = new CSSStyleSheet();
let rules = "";

/** Adds rules. Gives the sheet, which is the same each time. */
export function dress(css: string): CSSStyleSheet {
  rules += css;
  sheet.replaceSync(rules);
  return sheet;
}
