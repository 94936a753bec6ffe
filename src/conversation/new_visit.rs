//! `nueva visita`: the form, and the visit that comes of it.

use futures_util::future::BoxFuture;

use super::{
    Turn,
    booking_form::{FormReader, Wish},
    sent_once::{form_note, new_form_id},
};
use crate::{
    chat::{self, EarlierTry, NewVisitForm, Offered, RelativeRow},
    clock,
    directory::{Patient, StaffRole, plain},
    inbox::WorkError,
    outbox::Delivery,
    phone::PhoneError,
    store::Committed,
    texts::{say, say_with},
    visit::{Booking, Clinician, Invitee, PatientId, PersonName, Role, Span, Visit, VisitId},
};

/// The form; about a registered patient when a card of theirs was pressed, and about those of a visit that is over when
/// that visit is to be followed up.
pub(super) fn open(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = NewVisitForm::empty(new_form_id(), turn.talk.config.clinic.visit_minutes);
        let message = match turn.visit_to_follow_up().await? {
            Some(visit) => turn.follow_up(form, &visit).await?,
            None => {
                let patient = turn.patient_of_card().await?;
                let form = patient.iter().fold(form, NewVisitForm::about);
                let offered = turn.offered(&form).await?;
                chat::new_visit_card(&form, &offered, &EarlierTry::default(), turn.reader())?
            }
        };
        turn.reply(message).await
    })
}

pub(super) fn submit(turn: Turn) -> BoxFuture<'static, Result<(), WorkError>> {
    Box::pin(async move {
        let form = turn.form();
        if let Some(sent) = turn.sent_before(&form_note(&form.form)).await? {
            return turn.already_sent(sent).await;
        }
        let offered = turn.offered(&form).await?;
        let (clinic, language, now) = (&turn.talk.config.clinic, turn.speaker.language, turn.now);
        let wish = FormReader { form: &form, offered: &offered, clinic, language, now }.read();
        let wish = match wish {
            Ok(wish) => turn.reaching_everybody(wish).await?,
            problems => problems,
        };
        match (turn.leader(&form, &offered).await?, wish) {
            (Ok(clinician), Ok(wish)) => turn.book_unless_it_overlaps(form, offered, clinician, wish).await,
            (leader, wish) => {
                let problems = leader.err().into_iter().chain(wish.err().unwrap_or_default()).collect();
                let earlier = EarlierTry { problems, ..EarlierTry::default() };
                turn.ask_again(form, &offered, earlier).await
            }
        }
    })
}

impl Turn {
    fn form(&self) -> NewVisitForm {
        let [form, patient_id, patient, phone, kind] =
            ["form", "patient_id", "patient", "phone", "kind"].map(|name| self.input(name));
        let [when, date, time, minutes, admission] =
            ["when", "date", "time", "minutes", "admission"].map(|name| self.input(name));
        let [clinician, chosen, accepted] = ["clinician", "relatives", "accepted"].map(|name| self.input(name));
        let rows = [1, 2].map(|row| {
            let [relation, name, phone] =
                ["relation", "name", "phone"].map(|name| self.input(&format!("{name}_{row}")));
            RelativeRow { relation, name, phone }
        });
        NewVisitForm {
            form,
            patient_id,
            patient,
            phone,
            kind,
            when,
            date,
            time,
            minutes,
            admission,
            clinician,
            chosen,
            rows,
            accepted,
        }
    }

    /// Schedulers choose the clinician; a clinician is the clinician.
    pub(super) async fn offered(&self, form: &NewVisitForm) -> Result<Offered, WorkError> {
        let clinicians = match self.speaker.roles.contains(&StaffRole::Scheduler) {
            true => self.talk.store.clinicians().await?,
            false => Vec::new(),
        };
        Ok(Offered { clinicians, patient: self.patient(&form.patient_id).await? })
    }

    /// Whose visit it will be; the error is what is wrong.
    async fn leader(&self, form: &NewVisitForm, offered: &Offered) -> Result<Result<Clinician, String>, WorkError> {
        let language = self.speaker.language;
        if !self.speaker.roles.contains(&StaffRole::Scheduler) {
            return Ok(self.speaker.clinician().ok_or_else(|| say(language, "chat-problem-clinician")));
        }
        if offered.clinicians.is_empty() {
            return Ok(Err(say(language, "chat-problem-no-clinicians")));
        }
        match offered.clinicians.iter().find(|one| one.person_id == form.clinician) {
            Some(one) => self.talk.as_clinician(one).await.map(Ok),
            None => Ok(Err(say(language, "chat-problem-clinician"))),
        }
    }

    /// The wish, unless texts cannot reach somebody who would be invited.
    async fn reaching_everybody(&self, wish: Wish) -> Result<Result<Wish, Vec<String>>, WorkError> {
        let language = self.speaker.language;
        let problem = |(one, flaw): (&Invitee, PhoneError)| {
            let problem = say(language, flaw.text_id());
            match one.relation {
                Some(_) => say_with(language, "chat-problem-relative-phone", &[("problem", problem.into())]),
                None => problem,
            }
        };
        let problems: Vec<_> = self.unreachable(&wish.invited).await?.into_iter().map(problem).collect();
        Ok(if problems.is_empty() { Ok(wish) } else { Err(problems) })
    }

    async fn book_unless_it_overlaps(
        self,
        form: NewVisitForm,
        offered: Offered,
        clinician: Clinician,
        wish: Wish,
    ) -> Result<(), WorkError> {
        let span = Span { starts_at: wish.starts_at.unwrap_or(self.now), minutes: wish.minutes };
        let overlaps = self.new_overlaps(span, &clinician.person_id, None, &form.accepted).await?;
        if !overlaps.is_empty() {
            // What it overlaps with may be the visit that a second press has just booked.
            if let Some(sent) = self.sent_before(&form_note(&form.form)).await? {
                return self.already_sent(sent).await;
            }
            return self.ask_again(form, &offered, EarlierTry { overlaps, ..EarlierTry::default() }).await;
        }
        let Some(by) = self.speaker.actor() else { return self.too_old().await };
        let (known, invited) = self.as_registered(&wish.patient, wish.invited).await?;
        let booking = Booking {
            id: VisitId(clock::new_id()),
            kind: wish.kind,
            patient: wish.patient,
            patient_id: wish.patient_id.or(known),
            clinician,
            by,
            starts_at: wish.starts_at,
            minutes: wish.minutes,
            texting: self.talk.config.clinic.texting.clone(),
            admission: wish.admission,
            invited,
        };
        self.book(&form.form, booking).await
    }

    /// What the directory knows of those who were typed: their language and zone, and who a relative is of whom only the
    /// phone was typed.
    async fn as_registered(
        &self,
        patient: &PersonName,
        invited: Vec<Invitee>,
    ) -> Result<(Option<PatientId>, Vec<Invitee>), WorkError> {
        let (mut id, mut all) = (None, Vec::with_capacity(invited.len()));
        for one in invited {
            let mut found = self.talk.store.patients_with_phone(&one.phone).await?;
            found.retain(|known| plain(known.name.as_str()) == plain(patient.as_str()));
            match found.as_slice() {
                [known] => {
                    id = Some(known.id);
                    all.push(registered(one, known));
                }
                _ => all.push(one),
            }
        }
        Ok((id, all))
    }

    /// Books a visit with a form that counts once: whoever sends it again hears who has sent it, and when. A scheduler
    /// gets a card of the visit; its clinician does anyhow.
    pub(super) async fn book(self, form: &str, booking: Booking) -> Result<(), WorkError> {
        let (id, note) = (booking.id, form_note(form));
        let change = Visit::book(booking, self.now);
        let commit = self.sending_once(&note).change(&change);
        let mut commit = self.talk.store.with_agendas(commit, [&change.visit, &change.visit], self.now).await?;
        if change.visit.clinician.person_id != self.speaker.person_id {
            let message = chat::booked_card(&change.visit, self.reader())?;
            commit = commit.deliver(Delivery::Say { message });
        }
        match (self.talk.store.commit(&commit).await?, self.sent_before(&note).await?) {
            (Committed::Overtaken, Some(sent)) => self.already_sent(sent).await,
            (Committed::Overtaken, None) => self.talk.finish(self.done).await,
            (Committed::Done, _) => {
                tracing::info!(visit.id = %id, "visit: booked");
                Ok(())
            }
        }
    }

    /// The same form again, with what was typed and what came of it; the one that was sent is taken down.
    async fn ask_again(self, form: NewVisitForm, offered: &Offered, earlier: EarlierTry) -> Result<(), WorkError> {
        let form = NewVisitForm { form: new_form_id(), ..form };
        let message = chat::new_visit_card(&form, offered, &earlier, self.reader())?;
        self.replace_card(message).await
    }
}

/// Somebody who was typed, with what the directory knows of them.
fn registered(typed: Invitee, patient: &Patient) -> Invitee {
    if typed.role == Role::Patient {
        let own = patient.phone.as_ref() == Some(&typed.phone);
        let (language, zone) =
            if own { (patient.language, patient.zone.clone()) } else { (typed.language, typed.zone.clone()) };
        return Invitee { language, zone, ..typed };
    }
    match patient.relatives.iter().find(|one| one.phone == typed.phone) {
        Some(one) if typed.relation.is_none() => one.invitee(),
        Some(one) => Invitee { language: one.language, zone: one.zone.clone(), ..typed },
        None => typed,
    }
}
