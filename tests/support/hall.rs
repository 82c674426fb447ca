//! Classes under test: what was told of them, and the answers that follow, folded as the store folds them.

use chrono::NaiveDate;
use terakoya::{
    app::desk::{
        class_request::{ClassAnswer, ClassRefusal, ClassRequest},
        request::{Answer, Reach},
    },
    domain::{
        attendance::{Attendance, AttendanceFact, Mark, Marking, Via, follow_up::to_ask},
        booking::{
            BookedBy, Booking, BookingFact, CallBack, Guest, NewBooking, News, Place, Placed,
            phone::PhoneNumber, register::Register,
        },
        class::{Class, ClassFact, ClassPlan, Reason, Stage},
        ids::{BookingId, ClassId, EntityId, EventId, StaffId, VenueId},
        journal::{Nothing, Order, Told},
        programme::{ClassSheet, ListedClass},
        venue::{AboutVenue, Span, Venue},
    },
};
use uuid::Uuid;

use crate::support::WALL_MS;

/// The venue of all classes, where the desk stands.
pub const HERE: &str = "中央公民館";

/// What was told of classes.
#[derive(Default)]
pub struct Hall {
    classes: Vec<Told<ClassFact>>,
    bookings: Vec<Told<BookingFact>>,
    attendance: Vec<Told<AttendanceFact>>,
    told: i64,
}

pub fn class_id(nth: u128) -> ClassId {
    ClassId(Uuid::from_u128(900 + nth))
}

fn venue() -> Venue {
    let about = AboutVenue { name: HERE.into(), ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(700)), about }
}

pub fn plan(title: &str, on: NaiveDate, capacity: u16) -> ClassPlan {
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    ClassPlan {
        series: None,
        title: title.into(),
        reading: String::new(),
        about: String::new(),
        venue: venue().id,
        room: "会議室1".into(),
        on,
        span: Span { from: at(10), until: at(12) },
        capacity,
        helpers: 2,
        loan_phones: 0,
        lessons: vec![],
        booking_page: None,
        book_until: None,
    }
}

impl Hall {
    fn tell<F>(&mut self, entity: impl Into<EntityId>, fact: F, by: Option<StaffId>) -> Told<F> {
        self.told += 1;
        let event = EventId(Uuid::from_u128(u128::from(self.told.unsigned_abs())));
        let order = Order { at_ms: WALL_MS + self.told, machine: 1, event };
        Told { order, entity: entity.into(), by, fact }
    }

    pub fn say(&mut self, class: ClassId, fact: ClassFact) {
        let told = self.tell(class, fact, None);
        self.classes.push(told);
    }

    pub fn open(&mut self, nth: u128, plan: ClassPlan) {
        self.say(class_id(nth), ClassFact::Planned(plan));
        self.say(class_id(nth), ClassFact::Opened(Nothing {}));
    }

    /// Books a class for somebody by name, with a number for a call-back.
    pub fn books(&mut self, nth: u128, who: &str, phone: Option<&str>) -> BookingId {
        let id = BookingId(Uuid::from_u128(10_000 + u128::from(self.told.unsigned_abs())));
        let told = News::of(&self.class(class_id(nth)).unwrap(), false);
        let booking = Booking {
            class: class_id(nth),
            guest: Guest::typed(who).unwrap(),
            bookmark: None,
            by: BookedBy::Desk,
            told,
        };
        let phone = phone.map(|number| number.parse().unwrap());
        self.book(NewBooking { id, booking }, phone).unwrap();
        id
    }

    /// Marks somebody.
    pub fn marks(&mut self, nth: u128, id: BookingId, mark: Mark) {
        let (class, mark, remark, via) = (class_id(nth), Some(mark), String::new(), Via::Desk);
        let marking = Marking { class, mark, remark, via };
        let told = self.tell(id, AttendanceFact::Marked(marking), None);
        self.attendance.push(told);
    }

    /// Cancels a booking.
    pub fn cancels(&mut self, id: BookingId) {
        let told = self.tell(id, BookingFact::Cancelled(Reason::default()), None);
        self.bookings.push(told);
    }

    fn class(&self, id: ClassId) -> Option<Class> {
        Class::of(id, &self.classes)
    }

    pub fn sheet(&self, id: ClassId) -> Option<ClassSheet> {
        let class = self.class(id)?;
        let register = Register::of(&class, &self.bookings);
        let attendance = Attendance::of(id, &register, &self.attendance);
        Some(ClassSheet { class, register, attendance })
    }

    fn sheets(&self) -> Vec<ClassSheet> {
        let mut ids: Vec<ClassId> =
            self.classes.iter().map(|told| ClassId(told.entity.0)).collect();
        ids.sort();
        ids.dedup();
        let mut sheets: Vec<_> = ids.into_iter().filter_map(|id| self.sheet(id)).collect();
        sheets.sort_by_key(|sheet| (sheet.class.plan.on, sheet.class.id));
        sheets
    }

    fn book(
        &mut self,
        new: NewBooking,
        phone: Option<PhoneNumber>,
    ) -> Result<Placed, ClassRefusal> {
        let class = self.class(new.booking.class).ok_or(ClassRefusal::NotBookable)?;
        let register = Register::of(&class, &self.bookings);
        if class.stage != Stage::Open || class.called_off.is_some() {
            return Err(ClassRefusal::NotBookable);
        }
        if let Guest::Slip(slip) = new.booking.guest
            && register.of_slip(slip).is_some()
        {
            return Err(ClassRefusal::SlipTaken(slip));
        }
        let booking = Booking { told: register.next_news(&class), ..new.booking };
        let made = self.tell(new.id, BookingFact::Made(booking), None);
        self.bookings.push(made);
        if let Some(number) = phone {
            let call_back = CallBack { booking: new.id, number };
            let kept = self.tell(call_back.id(), BookingFact::PhoneKept(call_back), None);
            self.bookings.push(kept);
        }
        let register = Register::of(&class, &self.bookings);
        let before = register.waiting.iter().position(|booked| booked.id == new.id);
        let place = before.map_or(Place::Seat, |before| Place::Waiting { before });
        Ok(Placed { booking: new.id, place, is_new: true })
    }

    /// What the store would answer.
    pub fn answer(&mut self, request: ClassRequest, by: StaffId) -> Vec<Answer> {
        let by = Some(by);
        let mut answers = Vec::new();
        let class = match request {
            // planning has tests of its own
            ClassRequest::Plan(_) => return answers,
            ClassRequest::List(reach) => return vec![Answer::Class(self.list(reach))],
            ClassRequest::ToAsk(_) => {
                let sheets = self.sheets();
                let people = to_ask(sheets.iter().map(|sheet| (&sheet.class, &sheet.attendance)));
                let classes = sheets.iter().map(|sheet| sheet.class.clone()).collect();
                return vec![Answer::Class(ClassAnswer::ToAsk { people, classes })];
            }
            ClassRequest::Show(class) => class,
            ClassRequest::Enter { class, about, fact } => {
                let told = self.tell(about, fact, by);
                self.attendance.push(told);
                class
            }
            ClassRequest::Book { new, phone } => {
                let class = new.booking.class;
                answers.push(Answer::Class(match self.book(*new, phone) {
                    Ok(placed) => ClassAnswer::Booked(placed),
                    Err(why) => ClassAnswer::Refused(why),
                }));
                class
            }
            ClassRequest::SayOfBooking { class, booking, fact } => {
                let about = match &fact {
                    BookingFact::PhoneKept(call_back) => call_back.id().into(),
                    _ => EntityId::from(booking),
                };
                let told = self.tell(about, fact, by);
                self.bookings.push(told);
                class
            }
            ClassRequest::EraseCallBack { class, booking } => {
                let id = CallBack::id_for(booking);
                self.bookings.retain(|told| told.entity != id.into());
                class
            }
            ClassRequest::Say { class, fact } => {
                self.say(class, fact);
                class
            }
        };
        let shown = match self.sheet(class) {
            Some(sheet) => ClassAnswer::Sheet { sheet: Box::new(sheet), venue: venue().about.name },
            None => ClassAnswer::Gone(class),
        };
        answers.push(Answer::Class(shown));
        answers
    }

    fn list(&self, reach: Reach) -> ClassAnswer {
        let listed = |sheet: ClassSheet| {
            let ClassSheet { class, register, .. } = sheet;
            ListedClass { class, register }
        };
        let classes = self.sheets().into_iter().map(listed).collect();
        ClassAnswer::Classes { reach, classes, venues: vec![venue()] }
    }
}
