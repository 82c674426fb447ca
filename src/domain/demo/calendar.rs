//! When people come: on which days how many, and at what time of day. Desks are closed on Sundays, Mondays and over
//! the turn of the year.

use chrono::{Datelike, Months, NaiveDate, NaiveTime, Weekday};

use super::dice::Dice;

/// How busy each month is, January first, in parts of a hundred.
const MONTHS: [usize; 12] = [95, 130, 125, 100, 95, 105, 95, 75, 115, 115, 105, 85];

/// How busy each half hour is from ten o'clock on.
const HALF_HOURS: [usize; 12] = [12, 14, 13, 10, 4, 5, 12, 14, 12, 9, 6, 3];

/// Which record falls on which day.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    /// Each open day with the number of the first record on it.
    days: Vec<(NaiveDate, usize)>,
    count: usize,
}

impl Calendar {
    /// Spreads so many records over so many months up to a day.
    pub(super) fn new(count: usize, months: u32, last: NaiveDate) -> Self {
        let before = last.checked_sub_months(Months::new(months.max(1))).unwrap_or(last);
        let span = before.iter_days().skip(1).take_while(|day| *day <= last);
        let mut days: Vec<(NaiveDate, usize)> = span.map(|day| (day, busy(day))).collect();
        let length = days.len().max(1);
        // the desk becomes known: four tenths more at the end than at the beginning
        for (nth, (_, weight)) in days.iter_mut().enumerate() {
            *weight *= 1_000 + 400 * nth / length;
        }
        let total = days.iter().map(|(_, weight)| weight).sum::<usize>().max(1);
        let mut so_far = 0;
        for (_, weight) in &mut days {
            let first = so_far * count / total;
            so_far += *weight;
            *weight = first;
        }
        Self { days, count }
    }

    /// The day of a record, and its time within opening hours: a later record is never earlier.
    pub(super) fn at(&self, nth: usize, dice: &mut Dice) -> (NaiveDate, NaiveTime) {
        let after = self.days.partition_point(|(_, first)| *first <= nth);
        let (day, first) =
            self.days.get(after.saturating_sub(1)).copied().unwrap_or((NaiveDate::default(), 0));
        let end = self.days.get(after).map_or(self.count, |(_, first)| *first);
        let of_day = (end - first).max(1);
        // in thousandths of the day's visitors
        let share = ((nth - first) * 1_000 + dice.below(1_000)) / of_day;
        (day, time(share.min(999)))
    }
}

fn busy(day: NaiveDate) -> usize {
    let month = MONTHS.iter().zip(1..).find(|(_, month)| *month == day.month());
    let month = month.map_or(100, |(weight, _)| *weight);
    let weekday = match day.weekday() {
        Weekday::Sun | Weekday::Mon => 0,
        Weekday::Tue => 110,
        Weekday::Wed => 100,
        Weekday::Thu => 120,
        Weekday::Fri => 105,
        Weekday::Sat => 70,
    };
    match (day.month(), day.day()) {
        (12, 29..) | (1, ..4) => 0,
        _ => month * weekday,
    }
}

/// The time by which so many thousandths of a day's visitors have come.
fn time(share: usize) -> NaiveTime {
    let total: usize = HALF_HOURS.iter().sum();
    let mut left = share * total;
    let mut minutes = 600;
    for weight in HALF_HOURS {
        let whole = weight * 1_000;
        if left < whole {
            minutes += left * 30 / whole;
            break;
        }
        left -= whole;
        minutes += 30;
    }
    let (hour, minute) = (u32::try_from(minutes / 60), u32::try_from(minutes % 60));
    let at = hour.ok().zip(minute.ok());
    at.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;

    use super::*;

    #[test]
    fn records_follow_each_other_within_opening_hours_and_open_days() {
        let last: NaiveDate = "2026-11-28".parse().unwrap();
        let calendar = Calendar::new(5_000, 12, last);
        let mut dice = Dice::new(1, 1);
        let all: Vec<_> = (0..5_000).map(|nth| calendar.at(nth, &mut dice)).collect();
        assert!(all.is_sorted());
        assert!(all.iter().all(|(_, time)| (10..16).contains(&time.hour())));
        assert!(all.iter().all(|(day, _)| busy(*day) > 0));
        assert_eq!(all.last().unwrap().0, last);
        assert!(all.first().unwrap().0 < "2025-12-04".parse().unwrap());
        let in_month = |month| all.iter().filter(|(day, _)| day.month() == month).count();
        assert!(in_month(2) > in_month(8) && in_month(8) > 100);
    }

    #[test]
    fn a_span_without_open_days_puts_no_record_outside_of_it() {
        let last: NaiveDate = "2026-01-02".parse().unwrap();
        let calendar = Calendar::new(0, 1, last);
        assert_eq!(calendar.days.len(), 31);
    }
}
