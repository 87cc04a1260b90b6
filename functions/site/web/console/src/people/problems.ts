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

/** Why an invitation was not sent. A site sends only so many a day, and says in minutes when the next may go. */
export function inviteProblem(error: unknown): string {
  if (!(error instanceof Problem) || error.code !== "too-many") return problemText(error);
  return text("invite-too-many", { minutes: Math.ceil((error.retryAfterS ?? 60) / 60) });
}

/** Whether somebody else changed the person first. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Problem && error.code === "overtaken";
}
