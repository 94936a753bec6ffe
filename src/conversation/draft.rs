//! One line of text that asks for a visit: a preview to confirm, and the visit that comes of it.
//!
//! The card carries the line and when it was written. Whatever is pressed, the line is read again as it was then, and what
//! is booked is what was shown: a choice that changes it is shown first.

use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::{
    Turn, prefilled,
    sent_once::{form_note, new_form_id},
    suggestion,
};
use crate::{
    cards::markdown_escape,
    chat::{self, DraftPreview},
    clock,
    directory::{Patient, StaffMember, StaffRole, is_called},
    draft::{Draft, Problem, Proposal, Reader, Usual, When},
    inbox::WorkError,
    manifest::manifest,
    texts::{Language, say, say_with},
    visit::{Admission, Booking, Clinician, PatientId, Span, Visit, VisitId},
};

/// A longer text is no line, and is not read as one.
const LONGEST_LINE: usize = 500;
/// How many registered patients are offered.
const MOST_PATIENTS: usize = 4;

/// What is said and names no command: a line that asks for a visit, or nobody knows what.
pub(super) async fn read(mut turn: Turn) -> Result<(), WorkError> {
    let bot = turn.talk.bot().await?.display_name.clone();
    let line = crate::manifest::without_name(&turn.argument, &bot).join(" ");
    let asked = Asked { line, said_at: turn.now, read_in: turn.speaker.language, ..Asked::default() };
    let draft = turn.draft(&asked);
    let misspelled = draft.is_only_a_day() && turn.means_a_command(&bot);
    if asked.line.chars().count() > LONGEST_LINE || !draft.is_one() || misspelled {
        return suggestion::unknown(turn).await;
    }
    let allowed = manifest().roles_of_action("draft.confirm");
    if !turn.talk.lets(&mut turn.speaker, &allowed).await? {
        return turn.talk.turn_away(&turn.speaker, turn.done).await;
    }
    let view = turn.view(asked, None).await?;
    turn.show(view, Vec::new()).await
}

pub(super) fn confirm(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let note = form_note(&turn.input("form"));
        if let Some(sent) = turn.sent_before(&note).await? {
            return turn.already_sent(sent).await;
        }
        let asked = turn.asked();
        let chosen = Some(turn.input("patient")).filter(|chosen| !chosen.is_empty());
        let shown = chosen.as_ref().is_none_or(|chosen| *chosen == asked.seen_patient);
        let patient = chosen.unwrap_or_else(|| asked.seen_patient.clone());
        let mut view = turn.view(asked, Some(patient)).await?;
        if view.bookable() {
            view.draft.problems.extend(turn.phone_problems(&view.proposal).await?);
        }
        match (&view.leads, view.bookable() && shown) {
            (Leads::One(clinician), true) => {
                let clinician = clinician.clone();
                turn.confirm(view, clinician).await
            }
            (Leads::Choose { .. }, true) => {
                let needed = say(turn.speaker.language, "chat-draft-missing-clinician");
                turn.show(view, vec![needed]).await
            }
            _ => turn.show(view, Vec::new()).await,
        }
    })
}

/// The form, with what was understood in it.
pub(super) fn change(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let asked = turn.asked();
        let patient = asked.seen_patient.clone();
        let view = turn.view(asked, Some(patient)).await?;
        prefilled::open_with(turn, &view.draft, &view.proposal).await
    })
}

/// A line, and what has been chosen about it.
#[derive(Default)]
struct Asked {
    line: String,
    said_at: Timestamp,
    read_in: Language,
    seen_patient: String,
    clinician: String,
    accepted: String,
}

/// Everything that is known of what was asked.
struct View {
    asked: Asked,
    draft: Draft,
    proposal: Proposal,
    patients: Vec<Patient>,
    patient: Option<PatientId>,
    leads: Leads,
}

/// Whose visit it will be.
enum Leads {
    /// This clinician's.
    One(Clinician),
    /// One of these has to be chosen.
    Choose { among: Vec<StaffMember>, remark: Option<String> },
    /// Nobody's: the sentence says why.
    Nobody(String),
}

impl View {
    fn bookable(&self) -> bool {
        self.draft.problems.is_empty() && self.proposal.missing.is_empty()
    }
}

impl Turn {
    /// What the card carries.
    fn asked(&self) -> Asked {
        let language = self.speaker.language;
        let clinician = Some(self.input("clinician")).filter(|chosen| !chosen.is_empty());
        Asked {
            line: self.input("line"),
            said_at: self.input("said_at").parse().unwrap_or(self.now),
            read_in: self.input("read_in").parse().unwrap_or(language),
            seen_patient: self.input("seen_patient"),
            clinician: clinician.unwrap_or_else(|| self.input("seen_clinician")),
            accepted: self.input("accepted"),
        }
    }

    /// The line as it was read when it was written. Meanwhile its time may have passed.
    fn draft(&self, asked: &Asked) -> Draft {
        let clinic = &self.talk.config.clinic;
        let (zone, country, now) = (clinic.zone.clone(), clinic.country, asked.said_at);
        let mut draft = Reader { zone, country, language: asked.read_in, now }.read(&asked.line);
        let over = |when: &When| matches!(when, When::At(moment) if moment.is_over(self.now));
        if draft.when.as_ref().is_some_and(over) {
            draft.problems.push(Problem::Past);
        }
        draft
    }

    /// Whether what was said is nearly a command of which the speaker may make use.
    fn means_a_command(&self, bot: &str) -> bool {
        manifest().nearest(&self.argument, bot, |command| command.is_for(&self.speaker.roles)).is_some()
    }

    /// What is known of a line; `chosen` is the registered patient that was chosen on its card.
    async fn view(&self, asked: Asked, chosen: Option<String>) -> Result<View, WorkError> {
        let draft = self.draft(&asked);
        let patients = self.registered_patients(&draft).await?;
        let patient = match &chosen {
            Some(chosen) => patients.iter().find(|one| one.id.to_string() == *chosen),
            None => patients.iter().find(|one| patients.len() == 1 && is_meant(one, &draft)),
        };
        let clinic = &self.talk.config.clinic;
        let usual = Usual { language: clinic.language, minutes: clinic.visit_minutes };
        let proposal = draft.proposal(patient, usual);
        let patient = patient.map(|one| one.id);
        let leads = self.leads(&draft, &asked.clinician).await?;
        Ok(View { asked, draft, proposal, patients, patient, leads })
    }

    /// The registered patients who may be meant: those with this phone, and those of this name.
    async fn registered_patients(&self, draft: &Draft) -> Result<Vec<Patient>, WorkError> {
        let store = &self.talk.store;
        let mut found = match &draft.phone {
            Some(phone) => store.patients_with_phone(phone).await?,
            None => Vec::new(),
        };
        if let Some(name) = &draft.patient {
            found.extend(store.find_patients(name.as_str(), MOST_PATIENTS).await?);
        }
        let mut seen = Vec::new();
        found.retain(|one| {
            !seen.contains(&one.id) && {
                seen.push(one.id);
                true
            }
        });
        found.truncate(MOST_PATIENTS);
        Ok(found)
    }

    /// A clinician books for herself; a scheduler for the clinician who is named, or chosen on the card.
    async fn leads(&self, draft: &Draft, chosen: &str) -> Result<Leads, WorkError> {
        let own = self.speaker.clinician().filter(|_| self.speaker.roles.contains(&StaffRole::Clinician));
        let language = self.speaker.language;
        let named = |id: &str, name: &str| say_with(language, id, &[("words", markdown_escape(name).into())]);
        if !self.speaker.roles.contains(&StaffRole::Scheduler) {
            return Ok(match (own, &draft.clinician) {
                (Some(own), Some(name)) if !is_called(own.name.as_str(), name) => {
                    Leads::Nobody(named("chat-draft-other-clinician", name))
                }
                (Some(own), _) => Leads::One(own),
                (None, _) => Leads::Nobody(say(language, "chat-draft-missing-clinician")),
            });
        }
        let all = self.talk.store.clinicians().await?;
        let fitting =
            |one: &&StaffMember| draft.clinician.as_ref().is_some_and(|name| is_called(one.name.as_str(), name));
        let fitting: Vec<_> = all.iter().filter(fitting).cloned().collect();
        let chosen = all.iter().find(|one| one.person_id == chosen);
        let only = |some: &[StaffMember]| if let [only] = some { Some(only.clone()) } else { None };
        let one = chosen.cloned().or_else(|| only(&fitting));
        if let (None, None, Some(own)) = (&one, &draft.clinician, own) {
            return Ok(Leads::One(own));
        }
        if let Some(one) = one.or_else(|| only(&all).filter(|_| draft.clinician.is_none())) {
            return Ok(Leads::One(self.talk.as_clinician(&one).await?));
        }
        let unknown = draft.clinician.as_ref().filter(|_| fitting.is_empty());
        let remark = unknown.map(|name| named("chat-draft-unknown-clinician", name));
        Ok(Leads::Choose { among: if fitting.is_empty() { all } else { fitting }, remark })
    }

    /// The phones of those who would be invited that texts cannot reach.
    async fn phone_problems(&self, proposal: &Proposal) -> Result<Vec<Problem>, WorkError> {
        let unreachable = self.unreachable(&proposal.invited).await?.into_iter();
        Ok(unreachable.map(|(one, error)| Problem::Phone { text: one.phone.for_people(), error }).collect())
    }

    /// Books what was shown, unless the clinician has something else at that time that was not shown.
    async fn confirm(self, view: View, clinician: Clinician) -> Result<(), WorkError> {
        let starts_at = match view.proposal.when {
            Some(When::At(moment)) => Some(moment.at),
            _ => None,
        };
        let span = Span { starts_at: starts_at.unwrap_or(self.now), minutes: view.proposal.minutes };
        let overlaps = self.new_overlaps(span, &clinician.person_id, None, &view.asked.accepted).await?;
        let (Some(patient), Some(by), true) =
            (view.proposal.patient.clone(), self.speaker.actor(), overlaps.is_empty())
        else {
            // What it overlaps with may be the visit that a second press has just booked.
            return match self.sent_before(&form_note(&self.input("form"))).await? {
                Some(sent) => self.already_sent(sent).await,
                None => self.show(view, Vec::new()).await,
            };
        };
        let clinic = &self.talk.config.clinic;
        let booking = Booking {
            id: VisitId(clock::new_id()),
            kind: view.proposal.kind,
            patient,
            patient_id: view.proposal.patient_id,
            clinician,
            by,
            starts_at,
            minutes: view.proposal.minutes,
            texting: clinic.texting.clone(),
            admission: Admission::WhenHostStarts,
            invited: view.proposal.invited,
        };
        let form = self.input("form");
        self.book(&form, booking).await
    }

    /// Shows what was understood; the card that was pressed is taken down.
    async fn show(self, view: View, mut remarks: Vec<String>) -> Result<(), WorkError> {
        let View { asked, draft, proposal, patients, patient, leads } = &view;
        let (mut problems, mut among, mut overlaps) = (Vec::new(), &[][..], Vec::new());
        let mut clinician = None;
        match leads {
            Leads::Nobody(why) => problems.push(why.clone()),
            Leads::Choose { among: all, remark } => {
                among = all;
                remarks.extend(remark.clone());
            }
            Leads::One(one) => {
                overlaps = self.overlaps_of(one, proposal).await?;
                let another = one.person_id != self.speaker.person_id;
                clinician = another.then_some((one.person_id.as_str(), &one.name));
            }
        }
        let preview = DraftPreview {
            form: new_form_id(),
            line: &asked.line,
            said_at: asked.said_at,
            read_in: asked.read_in,
            draft,
            proposal,
            patients,
            patient: *patient,
            clinicians: among,
            clinician,
            overlaps: &overlaps,
            problems,
            remarks,
        };
        let zone = &self.talk.config.clinic.zone;
        let message = chat::draft_card(self.speaker.language, &self.speaker.person_id, zone, &preview)?;
        self.replace_card(message).await
    }

    /// What the clinician has at the time of a proposal.
    async fn overlaps_of(&self, clinician: &Clinician, proposal: &Proposal) -> Result<Vec<Visit>, WorkError> {
        let starts_at = match proposal.when {
            Some(When::At(moment)) => moment.at,
            Some(When::Now) => self.now,
            _ => return Ok(Vec::new()),
        };
        let span = Span { starts_at, minutes: proposal.minutes };
        self.new_overlaps(span, &clinician.person_id, None, "").await
    }
}

/// Whether a registered patient is whom a line is about: what it says of them is not otherwise.
fn is_meant(one: &Patient, draft: &Draft) -> bool {
    let name = draft.patient.as_ref().is_none_or(|name| is_called(one.name.as_str(), name.as_str()));
    let phone = draft.phone.as_ref().is_none_or(|phone| one.phones().any(|known| known == phone));
    name && phone
}
