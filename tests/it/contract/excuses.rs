//! Where the documents are wrong or silent. Each entry says why; one that is no longer needed fails the test.

use crate::openapi::Problem;

/// A problem that is the documents' own. `*` stands for anything.
pub(super) struct Excuse {
    /// The operation.
    pub(super) operation: &'static str,
    /// What seems wrong.
    pub(super) problem: &'static str,
    /// Why it is not.
    pub(super) why: &'static str,
}

impl Excuse {
    pub(super) fn covers(&self, problem: &Problem) -> bool {
        fits(self.operation, &problem.operation) && fits(self.problem, &problem.what)
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let ends = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
            ends.into_iter().any(|at| fits(rest, &text[at..]))
        }),
    }
}

const fn excuse(operation: &'static str, problem: &'static str, why: &'static str) -> Excuse {
    Excuse { operation, problem, why }
}

pub(super) const EXCUSES: &[Excuse] = &[
    excuse(
        "POST /v1/access_token",
        "no document has this operation",
        "the guide to integrations describes it, as OAuth does; the documents begin where a token is at hand",
    ),
    excuse(
        "POST /v1/jwt/login",
        "no document has this operation",
        "guest issuers are no longer sold and no longer documented; those who have one keep it",
    ),
    excuse(
        "GET /v1/contents/{id}",
        "no document has this operation",
        "the guide to attachments describes it: the addresses in a message's `files` lead there",
    ),
    excuse(
        "GET /*",
        "query: cursor is not known",
        "the next page's address comes ready-made in the `Link` header; what is in it is the service's own",
    ),
    excuse(
        "* /messages*",
        "*/attachments/*",
        "the schema shows an enterprise file; cards, in the same field, are in the example and in the guide to cards",
    ),
    excuse(
        "POST /messages",
        "answer 200: Additional properties are not allowed (*'html'*",
        "the example of this answer has `html` and `parentId`, and so have all other answers with a message",
    ),
    excuse(
        "POST /messages",
        "request: the content type multipart/form-data is not declared",
        "the guide to attachments sends local files so",
    ),
    excuse(
        "* /attachment/actions*",
        "*/inputs: Additional properties are not allowed*",
        "the schema lists the inputs of one sample card; every card has its own",
    ),
    excuse(
        "* /people*",
        "answer 200*/invitePending: value is not *",
        "a yes or no, and told as a JSON boolean; the schema lists the words as text",
    ),
    excuse(
        "* /people*",
        "answer 200*/loginEnabled: value is not *",
        "a yes or no, and told as a JSON boolean; the schema lists the words as text",
    ),
    excuse(
        "GET /meetings/{meetingId}",
        "answer 200: Additional properties are not allowed ('meetingSeriesId'*",
        "the schema is that of a series; the text says that occurrences and instances are answered too",
    ),
    excuse(
        "GET /meetings",
        "answer 200/items/*: \"meetingSeriesId\" is a required property",
        "its own description says that a series has none",
    ),
    excuse(
        "PATCH /meetings/{meetingId}",
        "answer 200: \"meetingSeriesId\" is a required property",
        "its own description says that a series has none",
    ),
    excuse(
        "PUT /meetings/{meetingId}",
        "answer 200: \"meetingSeriesId\" is a required property",
        "its own description says that a series has none",
    ),
    excuse(
        "POST /meetings/reassignHost",
        "answer 207/items/*/httpStatus: value is not of type \"string\"",
        "the example of this answer has numbers",
    ),
    excuse(
        "PATCH /meetings/{meetingId}",
        "request/agenda: value is not of type \"string\"",
        "its own description says that null clears it",
    ),
    excuse(
        "GET /meetings*",
        "answer 200*: \"password\" is a required property",
        "its own description says that ended instances have none",
    ),
    excuse(
        "GET /meetings*",
        "answer 200*: \"hostKey\" is a required property",
        "the guide's table of attributes by state gives none to ended instances",
    ),
    excuse(
        "GET /meetings*",
        "answer 200*: \"telephony\" is a required property",
        "the guide's table of attributes by state gives none to ended instances",
    ),
    excuse(
        "POST /meetings/join",
        "answer: the status 302 is not declared",
        "the text says so of `joinDirectly`, which is on unless it is switched off",
    ),
    excuse(
        "* /2010-04-01/*",
        "answer: the status 4* is not declared",
        "the document declares no refusals at all; the guide to errors shows their form, which is checked",
    ),
    excuse(
        "GET /2010-04-01/Accounts/{AccountSid}/Messages.json",
        "answer 200/*uri: value is not a \"uri\"",
        "the examples have paths, without scheme and host",
    ),
    excuse(
        "GET /v2/PhoneNumbers/{PhoneNumber}",
        "answer: the status 4* is not declared",
        "the document declares no refusals at all; the guide to errors shows their form, which is checked",
    ),
    excuse(
        "GET /v2/PhoneNumbers/{PhoneNumber}",
        "answer 200/*: value is not of type \"object\"",
        "every example has null for the packages that were not asked for",
    ),
    excuse(
        "GET /v2/PhoneNumbers/{PhoneNumber}",
        "answer 200/validation_errors: value is not of type \"array\"",
        "the examples of valid numbers have null",
    ),
    excuse(
        "GET /v2/PhoneNumbers/{PhoneNumber}",
        "answer 200/line_type_intelligence/error_code: value is not of type \"integer\"",
        "the example has null where nothing went wrong",
    ),
    excuse(
        "GET /v2/PhoneNumbers/{PhoneNumber}",
        "answer 200/line_type_intelligence/mobile_*_code: value is not of type \"string\"",
        "a landline is in no mobile network; the guide to the package shows null",
    ),
];
