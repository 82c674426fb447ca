//! What a QR code may hold: an address that its reader can trust, or a Wi-Fi network.

pub use crate::domain::address::{is_host, is_punycode};
use crate::domain::{
    address::{self, AddressFlaw, CODE_LIMIT_BYTES},
    catalogue::{Access, WIFI_NAME_LIMIT, Wifi, WifiSecurity},
};

use super::{
    entry::{Entry, Value},
    manuscript::Findings,
    nearest::nearest,
    problem::ProblemKind,
};

/// Where a service's code leads: its `url`, its network, or nowhere.
pub(super) fn access(
    entry: &mut Entry<'_>,
    hosts: &[String],
    found: &mut Findings,
) -> Option<Access> {
    let is_wifi = entry.has("kind") && entry.one_of("kind", &[("wifi", ())], found).is_some();
    if is_wifi {
        return wifi(entry, found).map(Access::Wifi);
    }
    let Some(url) = entry.string("url", found) else { return Some(Access::None) };
    match host(url.text, hosts) {
        Ok(host) => Some(Access::Web { url: url.text.to_owned(), host: host.to_owned() }),
        Err(kind) => {
            found.note(url.place, kind);
            None
        }
    }
}

/// The host of an address that does not stand in a file, if a code may hold it.
pub fn code_host<'u>(url: &'u str, hosts: &[String]) -> Option<&'u str> {
    host(url, hosts).ok()
}

/// The host of an address, if a code may hold it.
fn host<'u>(url: &'u str, hosts: &[String]) -> Result<&'u str, ProblemKind> {
    let is_allowed = |host: &str| hosts.iter().any(|allowed| allowed == host);
    let host = match address::host(url) {
        Ok(host) => host,
        Err(AddressFlaw::NotAscii) => return Err(ProblemKind::AddressNotAscii),
        Err(AddressFlaw::NotHttps) => return Err(ProblemKind::AddressNotHttps),
        Err(AddressFlaw::WithQuery) => return Err(ProblemKind::AddressWithQuery),
        Err(AddressFlaw::WithUser) => return Err(ProblemKind::AddressWithUser),
        Err(AddressFlaw::WithPort) => return Err(ProblemKind::AddressWithPort),
        Err(AddressFlaw::Malformed) => return Err(ProblemKind::AddressMalformed),
        Err(AddressFlaw::Punycode) => return Err(ProblemKind::AddressPunycode),
        Err(AddressFlaw::TooLong) => return Err(too_long(url)),
    };
    if !is_allowed(host) {
        let names = nearest(host, hosts.iter().map(String::as_str));
        return Err(ProblemKind::HostNotAllowed { host: host.to_owned(), names });
    }
    Ok(host)
}

fn too_long(code: &str) -> ProblemKind {
    ProblemKind::CodeTooLong { bytes: code.len(), limit: CODE_LIMIT_BYTES }
}

fn wifi(entry: &mut Entry<'_>, found: &mut Findings) -> Option<Wifi> {
    let securities =
        [("WPA", WifiSecurity::Wpa), ("WEP", WifiSecurity::Wep), ("nopass", WifiSecurity::Open)];
    let ssid = entry.required("ssid", found);
    if !entry.has("security") {
        entry.missing("security", found);
    }
    let security = entry.one_of("security", &securities, found);
    let password = entry.string("password", found);
    let (ssid, security) = ssid.zip(security)?;
    if let Some((place, kind)) = wrong_wifi(entry, &ssid, security, password.as_ref()) {
        found.note(place, kind);
        return None;
    }
    let password = password.map(|password| password.text.to_owned());
    let wifi = Wifi { ssid: ssid.text.to_owned(), security, password };
    let code = wifi.code();
    if code.len() > CODE_LIMIT_BYTES {
        found.note(ssid.place, too_long(&code));
        return None;
    }
    Some(wifi)
}

/// What is wrong with a network, and where.
fn wrong_wifi(
    entry: &Entry<'_>,
    ssid: &Value<'_>,
    security: WifiSecurity,
    password: Option<&Value<'_>>,
) -> Option<(std::ops::Range<usize>, ProblemKind)> {
    if ssid.text.len() > WIFI_NAME_LIMIT {
        let kind = ProblemKind::WifiNameLength { limit: WIFI_NAME_LIMIT };
        return Some((ssid.place.clone(), kind));
    }
    let Some(password) = password else {
        return (security != WifiSecurity::Open)
            .then(|| (entry.place(), ProblemKind::WifiPasswordMissing));
    };
    if security == WifiSecurity::Open {
        return Some((password.place.clone(), ProblemKind::WifiPasswordUnneeded));
    }
    let kind = ProblemKind::WifiPasswordLength { security: security.name() };
    (!security.takes(password.text)).then(|| (password.place.clone(), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_https_address_of_an_allowed_host_is_taken() {
        use ProblemKind as K;
        let hosts = ["www.city.example.jp".to_owned(), "xn--eckwd4c7c.jp".to_owned()];
        assert_eq!(host("https://www.city.example.jp", &hosts), Ok("www.city.example.jp"));
        assert_eq!(
            host("https://www.city.example.jp/a/b-1.html", &hosts),
            Ok("www.city.example.jp")
        );
        let refused = |url: &str| host(url, &hosts).unwrap_err();
        for (url, kind) in [
            ("http://www.city.example.jp/", K::AddressNotHttps),
            ("javascript:alert(1)", K::AddressNotHttps),
            ("HTTPS://www.city.example.jp/", K::AddressNotHttps),
            ("https://www.city.example.jp/?a=1", K::AddressWithQuery),
            ("https://www.city.example.jp/#a", K::AddressWithQuery),
            ("https://www.city.example.jp@evil.jp/", K::AddressWithUser),
            ("https://www.city.example.jp:8443/", K::AddressWithPort),
            ("https://xn--eckwd4c7c.jp/", K::AddressPunycode),
            ("https://www.city.example.jp/市", K::AddressNotAscii),
            ("https://www.city.еxample.jp/", K::AddressNotAscii),
            ("https:///a", K::AddressMalformed),
            ("https://WWW.city.example.jp/", K::AddressMalformed),
            ("https://www.city.example.jp./", K::AddressMalformed),
            ("https://www.city.example.jp\\@evil.jp/", K::AddressWithUser),
            ("https://www.city.example.jp/a b", K::AddressMalformed),
            ("https://www.city.example.jp/../b", K::AddressMalformed),
            ("https://www.city.example.jp/%4", K::AddressMalformed),
        ] {
            assert_eq!(refused(url), kind, "{url}");
        }
        let near = refused("https://www.citi.example.jp/");
        let names = "www.city.example.jp".to_owned();
        assert_eq!(near, K::HostNotAllowed { host: "www.citi.example.jp".into(), names });
    }

    #[test]
    fn an_address_of_84_bytes_is_taken_and_one_of_85_is_not() {
        let hosts = ["a.jp".to_owned()];
        let url = |length: usize| format!("https://a.jp/{}", "x".repeat(length - 13));
        assert_eq!(host(&url(84), &hosts), Ok("a.jp"));
        let too_long = ProblemKind::CodeTooLong { bytes: 85, limit: 84 };
        assert_eq!(host(&url(85), &hosts), Err(too_long));
    }
}
