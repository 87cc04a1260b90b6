// What is known of the visitor. Beside the conversation on a wide screen, a drawer over it on a narrow one.

import { signal } from "@preact/signals";
import { Circle, CircleDot, MailX, Pencil, X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Conversation, EditContact, WireContact } from "../../../protocol/src/index.ts";
import { mailLink, phoneLink } from "../../../protocol/src/index.ts";
import { browserName } from "../browser-name.ts";
import { api } from "../client.ts";
import type { OpenConversation } from "../conversation/open-conversation.ts";
import { changes } from "../live.ts";
import { visitorName } from "../parts/person.tsx";
import { RatingMark, ratingWord } from "../parts/rating.tsx";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { Skeleton } from "../parts/state.tsx";
import type { Route } from "../route.ts";
import { address, navigate } from "../route.ts";
import { queueName } from "../session/session.ts";
import { languageName, locale, text } from "../texts.ts";
import { moment } from "../times.ts";
import { ContactForm } from "./contact-form.tsx";
import { shortAddress } from "./short-address.ts";

interface CardProps {
  open: OpenConversation;
  at: Extract<Route, { page: "inbox" }>;
}

const narrow = matchMedia("(max-width: 1099px)");

/** Whether the card is a drawer over the conversation, which is then out of reach. */
export const drawer = signal(narrow.matches);
narrow.addEventListener("change", () => (drawer.value = narrow.matches));

export function VisitorCard({ open, at }: CardProps) {
  const details = open.details.value;
  const card = useRef<HTMLElement>(null);
  const closed = address({ ...at, card: false });
  const wasOpen = useRef(at.card);
  useLayoutEffect(() => {
    if (at.card) card.current?.querySelector<HTMLElement>(".card-close")?.focus({ preventScroll: true });
    else if (wasOpen.current) document.querySelector<HTMLElement>(".card-opener")?.focus({ preventScroll: true });
    wasOpen.current = at.card;
  }, [at.card]);
  return (
    <>
      {at.card && <a class="card-veil" href={closed} tabIndex={-1} aria-hidden="true" />}
      <aside
        class={`card ${at.card ? "card-open" : ""}`}
        ref={card}
        aria-labelledby="card-title"
        onKeyDown={(event) => at.card && event.key === "Escape" && navigate(closed)}
      >
        <header class="card-head">
          <h2 id="card-title">{text("card-title")}</h2>
          <a class="button button-plain button-icon card-close" href={closed} aria-label={text("close")}>
            <X size={20} aria-hidden="true" />
          </a>
        </header>
        {details ? <Contents open={open} details={details} /> : <Nothing open={open} />}
      </aside>
    </>
  );
}

// The conversation beside it says what is wrong and has the button to try again.
function Nothing({ open }: { open: OpenConversation }) {
  if (open.error.value === null) return <Skeleton rows={6} kind="line" />;
  return <p class="card-part soft">{text("card-failed")}</p>;
}

function Contents({ open, details }: { open: OpenConversation; details: Conversation }) {
  return (
    <>
      <PersonPart open={open} details={details} />
      <section class="card-part" aria-labelledby="card-participants">
        <h3 id="card-participants">{text("card-participants")}</h3>
        <Participants details={details} />
      </section>
      <section class="card-part" aria-labelledby="card-conversation">
        <h3 id="card-conversation">{text("card-conversation")}</h3>
        <Facts details={details} rating={ratingOf(open)} />
      </section>
    </>
  );
}

function PersonPart({ open, details }: { open: OpenConversation; details: Conversation }) {
  const { editing, opener, saving, begin, end } = useEditing();
  const { contact } = details;
  const save = async (edit: EditContact) => {
    await open.accept(await api.editContact(open.id, edit));
  };
  return (
    <section class="card-part" aria-label={text("card-name")}>
      <div class="card-who">
        <p class="card-name">
          <bdi>{visitorName(details)}</bdi>
        </p>
        <SavingState saving={saving} />
        {!editing && open.may("edit") && (
          <button type="button" class="button button-plain button-small" ref={opener} onClick={begin}>
            <Pencil size={14} aria-hidden="true" />
            {text("card-edit")}
          </button>
        )}
      </div>
      {details.kind === "chat" && <Presence online={details.online} />}
      {editing && <ContactForm contact={contact} save={save} onClose={end} />}
      <dl class="facts">
        {!editing && <Reached contact={contact} />}
        <Person details={details} />
      </dl>
    </section>
  );
}

/** Whether the form stands there. The focus comes back to where it was opened. */
function useEditing() {
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  const saving = useSaving();
  useLayoutEffect(() => {
    if (!editing && opened.current) opener.current?.focus({ preventScroll: true });
    opened.current = editing;
  }, [editing]);
  const begin = () => {
    saving.saved.value = false;
    setEditing(true);
  };
  const end = (saved: boolean) => {
    saving.saved.value = saved;
    setEditing(false);
  };
  return { editing, opener, saving, begin, end };
}

function Presence({ online }: { online: boolean }) {
  const Icon = online ? CircleDot : Circle;
  return (
    <p class={`mark small ${online ? "mark-good" : "soft"}`}>
      <Icon size={14} aria-hidden="true" />
      {text(online ? "card-online" : "card-left")}
    </p>
  );
}

function Person({ details }: { details: Conversation }) {
  const { contact, page } = details;
  const browser = details.user_agent ? browserName(details.user_agent) : null;
  return (
    <>
      <Fact name={text("card-page")}>{page && <Outside url={page.url} title={page.title} />}</Fact>
      <Fact name={text("card-referrer")}>{page?.referrer && <Outside url={page.referrer} title={null} />}</Fact>
      <Fact name={text("card-browser")}>
        {browser && (browser.system ? text("browser-on", { browser: browser.browser, system: browser.system }) : browser.browser)}
      </Fact>
      <Fact name={text("card-language")}>{details.language && languageName(details.language)}</Fact>
      <Fact name={text("card-consent")}>
        {contact.consent &&
          text("card-consent-given", { version: contact.consent.version, date: moment(contact.consent.at, locale.value) })}
      </Fact>
    </>
  );
}

/** What can be corrected, as long as it is not. */
function Reached({ contact }: { contact: WireContact }) {
  return (
    <>
      <Fact name={text("card-email")}>{contact.email && <Email contact={contact} address={contact.email} />}</Fact>
      <Fact name={text("card-phone")}>{contact.phone && <a href={phoneLink(contact.phone)}>{contact.phone}</a>}</Fact>
    </>
  );
}

function Email({ contact: { suppressed }, address }: { contact: WireContact; address: string }) {
  return (
    <>
      <a href={mailLink(address)}>
        <BreakableAddress address={address} />
      </a>
      {suppressed && (
        <span class="fact-warning small">
          <MailX size={14} aria-hidden="true" />
          {text(`card-suppressed-${suppressed.reason}`)}
        </span>
      )}
    </>
  );
}

// Where it has no room in one line it breaks before its domain, not inside of it.
function BreakableAddress({ address }: { address: string }) {
  const at = address.lastIndexOf("@") + 1;
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}

/** An address somebody else gave us: a link only when it leads to a web page, and to where it says. */
function Outside({ url, title }: { url: string; title: string | null }) {
  const safe = /^https?:\/\//i.test(url);
  const label = (
    <>
      {title && (
        <span class="fact-title" dir="auto">
          {title}
        </span>
      )}
      <span class={`fact-address ${title ? "soft small" : ""}`}>{shortAddress(url)}</span>
    </>
  );
  return safe ? (
    <a class="fact-link" href={url} title={url} target="_blank" rel="noopener noreferrer nofollow">
      {label}
    </a>
  ) : (
    <span>{label}</span>
  );
}

function Participants({ details }: { details: Conversation }) {
  if (details.participants.length === 0) return <p class="soft">{text("card-nobody")}</p>;
  return (
    <ul class="card-people">
      {details.participants.map(({ agent, name }) => (
        <li key={agent}>
          {name}
          {agent === details.assignee?.agent && <span class="soft"> · {text("card-responsible")}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The newest rating that the log shows. */
function ratingOf(open: OpenConversation): number | null {
  changes.value;
  const rated = open.talk.value?.log.events.findLast(({ event }) => event.type === "rated")?.event;
  return rated?.type === "rated" ? rated.score : null;
}

function Facts({ details, rating }: { details: Conversation; rating: number | null }) {
  const language = locale.value;
  return (
    <dl class="facts">
      <Fact name={text("card-number")}>{details.number !== null && `#${details.number}`}</Fact>
      <Fact name={text("card-kind")}>{text(`kind-${details.kind}`)}</Fact>
      <Fact name={text("card-queue")}>{queueName(details.queue)}</Fact>
      <Fact name={text("card-status")}>{text(`status-${details.status}`)}</Fact>
      <Fact name={text("card-assignee")}>{details.assignee?.name ?? text("card-nobody")}</Fact>
      {rating !== null && (
        <Fact name={text("card-rating")}>
          <RatingMark score={rating}>{text("card-rated", { score: ratingWord(rating) })}</RatingMark>
        </Fact>
      )}
      <Fact name={text("card-started")}>{moment(details.created_at, language)}</Fact>
      <Fact name={text("card-latest")}>{moment(details.last_at, language)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children || <span class="soft">{text("not-given")}</span>}</dd>
    </div>
  );
}
