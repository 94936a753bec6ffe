//! Public identifiers as Webex makes them: base64url, without padding, of `ciscospark://us/<TYPE>/<uuid>`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::clock;

/// A public identifier of the given type.
pub(in crate::sandbox) fn public(kind: &str, uuid: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("ciscospark://us/{kind}/{uuid}"))
}

/// A membership's identifier names both the person and the room.
pub(super) fn membership(person: Uuid, room: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("ciscospark://us/MEMBERSHIP/{person}:{room}"))
}

pub(super) fn new(kind: &str) -> String {
    public(kind, clock::random_id())
}

/// The digits that name one run of a meeting.
pub(super) fn digits() -> String {
    (u64::from_be_bytes(clock::random_bytes()) % 1_000_000_000_000_000_000).to_string()
}

#[cfg(test)]
mod tests {
    use uuid::uuid;

    use super::*;

    #[test]
    fn a_public_identifier_is_the_one_of_the_official_documents() {
        // From the List Messages example: the id decodes to a MESSAGE address.
        let id = public("MESSAGE", uuid!("92db3be0-43bd-11e6-8ae9-dd5b3dfc565d"));
        assert_eq!(id, "Y2lzY29zcGFyazovL3VzL01FU1NBR0UvOTJkYjNiZTAtNDNiZC0xMWU2LThhZTktZGQ1YjNkZmM1NjVk");
    }
}
