//! The account's test credentials, with which nothing is sent, and the numbers that are refused with them.

use super::errors::Refusal;
use super::{judge, troubles};

/// Only these can be told apart; every other number is nobody's.
pub(super) fn judge_sender(from: &str) -> Result<(), Refusal> {
    match from {
        "+15005550006" => Ok(()),
        "+15005550001" => Err(judge::invalid_from(from)),
        "+15005550008" => Err(Refusal::bad(
            21611,
            format!("The 'From' number {from} has exceeded the maximum number of queued messages"),
        )),
        _ => Err(judge::not_ours(from)),
    }
}

pub(super) fn judge_recipient(to: &str) -> Result<(), Refusal> {
    let code = match to {
        "+15005550001" => 21211,
        "+15005550002" => 21612,
        "+15005550003" => 21408,
        "+15005550004" => 21610,
        "+15005550009" => 21614,
        _ => return Ok(()),
    };
    Err(troubles::refusal(code, to))
}
