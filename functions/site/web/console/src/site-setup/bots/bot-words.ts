// What is wrong with a bot, in words, and what its steps are called.

import type { BotFinding, BotRule, BotStep, Language } from "../../../../protocol/src/index.ts";
import { languageName } from "../../texts.ts";
import { say } from "../words.ts";
import { textsOf, thingOf } from "./outline.ts";

// Only a file that was made elsewhere can break these.
const shapes: readonly BotRule[] = ["shape", "version", "unknown-language", "one-of", "to", "kind", "range"];

type Told = Exclude<BotRule, "shape" | "version" | "unknown-language" | "one-of" | "to" | "kind" | "range">;

/** A sentence for what a finding says. */
export function findingWords({ at, code }: Pick<BotFinding, "at" | "code">): string {
  if (shapes.includes(code)) return say("bot-rule-shape");
  const sentence = say(`bot-rule-${code as Told}`);
  const language = /\/(fi|en|uk|hu|it)$/.exec(at)?.[1];
  return language ? `${languageName(language)}: ${sentence}` : sentence;
}

/** A step by the first words that stand in it. */
export function stepWords(step: BotStep, main: Language): string {
  const [first] = textsOf(step);
  return first?.texts[main]?.split("\n")[0] ?? say(`bot-thing-${thingOf(step)}`);
}
