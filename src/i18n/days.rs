//! Days and spans of time in words.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Lang;
use crate::domain::text::Text;

impl Lang {
    /// A day with its weekday.
    pub fn day(&self, on: NaiveDate) -> Text {
        let year = usize::try_from(on.year()).unwrap_or_default();
        self.desk_day(year, number(on.month()), number(on.day()), weekday(on.weekday()))
    }

    /// A day of the week.
    pub fn weekday(&self, day: Weekday) -> Text {
        self.word_weekday(weekday(day))
    }

    /// By when something should be looked after, seen from a day; what is overdue says so.
    pub fn due(&self, due_on: Option<NaiveDate>, today: NaiveDate) -> Text {
        let Some(on) = due_on else { return self.desk_due_any() };
        match (on - today).num_days() {
            0 => self.desk_due_today(),
            1 => self.desk_due_tomorrow(),
            days if days < 0 => {
                self.desk_overdue(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX))
            }
            _ => self.desk_due(number(on.month()), number(on.day())),
        }
    }

    /// Minutes as hours and minutes.
    pub fn span(&self, minutes: u64) -> Text {
        let count = |count| usize::try_from(count).unwrap_or(usize::MAX);
        self.desk_span(count(minutes / 60), count(minutes % 60))
    }
}

pub(super) fn number(number: u32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;

    #[test]
    fn a_day_says_its_weekday_and_what_is_overdue_says_so() {
        let (ja, en) = (Lang::new(Locale::Ja), Lang::new(Locale::En));
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(ja.day(on("2026-11-23")).written(), "2026年11月23日（月）");
        assert_eq!(en.day(on("2026-02-01")).written(), "Sun, 1 Feb 2026");
        let today = on("2026-11-23");
        let due = |lang: &Lang, day| lang.due(Some(on(day)), today).written();
        assert_eq!(due(&ja, "2026-11-20"), "3日過ぎています");
        assert_eq!(due(&en, "2026-11-22"), "1 day overdue");
        assert_eq!(due(&en, "2026-11-23"), "due today");
        assert_eq!(due(&ja, "2026-12-05"), "12月5日まで");
        assert_eq!(en.due(None, today).written(), "any day");
        assert_eq!(ja.span(380).written(), "6時間20分");
        assert_eq!(en.span(45).written(), "45 min");
    }
}
