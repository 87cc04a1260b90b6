//! One mail to an agent in five minutes, for all that came meanwhile (D1).
//!
//! The first notice is mailed at once and opens a window; the job that closes it is put on the queue with it. What comes while it
//! is open is written beside the agent and looked at again when it closes: what was read or taken meanwhile is not mailed.
//!
//! Nothing is lost between two steps. A notice is written before its window is looked at again, and a window is closed before
//! what waits is looked at for the last time, so one of the two sees the other.
//!
//! Quiet hours are a window that nobody opened with a mail: what comes in them waits for their end in the same way.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Agent, AgentId, ConversationId, Head, NoticeKind, Timestamp, Zone};
use mail::{AgentDigest, DigestCounts};
use protocol::agent::NoticeMail;
use protocol::job::EntryText;
use protocol::{Code, Failure, Job};
use store::{MailEnd, NoticeWindow, Suppression, WaitingNotice};

use crate::State;
use crate::notice;
use crate::outcome::{Outcome, SendError};
use crate::sending::deliver;
use crate::window::{self, Held, Turn};
use crate::written::{Addressed, NoMail, wanted};

/// Notices that one mail tells of. What is left waits for the next.
const MOST: usize = 5000;
/// How often others may write the window before the job comes again.
const ATTEMPTS: usize = 20;
/// Most sites and queues whose names are read.
const MOST_NAMES: usize = 6;

/// A window is on everybody's way at the moment.
#[derive(Debug, thiserror::Error)]
#[error("others mail the same agent")]
struct Busy;

/// Whether the mail of a notice goes out now. If not, the notice waits, and so does its job.
pub(crate) async fn take_turn(
    state: &State,
    agent: AgentId,
    notice: &WaitingNotice,
    quiet_until: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, Failure> {
    let now_s = now.as_second();
    let mut waits = false;
    for _ in 0..ATTEMPTS {
        let window = state.store.notice_window(agent).await?;
        match window::turn(&window, &notice.job, quiet_until.is_some(), now_s) {
            Turn::Mine => {
                call_again(state, agent, window.closes_at_s.unwrap_or(now_s), now_s).await?;
                return Ok(true);
            }
            Turn::Later(closes_at_s) if waits => {
                if closes_at_s < now_s {
                    call_again(state, agent, closes_at_s, now_s).await?;
                }
                return Ok(false);
            }
            Turn::Later(_) => {
                state.store.put_waiting_notice(agent, notice).await?;
                waits = true;
            }
            Turn::Free if waits => {
                // The window was closed in between. What is written is mailed by a job like any that closes one.
                if hold(state, agent, window, Held::full(now_s), now_s).await? {
                    return Ok(false);
                }
            }
            Turn::Free => match held_until(state, &window, quiet_until, now).await {
                None => {
                    let window = window::opened(window, &notice.job, now);
                    let closes_at_s = window.closes_at_s.unwrap_or(now_s);
                    if state.store.put_notice_window(agent, window).await? {
                        call_again(state, agent, closes_at_s, now_s).await?;
                        return Ok(true);
                    }
                }
                Some(held) => {
                    // Written by this job or by another: it is looked at again, now that there is a window to wait for.
                    hold(state, agent, window, held, now_s).await?;
                }
            },
        }
    }
    Err(Failure::of(Code::Unavailable, Busy))
}

/// Until when there is no mail, if so.
async fn held_until(
    state: &State,
    window: &NoticeWindow,
    quiet_until: Option<Timestamp>,
    now: Timestamp,
) -> Option<Held> {
    let room = state.has_room(now).await;
    window::held_until(window, room, quiet_until, now)
}

/// Keeps the window open without a mail, with the job that closes it; `false` when somebody else wrote it.
async fn hold(
    state: &State,
    agent: AgentId,
    window: NoticeWindow,
    held: Held,
    now_s: i64,
) -> Result<bool, Failure> {
    call_again(state, agent, held.until_s, now_s).await?;
    let window = window::held(window, held);
    Ok(state.store.put_notice_window(agent, window).await?)
}

/// Puts the job that closes a window on the queue. Its id is the window's, so twice is once.
async fn call_again(state: &State, agent: AgentId, at_s: i64, now_s: i64) -> Result<(), Failure> {
    let job = Job::SendDigest {
        v: Job::VERSION,
        id: format!("digest-{agent}-{at_s}").to_lowercase(),
        agent,
        at_s,
        deferred: 0,
    };
    state.jobs.push_in(&job, at_s - now_s).await?;
    Ok(())
}

/// Closes a window: mails what waits and opens the next, or leaves it closed.
pub(crate) async fn send(
    state: &State,
    lease: &str,
    agent: AgentId,
    at_s: i64,
    now: Timestamp,
) -> Result<Outcome, SendError> {
    let now_s = now.as_second();
    for _ in 0..ATTEMPTS {
        let window = state.store.notice_window(agent).await?;
        // A window without an end may be one that this job closed before it was stopped.
        let closes = window
            .closes_at_s
            .is_none_or(|closes_at_s| closes_at_s == at_s);
        if !closes && !window::may_go_on(&window, lease, now_s) {
            return Ok(Outcome::default());
        }
        let Some(agent) = state.store.agent(agent).await? else {
            return Ok(Outcome::default());
        };
        let news = news(state, &agent, now_s).await?;
        if news.is_empty() {
            if !closes || window.closes_at_s.is_none() {
                return Ok(Outcome::default());
            }
            let closed = window::closed(window);
            state.store.put_notice_window(agent.id, closed).await?;
            continue;
        }
        let window = if closes {
            match begin(state, lease, &agent, window, &news, now).await? {
                Begun::Mail(window) => window,
                Begun::Held => return Ok(Outcome::default()),
                Begun::Others => continue,
            }
        } else {
            window
        };
        // Now that the window is this job's: again when it was stopped here.
        let closes_at_s = window.closes_at_s.unwrap_or(now_s);
        call_again(state, agent.id, closes_at_s, now_s).await?;
        return mail(state, lease, &agent, &news, window.hourly, now).await;
    }
    Err(SendError::Failed(Failure::of(Code::Unavailable, Busy)))
}

/// What became of the attempt to open the next window.
enum Begun {
    /// It is open, and the mail may go out.
    Mail(NoticeWindow),
    /// It is open, but there is no mail yet.
    Held,
    /// Somebody else wrote it.
    Others,
}

async fn begin(
    state: &State,
    lease: &str,
    agent: &Agent,
    window: NoticeWindow,
    news: &News,
    now: Timestamp,
) -> Result<Begun, Failure> {
    let quiet_until = agent.notices.quiet_until(now);
    if let Some(held) = held_until(state, &window, quiet_until, now).await {
        let now_s = now.as_second();
        if held.quiet {
            let jobs = news.notices.iter().map(|notice| notice.job.as_str());
            state.store.wait_quietly(jobs, now_s).await?;
        }
        let done = hold(state, agent.id, window, held, now_s).await?;
        return Ok(if done { Begun::Held } else { Begun::Others });
    }
    let next = window::opened_by_many(window, lease, &news.notices, news.about.len(), now);
    let done = state
        .store
        .put_notice_window(agent.id, next.clone())
        .await?;
    Ok(if done {
        Begun::Mail(next)
    } else {
        Begun::Others
    })
}

/// What waits and still has to be told.
#[derive(Default)]
struct News {
    notices: Vec<WaitingNotice>,
    /// Each conversation once, with the notice that says most of it.
    about: Vec<(Head, WaitingNotice)>,
}

impl News {
    fn is_empty(&self) -> bool {
        self.about.is_empty()
    }

    fn counts(&self) -> DigestCounts {
        let of = |kind| {
            let about = self.about.iter();
            about.filter(|(_, notice)| notice.kind == kind).count()
        };
        DigestCounts {
            contacts: of(NoticeKind::Submission),
            chats: of(NoticeKind::Chat),
            messages: of(NoticeKind::Message),
            missed: of(NoticeKind::Missed),
            offline: of(NoticeKind::Offline),
            assigned: of(NoticeKind::Assigned),
        }
    }
}

/// Reads what waits for an agent, and settles what nobody has to be told of any more.
async fn news(state: &State, agent: &Agent, now_s: i64) -> Result<News, Failure> {
    let waiting = state.store.waiting_notices(agent.id, MOST).await?;
    let ids: BTreeSet<ConversationId> = waiting.iter().map(|it| it.conversation).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let heads = state.store.heads(&ids).await?;
    let heads: BTreeMap<_, _> = heads.into_iter().map(|head| (head.id, head)).collect();
    let mut over = BTreeMap::<NoticeMail, Vec<WaitingNotice>>::new();
    let mut notices = Vec::new();
    let mut about = BTreeMap::<ConversationId, WaitingNotice>::new();
    for waits in waiting {
        let in_vain = match heads.get(&waits.conversation) {
            Some(head) => notice::in_vain(agent, head, waits.kind),
            None => Some(NoticeMail::Dropped),
        };
        if let Some(why) = in_vain {
            over.entry(why).or_default().push(waits);
            continue;
        }
        let best = about.entry(waits.conversation).or_insert(waits.clone());
        // A visitor who has left is missed, whatever was said before.
        if matches!(waits.kind, NoticeKind::Missed | NoticeKind::Offline) {
            *best = waits.clone();
        }
        notices.push(waits);
    }
    for (why, over) in over {
        let end = MailEnd::Without(why);
        state
            .store
            .settle_notices(agent.id, &over, end, now_s)
            .await?;
    }
    let about = about.into_iter();
    let about = about.filter_map(|(id, notice)| Some((heads.get(&id)?.clone(), notice)));
    Ok(News {
        notices,
        about: about.collect(),
    })
}

/// Sends the mail, and forgets what it told of.
async fn mail(
    state: &State,
    lease: &str,
    agent: &Agent,
    news: &News,
    unusual: bool,
    now: Timestamp,
) -> Result<Outcome, SendError> {
    let now_s = now.as_second();
    let written = match &news.about[..] {
        [(head, only)] => {
            let entry = only.entry.map(EntryText);
            notice::compose(state, agent.clone(), head, only.kind, entry).await
        }
        _ => write(state, agent, news, unusual).await,
    };
    let addressed = match wanted(written, lease)? {
        Ok(addressed) => addressed,
        Err(why) => {
            let end = MailEnd::Without(why);
            let settled = state
                .store
                .settle_notices(agent.id, &news.notices, end, now_s);
            settled.await?;
            return Ok(Outcome::suppressed(why));
        }
    };
    let mail = deliver(state, lease, &addressed).await?;
    if let Some(mail) = &mail {
        let conversations = news.about.len();
        tracing::info!(job = lease, mail, conversations, "sent");
    }
    let end = match &mail {
        Some(mail) => MailEnd::Sent(mail),
        None => MailEnd::Without(NoticeMail::Refused),
    };
    let settled = state
        .store
        .settle_notices(agent.id, &news.notices, end, now_s);
    if let Err(error) = settled.await {
        // The mail is out. What is left of it waits for the next.
        let cause = Failure::from(error).chain();
        tracing::warn!(job = lease, cause, "what was mailed still waits");
    }
    Ok(match mail {
        Some(mail) => Outcome::mailed(mail, Some(now)),
        None => Outcome::suppressed(NoticeMail::Refused),
    })
}

/// The names of the sites that the mail tells of, and the time zone of the first.
async fn sites(state: &State, news: &News) -> Result<(Vec<String>, Zone), NoMail> {
    let (mut names, mut time_zone) = (Vec::new(), Zone::UTC);
    let ids: BTreeSet<_> = news.about.iter().map(|(head, _)| &head.site).collect();
    for id in ids.into_iter().take(MOST_NAMES) {
        if let Some(site) = state.store.site(id).await? {
            if names.is_empty() {
                time_zone = site.time_zone;
            }
            names.push(site.name);
        }
    }
    Ok((names, time_zone))
}

async fn write(
    state: &State,
    agent: &Agent,
    news: &News,
    unusual: bool,
) -> Result<Addressed, NoMail> {
    let suppression = state.store.suppression(&agent.email).await?;
    if let Some(refused) = suppression.as_ref().filter(|it| it.holds()) {
        return Err(NoMail::Suppressed(refused.reason));
    }
    let (sites, time_zone) = sites(state, news).await?;
    let ids: BTreeSet<_> = news.about.iter().map(|(head, _)| &head.queue).collect();
    let mut queues = Vec::new();
    for id in ids.iter().take(MOST_NAMES) {
        queues.extend(state.store.queue(id).await?.map(|queue| queue.name));
    }
    if sites.is_empty() || queues.is_empty() {
        return Err(NoMail::because("the site or the queue is gone"));
    }
    let counts = news.counts();
    let console = state.console.as_str();
    let link = match ids.first() {
        Some(queue) if ids.len() == 1 && counts.contacts == news.about.len() => {
            format!("{console}/queues/{queue}/log")
        }
        _ => format!("{console}/inbox"),
    };
    let times = news
        .about
        .iter()
        .map(|(head, told)| notice::happened_at(head, told.kind));
    let at = times.max().unwrap_or_default();
    let digest = AgentDigest {
        language: agent.language,
        sites: &sites,
        queues: &queues,
        counts,
        unusual,
        at,
        time_zone: time_zone.as_str(),
        link: &link,
        settings: &notice::settings(&state.console),
    };
    Ok(Addressed {
        mail: digest.render()?,
        to: agent.email.clone(),
        listed: suppression.is_some_and(|it: Suppression| it.listed),
        since: at,
        quiet_until: None,
    })
}
