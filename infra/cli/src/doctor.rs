//! Looking at what runs: mail, sites, dead letters, and what is overdue.
//!
//! What has to be right before a deployment (credentials, parameters, quotas, certificates) is looked at by `ops/preflight.py`.

use aws_sdk_sesv2::Client as Ses;
use aws_sdk_sqs::Client as Sqs;
use clap::Args;
use domain::{Origin, Site, SiteId, Timestamp};
use serde::Serialize;
use store::{Store, StoreError};

use crate::finding::{Finding, Level, ok, to_look_at, wrong};
use crate::mail;
use crate::redrive::look;
use crate::report::Report;
use crate::verify::OVERDUE_S;

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// A site to look at; once for each.
    #[arg(long = "site", value_name = "SITE")]
    pub(crate) sites: Vec<SiteId>,
    /// Where agents open the console; the stack's output `ConsoleUrl`.
    #[arg(long, env = "CONSOLE_ORIGIN")]
    pub(crate) console_origin: Option<String>,
    /// Where the widget comes from; the stack's output `WidgetUrl`.
    #[arg(long, env = "WIDGET_ORIGIN")]
    pub(crate) widget_origin: Option<String>,
    /// The identity that SES sends as, a domain or an address.
    #[arg(long, env = "MAIL_IDENTITY")]
    pub(crate) mail_identity: Option<String>,
    /// The dead letters of `jobs`; the stack's output `DeadJobsUrl`.
    #[arg(long, env = "DEAD_JOBS_URL")]
    pub(crate) dead_jobs: Option<String>,
    /// What `relay` gave up on; the stack's output `DeadChangesUrl`.
    #[arg(long, env = "DEAD_CHANGES_URL")]
    pub(crate) dead_changes: Option<String>,
}

/// The result of `doctor`.
#[derive(Debug, Serialize)]
pub(crate) struct Examined {
    pub(crate) findings: Vec<Finding>,
}

impl Report for Examined {
    fn lines(&self) -> Vec<String> {
        self.findings.iter().map(ToString::to_string).collect()
    }

    fn is_well(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.level != Level::Wrong)
    }
}

/// Looks at everything that was named. What cannot be looked at is a finding, not an end.
pub(crate) async fn doctor(
    store: &Store,
    sqs: &Sqs,
    ses: &Ses,
    args: &DoctorArgs,
    now: Timestamp,
) -> Examined {
    let mut findings = vec![overdue(store, now).await.unwrap_or_else(out_of_reach)];
    findings.push(dead_jobs(sqs, args).await);
    findings.push(dead_changes(sqs, args).await);
    findings.push(hosts(args));
    if args.sites.is_empty() {
        findings.push(to_look_at(
            "sites: none was named; add --site, once for each",
        ));
    }
    for id in &args.sites {
        match site(store, id).await {
            Ok(found) => findings.extend(found),
            Err(error) => findings.push(out_of_reach(error)),
        }
    }
    findings.extend(mail::account(ses).await);
    findings.extend(mail::identity(ses, args.mail_identity.as_deref()).await);
    Examined { findings }
}

fn out_of_reach(error: StoreError) -> Finding {
    wrong(format!(
        "table: {error}; look at --table, region and rights"
    ))
}

/// `sweep` comes every minute, so nothing is due for long.
async fn overdue(store: &Store, now: Timestamp) -> Result<Finding, StoreError> {
    let due = store.due_conversations(now.as_second(), 1).await?;
    let Some(oldest) = due.first() else {
        return Ok(ok("table: nothing is due"));
    };
    let late_s = now.as_second() - oldest.since_s;
    Ok(if late_s > OVERDUE_S {
        wrong(format!(
            "table: conversation {} has been due for {} minutes; see RUNBOOK.md, Sweep errors",
            oldest.conversation,
            late_s / 60
        ))
    } else {
        ok(format!(
            "table: the oldest that is due waits for {late_s} s"
        ))
    })
}

async fn dead_jobs(sqs: &Sqs, args: &DoctorArgs) -> Finding {
    let Some(url) = &args.dead_jobs else {
        return to_look_at("dead jobs: name their queue: DEAD_JOBS_URL");
    };
    match look(sqs, url).await {
        Ok((_, 0)) => ok("dead jobs: none"),
        Ok((_, count)) => wrong(format!(
            "dead jobs: {count}; mend what stopped them (RUNBOOK.md, Dead jobs), then `doorbell redrive`"
        )),
        Err(error) => wrong(format!("dead jobs: {error:#}")),
    }
}

async fn dead_changes(sqs: &Sqs, args: &DoctorArgs) -> Finding {
    let Some(url) = &args.dead_changes else {
        return to_look_at("dead changes: name their queue: DEAD_CHANGES_URL");
    };
    match look(sqs, url).await {
        Ok((_, 0)) => ok("dead changes: none"),
        Ok((_, count)) => wrong(format!(
            "dead changes: {count}; they cannot be sent back: see RUNBOOK.md, Dead changes"
        )),
        Err(error) => wrong(format!("dead changes: {error:#}")),
    }
}

fn hosts(args: &DoctorArgs) -> Finding {
    let (Some(console), Some(widget)) = (&args.console_origin, &args.widget_origin) else {
        return to_look_at("hosts: name them: CONSOLE_ORIGIN and WIDGET_ORIGIN");
    };
    if console == widget {
        return wrong(
            "hosts: console and widget share one, so pages that embed the widget share the console's cookies",
        );
    }
    for origin in [console, widget] {
        if origin.parse::<Origin>().is_err() {
            return wrong(format!(
                "hosts: {origin} is no origin, like https://desk.example.com"
            ));
        }
    }
    ok(format!("hosts: console {console}, widget {widget}"))
}

async fn site(store: &Store, id: &SiteId) -> Result<Vec<Finding>, StoreError> {
    let Some(site) = store.site(id).await? else {
        let what = format!("site {id}: there is none; make it: `doorbell site {id}`");
        return Ok(vec![wrong(what)]);
    };
    let mut findings = origins(store, &site).await?;
    for queue in &site.queues {
        if store.members(queue).await?.is_empty() {
            findings.push(to_look_at(format!(
                "site {id}: nobody serves the queue {queue}; `doorbell member add {id} ADDRESS agent --queue {queue}`, or the console's settings"
            )));
        }
    }
    if findings.is_empty() {
        let (origins, queues) = (site.origins.len(), site.queues.len());
        findings.push(ok(format!(
            "site {id}: {origins} origins, {queues} queues with agents"
        )));
    }
    Ok(findings)
}

async fn origins(store: &Store, site: &Site) -> Result<Vec<Finding>, StoreError> {
    let id = &site.id;
    if site.origins.is_empty() {
        let what = format!(
            "site {id}: no page may use its widget; `doorbell site {id} --origin https://www.example.com`"
        );
        return Ok(vec![wrong(what)]);
    }
    let mut findings = Vec::new();
    for pattern in &site.origins {
        // Any name below a pattern stands for all of them.
        let Ok(origin) = pattern.to_string().replace('*', "any").parse::<Origin>() else {
            continue;
        };
        if !store.any_site_admits(&origin).await? {
            findings.push(wrong(format!(
                "site {id}: browsers are refused from {pattern}; `doorbell site {id}` writes it anew"
            )));
        }
    }
    Ok(findings)
}
