//! STOP, START and HELP.

use super::*;
use crate::sandbox::twilio::AdvancedOptOut;

impl Stage {
    /// What Twilio itself answers to a word.
    async fn answer_to(&self, word: &str) -> Option<String> {
        let before = self.cloud.sms().len();
        self.hears(ANYBODY, word).await;
        self.cloud.sms().get(before).map(|sms| sms.body.clone())
    }

    async fn takes_texts(&self) -> bool {
        let (status, answer) = self.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await;
        assert!(status == StatusCode::CREATED || answer["code"] == 21610, "{answer}");
        status == StatusCode::CREATED
    }
}

#[tokio::test]
async fn every_word_that_stops_stops_and_every_word_that_starts_starts() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    let stops = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL", " stop\n"];
    for (at, word) in stops.into_iter().enumerate() {
        let answer = stage.answer_to(word).await.unwrap();
        assert!(answer.starts_with("You have successfully been unsubscribed."), "{word}: {answer}");
        assert!(!stage.takes_texts().await, "{word}");
        let start = ["START", "unstop", "YES"][at % 3];
        let answer = stage.answer_to(start).await.unwrap();
        assert!(answer.starts_with("You have successfully been re-subscribed"), "{start}: {answer}");
        assert!(stage.takes_texts().await, "{start}");
    }
    assert_eq!(told(&service.heard, "Body").len(), stops.len() * 2, "the service hears of every word");
    assert!(told(&service.heard, "OptOutType").is_empty());
}

#[tokio::test]
async fn a_word_among_others_and_a_word_that_changes_nothing_are_not_answered() {
    let stage = Stage::new();
    for text in ["STOP please", "no stop", "BAJA", "YES", "START"] {
        assert_eq!(stage.answer_to(text).await, None, "{text}");
    }
    assert!(stage.takes_texts().await);
    stage.answer_to("STOP").await.unwrap();
    assert_eq!(stage.answer_to("STOP").await, None);
    assert_eq!(stage.answer_to("HELP").await, None);
    assert!(!stage.takes_texts().await);
}

#[tokio::test]
async fn help_is_answered_and_changes_nothing() {
    let stage = Stage::new();
    for word in ["HELP", "info"] {
        assert_eq!(stage.answer_to(word).await.unwrap(), "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");
    }
    assert!(stage.takes_texts().await);
}

#[tokio::test]
async fn a_reply_to_who_has_said_stop_is_not_sent() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    service.says("<Message>De acuerdo</Message>");
    let message = stage.hears(ANYBODY, "STOP").await;
    assert_eq!(message["error_code"], 21610);
    assert_eq!(stage.cloud.sms().len(), 1, "only Twilio's own answer");
    // One phone's word does not stop another phone's messages.
    let other = [("To", "+525500000000"), ("From", PHONE_NUMBER), ("Body", "Hola")];
    assert_eq!(stage.send(&other).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn advanced_opt_out_knows_more_words_and_tells_what_it_made_of_them() {
    let (stage, service) = (Stage::new(), Service::start().await);
    stage.cloud.answers_at(&service.url);
    stage.cloud.advanced_opt_out(Some(AdvancedOptOut::SPANISH));
    let (stop, start, help) = (
        AdvancedOptOut::SPANISH.stop.answer,
        AdvancedOptOut::SPANISH.start.answer,
        AdvancedOptOut::SPANISH.help.answer,
    );
    assert_eq!(stage.answer_to("Ayuda").await.as_deref(), Some(help));
    assert_eq!(stage.answer_to("baja").await.as_deref(), Some(stop));
    assert!(!stage.takes_texts().await);
    assert_eq!(stage.answer_to("ALTA").await.as_deref(), Some(start));
    assert!(stage.takes_texts().await);
    assert_eq!(stage.answer_to("STOP").await.as_deref(), Some(stop), "the English words keep their meaning");
    assert_eq!(told(&service.heard, "OptOutType"), ["HELP", "STOP", "START", "STOP"]);
    stage.cloud.advanced_opt_out(None);
    assert_eq!(stage.answer_to("ALTA").await, None);
}
