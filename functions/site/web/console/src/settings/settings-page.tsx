// The agent's own settings: who one is, when one is there, what one wants to hear about, and where one is signed in.

import { text } from "../texts.ts";
import { NoticeMatrix } from "./notice-matrix.tsx";
import { Account } from "./profile.tsx";
import { Sessions } from "./sessions.tsx";

export function SettingsPage() {
  return (
    <section class="page" aria-labelledby="settings-title">
      <header class="page-head">
        <h1 id="settings-title" tabIndex={-1}>
          {text("settings-title")}
        </h1>
      </header>
      <div class="page-body settings">
        <Account />
        <NoticeMatrix />
        <Sessions />
      </div>
    </section>
  );
}
