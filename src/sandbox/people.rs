//! The sandbox's fixed cast, and every identifier and secret that a client needs to play with it.
//!
//! All of them are constants, so that `televisita sandbox --json` prints the same every time and a script can rely on it.
//! None of them opens anything outside the sandbox.

use uuid::{Uuid, uuid};

/// Somebody who has an account in the sandbox's Webex organisation.
#[derive(Clone, Copy, Debug)]
pub struct Resident {
    /// The bare identifier; the public one is made from it.
    pub uuid: Uuid,
    /// The address that also names the account.
    pub email: &'static str,
    /// The full name.
    pub name: &'static str,
    /// The given name.
    pub first_name: &'static str,
    /// The family name.
    pub last_name: &'static str,
    /// What the person does here.
    pub role: Role,
    /// Whether the account may host meetings.
    pub licensed: bool,
    /// The person's own access token (empty: gets one by other means).
    pub token: &'static str,
}

/// What a resident does in the sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Sees patients.
    Clinician,
    /// Books visits for clinicians.
    Scheduler,
    /// Runs the service.
    Admin,
    /// The bot itself.
    Bot,
    /// The Service App's machine account.
    ServiceApp,
}

impl Role {
    /// The word used by the control API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Scheduler => "scheduler",
            Self::Admin => "admin",
            Self::Bot => "bot",
            Self::ServiceApp => "service-app",
        }
    }
}

/// The clinician with a host licence.
pub const ANA: Resident = Resident {
    uuid: uuid!("a0a00000-0000-4000-8000-000000000001"),
    email: "ana.ruiz@hospital.test",
    name: "Dra. Ana Ruiz",
    first_name: "Ana",
    last_name: "Ruiz",
    role: Role::Clinician,
    licensed: true,
    token: "sandbox-user-token-ana-ruiz",
};

/// The clinician without a host licence.
pub const LUIS: Resident = Resident {
    uuid: uuid!("a0a00000-0000-4000-8000-000000000002"),
    email: "luis.ortega@hospital.test",
    name: "Dr. Luis Ortega",
    first_name: "Luis",
    last_name: "Ortega",
    role: Role::Clinician,
    licensed: false,
    token: "sandbox-user-token-luis-ortega",
};

/// The scheduler.
pub const CARMEN: Resident = Resident {
    uuid: uuid!("a0a00000-0000-4000-8000-000000000003"),
    email: "carmen.soto@hospital.test",
    name: "Carmen Soto",
    first_name: "Carmen",
    last_name: "Soto",
    role: Role::Scheduler,
    licensed: false,
    token: "sandbox-user-token-carmen-soto",
};

/// The admin.
pub const IVAN: Resident = Resident {
    uuid: uuid!("a0a00000-0000-4000-8000-000000000004"),
    email: "ivan.pena@hospital.test",
    name: "Iván Peña",
    first_name: "Iván",
    last_name: "Peña",
    role: Role::Admin,
    licensed: false,
    token: "sandbox-user-token-ivan-pena",
};

/// The bot.
pub const BOT: Resident = Resident {
    uuid: uuid!("b0b00000-0000-4000-8000-000000000001"),
    email: "televisita@webex.bot",
    name: "Televisita",
    first_name: "Televisita",
    last_name: "",
    role: Role::Bot,
    licensed: false,
    token: "sandbox-bot-token-televisita",
};

/// The Service App's machine account. Its tokens are minted by `POST /v1/access_token` only.
pub const SERVICE_APP: Resident = Resident {
    uuid: uuid!("b0b00000-0000-4000-8000-000000000002"),
    email: "televisita@serviceapp.webex.com",
    name: "Televisita Service App",
    first_name: "Televisita",
    last_name: "Service App",
    role: Role::ServiceApp,
    licensed: false,
    token: "",
};

/// Everybody, in the order in which the demo page shows them.
pub const RESIDENTS: [Resident; 6] = [ANA, LUIS, CARMEN, IVAN, BOT, SERVICE_APP];

/// The organisation that all of them belong to.
pub const ORGANISATION: Uuid = uuid!("0c0c0000-0000-4000-8000-000000000001");
/// The space where admins get alerts; the bot and the admin are in it.
pub const ADMIN_ROOM: Uuid = uuid!("d0d00000-0000-4000-8000-000000000001");
/// A licence of the organisation.
#[derive(Clone, Copy, Debug)]
pub struct Licence {
    /// The bare identifier; the public one is made from it.
    pub uuid: Uuid,
    /// What Webex calls it.
    pub name: &'static str,
    /// The meeting site that it is for.
    pub site: Option<&'static str>,
    /// How many people may have it.
    pub units: usize,
    /// How many of those it has been given to are not of the cast.
    pub used_by_others: usize,
}

impl Licence {
    /// Whether its holder hosts meetings on the site.
    pub fn hosts(&self) -> bool {
        self.site == Some(SITE)
    }
}

/// The meeting licence that a host has.
pub const MEETING_LICENCE: Licence = Licence {
    uuid: uuid!("11ce0000-0000-4000-8000-000000000001"),
    name: "Webex Meetings",
    site: Some(SITE),
    units: 10,
    used_by_others: 3,
};
/// A meeting licence of the same site, by an older name, of which none is left.
pub const FORMER_MEETING_LICENCE: Licence = Licence {
    uuid: uuid!("11ce0000-0000-4000-8000-000000000002"),
    name: "Meeting - Webex Meeting Center",
    site: Some(SITE),
    units: 2,
    used_by_others: 2,
};
/// A meeting licence of another site.
pub const OTHER_SITES_LICENCE: Licence = Licence {
    uuid: uuid!("11ce0000-0000-4000-8000-000000000003"),
    name: "Webex Suite",
    site: Some("laboratorio.test"),
    units: 50,
    used_by_others: 1,
};
/// A licence that has nothing to do with meetings, and that needs properties of its own.
pub const CALLING_LICENCE: Licence = Licence {
    uuid: uuid!("11ce0000-0000-4000-8000-000000000004"),
    name: "Webex Calling - Professional",
    site: None,
    units: 20,
    used_by_others: 5,
};
/// Another one.
pub const MESSAGING_LICENCE: Licence = Licence {
    uuid: uuid!("11ce0000-0000-4000-8000-000000000005"),
    name: "Advanced Messaging",
    site: None,
    units: 100,
    used_by_others: 40,
};
/// All licences of the organisation; the one that serves is not the first.
pub const LICENCES: [Licence; 5] =
    [MESSAGING_LICENCE, CALLING_LICENCE, OTHER_SITES_LICENCE, FORMER_MEETING_LICENCE, MEETING_LICENCE];
/// The meeting site. Two labels on purpose: the Browser SDK would contact a three-label site directly.
pub const SITE: &str = "sim.test";

/// The Service App's client id.
pub const CLIENT_ID: &str = "C5a9d0b0sandbox0service0app";
/// The Service App's client secret.
pub const CLIENT_SECRET: &str = "sandbox-service-app-client-secret";
/// The Service App's refresh token.
pub const REFRESH_TOKEN: &str = "sandbox-service-app-refresh-token";

/// The guest issuer's id.
pub const GUEST_ISSUER_ID: &str = "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi9zYW5kYm94";
/// The guest issuer's secret, in base64 as the portal shows it.
pub const GUEST_ISSUER_SECRET: &str = "c2FuZGJveC1ndWVzdC1pc3N1ZXItc2VjcmV0LTMyYnl0ZXM=";

/// The Twilio account.
pub const ACCOUNT_SID: &str = "AC00000000000000000000000000005a4d";
/// The Twilio account's auth token.
pub const AUTH_TOKEN: &str = "5a4db0c5000000000000000000000001";
/// A Twilio API key, the other way to sign in.
pub const API_KEY_SID: &str = "SK00000000000000000000000000005a4d";
/// The API key's secret.
pub const API_KEY_SECRET: &str = "sandbox-twilio-api-key-secret";
/// The number that texts come from.
pub const PHONE_NUMBER: &str = "+15550107400";
/// The messaging service that owns the number.
pub const MESSAGING_SERVICE_SID: &str = "MG00000000000000000000000000005a4d";
/// The id of the key that signs callbacks with SHA-256.
pub const SHARED_KEY_SID: &str = "webhooks_sharedkey_0000000000005a4d";
/// The secret of that key.
pub const SHARED_KEY_SECRET: &str = "sandbox-twilio-webhooks-shared-key";
/// The sender of WhatsApp messages.
pub const WHATSAPP_SENDER: &str = "whatsapp:+15550107401";

/// The account of Twilio's test credentials: nothing is sent in it.
pub const TEST_ACCOUNT_SID: &str = "AC0000000000000000000000007e575a4d";
/// The auth token of that account.
pub const TEST_AUTH_TOKEN: &str = "5a4db0c5000000000000000000000002";

/// A text that WhatsApp has approved, with numbered places for what varies.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Twilio's identifier of it.
    pub sid: &'static str,
    /// What the account calls it.
    pub name: &'static str,
    /// The language, as this service calls it.
    pub language: &'static str,
    /// The text.
    pub body: &'static str,
}

impl Template {
    /// How many places it has.
    pub fn variables(&self) -> usize {
        self.body.matches("{{").count()
    }
}

/// The approved templates: the invitation to a visit. Their places: the hospital, the clinician, the link.
pub const TEMPLATES: [Template; 3] = [
    Template {
        sid: "HX000000000000000000000000e5005a4d",
        name: "visita_es",
        language: "es-MX",
        body: "{{1}}: {{2}} le va a atender por video. Entre con este enlace: {{3}}",
    },
    Template {
        sid: "HX000000000000000000000000e0005a4d",
        name: "visit_en",
        language: "en",
        body: "{{1}}: {{2}} will see you by video. Join by this link: {{3}}",
    },
    Template {
        sid: "HX000000000000000000000000b0005a4d",
        name: "visita_pt",
        language: "pt-BR",
        body: "{{1}}: {{2}} vai atender por vídeo. Entre por este link: {{3}}",
    },
];
