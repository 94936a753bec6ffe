//! What counts as TwiML.

use crate::sandbox::twilio::twiml::{Reply, read};

fn bodies(inside: &str) -> Vec<String> {
    let replies = read("application/xml", format!("<Response>{inside}</Response>").as_bytes());
    replies.unwrap().into_iter().map(|reply| reply.body).collect()
}

fn code(kind: &str, document: &[u8]) -> u32 {
    read(kind, document).unwrap_err().code
}

#[test]
fn messages_hold_text_or_a_body() {
    assert!(bodies("").is_empty());
    assert_eq!(
        bodies("<Message>Hola</Message> <Message><Body> ¿Cómo está? </Body></Message>"),
        ["Hola", "¿Cómo está?"]
    );
    assert_eq!(bodies("<Message><![CDATA[a < b]]></Message><!-- fin -->"), ["a < b"]);
    assert_eq!(bodies(&format!("<Message>{}</Message>", "á".repeat(1_600))).len(), 1);
}

#[test]
fn attributes_say_where_to_and_where_to_tell() {
    let document =
        "<Response><Message to='+525512345678' from='+15550107400' statusCallback='/s'>a</Message></Response>";
    let own = |text: &str| Some(text.to_owned());
    let reply =
        Reply { to: own("+525512345678"), from: own("+15550107400"), body: "a".to_owned(), callback: own("/s") };
    assert_eq!(read("text/xml;charset=UTF-8", document.as_bytes()).unwrap(), [reply]);
}

#[test]
fn the_content_type_is_that_of_xml_in_utf_8() {
    for kind in ["", "text/plain", "text/html", "application/json", "text/xml; charset=iso-8859-1"] {
        assert_eq!(code(kind, b"<Response/>"), 12300, "{kind}");
    }
}

#[test]
fn the_document_is_well_formed_and_a_response() {
    let wrong: [&[u8]; 6] = [
        b"",
        b"OK",
        b"<Response>",
        b"<response/>",
        b"<Response><Message>\xe1</Message></Response>",
        b"<?xml version='1.0' encoding='ISO-8859-1'?><Response/>",
    ];
    for document in wrong {
        assert_eq!(code("text/xml", document), 12100, "{}", String::from_utf8_lossy(document));
    }
    assert!(read("text/xml", b"<?xml version='1.0' encoding='utf-8'?><Response/>").is_ok());
}

#[test]
fn nothing_but_messages_is_taken() {
    let long = "a".repeat(1_601);
    let cases = [
        ("Hola", 12200),
        ("<Sms>Hola</Sms>", 12200),
        ("<message>Hola</message>", 12200),
        ("<Message colour='red'>Hola</Message>", 12200),
        ("<Message>Hola<Body>Hola</Body></Message>", 12200),
        ("<Message><Body>Hola</Body><Body>Hola</Body></Message>", 12200),
        ("<Message><Body><b>Hola</b></Body></Message>", 12200),
        ("<Message><Media>https://a.test/1.png</Media></Message>", 12200),
        ("<Message method='GET'>Hola</Message>", 14104),
        ("<Message/>", 14103),
        ("<Message><Body> </Body></Message>", 14103),
        (&format!("<Message>{long}</Message>"), 14103),
    ];
    for (inside, wanted) in cases {
        assert_eq!(code("text/xml", format!("<Response>{inside}</Response>").as_bytes()), wanted, "{inside}");
    }
}
