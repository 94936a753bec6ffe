//! People and licences as an administrator of the organisation sees them: with the Service App's token.

use reqwest::Method;
use serde::{Deserialize, Deserializer};
use serde_json::json;

use super::{Items, PEER, Webex, WebexError, call};

/// Somebody's account in the organisation.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The person id.
    pub id: String,
    /// Their addresses, the first being the one they sign in with.
    #[serde(default)]
    pub emails: Vec<String>,
    /// How they are called.
    #[serde(default)]
    pub display_name: String,
    /// The ids of their licences; only told when one person is asked for.
    #[serde(default)]
    pub licenses: Vec<String>,
    /// Whether they have not accepted the invitation to Webex yet.
    #[serde(default, deserialize_with = "yes_or_no")]
    pub invite_pending: bool,
}

/// A licence of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Licence {
    /// Its id.
    pub id: String,
    /// What Webex calls it. The names change.
    pub name: String,
    /// How many people may have it.
    #[serde(default)]
    pub total_units: i64,
    /// How many have it.
    #[serde(default)]
    pub consumed_units: i64,
    /// The meeting site that it is for.
    #[serde(default)]
    pub site_url: Option<String>,
}

/// What somebody has after licences were given.
#[derive(Deserialize)]
struct Assigned {
    #[serde(default)]
    licenses: Vec<String>,
}

impl Webex {
    /// The account that signs in with this address, if the organisation has one. A list does not tell licences, so the
    /// account is asked for once more by its id.
    pub async fn account(&self, email: &str) -> Result<Option<Account>, WebexError> {
        let request = self.as_service_app(Method::GET, &["people"]).await?.query(&[("email", email)]);
        let found: Items<Account> = self.noticed(call(PEER, request).await)?;
        let Some(found) = found.items.into_iter().next() else { return Ok(None) };
        let request = self.as_service_app(Method::GET, &["people", &found.id]).await?;
        self.noticed(call(PEER, request).await).map(Some)
    }

    /// Makes an account, without licences; Webex sends an invitation to its address.
    pub async fn create_account(&self, email: &str, name: &str) -> Result<Account, WebexError> {
        let body = json!({ "emails": [email], "displayName": name });
        let request = self.as_service_app(Method::POST, &["people"]).await?.json(&body);
        self.noticed(call(PEER, request).await)
    }

    /// All licences of the organisation.
    pub async fn licences(&self) -> Result<Vec<Licence>, WebexError> {
        let request = self.as_service_app(Method::GET, &["licenses"]).await?;
        let all: Items<Licence> = self.noticed(call(PEER, request).await)?;
        Ok(all.items)
    }

    /// Gives somebody a licence. Answers whether they have it then: Webex calls it a success, too, when it was only a
    /// part of one.
    pub async fn give_licence(&self, person_id: &str, licence: &str) -> Result<bool, WebexError> {
        let body = json!({ "personId": person_id, "licenses": [{ "id": licence, "operation": "add" }] });
        let request = self.as_service_app(Method::PATCH, &["licenses", "users"]).await?.json(&body);
        let has: Assigned = self.noticed(call(PEER, request).await)?;
        Ok(has.licenses.iter().any(|one| one == licence))
    }
}

/// The documents say that it is text; Webex answers a JSON boolean.
fn yes_or_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum YesOrNo {
        Flag(bool),
        Text(String),
    }
    Ok(match YesOrNo::deserialize(deserializer)? {
        YesOrNo::Flag(flag) => flag,
        YesOrNo::Text(text) => text == "true",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pending_invitation_is_read_as_documented_and_as_answered() {
        let pending = |value: serde_json::Value| {
            let account: Account = serde_json::from_value(json!({ "id": "a", "invitePending": value })).unwrap();
            account.invite_pending
        };
        assert_eq!([json!(true), json!("true"), json!(false), json!("false")].map(pending), [true, true, false, false]);
        assert!(!serde_json::from_str::<Account>("{\"id\":\"a\"}").unwrap().invite_pending);
    }
}
