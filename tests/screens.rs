//! Screens through the chained harness.
mod support;
use std::sync::Arc;
use support::*;
use terakoya::content::{Rules, Source, check};

#[test]
fn look() {
    let hosts: Vec<String> = ["myna.go.jp"].iter().map(|s| s.to_string()).collect();
    let report =
        check(&Source::BuiltIn, &Rules { hosts: &hosts, today: moment(0).today, overflow: None });
    for p in report.problems.iter().filter(|p| !p.kind.key().contains("host")).take(60) {
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
    for size in [(80, 22), (60, 16)] {
        let mut h = Harness::new(size, Some(content.clone()));
        for c in "1111\n\n\n\n\n\n\n\n1\n\n\n".chars() {
            h.keys(&c.to_string());
            println!("{}", h.screen());
        }
    }
}
