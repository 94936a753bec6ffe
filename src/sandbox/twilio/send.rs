//! Sending: a message that was judged to be good is taken, unless its phone or its recipient has something against it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::account::{Account, Caller};
use super::errors::{Answer, Refusal};
use super::form::Form;
use super::judge::{self, MESSAGE};
use super::message::Message;
use super::{TwilioCloud, troubles, whatsapp};
use crate::sandbox::door::AnswerLost;
use crate::sandbox::faults::Fault;

pub(super) async fn create(State(cloud): State<TwilioCloud>, Caller(account): Caller, form: Form) -> Answer {
    let fields = form.shaped(MESSAGE)?;
    let now = cloud.0.clock.now();
    let may_discard = cloud.state().may_discard;
    let message = judge::message(&fields, account, may_discard, now)?;
    let mut answer = (StatusCode::CREATED, Json(message.json())).into_response();
    if account == Account::Test {
        return Ok(answer);
    }
    cloud.judge_phone(&message)?;
    if cloud.0.faults.strikes(Fault::SmsAnswerLost, &subject(&message)) {
        answer.extensions_mut().insert(AnswerLost);
    }
    cloud.accept(&mut cloud.state(), message);
    cloud.changed();
    Ok(answer)
}

/// The recipient is part of the subject, so that a test can have one phone refuse and not the other.
fn subject(message: &Message) -> String {
    format!("sms {}", message.to)
}

impl TwilioCloud {
    /// Takes a message that nothing stands against.
    pub(super) fn accept(&self, state: &mut super::State, mut message: Message) {
        message.reversed = self.0.faults.strikes(Fault::SmsCallbacksReordered, &subject(&message));
        state.calls.tell(&message);
        state.messages.push(message);
    }

    fn judge_phone(&self, message: &Message) -> Result<(), Refusal> {
        let to = &message.to;
        let mut state = self.state();
        let phone = state.phones.of(to);
        if state.phones.has_opted_out(to) || self.0.faults.strikes(Fault::SmsRefused, &subject(message)) {
            return Err(troubles::refusal(21610, to));
        }
        if phone.is_landline() && !whatsapp::is_address(to) {
            return Err(troubles::refusal(21614, to));
        }
        state.refusals.take(to).map_or(Ok(()), |code| Err(troubles::refusal(code, to)))
    }
}
