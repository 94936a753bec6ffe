//! Lookup.

use super::*;
use crate::sandbox::people::{TEST_ACCOUNT_SID, TEST_AUTH_TOKEN};

const LINE: &str = "?Fields=line_type_intelligence";

impl Stage {
    async fn look_up(&self, rest: &str) -> (StatusCode, Value) {
        self.ask_at((ACCOUNT_SID, AUTH_TOKEN), "GET", &format!("/v2/PhoneNumbers/{rest}"), &[]).await
    }
}

#[tokio::test]
async fn a_number_is_a_mobile_phone_unless_it_is_something_else() {
    let stage = Stage::new();
    let (_, found) = stage.look_up(&format!("{ANYBODY}{LINE}")).await;
    assert_eq!((&found["valid"], &found["country_code"]), (&true.into(), &"MX".into()));
    assert_eq!((&found["phone_number"], &found["calling_country_code"]), (&ANYBODY.into(), &"52".into()));
    assert_eq!(found["national_format"], "55 1234 5678");
    let line = &found["line_type_intelligence"];
    assert_eq!((&line["type"], &line["carrier_name"]), (&"mobile".into(), &"Telcel".into()));
    assert_eq!((&line["mobile_country_code"], &line["mobile_network_code"]), (&"334".into(), &"020".into()));
    stage.cloud.is_line(ANYBODY, "landline", "Telmex");
    let (_, found) = stage.look_up(&format!("%2B525512345678{LINE}")).await;
    assert_eq!(found["line_type_intelligence"]["type"], "landline");
    assert_eq!(stage.look_up(ANYBODY).await.1["line_type_intelligence"], Value::Null, "nobody asked for it");
    let form = [("To", ANYBODY), ("From", PHONE_NUMBER), ("Body", "Hola")];
    assert_eq!(stage.refusal(&form).await, 21614, "and a landline takes no SMS");
}

#[tokio::test]
async fn a_number_that_cannot_exist_is_said_to_be_invalid() {
    let stage = Stage::new();
    for (number, flaw) in [
        ("+52551234567", "TOO_SHORT"),
        ("+5255123456789", "TOO_LONG"),
        ("+999123456789", "INVALID_COUNTRY_CODE"),
        ("hola", "NOT_A_NUMBER"),
    ] {
        let (status, found) = stage.look_up(&format!("{number}{LINE}")).await;
        assert_eq!((status, &found["valid"]), (StatusCode::OK, &false.into()));
        assert_eq!(found["validation_errors"], serde_json::json!([flaw]), "{number}");
        assert_eq!(found["line_type_intelligence"], Value::Null);
    }
    assert_eq!(stage.look_up("5512345678?CountryCode=MX").await.1["phone_number"], ANYBODY);
}

#[tokio::test]
async fn lookup_has_its_own_refusals() {
    let stage = Stage::new();
    for (query, code) in [("?Fields=colour", 20422), ("?Fields=sim_swap", 60606), ("?Colour=red", 20001)] {
        let (status, error) = stage.look_up(&format!("{ANYBODY}{query}")).await;
        assert_eq!((status, error["code"].as_i64()), (StatusCode::BAD_REQUEST, Some(code)));
    }
    let path = format!("/v2/PhoneNumbers/{ANYBODY}");
    assert_eq!(stage.ask_at((ACCOUNT_SID, "wrong"), "GET", &path, &[]).await.0, StatusCode::UNAUTHORIZED);
    let tester = (TEST_ACCOUNT_SID, TEST_AUTH_TOKEN);
    assert_eq!(stage.ask_at(tester, "GET", &path, &[]).await.0, StatusCode::FORBIDDEN);
}
