//! What somebody lacks to work with the bot: an account, a licence to host meetings on our site. Pure.

use super::StaffRole;
use crate::webex::{Account, Licence};

/// What somebody lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The organisation has no account with this address.
    Account,
    /// The invitation to Webex has not been accepted yet.
    Acceptance,
    /// They have no licence to host meetings; there is one to give.
    Licence {
        /// Which.
        id: String,
        /// How many units of it are left.
        free: i64,
    },
    /// They have none, and all units are in use.
    FreeLicence {
        /// How many units there are.
        units: i64,
    },
    /// They have none, and the organisation has none for this site.
    LicenceOfSite,
}

impl Lack {
    /// Whether we can do something about it in Webex.
    pub fn can_be_mended(&self) -> bool {
        matches!(self, Self::Account | Self::Licence { .. })
    }

    /// Whether it keeps somebody from being registered until it is mended.
    pub fn forbids(&self) -> bool {
        matches!(self, Self::FreeLicence { .. } | Self::LicenceOfSite)
    }
}

/// What somebody lacks for a role: `account` is theirs, `licences` are those of the organisation. Clinicians host
/// meetings on `site`; without one, on any.
pub fn lacks(account: Option<&Account>, role: StaffRole, licences: &[Licence], site: Option<&str>) -> Vec<Lack> {
    let who = match account {
        None => Some(Lack::Account),
        Some(account) => account.invite_pending.then_some(Lack::Acceptance),
    };
    let licence = match role {
        StaffRole::Clinician => lacking_licence(account, licences, site),
        StaffRole::Scheduler | StaffRole::Admin => None,
    };
    who.into_iter().chain(licence).collect()
}

fn lacking_licence(account: Option<&Account>, licences: &[Licence], site: Option<&str>) -> Option<Lack> {
    let hosting: Vec<_> = licences.iter().filter(|licence| hosts(licence, site)).collect();
    if account.is_some_and(|account| hosting.iter().any(|licence| account.licenses.contains(&licence.id))) {
        return None;
    }
    let free = |licence: &&Licence| licence.total_units - licence.consumed_units;
    Some(match hosting.iter().copied().max_by_key(free) {
        Some(licence) if free(&licence) > 0 => Lack::Licence { id: licence.id.clone(), free: free(&licence) },
        Some(_) => Lack::FreeLicence { units: hosting.iter().map(|licence| licence.total_units).sum() },
        None => Lack::LicenceOfSite,
    })
}

/// Whether a licence lets its holder host meetings on `site`. Webex renames its licences; what they have in common is
/// the site and a word.
fn hosts(licence: &Licence, site: Option<&str>) -> bool {
    let name = licence.name.to_lowercase();
    let of_site = licence.site_url.as_deref().is_some_and(|of| site.is_none_or(|site| bare(of) == bare(site)));
    of_site && (name.contains("meeting") || name.contains("suite"))
}

/// A site's address however somebody writes it.
fn bare(site: &str) -> String {
    let site = site.trim().to_lowercase();
    site.trim_start_matches("https://").trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: Option<&str> = Some("hospital.webex.com");

    fn licence(id: &str, name: &str, site: Option<&str>, total_units: i64, consumed_units: i64) -> Licence {
        let (id, name, site_url) = (id.to_owned(), name.to_owned(), site.map(str::to_owned));
        Licence { id, name, total_units, consumed_units, site_url }
    }

    fn account(licenses: &[&str]) -> Account {
        Account {
            id: "ana".to_owned(),
            emails: vec!["ana@hospital.test".to_owned()],
            display_name: "Ana".to_owned(),
            licenses: licenses.iter().map(|one| (*one).to_owned()).collect(),
            invite_pending: false,
        }
    }

    fn all() -> Vec<Licence> {
        vec![
            licence("chat", "Advanced Messaging", None, 100, 0),
            licence("lab", "Webex Suite", Some("lab.webex.com"), 50, 1),
            licence("old", "Meeting - Webex Meeting Center", SITE, 2, 2),
            licence("new", "Webex Meetings", SITE, 10, 4),
        ]
    }

    fn clinician(licences: &[&str], all: &[Licence]) -> Vec<Lack> {
        lacks(Some(&account(licences)), StaffRole::Clinician, all, SITE)
    }

    #[test]
    fn a_licence_of_our_site_by_any_name_is_enough() {
        for held in ["old", "new"] {
            assert_eq!(clinician(&["chat", held], &all()), []);
        }
        let suite = [licence("s", "Webex Suite", Some("https://Hospital.webex.com/"), 1, 1)];
        assert_eq!(clinician(&["s"], &suite), []);
    }

    #[test]
    fn other_licences_and_other_sites_are_not_and_the_one_with_most_units_left_is_given() {
        assert_eq!(clinician(&["chat", "lab"], &all()), [Lack::Licence { id: "new".to_owned(), free: 6 }]);
        let anywhere = lacks(Some(&account(&["lab"])), StaffRole::Clinician, &all(), None);
        assert_eq!(anywhere, [], "without a site of ours, any will do");
    }

    #[test]
    fn what_is_used_up_or_not_there_cannot_be_given() {
        let used_up = [licence("old", "Webex Meetings", SITE, 2, 2)];
        assert_eq!(clinician(&[], &used_up), [Lack::FreeLicence { units: 2 }]);
        assert_eq!(clinician(&[], &all()[..2]), [Lack::LicenceOfSite]);
    }

    #[test]
    fn schedulers_need_an_account_only() {
        assert_eq!(lacks(Some(&account(&[])), StaffRole::Scheduler, &all(), SITE), []);
        assert_eq!(lacks(None, StaffRole::Scheduler, &all(), SITE), [Lack::Account]);
        let invited = Account { invite_pending: true, ..account(&["new"]) };
        assert_eq!(lacks(Some(&invited), StaffRole::Clinician, &all(), SITE), [Lack::Acceptance]);
    }
}
