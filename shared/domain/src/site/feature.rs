//! What an operator can withhold from a site, as a plan does that is sold without it (U4).

use crate::{Offline, Queue, Site};

/// Something that a site can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Bots.
    Bots,
    /// Fields of its own in forms, and questions before a chat.
    OwnForms,
    /// What a queue says by itself.
    AutoReply,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Bots, Self::OwnForms, Self::AutoReply];
}

impl Site {
    /// Whether the site may have this.
    pub fn has(&self, feature: Feature) -> bool {
        !self.withheld.contains(&feature)
    }
}

impl Queue {
    /// The queue without what is withheld from its site. What was set up stays stored, and comes back with the feature.
    pub fn within(mut self, site: &Site) -> Self {
        if !site.has(Feature::Bots) {
            self.bot = None;
            if self.offline == Offline::Bot {
                self.offline = Offline::Form;
            }
        }
        if !site.has(Feature::OwnForms) {
            self.form_fields.clear();
            self.pre_chat.clear();
        }
        if !site.has(Feature::AutoReply) {
            self.auto_reply = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AutoReply;

    #[test]
    fn what_is_withheld_is_gone_and_the_rest_stays() {
        let mut site = Site::new("demo".parse().expect("a site"), "Demo".to_owned());
        let id = "support".parse().expect("a queue");
        let queue = Queue {
            offline: Offline::Bot,
            bot: "hours".parse().ok(),
            auto_reply: Some(AutoReply {
                after_s: 30,
                texts: [].into(),
            }),
            topics: vec!["Delivery".to_owned()],
            ..Queue::new(id, site.id.clone(), "Support".to_owned())
        };
        assert_eq!(queue.clone().within(&site), queue);
        site.withheld = Feature::ALL.into();
        let left = queue.clone().within(&site);
        assert_eq!((left.bot, left.offline), (None, Offline::Form));
        assert_eq!((left.auto_reply, left.topics), (None, queue.topics.clone()));
        site.withheld = [Feature::AutoReply].into();
        let left = queue.clone().within(&site);
        assert_eq!((left.bot, left.offline), (queue.bot, Offline::Bot));
    }
}
