//! What lessons refer to: services, courses, troubles and hard words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ids::{CourseId, LessonId, NeedId, ServiceId, TroubleGroupId, TroubleId, WordId},
    lesson::CheckDate,
    locale::Localized,
    text::Text,
};

/// A course: lessons in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: Localized<Text>,
    /// What it holds, in a few words.
    pub about: Localized<Text>,
    /// Its lessons, in order.
    pub lessons: Vec<LessonId>,
}

/// A need: the first level of the service directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Its name.
    pub name: Localized<Text>,
}

/// How much of a service can be done online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Online {
    /// All of it.
    Full,
    /// A part of it.
    Part,
    /// Nothing: at a counter or by phone.
    CounterOnly,
}

/// Whether a person has confirmed the entry with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Confirmed: may be shown to learners.
    Confirmed,
    /// Still to confirm: staff only, never a QR code.
    ToConfirm,
}

/// What a service's QR code holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// An https address and its host, which stands beside the code in letters.
    Web {
        /// The address, exactly as it is encoded.
        url: String,
        /// The host of the address.
        host: String,
    },
    /// A Wi-Fi network.
    Wifi(Wifi),
    /// No code: a counter or a phone number.
    None,
}

/// A Wi-Fi network that a code joins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wifi {
    /// The network's name.
    pub ssid: String,
    /// How it is secured.
    pub security: WifiSecurity,
    /// Its password; none for an open network.
    pub password: Option<String>,
}

/// Longest name of a Wi-Fi network, in bytes (IEEE 802.11).
pub const WIFI_NAME_LIMIT: usize = 32;

/// How a Wi-Fi network is secured, as the code names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WifiSecurity {
    /// WPA, WPA2, WPA3.
    #[serde(rename = "WPA")]
    Wpa,
    /// WEP.
    #[serde(rename = "WEP")]
    Wep,
    /// Open.
    #[serde(rename = "nopass")]
    Open,
}

impl WifiSecurity {
    /// The name in a code.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wpa => "WPA",
            Self::Wep => "WEP",
            Self::Open => "nopass",
        }
    }

    /// Whether such a network can have this password.
    pub fn takes(self, password: &str) -> bool {
        let length = password.len();
        password.is_ascii()
            && match self {
                Self::Wpa => (8..=63).contains(&length),
                // Letters, or hexadecimal digits, of a key of 40 or 104 bits.
                Self::Wep => matches!(length, 5 | 10 | 13 | 26),
                Self::Open => false,
            }
    }
}

impl Wifi {
    /// The text of the code, every special character escaped.
    pub fn code(&self) -> String {
        let security = self.security.name();
        let mut code = format!("WIFI:T:{security};S:{};", escaped(&self.ssid));
        if let Some(password) = &self.password {
            code.push_str("P:");
            code.push_str(&escaped(password));
            code.push(';');
        }
        code.push(';');
        code
    }
}

/// Escapes what has a meaning in a `WIFI:` code.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',' | ':' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An online service, or a counter or phone number that stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Where its code leads.
    pub access: Access,
    /// Whose it is.
    pub owner: Localized<Text>,
    /// Its name.
    pub name: Localized<Text>,
    /// What it is for.
    pub what: Localized<Text>,
    /// What to bring.
    pub bring: Localized<Vec<Text>>,
    /// Needs and free tags.
    pub needs: Vec<String>,
    /// The phone number, for those who cannot scan.
    pub phone: Option<String>,
    /// When the phone is answered.
    pub hours: Localized<Text>,
    /// How much can be done online.
    pub online: Online,
    /// When the address was last checked.
    #[serde(flatten)]
    pub check: CheckDate,
    /// Whether it was confirmed.
    pub status: Status,
    /// Where it was confirmed, for staff.
    pub source: Option<String>,
}

impl Service {
    /// The text of its QR code, if it has one.
    pub fn code(&self) -> Option<String> {
        match &self.access {
            Access::Web { url, .. } => Some(url.clone()),
            Access::Wifi(wifi) => Some(wifi.code()),
            Access::None => None,
        }
    }
}

/// A group of symptoms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TroubleGroup {
    /// Its id.
    pub id: TroubleGroupId,
    /// Its name.
    pub name: Localized<Text>,
}

/// A symptom in plain words, and what leads out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// Its id.
    pub id: TroubleId,
    /// Its group.
    pub group: TroubleGroupId,
    /// The symptom, as people say it.
    pub says: Localized<Text>,
    /// What to try now.
    pub tries: Localized<Vec<Text>>,
    /// A lesson, and a step of it counted from 0.
    pub lesson: Option<(LessonId, Option<usize>)>,
    /// A service.
    pub service: Option<ServiceId>,
    /// Whether a person should be called first of all.
    pub helper: bool,
}

/// A hard word and its plain explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// The word.
    pub word: Text,
    /// What it means.
    pub means: Text,
}

/// The hard words by id.
pub type Words = BTreeMap<WordId, Localized<Word>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wifi_code_escapes_what_has_a_meaning() {
        let wifi = Wifi {
            ssid: r#"a;b:c,d\e"f"#.into(),
            security: WifiSecurity::Wpa,
            password: Some("p;w".into()),
        };
        assert_eq!(wifi.code(), r#"WIFI:T:WPA;S:a\;b\:c\,d\\e\"f;P:p\;w;;"#);
        let open = Wifi { ssid: "city".into(), security: WifiSecurity::Open, password: None };
        assert_eq!(open.code(), "WIFI:T:nopass;S:city;;");
    }
}
