//! The mail with the link by which somebody joins a site.

use domain::{SiteId, Timestamp};
use mail::InvitationLink;

use crate::State;
use crate::written::{Addressed, NoMail};

/// Every attempt has a secret of its own; the invitation can be used once, whichever of them is followed. An address that refuses mail
/// gets none: the person who invites sees that nobody came, and asks for another address.
pub(crate) async fn write(
    state: &State,
    site: &SiteId,
    (id, sent_at_s): (&str, i64),
    now: Timestamp,
) -> Result<Addressed, NoMail> {
    let invitation = state.store.invitation(site, id, now.as_second()).await?;
    let invitation = invitation.filter(|invitation| invitation.sent_at_s == sent_at_s);
    let Some(invitation) = invitation else {
        return Err(NoMail::because(
            "the invitation is used, withdrawn, sent again or too old",
        ));
    };
    let (site, suppression) = tokio::try_join!(
        state.store.site(site),
        state.store.suppression(&invitation.email)
    )?;
    if let Some(suppression) = suppression.as_ref().filter(|it| it.holds()) {
        return Err(NoMail::Suppressed(suppression.reason));
    }
    let Some(site) = site else {
        return Err(NoMail::because("the site is gone"));
    };
    let Ok(since) = Timestamp::from_second(invitation.sent_at_s) else {
        return Err(NoMail::because("the invitation has no time"));
    };
    let secret = runtime::secret();
    let console = state.console.as_str();
    let link = InvitationLink {
        language: invitation.language,
        site: &site.name,
        inviter: &invitation.invited_by,
        link: &format!("{console}/invitation#token={}.{id}.{secret}", site.id),
    };
    let mail = link.render()?;
    if !state
        .store
        .add_invitation_secret(&invitation, &secret)
        .await?
    {
        return Err(NoMail::because(
            "the invitation was used, withdrawn or sent again",
        ));
    }
    Ok(Addressed {
        to: invitation.email,
        mail,
        listed: suppression.is_some_and(|it| it.listed),
        since,
        quiet_until: None,
    })
}
