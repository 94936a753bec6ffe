//! The preview of a visit that was asked for in one line: what was understood, what was not, what is missing.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use super::{Choice, date};
use crate::{
    cards::{self, CardError, markdown_escape},
    directory::{Patient, StaffMember},
    draft::{ClockChange, Draft, Missing, Note, Problem, Proposal, Unreached, When},
    texts::{self, Language, clock_time, say, say_with},
    visit::{Invitee, PatientId, PersonName, Role, Visit},
    webex::{Destination, NewMessage},
};

/// The choice of none of the registered patients.
const NOBODY: &str = "none";

/// A line of a list of facts.
#[derive(Serialize)]
struct Fact {
    title: String,
    value: String,
}

/// Everything that the preview shows.
pub struct DraftPreview<'a> {
    /// Which preview it is: it can be confirmed once.
    pub form: String,
    /// The line, as it was written.
    pub line: &'a str,
    /// When it was written.
    pub said_at: Timestamp,
    /// The language in which it is read.
    pub read_in: Language,
    /// What was read.
    pub draft: &'a Draft,
    /// What would be booked.
    pub proposal: &'a Proposal,
    /// The registered patients who may be meant.
    pub patients: &'a [Patient],
    /// The one that the preview is about.
    pub patient: Option<PatientId>,
    /// The clinicians to choose from.
    pub clinicians: &'a [StaffMember],
    /// Whose visit it will be, when it is somebody else's than the reader's.
    pub clinician: Option<(&'a str, &'a PersonName)>,
    /// What the clinician has at that time.
    pub overlaps: &'a [Visit],
    /// What else keeps it from being booked, in sentences.
    pub problems: Vec<String>,
    /// What else whoever confirms should know, in sentences.
    pub remarks: Vec<String>,
}

/// What the template `cards/draft.json` is filled with.
#[derive(Serialize)]
struct Data {
    title: String,
    line: String,
    text: String,
    facts: Vec<Fact>,
    has_problems: bool,
    problems: Vec<String>,
    has_remarks: bool,
    remarks: Vec<String>,
    has_patients: bool,
    patients: Vec<Choice>,
    patient: String,
    has_clinicians: bool,
    clinicians: Vec<Choice>,
    clinician: String,
    can_confirm: bool,
    form: String,
    said_at: String,
    read_in: &'static str,
    seen_patient: String,
    seen_clinician: String,
    accepted: String,
}

/// The preview as a message to whoever has written the line.
pub fn draft_card(
    language: Language,
    person_id: &str,
    zone: &TimeZone,
    preview: &DraftPreview<'_>,
) -> Result<NewMessage, CardError> {
    let drawing = Drawing { language, zone, preview };
    let data = drawing.data();
    let markdown = format!("**{}** {}", data.title, drawing.when().unwrap_or_default());
    let card = Some(cards::render("draft", language, data)?);
    Ok(NewMessage { to: Destination::Person(person_id.to_owned()), markdown: markdown.trim_end().to_owned(), card })
}

struct Drawing<'a> {
    language: Language,
    zone: &'a TimeZone,
    preview: &'a DraftPreview<'a>,
}

impl Drawing<'_> {
    fn data(&self) -> Data {
        let preview = self.preview;
        let problems = self.problems();
        let can_confirm = self.can_confirm(&problems);
        let title = if problems.is_empty() { "chat-draft-title" } else { "chat-draft-title-not-yet" };
        let patient = preview.patient.map_or_else(|| NOBODY.to_owned(), |id| id.to_string());
        let clinician = preview.clinician.map(|(id, _)| id.to_owned()).unwrap_or_default();
        let remarks = self.remarks();
        let accepted: Vec<_> = preview.overlaps.iter().map(|visit| visit.id.to_string()).collect();
        Data {
            title: say(self.language, title),
            line: markdown_escape(preview.line),
            text: preview.line.to_owned(),
            facts: self.facts(),
            has_problems: !problems.is_empty(),
            problems,
            has_remarks: !remarks.is_empty(),
            remarks,
            has_patients: !preview.patients.is_empty(),
            patients: self.patients(),
            patient: patient.clone(),
            has_clinicians: !preview.clinicians.is_empty(),
            clinicians: preview.clinicians.iter().map(clinician_choice).collect(),
            clinician: clinician.clone(),
            can_confirm,
            form: preview.form.clone(),
            said_at: preview.said_at.to_string(),
            read_in: preview.read_in.tag(),
            seen_patient: patient,
            seen_clinician: clinician,
            accepted: accepted.join(","),
        }
    }

    /// A choice of another patient may bring what is missing; nothing else that is wrong can be confirmed.
    fn can_confirm(&self, problems: &[String]) -> bool {
        let preview = self.preview;
        let brought = |missing: &Missing| matches!(missing, Missing::Patient | Missing::Phone);
        let missing = &preview.proposal.missing;
        let chosen = preview.patients.iter().any(|one| Some(one.id) != preview.patient);
        problems.len() == missing.len() && (missing.is_empty() || (chosen && missing.iter().all(brought)))
    }

    fn facts(&self) -> Vec<Fact> {
        let proposal = self.preview.proposal;
        let fact = |id: &str, value: String| Fact { title: say(self.language, id), value };
        let minutes = say_with(self.language, "chat-draft-minutes", &[("minutes", i64::from(proposal.minutes).into())]);
        let kind = say(self.language, &format!("chat-kind-{}", proposal.kind.word()));
        let patient = proposal.patient.as_ref().map(|name| markdown_escape(name.as_str()));
        let clinician = self.preview.clinician.map(|(_, name)| markdown_escape(name.as_str()));
        let invited = proposal.invited.iter().map(|one| fact("chat-draft-fact-link", self.invitee(one)));
        let first = patient.map(|value| fact("chat-draft-fact-patient", value));
        let rest = [
            Some(fact("chat-draft-fact-kind", kind)),
            self.when().map(|value| fact("chat-draft-fact-when", value)),
            Some(fact("chat-draft-fact-minutes", minutes)),
            clinician.map(|value| fact("chat-draft-fact-clinician", value)),
        ];
        first.into_iter().chain(invited).chain(rest.into_iter().flatten()).collect()
    }

    /// "Ana (daughter or son) · +1 312-555-0100 · English".
    fn invitee(&self, one: &Invitee) -> String {
        let name = one.name.as_str();
        let who = match (one.role, one.relation) {
            (Role::Patient, _) => name.to_owned(),
            (Role::Relative, Some(relation)) => {
                format!("{name} ({})", say(self.language, &format!("chat-relation-{}", relation.word())))
            }
            (Role::Relative, None) if self.preview.proposal.patient.as_ref() == Some(&one.name) => {
                say_with(self.language, "chat-who-relative", &[("name", name.into())])
            }
            (Role::Relative, None) => name.to_owned(),
        };
        let speaks = say(self.language, &format!("chat-language-{}", one.language.tag().to_ascii_lowercase()));
        markdown_escape(&format!("{who} · {} · {speaks}", one.phone.for_people()))
    }

    /// When it begins, in words, with whose clocks they are.
    fn when(&self) -> Option<String> {
        let now = self.preview.said_at.to_zoned_datetime(self.zone.clone());
        Some(match self.preview.proposal.when? {
            When::Now => say(self.language, "chat-draft-now"),
            When::Date(date) => self.day(date, now.date()),
            When::Time(time) => clock_time(self.language, &now.with().time(time).build().unwrap_or(now.clone())),
            When::At(moment) => {
                let at = moment.at.to_zoned_datetime(self.zone.clone());
                let args = [
                    ("day", self.day(at.date(), now.date()).into()),
                    ("clock", clock_time(self.language, &at).into()),
                    ("zone", texts::zone_words(self.language, &at).into()),
                ];
                say_with(self.language, "chat-draft-moment", &args)
            }
        })
    }

    /// A day, with its year when that is not this one, and whether it is today or tomorrow.
    fn day(&self, date: Date, today: Date) -> String {
        let args = [
            ("weekday", say(self.language, &format!("date-weekday-{}", date.weekday().to_monday_one_offset())).into()),
            ("day", i64::from(date.day()).into()),
            ("month", say(self.language, &format!("date-month-{}", date.month())).into()),
            ("year", date.year().to_string().into()),
        ];
        let id = match date {
            _ if date == today => "chat-draft-today",
            _ if today.tomorrow().is_ok_and(|tomorrow| date == tomorrow) => "chat-draft-tomorrow",
            _ if date.year() == today.year() => "chat-draft-day",
            _ => "chat-draft-day-of-year",
        };
        say_with(self.language, id, &args)
    }

    /// What keeps it from being booked. The sentences about what is missing come last, one for each.
    fn problems(&self) -> Vec<String> {
        let preview = self.preview;
        let read = preview.draft.problems.iter().map(|problem| self.problem(problem));
        let missing = preview.proposal.missing.iter().map(|missing| say(self.language, missing.text_id()));
        read.chain(preview.problems.iter().cloned()).chain(missing).collect()
    }

    fn problem(&self, problem: &Problem) -> String {
        let words = |id: &str, text: &str| say_with(self.language, id, &[("words", markdown_escape(text).into())]);
        let several = |id: &str, texts: &[String]| words(id, &texts.join(" · "));
        match problem {
            Problem::Phone { text, error } => {
                let why = say(self.language, error.text_id());
                let args = [("words", markdown_escape(text).into()), ("why", why.into())];
                say_with(self.language, "chat-draft-problem-phone", &args)
            }
            Problem::NoSuchDate { text } => words("chat-draft-problem-no-such-date", text),
            Problem::NoSuchTime { text } => words("chat-draft-problem-no-such-time", text),
            Problem::OtherWeekday { text, date } => {
                let weekday = say(self.language, &format!("date-weekday-{}", date.weekday().to_monday_one_offset()));
                let args = [("words", markdown_escape(text).into()), ("weekday", weekday.into())];
                say_with(self.language, "chat-draft-problem-other-weekday", &args)
            }
            Problem::Past => say(self.language, "chat-draft-problem-past"),
            Problem::Far => say(self.language, "chat-problem-far"),
            Problem::SeveralDates { texts } => several("chat-draft-problem-several-dates", texts),
            Problem::SeveralTimes { texts } => several("chat-draft-problem-several-times", texts),
            Problem::SeveralKinds { texts } => several("chat-draft-problem-several-kinds", texts),
            Problem::LongName { text } => words("chat-draft-problem-long-name", text),
            Problem::Length { text } => words("chat-draft-problem-length", text),
        }
    }

    /// What whoever confirms should know: what was not read, how doubts were settled, what else there is at that time.
    fn remarks(&self) -> Vec<String> {
        let preview = self.preview;
        let unread = preview
            .draft
            .unread
            .iter()
            .map(|words| say_with(self.language, "chat-draft-unread", &[("words", markdown_escape(words).into())]));
        let notes = preview.draft.notes.iter().map(|note| say(self.language, note_id(*note)));
        let assumed = preview.draft.kind.is_none().then(|| say(self.language, "chat-draft-kind-assumed"));
        let unreached = preview.proposal.unreached.iter().map(|one| self.unreached(one));
        let twice = preview.proposal.repeats_a_phone().then(|| say(self.language, "chat-draft-same-phone"));
        let overlaps = preview.overlaps.iter().map(|visit| self.overlap(visit));
        preview
            .remarks
            .iter()
            .cloned()
            .chain(unread)
            .chain(notes)
            .chain(assumed)
            .chain(unreached)
            .chain(twice)
            .chain(overlaps)
            .collect()
    }

    fn unreached(&self, unreached: &Unreached) -> String {
        let one = &unreached.who;
        let relation = || one.relation.map(|one| say(self.language, &format!("chat-relation-{}", one.word())));
        let who = one.name.as_ref().map(|name| name.as_str().to_owned()).or_else(relation).unwrap_or_default();
        let id = if unreached.has_not_agreed { "chat-draft-not-agreed" } else { "chat-draft-no-phone" };
        say_with(self.language, id, &[("who", markdown_escape(&who).into())])
    }

    fn overlap(&self, visit: &Visit) -> String {
        let args = [
            ("who", markdown_escape(visit.patient.as_str()).into()),
            ("date", date(self.language, visit.begins_at(), self.zone).into()),
            ("minutes", i64::from(visit.minutes).into()),
        ];
        say_with(self.language, "chat-draft-overlap", &args)
    }

    /// The registered patients who may be meant, and nobody of them.
    fn patients(&self) -> Vec<Choice> {
        let choice = |one: &Patient| {
            let phone = one.phone.as_ref().map(|phone| phone.for_people());
            let parts = [
                Some(one.name.as_str().to_owned()),
                phone,
                one.record_number.as_ref().map(|number| number.as_str().to_owned()),
            ];
            let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Choice { title, value: one.id.to_string() }
        };
        let nobody = Choice { title: say(self.language, "chat-draft-nobody"), value: NOBODY.to_owned() };
        self.preview.patients.iter().map(choice).chain([nobody]).collect()
    }
}

fn clinician_choice(one: &StaffMember) -> Choice {
    Choice { title: one.name.as_str().to_owned(), value: one.person_id.clone() }
}

const fn note_id(note: Note) -> &'static str {
    match note {
        Note::AfternoonAssumed => "chat-draft-note-afternoon",
        Note::HourNotDay => "chat-draft-note-hour",
        Note::DayNotHour => "chat-draft-note-day",
        Note::ClockChange(ClockChange::Skipped) => "chat-draft-note-skipped",
        Note::ClockChange(ClockChange::Repeated) => "chat-draft-note-repeated",
        Note::OneSurname => "chat-draft-note-one-surname",
    }
}
