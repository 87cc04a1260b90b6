// Where an address begins and ends in what somebody wrote. Widget and console make the same links of the same words.

/** A stretch of text; `href` is set where it is an address that can be followed. What is shown is where it leads. */
export interface TextPart {
  text: string;
  href?: string;
}

// An address ends at a space, at a quotation mark of any of our languages, and at signs that are not seen or turn the writing
// round: with those it would not read as where it leads.
const address = /https:\/\/[\p{L}\p{N}[][^\s<>"„“”‟«»‹›`\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*/giu;

const openers: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
const ofTheSentence = ".,;:!?…'‘’‚|";

/** Parts a text into plain words and addresses; put together again they are the text, letter by letter. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = trimmed(found);
    if (!leadsSomewhere(href)) continue;
    if (index > done) parts.push({ text: text.slice(done, index) });
    parts.push({ text: href, href });
    done = index + href.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

function leadsSomewhere(href: string): boolean {
  try {
    return new URL(href).host !== "";
  } catch {
    return false;
  }
}

// What belongs to the sentence stays with it: its full stop, and a bracket that was opened before the address.
function trimmed(found: string): string {
  const many: Record<string, number> = {};
  for (const sign of found) if ("()[]{}".includes(sign)) many[sign] = (many[sign] ?? 0) + 1;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const opener = openers[last];
    if (opener !== undefined) {
      const closed = many[last] ?? 0;
      if (closed <= (many[opener] ?? 0)) break;
      many[last] = closed - 1;
    } else if (!ofTheSentence.includes(last)) break;
  }
  return found.slice(0, end);
}
