//! Giving somebody the account and the licence with which they can work.
//!
//! Each attempt begins with what is there: an account that was made although its answer got lost, or was a refusal, is
//! found again, and a licence that was given already is not given twice.

use super::{DeliveryError, Outbox, Outcome};
use crate::{
    directory::{Lack, Provisioned, ProvisioningFailure, Registration, StaffRole, lacks},
    inbox::Incoming,
    upstream::CallError,
    webex::{Account, WebexError},
};

/// What somebody has got, or why they have not.
type Got<T> = Result<Result<T, ProvisioningFailure>, DeliveryError>;

impl Outbox {
    pub(super) async fn provision(&self, registration: &Registration) -> Outcome {
        let found = self.webex.account(&registration.email).await?;
        let made = found.is_none();
        let account = match found {
            Some(account) => Ok(account),
            None => self.make_account(registration).await?,
        };
        let outcome = match account {
            Err(reason) => Provisioned::Failed { reason, made: false },
            Ok(account) => match self.license(&account, registration.role).await? {
                Err(reason) => Provisioned::Failed { reason, made },
                Ok(licensed) => {
                    Provisioned::Ready { person_id: account.id, name: account.display_name, made, licensed }
                }
            },
        };
        Ok(Some(Incoming::Provisioned { registration: registration.clone(), outcome }))
    }

    /// A refusal may come from one of several services that Webex asks; the account can exist all the same.
    async fn make_account(&self, registration: &Registration) -> Got<Account> {
        let name = registration.name.as_ref().map_or(registration.email.as_str(), |name| name.as_str());
        match self.webex.create_account(&registration.email, name).await {
            Ok(account) => Ok(Ok(account)),
            Err(error) => {
                let reason = refusal(error)?;
                Ok(self.webex.account(&registration.email).await?.ok_or(reason))
            }
        }
    }

    /// Answers whether a licence was given.
    async fn license(&self, account: &Account, role: StaffRole) -> Got<bool> {
        if role != StaffRole::Clinician {
            return Ok(Ok(false));
        }
        let (licences, site) = (self.webex.licences().await?, self.config.webex.site_url.as_deref());
        for lack in lacks(Some(account), role, &licences, site) {
            match lack {
                Lack::Account | Lack::Acceptance => {}
                Lack::FreeLicence { .. } | Lack::LicenceOfSite => return Ok(Err(ProvisioningFailure::NoLicenceLeft)),
                Lack::Licence { id, .. } => {
                    return Ok(match self.webex.give_licence(&account.id, &id).await {
                        Ok(true) => Ok(true),
                        Ok(false) => Err(ProvisioningFailure::NotGiven),
                        Err(error) => Err(refusal(error)?),
                    });
                }
            }
        }
        Ok(Ok(false))
    }
}

/// A refusal is an answer; anything else is tried again.
fn refusal(error: WebexError) -> Result<ProvisioningFailure, DeliveryError> {
    match error {
        WebexError::Call(CallError::Refused { status: 403, .. }) => Ok(ProvisioningFailure::NotAllowed),
        WebexError::Call(CallError::Refused { status, code, .. }) if status != 401 => {
            Ok(ProvisioningFailure::Refused { code })
        }
        error => Err(error.into()),
    }
}

/// What is told when it is given up.
pub(super) fn given_up(registration: &Registration, error: &DeliveryError) -> Incoming {
    let reason = match error {
        DeliveryError::Call(CallError::Refused { status: 401 | 403, .. }) => ProvisioningFailure::NotAllowed,
        DeliveryError::Call(CallError::Refused { code, .. }) => ProvisioningFailure::Refused { code: *code },
        _ => ProvisioningFailure::Unreachable,
    };
    let outcome = Provisioned::Failed { reason, made: false };
    Incoming::Provisioned { registration: registration.clone(), outcome }
}
