//! The hosts that codes may lead to where the configuration names none: those of the program's own services.

/// The hosts, each exactly as it stands in an address.
pub const HOSTS: [&str; 21] = [
    "disaportal.gsi.go.jp",
    "myna.go.jp",
    "portal.orden.pref.osaka.lg.jp",
    "portal.payment.eltax.lta.go.jp",
    "toyonaka.yomsubi.com",
    "www.antiphishing.jp",
    "www.city.toyonaka.osaka.jp",
    "www.e-tax.nta.go.jp",
    "www.ipa.go.jp",
    "www.jma.go.jp",
    "www.jpki.go.jp",
    "www.keisan.nta.go.jp",
    "www.kojinbango-card.go.jp",
    "www.kokusen.go.jp",
    "www.lg-waps.go.jp",
    "www.lib.toyonaka.osaka.jp",
    "www.nenkin.go.jp",
    "www.nta.go.jp",
    "www.osaka-bousai.net",
    "www.pref.osaka.lg.jp",
    "www.web171.jp",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_hosts_are_those_of_the_program_s_own_services_and_no_others() {
        let catalogue: toml::Table =
            include_str!("../../lessons/services.toml").parse().expect("services.toml is TOML");
        let services = catalogue["service"].as_array().unwrap();
        let urls = services.iter().filter_map(|service| service.get("url")?.as_str());
        let used: BTreeSet<&str> =
            urls.map(|url| url.split('/').nth(2).expect("an address has a host")).collect();
        assert_eq!(used, BTreeSet::from(HOSTS));
    }
}
