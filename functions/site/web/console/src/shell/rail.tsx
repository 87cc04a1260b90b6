// The rail: where one can go, whether one takes new chats, and who one is.

import { CircleHelp, Inbox, ListChecks, LogOut, Settings, SlidersHorizontal } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { counts } from "../inbox/counts.ts";
import { toast } from "../notices/toasts.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { Initials } from "../parts/person.tsx";
import { problemText } from "../problems.ts";
import { route } from "../route.ts";
import { changeMe, me, signOut, unsent } from "../session/session.ts";
import { lastSite, sitesToSetUp } from "../site-setup/rights.ts";
import { text } from "../texts.ts";

export function Rail() {
  const page = route.value.page;
  const { count } = counts.value.unread;
  return (
    <nav class="rail" aria-label={text("rail-label")}>
      <RailLink
        href="/inbox"
        current={page === "inbox"}
        word={text("rail-inbox")}
        name={count > 0 ? text("rail-inbox-unread", { count }) : undefined}
      >
        <Inbox size={20} aria-hidden="true" />
        {count > 0 && (
          <span class="count rail-count" aria-hidden="true">
            {count > 99 ? "99+" : count}
          </span>
        )}
      </RailLink>
      <RailLink href="/queues" current={page === "log" || page === "queues"} word={text("rail-queues")}>
        <ListChecks size={20} aria-hidden="true" />
      </RailLink>
      <SetupLink />
      <RailLink href="/settings" current={page === "settings"} word={text("rail-settings")}>
        <Settings size={20} aria-hidden="true" />
      </RailLink>
      <span class="rail-space" />
      <AvailabilitySwitch />
      <AccountMenu />
    </nav>
  );
}

// Only who owns or administers a site has something to set up.
function SetupLink() {
  const at = route.value;
  const sites = sitesToSetUp(me.value);
  const next = sites.find(({ site }) => site === lastSite.value) ?? sites[0];
  if (!next) return null;
  return (
    <RailLink href={`/sites/${next.site}`} current={at.page === "site"} word={text("setup-title")}>
      <SlidersHorizontal size={20} aria-hidden="true" />
    </RailLink>
  );
}

interface LinkProps {
  href: string;
  current: boolean;
  word: string;
  /** What it is called where the word does not say all. */
  name?: string;
  children: ComponentChildren;
}

function RailLink({ href, current, word, name = word, children }: LinkProps) {
  return (
    <a class="rail-link" href={href} aria-current={current ? "page" : undefined} data-name={name}>
      <span class="visually-hidden">{name}</span>
      {children}
      <span class="rail-word" aria-hidden="true">
        {word}
      </span>
    </a>
  );
}

function AvailabilitySwitch() {
  const who = me.value;
  if (!who) return null;
  const online = who.availability === "online";
  const flip = () => {
    // Shown at once; the answer sets it right if it was refused.
    me.value = { ...who, availability: online ? "away" : "online" };
    changeMe({ availability: online ? "away" : "online" }).catch((error: unknown) => {
      me.value = who;
      toast({ kind: "problem", text: problemText(error) });
    });
  };
  return (
    <button type="button" class="availability" role="switch" aria-checked={online} onClick={flip}>
      <span class={`availability-dot ${online ? "availability-dot-on" : ""}`} aria-hidden="true" />
      <span class="visually-hidden">{text("availability-switch")}: </span>
      {text(online ? "availability-online" : "availability-away")}
    </button>
  );
}

function AccountMenu() {
  const who = me.value;
  const [lost, setLost] = useState(0);
  if (!who) return null;
  const leave = () => void signOut().catch((error: unknown) => toast({ kind: "problem", text: problemText(error) }));
  const ask = () => {
    const count = unsent();
    if (count === 0) leave();
    else setLost(count);
  };
  return (
    <>
      <Menu
        label={text("rail-account", { name: who.name })}
        named
        buttonClass="rail-account"
        sheetClass="menu-sheet-beside"
        button={<Initials name={who.name} />}
      >
        <p class="menu-title">
          {who.name}
          <br />
          {who.email}
        </p>
        <MenuItem href="/settings">
          <Settings size={16} aria-hidden="true" />
          {text("rail-settings")}
        </MenuItem>
        <MenuItem href={text("help-address")} newTab>
          <CircleHelp size={16} aria-hidden="true" />
          {text("help")} <span class="visually-hidden">{text("help-new-tab")}</span>
        </MenuItem>
        <MenuItem onChoose={ask}>
          <LogOut size={16} aria-hidden="true" />
          {text("sign-out")}
        </MenuItem>
      </Menu>
      {lost > 0 && (
        <Confirm
          title={text("sign-out-title")}
          body={text("sign-out-text", { count: lost })}
          yes={text("sign-out")}
          onYes={leave}
          onClose={() => setLost(0)}
        />
      )}
    </>
  );
}
