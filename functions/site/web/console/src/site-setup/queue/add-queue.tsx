// A new queue: what it is called. Everything else is set on its page, which opens then.

import { api } from "../../client.ts";
import { address, navigate } from "../../route.ts";
import { readTeam } from "../../session/session.ts";
import { AddForm } from "../form/add-form.tsx";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { focusQueue } from "./first-field.ts";

export function AddQueue({ subject, onClose }: { subject: SiteSubject; onClose: () => void }) {
  const create = async (queue: string, name: string) => {
    const { site } = subject.config.peek();
    await api.addQueue(site, { queue, name });
    await Promise.allSettled([subject.reload(), readTeam()]);
    focusQueue(queue);
    navigate(address({ page: "site", site, section: "queues", queue }));
  };
  return (
    <AddForm
      title={say("queues-add")}
      nameLabel={say("queue-name")}
      nameHint={say("queue-name-hint")}
      pointer="/queue"
      full={say("queues-full")}
      create={create}
      onClose={onClose}
    />
  );
}
