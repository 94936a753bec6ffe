//! Those who are not in the meeting, and will not be without somebody's help.

use jiff::Timestamp;

use super::{HelpStep, Participant, Stage, Visit};

/// Why somebody does not get in. What they have asked for themselves comes before what their page has found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// They want to be called by phone.
    WantsCall,
    /// They have asked for help at this step, and have had no answer.
    WantsHelp(HelpStep),
    /// They were let in, but their browser cannot take them into the meeting.
    Obstacle(HelpStep),
    /// They were let in, but their page has not been heard of for a while.
    Silent {
        /// When it was heard of last.
        since: Option<Timestamp>,
    },
}

impl Visit {
    /// What keeps somebody out of the meeting. Whoever waits is told of otherwise: they are where they should be.
    pub fn stuck(&self, one: &Participant) -> Option<Stuck> {
        if self.is_over() || self.no_show.is_some() {
            return None;
        }
        match one.stage {
            // Whoever was declined or has gone has had their answer, or does not look at the page.
            Stage::Opened if one.declined.is_none() && one.gone_at.is_none() => one.asks(),
            Stage::Admitted => one.asks().or_else(|| one.cannot_come()),
            Stage::Left => one.help.map(|help| Stuck::WantsHelp(help.step)),
            Stage::Invited | Stage::Opened | Stage::Waiting | Stage::Joined => None,
        }
    }
}

impl Participant {
    fn asks(&self) -> Option<Stuck> {
        let call = self.call_asked_at.map(|_| Stuck::WantsCall);
        call.or_else(|| self.help.map(|help| Stuck::WantsHelp(help.step)))
    }

    fn cannot_come(&self) -> Option<Stuck> {
        let obstacle = self.device.and_then(|device| device.obstacle).map(Stuck::Obstacle);
        obstacle.or_else(|| self.is_silent().then_some(Stuck::Silent { since: self.heard_at }))
    }
}
