// What is drawn where: boxes that cross, stick out or are too small.

/** The page has answered to its new size. */
export function laidOut(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What is wrong in a part of the page: pairs that cross, things that stick out, controls that are too small. */
export function faults(page, selector) {
  return page.evaluate((part) => {
    const root = document.querySelector(part);
    const frame = root.getBoundingClientRect();
    const shown = [...root.querySelectorAll("*")].filter((found) => {
      if (!found.checkVisibility() || found.closest(".visually-hidden, svg") || getComputedStyle(found).clipPath !== "none") return false;
      return (
        found.matches("a, button, dt, dd, h1, h2, h3, .initials") ||
        [...found.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "")
      );
    });
    const name = (found) => `${found.localName}.${found.className || found.textContent.slice(0, 20)}`;
    // Of what is cut off only the part that is in sight counts.
    const inSight = (found) => {
      let { left, right, top, bottom, height } = found.getBoundingClientRect();
      for (let around = found.parentElement; around !== root; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === "visible") continue;
        const edge = around.getBoundingClientRect();
        [left, right, top, bottom] = [
          Math.max(left, edge.left),
          Math.min(right, edge.right),
          Math.max(top, edge.top),
          Math.min(bottom, edge.bottom),
        ];
      }
      return { left, right, top, bottom, height };
    };
    const boxes = shown.map((found) => [found, inSight(found)]);
    const wrong = [];
    for (const [one, a] of boxes) {
      if (a.left < frame.left - 0.5 || a.right > frame.right + 0.5) wrong.push(`${name(one)} sticks out`);
      const label = one.matches("button, .button") && a.height < 28 ? `${name(one)} is ${a.height} px high` : null;
      if (label) wrong.push(label);
      for (const [other, b] of boxes) {
        if (one === other || one.contains(other) || other.contains(one)) continue;
        if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)
          wrong.push(`${name(one)} lies on ${name(other)}`);
      }
    }
    return [...new Set(wrong)];
  }, selector);
}

/** The words that begin on one line and end on another, in all that a locator finds and that is drawn. */
export function brokenWords(locator) {
  return locator.evaluateAll((elements) => {
    const range = document.createRange();
    const isDrawn = (element) => element === null || (getComputedStyle(element).clipPath === "none" && isDrawn(element.parentElement));
    const textsOf = (element) => {
      const texts = document.createNodeIterator(element, NodeFilter.SHOW_TEXT);
      return [
        ...(function* () {
          for (let node = texts.nextNode(); node; node = texts.nextNode()) yield node;
        })(),
      ];
    };
    const isBroken = (node, { 0: word, index }) => {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    };
    return elements
      .filter((element) => element.checkVisibility())
      .flatMap(textsOf)
      .filter((node) => isDrawn(node.parentElement))
      .flatMap((node) => [...node.data.matchAll(/\S+/g)].filter((word) => isBroken(node, word)).map(([word]) => word));
  });
}
