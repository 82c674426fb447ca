//! What was typed and chosen, as what is meant; or what is wrong, field by field.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::{Chosen, Name, PlanForm, Purpose, Repeat, day};
use crate::{
    app::screens::desk::{Scene, board::today},
    domain::{
        address::CODE_LIMIT_BYTES,
        class::{
            ClassPlan, LONGEST_TITLE, MOST_LEARNERS, NewClass, PlanFlaw,
            recurrence::{MOST_CLASSES, Nth, Recurrence, Rule, Until},
        },
        ids::ClassId,
        search::fold::fold,
        text::Text,
        venue::Span,
    },
    i18n::Lang,
};

/// What is meant.
pub struct Meant {
    pub plan: ClassPlan,
    /// How a new class comes again; none if it does not.
    pub recurrence: Option<Recurrence>,
}

/// Collects what is wrong.
#[derive(Default)]
struct Flaws(Vec<(Name, Text)>);

impl Flaws {
    /// A value, or what is wrong if there is none.
    fn need<T>(&mut self, value: Option<T>, name: Name, says: Text) -> Option<T> {
        if value.is_none() {
            self.0.push((name, says));
        }
        value
    }
}

impl PlanForm {
    /// What is meant, or everything that is wrong in the order of the fields.
    pub(super) fn read(&self, scene: &Scene<'_>) -> Result<Meant, Vec<(Name, Text)>> {
        let lang = scene.lang;
        let mut flaws = Flaws::default();
        let title = Some(self.text(Name::Title)).filter(|title| !title.is_empty());
        let title = flaws.need(title, Name::Title, lang.plan_title_missing(LONGEST_TITLE));
        let venue = flaws.need(self.chosen.venue, Name::Venue, lang.plan_venue_missing());
        let on = flaws.need(self.day(Name::Day, scene), Name::Day, lang.plan_day_wrong());
        let span = flaws.need(self.span(), Name::Time, lang.plan_time_wrong());
        let recurrence = self.recurrence(on, scene, &mut flaws);
        let wrong = lang.plan_capacity_wrong(usize::from(MOST_LEARNERS));
        let capacity = self.number(Name::Capacity).filter(|n| (1..=MOST_LEARNERS).contains(n));
        let capacity = flaws.need(capacity, Name::Capacity, wrong);
        let book_until = match self.text(Name::BookUntil) {
            "" => Some(None),
            _ => self.day(Name::BookUntil, scene).map(Some),
        };
        let book_until = flaws.need(book_until, Name::BookUntil, lang.plan_day_wrong()).flatten();
        let read = (title, venue, on, span, capacity);
        let (Some(title), Some(venue), Some(on), Some(span), Some(capacity)) = read else {
            return Err(flaws.0);
        };
        let plan = ClassPlan {
            series: match &self.purpose {
                Purpose::New => None,
                Purpose::Changes { before, .. } => before.series,
            },
            title: title.to_owned(),
            reading: self.text(Name::Reading).to_owned(),
            about: self.text(Name::About).to_owned(),
            venue,
            room: self.chosen.room.clone(),
            on,
            span,
            capacity,
            helpers: self.number(Name::Helpers).unwrap_or_default(),
            loan_phones: self.number(Name::Phones).unwrap_or_default(),
            lessons: self.chosen.lessons.clone(),
            booking_page: Some(self.text(Name::Page).to_owned()),
            book_until,
        };
        let plan = plan.cleaned();
        if let Some(flaw) = plan.flaw() {
            flaws.0.push(flawed(flaw, lang));
        }
        if flaws.0.is_empty() { Ok(Meant { plan, recurrence }) } else { Err(flaws.0) }
    }

    /// The class as far as it can be held against others: as soon as venue, day and time are known.
    pub(super) fn sketch(&self, scene: &Scene<'_>) -> Option<NewClass> {
        let id = match &self.purpose {
            Purpose::New => ClassId(self.id.unwrap_or(Uuid::nil())),
            Purpose::Changes { class, .. } => *class,
        };
        let plan = ClassPlan {
            series: None,
            title: String::new(),
            reading: String::new(),
            about: String::new(),
            venue: self.chosen.venue?,
            room: self.chosen.room.clone(),
            on: self.day(Name::Day, scene)?,
            span: self.span()?,
            capacity: self.number(Name::Capacity).unwrap_or(1),
            helpers: 0,
            loan_phones: 0,
            lessons: Vec::new(),
            booking_page: None,
            book_until: None,
        };
        Some(NewClass { id, plan })
    }

    pub(super) fn day(&self, name: Name, scene: &Scene<'_>) -> Option<NaiveDate> {
        day(self.text(name), today(scene))
    }

    fn span(&self) -> Option<Span> {
        Span::from_str(self.text(Name::Time)).ok()
    }

    fn number(&self, name: Name) -> Option<u16> {
        self.text(name).parse().ok()
    }

    /// Which one of its month's days of its name the day is.
    pub(super) fn nth_of_day(&self, scene: &Scene<'_>) -> Option<Nth> {
        let on = self.day(Name::Day, scene)?;
        u8::try_from(on.day().div_ceil(7)).ok().map(Nth::Of)
    }

    /// On which days it comes again, by the weekday of the first one; none if that is not known, or no days of a month.
    pub(super) fn rule(&self, scene: &Scene<'_>) -> Option<Rule> {
        let Chosen { repeat, nths, .. } = &self.chosen;
        let weekday = self.day(Name::Day, scene)?.weekday();
        Some(match repeat {
            Repeat::Once => Rule::Once,
            Repeat::Weekly => Rule::Weekly(weekday),
            Repeat::SecondWeek => Rule::EverySecondWeek(weekday),
            Repeat::Monthly if nths.is_empty() => return None,
            Repeat::Monthly => {
                let mut nths = nths.clone();
                nths.sort();
                Rule::Monthly(nths, weekday)
            }
        })
    }

    fn recurrence(
        &self,
        on: Option<NaiveDate>,
        scene: &Scene<'_>,
        flaws: &mut Flaws,
    ) -> Option<Recurrence> {
        let lang = scene.lang;
        if self.purpose != Purpose::New || self.chosen.repeat == Repeat::Once {
            return None;
        }
        let monthly = self.chosen.repeat != Repeat::Monthly || !self.chosen.nths.is_empty();
        flaws.need(monthly.then_some(()), Name::Nths, lang.plan_nths_missing());
        let until = flaws.need(self.until(scene), Name::Ends, lang.plan_ends_wrong(MOST_CLASSES));
        let not_on = flaws.need(self.not_on(scene), Name::NotOn, lang.plan_not_on_wrong());
        let recurrence = Recurrence {
            from: on?,
            rule: self.rule(scene)?,
            until: until?,
            on_holidays: self.chosen.on_holidays,
            not_on: not_on?,
        };
        let has_days = !recurrence.dates().on.is_empty();
        flaws.need(has_days.then_some(recurrence), Name::Ends, lang.plan_no_days())
    }

    /// How often: so many times, or until a day.
    fn until(&self, scene: &Scene<'_>) -> Option<Until> {
        let typed = fold(self.text(Name::Ends));
        let times = typed.strip_suffix("回").or_else(|| typed.strip_suffix("times"));
        match times.unwrap_or(&typed).trim().parse::<u16>() {
            Ok(times) => Some(times)
                .filter(|times| (1..=MOST_CLASSES).contains(&usize::from(*times)))
                .map(Until::Count),
            Err(_) => self.day(Name::Ends, scene).map(Until::Day),
        }
    }

    fn not_on(&self, scene: &Scene<'_>) -> Option<Vec<NaiveDate>> {
        let typed = self.text(Name::NotOn);
        let parts = typed.split(|c: char| c.is_whitespace() || "、,;；".contains(c));
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(|part| day(part, today(scene))).collect()
    }
}

/// What a rule of classes says against a plan, at its field.
fn flawed(flaw: PlanFlaw, lang: &Lang) -> (Name, Text) {
    match flaw {
        PlanFlaw::Title => (Name::Title, lang.plan_title_missing(LONGEST_TITLE)),
        PlanFlaw::About => (Name::About, lang.plan_about_too_long()),
        PlanFlaw::Time => (Name::Time, lang.plan_time_wrong()),
        PlanFlaw::Capacity => {
            (Name::Capacity, lang.plan_capacity_wrong(usize::from(MOST_LEARNERS)))
        }
        PlanFlaw::BookUntil => (Name::BookUntil, lang.plan_book_until_wrong()),
        PlanFlaw::Page => (Name::Page, lang.plan_page_wrong(CODE_LIMIT_BYTES)),
    }
}
