//! "Did you mean": the known names nearest to a wrong one.

/// Names shown when none is near.
const SHOWN: usize = 5;
/// From this likeness on a name is near.
const NEAR: f64 = 0.85;

/// The names that are near, or else the nearest few, separated by commas; a hyphen if there are none at all.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut names = ranked(wrong, known);
    let near = names.iter().take_while(|(likeness, _)| *likeness >= NEAR).count();
    names.truncate(if near > 0 { near.min(3) } else { SHOWN });
    listed(&names)
}

/// All of the names, the nearest first, separated by commas: for those of which there are only a few.
pub fn nearest_first<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    listed(&ranked(wrong, known))
}

/// The names with their likeness to a wrong one, the nearest first.
fn ranked<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(f64, &'a str)> {
    let wrong: String = wrong.chars().take(64).collect::<String>().to_lowercase();
    let mut names: Vec<(f64, &str)> = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wrong, &name.to_lowercase()), name))
        .collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    names
}

fn listed(names: &[(f64, &str)]) -> String {
    match names {
        [] => "-".to_owned(),
        names => names.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_told_from_an_unknown_name() {
        let known = ["wifi", "photos", "typing", "touch", "qr-code", "hazard-map"];
        assert_eq!(nearest("wfii", known), "wifi");
        assert_eq!(nearest("QRcode", known), "qr-code");
        assert_eq!(nearest("zzz", known).split(", ").count(), SHOWN);
        assert_eq!(nearest("a", []), "-");
        assert_eq!(nearest_first("wfii", known).split(", ").next(), Some("wifi"));
        assert_eq!(nearest_first("wfii", known).split(", ").count(), known.len());
    }
}
