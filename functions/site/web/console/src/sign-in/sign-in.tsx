// Sign-in without a password: an address, a link by mail, one button.

import { useSignal } from "@preact/signals";
import { KeyRound, Link2Off, MailCheck, MonitorSmartphone } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { Refused } from "../parts/state.tsx";
import { route } from "../route.ts";
import { destination } from "../session/destination.ts";
import { endedFor } from "../session/ended.ts";
import { finishSignIn, onSignInElsewhere } from "../session/session.ts";
import { text } from "../texts.ts";
import { Doorstep, Step } from "./doorstep.tsx";
import { AskForLink, EnterCode, SendAgain } from "./forms.tsx";

export function SignIn() {
  const token = route.value.page === "sign-in" ? route.value.token : null;
  return <Doorstep>{token ? <UseLink token={token} key={token} /> : <WithMail />}</Doorstep>;
}

function WithMail() {
  const sentTo = useSignal<string | null>(null);
  useSignInElsewhere();
  if (sentTo.value === null) return <Ask onSent={(email) => (sentTo.value = email)} />;
  return (
    <Step icon={<MailCheck size={20} aria-hidden="true" />} title={text("sign-in-sent-title")}>
      <p class="soft" role="status">
        {text("sign-in-sent", { email: sentTo.value })}
      </p>
      <EnterCode />
      <SendAgain email={sentTo.value} />
      <button type="button" class="button-link" onClick={() => (sentTo.value = null)}>
        {text("sign-in-other-address")}
      </button>
    </Step>
  );
}

function Ask({ onSent }: { onSent: (email: string) => void }) {
  const ended = endedFor();
  return (
    <Step icon={<KeyRound size={20} aria-hidden="true" />} title={text("sign-in-title")} focused={false}>
      {ended !== null && (
        <p class="sign-in-ended" id="sign-in-ended">
          {text("problem-unauthenticated")}
        </p>
      )}
      <p class="soft">{text("sign-in-intro")}</p>
      {destination(Date.now()) !== "/inbox" && <p class="soft">{text("sign-in-deep-link")}</p>}
      <AskForLink known={ended ?? ""} describedBy={ended === null ? undefined : "sign-in-ended"} onSent={onSent} />
    </Step>
  );
}

/** The page of the mail's link. A scanner that opens it, scripts and all, uses nothing up: only the button does. */
function UseLink({ token }: { token: string }) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const use = async () => {
    busy.value = true;
    error.value = null;
    try {
      await api.signIn({ token });
      await finishSignIn();
    } catch (problem) {
      error.value = problem;
      busy.value = false;
    }
  };
  const code = error.value instanceof Problem ? error.value.code : null;
  if (code === "other-browser") return <OtherBrowser code={(error.value as Problem).body.code ?? ""} />;
  if (code === "gone") return <Used />;
  return (
    <Step icon={<KeyRound size={20} aria-hidden="true" />} title={text("sign-in-confirm-title")}>
      <p class="soft">{text("sign-in-confirm")}</p>
      {error.value !== null && <Refused error={error.value} />}
      <button type="button" class="button button-main button-wide" disabled={busy.value} onClick={use}>
        {text("sign-in-confirm-button")}
      </button>
    </Step>
  );
}

function OtherBrowser({ code }: { code: string }) {
  return (
    <Step icon={<MonitorSmartphone size={20} aria-hidden="true" />} title={text("sign-in-other-title")}>
      <p class="soft">{text("sign-in-other")}</p>
      <p class="sign-in-big-code" role="status">
        {code}
      </p>
      <p class="soft">{text("sign-in-other-warning")}</p>
    </Step>
  );
}

function Used() {
  return (
    <Step icon={<Link2Off size={20} aria-hidden="true" />} title={text("sign-in-used-title")}>
      <p class="soft" role="status">
        {text("sign-in-used")}
      </p>
      <a class="button button-main button-wide" href="/sign-in">
        {text("sign-in-new-link")}
      </a>
    </Step>
  );
}

/** Goes on by itself when somebody signs in in another tab of this browser: by the mail's link, for example. */
function useSignInElsewhere(): void {
  useEffect(() => {
    const go = () => void finishSignIn().catch(() => undefined);
    const look = () => {
      if (document.visibilityState === "visible") go();
    };
    const forget = onSignInElsewhere(go);
    document.addEventListener("visibilitychange", look);
    return () => {
      forget();
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
}
