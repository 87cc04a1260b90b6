//! What new data begin with. The sample: site `demo` with queue `support`, its owner and two more agents.

use domain::{
    Agent, AgentId, DisplayName, EmailAddress, Language, NoticeKind, NoticeMethods, Notices, Queue,
    Role, Site,
};
use store::Store;

use crate::Addresses;

/// Puts the sample into a table that has none.
pub(crate) async fn put_if_new(store: &Store, addresses: &Addresses) -> anyhow::Result<()> {
    let site = site(addresses)?;
    let known = store.site(&site.id).await?;
    // The ports may be others than last time, and with them the origins.
    store.put_site(&site).await?;
    if known.is_some() {
        return Ok(());
    }
    for queue in queues(&site)? {
        store.put_queue(&queue).await?;
    }
    for agent in agents(&site)? {
        store.put_agent(&agent).await?;
    }
    Ok(())
}

/// Puts what an operator begins with into a table that has nothing: a site with a queue, without origins, and its owner.
pub(crate) async fn put_bare_if_new(store: &Store) -> anyhow::Result<()> {
    let site = Site {
        queues: vec!["support".parse()?],
        ..Site::new("demo".parse()?, "Demo".to_owned())
    };
    if store.site(&site.id).await?.is_some() {
        return Ok(());
    }
    store.put_site(&site).await?;
    for queue in queues(&site)? {
        store.put_queue(&queue).await?;
    }
    let owner = Agent {
        sites: [(site.id.clone(), Role::Owner)].into(),
        queues: site.queues.iter().cloned().collect(),
        notices: Notices::at_first(),
        ..Agent::new(
            AgentId::from_bits(runtime::bits()),
            EmailAddress::parse("owner@example.com")?,
            DisplayName::parse("Olivia")?,
            Language::En,
        )
    };
    store.put_agent(&owner).await?;
    Ok(())
}

fn site(addresses: &Addresses) -> anyhow::Result<Site> {
    let mut origins = Vec::new();
    for address in [&addresses.demo, &addresses.widget, &addresses.console] {
        origins.push(address.parse()?);
        origins.push(address.replace("localhost", "127.0.0.1").parse()?);
    }
    Ok(Site {
        language: Language::En,
        colour: "#2457D6".to_owned(),
        time_zone: "Europe/Helsinki".parse()?,
        origins,
        queues: vec!["support".parse()?],
        ..Site::new("demo".parse()?, "Harbour Bicycles".to_owned())
    })
}

fn queues(site: &Site) -> anyhow::Result<Vec<Queue>> {
    Ok(vec![Queue::new(
        "support".parse()?,
        site.id.clone(),
        "Support".to_owned(),
    )])
}

fn agents(site: &Site) -> anyhow::Result<Vec<Agent>> {
    let everything = NoticeMethods {
        sound: true,
        desktop: true,
        email: true,
    };
    let agent = |email: &str, name: &str, language, role, notices: &[NoticeKind]| {
        let mut switched_on = Notices::default();
        for kind in notices {
            switched_on.set(*kind, everything);
        }
        Ok::<_, anyhow::Error>(Agent {
            sites: [(site.id.clone(), role)].into(),
            queues: site.queues.iter().cloned().collect(),
            notices: switched_on,
            ..Agent::new(
                AgentId::from_bits(runtime::bits()),
                EmailAddress::parse(email)?,
                DisplayName::parse(name)?,
                language,
            )
        })
    };
    Ok(vec![
        agent(
            "owner@example.com",
            "Olivia",
            Language::En,
            Role::Owner,
            &NoticeKind::ALL,
        )?,
        agent(
            "aino@example.com",
            "Aino",
            Language::Fi,
            Role::Agent,
            &[NoticeKind::Submission],
        )?,
        agent(
            "mykola@example.com",
            "Mykola",
            Language::Uk,
            Role::FullAccess,
            &[],
        )?,
    ])
}
