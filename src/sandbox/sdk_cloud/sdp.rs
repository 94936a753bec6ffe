//! The little that the cloud has to know about SDP. Webex never bundles: every kind of media has a connection of its own.
//! The SDK relies on that (its answers must have addresses for each), so bundles are taken out of whatever is relayed, and
//! the Webex lobby serves each medium by itself.

/// The same description, without its offer to bundle.
pub(super) fn unbundled(sdp: &str) -> String {
    keep_lines(sdp, |line| !line.starts_with("a=group:"))
}

/// What a browser can do, from what it offered: without its addresses, so that nobody calls there before it has agreed,
/// and with its part in the encryption's handshake (`calls`: whether it speaks first), which it never changes.
pub(super) fn template(offer: &str, calls: bool) -> String {
    let bare = keep_lines(offer, |line| !line.starts_with("a=candidate:") && !line.starts_with("a=end-of-candidates"));
    bare.replace("a=setup:actpass", if calls { "a=setup:active" } else { "a=setup:passive" })
}

/// Whether whoever gets this answer speaks first in the encryption's handshake.
pub(super) fn lets_call(answer: &str) -> bool {
    answer.lines().any(|line| line == "a=setup:passive")
}

/// One description for each medium, each a bundle of one: the lobby's WebRTC knows nothing else.
pub(super) fn split(sdp: &str) -> Vec<String> {
    let sdp = unbundled(sdp);
    let (head, media) = sdp.split_at(sdp.find("m=").unwrap_or(sdp.len()));
    let mut sections: Vec<String> = Vec::new();
    for line in media.lines() {
        if line.starts_with("m=") {
            sections.push(String::new());
        }
        sections.last_mut().into_iter().for_each(|section| section.extend([line, "\r\n"]));
    }
    let mid = |section: &str| section.lines().find_map(|line| line.strip_prefix("a=mid:")).unwrap_or("0").to_owned();
    sections.iter().map(|section| format!("{head}a=group:BUNDLE {}\r\n{section}", mid(section))).collect()
}

/// One description of all media, from one for each.
pub(super) fn join(sections: &[String]) -> String {
    let rest = sections.iter().skip(1).map(|section| section.find("m=").map_or("", |at| &section[at..]));
    sections.first().map(String::as_str).into_iter().chain(rest).map(unbundled).collect()
}

fn keep_lines(sdp: &str, keep: impl Fn(&str) -> bool) -> String {
    sdp.lines().filter(|line| keep(line)).flat_map(|line| [line, "\r\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: &str = "v=0\r\no=- 7 2 IN IP4 127.0.0.1\r\na=group:BUNDLE 0 1\r\nm=audio 9 RTP 111\r\na=mid:0\r\n\
                         a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\nm=video 9 RTP 96\r\na=mid:1\r\na=end-of-candidates\r\n";

    #[test]
    fn each_medium_gets_the_head_and_its_own_lines() {
        let sections = split(OFFER);
        assert_eq!(sections.len(), 2);
        for (section, mid) in sections.iter().zip(["a=mid:0", "a=mid:1"]) {
            assert!(section.starts_with("v=0\r\no=- 7 2 "));
            assert_eq!(section.matches("m=").count(), 1);
            assert!(section.contains(mid));
        }
    }

    #[test]
    fn what_was_split_joins_to_the_same_without_its_bundle() {
        assert_eq!(join(&split(OFFER)), unbundled(OFFER));
        assert!(!unbundled(OFFER).contains("BUNDLE"));
    }

    #[test]
    fn a_template_has_no_addresses_and_a_fixed_part() {
        let template = template(&format!("{OFFER}a=setup:actpass\r\n"), true);
        assert!(!template.contains("candidate"));
        assert!(template.contains("a=mid:1"));
        assert!(template.ends_with("a=setup:active\r\n"));
    }
}
