// Generated from shared/protocol: run `UPDATE_TYPES=1 cargo test -p protocol`.

// Times are RFC 3339 UTC.

// Words

export type Language = "fi" | "en" | "uk" | "hu" | "it";
export type Side = "visitor" | "agent";
export type By = "visitor" | "agent" | "system";
export type Status = "unassigned" | "active" | "resolved" | "trashed";
export type Kind = "chat" | "submission";
export type Role = "owner" | "administrator" | "full-access" | "agent";
export type Availability = "online" | "away";
export type Offline = "message" | "form" | "bot";
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
export type FieldCode = "required" | "too-long" | "line-break" | "invalid" | "unknown";
export type Score = -1 | 0 | 1;

/** Characters of the senders that our clients make. */
export const SENDER_CHARS = 12;

// Errors

/** What went wrong, as clients tell it apart. The JSON `type` is `urn:doorbell:<code>`. */
export type FrameCode =
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "origin"
  | "not-found"
  | "conflict"
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

/** A code over HTTP, where nobody joins. */
export type ProblemCode = Exclude<FrameCode, "not-joined">;

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
  queues: Array<SiteQueue>;
}

/** A queue, as the widget must know it. */
export interface SiteQueue {
  queue: string;
  name: string;
  open: boolean;
  here: boolean;
  opens_at: string | null;
  offline: Offline;
  hours: Array<Hours>;
  form: Form;
}

/** Opening hours of a day; 1 is Monday. */
export interface Hours { day: number; opens: string; closes: string }

/** The contact form of a queue. */
export interface Form { topics: Array<string>; consent: Consent | null }

/** The consent that a form asks for. */
export interface Consent { version: string; text: string }

/** The page where somebody writes from, as the widget sends it. What cannot be read of it is left out, and what is unknown passed over: the person who writes can do nothing about it. */
export interface Page { url: string; title?: string; referrer?: string }

export type Answers = { [key in string]: string };

/** `POST /v1/sites/{site}/submissions`. */
export interface SubmissionRequest {
  queue: string;
  answers: Answers;
  consent?: string;
  locale?: string;
  page?: Page;
}

/** `POST /v1/visitor/conversations`. */
export interface ConversationRequest { queue: string; answers?: Answers; page?: Page }

/** The answer to both: which conversation it became. */
export interface ConversationCreated { conversation: string }

/** A visitor's session. The token is shown this once. */
export interface VisitorCreated { visitor: string; token: string }

/** A ticket for one socket. */
export interface Ticket { ticket: string; url: string; expires_in_s: number }

/** A message over HTTP, of either side. */
export interface MessageRequest { sender: string; n: number; text: string }

/** Where a message stands in the log. */
export interface MessageStored { seq: number }

/** `PUT /v1/visitor/conversations/{id}/rating`. */
export interface RatingRequest { score: Score; comment?: string }

// Agent side

/** `POST /v1/auth/links`. */
export interface LinkRequest { email: string }

/** `POST /v1/auth/sessions`: the token of the link, or the code where the sign-in began. */
export type SessionRequest = { token: string } | { code: string };

/** Who has signed in. */
export interface SessionStarted { agent: string }

/** One of the agent's sessions. */
export interface Session {
  session: string;
  created_at: string;
  last_seen_at: string;
  browser: string;
  current: boolean;
}

/** A page of a list. `next` is the cursor of the next one. */
export interface List<T> {
  /** What is on this page. */
  items: Array<T>;
  /** Where to go on; `null` on the last page. */
  next: string | null;
}

/** What an agent can be told of. */
export type NoticeKind = "submission" | "chat" | "message" | "missed";

/** The switches of one kind of notice. */
export interface Ways { sound: boolean; desktop: boolean; email: boolean }

/** All switches of an agent. */
export interface Notices { submission: Ways; chat: Ways; message: Ways; missed: Ways }

/** `GET /v1/me`. */
export interface Me {
  agent: string;
  email: string;
  name: string;
  language: Language;
  availability: Availability;
  sites: Array<SiteOfAgent>;
  notices: Notices;
  suppressed: Suppression | null;
}

/** Why no mail goes to an address any more. */
export type SuppressionReason = "bounce" | "complaint";

/** No mail goes to the address: why, and since when. */
export interface Suppression { reason: SuppressionReason; since: string }

/** A site of mine, and what I am there. */
export interface SiteOfAgent { site: string; name: string; role: Role }

/** `PATCH /v1/me`: what is absent stays. */
export interface MeChange {
  name?: string;
  language?: Language;
  availability?: Availability;
  notices?: Notices;
}

/** A queue, as an agent sees it. */
export interface QueueOfAgent { queue: string; site: string; name: string; open: boolean; member: boolean }

/** A colleague. */
export interface AgentRow { agent: string; name: string; queues: Array<string> }

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
export interface ConversationDetails {
  contact: Contact;
  page: PageSeen | null;
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

/** What is known of the person. */
export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
  consent: ConsentGiven | null;
  suppressed: Suppression | null;
}

/** What the person agreed to. */
export interface ConsentGiven { version: string; language: Language; at: string }

/** Where the conversation began. */
export interface PageSeen { url: string; title: string | null; referrer: string | null }

/** `POST …/assign`. */
export interface AssignRequest { agent: string }

/** `POST …/transfer`. */
export interface TransferRequest { queue: string }

/** `PATCH …/contact`: what is absent stays, what is empty is forgotten. */
export interface ContactEdit { name?: string; email?: string; phone?: string }

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
  comments: Array<LogComment>;
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
export interface LogComment { text: string; agent: string; name: string; at: string }

/** `POST …/comments`. */
export interface CommentRequest { text: string }

// Events of a conversation

/** An event as JSON; README.md says who sees which. */
export type ConversationEvent =
  | { type: "message"; side: Side; agent?: string; name?: string; sender: string; n: number; text: string }
  | { type: "note"; agent: string; name: string; sender: string; n: number; text: string }
  | { type: "submission"; answers: Answers }
  | { type: "status"; status: Status; by: By; name?: string }
  | { type: "joined"; agent?: string; name: string }
  | { type: "left"; agent?: string; name: string }
  | { type: "assigned"; agent: string | null; name: string | null; by: string | null }
  | { type: "transferred"; queue: string; by: string | null }
  | { type: "rated"; score: Score; comment?: string }
  | { type: "redacted"; seq: number; by: string | null }
  | { type: "contact"; name: string | null; email: string | null; phone: string | null; by: string | null };

/** An event with its number in the viewer's count. */
export interface StoredEvent {
  /** The number. */
  seq: number;
  /** When. */
  at: string;
  /** What. */
  event: ConversationEvent;
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
  events: Array<StoredEvent>;
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
  | { type: "notice"; kind: NoticeKind; queue: string; conversation: string; entry: string | null; sound: boolean; desktop: boolean }
  | { type: "pong"; nonce: string }
  | { type: "error"; code: FrameCode; ref: FrameReference; retry_after_s?: number };

/** An event inside a frame. */
export type PushedEvent = ConversationEvent | TooLong;

/** Stands for an event that is too long for a frame. */
export interface TooLong { type: "fetch" }

/** What a refused frame was about. */
export interface FrameReference {
  conversation?: string;
  sender?: string;
  n?: number;
  /** The number to go on with, with `gap`. */
  expected?: number;
}
