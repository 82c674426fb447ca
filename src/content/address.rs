//! What a QR code may hold: an address that its reader can trust, or a Wi-Fi network.

use crate::domain::catalogue::{Access, WIFI_NAME_LIMIT, Wifi, WifiSecurity};

use super::{
    entry::{Entry, Value},
    manuscript::Findings,
    nearest::nearest,
    problem::ProblemKind,
};

/// Bytes that a code of version 5 at level M holds.
pub const CODE_LIMIT_BYTES: usize = 84;

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
    if !url.is_ascii() {
        return Err(ProblemKind::AddressNotAscii);
    }
    let Some(rest) = url.strip_prefix("https://") else {
        return Err(ProblemKind::AddressNotHttps);
    };
    if url.contains(['?', '#']) {
        return Err(ProblemKind::AddressWithQuery);
    }
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    if authority.contains('@') {
        return Err(ProblemKind::AddressWithUser);
    }
    if authority.contains(':') {
        return Err(ProblemKind::AddressWithPort);
    }
    if !is_host(authority) || !is_path(path) {
        return Err(ProblemKind::AddressMalformed);
    }
    if is_punycode(authority) {
        return Err(ProblemKind::AddressPunycode);
    }
    if !hosts.iter().any(|host| host == authority) {
        let names = nearest(authority, hosts.iter().map(String::as_str));
        return Err(ProblemKind::HostNotAllowed { host: authority.to_owned(), names });
    }
    code_fits(url)?;
    Ok(authority)
}

fn code_fits(code: &str) -> Result<(), ProblemKind> {
    let bytes = code.len();
    if bytes > CODE_LIMIT_BYTES {
        return Err(ProblemKind::CodeTooLong { bytes, limit: CODE_LIMIT_BYTES });
    }
    Ok(())
}

/// Whether a part of a host stands for other letters than it shows.
pub fn is_punycode(host: &str) -> bool {
    host.split('.').any(|label| label.starts_with("xn--"))
}

/// Whether this is a host name of lower-case letters, as it stands beside the code.
pub fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

/// Whether this is a path of RFC 3986 without steps up.
fn is_path(path: &str) -> bool {
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let is_good = match byte {
            b'%' => {
                let digits = [rest.next(), rest.next()];
                digits.into_iter().all(|digit| digit.is_some_and(|d| d.is_ascii_hexdigit()))
            }
            byte => byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte),
        };
        if !is_good {
            return false;
        }
    }
    !path.split('/').any(|part| part == "." || part == "..")
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
    code_fits(&wifi.code()).map_err(|kind| found.note(ssid.place, kind)).ok()?;
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
