// One subject of the settings on its way from the server to the fields and back. Only what changed is sent. When somebody else was
// faster, both changes go together where they can, and are shown side by side where they cannot.

import type { ReadonlySignal, Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { FieldError } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { changes, merge, same } from "./merge.ts";

/** Settings with their version, and how they are changed. */
export interface Subject<Config, Patch> {
  config: ReadonlySignal<Config>;
  /** Changes them from the version that is known, and knows the answer. */
  change: (patch: Patch) => Promise<void>;
  reload: () => Promise<void>;
  /** Who changed them last, if it can be told. */
  changedBy: () => Promise<string | null>;
}

export interface Conflict<Draft> {
  theirs: Draft;
  mine: Draft;
  /** JSON pointers of what differs. */
  pointers: string[];
  who: string | null;
}

interface CardOptions<Config, Patch, Draft> {
  subject: Subject<Config, Patch>;
  /** What this card is about, as a patch has it. */
  read: (config: Config) => Draft;
  /** Puts in order what was typed, before it is looked at. */
  clean?: (draft: Draft) => Draft;
  /** What can be told without asking the server. */
  check?: (draft: Draft) => FieldError[];
}

// Somebody may be faster once more, but not for ever.
const most_tries = 3;

export class CardState<Config, Patch, Draft extends Patch & object> {
  readonly busy = signal(false);
  readonly saved = signal(false);
  readonly error = signal<unknown>(null);
  readonly #edited = signal<{ base: Draft; mine: Draft } | null>(null);
  readonly #errors = signal<readonly FieldError[]>([]);
  readonly #conflict: Signal<Conflict<Draft> | null> = signal(null);
  readonly #options: CardOptions<Config, Patch, Draft>;

  constructor(options: CardOptions<Config, Patch, Draft>) {
    this.#options = options;
  }

  /** What stands in the fields. */
  get draft(): Draft {
    const { subject, read } = this.#options;
    return this.#edited.value?.mine ?? read(subject.config.value);
  }

  get dirty(): boolean {
    const edited = this.#edited.value;
    return edited !== null && !same(edited.base, edited.mine);
  }

  get errors(): readonly FieldError[] {
    return this.#errors.value;
  }

  get conflict(): Conflict<Draft> | null {
    return this.#conflict.value;
  }

  /** Somebody typed; what was wrong with these fields is forgotten. */
  edit(change: Partial<Draft>): void {
    const { base, mine } = this.#begun();
    this.#edited.value = { base, mine: { ...mine, ...change } };
    const touched = Object.keys(change).map((key) => `/${key}`);
    this.#errors.value = this.#errors
      .peek()
      .filter(({ pointer }) => !touched.some((key) => pointer === key || pointer.startsWith(`${key}/`)));
    this.saved.value = false;
  }

  /** Saves what changed. */
  async submit(): Promise<void> {
    if (!this.#edited.peek() || this.busy.peek()) return;
    const { clean = (draft: Draft) => draft, check = () => [] } = this.#options;
    const { base, mine } = this.#begun();
    const cleaned = clean(mine);
    this.#edited.value = { base, mine: cleaned };
    this.#errors.value = check(cleaned);
    this.error.value = null;
    if (this.#errors.peek().length > 0) return;
    this.busy.value = true;
    try {
      this.saved.value = await this.#write();
    } catch (error) {
      this.error.value = error;
      this.#errors.value = error instanceof Problem ? error.errors : [];
    }
    this.busy.value = false;
  }

  discard(): void {
    this.#edited.value = null;
    this.#errors.value = [];
    this.#conflict.value = null;
    this.error.value = null;
  }

  /** Ends a conflict. What is mine is saved at once. */
  async settle(prefer: "mine" | "theirs"): Promise<void> {
    const { base, mine } = this.#begun();
    const theirs = this.#now();
    this.#conflict.value = null;
    const { value } = merge(base, theirs, mine, prefer);
    this.#edited.value = same(theirs, value) ? null : { base: theirs, mine: value };
    if (prefer === "mine") await this.submit();
  }

  /** Sends what changed; false when people must decide first. */
  async #write(): Promise<boolean> {
    const { subject } = this.#options;
    for (let tries = 1; ; tries += 1) {
      if (!(await this.#reconcile())) return false;
      const { base, mine } = this.#begun();
      try {
        if (!same(base, mine)) await subject.change(changes(base, mine) as unknown as Patch);
        this.#edited.value = null;
        return true;
      } catch (error) {
        if (!(error instanceof Problem && error.code === "overtaken") || tries === most_tries) throw error;
        await subject.reload();
      }
    }
  }

  /** Brings together what is there now and what was typed; false when both changed the same. */
  async #reconcile(): Promise<boolean> {
    const { base, mine } = this.#begun();
    const theirs = this.#now();
    if (same(base, theirs)) return true;
    const { value, conflicts } = merge(base, theirs, mine, "mine");
    if (conflicts.length === 0) this.#edited.value = { base: theirs, mine: value };
    else this.#conflict.value = { theirs, mine, pointers: conflicts, who: await this.#options.subject.changedBy().catch(() => null) };
    return conflicts.length === 0;
  }

  #now(): Draft {
    const { subject, read } = this.#options;
    return read(subject.config.peek());
  }

  #begun(): { base: Draft; mine: Draft } {
    return this.#edited.peek() ?? { base: this.#now(), mine: this.#now() };
  }
}
