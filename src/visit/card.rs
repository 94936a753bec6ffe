//! The visit's card in the clinician's chat.
//!
//! Webex cannot edit a message that has a card: the card is posted anew and the old one taken down. While one is on its
//! way no second one is sent; whatever changes meanwhile is drawn by the next.

use serde::{Deserialize, Serialize};

use super::effect::Effect;

/// Which message shows the visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardOnShow {
    /// Webex's id of the message, once one is there.
    pub message_id: Option<String>,
    /// Whether a card is on its way.
    posting: bool,
    /// Whether the visit has changed since that card was asked for.
    overtaken: bool,
    /// Whether the last card could not be posted, so that what hangs in the chat (if anything does) is old.
    lost: bool,
}

impl CardOnShow {
    /// The visit has changed in a way that its card shows.
    pub(super) fn refresh(&mut self, effects: &mut Vec<Effect>) {
        if self.posting {
            self.overtaken = true;
        } else {
            self.posting = true;
            self.lost = false;
            effects.push(Effect::ShowCard);
        }
    }

    /// A card has arrived; `drawn` and `current` are the versions of the visit that it shows and that there is.
    pub(super) fn shown(&mut self, message_id: &str, drawn: u64, current: u64, effects: &mut Vec<Effect>) {
        if self.message_id.as_deref() == Some(message_id) {
            return;
        }
        if let Some(old) = self.message_id.replace(message_id.to_owned()) {
            effects.push(Effect::TakeDownCard { message_id: old });
        }
        self.settle(drawn < current, effects);
    }

    /// No card has arrived, and none will.
    pub(super) fn lost(&mut self) {
        self.lost = true;
        self.posting = false;
        self.overtaken = false;
    }

    /// Whether the card in the chat shows all that has happened.
    pub(super) fn tells_everything(&self) -> bool {
        self.message_id.is_some() && !self.posting && !self.lost
    }

    fn settle(&mut self, stale: bool, effects: &mut Vec<Effect>) {
        let again = self.overtaken && stale;
        self.posting = false;
        self.overtaken = false;
        if again {
            self.refresh(effects);
        }
    }
}
