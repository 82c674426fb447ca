//! The form of a class that is planned, changed, or planned again: what was typed and chosen stays on it until it is
//! saved or thrown away.

mod begin;
mod fields;
mod lessons;
mod outcome;
mod read;
mod review;

use uuid::Uuid;

use self::fields::{Name, TEXTS};
use super::{
    Act as PlanAct, Planning, Value, act as intent, ask, chosen, day, field, nth, open, options,
    rule, venue::VenueForm,
};
use crate::{
    app::{
        desk::plan_request::{PlanAnswer, PlanRequest, ToPlan},
        screens::desk::{Intent, Make, Scene, Turn, hint, pieces::question},
    },
    domain::{
        class::{
            Class, ClassPlan, Series,
            recurrence::{Nth, OnHolidays},
        },
        ids::{ClassId, LessonId, VenueId},
        venue::Venue,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Sheet},
        theme::Role,
    },
};

/// A class that is planned or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanForm {
    purpose: Purpose,
    /// What was typed, in the order of [`TEXTS`].
    texts: [TextField; TEXTS.len()],
    chosen: Chosen,
    /// What stood there when it was opened.
    began: (Vec<String>, Chosen),
    venues: Vec<Venue>,
    courses: Vec<Series>,
    classes: Vec<Class>,
    /// The id of what is new, once it was made: trying again plans the same classes.
    id: Option<Uuid>,
    /// How many learners fit, as far as that was filled in.
    fit: Option<u16>,
    /// Whether what is wrong is said beside the fields: not before somebody thought that it is all there.
    shows_flaws: bool,
    step: Step,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What the form is for.
#[derive(Clone, Debug, PartialEq)]
enum Purpose {
    /// A new class or course.
    New,
    /// Another plan for a class that is there: how it was planned when the form was opened.
    Changes { class: ClassId, before: Box<ClassPlan> },
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
struct Chosen {
    venue: Option<VenueId>,
    /// By its name; empty if none.
    room: String,
    /// In their order.
    lessons: Vec<LessonId>,
    repeat: Repeat,
    /// Of the days of a month.
    nths: Vec<Nth>,
    on_holidays: OnHolidays,
    /// Whether booking begins at once.
    opens: bool,
    /// Whether all coming classes of the course are changed.
    whole: bool,
}

/// How a class comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It does not.
    Once,
    /// Every week.
    Weekly,
    /// Every second week.
    SecondWeek,
    /// On some days of a month.
    Monthly,
}

/// How far somebody is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Typing.
    Types,
    /// Choosing lessons.
    Lessons,
    /// Looking at what comes out.
    Reviews(Box<ToPlan>),
    /// Asked whether to throw it away.
    Leaves,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or to what comes out.
    Next,
    /// Look at what comes out.
    Check,
    /// Save it.
    Save,
    /// Back to the fields.
    Edit,
    /// Leave; asked first if something was changed.
    Leave,
    /// Throw it away.
    ThrowAway,
    /// At this venue.
    Venue(VenueId),
    /// In the venue's room at this place in its list; none if in no room in particular.
    Room(Option<usize>),
    /// It comes again like this.
    Repeat(Repeat),
    /// On this one of a month's days, or not on it.
    Nth(Nth),
    /// So on holidays.
    OnHolidays(OnHolidays),
    /// Whether booking begins at once.
    Opens(bool),
    /// Whether the whole course is changed.
    Whole(bool),
    /// Choose lessons.
    ChooseLessons,
    /// The lesson that has the focus is gone through, or is not.
    Lesson,
    /// Add a venue first.
    AddVenue,
}

impl PlanForm {
    fn text(&self, name: Name) -> &str {
        let at = TEXTS.iter().position(|text| text.name == name);
        at.and_then(|at| self.texts.get(at)).map_or("", |field| field.text().trim())
    }

    fn text_mut(&mut self, name: Name) -> Option<&mut TextField> {
        let at = TEXTS.iter().position(|text| text.name == name)?;
        self.texts.get_mut(at)
    }

    fn venue(&self) -> Option<&Venue> {
        self.venues.iter().find(|venue| Some(venue.id) == self.chosen.venue)
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let place = match &self.purpose {
            Purpose::New => lang.plan_place(),
            Purpose::Changes { before, .. } => lang.plan_place_change(&before.title),
        };
        let mut sheet = Sheet::new(place);
        let act = |act| intent(PlanAct::Form(act));
        match &self.step {
            Step::Types => {
                sheet.body = self.fields(scene);
                sheet.keys = vec![
                    hint(Hot::Enter, lang.plan_next(), act(Act::Next)),
                    hint(Hot::F(2), lang.plan_check(), act(Act::Check)),
                ];
                if self.venues.iter().all(|venue| venue.about.retired) {
                    sheet.keys.push(hint(Hot::F(3), lang.venues_add(), act(Act::AddVenue)));
                }
                sheet.keys.push(hint(Hot::Esc, lang.desk_back(), act(Act::Leave)));
            }
            Step::Lessons => self.lessons(&mut sheet, scene),
            Step::Reviews(to_plan) => self.review(to_plan, &mut sheet, scene),
            Step::Leaves => {
                sheet.body = question(
                    lang.plan_leave(),
                    lang.plan_leave_why(),
                    (lang.plan_stay(), act(Act::Edit)),
                    (lang.plan_throw_away(), act(Act::ThrowAway)),
                );
                sheet.keys = vec![hint(Hot::Esc, lang.plan_stay(), act(Act::Edit))];
            }
        }
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        if self.step != Step::Types {
            return None;
        }
        let name = self.stops().get(focus).copied()?;
        self.text_mut(name)
    }

    pub(super) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match act {
            Act::Next if focus + 1 < self.stops().len() => return vec![Turn::Focus(focus + 1)],
            Act::Next | Act::Check => return self.check(scene, make),
            Act::Save => return self.save(),
            Act::Edit => return self.edit(),
            Act::Leave if self.is_changed() => {
                self.step = Step::Leaves;
                return vec![Turn::Focus(0)];
            }
            Act::Leave | Act::ThrowAway => return vec![Turn::Drop],
            Act::ChooseLessons => {
                self.step = Step::Lessons;
                return vec![Turn::Focus(0)];
            }
            Act::Lesson => self.turn_lesson(focus, scene),
            Act::AddVenue => {
                let form = VenueForm::add(&scene.machine.venue);
                return open(Planning::Venue(Box::new(form)));
            }
            Act::Venue(venue) => {
                if self.chosen.venue.replace(venue) != Some(venue) {
                    self.chosen.room.clear();
                }
                self.prefill();
            }
            Act::Room(nth) => {
                let rooms = self.venue().map(|venue| venue.about.rooms.as_slice());
                let room = nth.and_then(|nth| rooms.unwrap_or_default().get(nth));
                self.chosen.room = room.map(|room| room.name.clone()).unwrap_or_default();
                self.prefill();
            }
            Act::Repeat(repeat) => {
                self.chosen.repeat = repeat;
                if repeat == Repeat::Monthly && self.chosen.nths.is_empty() {
                    self.chosen.nths.extend(self.nth_of_day(scene));
                }
            }
            Act::Nth(nth) => match self.chosen.nths.iter().position(|other| *other == nth) {
                Some(at) => drop(self.chosen.nths.remove(at)),
                None => self.chosen.nths.push(nth),
            },
            Act::OnHolidays(on_holidays) => self.chosen.on_holidays = on_holidays,
            Act::Opens(opens) => self.chosen.opens = opens,
            Act::Whole(whole) => self.chosen.whole = whole,
        }
        // of what is not one of several the next field follows
        let stays = matches!(act, Act::Nth(_) | Act::Lesson);
        let next = (focus + 1).min(self.stops().len().saturating_sub(1));
        if stays { Vec::new() } else { vec![Turn::Focus(next)] }
    }

    /// Back to the fields.
    fn edit(&mut self) -> Vec<Turn> {
        let name = match self.step {
            Step::Lessons => Name::Lessons,
            _ => Name::Title,
        };
        self.step = Step::Types;
        vec![self.focus_on(name)]
    }

    fn focus_on(&self, name: Name) -> Turn {
        Turn::Focus(self.stops().iter().position(|other| *other == name).unwrap_or_default())
    }

    pub(super) fn answered(&mut self, answer: &PlanAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            PlanAnswer::Known { venues, courses, classes } => {
                self.venues.clone_from(venues);
                self.courses.clone_from(courses);
                self.classes.clone_from(classes);
                let is_new = self.purpose == Purpose::New;
                if is_new && self.chosen.venue.is_none() {
                    self.choose_venue(&scene.machine.venue);
                }
                Vec::new()
            }
            PlanAnswer::Saved { classes, calls } if self.asked => {
                let says = match self.purpose {
                    Purpose::New => scene.lang.plan_saved(*classes, self.opens()),
                    Purpose::Changes { .. } => scene.lang.plan_changed(*classes, *calls),
                };
                vec![Turn::Drop, Turn::Say(Role::Tip, says)]
            }
            _ => Vec::new(),
        }
    }

    fn opens(&self) -> &'static str {
        if self.chosen.opens { "open" } else { "planned" }
    }

    /// Shows what comes out, or what is not well.
    fn check(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let meant = match self.read(scene) {
            Ok(meant) => meant,
            Err(flaws) => {
                self.shows_flaws = true;
                let first = flaws.first().map(|(name, _)| self.focus_on(*name));
                let says = Turn::Say(Role::Caution, lang.plan_flaws(flaws.len()));
                return first.into_iter().chain([says]).collect();
            }
        };
        let to_plan = self.outcome(&meant, scene, make);
        if to_plan.classes.is_empty() {
            return vec![Turn::Say(Role::Tip, lang.plan_unchanged())];
        }
        self.step = Step::Reviews(Box::new(to_plan));
        vec![Turn::Focus(0)]
    }

    fn save(&mut self) -> Vec<Turn> {
        let Step::Reviews(to_plan) = &self.step else { return Vec::new() };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        vec![ask(PlanRequest::Save(to_plan.clone()))]
    }

    pub(super) fn unasked(&mut self) {
        self.asked = false;
    }
}
