// Another site of the same owner: a widget of its own, with its own queues and people.

import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { api } from "../../client.ts";
import { toast } from "../../notices/toasts.ts";
import { navigate } from "../../route.ts";
import { me, readMe } from "../../session/session.ts";
import { AddForm } from "../form/add-form.tsx";
import { say } from "../words.ts";

/** Nothing for those who own no site: they cannot add one. */
export function AddSite() {
  const adding = useSignal(false);
  if (!me.value?.sites.some(({ role }) => role === "owner")) return null;
  const create = async (site: string, name: string) => {
    await api.addSite({ site, name });
    await readMe();
    toast({ kind: "done", text: say("sites-added", { name }) });
    navigate(`/sites/${site}`);
  };
  if (!adding.value) {
    return (
      <button type="button" class="button" onClick={() => (adding.value = true)}>
        <Plus size={16} aria-hidden="true" />
        {say("sites-add")}
      </button>
    );
  }
  return (
    <AddForm
      title={say("sites-add")}
      nameLabel={say("site-name-field")}
      nameHint={say("site-name-hint")}
      pointer="/site"
      full={say("sites-full")}
      create={create}
      onClose={() => (adding.value = false)}
    />
  );
}
