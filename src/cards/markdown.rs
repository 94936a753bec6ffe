//! What a person typed, made safe for the places of a card where Webex reads Markdown: `TextBlock` and facts.
//!
//! Only what would be read as Markdown is escaped, and only where it would be: "María-José (8:30)" stays as it is,
//! since a few clients show the backslash.

/// Escapes a person's text for a `TextBlock` or a fact. Input values, button titles and chat need no escape.
pub fn markdown_escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            escaped.push('\n');
        }
        escape_line(line, &mut escaped);
    }
    escaped
}

fn escape_line(line: &str, escaped: &mut String) {
    let marker = block_marker(line);
    for (place, c) in line.char_indices() {
        let special =
            matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~') || (c == '&' && starts_entity(&line[place..]));
        if special || Some(place) == marker {
            escaped.push('\\');
        }
        escaped.push(c);
    }
}

/// Where a line's heading, quote, list or rule begins to be one.
fn block_marker(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    // A phone begins with a plus and is no list.
    let list = rest.starts_with('+') && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if list || rest.starts_with(['#', '>', '-', '=']) {
        return Some(indent);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && rest[digits..].starts_with(['.', ')'])).then_some(indent + digits)
}

/// `&lt;` and the like, which would be shown as the sign they stand for.
fn starts_entity(rest: &str) -> bool {
    let Some((name, _)) = rest[1..].split_once(';') else { return false };
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}
