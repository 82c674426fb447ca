//! Somebody on a register: what is known of them for the headcount, a remark, by what they are called, how to reach
//! them, and every mark that was made.

mod save;

use super::{
    act as intent, called, mark, refused, sheet_of, walk_in::LONGEST_BOOKMARK, walk_in::told,
};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{
            Intent, Scene, Turn, back, hint, in_words,
            pieces::{fact, facts, field, question},
        },
    },
    domain::{
        attendance::{LONGEST_REMARK, Line, headcount::Who},
        booking::{BookingFact, Guest, LONGEST_CALL_NAME, register::Booked},
        class::Reason,
        consultation::{AgeBand, Device, Visits},
        ids::{BookingId, ClassId},
        journal::Nothing,
        programme::ClassSheet,
        text::Text,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Choice, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// Where things stand. Whoever walked in has no booking that could be corrected: the list ends with the remark.
const AT_AGE: usize = 0;
const AT_VISITS: usize = 1;
const AT_DEVICE: usize = 2;
const AT_REASON: usize = 3;
const AT_REMARK: usize = 4;
const AT_WHO: usize = 5;
const AT_PHONE: usize = 6;
const AT_BOOKMARK: usize = 7;
/// The keys of topics, in order.
const KEYS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";

/// Somebody on a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    class: ClassId,
    line: Line,
    /// The booking; none of who walked in.
    booked: Option<Booked>,
    /// Whether the booking was cancelled.
    is_cancelled: bool,
    who: Who,
    remark: TextField,
    called: TextField,
    phone: TextField,
    bookmark: TextField,
    /// Whether it was asked if the booking is to be cancelled.
    cancels: bool,
    /// What was asked for, until it is answered.
    asked: Option<Asked>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// So many changes are to be written down.
    Save(usize),
    Cancel,
    Restore,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The value at this place of what has the focus.
    Choose(usize),
    /// Write it down.
    Save,
    /// Cancel the booking; asked first.
    Cancel,
    /// Yes.
    CancelNow,
    /// No.
    Keep,
    /// The booking stands after all.
    Restore,
}

impl Person {
    /// Somebody on a register.
    pub fn new(kept: &ClassSheet, line: &Line) -> Self {
        let (booked, is_cancelled) = booking(kept, line.id);
        let typed = |limit, text: &str| TextField::new(limit).with(text);
        let who = match &line.guest {
            Guest::Name(name) => name.clone(),
            Guest::Slip(slip) => slip.to_string(),
        };
        let phone = booked.as_ref().and_then(|booked| booked.phone.as_ref());
        let phone = phone.map(|(_, number)| number.as_str()).unwrap_or_default();
        let bookmark = line.bookmark.map(|number| number.to_string()).unwrap_or_default();
        Self {
            class: kept.class.id,
            who: line.who.clone(),
            remark: typed(LONGEST_REMARK, &line.remark),
            called: typed(LONGEST_CALL_NAME, &who),
            phone: typed(super::book::LONGEST_PHONE, phone),
            bookmark: typed(LONGEST_BOOKMARK, &bookmark),
            line: line.clone(),
            booked,
            is_cancelled,
            cancels: false,
            asked: None,
        }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let act = |act| intent(super::Act::Person(act));
        let mut sheet = Sheet::new(lang.person_place());
        let name = called(&self.line.guest, lang);
        if self.cancels {
            sheet.body = question(
                lang.person_cancel_ask(&name),
                lang.person_cancel_why(),
                (lang.person_keep(), act(Act::Keep)),
                (lang.person_cancel_now(), act(Act::CancelNow)),
            );
            sheet.keys = vec![hint(Hot::Esc, lang.person_keep(), act(Act::Keep))];
            return sheet;
        }
        sheet.body = vec![Piece::Heading(name)];
        sheet.body.extend(self.choices(scene));
        sheet.body.push(field(lang.person_remark(), &self.remark, lang.person_remark_example()));
        if self.booked.is_some() {
            sheet.body.extend([
                field(lang.register_who(), &self.called, lang.person_who_example()),
                field(lang.book_phone(), &self.phone, lang.book_phone_example()),
                field(lang.guest_bookmark(), &self.bookmark, lang.guest_bookmark_example()),
            ]);
        }
        sheet.body.extend(self.history(scene));
        sheet.keys = vec![hint(Hot::Enter, lang.person_save(), act(Act::Save))];
        if self.booked.is_some() {
            sheet.keys.push(if self.is_cancelled {
                hint(Hot::F(8), lang.person_restore(), act(Act::Restore))
            } else {
                hint(Hot::F(8), lang.person_cancel(), act(Act::Cancel))
            });
        }
        sheet.keys.push(back(lang));
        sheet
    }

    fn choices(&self, scene: &Scene<'_>) -> [Piece<Intent>; 4] {
        let lang = scene.lang;
        let who = &self.who;
        let age = |age: &AgeBand| (lang.word_age(&format!("age-{}", age.name())), *age == who.age);
        let visits = |visits: &Visits| (lang.word_visits(visits.name()), *visits == who.visits);
        let device = |device: &Device| (lang.word_device(device.name()), *device == who.device);
        let terms = scene.known.map(|known| &known.terms);
        let topics = terms.into_iter().flat_map(|terms| terms.topics.offered());
        let topic = |topic: &crate::domain::terms::Topic| {
            let id = &topic.term.id;
            (scene.button(id), who.reason.as_ref() == Some(id))
        };
        [
            options(lang.slip_age(), AgeBand::ALL.iter().map(age), lang),
            options(lang.slip_visits(), Visits::ALL.iter().map(visits), lang),
            options(lang.slip_device(), Device::ALL.iter().map(device), lang),
            options(lang.person_reason(), topics.map(topic), lang),
        ]
    }

    /// How they came to stand here, what they heard, every mark.
    fn history(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let mut pieces = Vec::new();
        match &self.booked {
            Some(booked) => {
                let made = in_words::moment(booked.made.at_ms, scene);
                let by = lang.word_booked_by(booked.by.name());
                pieces.push(fact(lang.register_came_by(), lang.person_made(&made, &by)));
                let heard = booked.heard;
                let at = heard.from.format("%H:%M").to_string();
                let says = lang.call_news(heard.seating.name());
                let says = lang.person_heard_is(&says, &lang.day(heard.on), &at);
                pieces.push(fact(lang.person_heard(), says));
            }
            None => pieces.push(fact(lang.register_came_by(), lang.class_came_by("walk-in"))),
        }
        let changes = self.line.changes.iter().map(|change| {
            let says = match change.mark {
                None => lang.person_no_mark(),
                says => mark(says, lang),
            };
            let at = in_words::moment(change.order.at_ms, scene);
            let by = match change.by {
                None => lang.person_by_kiosk(),
                by => scene.name(by),
            };
            (Role::Text, lang.person_marked(&says, &at, &by))
        });
        let changes: Vec<_> = changes.collect();
        if !changes.is_empty() {
            pieces.push(facts(lang.register_mark(), changes));
        }
        pieces
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        let has_booking = self.booked.is_some();
        match focus {
            _ if self.cancels => None,
            AT_REMARK => Some(&mut self.remark),
            AT_WHO if has_booking => Some(&mut self.called),
            AT_PHONE if has_booking => Some(&mut self.phone),
            AT_BOOKMARK if has_booking => Some(&mut self.bookmark),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Choose(nth) => return self.choose(nth, focus, scene),
            Act::Keep => {
                self.cancels = false;
                return vec![Turn::Focus(0)];
            }
            Act::Cancel => {
                self.cancels = true;
                return vec![Turn::Focus(0)];
            }
            Act::Save | Act::CancelNow | Act::Restore => {}
        }
        if self.asked.is_some() {
            return Vec::new();
        }
        match act {
            Act::CancelNow => {
                self.asked = Some(Asked::Cancel);
                vec![self.say(BookingFact::Cancelled(Reason::default()))]
            }
            Act::Restore => {
                self.asked = Some(Asked::Restore);
                vec![self.say(BookingFact::Restored(Nothing {}))]
            }
            _ => self.save(scene),
        }
    }

    fn say(&self, fact: BookingFact) -> Turn {
        let (class, booking) = (self.class, self.line.id);
        super::ask(ClassRequest::SayOfBooking { class, booking, fact })
    }

    fn choose(&mut self, nth: usize, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let who = &mut self.who;
        match focus {
            AT_AGE => who.age = AgeBand::ALL.get(nth).copied().unwrap_or(who.age),
            AT_VISITS => who.visits = Visits::ALL.get(nth).copied().unwrap_or(who.visits),
            AT_DEVICE => who.device = Device::ALL.get(nth).copied().unwrap_or(who.device),
            AT_REASON => {
                let terms = scene.known.map(|known| &known.terms);
                let topic = terms.and_then(|terms| terms.topics.offered().nth(nth));
                let topic = topic.map(|topic| topic.term.id.clone());
                // the same once more takes it back
                who.reason = topic.filter(|topic| who.reason.as_ref() != Some(topic));
            }
            _ => return Vec::new(),
        }
        vec![Turn::Focus(focus + 1)]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            ClassAnswer::Refused(why) => {
                self.asked = None;
                return vec![Turn::Say(Role::Caution, refused(*why, lang))];
            }
            ClassAnswer::Gone(class) if *class == self.class => {
                return vec![Turn::Drop, Turn::Tell(told(answer))];
            }
            _ => {}
        }
        let Some(kept) = sheet_of(answer, self.class) else { return Vec::new() };
        if let Some(line) = kept.attendance.line(self.line.id) {
            self.line = line.clone();
        }
        (self.booked, self.is_cancelled) = booking(kept, self.line.id);
        let name = called(&self.line.guest, lang);
        let says = match self.asked.take() {
            None => return Vec::new(),
            Some(Asked::Save(changes)) if changes > 1 => {
                self.asked = Some(Asked::Save(changes - 1));
                return Vec::new();
            }
            Some(Asked::Save(_)) => lang.person_saved(&name),
            Some(Asked::Cancel) => {
                lang.person_cancelled(&name, kept.register.call_list(&kept.class).len())
            }
            Some(Asked::Restore) => lang.person_restored(&name),
        };
        vec![Turn::Drop, Turn::Tell(told(answer)), Turn::Say(Role::Tip, says)]
    }

    pub(super) fn unasked(&mut self) {
        self.asked = None;
    }
}

/// A booking as it stands, and whether it was cancelled.
fn booking(kept: &ClassSheet, id: BookingId) -> (Option<Booked>, bool) {
    let register = &kept.register;
    let find = |list: &[Booked]| list.iter().find(|booked| booked.id == id).cloned();
    let cancelled = find(&register.cancelled);
    let is_cancelled = cancelled.is_some();
    let booked = cancelled
        .or_else(|| find(&register.seats))
        .or_else(|| find(&register.waiting))
        .or_else(|| find(&register.doubles));
    (booked, is_cancelled)
}

fn options(label: Text, values: impl Iterator<Item = (Text, bool)>, lang: &Lang) -> Piece<Intent> {
    let choice = |(nth, (key, (label, is_chosen)))| Choice {
        key: Hot::Char(key),
        label,
        is_chosen,
        intent: intent(super::Act::Person(Act::Choose(nth))),
    };
    let options: Vec<_> = KEYS.chars().zip(values).enumerate().map(choice).collect();
    let chosen = options.iter().find(|choice| choice.is_chosen);
    let value = chosen.map_or_else(|| lang.slip_nothing_chosen(), |choice| choice.label.clone());
    Piece::Options(Options { label, value, options, intent: Intent::Focus })
}
