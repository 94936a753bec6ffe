//! TwiML, read as strictly as it can be: the messages that a service answers to a text with.

use roxmltree::{Document, Node};

/// A message that is to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) to: Option<String>,
    pub(super) from: Option<String>,
    pub(super) body: String,
    /// Where to tell how far it has come.
    pub(super) callback: Option<String>,
}

/// What is wrong with an answer: the code of Twilio's debugger, and where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) code: u32,
    pub(super) what: String,
}

const XML: [&str; 2] = ["text/xml", "application/xml"];
const ATTRIBUTES: [&str; 5] = ["to", "from", "action", "method", "statusCallback"];
/// The longest text, all parts together, in characters.
const LONGEST_BODY: usize = 1_600;

/// The messages in an answer of this content type.
pub(super) fn read(kind: &str, bytes: &[u8]) -> Result<Vec<Reply>, Flaw> {
    judge_kind(kind)?;
    let text = str::from_utf8(bytes).map_err(|_| flaw(12100, "the document is not UTF-8"))?;
    judge_declaration(text)?;
    let document = Document::parse(text).map_err(|error| flaw(12100, error.to_string()))?;
    let root = document.root_element();
    if !is(root, "Response") {
        return Err(flaw(12100, "the root element is not Response"));
    }
    if root.attributes().len() > 0 || has_words(root) {
        return Err(flaw(12200, "Response holds nothing but elements"));
    }
    root.children().filter(Node::is_element).map(message).collect()
}

fn judge_kind(kind: &str) -> Result<(), Flaw> {
    let mut parts = kind.split(';').map(str::trim);
    let is_xml = parts.next().is_some_and(|essence| XML.iter().any(|xml| xml.eq_ignore_ascii_case(essence)));
    let charset = parts.find_map(|part| part.to_ascii_lowercase().strip_prefix("charset=").map(str::to_owned));
    let is_utf8 = charset.is_none_or(|name| name.trim_matches('"') == "utf-8");
    if is_xml && is_utf8 { Ok(()) } else { Err(flaw(12300, format!("the content type is {kind:?}"))) }
}

/// The declaration may name one encoding only.
fn judge_declaration(text: &str) -> Result<(), Flaw> {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(inside, _)| inside);
    let encoding = declaration.and_then(|inside| inside.split_once("encoding=")).map(|(_, rest)| rest.to_lowercase());
    match encoding {
        Some(name) if !name.trim_start_matches(['"', '\'']).starts_with("utf-8") => {
            Err(flaw(12100, "the declared encoding is not UTF-8"))
        }
        _ => Ok(()),
    }
}

fn message(node: Node<'_, '_>) -> Result<Reply, Flaw> {
    if !is(node, "Message") {
        return Err(flaw(12200, format!("{} is not known here", node.tag_name().name())));
    }
    let known = |name: &str| ATTRIBUTES.contains(&name);
    if let Some(other) = node.attributes().find(|one| one.namespace().is_some() || !known(one.name())) {
        return Err(flaw(12200, format!("Message has no attribute {}", other.name())));
    }
    if node.attribute("method").is_some_and(|method| method != "POST") {
        return Err(flaw(14104, "only POST is simulated"));
    }
    let owned = |name: &str| node.attribute(name).map(str::to_owned);
    let callback = owned("statusCallback").or_else(|| owned("action"));
    Ok(Reply { to: owned("to"), from: owned("from"), body: body(node)?, callback })
}

/// The text stands in the message itself, or in a Body.
fn body(message: Node<'_, '_>) -> Result<String, Flaw> {
    let inside: Vec<_> = message.children().filter(Node::is_element).collect();
    let text = match inside.as_slice() {
        [] => words(message),
        [body] if is(*body, "Body") && body.attributes().len() == 0 && !has_words(message) => {
            if body.children().any(|child| child.is_element()) {
                return Err(flaw(12200, "Body holds nothing but text"));
            }
            words(*body)
        }
        _ => return Err(flaw(12200, "Message holds text or one Body")),
    };
    match text.trim() {
        "" => Err(flaw(14103, "the body is empty")),
        text if text.chars().count() > LONGEST_BODY => Err(flaw(14103, "the body exceeds 1600 characters")),
        text => Ok(text.to_owned()),
    }
}

/// Text that comments stand between is one text.
fn words(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}

fn has_words(node: Node<'_, '_>) -> bool {
    !words(node).trim().is_empty()
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name && node.tag_name().namespace().is_none()
}

fn flaw(code: u32, what: impl Into<String>) -> Flaw {
    Flaw { code, what: what.into() }
}
