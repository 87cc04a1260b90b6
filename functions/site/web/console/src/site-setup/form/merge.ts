// Two people change the same settings: what each of them changed, and where they disagree. Records are looked into, lists are one value.

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values of settings say the same. What is missing is the same as what is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isPlain(a) || !isPlain(b)) return false;
  return keysOf(a, b).every((key) => same(a[key], b[key]));
}

/** The fields that differ, as they are in `mine`. */
export function changes<T extends object>(base: T, mine: T): Partial<T> {
  const [before, after] = [base as Plain, mine as Plain];
  const differing = keysOf(before, after).filter((key) => !same(before[key], after[key]));
  return Object.fromEntries(differing.map((key) => [key, after[key]])) as Partial<T>;
}

export interface Merged<T> {
  value: T;
  /** JSON pointers of what both changed, and differently. */
  conflicts: string[];
}

/** What comes of both changes. Where they disagree `prefer` decides. */
export function merge<T>(base: T, theirs: T, mine: T, prefer: "mine" | "theirs"): Merged<T> {
  const conflicts: string[] = [];
  const value = merged(base, theirs, mine, "", (pointer, ...both) => {
    conflicts.push(pointer);
    return prefer === "theirs" ? both[0] : both[1];
  });
  return { value: value as T, conflicts };
}

type Decide = (pointer: string, theirs: unknown, mine: unknown) => unknown;

function merged(base: unknown, theirs: unknown, mine: unknown, pointer: string, decide: Decide): unknown {
  if (same(mine, base) || same(mine, theirs)) return theirs;
  if (same(theirs, base)) return mine;
  if (!isPlain(theirs) || !isPlain(mine)) return decide(pointer, theirs, mine);
  const before = isPlain(base) ? base : {};
  const all = keysOf(theirs, mine).map((key) => [key, merged(before[key], theirs[key], mine[key], `${pointer}/${escaped(key)}`, decide)]);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** The value that a JSON pointer names. */
export function valueAt(value: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((part, step) => (isPlain(part) ? part[step] : undefined), value);
}

/** The names that a JSON pointer leads along. */
export function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A name as it stands in a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function keysOf(a: Plain, b: Plain): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
