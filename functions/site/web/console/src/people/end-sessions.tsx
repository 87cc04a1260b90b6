// Signs somebody out everywhere: a lost telephone, a browser in a café.

import { useState } from "preact/hooks";
import type { PersonItem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { toast } from "../notices/toasts.ts";
import { Confirm } from "../parts/confirm.tsx";
import { text } from "../texts.ts";

interface EndProps {
  site: string;
  person: PersonItem;
  /** With null when it is tried anew. */
  onFailed: (problem: unknown) => void;
}

export function EndSessions({ site, person: { agent, name }, onFailed }: EndProps) {
  const [asking, setAsking] = useState(false);
  const end = async () => {
    onFailed(null);
    try {
      await api.endSessionsOf(site, agent);
      toast({ kind: "done", text: text("person-signed-out", { name }) });
    } catch (problem) {
      onFailed(problem);
    }
  };
  return (
    <>
      <button type="button" class="button button-small" aria-label={text("person-sign-out-of", { name })} onClick={() => setAsking(true)}>
        {text("person-sign-out")}
      </button>
      {asking && (
        <Confirm
          title={text("person-sign-out-title", { name })}
          body={text("person-sign-out-text")}
          yes={text("person-sign-out-yes")}
          onYes={() => void end()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
