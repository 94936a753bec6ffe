//! The form of a new visit with what is known already: of a visit that is followed up, or from a line of text.

use jiff::{SignedDuration, civil::DateTime};

use super::{Turn, sent_once::new_form_id};
use crate::{
    cards::markdown_escape,
    chat::{self, EarlierTry, NewVisitForm, RelativeRow},
    directory::{Patient, Relative},
    draft::{self, Draft, Proposal},
    inbox::WorkError,
    phone::PhoneNumber,
    texts::say_with,
    visit::{PersonName, Relation, Role, Visit},
    webex::NewMessage,
};

/// After how long a visit is followed up, when nobody says otherwise.
const FOLLOW_UP_IN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Somebody who gets a link.
struct Known<'a> {
    role: Role,
    relation: Option<Relation>,
    name: &'a PersonName,
    phone: &'a PhoneNumber,
}

/// The form, with what was understood of a line of text.
pub(super) async fn open_with(turn: Turn, draft: &Draft, proposal: &Proposal) -> Result<(), WorkError> {
    let today = turn.now.to_zoned_datetime(turn.talk.config.clinic.zone.clone()).date();
    let written = |format: &str, at: DateTime| at.strftime(format).to_string();
    let (day, hour) = ("%Y-%m-%d", "%H:%M");
    let (date, time) = match proposal.when {
        Some(draft::When::At(moment)) => (written(day, moment.local), written(hour, moment.local)),
        Some(draft::When::Date(date)) => (written(day, date.at(0, 0, 0, 0)), String::new()),
        Some(draft::When::Time(time)) => (String::new(), written(hour, today.to_datetime(time))),
        Some(draft::When::Now) | None => (String::new(), String::new()),
    };
    let form = NewVisitForm::empty(new_form_id(), proposal.minutes);
    let patient = match proposal.patient_id {
        Some(id) => turn.talk.store.patient(id).await?,
        None => None,
    };
    let form = NewVisitForm {
        patient_id: proposal.patient_id.map(|id| id.to_string()).unwrap_or_default(),
        patient: proposal.patient.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
        phone: phone(draft),
        kind: proposal.kind.word().to_owned(),
        // What was not understood of the time is asked for: it is never taken for «now».
        when: if matches!(proposal.when, Some(draft::When::Now)) { "now" } else { "later" }.to_owned(),
        date,
        time,
        ..form
    };
    let invited = proposal.invited.iter();
    let known = invited.map(|one| Known { role: one.role, relation: one.relation, name: &one.name, phone: &one.phone });
    let (form, left_out) = with_people(form, known, patient.as_ref());
    let message = turn.prefilled_card(&form, &left_out).await?;
    turn.replace_card(message).await
}

/// The phone of a line, or what was written in its place.
fn phone(draft: &Draft) -> String {
    let written = draft.problems.iter().find_map(|problem| match problem {
        draft::Problem::Phone { text, .. } => Some(text.clone()),
        _ => None,
    });
    draft.phone.as_ref().map(|phone| phone.for_people()).or(written).unwrap_or_default()
}

impl Turn {
    /// The visit of the card, when it is to be followed up.
    pub(super) async fn visit_to_follow_up(&self) -> Result<Option<Visit>, WorkError> {
        let Ok(id) = self.input("follow_up").parse() else { return Ok(None) };
        let visit = self.talk.store.visit(id).await?;
        Ok(visit.filter(|visit| self.may_arrange(visit)))
    }

    /// The same people a week later, at the same time of day.
    pub(super) async fn follow_up(&self, form: NewVisitForm, visit: &Visit) -> Result<NewMessage, WorkError> {
        let zone = self.talk.config.clinic.zone.clone();
        let at = visit.starts_at.to_zoned_datetime(zone).datetime().saturating_add(FOLLOW_UP_IN);
        let patient = match visit.patient_id {
            Some(id) => self.talk.store.patient(id).await?,
            None => None,
        };
        let form = NewVisitForm {
            patient_id: visit.patient_id.map(|id| id.to_string()).unwrap_or_default(),
            patient: visit.patient.as_str().to_owned(),
            kind: visit.kind.word().to_owned(),
            when: "later".to_owned(),
            date: at.strftime("%Y-%m-%d").to_string(),
            time: at.strftime("%H:%M").to_string(),
            minutes: visit.minutes.to_string(),
            clinician: visit.clinician.person_id.clone(),
            ..form
        };
        let invited = visit.participants.iter().filter(|one| !visit.only_helps(one));
        let known =
            invited.map(|one| Known { role: one.role, relation: one.relation, name: &one.name, phone: &one.phone });
        let (form, left_out) = with_people(form, known, patient.as_ref());
        self.prefilled_card(&form, &left_out).await
    }

    /// The form as it is, which says whom it has no room for.
    async fn prefilled_card(&self, form: &NewVisitForm, left_out: &[String]) -> Result<NewMessage, WorkError> {
        let names = markdown_escape(&left_out.join(", "));
        let no_room = || say_with(self.speaker.language, "chat-problem-no-room", &[("names", names.into())]);
        let problems = if left_out.is_empty() { Vec::new() } else { vec![no_room()] };
        let earlier = EarlierTry { problems, ..EarlierTry::default() };
        let offered = self.offered(form).await?;
        Ok(chat::new_visit_card(form, &offered, &earlier, self.reader())?)
    }
}

/// The patient's phone stands on top, and so does that of a relative whose name is not known. The others are chosen among
/// the relatives of a registered patient, or stand in rows. Also answers the names of those for whom there is no row.
fn with_people<'a>(
    form: NewVisitForm,
    invited: impl Iterator<Item = Known<'a>>,
    patient: Option<&'a Patient>,
) -> (NewVisitForm, Vec<String>) {
    let (mut phone, mut chosen, mut rows) = (form.phone.clone(), Vec::new(), Vec::new());
    for one in invited {
        // A family may share a phone; and whoever has not agreed cannot be chosen.
        let same = |known: &&Relative| known.phone == *one.phone && known.name == *one.name;
        let of = |patient: &'a Patient| patient.agreeing().find(same);
        // A relative whose name is not known is called after the patient.
        let is_named = one.relation.is_some() || one.name.as_str() != form.patient;
        match (one.role, patient.and_then(of)) {
            (Role::Relative, Some(known)) => chosen.push(known.id.to_string()),
            (Role::Relative, None) if is_named => rows.push(RelativeRow {
                relation: one.relation.map(Relation::word).unwrap_or_default().to_owned(),
                name: one.name.as_str().to_owned(),
                phone: one.phone.for_people(),
            }),
            (Role::Patient | Role::Relative, _) => phone = one.phone.for_people(),
        }
    }
    let mut rows = rows.into_iter();
    let form = NewVisitForm {
        phone,
        chosen: chosen.join(","),
        rows: std::array::from_fn(|_| rows.next().unwrap_or_default()),
        ..form
    };
    (form, rows.map(|row| row.name).collect())
}
