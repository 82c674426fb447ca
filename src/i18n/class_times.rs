//! When a class is, in words: weekday, before or after noon.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{
    Lang,
    days::{number, weekday},
};
use crate::domain::{class::ClassPlan, text::Text};

impl Lang {
    /// The day of a class with its weekday. Nobody looks a year ahead: the year is left out.
    pub fn day_of_class(&self, on: NaiveDate) -> Text {
        self.class_day(number(on.month()), number(on.day()), weekday(on.weekday()))
    }

    /// A time of day, before or after noon.
    pub fn time_of_class(&self, at: NaiveTime) -> Text {
        let half = if at.hour() < 12 { "am" } else { "pm" };
        self.class_time(half, number(at.hour() % 12), number(at.minute()))
    }

    /// Day and beginning.
    pub fn start(&self, plan: &ClassPlan) -> Text {
        self.class_starts(&self.day_of_class(plan.on), &self.time_of_class(plan.span.from))
    }

    /// Day, beginning and end.
    pub fn when(&self, plan: &ClassPlan) -> Text {
        let [from, until] = [plan.span.from, plan.span.until].map(|at| self.time_of_class(at));
        self.class_when(&self.day_of_class(plan.on), &from, &until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;

    #[test]
    fn noon_and_midnight_are_said_as_people_say_them() {
        let said = |locale, hour, minute| {
            let at = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            Lang::new(locale).time_of_class(at).written()
        };
        assert_eq!(said(Locale::Ja, 9, 0), "午前9時");
        assert_eq!(said(Locale::Ja, 12, 5), "昼の12時5分");
        assert_eq!(said(Locale::Ja, 13, 30), "午後1時30分");
        assert_eq!(said(Locale::En, 12, 5), "12:05 pm");
        assert_eq!(said(Locale::En, 13, 0), "1:00 pm");
        assert_eq!(said(Locale::En, 0, 30), "12:30 am");
        let on = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(Lang::new(Locale::Ja).day_of_class(on).written(), "12月1日（火）");
        assert_eq!(Lang::new(Locale::En).day_of_class(on).written(), "Tue, 1 Dec");
    }
}
