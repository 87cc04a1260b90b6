// Of what an agent is told, and how, in as few lines as say it. Pure.

import type { Notice, WireNoticeMethods, WireNotices } from "../../../protocol/src/index.ts";

export const kinds = ["submission", "chat", "message", "assigned", "missed", "offline"] as const satisfies Notice[];
export const methods = ["sound", "desktop", "email"] as const satisfies (keyof WireNoticeMethods)[];

export interface Told {
  methods: readonly (typeof methods)[number][];
  kinds: readonly (typeof kinds)[number][];
}

/** Kinds that are told in the same ways stand together; those that are told in no way come last. */
export function toldOf(notices: WireNotices): Told[] {
  const groups = new Map<string, { methods: Told["methods"]; kinds: Told["kinds"][number][] }>();
  for (const kind of kinds) {
    const ways = methods.filter((method) => notices[kind][method]);
    const group = groups.get(ways.join()) ?? { methods: ways, kinds: [] };
    group.kinds.push(kind);
    groups.set(ways.join(), group);
  }
  return [...groups.values()].sort((a, b) => b.methods.length - a.methods.length);
}
