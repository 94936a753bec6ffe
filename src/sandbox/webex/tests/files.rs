//! Files in messages: uploaded, named by their address, downloaded.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Answered, Router, WebexCloud, ask, cloud, send};
use crate::sandbox::people::{ANA, BOT, LUIS};

/// A message posted as a form, as `curl --form` does it.
async fn post_form(cloud: &WebexCloud, token: &str, parts: &[(&str, &[u8])]) -> Answered {
    let mut body = Vec::new();
    for (what, content) in parts {
        let head = format!("--cut\r\nContent-Disposition: form-data; {what}\r\n\r\n");
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    }
    body.extend(b"--cut--\r\n");
    let request = Request::post("/v1/messages")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "multipart/form-data; boundary=cut");
    send(cloud, request.body(Body::from(body)).unwrap()).await
}

/// What is at a message's only file: status, headers, bytes.
async fn download(cloud: &WebexCloud, token: &str, method: &str, message: &Value) -> (StatusCode, HeaderMap, Vec<u8>) {
    let url = message["files"][0].as_str().unwrap().strip_prefix("http://webex.test").unwrap();
    let request = Request::builder().method(method).uri(url).header("authorization", format!("Bearer {token}"));
    let (parts, body) = cloud.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
    (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn an_attached_file_is_downloaded_by_those_who_see_the_message() {
    let cloud = cloud();
    let file = "name=\"files\"; filename=\"lista mañana.csv\"\r\nContent-Type: text/csv";
    let to = ("name=\"toPersonEmail\"", BOT.email.as_bytes());
    let sent = post_form(&cloud, ANA.token, &[to, (file, "nombre\nJosé".as_bytes())]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    assert_eq!(sent.body["text"], Value::Null);
    for token in [BOT.token, ANA.token] {
        let (status, headers, bytes) = download(&cloud, token, "GET", &sent.body).await;
        assert_eq!((status, bytes.as_slice()), (StatusCode::OK, "nombre\nJosé".as_bytes()));
        assert_eq!(headers["content-type"], "text/csv");
        let name = "attachment; filename=\"lista ma_ana.csv\"; filename*=UTF-8''lista%20ma%C3%B1ana.csv";
        assert_eq!(headers["content-disposition"], name);
    }
    let (status, headers, bytes) = download(&cloud, BOT.token, "HEAD", &sent.body).await;
    assert_eq!((status, bytes.len()), (StatusCode::OK, 0));
    assert_eq!(
        (&headers["content-length"], &headers["content-type"]),
        (&"12".parse().unwrap(), &"text/csv".parse().unwrap())
    );
    assert_eq!(download(&cloud, LUIS.token, "GET", &sent.body).await.0, StatusCode::NOT_FOUND);
    assert_eq!(download(&cloud, "nobody", "GET", &sent.body).await.0, StatusCode::UNAUTHORIZED);
    let delete = format!("DELETE /v1/messages/{}", sent.body["id"].as_str().unwrap());
    assert_eq!(ask(&cloud, ANA.token, &delete, Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(download(&cloud, ANA.token, "GET", &sent.body).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_message_takes_one_file_of_100_mb_at_most() {
    let cloud = cloud();
    let file = "name=\"files\"; filename=\"a.csv\"\r\nContent-Type: text/csv";
    let to = ("name=\"toPersonEmail\"", ANA.email.as_bytes());
    let two = post_form(&cloud, BOT.token, &[to, (file, b"a"), (file, b"b")]).await;
    assert_eq!(
        (two.status, &two.body["message"]),
        (StatusCode::BAD_REQUEST, &json!("Only one file is allowed per message."))
    );
    let huge = vec![b'a'; 100 * 1024 * 1024 + 1];
    assert_eq!(post_form(&cloud, BOT.token, &[to, (file, &huge)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let large = &huge[..3 * 1024 * 1024];
    assert_eq!(post_form(&cloud, BOT.token, &[to, (file, large)]).await.status, StatusCode::OK);
    assert_eq!(cloud.state().messages.len(), 1);
}

#[tokio::test]
async fn a_file_that_is_named_by_its_address_is_fetched() {
    let cloud = cloud();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    let page = axum::routing::get(async || ([("content-type", "image/png")], "picture"));
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/media/chart.png", page)).await });
    let post = async |file: String| {
        let body = json!({ "toPersonEmail": ANA.email, "text": "x", "files": [file] });
        ask(&cloud, BOT.token, "POST /v1/messages", body).await
    };
    let sent = post(format!("{host}/media/chart.png")).await.body;
    let (_, headers, bytes) = download(&cloud, ANA.token, "GET", &sent).await;
    assert_eq!((headers["content-type"].as_bytes(), bytes.as_slice()), (&b"image/png"[..], &b"picture"[..]));
    assert_eq!(headers["content-disposition"], "attachment; filename=\"chart.png\"");
    for unreachable in [format!("{host}/nothing.png"), "chart.png".to_owned(), "file:///etc/hosts".to_owned()] {
        assert_eq!(post(unreachable.clone()).await.status, StatusCode::BAD_REQUEST, "{unreachable}");
    }
    let form = [("name=\"toPersonEmail\"", ANA.email), ("name=\"files\"", &format!("{host}/media/chart.png"))];
    let form = form.map(|(name, value)| (name, value.as_bytes()));
    assert_eq!(post_form(&cloud, BOT.token, &form).await.status, StatusCode::OK);
}
