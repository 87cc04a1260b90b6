// A bot as a file: to keep it, or to take it to another site.

import { useSignal } from "@preact/signals";
import { Download } from "lucide-preact";
import { useId } from "preact/hooks";
import { faults } from "../../../../protocol/src/bot/read.ts";
import type { BotDefinition, BotFinding } from "../../../../protocol/src/index.ts";
import { FieldProblem } from "../form/fields.tsx";
import { say } from "../words.ts";
import { findingWords } from "./bot-words.ts";

const most_bytes = 32 * 1024;

interface FileProps {
  bot: string;
  definition: BotDefinition;
  onTake: (definition: BotDefinition) => void;
}

export function FileCard({ bot, definition, onTake }: FileProps) {
  const id = useId();
  const problem = useSignal<string | null>(null);
  const taken = useSignal(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const found = file.size > most_bytes ? say("bot-rule-too-large") : readBot(await file.text());
    taken.value = typeof found !== "string";
    problem.value = typeof found === "string" ? found : null;
    if (typeof found !== "string") onTake(found);
  };
  return (
    <section class="setup-card" aria-labelledby={id}>
      <h2 id={id}>{say("bot-file")}</h2>
      <div class="setup-card-foot">
        <button type="button" class="button" onClick={() => save(bot, definition)}>
          <Download size={16} aria-hidden="true" />
          {say("bot-export")}
        </button>
      </div>
      <div class="field">
        <label for={`${id}-file`}>{say("bot-import")}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-problem`}
          aria-invalid={problem.value !== null}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            // The same file can be chosen again after it was mended.
            currentTarget.value = "";
          }}
        />
        <FieldProblem id={`${id}-problem`} problem={problem.value} />
        <p class="soft" role="status">
          {taken.value && say("bot-imported")}
        </p>
      </div>
    </section>
  );
}

/** The definition in a text, or what is wrong with it. */
function readBot(text: string): BotDefinition | string {
  try {
    const json: unknown = JSON.parse(text);
    const [first] = faults(json);
    return first ? faultWords(first) : (json as BotDefinition);
  } catch {
    return say("bot-import-none");
  }
}

function faultWords(finding: BotFinding): string {
  const where = finding.step + finding.at;
  return where === "" ? findingWords(finding) : `${where}: ${findingWords(finding)}`;
}

function save(bot: string, definition: BotDefinition): void {
  const file = new Blob([JSON.stringify(definition, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${bot}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
