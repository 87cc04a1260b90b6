import { render } from "preact";
import { App } from "./app.tsx";
import { followNotices } from "./notices/notices.ts";
import { followAddress } from "./route.ts";
import { startConsole } from "./session/session.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/sign-in.css";
import "./styles/shell.css";
import "./styles/inbox.css";
import "./styles/log.css";
import "./styles/composer.css";
import "./styles/conversation.css";
import "./styles/visitor-card.css";
import "./styles/queue-log.css";
import "./styles/settings.css";
import "./styles/setup/first-run.css";
import "./styles/setup/people.css";
import "./styles/setup/cards.css";
import "./styles/setup/queues.css";
import "./styles/setup/forms.css";
import "./styles/setup/bots.css";
import "./styles/setup/audit.css";
import "./styles/notices.css";
import "./styles/forced-colors.css";

const place = document.getElementById("app");
if (place) {
  followAddress();
  followNotices();
  render(<App />, place);
  void startConsole();
}
