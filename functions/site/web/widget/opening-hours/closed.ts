// What to expect of a queue, and the choice between queues.

import type { QueueSettings } from "../../protocol/src/index.ts";
import { button, h } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { notice } from "../shell/shell.ts";
import { openingTime, text } from "../texts.ts";

/** What to expect of a queue, in a few words. Nobody is promised who is not there. */
export function expectationOf({ open, here, opens_at }: QueueSettings): string {
  if (open) return here ? text("expect-here") : text("expect-nobody");
  return opens_at ? text("expect-opens", { when: openingTime(opens_at) }) : text("expect-closed");
}

/** Lets the visitor choose whom to write to. */
export function chooseQueue(queues: readonly QueueSettings[], choose: (queue: QueueSettings) => void): View {
  const choices = queues.map((queue) => {
    const choice = button(`${queue.name} · ${queue.open ? text("queue-open") : text("queue-closed")}`, () => choose(queue));
    if (queue.description) choice.append(h("span.state", queue.description));
    return choice;
  });
  return notice(text("choose-queue"), ...choices);
}
