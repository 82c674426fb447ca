//! Recurring days, held against an iCalendar implementation of other people.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rrule::RRuleSet;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn recurrence(from: &str, rule: &str, until: Until) -> Recurrence {
    let (from, rule) = (day(from), rule.parse().unwrap());
    Recurrence { from, rule, until, on_holidays: OnHolidays::Skip, not_on: vec![] }
}

fn written(days: &[NaiveDate]) -> Vec<String> {
    days.iter().map(ToString::to_string).collect()
}

#[test]
fn rules_are_written_as_the_data_model_for_dates_writes_them_and_read_back() {
    for (written, rule) in [
        ("once", Rule::Once),
        ("0We", Rule::Weekly(Weekday::Wed)),
        ("7Su", Rule::EverySecondWeek(Weekday::Sun)),
        ("13Mo", Rule::Monthly(vec![Nth::Of(1), Nth::Of(3)], Weekday::Mon)),
        ("6Fr", Rule::Monthly(vec![Nth::Last], Weekday::Fri)),
        ("56Tu", Rule::Monthly(vec![Nth::Of(5), Nth::Last], Weekday::Tue)),
    ] {
        assert_eq!(rule.to_string(), written);
        assert_eq!(written.parse(), Ok(rule.clone()));
        assert_eq!(written.to_lowercase().parse(), Ok(rule.clone()));
        assert_eq!(serde_json::to_value(&rule).unwrap(), written);
    }
    assert_eq!("311Mo".parse::<Rule>().unwrap().to_string(), "13Mo");
    for bad in ["", "Mo", "0", "8Mo", "0Xx", "00Mo", "71Mo", "01Mo", "日", "1月", "x日"] {
        assert!(bad.parse::<Rule>().is_err(), "{bad}");
    }
}

#[test]
fn holidays_are_left_out_and_listed_and_a_course_of_three_has_three() {
    let dates = recurrence("2026-10-29", "1Mo", Until::Count(3)).dates();
    assert_eq!(written(&dates.on), ["2026-11-02", "2026-12-07", "2027-01-04"]);
    let dates = recurrence("2026-11-01", "0Mo", Until::Day(day("2026-11-30"))).dates();
    assert_eq!(written(&dates.on), ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-30"]);
    let skipped = Skipped { on: day("2026-11-23"), holiday: Some(Holiday::Labour) };
    assert_eq!(dates.skipped, [skipped]);
    let counted = recurrence("2026-11-16", "0Mo", Until::Count(3)).dates();
    assert_eq!(written(&counted.on), ["2026-11-16", "2026-11-30", "2026-12-07"]);
    assert_eq!(counted.skipped, [skipped]);
}

#[test]
fn days_that_somebody_leaves_out_are_listed_without_a_holiday() {
    let mut closed = recurrence("2026-12-25", "0Fr", Until::Day(day("2027-01-08")));
    closed.not_on = vec![day("2026-12-25")];
    let skipped = |on: &str, holiday| Skipped { on: day(on), holiday };
    let dates = closed.dates();
    assert_eq!(written(&dates.on), ["2027-01-08"]);
    assert_eq!(
        dates.skipped,
        [skipped("2026-12-25", None), skipped("2027-01-01", Some(Holiday::NewYear))]
    );
    let kept = Recurrence { on_holidays: OnHolidays::Keep, ..closed };
    assert_eq!(written(&kept.dates().on), ["2027-01-01", "2027-01-08"]);
}

#[test]
fn a_single_class_on_a_holiday_is_left_out_too_and_nothing_goes_on_for_ever() {
    let once = recurrence("2026-11-23", "once", Until::Count(1)).dates();
    assert_eq!((once.on.len(), once.skipped.len()), (0, 1));
    let long = recurrence("2026-11-23", "0Tu", Until::Day(day("9999-12-31"))).dates();
    assert_eq!(long.on.len(), MOST_CLASSES);
    assert_eq!(recurrence("2026-11-23", "0Tu", Until::Count(0)).dates(), Dates::default());
}

/// The same rule in iCalendar's words. Of the day that begins a set iCalendar makes an occurrence, so that a rule for
/// another day begins on the first day that it names.
fn in_icalendar(of: &Recurrence) -> Option<BTreeSet<NaiveDate>> {
    let day_name = |weekday: Weekday| {
        WEEKDAYS.iter().find(|(day, _)| *day == weekday).unwrap().1.to_uppercase()
    };
    let rule = match &of.rule {
        Rule::Once => "FREQ=DAILY;COUNT=1".to_owned(),
        Rule::Weekly(weekday) => format!("FREQ=WEEKLY;BYDAY={}", day_name(*weekday)),
        Rule::EverySecondWeek(weekday) => {
            format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={}", day_name(*weekday))
        }
        Rule::Monthly(nths, weekday) => {
            let name = day_name(*weekday);
            let one = |nth: &Nth| match nth {
                Nth::Of(nth) => format!("{nth}{name}"),
                Nth::Last => format!("-1{name}"),
            };
            let all: Vec<String> = nths.iter().map(one).collect();
            format!("FREQ=MONTHLY;BYDAY={}", all.join(","))
        }
    };
    let first = of.named().next()?;
    if matches!(of.until, Until::Day(last) if last < first) {
        // it calls such a set an error
        return Some(BTreeSet::new());
    }
    let end = match of.until {
        _ if of.rule == Rule::Once => String::new(),
        Until::Day(last) => format!(";UNTIL={}T235959Z", last.format("%Y%m%d")),
        Until::Count(count) => format!(";COUNT={count}"),
    };
    let set = format!("DTSTART:{}T100000Z\nRRULE:{rule}{end}", first.format("%Y%m%d"));
    let set: RRuleSet = set.parse().unwrap();
    Some(set.all(2_000).dates.iter().map(chrono::DateTime::date_naive).collect())
}

fn rules() -> impl Strategy<Value = Rule> {
    let weekday = (0..7_usize).prop_map(|nth| WEEKDAYS[nth].0);
    let nths = prop::collection::btree_set(1..=6_u8, 1..4).prop_map(|nths| {
        nths.into_iter().map(|nth| if nth == 6 { Nth::Last } else { Nth::Of(nth) }).collect()
    });
    (0..4, weekday, nths).prop_map(|(shape, weekday, nths)| match shape {
        0 => Rule::Once,
        1 => Rule::Weekly(weekday),
        2 => Rule::EverySecondWeek(weekday),
        _ => Rule::Monthly(nths, weekday),
    })
}

proptest! {
    #[test]
    fn days_are_those_that_another_calendar_computes(
        rule in rules(),
        from in 0..4_000_u64,
        long in 0..600_u64,
        count in 1..40_u16,
        is_counted in any::<bool>(),
    ) {
        let from = day("2024-01-01") + Days::new(from);
        let last = from + Days::new(long);
        let until = if is_counted { Until::Count(count) } else { Until::Day(last) };
        let keep = Recurrence { from, rule, until, on_holidays: OnHolidays::Keep, not_on: vec![] };
        let computed = keep.dates();
        prop_assert!(computed.skipped.is_empty());
        if let Some(expected) = in_icalendar(&keep) {
            let expected: Vec<_> = expected.into_iter().filter(|on| is_counted || *on <= last).collect();
            // a fifth Monday comes so seldom that five years hold fewer than were asked for
            let all = computed.on.len();
            prop_assert!(all == expected.len() || all > 15, "{all} of {}", expected.len());
            prop_assert_eq!(&computed.on, &expected[..all]);
        }
        let skip = Recurrence { on_holidays: OnHolidays::Skip, ..keep.clone() }.dates();
        prop_assert!(skip.on.iter().all(|on| Holiday::on(*on).is_none()));
        if !is_counted {
            let mut all = skip.on;
            all.extend(skip.skipped.iter().map(|skipped| skipped.on));
            all.sort();
            prop_assert_eq!(all, computed.on, "what is not held is listed");
        } else if keep.rule != Rule::Once {
            let (held, all) = (skip.on.len(), computed.on.len());
            prop_assert!(held == all || held > 15, "left out is not counted: {held} of {all}");
        }
    }
}
