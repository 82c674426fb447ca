//! When people come: on which days how many, and at what time of day. Everything is closed on Sundays and over the turn
//! of the year.

use chrono::{Datelike, Months, NaiveDate, NaiveTime};

use super::dice::Dice;

/// How busy each month is, January first, in parts of a hundred.
const MONTHS: [usize; 12] = [95, 130, 125, 100, 95, 105, 95, 75, 115, 115, 105, 85];

/// When people come to what there is.
#[derive(Debug)]
pub(super) struct Habit {
    /// How busy each day of the week is, Monday first.
    weekdays: [usize; 7],
    /// When it opens, in minutes.
    from: usize,
    /// How busy each half hour is from then on.
    half_hours: &'static [usize],
}

/// Desks, which are closed on Mondays.
pub(super) const DESKS: Habit = Habit {
    weekdays: [0, 110, 100, 120, 105, 70, 0],
    from: 600,
    half_hours: &[12, 14, 13, 10, 4, 5, 12, 14, 12, 9, 6, 3],
};

/// Kiosks, which are there as long as the house is open.
pub(super) const KIOSKS: Habit = Habit {
    weekdays: [60, 110, 100, 120, 105, 90, 0],
    from: 540,
    half_hours: &[4, 7, 12, 14, 13, 11, 5, 5, 11, 14, 13, 11, 8, 6, 4, 2],
};

/// Classes, in the morning and in the afternoon.
pub(super) const CLASSES: Habit =
    Habit { weekdays: [30, 110, 120, 120, 90, 60, 0], from: 600, half_hours: &[1] };

/// Which record falls on which day.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    /// Each open day with the number of the first record on it.
    days: Vec<(NaiveDate, usize)>,
    count: usize,
    habit: &'static Habit,
}

impl Calendar {
    /// Spreads so many records over so many months up to a day.
    pub(super) fn new(habit: &'static Habit, count: usize, months: u32, last: NaiveDate) -> Self {
        let span = first_day(months, last).iter_days().take_while(|day| *day <= last);
        let mut days: Vec<(NaiveDate, usize)> = span.map(|day| (day, habit.busy(day))).collect();
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
        Self { days, count, habit }
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
        (day, self.habit.time(share.min(999)))
    }
}

/// The first of so many months up to a day.
pub(super) fn first_day(months: u32, last: NaiveDate) -> NaiveDate {
    let before = last.checked_sub_months(Months::new(months.max(1)));
    before.and_then(|before| before.succ_opt()).unwrap_or(last)
}

impl Habit {
    fn busy(&self, day: NaiveDate) -> usize {
        let month = MONTHS.iter().zip(1..).find(|(_, month)| *month == day.month());
        let month = month.map_or(100, |(weight, _)| *weight);
        let mut of_the_week = self.weekdays.into_iter().zip(0..);
        let weekday = of_the_week.find(|(_, nth)| *nth == day.weekday().num_days_from_monday());
        match (day.month(), day.day()) {
            (12, 29..) | (1, ..4) => 0,
            _ => month * weekday.map_or(0, |(weight, _)| weight),
        }
    }

    /// The time by which so many thousandths of a day's visitors have come.
    fn time(&self, share: usize) -> NaiveTime {
        let total: usize = self.half_hours.iter().sum();
        let mut left = share * total;
        let mut minutes = self.from;
        for weight in self.half_hours {
            let whole = weight * 1_000;
            if left < whole {
                minutes += left * 30 / whole;
                break;
            }
            left -= whole;
            minutes += 30;
        }
        at_minute(minutes)
    }
}

/// The time so many minutes after midnight.
pub(super) fn at_minute(minutes: usize) -> NaiveTime {
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
        let calendar = Calendar::new(&DESKS, 5_000, 12, last);
        let mut dice = Dice::new(1, 1);
        let all: Vec<_> = (0..5_000).map(|nth| calendar.at(nth, &mut dice)).collect();
        assert!(all.is_sorted());
        assert!(all.iter().all(|(_, time)| (10..16).contains(&time.hour())));
        assert!(all.iter().all(|(day, _)| DESKS.busy(*day) > 0));
        assert_eq!(all.last().unwrap().0, last);
        assert!(all.first().unwrap().0 < "2025-12-04".parse().unwrap());
        let in_month = |month| all.iter().filter(|(day, _)| day.month() == month).count();
        assert!(in_month(2) > in_month(8) && in_month(8) > 100);
    }

    #[test]
    fn a_span_without_open_days_puts_no_record_outside_of_it() {
        let last: NaiveDate = "2026-01-02".parse().unwrap();
        let calendar = Calendar::new(&DESKS, 0, 1, last);
        assert_eq!(calendar.days.len(), 31);
    }
}
