// What helps somebody who is in no queue: to add one, where that is theirs to do, or to look again.

import { me, readTeam } from "../session/session.ts";
import { sitesToSetUp } from "../site-setup/rights.ts";
import { text } from "../texts.ts";

export function mayAddQueues(): boolean {
  return sitesToSetUp(me.value).length > 0;
}

export function QueuesAction() {
  const site = sitesToSetUp(me.value)[0]?.site;
  if (site !== undefined) {
    return (
      <a class="button" href={`/sites/${site}/queues`}>
        {text("list-add-queue")}
      </a>
    );
  }
  return (
    <button type="button" class="button" onClick={() => readTeam().catch(() => undefined)}>
      {text("list-check-again")}
    </button>
  );
}
