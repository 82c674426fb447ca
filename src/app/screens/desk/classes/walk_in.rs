//! Somebody came without a booking: two keys, and a name or a bookmark for who wants to give one.

use super::{Act, act, ask, called, free_slip, refused, sheet_of, typed_bookmark, typed_guest};
use crate::{
    app::{
        desk::{
            class_request::{ClassAnswer, ClassRequest},
            request::Answer,
        },
        screens::desk::{Intent, Make, Scene, Turn, back, hint, pieces::field},
    },
    domain::{
        attendance::{AttendanceFact, Via, WalkIn},
        booking::LONGEST_CALL_NAME,
        ids::{BookingId, ClassId},
        programme::ClassSheet,
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The longest number of a bookmark as it is typed, with hyphens and blanks.
pub const LONGEST_BOOKMARK: usize = 20;
/// Stops of the fields.
const AT_WHO: usize = 0;
const AT_BOOKMARK: usize = 1;

/// Somebody who came without a booking.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkInForm {
    class: ClassId,
    next_slip: u16,
    who: TextField,
    bookmark: TextField,
    /// What was asked for and its id: trying again writes the same one.
    tried: Option<(BookingId, WalkIn)>,
    /// Whether the answer is awaited.
    asked: bool,
}

impl WalkInForm {
    /// For a class whose register is known.
    pub fn new(kept: &ClassSheet) -> Self {
        Self {
            class: kept.class.id,
            next_slip: free_slip(&kept.attendance),
            who: TextField::new(LONGEST_CALL_NAME),
            bookmark: TextField::new(LONGEST_BOOKMARK),
            tried: None,
            asked: false,
        }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.walk_in_place());
        let slip = usize::from(self.next_slip);
        sheet.body = vec![
            Piece::Heading(lang.walk_in_heading()),
            Piece::Text(Role::Text, lang.walk_in_why()),
            Piece::Blank,
            field(lang.register_who(), &self.who, lang.guest_example(slip)),
            Piece::Blank,
            field(lang.guest_bookmark(), &self.bookmark, lang.guest_bookmark_example()),
        ];
        sheet.keys = vec![hint(Hot::Enter, lang.walk_in_save(), act(Act::WalkIn)), back(lang)];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            AT_WHO => Some(&mut self.who),
            AT_BOOKMARK => Some(&mut self.bookmark),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let wrong = |at, says: Text| vec![Turn::Focus(at), Turn::Say(Role::Caution, says)];
        let guest = match typed_guest(&self.who, self.next_slip, lang) {
            Ok(guest) => guest,
            Err(says) => return wrong(AT_WHO, says),
        };
        let bookmark = match typed_bookmark(&self.bookmark, lang) {
            Ok(bookmark) => bookmark,
            Err(says) => return wrong(AT_BOOKMARK, says),
        };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let walk_in = WalkIn { class: self.class, guest, bookmark, via: Via::Desk };
        let again = self.tried.take().filter(|(_, tried)| *tried == walk_in);
        let id = again.map_or_else(|| BookingId(make()), |(id, _)| id);
        self.tried = Some((id, walk_in.clone()));
        let fact = AttendanceFact::WalkedIn(walk_in);
        vec![ask(ClassRequest::Enter { class: self.class, about: id.into(), fact })]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        if let ClassAnswer::Refused(why) = answer {
            self.asked = false;
            return vec![Turn::Say(Role::Caution, refused(*why, scene.lang))];
        }
        let Some(kept) = sheet_of(answer, self.class) else { return Vec::new() };
        let written = self.tried.as_ref().filter(|_| self.asked);
        let written = written.filter(|(id, _)| kept.attendance.line(*id).is_some());
        let Some((_, walk_in)) = written else {
            self.next_slip = free_slip(&kept.attendance);
            return Vec::new();
        };
        let says = scene.lang.walk_in_done(&called(&walk_in.guest, scene.lang));
        vec![Turn::Drop, Turn::Tell(told(answer)), Turn::Say(Role::Tip, says)]
    }

    pub(super) fn unasked(&mut self) {
        self.asked = false;
    }
}

/// An answer for the screen below, as it came.
pub fn told(answer: &ClassAnswer) -> Box<Answer> {
    Box::new(Answer::Class(answer.clone()))
}
