//! The judgement itself, on a document of a few lines: what it lets pass, and that it finds what is wrong.

use serde_json::{Value, json};
use televisita::sandbox::exchange::{Exchange, Peer};

use super::{Contract, Schemas, Scope};

fn contract() -> Contract {
    let text = json!({ "type": "string" });
    let thing = json!({
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": text,
            "size": { "type": "integer", "nullable": true },
            "kind": { "allOf": [{ "$ref": "#/components/schemas/Kind" }] },
            "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } },
        },
    });
    let body = |schema: Value| json!({ "application/json;charset=UTF-8": { "schema": schema } });
    let reference = json!({ "$ref": "#/components/schemas/Thing" });
    let path = json!({ "in": "path", "name": "id", "schema": { "type": "string", "pattern": "^T" } });
    let form =
        json!({ "type": "object", "properties": { "To": text, "Try": { "type": "integer" } }, "required": ["To"] });
    let document = json!({
        "components": { "schemas": { "Thing": thing, "Kind": { "type": "string", "enum": ["a", "b"] } } },
        "paths": {
            "/things/mine": { "get": { "responses": { "204": { "content": {} } } } },
            "/things/{id}": {
                "parameters": [path],
                "get": {
                    "parameters": [
                        { "in": "query", "name": "max", "required": true, "schema": { "type": "number" } },
                        { "in": "query", "name": "tag", "schema": { "type": "array", "items": text } },
                    ],
                    "responses": { "200": { "content": body(reference.clone()) }, "404": { "content": {} } },
                },
                "post": {
                    "requestBody": { "required": true, "content": body(reference) },
                    "responses": { "204": {} },
                },
                "put": {
                    "requestBody": { "content": { "application/x-www-form-urlencoded": { "schema": form } } },
                    "responses": { "204": {} },
                },
            },
        },
    });
    Contract { documents: vec![(Peer::Webex, Schemas(document))] }
}

fn exchange(call: &str, body: &str, status: u16, answer: &str) -> Exchange {
    let (method, url) = call.split_once(' ').unwrap();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let kind = if method == "PUT" { "application/x-www-form-urlencoded" } else { "application/json" };
    Exchange {
        peer: Peer::Webex,
        method: method.to_owned(),
        template: path.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        request_type: Some(kind.to_owned()),
        request_body: body.as_bytes().to_vec(),
        status,
        response_type: Some("application/json".to_owned()),
        response_body: answer.as_bytes().to_vec(),
        faulty: false,
    }
}

fn problems(call: &str, body: &str, status: u16, answer: &str) -> Vec<String> {
    let found = contract().problems(&exchange(call, body, status, answer), Scope::Both);
    found.into_iter().map(|problem| problem.what).collect()
}

#[test]
fn what_is_documented_passes() {
    let thing = r#"{"id":"T1","size":null,"kind":"a","parts":[{"id":"T2","size":3}]}"#;
    let nothing: [&str; 0] = [];
    assert_eq!(problems("GET /v1/things/T1?max=5&tag=x&tag=y", "", 200, thing), nothing);
    assert_eq!(problems("GET /v1/things/mine", "", 204, ""), nothing);
    assert_eq!(problems("POST /v1/things/T1", thing, 204, ""), nothing);
    assert_eq!(problems("PUT /v1/things/T1", "To=a&Try=2", 204, ""), nothing);
    let refusal = r#"{"message":"No.","errors":[{"description":"No."}],"trackingId":"X"}"#;
    assert_eq!(problems("GET /v1/things/T1?max=5", "", 404, refusal), nothing);
    assert_eq!(problems("GET /v1/unknown", "", 404, refusal), nothing);
}

#[test]
fn a_wrong_request_is_found_out() {
    let good = r#"{"id":"T1"}"#;
    let ask = |call: &str| problems(call, "", 200, good);
    assert_eq!(ask("GET /v1/things/T1"), ["query: max is missing"]);
    assert_eq!(ask("GET /v1/things/T1?max=many"), ["query max: value is not of type \"number\""]);
    assert_eq!(ask("GET /v1/things/T1?max=1&max=2"), ["query max: given more than once"]);
    assert_eq!(ask("GET /v1/things/T1?max=1&min=2"), ["query: min is not known"]);
    assert_eq!(ask("GET /v1/things/1?max=1"), ["path id: value does not match \"^T\""]);
    let post = |body: &str| problems("POST /v1/things/T1", body, 204, "");
    assert_eq!(post(""), ["request: the body is missing"]);
    assert_eq!(post("{"), ["request: the body is not JSON"]);
    assert_eq!(post("{}"), ["request: \"id\" is a required property"]);
    let extra = "request/parts/*: Additional properties are not allowed ('colour' was unexpected)";
    assert_eq!(post(r#"{"id":"T1","parts":[{"id":"T2"},{"id":"T3","colour":1}]}"#), [extra]);
    assert_eq!(post(r#"{"id":"T1","size":"3"}"#), ["request/size: value is not of types \"null\", \"integer\""]);
    assert_eq!(post(r#"{"id":"T1","kind":"c"}"#), ["request/kind: value is not one of \"a\" or \"b\""]);
    let put = |body: &str| problems("PUT /v1/things/T1", body, 204, "");
    assert_eq!(put("Try=2"), ["request: \"To\" is a required property"]);
    assert_eq!(put("To=a&Try=soon"), ["request/Try: value is not of type \"integer\""]);
    assert_eq!(put("To=a&to=b"), ["request: Additional properties are not allowed ('to' was unexpected)"]);
}

#[test]
fn a_wrong_answer_is_found_out() {
    let get = |status: u16, answer: &str| problems("GET /v1/things/T1?max=5", "", status, answer);
    assert_eq!(get(200, "{}"), ["answer 200: \"id\" is a required property"]);
    assert_eq!(get(200, ""), ["answer 200: the body is not JSON"]);
    assert_eq!(get(201, r#"{"id":"T1"}"#), ["answer: the status 201 is not declared"]);
    assert_eq!(get(404, "{}").len(), 3);
    assert_eq!(problems("GET /v1/things/mine", "", 204, "{}"), ["answer 204: a body is sent, and none is described"]);
    assert_eq!(problems("GET /v1/unknown", "", 200, "{}"), ["no document has this operation"]);
    let only_answer = contract().problems(&exchange("POST /v1/things/T1", "", 204, ""), Scope::Answer);
    assert!(only_answer.is_empty());
}
