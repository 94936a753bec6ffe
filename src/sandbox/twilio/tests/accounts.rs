//! Who gets in, what test credentials do, and what an account may have forgotten.

use super::*;
use crate::sandbox::people::{API_KEY_SECRET, API_KEY_SID, TEST_ACCOUNT_SID, TEST_AUTH_TOKEN};

const TESTER: (&str, &str) = (TEST_ACCOUNT_SID, TEST_AUTH_TOKEN);

#[tokio::test]
async fn only_the_account_itself_gets_in() {
    let stage = Stage::new();
    let list = async |who| stage.ask_as(who, "GET", "Messages.json", &[]).await;
    let (status, error) = list((ACCOUNT_SID, "wrong")).await;
    assert_eq!((status, error["code"].as_i64()), (StatusCode::UNAUTHORIZED, Some(20003)));
    assert_eq!(list((API_KEY_SID, AUTH_TOKEN)).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(list((API_KEY_SID, API_KEY_SECRET)).await.0, StatusCode::OK);
}

#[tokio::test]
async fn test_credentials_refuse_their_numbers_and_send_nothing() {
    let stage = Stage::new();
    let (url, heard) = listener().await;
    let path = format!("/2010-04-01/Accounts/{TEST_ACCOUNT_SID}/Messages.json");
    let send = async |to: &str, from: &str| {
        let form = [("To", to), ("From", from), ("Body", "Hola"), ("StatusCallback", url.as_str())];
        let (status, answer) = stage.ask_at(TESTER, "POST", &path, &form).await;
        (status.as_u16(), answer["code"].as_i64().unwrap_or_default())
    };
    let magic = "+15005550006";
    let to = [("1", 21211), ("2", 21612), ("3", 21408), ("4", 21610), ("9", 21614)];
    for (end, code) in to {
        assert_eq!(send(&format!("+1500555000{end}"), magic).await, (400, code));
    }
    for (from, code) in [("1", 21212), ("7", 21606), ("8", 21611), ("5", 21606)] {
        assert_eq!(send(ANYBODY, &format!("+1500555000{from}")).await, (400, code));
    }
    assert_eq!(send(ANYBODY, PHONE_NUMBER).await, (400, 21606));
    assert_eq!(send(ANYBODY, magic).await, (201, 0));
    assert_eq!(stage.cloud.deliver_pending().await, 0);
    assert!(stage.cloud.sms().is_empty() && heard.lock().unwrap().is_empty());
    let (status, error) = stage.ask_at(TESTER, "GET", &path, &[]).await;
    assert_eq!((status, error["code"].as_i64()), (StatusCode::FORBIDDEN, Some(20008)));
    // Each opens its own account only.
    assert_eq!(stage.ask_as(TESTER, "GET", "Messages.json", &[]).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(stage.ask_at((ACCOUNT_SID, AUTH_TOKEN), "GET", &path, &[]).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn to_the_live_account_the_test_numbers_are_numbers_like_any_other() {
    let stage = Stage::new();
    for end in ["1", "2", "3", "4", "9"] {
        let form = [("To", &*format!("+1500555000{end}")), ("From", PHONE_NUMBER), ("Body", "Hola")];
        assert_eq!(stage.send(&form).await.0, StatusCode::CREATED);
    }
    assert_eq!(stage.refusal(&[("To", ANYBODY), ("From", "+15005550006"), ("Body", "Hola")]).await, 21606);
}

#[tokio::test]
async fn an_account_that_may_forget_forgets_the_text_once_it_is_sent() {
    let stage = Stage::new();
    stage.cloud.may_discard(true);
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola"), ("ContentRetention", "discard")];
    let (_, message) = stage.send(&form).await;
    assert_eq!(message["body"], "Hola");
    stage.cloud.deliver_pending().await;
    let (_, list) = stage.ask("GET", "Messages.json", &[]).await;
    assert_eq!((&list["messages"][0]["body"], &list["messages"][0]["to"]), (&"".into(), &ANYBODY.into()));
    assert_eq!(stage.texts(), [(ANYBODY.to_owned(), "Hola".to_owned(), "delivered")]);
}

#[tokio::test]
async fn a_hidden_number_is_not_found_by_it() {
    let stage = Stage::new();
    stage.cloud.may_discard(true);
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola"), ("AddressRetention", "obfuscate")];
    assert_eq!(stage.send(&form).await.1["to"], "+52551234XXXX");
    stage.cloud.deliver_pending().await;
    let count = async |query: &str| {
        let (_, list) = stage.ask("GET", &format!("Messages.json{query}"), &[]).await;
        list["messages"].as_array().unwrap().len()
    };
    assert_eq!((count("").await, count("?To=%2B525512345678").await), (1, 0));
    assert_eq!(stage.texts(), [(ANYBODY.to_owned(), "Hola".to_owned(), "delivered")]);
}

#[tokio::test]
async fn what_the_account_deletes_stays_on_the_phone() {
    let stage = Stage::new();
    let (_, message) = stage.send(&[("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")]).await;
    stage.cloud.deliver_pending().await;
    let one = format!("Messages/{}.json", message["sid"].as_str().unwrap());
    assert_eq!(stage.ask("POST", &one, &[("Body", "")]).await.1["body"], "");
    assert_eq!(stage.ask("DELETE", &one, &[]).await.0, StatusCode::NO_CONTENT);
    assert_eq!(stage.ask("GET", "Messages.json", &[]).await.1["messages"], serde_json::json!([]));
    assert_eq!(stage.texts(), [(ANYBODY.to_owned(), "Hola".to_owned(), "delivered")]);
}
