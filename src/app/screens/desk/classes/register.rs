//! The register of a class: everybody who booked and came, a key a mark, the count always in view.

mod keys;

use super::{
    ClassScreen, act as intent, answers::Answers, ask, book::BookForm, call_off::CallOff, called,
    calls::Calls, figures::Figures, mark, open, person::Person, refused, state,
    walk_in::WalkInForm, when,
};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{Intent, Scene, Turn, back},
    },
    domain::{
        attendance::{AllPresent, AttendanceFact, CameBy, Line, Mark, Marking, Via},
        class::ClassFact,
        ids::{BookingId, ClassId},
        journal::Nothing,
        programme::ClassSheet,
        text::Text,
    },
    i18n::Lang,
    ui::{
        sheet::{Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const NTH: u16 = 4;
const CAME_BY: u16 = 16;
const MARK: u16 = 14;

/// Who booked a class and came to it.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterPage {
    class: ClassId,
    /// None until it was answered.
    sheet: Option<Box<ClassSheet>>,
    /// What the venue is called.
    venue: String,
    /// Whether there is no such class any more.
    is_gone: bool,
    /// What is said once what was asked for is done.
    says: Option<Says>,
}

/// What is said of something done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    AllPresent(usize),
    Opened,
    Restored,
    Held,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Whoever has the focus gets this mark, or none.
    Mark(Option<Mark>),
    /// Everybody with a seat and without a mark was there.
    AllPresent,
    /// Somebody came without a booking.
    WalkIn,
    /// Somebody books.
    Book,
    /// Whoever has the focus, with all that is known.
    Person,
    /// Who must be called.
    Calls,
    /// Answers to the question at the end.
    Answers,
    /// The class in figures.
    Figures,
    /// It can be booked, or once more.
    Open,
    /// It does not take place.
    CallOff,
    /// It takes place after all.
    Restore,
    /// It was held.
    Held,
}

impl RegisterPage {
    /// The register of a class.
    pub fn new(class: ClassId) -> Self {
        Self { class, sheet: None, venue: String::new(), is_gone: false, says: None }
    }

    pub(super) fn class(&self) -> ClassId {
        self.class
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let Some(kept) = &self.sheet else {
            let mut sheet = Sheet::new(lang.register_place());
            let says = if self.is_gone { lang.register_gone() } else { lang.classes_reading() };
            sheet.body = vec![Piece::Text(Role::Text, says)];
            sheet.keys = vec![back(lang)];
            return sheet;
        };
        let ClassSheet { class, attendance, register } = &**kept;
        let count = attendance.count();
        let mut sheet =
            Sheet::new(lang.register_count(&class.plan.title, count.here, count.listed));
        sheet.body = vec![
            Piece::Text(Role::Text, self.where_and_when(kept, lang)),
            Piece::Text(
                Role::Text,
                lang.register_counts(
                    &state(class.state(register.seats.len()), lang),
                    count.unmarked,
                    count.walk_ins,
                    register.waiting.len(),
                ),
            ),
        ];
        if let Some(reason) = &class.called_off {
            sheet.body.push(Piece::Text(Role::Danger, lang.register_called_off(reason)));
        }
        let heads = vec![
            (Text::default(), Some(NTH)),
            (lang.register_who(), None),
            (lang.register_came_by(), Some(CAME_BY)),
            (lang.register_mark(), Some(MARK)),
            (lang.register_remark(), None),
        ];
        if attendance.lines.is_empty() {
            sheet.body.push(Piece::Text(Role::Tip, lang.register_nobody()));
        } else {
            sheet.body.push(Piece::Heads(heads));
        }
        let mut waits = false;
        for (nth, line) in (1..).zip(&attendance.lines) {
            let is_waiting = matches!(line.came_by, CameBy::Waiting | CameBy::Cancelled);
            if is_waiting && !std::mem::replace(&mut waits, true) {
                sheet.body.push(Piece::Heading(lang.register_waiting()));
            }
            sheet.body.push(row(nth, line, lang));
        }
        sheet.keys = keys::keys(kept, scene);
        sheet
    }

    fn where_and_when(&self, kept: &ClassSheet, lang: &Lang) -> Text {
        let plan = &kept.class.plan;
        let place = [self.venue.as_str(), plan.room.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|name| !name.is_empty()).collect();
        lang.register_when(&when(&kept.class, lang), &place.join(" "))
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let Some(kept) = &self.sheet else { return Vec::new() };
        let line = kept.attendance.lines.get(focus);
        let say = |fact| vec![ask(ClassRequest::Say { class: self.class, fact })];
        match act {
            Act::Mark(mark) => self.mark(mark, focus),
            Act::AllPresent => self.all_present(lang),
            Act::WalkIn => open(ClassScreen::WalkIn(WalkInForm::new(kept))),
            Act::Book => open(ClassScreen::Book(BookForm::new(kept))),
            Act::Person => line.map_or_else(Vec::new, |line| {
                open(ClassScreen::Person(Box::new(Person::new(kept, line))))
            }),
            Act::Calls => open(ClassScreen::Calls(Calls::new(kept))),
            Act::Answers => open(ClassScreen::Answers(Answers::new(kept))),
            Act::Figures => open(ClassScreen::Figures(Figures::new(kept))),
            Act::CallOff => open(ClassScreen::CallOff(CallOff::new(&kept.class))),
            Act::Open => {
                self.says = Some(Says::Opened);
                say(ClassFact::Opened(Nothing {}))
            }
            Act::Restore => {
                self.says = Some(Says::Restored);
                say(ClassFact::Restored(Nothing {}))
            }
            Act::Held => {
                self.says = Some(Says::Held);
                say(ClassFact::Held(Nothing {}))
            }
        }
    }

    /// Marks one, and goes on to the next.
    fn mark(&mut self, mark: Option<Mark>, focus: usize) -> Vec<Turn> {
        let lines = self.sheet.iter().flat_map(|kept| &kept.attendance.lines);
        let Some(line) = lines.clone().nth(focus) else { return Vec::new() };
        let marking =
            Marking { class: self.class, mark, remark: line.remark.clone(), via: Via::Desk };
        let next = (focus + 1).min(lines.count().saturating_sub(1));
        let enters = (line.mark != mark).then(|| {
            let fact = AttendanceFact::Marked(marking);
            ask(ClassRequest::Enter { class: self.class, about: line.id.into(), fact })
        });
        enters.into_iter().chain([Turn::Focus(next)]).collect()
    }

    fn all_present(&mut self, lang: &Lang) -> Vec<Turn> {
        let open = self.sheet.iter().flat_map(|kept| kept.attendance.unmarked());
        let bookings: Vec<BookingId> = open.collect();
        if bookings.is_empty() {
            return vec![Turn::Say(Role::Caution, lang.register_all_marked())];
        }
        self.says = Some(Says::AllPresent(bookings.len()));
        let all = AllPresent { bookings, via: Via::Desk };
        let (class, fact) = (self.class, AttendanceFact::AllPresent(all));
        vec![ask(ClassRequest::Enter { class, about: class.into(), fact })]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            ClassAnswer::Sheet { sheet, venue } if sheet.class.id == self.class => {
                self.venue.clone_from(venue);
                let calls = sheet.register.call_list(&sheet.class).len();
                self.sheet = Some(sheet.clone());
                let says = self.says.take().map(|says| match says {
                    Says::AllPresent(count) => lang.register_all_present_done(count),
                    Says::Opened => lang.register_opened(),
                    Says::Restored => lang.register_restored(calls),
                    Says::Held => lang.register_held_done(),
                });
                says.map(|says| Turn::Say(Role::Tip, says)).into_iter().collect()
            }
            ClassAnswer::Gone(class) if *class == self.class => {
                (self.sheet, self.is_gone) = (None, true);
                Vec::new()
            }
            ClassAnswer::Refused(why) => {
                self.says = None;
                vec![Turn::Say(Role::Caution, refused(*why, lang))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn unasked(&mut self) {
        self.says = None;
    }

    pub(super) fn focus_after(&self, now: &ClassSheet, focus: usize) -> Option<usize> {
        let before = &self.sheet.as_ref()?.attendance;
        let id = before.lines.get(focus)?.id;
        now.attendance.lines.iter().position(|line| line.id == id)
    }
}

fn row(nth: usize, line: &Line, lang: &Lang) -> Piece<Intent> {
    let who = called(&line.guest, lang);
    let who = match line.bookmark {
        Some(number) => lang.register_with_bookmark(&who, &number.to_string()),
        None => who,
    };
    let came_by = match line.came_by {
        CameBy::Seat => Text::default(),
        CameBy::WalkIn => lang.class_came_by("walk-in"),
        CameBy::Waiting => lang.class_came_by("waiting"),
        CameBy::Cancelled => lang.class_came_by("cancelled"),
    };
    Piece::Row(Row {
        key: None,
        cells: vec![
            (Text::plain(nth.to_string()), Some(NTH)),
            (who, None),
            (came_by, Some(CAME_BY)),
            (mark(line.mark, lang), Some(MARK)),
            (Text::plain(line.remark.as_str()), None),
        ],
        role: match line.mark {
            Some(Mark::Absent | Mark::Excused) => Role::Caution,
            Some(_) => Role::Tip,
            None => Role::Text,
        },
        intent: intent(super::Act::Register(Act::Person)),
    })
}
