//! What Webex makes of Markdown: the HTML it shows, the plain text beside it, and who is mentioned.
//!
//! Only what a bot's messages use: bold, italics, code, links, line breaks, list items and mentions.

use super::state::{Person, State};

/// A message's words in all their forms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) html: String,
    pub(super) mentioned: Vec<String>,
    pub(super) mentions_all: bool,
}

/// Renders Markdown; mentions of unknown people stay as they were written.
pub(super) fn render(state: &State, markdown: &str) -> Words {
    let mut words = Words::default();
    let mut rest = markdown;
    while let Some((before, mention, after)) = next_mention(rest) {
        words.push_markdown(before);
        match mention {
            "all" => words.push_mention("groupMention", "all", "All"),
            _ => match mentioned_person(state, mention) {
                Some(person) => {
                    words.push_mention("person", &person.id, &person.name);
                    words.mentioned.push(person.id.clone());
                }
                None => words.push_markdown(mention),
            },
        }
        words.mentions_all |= mention == "all";
        rest = after;
    }
    words.push_markdown(rest);
    words.html = format!("<p>{}</p>", words.html.replace('\n', "<br/>"));
    words
}

/// The mention in `<@…>` that comes first, with what is before and after it.
fn next_mention(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("<@")?;
    let (mention, after) = rest.split_once('>')?;
    Some((before, mention, after))
}

fn mentioned_person<'a>(state: &'a State, mention: &str) -> Option<&'a Person> {
    let (by, value) = mention.split_once(':')?;
    let value = value.split('|').next().unwrap_or_default();
    match by {
        "personEmail" => state.person_by_email(value),
        "personId" => state.person(value),
        _ => None,
    }
}

impl Words {
    fn push_mention(&mut self, kind: &str, id: &str, name: &str) {
        let name = escaped(name);
        self.text.push_str(&name);
        self.html.push_str(&format!(
            "<spark-mention data-object-type=\"{kind}\" data-object-id=\"{id}\">{name}</spark-mention>"
        ));
    }

    fn push_markdown(&mut self, markdown: &str) {
        let mut rest = markdown;
        while let Some(at) = rest.find(['*', '_', '`', '[']) {
            let (before, marked) = rest.split_at(at);
            self.push_plain(before);
            rest = self.push_marked(marked, before.chars().last());
        }
        self.push_plain(rest);
    }

    /// `marked` starts with a mark; gives back what comes after what it marks.
    fn push_marked<'a>(&mut self, marked: &'a str, before: Option<char>) -> &'a str {
        if let Some((label, url, rest)) = link(marked) {
            self.text.push_str(label);
            self.html.push_str(&format!("<a href=\"{}\" rel=\"nofollow\">{}</a>", escaped(url), escaped(label)));
            return rest;
        }
        // An underscore inside a word is a letter there, as in an e-mail address.
        let inside_word = marked.starts_with('_') && before.is_some_and(char::is_alphanumeric);
        for (mark, tag) in [("**", "strong"), ("*", "em"), ("_", "em"), ("`", "code")] {
            if inside_word {
                break;
            }
            let inner = marked.strip_prefix(mark).and_then(|rest| rest.split_once(mark));
            if let Some((inner, rest)) = inner.filter(|(inner, _)| !inner.is_empty() && !inner.starts_with(' ')) {
                self.html.push_str(&format!("<{tag}>"));
                self.push_markdown(inner);
                self.html.push_str(&format!("</{tag}>"));
                return rest;
            }
        }
        let (mark, rest) = marked.split_at(1);
        self.push_plain(mark);
        rest
    }

    fn push_plain(&mut self, text: &str) {
        self.text.push_str(text);
        self.html.push_str(&escaped(text));
    }
}

fn link(marked: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = marked.strip_prefix('[')?.split_once("](")?;
    let (url, rest) = rest.split_once(')')?;
    Some((label, url, rest))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::sandbox::people::BOT;

    #[test]
    fn a_mention_becomes_a_name_and_is_remembered() {
        let state = State::founded(Timestamp::UNIX_EPOCH);
        let words = render(&state, "<@personEmail:televisita@webex.bot> hola");
        assert_eq!(words.text, "Televisita hola");
        assert_eq!(words.mentioned, [state.person_by_email(BOT.email).unwrap().id.clone()]);
        assert!(words.html.contains("<spark-mention data-object-type=\"person\""));
        assert!(render(&state, "<@all> aviso").mentions_all);
    }

    #[test]
    fn marks_leave_the_text_and_dangerous_characters_leave_the_html() {
        let words = render(&State::default(), "**Listo** 3 * 4 < 13, a_b_c, [ver](https://x.test/?a=1&b=2)\n_fin_");
        assert_eq!(words.text, "Listo 3 * 4 < 13, a_b_c, ver\nfin");
        assert_eq!(
            words.html,
            "<p><strong>Listo</strong> 3 * 4 &lt; 13, a_b_c, <a href=\"https://x.test/?a=1&amp;b=2\" rel=\"nofollow\">\
             ver</a><br/><em>fin</em></p>"
        );
    }
}
