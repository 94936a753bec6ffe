//! Who may do what: the roles of the speaker against those that the manifest names.
//!
//! Clinicians and schedulers are registered; that is read for every turn. Admins are the members of their space, and
//! Webex is asked each time it matters: a role that was taken away counts at once, also for cards posted before.

use super::{Conversation, Speaker};
use crate::{
    cards::markdown_escape,
    directory::StaffRole,
    inbox::WorkError,
    manifest::may,
    store::Commit,
    texts::{say, say_with},
};

impl Conversation {
    /// Whether the speaker may do what is for `allowed`. Afterwards [`Speaker::roles`] holds `Admin` where that matters:
    /// in what admins may do, and in what everybody may, which shows each what else there is.
    pub(super) async fn lets(&self, speaker: &mut Speaker, allowed: &[StaffRole]) -> Result<bool, WorkError> {
        let matters = allowed.is_empty() || allowed.contains(&StaffRole::Admin);
        if matters && self.webex.is_member(&self.config.webex.admin_room_id, &speaker.person_id).await? {
            speaker.roles.insert(StaffRole::Admin);
        }
        Ok(may(&speaker.roles, allowed))
    }

    /// Says that this is for others, and whom to ask.
    pub(super) async fn turn_away(&self, speaker: &Speaker, done: Commit) -> Result<(), WorkError> {
        let language = speaker.language;
        let words = match self.webex.room_title(&self.config.webex.admin_room_id).await? {
            Some(title) => say_with(language, "chat-not-allowed-space", &[("space", markdown_escape(&title).into())]),
            None => say(language, "chat-not-allowed"),
        };
        self.finish(done.deliver(super::say_to(&speaker.person_id, words))).await
    }
}
