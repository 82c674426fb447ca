//! A class from its plan to the sheet that is corrected the next day, told by the journals of two machines that know
//! nothing of each other until they are merged.

use super::*;
use crate::domain::{
    attendance::check_in::{CheckIn, Ticket, check_in},
    booking::{Booking, Call, CallBack, News},
    class::{ClassFact, Reason, tests::plan},
    ids::{EntityId, EventId, HomeId, IncId},
    journal::{ClockTrust, Entry, Hash, Hlc, Link, Nothing, Stamp},
};

/// A machine and its journal.
struct Machine {
    number: u16,
    link: Link,
    now_ms: i64,
    journal: Vec<(u16, Entry)>,
}

impl Machine {
    fn new(number: u16, now_ms: i64) -> Self {
        let id = Uuid::from_u128(number.into());
        let (home, inc, hlc) = (HomeId(id), IncId(id), Hlc::default());
        let link = Link { home, inc, seq: 1, prev_hash: Hash::default(), hlc };
        Self { number, link, now_ms, journal: vec![] }
    }

    fn record(
        &mut self,
        fact: impl FnOnce(Stamp) -> Result<crate::domain::journal::Fact, serde_json::Error>,
    ) {
        self.now_ms += 1_000;
        let nth = self.journal.len() as u128;
        let event = EventId(Uuid::from_u128(u128::from(self.number) << 64 | nth));
        let (at_ms, clock, actor) = (self.now_ms, ClockTrust::Unsure, None);
        let fact = fact(Stamp { event, at_ms, clock, actor }).unwrap();
        let entry = fact.seal(self.link, [9; 16]);
        self.link = self.link.after(&entry.envelope);
        self.journal.push((self.number, entry));
    }

    fn class(&mut self, fact: &ClassFact) {
        self.record(|stamp| fact.to_record(stamp, class_id()));
    }

    fn books(&mut self, nth: u32) -> News {
        let Outcome { class, register, .. } = Outcome::of(&self.journal);
        let told = register.next_news(&class);
        let (guest, bookmark) = (Guest::Slip(u16::try_from(nth).unwrap()), None);
        let by = crate::domain::booking::BookedBy::Desk;
        let booking = Booking { class: class_id(), guest, bookmark, by, told };
        self.record(|stamp| BookingFact::Made(booking).to_record(stamp, id(nth)));
        told
    }

    fn booking(&mut self, nth: u32, fact: &BookingFact) {
        self.record(|stamp| fact.to_record(stamp, id(nth)));
    }

    fn attendance(&mut self, entity: impl Into<EntityId>, fact: &AttendanceFact) {
        self.record(|stamp| fact.to_record(stamp, entity));
    }
}

/// All that follows from journals.
#[derive(Debug, PartialEq)]
struct Outcome {
    class: Class,
    register: Register,
    sheet: Attendance,
}

impl Outcome {
    fn of(journal: &[(u16, Entry)]) -> Self {
        let class = Class::of(class_id(), &all(journal, ClassFact::told)).unwrap();
        let register = Register::of(&class, &all(journal, BookingFact::told));
        let sheet = Attendance::of(class.id, &register, &all(journal, AttendanceFact::told));
        Self { class, register, sheet }
    }

    fn calls(&self) -> Vec<(BookingId, Seating)> {
        let list = self.register.call_list(&self.class);
        list.iter().map(|call| (call.booked.id, call.news.seating)).collect()
    }
}

fn all<F>(journal: &[(u16, Entry)], read: impl Fn(&Entry, u16) -> Option<Told<F>>) -> Vec<Told<F>> {
    journal.iter().filter_map(|(machine, entry)| read(entry, *machine)).collect()
}

#[test]
fn a_class_is_planned_booked_full_called_off_restored_held_and_corrected() {
    let mut desk = Machine::new(1, 1_000);
    desk.class(&ClassFact::Planned(plan(3)));
    desk.class(&ClassFact::Opened(Nothing {}));
    // until the net is back the other machine knows the class and nothing else
    let mut other = Machine::new(2, desk.now_ms + 3_500);
    let planned = desk.journal.clone();
    other.journal.clone_from(&planned);
    let heard: Vec<Seating> = (1..=4).map(|nth| desk.books(nth).seating).collect();
    assert_eq!(heard, [Seating::Seat, Seating::Seat, Seating::Seat, Seating::Waiting]);
    assert_eq!(other.books(5).seating, Seating::Seat, "it cannot know better");
    let number: crate::domain::booking::phone::PhoneNumber = "090-1234-5678".parse().unwrap();
    let call_back = CallBack { booking: id(5), number };
    other
        .record(|stamp| BookingFact::PhoneKept(call_back.clone()).to_record(stamp, call_back.id()));

    // the journals meet, in either order
    let apart = other.journal.split_off(planned.len());
    let merged = [&desk.journal[..], &apart[..]].concat();
    let register = Outcome::of(&merged).register;
    assert_eq!(Outcome::of(&[&apart[..], &desk.journal[..]].concat()).register, register);
    let ids = |booked: &[Booked]| booked.iter().map(|booked| booked.id).collect::<Vec<_>>();
    assert_eq!(ids(&register.seats), [id(1), id(2), id(3)]);
    assert_eq!(ids(&register.waiting), [id(5), id(4)]);
    assert_eq!(Outcome::of(&merged).calls(), [(id(5), Seating::Waiting)]);
    assert!(register.waiting[0].phone.is_some());

    // one cancels, so that nobody was put back after all
    desk.journal = merged;
    desk.booking(2, &BookingFact::Cancelled(Reason::default()));
    let before = Outcome::of(&desk.journal);
    assert_eq!(ids(&before.register.seats), [id(1), id(3), id(5)]);
    assert_eq!(before.calls(), []);

    // called off, one hears of it, restored
    desk.class(&ClassFact::CalledOff(Reason { reason: "台風".into() }));
    let off = Outcome::of(&desk.journal);
    assert_eq!((off.register.clone(), off.calls().len()), (before.register.clone(), 4));
    let news = News::of(&off.class, true);
    desk.booking(1, &BookingFact::Called(Call { news, reached: true }));
    desk.class(&ClassFact::Restored(Nothing {}));
    let restored = Outcome::of(&desk.journal);
    assert_eq!(ids(&restored.register.seats), ids(&before.register.seats));
    assert_eq!(restored.calls(), [(id(1), Seating::Seat)]);

    // the day itself: one checks in alone, the rest by "all present", one did not come, one walks in
    let [begins_ms, _] = restored.class.plan.instants();
    desk.now_ms = begins_ms;
    let Outcome { class, register, sheet } = Outcome::of(&desk.journal);
    let none = std::collections::BTreeSet::new();
    let ticket = Ticket::typed("5").unwrap();
    let here = check_in(&class, &register, &sheet, ticket, &none, desk.now_ms);
    assert_eq!(here, CheckIn::Here { booking: id(5), mark: Mark::Present });
    let marking = |mark, via| {
        let (class, remark) = (class_id(), String::new());
        AttendanceFact::Marked(Marking { class, mark: Some(mark), remark, via })
    };
    desk.attendance(id(5), &marking(Mark::Present, Via::Kiosk));
    let bookings = Outcome::of(&desk.journal).sheet.unmarked();
    assert_eq!(bookings, [id(1), id(3)]);
    let all_present = AttendanceFact::AllPresent(AllPresent { bookings, via: Via::Desk });
    desk.attendance(class_id(), &all_present);
    desk.attendance(id(3), &marking(Mark::Absent, Via::Desk));
    let (guest, via) = (Guest::typed("はな").unwrap(), Via::Desk);
    let walk_in = WalkIn { class: class_id(), guest, bookmark: None, via };
    desk.attendance(id(9), &AttendanceFact::WalkedIn(walk_in));
    desk.class(&ClassFact::Held(Nothing {}));
    let count = Outcome::of(&desk.journal).sheet.count();
    assert_eq!(count, Count { listed: 4, here: 3, unmarked: 0, walk_ins: 1 });

    // the next day somebody remembers that she was there
    desk.now_ms += 86_400_000;
    desk.attendance(id(3), &marking(Mark::Late, Via::Sheet));
    let end = Outcome::of(&desk.journal);
    assert_eq!((end.sheet.count().here, end.sheet.headcount().here), (4, 4));
    let changes = &end.sheet.line(id(3)).unwrap().changes;
    let late: Vec<bool> = changes.iter().map(|change| change.is_late(end.class.plan.on)).collect();
    assert_eq!(late, [false, false, true]);

    // the number goes, everything else stays
    let mut erased = desk.journal.clone();
    for (_, entry) in &mut erased {
        if entry.envelope.entity_id == call_back.id().into() {
            entry.body = None;
        }
    }
    let after = Outcome::of(&erased);
    assert_eq!((&after.class, &after.sheet), (&end.class, &end.sheet));
    assert!(after.register.seats.iter().all(|booked| booked.phone.is_none()));
    assert_eq!(ids(&after.register.seats), ids(&end.register.seats));
    // and all of it in any order
    erased.reverse();
    assert_eq!(Outcome::of(&erased), after);
}
