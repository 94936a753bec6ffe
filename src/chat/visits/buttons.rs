//! Which buttons a visit's card has. Webex shows five at most, and the one in the form of a message counts: what matters
//! most in each state is chosen here. Whoever waits is also answered in their own line, and what is done about those who do
//! not open their link is stopped beside the lines about it.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    chat::{Choice, who},
    texts::say,
    visit::{Meeting, Participant, Visit},
};

/// The buttons, as the template asks for them.
#[derive(Default, Serialize)]
pub(super) struct Buttons {
    can_admit: bool,
    admit: String,
    can_admit_all: bool,
    can_open: bool,
    open_url: String,
    can_message: bool,
    has_several: bool,
    to: Vec<Choice>,
    can_end: bool,
    can_mark_absent: bool,
    can_retry: bool,
    can_undo: bool,
    undo: String,
    can_follow_up: bool,
    can_manage: bool,
}

pub(super) fn buttons(visit: &Visit, now: Timestamp) -> Buttons {
    let language = visit.clinician.language;
    let undo = |id: &str| Buttons { can_undo: true, undo: say(language, id), ..Buttons::default() };
    if visit.is_over() {
        return Buttons { can_follow_up: true, ..Buttons::default() };
    }
    let waiting: Vec<_> = visit.waiting().filter(|one| visit.can_be_answered(one)).collect();
    let open_url = match &visit.meeting {
        Meeting::Ready(details) => Some(details.web_link.clone()),
        Meeting::Wanted | Meeting::Failed { .. } => None,
    };
    let somebody_waits = !waiting.is_empty();
    let reachable: Vec<_> = visit.reachable().filter(|one| visit.can_be_answered(one)).collect();
    if visit.pending.is_some() {
        let open_url = open_url.filter(|_| somebody_waits);
        return Buttons {
            can_admit: waiting.len() == 1,
            admit: waiting.first().map(|one| one.id.to_string()).unwrap_or_default(),
            can_admit_all: waiting.len() > 1,
            can_open: open_url.is_some(),
            open_url: open_url.unwrap_or_default(),
            ..undo("chat-visit-undo")
        };
    }
    if visit.no_show.is_some() {
        return Buttons { can_follow_up: true, can_manage: true, ..undo("chat-visit-came") };
    }
    let running = visit.host_present();
    // The clinician who has opened the meeting has it before them.
    let open_url = open_url.filter(|_| !(running && somebody_waits));
    Buttons {
        can_admit: waiting.len() == 1,
        admit: waiting.first().map(|one| one.id.to_string()).unwrap_or_default(),
        can_admit_all: waiting.len() > 1,
        can_open: open_url.is_some(),
        open_url: open_url.unwrap_or_default(),
        can_message: !reachable.is_empty(),
        has_several: reachable.len() > 1,
        to: recipients(visit, &reachable),
        can_end: running || visit.somebody_is_in(),
        can_mark_absent: visit.is_overdue(now),
        can_retry: matches!(visit.meeting, Meeting::Failed { .. }),
        can_manage: true,
        ..Buttons::default()
    }
}

/// Everybody who reads what is said, and each of them.
fn recipients(visit: &Visit, reachable: &[&Participant]) -> Vec<Choice> {
    let language = visit.clinician.language;
    let everybody = Choice { title: say(language, "chat-message-to-everybody"), value: "all".to_owned() };
    let each = reachable.iter().map(|one| Choice { title: who(language, one), value: one.id.to_string() });
    std::iter::once(everybody).chain(each).collect()
}
