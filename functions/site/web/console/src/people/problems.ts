// Why a person could not be changed, and which field that is about.

import { Problem } from "../../../protocol/src/index.ts";
import { problemText } from "../problems.ts";
import { text } from "../texts.ts";

/** A refusal of a change of this person. Owners are a question of the role; the rest is about the person as a whole. */
export function personProblem(error: unknown, name: string): { field: "role" | null; sentence: string } {
  switch (error instanceof Problem ? error.code : null) {
    case "conflict":
      return { field: "role", sentence: text("person-last-owner", { name }) };
    case "forbidden":
      return { field: "role", sentence: text("person-owners-only") };
    default:
      return { field: null, sentence: problemText(error) };
  }
}

/** Whether somebody else changed the person first. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && error.code === "overtaken";
}
