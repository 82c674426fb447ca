//! Who was not heard from, where the golden month does not tell: machines that were moved or came late, and venues of
//! which nobody said when they are open.

use terakoya::domain::{
    figures::{
        ask::Asked,
        facts::{Facts, Machine},
        report,
        table::{Note, Report, TableId},
    },
    venue::Opening,
};

use crate::{
    golden::{CHUO, Golden, HOTARU, SHONAI, day},
    month::october,
    written::rows,
};

/// The report of October with something changed about its facts.
fn report_with(change: impl Fn(&mut Facts)) -> Report {
    let golden = Golden::month();
    let asked = Asked::month(october());
    let mut facts: Vec<_> = asked.periods().into_iter().map(|days| golden.facts(days)).collect();
    facts.iter_mut().for_each(change);
    report(&asked, &facts, &golden.known())
}

fn machine<'a>(facts: &'a mut Facts, name: &str) -> &'a mut Machine {
    facts.machines.iter_mut().find(|machine| machine.name == name).unwrap()
}

fn silent(report: &Report) -> Vec<String> {
    let named = |note: &Note| match note {
        Note::SilentVenue { venue, days } => Some((venue.clone(), days.clone())),
        Note::SilentMachine { machine, venue, days } => {
            Some((format!("{machine} {venue}"), days.clone()))
        }
        _ => None,
    };
    let line = |(name, days): (String, Vec<chrono::NaiveDate>)| {
        let days: Vec<String> = days.iter().map(|day| day.format("%d").to_string()).collect();
        format!("{name}: {}", days.join(" "))
    };
    report.notes.iter().filter_map(named).map(line).collect()
}

#[test]
fn a_venue_without_hours_misses_nobody_on_a_day() {
    let without_hours = |facts: &mut Facts| {
        for venue in &mut facts.venues {
            venue.about.opening = Opening::default();
        }
    };
    // 蛍池1 was never heard from; of the others no day can be named
    let report = report_with(without_hours);
    assert_eq!(silent(&report), ["蛍池1 蛍池図書館: "]);
    let venues = rows(&report, TableId::Venues);
    assert!(venues[1].ends_with("75m  2") && venues[2].ends_with("0m  ?"), "{venues:?}");
}

#[test]
fn a_machine_is_not_missed_before_it_came() {
    let report = report_with(|facts| {
        let late = machine(facts, "蛍池1");
        late.venues = vec![(day("2026-10-20"), HOTARU.into())];
        late.first_heard = Some(day("2026-10-22"));
    });
    let of_hotaru = silent(&report).into_iter().filter(|line| line.starts_with(HOTARU));
    assert_eq!(of_hotaru.collect::<Vec<_>>(), ["蛍池図書館: 28"]);
}

/// 庄内1 goes to 中央公民館 on the 15th: from then on it is not missed at 庄内公民館, which has no other machine, and is
/// missed on the days on which 中央公民館 is open and it was not heard from. Its visit of the 20th belongs there.
#[test]
fn a_machine_that_was_moved_is_missed_where_it_stands() {
    let report = report_with(|facts| {
        machine(facts, "庄内1").venues.push((day("2026-10-15"), CHUO.into()));
    });
    let expected = [
        "蛍池図書館: 07 21 28",
        "中央2 中央公民館: 20 21",
        "庄内1 中央公民館: 16 19 21 23 26 28 29 30",
    ];
    assert_eq!(silent(&report), expected);
    let venues = rows(&report, TableId::Venues);
    assert!(venues[0].ends_with("235m  5") && venues[1].ends_with("75m  1"), "{venues:?}");
}

/// A venue that nobody described has a row as soon as a machine stands in it; one that was retired has none until
/// something happens there.
#[test]
fn venues_are_listed_by_what_is_known_of_them() {
    let report = report_with(|facts| {
        facts.venues.retain(|venue| venue.about.name != HOTARU);
        for venue in &mut facts.venues {
            venue.about.retired |= venue.about.name == SHONAI;
        }
    });
    let names = |line: String| line.split("  ").next().unwrap().to_owned();
    let venues: Vec<String> = rows(&report, TableId::Venues).into_iter().map(names).collect();
    // the class that was called off belongs to a venue of which nobody knows the name any more
    assert_eq!(venues, [CHUO, SHONAI, HOTARU, "unknown", "total"]);
    let report = report_with(|facts| {
        facts.consultations.clear();
        facts.sittings.clear();
        facts.lessons.clear();
        facts.people.clear();
        facts.classes.clear();
        for venue in &mut facts.venues {
            venue.about.retired |= venue.about.name == SHONAI;
        }
    });
    let venues: Vec<String> = rows(&report, TableId::Venues).into_iter().map(names).collect();
    assert_eq!(venues, [CHUO, HOTARU, "total"]);
}

/// Six visits with seven lessons, three words, a symptom and three codes, and the talk of the 31st.
#[test]
fn what_was_recorded_with_an_unsure_clock_is_in_no_figure_but_its_own() {
    let report = report_with(|facts| {
        facts.sittings.iter_mut().for_each(|fact| fact.is_unsure = true);
        facts.lessons.iter_mut().for_each(|fact| fact.is_unsure = true);
        facts.looks.iter_mut().for_each(|fact| fact.is_unsure = true);
    });
    let figures = rows(&report, TableId::KeyFigures);
    let expected = ["visits  0  0", "lessons-started  0  0", "codes  0  0", "unsure-clock  7  8"];
    for line in expected {
        assert!(figures.contains(&line.to_owned()), "{line}: {figures:?}");
    }
    assert!(report.notes.contains(&Note::UnsureClock { count: 7 }));
}
