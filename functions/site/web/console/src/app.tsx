// What is on screen before anything else is known: sign-in, the console, or why neither.

import { useEffect } from "preact/hooks";
import { Failed, Skeleton } from "./parts/state.tsx";
import { InvitationPage } from "./people/invitation-page.tsx";
import { route } from "./route.ts";
import { failure, loadSession, me, session } from "./session/session.ts";
import { Shell } from "./shell/shell.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { text } from "./texts.ts";

export function App() {
  const at = route.value;
  if (at.page === "sign-in" && session.value !== "unknown") return <SignInScreen />;
  if (at.page === "invitation" && session.value !== "unknown") return <InvitationPage key={at.token} token={at.token} />;
  switch (session.value) {
    case "here":
      return <Shell key={me.value?.agent} />;
    case "failed":
      return <Failed error={failure.value} onRetry={loadSession} />;
    default:
      return <Skeleton rows={1} kind="line" />;
  }
}

function SignInScreen() {
  useEffect(() => {
    document.title = `${text("sign-in-title")} · ${text("app-name")}`;
  });
  return <SignIn />;
}
