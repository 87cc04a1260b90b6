// Generated from shared/protocol: run `UPDATE_TYPES=1 cargo test -p protocol`.

// Times are RFC 3339 UTC.

// Words

export type Language = "fi" | "en" | "uk" | "hu" | "it";
export type Side = "visitor" | "agent";
export type By = "visitor" | "agent" | "system";
export type Status = "unassigned" | "active" | "resolved" | "trashed";
export type Kind = "chat" | "submission" | "email" | "channel";
export type Role = "owner" | "administrator" | "full-access" | "agent";
export type Availability = "online" | "away";
export type MailWhen = "away" | "always";
export type NoticeMail =
  | "under-way"
  | "waits"
  | "quiet"
  | "sent"
  | "taken-care-of"
  | "switched-off"
  | "refused"
  | "dropped";
export type Offline = "message" | "form" | "bot";
export type FormOffer = "always" | "while-closed" | "never";
export type Feature = "bots" | "own-forms" | "auto-reply";
export type ContactKind = "email" | "phone" | "link" | "place";
export type FieldKind =
  | "text"
  | "long-text"
  | "choice"
  | "buttons"
  | "checkbox"
  | "email"
  | "phone"
  | "number"
  | "date";
export type Action =
  | "write"
  | "note"
  | "reply"
  | "join"
  | "leave"
  | "assign"
  | "transfer"
  | "resolve"
  | "reopen"
  | "trash"
  | "restore"
  | "redact"
  | "edit";
export type FieldCode = "required" | "too-long" | "line-break" | "invalid" | "unknown" | "taken";
export type Score = -1 | 0 | 1;

/** Characters of the senders that our clients make. */
export const SENDER_CHARS = 12;

// Errors

/** What went wrong, as clients tell it apart. The JSON `type` is `urn:doorbell:<code>`. */
export type Code =
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "origin"
  | "not-found"
  | "method-not-allowed"
  | "conflict"
  | "overtaken"
  | "gap"
  | "sender-expired"
  | "not-joined"
  | "other-browser"
  | "gone"
  | "too-large"
  | "invalid"
  | "too-many"
  | "internal"
  | "unavailable";

/** A code over HTTP, where nobody joins, to a client that knows the routes. */
export type ProblemCode = Exclude<Code, "not-joined" | "method-not-allowed">;

/** A field that broke a rule. */
export interface FieldError {
  /** JSON pointer of the field (`/answers/email`). */
  pointer: string;
  /** Which rule. */
  code: FieldCode;
}

/** An error answer: `application/problem+json`. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  trace: string;
  errors?: Array<FieldError>;
  expected?: number;
  state?: string;
  code?: string;
  retry_after_s?: number;
}

// Visitor side

/** `GET /v1/sites/{site}`: what the widget must know. */
export interface SiteSettings {
  site: string;
  name: string;
  language: Language;
  colour: string;
  time_zone: string;
  /** What the site says in this language in its own words. */
  texts: WireTexts;
  queues: Array<QueueSettings>;
}

/** A queue, as the widget must know it. */
export interface QueueSettings {
  queue: string;
  name: string;
  open: boolean;
  here: boolean;
  opens_at: string | null;
  /** When it closes next, while it is open. */
  closes_at: string | null;
  description: string | null;
  /** Other ways to reach somebody. */
  contacts: Array<WireContactLine>;
  offline: Offline;
  hours: Array<OpenHours>;
  form: Form;
  /** A picture for the closed view, by `https`. */
  picture: string | null;
  /** What must be answered before a chat begins; nothing, if empty. Without topics and `message`. */
  pre_chat: Array<FormField>;
  /** What the widget plays while the queue is closed and offers its bot. */
  bot: PlayedBot | null;
}

/** Opening hours of a day; 1 is Monday. An end that is not later than the beginning lies on the next day. */
export interface OpenHours { day: number; opens: string; closes: string }

/** The contact form of a queue. */
export interface Form {
  /** Whether it is offered now. */
  offered: boolean;
  /** What it asks, in this order, in the language of the answer; topics stand before it. Always with `message`. */
  fields: Array<FormField>;
  topics: Array<string>;
  consent: ConsentText | null;
}

/** One field, in one language. A field of ours (`message`, `name`, `email`, `phone`) may have no words: then the widget's count. */
export interface FormField {
  name: string;
  kind: FieldKind;
  label: string | null;
  help: string | null;
  placeholder: string | null;
  required: boolean;
  /** Only the page's script fills it. */
  hidden: boolean;
  options: Array<FormOption>;
}

/** One answer of a choice: what is sent, and what is read. */
export interface FormOption { value: string; label: string }

/** The published version of a bot. */
export interface PlayedBot { bot: string; version: number; definition: BotDefinition }

/** The consent that a form asks for. */
export interface ConsentText { version: string; text: string }

/** The page where somebody writes from, as the widget sends it. What cannot be read of it is left out, and what is unknown passed over: the person who writes can do nothing about it. */
export interface SentPage { url: string; title?: string; referrer?: string }

export type Answers = { [key in string]: string };

/** `POST /v1/sites/{site}/submissions`. */
export interface SubmitForm {
  queue: string;
  answers: Answers;
  consent?: string;
  locale?: string;
  page?: SentPage;
  /** What led to it, if it was a bot. What that filled in is not repeated among the answers. */
  bot?: BotTalk;
}

/** `POST /v1/visitor/conversations`. */
export interface OpenConversation {
  queue: string;
  answers?: Answers;
  page?: SentPage;
  /** What led to it, if it was a bot. */
  bot?: BotTalk;
}

/** The answer to both: which conversation it became. */
export interface OpenedConversation { conversation: string }

/** A visitor's session. The token is shown this once. */
export interface VisitorSession { visitor: string; token: string }

/** A ticket for one socket. */
export interface Ticket { ticket: string; url: string; expires_in_s: number }

/** A message over HTTP, of either side. */
export interface SendMessage { sender: string; n: number; text: string }

/** Where a message stands in the log. */
export interface Sent { seq: number }

/** `GET /v1/visitor/conversations/{id}/place`. */
export interface PlaceInLine {
  /** 1 for who is next, at most 100: further behind is not counted. Nothing while nobody is waited for. */
  place: number | null;
}

/** `PUT /v1/visitor/conversations/{id}/contact`: where an answer reaches the visitor. */
export interface LeaveAddress { email: string }

/** `PUT /v1/visitor/conversations/{id}/rating`. */
export interface Rate { score: Score; comment?: string }

// Agent side

/** `POST /v1/auth/links`. */
export interface AskForLink { email: string }

/** `POST /v1/auth/sessions`: the token of the link, or the code where the sign-in began. */
export type StartSession = { token: string } | { code: string };

/** Who has signed in. */
export interface StartedSession { agent: string }

/** One of the agent's sessions. */
export interface SessionItem {
  session: string;
  created_at: string;
  last_seen_at: string;
  browser: string;
  current: boolean;
}

/** A page of a list. `next` is the cursor of the next one. */
export interface Items<T> {
  /** What is on this page. */
  items: Array<T>;
  /** Where to go on; `null` on the last page. */
  next: string | null;
}

/** What an agent can be told of. */
export type Notice = "submission" | "chat" | "message" | "missed" | "offline" | "assigned";

/** The switches of one kind of notice. */
export interface WireNoticeMethods { sound: boolean; desktop: boolean; email: boolean }

/** All switches of an agent. */
export interface WireNotices {
  submission: WireNoticeMethods;
  chat: WireNoticeMethods;
  message: WireNoticeMethods;
  missed: WireNoticeMethods;
  offline: WireNoticeMethods;
  assigned: WireNoticeMethods;
}

/** Hours without any notice, from `from` to `to`, `HH:MM` up to 24:00. An end that is not later lies on the next day. */
export interface WireQuiet { from: string; to: string; time_zone: string }

/** A mail that was to tell the agent of something in a conversation. */
export interface NoticeItem { kind: Notice; seq: number; at: string; mail: NoticeMail }

/** `GET /v1/me`. */
export interface Me {
  agent: string;
  email: string;
  name: string;
  language: Language;
  availability: Availability;
  sites: Array<MySite>;
  notices: WireNotices;
  mail: MailWhen;
  quiet: WireQuiet | null;
  muted: Array<string>;
  suppressed: WireSuppression | null;
}

/** Why no mail goes to an address any more. */
export type SuppressionReason = "bounce" | "complaint";

/** No mail goes to the address: why, and since when. */
export interface WireSuppression { reason: SuppressionReason; since: string }

/** A site of mine, and what I am there. */
export interface MySite { site: string; name: string; role: Role }

/** `PATCH /v1/me`: what is absent stays. */
export interface PatchMe {
  name?: string;
  language?: Language;
  availability?: Availability;
  notices?: WireNotices;
  mail?: MailWhen;
  quiet?: WireQuiet | null;
  muted?: Array<string>;
}

/** A queue, as an agent sees it. */
export interface QueueItem {
  queue: string;
  site: string;
  name: string;
  open: boolean;
  member: boolean;
  /** What the fields of its forms are called, in my language; fields of ours only with words of their own. */
  labels: Record<string, string>;
}

/** A colleague. */
export interface AgentItem { agent: string; name: string; queues: Array<string> }

/** `GET /v1/conversations/counts`. */
export interface Counts { views: Array<ViewCount> }

/** How much there is in a view, counted up to 200. */
export interface ViewCount { view: CountedView; count: number; more: boolean }

/** What is counted. */
export type CountedView = "mine" | "unassigned" | "unread";

/** An agent, as colleagues see one. */
export interface AgentName {
  /** Who. */
  agent: string;
  /** The name. */
  name: string;
}

/** The last message of a conversation. */
export interface Preview {
  /** `visitor` or `agent`. */
  side: Side;
  /** Its first line, at most 120 characters. */
  text: string;
}

/** What a list shows of a conversation. Also stored as it stands, so that a list costs a page and no conversation. */
export interface Row {
  conversation: string;
  site: string;
  queue: string;
  kind: Kind;
  number: number | null;
  name: string | null;
  /** Of a form without a name. */
  email?: string;
  /** Of a form. */
  topic?: string;
  status: Status;
  assignee: AgentName | null;
  participants: Array<AgentName>;
  preview: Preview | null;
  unread: number;
  /** Since when the visitor waits for an answer. */
  waiting_since: string | null;
  missed: boolean;
  offline: boolean;
  last_at: string;
  created_at: string;
  seq: number;
}

/** `GET /v1/conversations/{id}`. */
export interface Conversation {
  contact: WireContact;
  page: WirePage | null;
  language: Language | null;
  user_agent: string | null;
  online: boolean;
  may: Array<Action>;
  conversation: string;
  site: string;
  queue: string;
  kind: Kind;
  number: number | null;
  name: string | null;
  /** Of a form without a name. */
  email?: string;
  /** Of a form. */
  topic?: string;
  status: Status;
  assignee: AgentName | null;
  participants: Array<AgentName>;
  preview: Preview | null;
  unread: number;
  /** Since when the visitor waits for an answer. */
  waiting_since: string | null;
  missed: boolean;
  offline: boolean;
  last_at: string;
  created_at: string;
  seq: number;
}

/** What a change of a conversation answers. Who may no longer see it may do nothing, and still gets the row that they made. */
export interface Changed { row: Row; may: Array<Action> }

/** What is known of the person. */
export interface WireContact {
  name: string | null;
  email: string | null;
  phone: string | null;
  consent: WireConsent | null;
  suppressed: WireSuppression | null;
}

/** What the person agreed to. */
export interface WireConsent { version: string; language: Language; at: string }

/** Where the conversation began. */
export interface WirePage { url: string; title: string | null; referrer: string | null }

/** `POST …/assign`. */
export interface AssignTo { agent: string }

/** `POST …/transfer`. */
export interface TransferTo { queue: string }

/** `PATCH …/contact`: what is absent stays, what is empty is forgotten. */
export interface EditContact { name?: string; email?: string; phone?: string }

/** A line of a queue's log. */
export interface LogEntry {
  entry: string;
  queue: string;
  at: string;
  source: LogSource;
  event: LogEventKind;
  conversation: string | null;
  number: number | null;
  /** The first is the oldest. */
  comments: Array<Comment>;
  /** The conversation as lists show it; missing in frames, and where the reader may not see it. */
  row: Row | null;
}

/** What a line of the log says. */
export type LogEventKind = "submission" | "accepted" | "opened" | "closed";

/** Who caused a line of the log. */
export interface LogSource { kind: LogSourceKind; name: string | null }

/** What kind of somebody caused a line of the log. */
export type LogSourceKind = "submission" | "agent" | "system";

/** What an agent said to a line of the log. */
export interface Comment { text: string; agent: string; name: string; at: string }

/** `POST …/comments`. */
export interface WriteComment { text: string }

// Settings

/** A site as it is set up. `version` goes into `If-Match` of a change. */
export interface SiteConfig {
  site: string;
  version: number;
  name: string;
  language: Language;
  languages: Array<Language>;
  colour: string;
  time_zone: string;
  origins: Array<string>;
  queues: Array<string>;
  texts: Partial<Record<Language, WireTexts>>;
  launcher: WireLauncher;
  hidden_on: Array<string>;
  /** What the operator withholds from it. */
  withheld: Array<Feature>;
  installed: Installed | null;
  /** The host that the widget comes from. */
  widget_origin: string;
}

/** Where the widget was last seen. */
export interface Installed { origin: string; at: string }

/** What the widget says in one language; what is missing or empty has words of ours. */
export interface WireTexts {
  header?: string;
  greeting?: string;
  closed?: string;
  form_intro?: string;
  thanks?: string;
}

/** Where the launcher stands; pixels from the nearest corner. */
export interface WireLauncher { left: boolean; side_px: number; bottom_px: number }

/** `POST /v1/sites`. */
export interface NewSite { site: string; name: string }

/** `PATCH /v1/sites/{site}`: what is absent stays. */
export interface PatchSite {
  name?: string;
  language?: Language;
  languages?: Array<Language>;
  colour?: string;
  time_zone?: string;
  origins?: Array<string>;
  /** The same queues in another order. */
  queues?: Array<string>;
  texts?: Partial<Record<Language, WireTexts>>;
  launcher?: WireLauncher;
  hidden_on?: Array<string>;
}

/** A queue as it is set up. `version` goes into `If-Match` of a change. */
export interface QueueConfig {
  queue: string;
  site: string;
  version: number;
  name: string;
  names: Partial<Record<Language, string>>;
  descriptions: Partial<Record<Language, string>>;
  open: boolean;
  /** When it opens or closes next, if anything says so. */
  changes_at: string | null;
  by_hand: WireByHand | null;
  hours: Array<OpenHours>;
  exceptions: Array<WireException>;
  suspended: boolean;
  offline: Offline;
  /** The bot that is offered while it is closed and `offline` is `bot`. */
  bot: string | null;
  contacts: Array<WireContactLine>;
  /** A picture for the closed view, by `https`. */
  picture: string | null;
  form_offer: FormOffer;
  topics: Array<string>;
  /** The queues that topics lead to. */
  topic_queues: Record<string, string>;
  /** The fields of the contact form; none: message, name and e-mail. */
  form_fields: Array<WireField>;
  /** What is asked before a chat; none: nothing. */
  pre_chat: Array<WireField>;
  consent: ConsentText | null;
  /** The consent in other languages than the site's; one version with `consent`. */
  consents: Partial<Record<Language, string>>;
  /** What is said by itself, once, while nobody answers. */
  auto_reply: WireAutoReply | null;
}

/** A field of a form, as it is set up. Texts by language: the site's own is needed, except for fields of ours. */
export interface WireField {
  /** `message`, `name`, `email` and `phone` are ours. Others: 1 to 40 of `a-z`, `0-9` and `_`, first a letter; not `topic`. */
  name: string;
  kind: FieldKind;
  label: Partial<Record<Language, string>>;
  help: Partial<Record<Language, string>>;
  placeholder: Partial<Record<Language, string>>;
  required: boolean;
  hidden: boolean;
  /** For `choice` and `buttons`: 1 to 100. */
  options: Array<WireOption>;
}

/** One answer of a choice. The value is one line of at most 80 characters. */
export interface WireOption { value: string; label: Partial<Record<Language, string>> }

/** What a visitor reads after so many seconds without an answer: 30 to 600. Texts by language: the site's own is needed. */
export interface WireAutoReply { after_s: number; texts: Partial<Record<Language, string>> }

/** Opened or closed by an agent; without `until` until somebody says so. */
export interface WireByHand { open: boolean; until?: string }

/** From `opens` to `closes`, `HH:MM` up to 24:00. An end that is not later lies on the next day. */
export interface WireInterval { opens: string; closes: string }

/** Days whose hours differ from the week's; without hours: closed. Days as `YYYY-MM-DD`. */
export interface WireException {
  from: string;
  to: string;
  every_year: boolean;
  hours: Array<WireInterval>;
  note: string;
}

/** One other way to reach the people of a queue. */
export interface WireContactLine { kind: ContactKind; text: string }

/** `POST /v1/sites/{site}/queues`. */
export interface NewQueue { queue: string; name: string }

/** `PATCH /v1/queues/{queue}`: what is absent stays. */
export interface PatchQueue {
  name?: string;
  names?: Partial<Record<Language, string>>;
  /** Each of at most 300 characters. */
  descriptions?: Partial<Record<Language, string>>;
  by_hand?: WireByHand | null;
  hours?: Array<OpenHours>;
  exceptions?: Array<WireException>;
  suspended?: boolean;
  offline?: Offline;
  /** A bot of the site that is published. */
  bot?: string | null;
  contacts?: Array<WireContactLine>;
  /** By `https`, at most 500 characters; empty or nothing: none. */
  picture?: string | null;
  form_offer?: FormOffer;
  topics?: Array<string>;
  /** Each names a topic and a queue of the same site. */
  topic_queues?: Record<string, string>;
  /** At most 30, and 12 KB as JSON. */
  form_fields?: Array<WireField>;
  /** At most 30, and 12 KB as JSON. */
  pre_chat?: Array<WireField>;
  /** The text of the consent; another text, in any language, is a new version of it. */
  consent?: string | null;
  consents?: Partial<Record<Language, string>>;
  /** Texts of at most 1,000 characters. */
  auto_reply?: WireAutoReply | null;
}

/** A bot of a site, in a list. */
export interface BotItem {
  bot: string;
  version: number;
  /** The number of the published version, if there is one. */
  published: number | null;
}

/** A bot as it is worked on. `version` goes into `If-Match` of a change. */
export interface BotConfig {
  bot: string;
  version: number;
  /** The number of the published version, if there is one. */
  published: number | null;
  /** The draft. */
  definition: BotDefinition;
  /** What is wrong with the draft; advice (`fallback`) hinders nobody from publishing it. */
  findings: Array<BotFinding>;
}

/** A version that was published. It never changes. */
export interface PublishedBot {
  bot: string;
  version: number;
  published_at: string;
  definition: BotDefinition;
}

/** `POST /v1/sites/{site}/bots`. */
export interface NewBot {
  /** A letter, then `a-z`, `0-9` and `-`; at most 40. */
  bot: string;
  definition: BotDefinition;
}

/** `PUT /v1/sites/{site}/bots/{bot}/draft`. */
export interface PutDraft { definition: BotDefinition }

/** Somebody who answers at the site. */
export interface PersonItem {
  agent: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  queues: Array<string>;
  /** `false`: deactivated, may not sign in for this site. */
  active: boolean;
  /** How many conversations the person has at once; more wait. `null`: any number. */
  open_at_once: number | null;
}

/** `PATCH /v1/sites/{site}/people/{agent}`: what is absent stays. */
export interface ChangePerson {
  role?: Role;
  queues?: Array<string>;
  active?: boolean;
  open_at_once?: number | null;
}

/** An invitation that nobody has taken yet. */
export interface InvitationItem {
  invitation: string;
  email: string;
  role: Role;
  queues: Array<string>;
  expires_at: string;
}

/** `POST /v1/sites/{site}/invitations`. */
export interface NewInvitation {
  email: string;
  role: Role;
  queues: Array<string>;
  /** The language of the mail. */
  language: Language;
}

/** `POST /v1/invitations`: what an invitation is to, before it is taken. The token comes from the link. */
export interface ShownInvitation {
  email: string;
  site_name: string;
  invited_by: string;
  /** Whether the address has an account already: then no name is asked. */
  known: boolean;
}

/** `POST /v1/invitations/accept`: who is new says their name and language. */
export interface AcceptInvitation { token: string; name?: string; language?: Language }

/** One change. `before` and `after` hold what changed and nothing else. */
export interface AuditEntry {
  number: number;
  at: string;
  who: AuditWho;
  /** `site.change`, `queue.add`, `person.invite` … */
  action: string;
  /** What was changed: the name of a site or queue, the id of an agent, an address. */
  subject: string;
  before: unknown;
  after: unknown;
}

/** Who made a change. The name is kept as it was then. */
export interface AuditWho {
  /** `null`: an operator at the command line. */
  agent: string | null;
  name: string;
  /** The first characters of the hash of the network address. */
  address: string | null;
}

// Light-bot

export type BotAskKind = "text" | "email" | "phone" | "number" | "date" | "select" | "yes_no";

export type BotRule =
  | "shape"
  | "too-large"
  | "version"
  | "id"
  | "unknown-language"
  | "one-of"
  | "count"
  | "twice"
  | "to"
  | "kind"
  | "range"
  | "link"
  | "required"
  | "too-long"
  | "line-break"
  | "target"
  | "language"
  | "fallback"
  | "say"
  | "tag"
  | "queue"
  | "fields"
  | "field-kind"
  | "condition"
  | "message"
  | "unreachable"
  | "dead-end-open"
  | "dead-end-closed"
  | "too-far"
  | "too-many-ways";

export type BotRefused =
  | "path-too-long"
  | "unknown-step"
  | "other-step"
  | "no-choices"
  | "no-question"
  | "unknown-choice"
  | "not-offered"
  | "required"
  | "too-long"
  | "line-break"
  | "invalid";

export type BotTexts = Partial<Record<Language, string>>;

/** A bot's definition. Steps stand in the order in which people read them. */
export interface BotDefinition { v: 1; start: string; name: BotTexts; steps: Record<string, BotStep> }

/** A step: exactly one of `choices`, `ask` (with `to`), `form`, `hand_over`, `end`. */
export interface BotStep {
  say?: BotTexts;
  show?: BotShow;
  choices?: Array<BotChoice>;
  ask?: BotAsk;
  to?: string;
  form?: BotForm;
  hand_over?: BotHandOver;
  end?: boolean;
}

/** What is shown below the words of a step. */
export type BotShow = "hours" | "contacts" | { link: BotLink };

/** A link to a page. */
export interface BotLink { url: string; label: BotTexts }

/** A button. */
export interface BotChoice {
  id: string;
  label: BotTexts;
  to: string;
  tag?: string;
  queue?: string;
  set?: Record<string, string>;
  when?: BotWhen;
}

/** When a choice is offered: while somebody or nobody is there, or after an answer. */
export type BotWhen = BotHours | BotCondition;

/** Whether somebody is there. */
export type BotHours = "open" | "closed";

/** A field that an earlier answer or choice gave one of these values. */
export interface BotCondition { field: string; is: Array<string> }

/** A question. `max` is for `text` alone, `options` for `select`. */
export interface BotAsk {
  field: string;
  kind: BotAskKind;
  label: BotTexts;
  max?: number;
  options?: Array<BotOption>;
}

/** One option of a select; the answer is its `id`. */
export interface BotOption { id: string; label: BotTexts }

/** The contact form at the end. */
export interface BotForm { queue?: string; ask: Array<string>; consent?: boolean }

/** A chat at the end. */
export interface BotHandOver { queue?: string }

/** One click of a visitor: which choice at which step, or what was typed. */
export type BotEntry = { step: string; choice: string } | { step: string; answered: string };

/** What somebody did in a version of a bot, before they wrote to people. */
export interface BotTalk {
  bot: string;
  version: number;
  /** At most 60 entries. */
  path: Array<BotEntry>;
}

/** What is wrong with a definition: the step (empty for the whole), a JSON pointer within it, and the rule. */
export interface BotFinding { step: string; at: string; code: BotRule }

/** Which entry of a path was refused, and why. */
export interface BotRefusal { entry: number; code: BotRefused }

// Events of a conversation

/** An event as JSON; README.md says who sees which. */
export type WireEvent =
  | { type: "message"; side: Side; agent?: string; name?: string; sender: string; n: number; text: string }
  | { type: "note"; agent: string; name: string; sender: string; n: number; text: string }
  | { type: "submission"; answers: Answers; bot?: BotTalk }
  | { type: "auto_reply"; text: string }
  | { type: "status"; status: Status; by: By; name?: string }
  | { type: "joined"; agent?: string; name: string }
  | { type: "left"; agent?: string; name: string }
  | { type: "assigned"; agent: string | null; name: string | null; by: string | null }
  | { type: "transferred"; queue: string; by: string | null }
  | { type: "rated"; score: Score; comment?: string }
  | { type: "redacted"; seq: number; by: string | null }
  | { type: "contact"; name: string | null; email: string | null; phone: string | null; by: string | null };

/** An event with its number in the viewer's count. */
export interface WireNumbered {
  /** The number. */
  seq: number;
  /** When. */
  at: string;
  /** What. */
  event: WireEvent;
}

/** How far each side has read. */
export interface ReadMarks {
  /** The last event that the visitor has seen. */
  visitor: number;
  /** The last event that an agent has seen. */
  agent: number;
}

/** A page of events. */
export interface EventsPage {
  /** Ascending. */
  events: Array<WireNumbered>;
  /** The number of the conversation's last event; a page that ends before it is followed by another. */
  last: number;
  /** Where the conversation stands. */
  status: Status;
  /** How far both sides have read. */
  read: ReadMarks;
}

// Frames

/** What a client sends. */
export type ClientFrame =
  | { action: "send"; conversation: string; sender: string; n: number; text: string }
  | { action: "resume"; conversation: string; after: number }
  | { action: "leave"; conversation: string }
  | { action: "typing"; conversation: string }
  | { action: "read"; conversation: string; seq: number }
  | { action: "watch"; queues: Array<string> }
  | { action: "ping"; nonce: string };

/** What the server sends. */
export type ServerFrame =
  | { type: "ack"; conversation: string; sender: string; n: number; seq: number }
  | { type: "event"; conversation: string; seq: number; at: string; event: PushedEvent }
  | { type: "resumed"; conversation: string; last: number; status: Status; read: ReadMarks }
  | { type: "typing"; conversation: string; side: Side; name?: string; agent?: string }
  | { type: "viewers"; conversation: string; agents: Array<string> }
  | { type: "watched"; queues: Array<string> }
  | { type: "read"; conversation: string; side: Side; seq: number }
  | { type: "row"; row: Row }
  | { type: "log"; entry: LogEntry }
  | { type: "notice"; kind: Notice; queue: string; conversation: string; entry: string | null; sound: boolean; desktop: boolean }
  | { type: "pong"; nonce: string }
  | { type: "error"; code: Exclude<Code, "method-not-allowed">; ref: ErrorRef; retry_after_s?: number };

/** An event inside a frame. */
export type PushedEvent = WireEvent | TooLong;

/** Stands for an event that is too long for a frame. */
export interface TooLong { type: "fetch" }

/** What a refused frame was about. */
export interface ErrorRef {
  conversation?: string;
  sender?: string;
  n?: number;
  /** The number to go on with, with `gap`. */
  expected?: number;
}
