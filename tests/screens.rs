//! Screens through the chained harness.
mod support;
use std::sync::Arc;
use support::*;
use terakoya::content::{Rules, Source, check};

#[test]
fn look() {
    let hosts: Vec<String> = "disaportal.gsi.go.jp myna.go.jp portal.orden.pref.osaka.lg.jp portal.payment.eltax.lta.go.jp toyonaka.yomsubi.com www.antiphishing.jp www.city.toyonaka.osaka.jp www.e-tax.nta.go.jp www.ipa.go.jp www.jma.go.jp www.jpki.go.jp www.keisan.nta.go.jp www.kojinbango-card.go.jp www.kokusen.go.jp www.lg-waps.go.jp www.lib.toyonaka.osaka.jp www.nenkin.go.jp www.nta.go.jp www.osaka-bousai.net www.pref.osaka.lg.jp www.web171.jp".split(' ').map(|s| s.to_string()).collect();
    let report =
        check(&Source::BuiltIn, &Rules { hosts: &hosts, today: moment(0).today, overflow: None });
    for p in report.problems.iter().take(60) {
        println!("{:?} {}:{}:{} {:?}", p.severity(), p.file, p.line, p.column, p.kind);
    }
    println!(
        "{} problems, {} lessons {} words {} troubles {} services",
        report.problems.len(),
        report.content.lessons.len(),
        report.content.words.len(),
        report.content.troubles.len(),
        report.content.services.len()
    );
    let content = Arc::new(report.content);
    let grids = std::env::var("GRID").unwrap_or("80x22".into());
    let keys = std::env::var("KEYS").unwrap_or("1".into());
    for g in grids.split(',') {
        let (a, b) = g.split_once('x').unwrap();
        let mut h = Harness::new((a.parse().unwrap(), b.parse().unwrap()), Some(content.clone()));
        println!("{}", h.screen());
        for c in keys.chars() {
            h.keys(&if c == 'n' { "\n".to_owned() } else { c.to_string() });
            println!("{}", h.screen());
        }
    }
}
