//! A booking for somebody at the desk or on the phone: by a name or a number slip, with a number for a call-back only if
//! one is wanted.

use super::{
    act as intent, ask, called, free_slip, refused, sheet_of, typed_bookmark, typed_guest,
    walk_in::LONGEST_BOOKMARK, when,
};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{Intent, Make, Scene, Turn, back, hint, pieces::field},
    },
    domain::{
        booking::{
            BookedBy, Booking, LONGEST_CALL_NAME, NewBooking, News, Place, Placed,
            phone::PhoneNumber, register::Vacancy,
        },
        class::Class,
        ids::BookingId,
        programme::ClassSheet,
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Choice, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// The longest phone number as it is typed.
pub const LONGEST_PHONE: usize = 20;
/// Stops of the fields.
const AT_WHO: usize = 0;
const AT_PHONE: usize = 1;
const AT_BOOKMARK: usize = 2;
/// How a booking reaches the desk.
const WAYS: [BookedBy; 3] = [BookedBy::Desk, BookedBy::Phone, BookedBy::Online];

/// A booking that is made.
#[derive(Clone, Debug, PartialEq)]
pub struct BookForm {
    class: Class,
    vacancy: Vacancy,
    next_slip: u16,
    who: TextField,
    phone: TextField,
    bookmark: TextField,
    by: BookedBy,
    /// What was asked for: trying again makes the same booking.
    tried: Option<(Box<NewBooking>, Option<PhoneNumber>)>,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It came this way.
    By(BookedBy),
    /// Book.
    Book,
}

impl BookForm {
    /// For a class whose register is known.
    pub fn new(kept: &ClassSheet) -> Self {
        Self {
            class: kept.class.clone(),
            vacancy: kept.register.vacancy(&kept.class),
            next_slip: free_slip(&kept.attendance),
            who: TextField::new(LONGEST_CALL_NAME),
            phone: TextField::new(LONGEST_PHONE),
            bookmark: TextField::new(LONGEST_BOOKMARK),
            by: BookedBy::Desk,
            tried: None,
            asked: false,
        }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.booking_place());
        let (role, free) = match self.vacancy {
            Vacancy::Free => (Role::Tip, lang.book_free()),
            Vacancy::Few { seats } => (Role::Tip, lang.book_few(seats)),
            Vacancy::Full => (Role::Caution, lang.book_full()),
        };
        let ways = ('1'..).zip(WAYS).map(|(key, by)| Choice {
            key: Hot::Char(key),
            label: lang.word_booked_by(by.name()),
            is_chosen: self.by == by,
            intent: intent(super::Act::Book(Act::By(by))),
        });
        sheet.body = vec![
            Piece::Heading(Text::plain(self.class.plan.title.as_str())),
            Piece::Text(Role::Text, when(&self.class, lang)),
            Piece::Text(role, free),
            Piece::Blank,
            field(lang.register_who(), &self.who, lang.guest_example(usize::from(self.next_slip))),
            field(lang.book_phone(), &self.phone, lang.book_phone_example()),
            field(lang.guest_bookmark(), &self.bookmark, lang.guest_bookmark_example()),
            Piece::Options(Options {
                label: lang.book_by(),
                value: lang.word_booked_by(self.by.name()),
                options: ways.collect(),
                intent: Intent::Focus,
            }),
        ];
        let book = intent(super::Act::Book(Act::Book));
        sheet.keys = vec![hint(Hot::Enter, lang.book_save(), book), back(lang)];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            AT_WHO => Some(&mut self.who),
            AT_PHONE => Some(&mut self.phone),
            AT_BOOKMARK => Some(&mut self.bookmark),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, act: Act, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        if let Act::By(by) = act {
            self.by = by;
            return vec![Turn::Focus(AT_WHO)];
        }
        let (booking, phone) = match self.read(scene) {
            Ok(read) => read,
            Err((at, says)) => return vec![Turn::Focus(at), Turn::Say(Role::Caution, says)],
        };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let is_same = |(new, number): &(Box<NewBooking>, Option<PhoneNumber>)| {
            new.booking == booking && *number == phone
        };
        let again = self.tried.take().filter(is_same);
        let new = again.map_or_else(
            || Box::new(NewBooking { id: BookingId(make()), booking: booking.clone() }),
            |(new, _)| new,
        );
        self.tried = Some((new.clone(), phone.clone()));
        vec![ask(ClassRequest::Book { new, phone })]
    }

    fn read(&self, scene: &Scene<'_>) -> Result<(Booking, Option<PhoneNumber>), (usize, Text)> {
        let lang = scene.lang;
        let guest = typed_guest(&self.who, self.next_slip, lang).map_err(|says| (AT_WHO, says))?;
        let phone = typed_phone(&self.phone).ok_or_else(|| (AT_PHONE, lang.book_phone_wrong()))?;
        let bookmark = typed_bookmark(&self.bookmark, lang).map_err(|says| (AT_BOOKMARK, says))?;
        // what was told is filled in where it is known
        let told = News::of(&self.class, false);
        Ok((Booking { class: self.class.id, guest, bookmark, by: self.by, told }, phone))
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            ClassAnswer::Booked(placed) if self.asked => {
                let who = self.tried.as_ref().map(|(new, _)| called(&new.booking.guest, lang));
                let (role, says) = heard(*placed, &who.unwrap_or_default(), scene);
                vec![Turn::Drop, Turn::Say(role, says)]
            }
            ClassAnswer::Refused(why) => {
                self.asked = false;
                vec![Turn::Focus(AT_WHO), Turn::Say(Role::Caution, refused(*why, lang))]
            }
            ClassAnswer::Gone(class) if *class == self.class.id => {
                self.asked = false;
                vec![Turn::Say(Role::Danger, lang.register_gone())]
            }
            answer => {
                if let Some(kept) = sheet_of(answer, self.class.id) {
                    self.class = kept.class.clone();
                    self.vacancy = kept.register.vacancy(&kept.class);
                    self.next_slip = free_slip(&kept.attendance);
                }
                Vec::new()
            }
        }
    }

    pub(super) fn unasked(&mut self) {
        self.asked = false;
    }
}

/// A phone number from what was typed: none if nothing was; nothing at all if it is not one.
pub fn typed_phone(field: &TextField) -> Option<Option<PhoneNumber>> {
    match field.text().trim() {
        "" => Some(None),
        typed => typed.parse().ok().map(Some),
    }
}

/// What is to be told to who has booked.
fn heard(placed: Placed, who: &Text, scene: &Scene<'_>) -> (Role, Text) {
    let lang = scene.lang;
    match placed.place {
        _ if !placed.is_new => (Role::Caution, lang.book_already(who)),
        Place::Seat => (Role::Tip, lang.book_seat(who)),
        Place::Waiting { before } => (Role::Caution, lang.booking_waits(who, before)),
        Place::Gone => (Role::Caution, lang.book_already(who)),
    }
}
