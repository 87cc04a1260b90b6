// What somebody read and pressed in a bot, line by line, from the version that they met. Pure.

import { stepOf, textIn } from "../../../../../protocol/src/bot/path.ts";
import type { Answers, BotDefinition, BotEntry, BotStep, Language } from "../../../../../protocol/src/index.ts";

export interface TalkLine {
  /** What the bot said or asked; nothing where it said nothing. */
  said: string;
  answered: string;
}

/** What a talk is read with. */
interface Reader {
  definition: BotDefinition;
  /** What was typed is among the answers, and not in the path once more. */
  answers: Answers;
  /** The agent's language, and the one that stands in for it. */
  languages: readonly [Language, Language];
  /** The words for yes and no. */
  yesNo: readonly [string, string];
}

/** What the definition does not know stands as it is. */
export function talkLines(path: readonly BotEntry[], reader: Reader): TalkLine[] {
  return path.map((entry) => {
    const step = stepOf(reader.definition, entry.step) ?? {};
    const said = [step.say, step.ask?.label].flatMap((texts) => (texts ? [textIn(texts, ...reader.languages)] : []));
    return { said: said.join("\n"), answered: answerOf(step, entry, reader) };
  });
}

function answerOf({ choices, ask }: BotStep, entry: BotEntry, { answers, languages, yesNo }: Reader): string {
  if ("choice" in entry) {
    const label = choices?.find(({ id }) => id === entry.choice)?.label;
    return label ? textIn(label, ...languages) : entry.choice;
  }
  const answered = entry.answered || ((ask && answers[ask.field]) ?? "");
  if (ask?.kind === "yes_no") return answered === "yes" ? yesNo[0] : yesNo[1];
  const option = ask?.options?.find(({ id }) => id === answered)?.label;
  return option ? textIn(option, ...languages) : answered;
}
