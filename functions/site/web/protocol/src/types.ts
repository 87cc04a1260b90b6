// The wire, as `shared/protocol` writes it. Times are RFC 3339 UTC.

export type Language = "fi" | "en" | "uk" | "hu" | "it";
export type Side = "visitor" | "agent";
export type Status = "unassigned" | "active" | "resolved" | "trashed";
export type Kind = "chat" | "submission";
export type Role = "owner" | "administrator" | "full-access" | "agent";
export type Availability = "online" | "away";
export type Offline = "form" | "message" | "bot";
export type Score = -1 | 0 | 1;

export type ProblemCode =
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "origin"
  | "not-found"
  | "conflict"
  | "gap"
  | "sender-expired"
  | "other-browser"
  | "gone"
  | "too-large"
  | "invalid"
  | "too-many"
  | "internal"
  | "unavailable";

export type FieldCode = "required" | "invalid" | "too-long" | "line-break" | "unknown";

export interface FieldError {
  pointer: string;
  code: FieldCode;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  trace: string;
  errors?: FieldError[];
  expected?: number;
  code?: string;
  state?: string;
}

// Visitor side

export interface Hours {
  day: number;
  opens: string;
  closes: string;
}

export interface Consent {
  version: string;
  text: string;
}

export interface Form {
  topics: string[];
  consent: Consent | null;
}

export interface SiteQueue {
  queue: string;
  name: string;
  open: boolean;
  opens_at: string | null;
  offline: Offline;
  hours: Hours[];
  form: Form;
}

export interface SiteSettings {
  site: string;
  name: string;
  language: Language;
  colour: string;
  queues: SiteQueue[];
}

export type Answers = Record<string, string>;

export interface Page {
  url: string;
  title?: string;
  referrer?: string;
}

export interface SubmissionRequest {
  queue: string;
  answers: Answers;
  consent?: string;
  locale?: string;
  page?: Page;
}

export interface ConversationCreated {
  conversation: string;
}

export interface VisitorCreated {
  visitor: string;
  token: string;
}

export interface Ticket {
  ticket: string;
  url: string;
  expires_in_s: number;
}

export interface ConversationRequest {
  queue: string;
  answers?: Answers;
  page?: Page;
}

export interface MessageRequest {
  sender: string;
  n: number;
  text: string;
}

export interface MessageStored {
  seq: number;
}

export interface ReadMarks {
  visitor: number;
  agent: number;
}

export interface EventsPage {
  events: StoredEvent[];
  last: number;
  status: Status;
  read: ReadMarks;
}

export interface RatingRequest {
  score: Score;
  comment?: string;
}

// Agent side

export interface Session {
  session: string;
  created_at: string;
  last_seen_at: string;
  browser: string;
  current: boolean;
}

export interface List<Item> {
  items: Item[];
  next: string | null;
}

export interface SiteOfAgent {
  site: string;
  name: string;
  role: Role;
}

export interface Ways {
  sound: boolean;
  desktop: boolean;
  email: boolean;
}

export type NoticeKind = "submission" | "chat" | "message" | "missed";

export type Notices = Record<NoticeKind, Ways>;

export interface Me {
  agent: string;
  email: string;
  name: string;
  language: Language;
  availability: Availability;
  sites: SiteOfAgent[];
  notices: Notices;
}

export interface MeChange {
  name?: string;
  language?: Language;
  availability?: Availability;
  notices?: Notices;
}

export interface QueueOfAgent {
  queue: string;
  site: string;
  name: string;
  open: boolean;
  member: boolean;
}

export interface AgentName {
  agent: string;
  name: string;
}

export interface AgentRow {
  agent: string;
  name: string;
  queues: string[];
}

export interface Preview {
  side: Side;
  text: string;
}

export interface Row {
  conversation: string;
  site: string;
  queue: string;
  kind: Kind;
  number: number | null;
  name: string | null;
  status: Status;
  assignee: AgentName | null;
  participants: AgentName[];
  preview: Preview | null;
  unread: number;
  missed: boolean;
  offline: boolean;
  last_at: string;
  created_at: string;
  seq: number;
}

export interface ConsentGiven {
  version: string;
  language: Language;
  at: string;
}

export interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
  consent: ConsentGiven | null;
}

export interface PageSeen {
  url: string;
  title: string | null;
  referrer: string | null;
}

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
  | "restore";

export interface ConversationDetails extends Row {
  contact: Contact;
  page: PageSeen | null;
  language: Language;
  user_agent: string;
  online: boolean;
  may: Action[];
}

export type LogSourceKind = "submission" | "agent" | "system";
export type LogEventKind = "submission" | "accepted" | "opened" | "closed";

export interface LogSource {
  kind: LogSourceKind;
  name: string | null;
}

export interface LogComment {
  text: string;
  agent: string;
  name: string;
  at: string;
}

export interface LogEntry {
  entry: string;
  queue: string;
  at: string;
  source: LogSource;
  event: LogEventKind;
  conversation: string | null;
  number: number | null;
  comment: LogComment | null;
}

// Events of a conversation

export type ConversationEvent =
  | { type: "message"; side: Side; agent?: string; name?: string; sender: string; n: number; text: string }
  | { type: "note"; agent: string; name: string; sender: string; n: number; text: string }
  | { type: "submission"; answers: Answers }
  | { type: "status"; status: Status; by: Side | "system"; name?: string }
  | { type: "joined"; agent?: string; name: string }
  | { type: "left"; agent?: string; name: string }
  | { type: "assigned"; agent: string | null; name: string | null; by: string | null }
  | { type: "transferred"; queue: string; by: string | null }
  | { type: "rated"; score: Score; comment?: string };

export interface StoredEvent {
  seq: number;
  at: string;
  event: ConversationEvent;
}

// Frames

export type ClientFrame =
  | { action: "send"; conversation: string; sender: string; n: number; text: string }
  | { action: "resume"; conversation: string; after: number }
  | { action: "typing"; conversation: string }
  | { action: "read"; conversation: string; seq: number }
  | { action: "watch"; queues: string[] }
  | { action: "ping"; nonce: string };

export interface FrameReference {
  conversation?: string;
  sender?: string;
  n?: number;
  expected?: number;
}

export type ServerFrame =
  | { type: "ack"; conversation: string; sender: string; n: number; seq: number }
  | { type: "event"; conversation: string; seq: number; at: string; event: ConversationEvent | { type: "fetch" } }
  | { type: "resumed"; conversation: string; last: number; status: Status; read: ReadMarks }
  | { type: "typing"; conversation: string; side: Side; name?: string }
  | { type: "read"; conversation: string; side: Side; seq: number }
  | { type: "row"; row: Row }
  | { type: "log"; entry: LogEntry }
  | { type: "notice"; kind: NoticeKind; queue: string; conversation: string; entry: string | null; sound: boolean; desktop: boolean }
  | { type: "pong"; nonce: string }
  | { type: "error"; code: ProblemCode | "not-joined"; ref: FrameReference };
