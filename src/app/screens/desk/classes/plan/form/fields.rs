//! The fields of a class: their order, what stands in them, and what is to be said beside them.

use super::{
    Act, Chosen, PlanAct, PlanForm, Purpose, Repeat, Value, chosen, field, intent, nth, options,
    rule,
};
use crate::{
    app::screens::desk::{Intent, Scene, board::today, in_words},
    domain::{
        class::{
            ClassPlan, LONGEST_ABOUT, LONGEST_TITLE, PlanDoubt, course,
            recurrence::{Nth, OnHolidays},
        },
        holiday::Holiday,
        text::Text,
        venue::Venue,
    },
    ui::{field::TextField, sheet::Piece, theme::Role},
};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    Title,
    Reading,
    About,
    Venue,
    Room,
    Day,
    Time,
    Capacity,
    Helpers,
    Phones,
    Lessons,
    Page,
    BookUntil,
    Repeat,
    Nths,
    Ends,
    OnHolidays,
    NotOn,
    Opens,
    Whole,
}

/// A field that is typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    pub name: Name,
    /// The most characters.
    limit: usize,
    is_number: bool,
}

const fn text(name: Name, limit: usize) -> Typed {
    Typed { name, limit, is_number: false }
}

const fn number(name: Name) -> Typed {
    Typed { name, limit: 3, is_number: true }
}

/// The fields that are typed.
pub const TEXTS: [Typed; 12] = [
    text(Name::Title, LONGEST_TITLE),
    text(Name::Reading, LONGEST_TITLE * 2),
    text(Name::About, LONGEST_ABOUT),
    text(Name::Day, 20),
    text(Name::Time, 20),
    number(Name::Capacity),
    number(Name::Helpers),
    number(Name::Phones),
    text(Name::Page, 200),
    text(Name::BookUntil, 20),
    text(Name::Ends, 20),
    text(Name::NotOn, 200),
];

/// Rows of what a class is about.
const ABOUT_ROWS: u16 = 2;

impl Typed {
    /// The field with what a plan says.
    pub fn field(self, plan: Option<&ClassPlan>) -> TextField {
        let field =
            if self.is_number { TextField::digits(self.limit) } else { TextField::new(self.limit) };
        let Some(plan) = plan else { return field };
        let some = |count: u16| if count == 0 { String::new() } else { count.to_string() };
        field.with(&match self.name {
            Name::Title => plan.title.clone(),
            Name::Reading => plan.reading.clone(),
            Name::About => plan.about.clone(),
            Name::Day => plan.on.to_string(),
            Name::Time => plan.span.to_string(),
            Name::Capacity => plan.capacity.to_string(),
            Name::Helpers => some(plan.helpers),
            Name::Phones => some(plan.loan_phones),
            Name::Page => plan.booking_page.clone().unwrap_or_default(),
            Name::BookUntil => plan.book_until.map(|on| on.to_string()).unwrap_or_default(),
            _ => String::new(),
        })
    }
}

impl PlanForm {
    /// The fields in the order in which one thinks of a class.
    pub(super) fn stops(&self) -> Vec<Name> {
        use Name::{
            About, BookUntil, Capacity, Day, Ends, Helpers, Lessons, NotOn, Nths, OnHolidays,
            Opens, Page, Phones, Reading, Repeat as Again, Room, Time, Title, Venue, Whole,
        };
        let is_new = self.purpose == Purpose::New;
        let repeats = is_new && self.chosen.repeat != Repeat::Once;
        let is_course = match &self.purpose {
            Purpose::New => false,
            Purpose::Changes { before, .. } => before.series.is_some(),
        };
        let asks = |name: &Name| match name {
            Again | Opens => is_new,
            Nths => repeats && self.chosen.repeat == Repeat::Monthly,
            Ends | OnHolidays | NotOn => repeats,
            Whole => is_course,
            _ => true,
        };
        [
            Whole, Title, Reading, About, Venue, Room, Day, Time, Again, Nths, Ends, OnHolidays,
            NotOn, Capacity, Helpers, Phones, Lessons, Page, BookUntil, Opens,
        ]
        .into_iter()
        .filter(asks)
        .collect()
    }

    pub(super) fn fields(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let remarks = self.remarks(scene);
        let mut pieces = Vec::new();
        for name in self.stops() {
            let remark = remarks.iter().find(|(of, _)| *of == name).map(|(_, says)| says.clone());
            let (label, example) = self.label(name, scene);
            let at = TEXTS.iter().position(|text| text.name == name);
            if let Some(typed) = at.and_then(|at| self.texts.get(at)) {
                let rows = if name == Name::About { ABOUT_ROWS } else { 1 };
                pieces.push(field(label, typed, example, rows, remark));
            } else {
                let values = self.values(name, scene);
                let says = self.says(name, &values, scene);
                pieces.extend(options(label, says, values, remark));
            }
        }
        pieces
    }

    /// What a field is called, and an example.
    fn label(&self, name: Name, scene: &Scene<'_>) -> (Text, Text) {
        let lang = scene.lang;
        let only = |label| (label, Text::default());
        match name {
            Name::Title => (lang.plan_title(), lang.plan_title_example()),
            Name::Reading => (lang.plan_reading(), lang.plan_reading_example()),
            Name::About => (lang.plan_about(), lang.plan_about_example()),
            Name::Venue => only(lang.record_venue()),
            Name::Room => only(lang.plan_room()),
            Name::Day if self.chosen.repeat == Repeat::Once => {
                (lang.plan_day(), lang.plan_day_example())
            }
            Name::Day => (lang.plan_first_day(), lang.plan_day_example()),
            Name::Time => (lang.plan_time(), lang.plan_time_example()),
            Name::Capacity => (lang.plan_capacity(), lang.plan_capacity_example()),
            Name::Helpers => (lang.plan_helpers(), lang.plan_none_example()),
            Name::Phones => (lang.plan_phones(), lang.plan_none_example()),
            Name::Lessons => only(lang.plan_lessons()),
            Name::Page => (lang.plan_page(), lang.plan_page_example()),
            Name::BookUntil => (lang.plan_book_until(), lang.plan_book_until_example()),
            Name::Repeat => only(lang.plan_again()),
            Name::Nths => only(lang.plan_nths()),
            Name::Ends => (lang.plan_ends(), lang.plan_ends_example()),
            Name::OnHolidays => only(lang.plan_on_holidays()),
            Name::NotOn => (lang.plan_not_on(), lang.plan_not_on_example()),
            Name::Opens => only(lang.plan_opens()),
            Name::Whole => only(lang.plan_whole()),
        }
    }

    /// What is chosen in a field, in words.
    fn says(&self, name: Name, values: &[Value], scene: &Scene<'_>) -> Text {
        let lang = scene.lang;
        match name {
            Name::Venue if self.venues.is_empty() => lang.plan_no_venue(),
            Name::Lessons => {
                let names = self.chosen.lessons.iter().map(|id| in_words::lesson(id, scene));
                in_words::joined(names, lang)
            }
            Name::Repeat if self.rule(scene).is_some() => {
                self.rule(scene).map(|says| rule(&says, lang)).unwrap_or_default()
            }
            _ => chosen(values, lang).unwrap_or_else(|| match name {
                // a room that the venue no longer has
                Name::Room if !self.chosen.room.is_empty() => {
                    Text::plain(self.chosen.room.as_str())
                }
                Name::Room => lang.plan_no_rooms(),
                _ => lang.plan_nothing(),
            }),
        }
    }

    /// What may be chosen in a field, and whether it is.
    fn values(&self, name: Name, scene: &Scene<'_>) -> Vec<Value> {
        let lang = scene.lang;
        let value = |label, is_chosen, act| (label, is_chosen, intent(PlanAct::Form(act)));
        let Chosen { venue: at, room, repeat, nths, on_holidays, opens, whole, .. } = &self.chosen;
        match name {
            Name::Venue => {
                let is_there = |venue: &&Venue| !venue.about.retired || Some(venue.id) == *at;
                let venues = self.venues.iter().filter(is_there);
                let named = |venue: &Venue| {
                    let label = Text::plain(venue.about.name.as_str());
                    value(label, Some(venue.id) == *at, Act::Venue(venue.id))
                };
                venues.map(named).collect()
            }
            Name::Room => {
                let rooms = self.venue().map(|venue| venue.about.rooms.as_slice());
                let rooms = rooms.unwrap_or_default();
                if rooms.is_empty() {
                    return Vec::new();
                }
                let named = rooms.iter().enumerate().map(|(at, there)| {
                    let label = Text::plain(there.name.as_str());
                    value(label, there.name == *room, Act::Room(Some(at)))
                });
                let none = value(lang.plan_no_room(), room.is_empty(), Act::Room(None));
                named.chain([none]).collect()
            }
            Name::Lessons => vec![value(lang.plan_choose_lessons(), false, Act::ChooseLessons)],
            Name::Repeat => [
                (Repeat::Once, "once"),
                (Repeat::Weekly, "weekly"),
                (Repeat::SecondWeek, "second-week"),
                (Repeat::Monthly, "monthly"),
            ]
            .into_iter()
            .map(|(one, says)| value(lang.plan_repeat(says), *repeat == one, Act::Repeat(one)))
            .collect(),
            Name::Nths => (1..=5)
                .map(Nth::Of)
                .chain([Nth::Last])
                .map(|one| value(nth(one, lang), nths.contains(&one), Act::Nth(one)))
                .collect(),
            Name::OnHolidays => [(OnHolidays::Skip, "skip"), (OnHolidays::Keep, "keep")]
                .into_iter()
                .map(|(one, says)| {
                    let label = lang.plan_holidays(says);
                    value(label, *on_holidays == one, Act::OnHolidays(one))
                })
                .collect(),
            Name::Opens => vec![
                value(lang.plan_opens_not(), !opens, Act::Opens(false)),
                value(lang.plan_opens_now(), *opens, Act::Opens(true)),
            ],
            Name::Whole => vec![
                value(lang.plan_only_this(), !whole, Act::Whole(false)),
                value(lang.plan_whole_course(), *whole, Act::Whole(true)),
            ],
            _ => Vec::new(),
        }
    }

    /// What is to be said beside the fields: what is wrong, what should be looked at, which day that is.
    fn remarks(&self, scene: &Scene<'_>) -> Vec<(Name, (Role, Text))> {
        let lang = scene.lang;
        let flaws = if self.shows_flaws { self.read(scene).err() } else { None };
        let flaws = flaws.into_iter().flatten();
        let mut remarks: Vec<_> = flaws.map(|(name, says)| (name, (Role::Danger, says))).collect();
        if let Some(new) = self.sketch(scene) {
            let classes = std::slice::from_ref(&new);
            let found = course::doubts(classes, &self.venues, &self.classes);
            remarks.extend(found.into_iter().map(|(_, doubt)| {
                let name = match doubt {
                    PlanDoubt::NoSuchRoom | PlanDoubt::RoomTaken { .. } => Name::Room,
                    PlanDoubt::TooManyForRoom { .. } => Name::Capacity,
                    PlanDoubt::VenueClosed => Name::Time,
                };
                (name, (Role::Caution, self.doubt(doubt, scene)))
            }));
        }
        for name in [Name::Day, Name::BookUntil] {
            let Some(on) = self.day(name, scene) else { continue };
            let day = lang.day(on);
            let says = match Holiday::on(on).filter(|_| name == Name::Day) {
                _ if on < today(scene) => (Role::Caution, lang.plan_day_over(&day)),
                Some(holiday) => {
                    (Role::Caution, lang.plan_holiday(&day, &lang.word_holiday(holiday.name())))
                }
                None => (Role::Tip, day),
            };
            remarks.push((name, says));
        }
        remarks
    }

    /// What should be looked at, in words.
    pub(super) fn doubt(&self, doubt: PlanDoubt, scene: &Scene<'_>) -> Text {
        let lang = scene.lang;
        match doubt {
            PlanDoubt::NoSuchRoom => lang.plan_doubt_room(),
            PlanDoubt::TooManyForRoom { fit } => lang.plan_doubt_too_many(usize::from(fit)),
            PlanDoubt::VenueClosed => lang.plan_doubt_closed(),
            PlanDoubt::RoomTaken { by } => {
                let taker = self.classes.iter().find(|class| class.id == by);
                lang.plan_doubt_taken(taker.map_or("", |class| class.plan.title.as_str()))
            }
        }
    }
}
