// What counts as an answer to a question of a light-bot: the twin of shared/domain/src/bot/answer.rs.

import type { BotAsk, BotRefused } from "../types.ts";

// Characters that no screen shows, as shared/domain/src/text/unseen.rs has them.
const turns = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const breaks = "\\xad\\u180e\\u200b\\u2060\\ufeff";
const joins = "\\u034f\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}";
const white = `\\p{White_Space}\\p{Cc}${breaks}\\u115f\\u1160\\u2061-\\u2065\\u206a-\\u206f\\u2800\\u3164\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d159}\\u{1d173}-\\u{1d17a}`;

const seen = new RegExp(`[^${white}${turns}${joins}]`, "u");
const head = new RegExp(`^[${white}${joins}]+`, "u");
const tail = new RegExp(`[${white}]$`, "u");
const layout = new RegExp(`[${breaks}${turns}]`, "gu");

/** Whether nothing of the text would be seen. */
export const isBlank = (text: string) => !seen.test(text);

export const bytes = (text: string) => new TextEncoder().encode(text).length;

export const chars = (text: string) => [...text].length;

/** The answer in its one form, or the rule that it breaks. */
export function readAnswer(ask: BotAsk, text: string): { text: string } | BotRefused {
  if (isBlank(text)) return "required";
  const { kind } = ask;
  if (kind === "select" || kind === "yes_no") {
    const values = ask.options?.map((option) => option.id) ?? ["yes", "no"];
    return values.includes(text) ? { text } : "invalid";
  }
  const most = { text: ask.max ?? 200, email: 254, phone: 40, number: 30, date: 30 }[kind];
  if (bytes(text) > most * 4) return "too-long";
  const line = oneLine(text);
  if (line === null) return "line-break";
  if (chars(line) > most) return "too-long";
  const read = kind === "email" ? email(line) : kind === "number" ? number(line) : kind === "date" ? date(line) : line;
  if (read === null) return "invalid";
  return bytes(read) > 254 && kind === "email" ? "too-long" : { text: read };
}

function oneLine(text: string): string | null {
  const line = trimmed(text);
  if (/[\u2028\u2029]|(?!\t)\p{Cc}/u.test(line)) return null;
  return trimmed(line.replaceAll("\t", " ").replace(layout, ""));
}

/** A text of several lines, without control characters but tab and newline, trimmed. */
export const lines = (text: string) => trimmed(text.replace(/(?![\n\t])\p{Cc}/gu, ""));

// Cuts the end sign by sign: a pattern for all of it would be tried at each gap between words.
function trimmed(text: string): string {
  if (isBlank(text)) return "";
  let line = text.replace(head, "");
  for (let end = tail.exec(line.slice(-2)); end; end = tail.exec(line.slice(-2))) line = line.slice(0, -end[0].length);
  return line;
}

function email(line: string): string | null {
  const at = line.lastIndexOf("@");
  const local = line.slice(0, Math.max(at, 0)).normalize("NFC");
  const host = hostInAscii(line.slice(at + 1));
  const plain = /^[\p{Alphabetic}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) && bytes(local) <= 64;
  return plain && host ? `${local}@${host}` : null;
}

/** The host as the domain name system has it; the browser knows the tables. */
function hostInAscii(typed: string): string | null {
  if (!/^[a-z\d.\u0080-\u{10ffff}-]+$/iu.test(typed) || /(^|\.)-|-(\.|$)/.test(typed)) return null;
  try {
    const host = new URL(`https://${typed}`).hostname;
    const labels = host.split(".");
    const fit = labels.every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(label));
    return fit && labels.length > 1 && host.length <= 253 && !/\.\d+$/.test(host) ? host : null;
  } catch {
    return null;
  }
}

function number(line: string): string | null {
  const number = line.replace(",", ".");
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(number) ? number : null;
}

function date(line: string): string | null {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/.test(line) ? line.split("-").map(Number) : [];
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  return real && day > 0 && year >= 1900 && year <= 2100 ? line : null;
}
