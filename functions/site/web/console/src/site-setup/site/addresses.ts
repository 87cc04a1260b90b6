// Addresses of websites and paths of pages, as somebody types or pastes them and as the server takes them.

import type { FieldError } from "../../../../protocol/src/index.ts";

/** `https://www.shop.example/page?x` as `https://www.shop.example`. What is no address stays as it was typed. */
export function asOrigin(typed: string): string {
  const text = typed.trim();
  if (text === "") return "";
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const parts = /^(https?):\/\/(\*\.)?([^/?#]+)/i.exec(whole);
  if (!parts) return text;
  const [, scheme = "", below = "", host = ""] = parts;
  try {
    const { origin } = new URL(`${scheme}://${host}`);
    return isHost(host) ? origin.replace("://", `://${below}`) : text;
  } catch {
    return text;
  }
}

// A name with letters of its own alphabet becomes what browsers send; a user name or a space is a slip of the hand.
function isHost(host: string): boolean {
  return !/[@\s*,;]/.test(host) && (host.includes(".") || host.startsWith("[") || /^localhost(:|$)/i.test(host));
}

export function originErrors(origins: readonly string[]): FieldError[] {
  const shape = /^https?:\/\/(\*\.)?[a-z0-9.:[\]-]+$/;
  return lineErrors("/origins", origins, (origin) => shape.test(origin) && isHost(origin.replace(/^https?:\/\/(\*\.)?/, "")));
}

export function pathErrors(paths: readonly string[]): FieldError[] {
  return lineErrors("/hidden_on", paths, (path) => /^\/[^\s*?#]*\*?$/.test(path) && path.length <= 200);
}

function lineErrors(pointer: string, lines: readonly string[], isWell: (line: string) => boolean): FieldError[] {
  return lines.flatMap((line, index): FieldError[] => {
    if (!isWell(line)) return [{ pointer: `${pointer}/${index}`, code: "invalid" }];
    return lines.indexOf(line) < index ? [{ pointer: `${pointer}/${index}`, code: "taken" }] : [];
  });
}
