//! The rescue of those who do not open their link: what comes next, what has been done, and whether it was stopped.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Actor, Channel, Participant, ParticipantId, Stage, Visit};

/// A step of the rescue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RescueStep {
    /// They get a link again.
    Again,
    /// They are reached in another way.
    SecondChannel,
    /// The clinician is offered to call them.
    Call,
}

impl RescueStep {
    /// Every step, in the order in which they are done.
    pub const ALL: [Self; 3] = [Self::Again, Self::SecondChannel, Self::Call];

    /// The step as sentences name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::SecondChannel => "second-channel",
            Self::Call => "call",
        }
    }
}

/// A step that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rescued {
    /// Which.
    pub step: RescueStep,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub done: RescueDone,
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RescueDone {
    /// A text was sent this way.
    Texted(Channel),
    /// A relative was invited.
    Relative(ParticipantId),
    /// The clinician was told whom to call.
    Offered,
    /// There was nothing to be done, or it was too late for it.
    Skipped,
}

/// Who has stopped the rescue, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RescueStopped {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

impl Visit {
    /// When a step of the rescue is due; `None`: it is left out at this clinic.
    pub fn rescue_due(&self, step: RescueStep) -> Option<Timestamp> {
        let rescue = &self.texting.rescue;
        let minutes = match step {
            RescueStep::Again => rescue.again,
            RescueStep::SecondChannel => rescue.second_channel,
            RescueStep::Call => rescue.call,
        }?;
        let after = SignedDuration::from_mins(minutes.into());
        Some(self.begins_at().saturating_add(after).unwrap_or(self.starts_at))
    }

    /// The steps that are still to come for somebody, and when.
    pub fn rescue_to_come(&self, one: &Participant) -> impl Iterator<Item = (RescueStep, Timestamp)> {
        let needs = self.needs_rescue(one);
        let done = |step: RescueStep| one.rescued.iter().any(|rescued| rescued.step == step);
        let left = RescueStep::ALL.into_iter().filter(move |step| needs && !done(*step));
        left.filter_map(|step| Some((step, self.rescue_due(step)?)))
    }

    /// Whether something is done about somebody who has not opened their link: nobody has stopped it, and they have not said
    /// that they cannot come.
    pub fn needs_rescue(&self, one: &Participant) -> bool {
        self.has_not_opened(one) && self.rescue_stopped.is_none() && one.move_asked_at.is_none()
    }

    /// Whether somebody who is expected has a link, or should have one, and has not opened it. A relative who was only asked
    /// to help is not expected.
    pub fn has_not_opened(&self, one: &Participant) -> bool {
        let absent = one.stage == Stage::Invited && one.link_sent_at.is_some();
        absent && !self.only_helps(one) && !one.link_revoked && !self.is_over() && self.no_show.is_none()
    }

    /// Whether somebody is best called by phone: the texts were in vain.
    pub fn is_to_be_called(&self, one: &Participant) -> bool {
        self.needs_rescue(one) && one.rescued.iter().any(|rescued| rescued.done == RescueDone::Offered)
    }

    /// Whether somebody was only asked to help, and has not come: they are not expected, and need not hear what becomes of the
    /// visit.
    pub fn only_helps(&self, one: &Participant) -> bool {
        !one.has_come() && self.invited_by_rescue().is_some_and(|relative| relative.id == one.id)
    }

    /// Who was invited because somebody else did not open their link.
    pub fn invited_by_rescue(&self) -> Option<&Participant> {
        let relative = |rescued: &Rescued| match rescued.done {
            RescueDone::Relative(id) => Some(id),
            RescueDone::Texted(_) | RescueDone::Offered | RescueDone::Skipped => None,
        };
        let id = self.participants.iter().flat_map(|one| &one.rescued).find_map(relative)?;
        self.participant(id)
    }
}
