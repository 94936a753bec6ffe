//! What Twilio is answered when it hands over what somebody wrote: at most one message, in its XML.

use axum::response::{IntoResponse, Response};
use http::header;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// The answer with these words; without words, nothing is sent.
pub(super) fn response(words: &str) -> Response {
    ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], document(words)).into_response()
}

fn document(words: &str) -> String {
    if words.is_empty() {
        return format!("{DECLARATION}<Response/>");
    }
    format!("{DECLARATION}<Response><Message><Body>{}</Body></Message></Response>", escaped(words))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_were_written() {
        let words = "Hospital A&B <norte>: \"responda\" 1 > 2 & 'gracias' &amp;";
        let written = document(words);
        let read = roxmltree::Document::parse(&written).unwrap();
        let body = read.descendants().find(|node| node.has_tag_name("Body")).unwrap();
        assert_eq!(body.text(), Some(words));
        assert_eq!(read.descendants().filter(|node| node.has_tag_name("Message")).count(), 1);
    }

    #[test]
    fn without_words_nothing_is_sent() {
        assert_eq!(document(""), r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#);
    }
}
