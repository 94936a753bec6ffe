//! What a client may ask of a meeting: the tables of fields, and what is usual where nothing is asked.

use serde_json::{Map, Value, json};

use super::errors::Refusal;
use crate::sandbox::people::SITE;
use crate::sandbox::shape::{Field, Fields, Kind, may, must};

pub(super) const CREATE: &[Field] = &[
    must("title", Kind::TextUpTo(128)),
    must("start", Kind::Text),
    must("end", Kind::Text),
    may("agenda", Kind::TextUpTo(1_300)),
    may("recurrence", Kind::Text),
    may("trackingCodes", TRACKING_CODES),
    may("adhoc", Kind::Flag),
    may("roomId", Kind::Text),
    may("templateId", Kind::Text),
    may("scheduledType", Kind::OneOf(&["meeting", "webinar", "personalRoomMeeting"])),
    may("invitees", Kind::List(&Kind::Object(INVITEE))),
    may("siteUrl", Kind::Text),
    may("registration", Kind::Map),
    may("simultaneousInterpretation", Kind::Map),
    may("breakoutSessions", Kind::List(&Kind::Map)),
];
pub(super) const UPDATE: &[Field] = &[
    may("title", Kind::TextUpTo(128)),
    may("start", Kind::Text),
    may("end", Kind::Text),
    may("agenda", Kind::OrNull(&Kind::TextUpTo(1_300))),
    may("recurrence", Kind::OrNull(&Kind::Text)),
    may("trackingCodes", Kind::OrNull(&TRACKING_CODES)),
];
/// The fields that both have.
pub(super) const COMMON: &[Field] = &[
    may("password", Kind::Text),
    may("timezone", Kind::Text),
    may("enabledAutoRecordMeeting", Kind::Flag),
    may("allowAnyUserToBeCoHost", Kind::Flag),
    may("enabledJoinBeforeHost", Kind::Flag),
    may("enableConnectAudioBeforeHost", Kind::Flag),
    may("joinBeforeHostMinutes", Kind::Judged(minutes_before)),
    may("excludePassword", Kind::Flag),
    may("publicMeeting", Kind::Flag),
    may("reminderTime", Kind::Number),
    may("unlockedMeetingJoinSecurity", Kind::OneOf(&["allowJoin", "allowJoinWithLobby", "blockFromJoin"])),
    may("sessionTypeId", Kind::Number),
    may("enabledWebcastView", Kind::Flag),
    may("panelistPassword", Kind::Text),
    may("enableAutomaticLock", Kind::Flag),
    may("automaticLockMinutes", Kind::Number),
    may("allowFirstUserToBeCoHost", Kind::Flag),
    may("allowAuthenticatedDevices", Kind::Flag),
    may("sendEmail", Kind::Flag),
    may("hostEmail", Kind::Text),
    may("meetingOptions", Kind::Object(OPTIONS)),
    may("attendeePrivileges", Kind::Object(PRIVILEGES)),
    may("integrationTags", Kind::Judged(tags)),
    may("enabledBreakoutSessions", Kind::Flag),
    may("enabledAudioWatermark", Kind::Flag),
    may("enabledVisualWatermark", Kind::Flag),
    may("visualWatermarkOpacity", Kind::Number),
    may("audioConnectionOptions", Kind::Object(AUDIO)),
    may("requireAttendeeLogin", Kind::Flag),
    may("restrictToInvitees", Kind::Flag),
    may("enabledLiveStream", Kind::Flag),
    may("liveStream", Kind::Map),
];
const TRACKING_CODES: Kind = Kind::List(&Kind::Object(&[must("name", Kind::Text), must("value", Kind::Text)]));
const INVITEE: &[Field] = &[
    must("email", Kind::Text),
    may("displayName", Kind::TextUpTo(128)),
    may("coHost", Kind::Flag),
    may("panelist", Kind::Flag),
];
const OPTIONS: &[Field] = &[
    may("enabledChat", Kind::Flag),
    may("enabledVideo", Kind::Flag),
    may("enabledPolling", Kind::Flag),
    may("enabledNote", Kind::Flag),
    may("noteType", Kind::OneOf(&["allowAll", "allowOne"])),
    may("enabledFileTransfer", Kind::Flag),
    may("enabledUCFRichMedia", Kind::Flag),
];
const PRIVILEGES: &[Field] = &[
    may("enabledShareContent", Kind::Flag),
    may("enabledSaveDocument", Kind::Flag),
    may("enabledPrintDocument", Kind::Flag),
    may("enabledAnnotate", Kind::Flag),
    may("enabledViewParticipantList", Kind::Flag),
    may("enabledViewThumbnails", Kind::Flag),
    may("enabledRemoteControl", Kind::Flag),
    may("enabledViewAnyDocument", Kind::Flag),
    may("enabledViewAnyPage", Kind::Flag),
    may("enabledContactOperatorPrivately", Kind::Flag),
    may("enabledChatHost", Kind::Flag),
    may("enabledChatPresenter", Kind::Flag),
    may("enabledChatOtherParticipants", Kind::Flag),
];
const AUDIO: &[Field] = &[
    may("audioConnectionType", Kind::OneOf(&["webexAudio", "VoIP", "other", "none"])),
    may("enabledTollFreeCallIn", Kind::Flag),
    may("enabledGlobalCallIn", Kind::Flag),
    may("enabledAudienceCallBack", Kind::Flag),
    may("entryAndExitTone", Kind::OneOf(&["beep", "announceName", "noTone"])),
    may("allowHostToUnmuteParticipants", Kind::Flag),
    may("allowAttendeeToUnmuteSelf", Kind::Flag),
    may("muteAttendeeUponEntry", Kind::Flag),
];
/// What is asked for but never shown again, or shown in a field of its own.
const NOT_ECHOED: [&str; 12] = [
    "title",
    "start",
    "end",
    "timezone",
    "password",
    "sendEmail",
    "hostEmail",
    "siteUrl",
    "templateId",
    "invitees",
    "breakoutSessions",
    "adhoc",
];

/// Refuses what the tables cannot: rules over more than one field, and what the sandbox does not simulate.
pub(super) fn judge(fields: &Fields) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    if fields.text("title").is_some_and(|title| title.trim().is_empty()) {
        problems.push("title: must not be empty.".to_owned());
    }
    if fields.text("password").is_some_and(weak) {
        problems.push(
            "Meeting password validation failed. It needs at least 8 characters, with upper case, lower case and digits."
                .to_owned(),
        );
    }
    if fields.text("siteUrl").is_some_and(|site| site != SITE) {
        problems.push("siteUrl: the host has no account on this site.".to_owned());
    }
    if fields.flag("enableConnectAudioBeforeHost") == Some(true) && fields.flag("enabledJoinBeforeHost") != Some(true) {
        problems.push("enableConnectAudioBeforeHost: needs enabledJoinBeforeHost.".to_owned());
    }
    for name in ["recurrence", "adhoc", "roomId", "registration", "simultaneousInterpretation"] {
        if fields.has(name) && fields.flag(name) != Some(false) {
            problems.push(format!("{name}: the sandbox does not simulate this."));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal::invalid(problems)) }
}

/// Takes over what is only repeated; `null` clears.
pub(super) fn echo(settings: &mut Map<String, Value>, fields: &Fields) {
    for (name, value) in fields.0.iter().filter(|(name, _)| !NOT_ECHOED.contains(&name.as_str())) {
        match (value, settings.get_mut(name)) {
            (Value::Null, _) => _ = settings.remove(name),
            (Value::Object(new), Some(Value::Object(kept))) => kept.extend(new.clone()),
            _ => _ = settings.insert(name.clone(), value.clone()),
        }
    }
}

/// What a meeting is like where nothing was asked for.
pub(super) fn usual() -> Map<String, Value> {
    let usual = json!({
        "enabledAutoRecordMeeting": false,
        "allowAnyUserToBeCoHost": false,
        "enabledJoinBeforeHost": false,
        "enableConnectAudioBeforeHost": false,
        "joinBeforeHostMinutes": 0,
        "excludePassword": false,
        "publicMeeting": false,
        "reminderTime": 15,
        "unlockedMeetingJoinSecurity": "allowJoinWithLobby",
        "sessionTypeId": 3,
        "scheduledType": "meeting",
        "enabledWebcastView": false,
        "enableAutomaticLock": false,
        "automaticLockMinutes": 0,
        "allowFirstUserToBeCoHost": false,
        "allowAuthenticatedDevices": false,
        "enabledBreakoutSessions": false,
        "meetingOptions": {
            "enabledChat": true, "enabledVideo": true, "enabledPolling": false, "enabledNote": true,
            "noteType": "allowAll", "enabledFileTransfer": false, "enabledUCFRichMedia": false,
        },
        "attendeePrivileges": { "enabledShareContent": true, "enabledViewParticipantList": true },
        "audioConnectionOptions": { "audioConnectionType": "webexAudio", "muteAttendeeUponEntry": false },
    });
    match usual {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn weak(password: &str) -> bool {
    let has = |kind: fn(char) -> bool| password.chars().any(kind);
    password.chars().count() < 8
        || !has(char::is_lowercase)
        || !has(char::is_uppercase)
        || !has(|letter| letter.is_ascii_digit())
}

fn minutes_before(value: &Value, at: &str, problems: &mut Vec<String>) {
    if !value.as_i64().is_some_and(|minutes| [0, 5, 10, 15].contains(&minutes)) {
        problems.push(format!("{at}: must be 0, 5, 10 or 15"));
    }
}

fn tags(value: &Value, at: &str, problems: &mut Vec<String>) {
    let short = |tag: &Value| tag.as_str().is_some_and(|tag| tag.chars().count() <= 64);
    if !value.as_array().is_some_and(|tags| tags.len() <= 3 && tags.iter().all(short)) {
        problems.push(format!("{at}: at most 3 strings of at most 64 characters"));
    }
}
