//! Writes down the whole wire for the pages, and holds the committed file to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use domain::bot::{AskKind, Refused, Rule};
use domain::{
    Action, AgentId, Availability, By, ContactKind, Feature, FieldKind, FormOffer, Kind, Language,
    MailWhen, Offline, Role, SenderId, Side, Status, TextError,
};
use ts_rs::{Config, Dummy};

use super::declaration::{declared, named};
use crate::agent::{
    self, NoticeMail, action_name, availability_name, mail_when_name, notice_mail_name, role_name,
};
use crate::bot::{self, Fault, ask_kind_name, refused_name, rule_name};
use crate::event::{self, by_name, side_name, status_name};
use crate::frame::{PushedEvent, TooLong};
use crate::job::Notice;
use crate::problem::{ProblemBody, field_code};
use crate::row::kind_name;
use crate::settings::{self, contact_kind_name, feature_name, field_kind_name, form_offer_name};
use crate::visitor::{self, SCORES, offline_name};
use crate::{
    AgentName, ClientFrame, Code, ErrorRef, FieldError, Items, Preview, Row, ServerFrame,
    WireEvent, WireNumbered,
};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../functions/site/web/protocol/src/types.ts"
);

const RENEW: &str = "Generated from shared/protocol: run `UPDATE_TYPES=1 cargo test -p protocol`";

#[test]
fn the_pages_have_the_types_of_the_wire() {
    let file = file();
    #[expect(
        clippy::disallowed_methods,
        reason = "asks the person who runs the tests, not the settings of a program"
    )]
    let renew = std::env::var_os("UPDATE_TYPES").is_some();
    if renew {
        fs::write(FILE, &file).expect("the file can be written");
    }
    let committed = fs::read_to_string(FILE).expect("the file can be read");
    assert!(committed == file, "types.ts is stale. {RENEW}");
}

/// Every name that a type refers to, also one that was written down by hand in an attribute.
#[test]
fn nothing_refers_to_a_type_that_is_not_there() {
    let file = file();
    let code: String = file
        .lines()
        .filter(|line| !line.trim_start().starts_with('/'))
        .flat_map(|line| [line, "\n"])
        .collect();
    // Every second part is the inside of a string.
    let code: String = code.split('"').step_by(2).collect();
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut used: BTreeSet<_> = words
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect();
    for known in ["Array", "Exclude", "Partial", "Record", "T"] {
        used.remove(known);
    }
    let declared: BTreeSet<_> = code
        .lines()
        .filter_map(|line| line.strip_prefix("export "))
        .filter_map(|line| line.split(' ').nth(1))
        .map(|name| name.trim_end_matches("<T>"))
        .collect();
    assert_eq!(used, declared);
}

fn file() -> String {
    // JavaScript's numbers hold every whole number up to 2^53; no count here comes near.
    let config = Config::new().with_large_int("number");
    let mut parts = vec![format!("// {RENEW}.\n\n// Times are RFC 3339 UTC.\n")];
    for (title, part) in [
        // One-liners stand together.
        ("Words", vec![words().concat()]),
        ("Errors", errors(&config)),
        ("Visitor side", visitor_side(&config)),
        ("Agent side", agent_side(&config)),
        ("Settings", settings_side(&config)),
        ("Light-bot", light_bot(&config)),
        ("Events of a conversation", events(&config)),
        ("Frames", frames(&config)),
    ] {
        parts.push(format!("// {title}\n"));
        parts.extend(part);
    }
    // A map has no name of its own.
    let answers = <BTreeMap<String, String> as ts_rs::TS>::inline(&config);
    let head = parts.join("\n").replace(&answers, "Answers");
    head.replace(
        "type Answers = Answers",
        &format!("type Answers = {answers}"),
    )
}

/// A union of the words that these values are written as.
fn union<T>(
    name: &str,
    values: impl IntoIterator<Item = T>,
    word: impl Fn(T) -> &'static str,
) -> String {
    let words = values
        .into_iter()
        .map(|value| format!("\"{}\"", word(value)));
    named(name, &words.collect::<Vec<_>>().join(" | "))
}

fn words() -> Vec<String> {
    let actions = Action::ALL.into_iter().filter_map(action_name);
    let makers = [By::Visitor, By::Agent(AgentId::from_bits(0)), By::System];
    let scores: Vec<_> = SCORES.map(|score| score.to_string()).collect();
    vec![
        union("Language", Language::ALL, Language::tag),
        union("Side", Side::ALL, side_name),
        union("By", makers, by_name),
        union("Status", Status::ALL, status_name),
        union("Kind", Kind::ALL, kind_name),
        union("Role", Role::ALL, role_name),
        union("Availability", Availability::ALL, availability_name),
        union("MailWhen", MailWhen::ALL, mail_when_name),
        union("NoticeMail", NoticeMail::ALL, notice_mail_name),
        union("Offline", Offline::ALL, offline_name),
        union("FormOffer", FormOffer::ALL, form_offer_name),
        union("Feature", Feature::ALL, feature_name),
        union("ContactKind", ContactKind::ALL, contact_kind_name),
        union("FieldKind", FieldKind::ALL, field_kind_name),
        union("Action", actions, |action| action),
        union("FieldCode", TextError::ALL, field_code),
        named("Score", &scores.join(" | ")),
        format!(
            "\n/** Characters of the senders that our clients make. */\nexport const SENDER_CHARS = {};\n",
            SenderId::CHARS
        ),
    ]
}

fn errors(config: &Config) -> Vec<String> {
    let [socket, method] = [Code::NotJoined, Code::MethodNotAllowed].map(Code::name);
    let over_http = format!("Exclude<Code, \"{socket}\" | \"{method}\">");
    vec![
        declared::<Code>(config),
        format!(
            "/** A code over HTTP, where nobody joins, to a client that knows the routes. */\n{}",
            named("ProblemCode", &over_http)
        ),
        declared::<FieldError>(config),
        declared::<ProblemBody<'_>>(config),
    ]
}

fn visitor_side(config: &Config) -> Vec<String> {
    vec![
        declared::<visitor::SiteSettings>(config),
        declared::<visitor::QueueSettings>(config),
        declared::<visitor::OpenHours>(config),
        declared::<visitor::Form>(config),
        declared::<visitor::FormField>(config),
        declared::<visitor::FormOption>(config),
        declared::<visitor::PlayedBot>(config),
        declared::<visitor::ConsentText>(config),
        declared::<visitor::SentPage>(config),
        named("Answers", "Answers"),
        declared::<visitor::SubmitForm>(config),
        declared::<visitor::OpenConversation>(config),
        declared::<visitor::OpenedConversation>(config),
        declared::<visitor::VisitorSession>(config),
        declared::<visitor::Ticket>(config),
        declared::<visitor::SendMessage>(config),
        declared::<visitor::Sent>(config),
        declared::<visitor::PlaceInLine>(config),
        declared::<visitor::LeaveAddress>(config),
        declared::<visitor::Rate>(config),
    ]
}

fn agent_side(config: &Config) -> Vec<String> {
    vec![
        declared::<agent::AskForLink>(config),
        declared::<agent::StartSession>(config),
        declared::<agent::StartedSession>(config),
        declared::<agent::SessionItem>(config),
        declared::<Items<Dummy>>(config),
        declared::<Notice>(config),
        declared::<agent::WireNoticeMethods>(config),
        declared::<agent::WireNotices>(config),
        declared::<agent::WireQuiet>(config),
        declared::<agent::NoticeItem>(config),
        declared::<agent::Me>(config),
        declared::<agent::SuppressionReason>(config),
        declared::<agent::WireSuppression>(config),
        declared::<agent::MySite>(config),
        declared::<agent::PatchMe>(config),
        declared::<agent::QueueItem>(config),
        declared::<agent::AgentItem>(config),
        declared::<agent::Counts>(config),
        declared::<agent::ViewCount>(config),
        declared::<agent::CountedView>(config),
        declared::<AgentName>(config),
        declared::<Preview>(config),
        declared::<Row>(config),
        declared::<agent::Conversation>(config),
        declared::<agent::Changed>(config),
        declared::<agent::WireContact>(config),
        declared::<agent::WireConsent>(config),
        declared::<agent::WirePage>(config),
        declared::<agent::AssignTo>(config),
        declared::<agent::TransferTo>(config),
        declared::<agent::EditContact>(config),
        declared::<agent::LogEntry>(config),
        declared::<agent::LogEventKind>(config),
        declared::<agent::LogSource>(config),
        declared::<agent::LogSourceKind>(config),
        declared::<agent::Comment>(config),
        declared::<agent::WriteComment>(config),
    ]
}

fn settings_side(config: &Config) -> Vec<String> {
    vec![
        declared::<settings::SiteConfig>(config),
        declared::<settings::Installed>(config),
        declared::<settings::WireTexts>(config),
        declared::<settings::WireLauncher>(config),
        declared::<settings::NewSite>(config),
        declared::<settings::PatchSite>(config),
        declared::<settings::QueueConfig>(config),
        declared::<settings::WireField>(config),
        declared::<settings::WireOption>(config),
        declared::<settings::WireAutoReply>(config),
        declared::<settings::WireByHand>(config),
        declared::<settings::WireInterval>(config),
        declared::<settings::WireException>(config),
        declared::<settings::WireContactLine>(config),
        declared::<settings::NewQueue>(config),
        declared::<settings::PatchQueue>(config),
        declared::<settings::BotItem>(config),
        declared::<settings::BotConfig>(config),
        declared::<settings::PublishedBot>(config),
        declared::<settings::NewBot>(config),
        declared::<settings::PutDraft>(config),
        declared::<settings::PersonItem>(config),
        declared::<settings::ChangePerson>(config),
        declared::<settings::InvitationItem>(config),
        declared::<settings::NewInvitation>(config),
        declared::<settings::ShownInvitation>(config),
        declared::<settings::AcceptInvitation>(config),
        declared::<settings::AuditEntry>(config),
        declared::<settings::AuditWho>(config),
    ]
}

fn light_bot(config: &Config) -> Vec<String> {
    let rules = Rule::ALL.into_iter().map(rule_name);
    let faults = Fault::ALL.into_iter().map(Fault::name);
    let texts = [
        TextError::Required,
        TextError::TooLong,
        TextError::LineBreak,
    ];
    let texts = texts.into_iter().map(field_code);
    vec![
        union("BotAskKind", AskKind::ALL, |kind| ask_kind_name(&kind)),
        union("BotRule", faults.chain(texts).chain(rules), |name| name),
        union("BotRefused", Refused::ALL, refused_name),
        named("BotTexts", "Partial<Record<Language, string>>"),
        declared::<bot::BotDefinition>(config),
        declared::<bot::BotStep>(config),
        declared::<bot::BotShow>(config),
        declared::<bot::BotLink>(config),
        declared::<bot::BotChoice>(config),
        declared::<bot::BotWhen>(config),
        declared::<bot::BotHours>(config),
        declared::<bot::BotCondition>(config),
        declared::<bot::BotAsk>(config),
        declared::<bot::BotOption>(config),
        declared::<bot::BotForm>(config),
        declared::<bot::BotHandOver>(config),
        declared::<bot::BotEntry>(config),
        declared::<bot::BotTalk>(config),
        declared::<bot::BotFinding>(config),
        declared::<bot::BotRefusal>(config),
    ]
}

fn events(config: &Config) -> Vec<String> {
    vec![
        declared::<WireEvent>(config),
        declared::<WireNumbered>(config),
        declared::<event::ReadMarks>(config),
        declared::<event::EventsPage>(config),
    ]
}

fn frames(config: &Config) -> Vec<String> {
    vec![
        declared::<ClientFrame>(config),
        declared::<ServerFrame>(config),
        declared::<PushedEvent>(config),
        declared::<TooLong>(config),
        declared::<ErrorRef>(config),
    ]
}
