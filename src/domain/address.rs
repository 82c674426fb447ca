//! Addresses that a QR code may hold: such that what stands beside the code says where it leads.

/// Bytes that a code of version 5 at level M holds.
pub const CODE_LIMIT_BYTES: usize = 84;

/// Why a code may not hold an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFlaw {
    /// It has characters other than plain Latin ones.
    NotAscii,
    /// It does not begin with `https://`.
    NotHttps,
    /// It has a question mark or a number sign.
    WithQuery,
    /// Something stands before its host.
    WithUser,
    /// It has a port.
    WithPort,
    /// It is not well formed, or leads up and down.
    Malformed,
    /// Its host stands for other letters than it shows.
    Punycode,
    /// It has more than [`CODE_LIMIT_BYTES`].
    TooLong,
}

/// The host of an address, if a code may hold it. Whether it is one of those to which codes may lead is not said.
pub fn host(url: &str) -> Result<&str, AddressFlaw> {
    if !url.is_ascii() {
        return Err(AddressFlaw::NotAscii);
    }
    let Some(rest) = url.strip_prefix("https://") else { return Err(AddressFlaw::NotHttps) };
    if url.contains(['?', '#']) {
        return Err(AddressFlaw::WithQuery);
    }
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    if authority.contains('@') {
        return Err(AddressFlaw::WithUser);
    }
    if authority.contains(':') {
        return Err(AddressFlaw::WithPort);
    }
    if !is_host(authority) || !is_path(path) {
        return Err(AddressFlaw::Malformed);
    }
    if is_punycode(authority) {
        return Err(AddressFlaw::Punycode);
    }
    if url.len() > CODE_LIMIT_BYTES {
        return Err(AddressFlaw::TooLong);
    }
    Ok(authority)
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
