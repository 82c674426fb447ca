//! Who must be told something by phone: a seat became free, one was lost, the class was called off or is on again.

use super::{act as intent, ask, called, sheet_of, when};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{Intent, Scene, Turn, back, hint},
    },
    domain::{
        booking::{BookingFact, Call, register::ToCall},
        ids::{BookingId, ClassId},
        programme::ClassSheet,
        text::Text,
    },
    i18n::Lang,
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const WHO: u16 = 22;
const PHONE: u16 = 15;

/// Who must be called.
#[derive(Clone, Debug, PartialEq)]
pub struct Calls {
    kept: Box<ClassSheet>,
    /// Whom something is being written down of, so that a second press of the key is not about the next one.
    asked: Option<BookingId>,
}

/// What may happen here; it is about who has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// They heard it.
    Reached,
    /// They did not pick up.
    Missed,
}

impl Calls {
    /// For a class whose register is known.
    pub fn new(kept: &ClassSheet) -> Self {
        Self { kept: Box::new(kept.clone()), asked: None }
    }

    pub(super) fn class(&self) -> ClassId {
        self.kept.class.id
    }

    fn list(&self) -> Vec<ToCall<'_>> {
        self.kept.register.call_list(&self.kept.class)
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.calls_place(&self.kept.class.plan.title));
        let list = self.list();
        if list.is_empty() {
            sheet.body = vec![Piece::Text(Role::Tip, lang.calls_none())];
            sheet.keys = vec![back(lang)];
            return sheet;
        }
        sheet.body = vec![
            Piece::Heading(lang.calls_heading(list.len())),
            Piece::Text(Role::Text, when(&self.kept.class, lang)),
            Piece::Text(Role::Text, lang.calls_how()),
            Piece::Blank,
            Piece::Heads(vec![
                (lang.register_who(), Some(WHO)),
                (lang.book_phone(), Some(PHONE)),
                (lang.calls_what(), None),
            ]),
        ];
        sheet.body.extend(list.iter().map(|call| row(call, lang)));
        let act = |act| intent(super::Act::Calls(act));
        sheet.keys = vec![
            hint(Hot::Char('1'), lang.calls_reached(), act(Act::Reached)),
            hint(Hot::Char('2'), lang.calls_missed(), act(Act::Missed)),
            back(lang),
        ];
        sheet
    }

    pub(super) fn act(&mut self, act: Act, focus: usize) -> Vec<Turn> {
        let called = self.list().get(focus).map(|call| (call.booked.id, call.news));
        let Some((booking, news)) = called else { return Vec::new() };
        if self.asked.is_some() {
            return Vec::new();
        }
        self.asked = Some(booking);
        let fact = BookingFact::Called(Call { news, reached: act == Act::Reached });
        vec![ask(ClassRequest::SayOfBooking { class: self.class(), booking, fact })]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let Some(kept) = sheet_of(answer, self.class()) else { return Vec::new() };
        let told = self.asked.take().and_then(|booking| {
            let (booked, _) = kept.register.standing().find(|(booked, _)| booked.id == booking)?;
            Some(scene.lang.calls_noted(&called(&booked.guest, scene.lang)))
        });
        (*self.kept).clone_from(kept);
        told.map(|says| Turn::Say(Role::Tip, says)).into_iter().collect()
    }

    pub(super) fn unasked(&mut self) {
        self.asked = None;
    }

    /// Who was called and is off the list leaves the focus where it was: on the next one.
    pub(super) fn focus_after(&self, now: &ClassSheet, focus: usize) -> Option<usize> {
        let id = self.list().get(focus)?.booked.id;
        let list = now.register.call_list(&now.class);
        list.iter().position(|call| call.booked.id == id)
    }
}

/// What is to be told, in a few words: when the class is stands above the list.
fn what(call: &ToCall<'_>, lang: &Lang) -> Text {
    let (heard, news) = (call.booked.heard, call.news);
    let is_moved = heard.seating == news.seating;
    let what = lang.call_news(if is_moved { "moved" } else { news.seating.name() });
    match call.booked.missed_calls {
        0 => what,
        missed => lang.calls_missed_before(&what, missed),
    }
}

fn row(call: &ToCall<'_>, lang: &Lang) -> Piece<Intent> {
    let booked = call.booked;
    let phone = match &booked.phone {
        Some((_, number)) => Text::plain(number.as_str()),
        None => lang.calls_no_phone(),
    };
    Piece::Row(Row {
        key: None,
        cells: vec![
            (called(&booked.guest, lang), Some(WHO)),
            (phone, Some(PHONE)),
            (what(call, lang), None),
        ],
        role: if call.is_seat_lost() { Role::Danger } else { Role::Text },
        intent: Intent::Focus,
    })
}
