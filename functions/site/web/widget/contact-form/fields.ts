// The fields of one form together: what is in them, what is missing, and what was refused.

import type { Answers, FieldError, FormField } from "../../protocol/src/index.ts";
import { Field } from "./field.ts";
import { readField } from "./rules.ts";

/** Answers by the name of their field. A page may give anything. */
export type Known = Record<string, unknown>;

/** What is known of a field, first of what the visitor typed. */
export function knownOf(name: string, ...sources: (Known | undefined)[]): string {
  const found = sources.find((source) => source && Object.hasOwn(source, name) && source[name]);
  return found ? String(found[name]) : "";
}

/** The answers that only the page's script can give. One that cannot be read is none: the visitor could not mend it. */
export function hiddenAnswers(fields: FormField[], page: Known): Answers {
  const filled = fields.flatMap((field) => {
    const read = readField(field, field.hidden ? knownOf(field.name, page) : "");
    return typeof read === "string" || !read.text ? [] : [[field.name, read.text]];
  });
  return Object.fromEntries(filled);
}

/** The fields that are drawn. */
export class Fields {
  readonly all: Field[];

  constructor(fields: FormField[], ...sources: (Known | undefined)[]) {
    this.all = fields.map((field) => new Field(field, knownOf(field.name, ...sources)));
  }

  /** What stands in them now. */
  get typed(): Record<string, string> {
    return Object.fromEntries(this.all.map(({ name, answer }) => [name, answer]));
  }

  get answers(): Answers {
    const filled = this.#shown.map(({ name, answer }) => [name, answer.trim()]).filter(([, answer]) => answer);
    return Object.fromEntries(filled);
  }

  /** What must still be filled in. What need not be filled in and is wrong is told at its field alone. */
  get missing(): string[] {
    return this.#shown.filter((field) => field.required && field.refused).map(({ label }) => label);
  }

  /** Takes back what is said of a field that was mended. */
  changed(): void {
    for (const field of this.all) if (!field.wrong) field.show(undefined);
  }

  /** Says at their fields what the server refused, and gives the first of them. */
  show(errors: FieldError[]): Field | undefined {
    const refused = this.all.flatMap((field) => {
      const error = errors.find(({ pointer }) => pointer === `/answers/${field.name}`);
      if (error) field.show(field.wrong ?? error.code);
      return error ? [field] : [];
    });
    return refused[0];
  }

  get #shown(): Field[] {
    return this.all.filter(({ element }) => !element.hidden);
  }
}
