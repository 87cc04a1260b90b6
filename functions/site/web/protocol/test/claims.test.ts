import { beforeEach, describe, expect, it } from "vitest";
import { leaseClaims, lockClaims } from "../src/claims.ts";
import { memoryStore } from "../src/index.ts";
import type { Claims } from "../src/index.ts";
import { World, settle } from "./world.ts";

let world: World;
let store: ReturnType<typeof memoryStore>;

beforeEach(() => {
  world = new World();
  store = memoryStore();
});

const page = (owner: string, environment = world.environment): Claims => leaseClaims(store, environment, owner);

async function take(claims: Claims, name: string): Promise<boolean> {
  const taken = claims.take(name);
  await world.pass(100);
  return taken;
}

describe("leases", () => {
  it("belong to one page for as long as it lives", async () => {
    const first = page("first");
    expect(await take(first, "box")).toBe(true);
    await world.pass(600_000);
    expect(await take(page("second"), "box")).toBe(false);
    first.release("box");
    expect(await take(page("second"), "box")).toBe(true);
  });

  it("pass on when their page stops renewing them", async () => {
    const gone = page("gone", { ...world.environment, setTimeout: (run, ms) => (ms === 100 ? world.environment.setTimeout(run, ms) : undefined) });
    expect(await take(gone, "box")).toBe(true);
    let taken = false;
    page("next").wait("box", () => (taken = true));
    await world.pass(149_000);
    expect(taken).toBe(false);
    await world.pass(2_000);
    expect(taken).toBe(true);
  });

  it("go to one of two pages that ask at the same time", async () => {
    const answers = Promise.all([page("a").take("box"), page("b").take("box")]);
    await world.pass(100);
    expect((await answers).filter(Boolean)).toHaveLength(1);
  });
});

/** Web Locks as the browser keeps them: a lock is held until the promise of its holder settles. */
function fakeLocks(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
    const run = rest.at(-1) as (lock: unknown) => unknown;
    if (held.has(name) && rest.length > 1) return run(null);
    while (held.has(name)) await held.get(name);
    const holding = Promise.resolve(run({ name }));
    held.set(name, holding);
    await holding;
    held.delete(name);
  };
  return { request } as unknown as LockManager;
}

describe("locks", () => {
  it("are taken, refused, waited for and released", async () => {
    const claims = lockClaims(fakeLocks());
    expect(await claims.take("box")).toBe(true);
    expect(await claims.take("box")).toBe(false);
    let taken = false;
    claims.wait("box", () => (taken = true));
    await settle();
    expect(taken).toBe(false);
    claims.release("box");
    await settle();
    expect(taken).toBe(true);
  });
});
