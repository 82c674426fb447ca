//! The sheet of a class in the store: marks, walk-ins, all present, who came, and whom to ask after.

use chrono::NaiveDate;
use terakoya::{
    domain::{
        attendance::{
            AllPresent, CameBy, Count, Describing, Mark, Marking, Via, WalkIn,
            follow_up::Why,
            headcount::{ExitAnswer, Who},
        },
        booking::Guest,
        class::{ClassPlan, NewClass},
        consultation::AgeBand,
        ids::{BookingId, ClassId, ExitAnswerId},
        programme::ClassesWanted,
        sitting::Confidence,
    },
    store::{StoreError, ToEnter},
};

use crate::{
    classes::{opened, plan},
    kit::{Desk, NOW_MS},
};

fn marking(class: ClassId, mark: Option<Mark>, remark: &str) -> Marking {
    Marking { class, mark, remark: remark.into(), via: Via::Desk }
}

impl Desk {
    fn marks(&mut self, class: ClassId, id: BookingId, mark: Option<Mark>) {
        let entry = ToEnter::mark(id, marking(class, mark, ""), self.stamp());
        self.store.enter_on_sheet(class, &[entry]).unwrap();
    }

    fn count(&mut self, class: ClassId) -> Count {
        self.the_sheet(class).attendance.count()
    }
}

#[test]
fn a_class_is_marked_with_all_present_exceptions_and_walk_ins() {
    let (dir, mut desk) = opened();
    let class = desk.class(4);
    let ids: Vec<BookingId> =
        (0..5).map(|nth| desk.books(class, &format!("{}番さん", nth + 1)).booking).collect();
    assert_eq!(desk.count(class), Count { listed: 4, here: 0, unmarked: 4, walk_ins: 0 });
    let bookings = desk.the_sheet(class).attendance.unmarked();
    let walk_in = BookingId(desk.ids.next(NOW_MS));
    let came = WalkIn { class, guest: Guest::Slip(30), bookmark: None, via: Via::Desk };
    let entries = [
        ToEnter::all_present(class, AllPresent { bookings, via: Via::Desk }, desk.stamp()),
        ToEnter::mark(ids[1], marking(class, Some(Mark::Absent), ""), desk.stamp()),
        ToEnter::mark(ids[2], marking(class, Some(Mark::Late), " バス\u{200b}\n"), desk.stamp()),
        ToEnter::walk_in(walk_in, came, desk.stamp()),
        ToEnter::mark(walk_in, marking(class, Some(Mark::LeftEarly), ""), desk.stamp()),
    ];
    desk.store.enter_on_sheet(class, &entries).unwrap();
    let wanted = Count { listed: 5, here: 4, unmarked: 0, walk_ins: 1 };
    assert_eq!(desk.count(class), wanted);
    assert_eq!(desk.the_sheet(class).attendance.line(ids[2]).unwrap().remark, "バス");
    // the same again, as after an error of which nobody knows what became of it
    let count = desk.verified();
    desk.store.enter_on_sheet(class, &entries).unwrap();
    assert_eq!((desk.count(class), desk.verified()), (wanted, count));
    // who waited came all the same
    desk.marks(class, ids[4], Some(Mark::Present));
    let sheet = desk.the_sheet(class).attendance;
    assert_eq!(sheet.line(ids[4]).unwrap().came_by, CameBy::Waiting);
    assert_eq!(sheet.count().here, 5);
    drop(desk);
    let mut again = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(again.the_sheet(class).attendance, sheet);
}

#[test]
fn a_mark_is_changed_later_and_by_a_clock_that_is_behind_and_the_last_one_holds() {
    let (_dir, mut desk) = opened();
    let class = desk.class(4);
    let id = desk.books(class, "花子").booking;
    for mark in [Some(Mark::Absent), None, Some(Mark::Present)] {
        desk.marks(class, id, mark);
    }
    let mut stamp = desk.stamp();
    stamp.at_ms -= 86_400_000;
    let entry = ToEnter::mark(id, marking(class, Some(Mark::Late), ""), stamp);
    desk.store.enter_on_sheet(class, &[entry]).unwrap();
    let line = desk.the_sheet(class).attendance.line(id).unwrap().clone();
    assert_eq!((line.mark, line.changes.len()), (Some(Mark::Late), 4));
}

#[test]
fn strangers_are_refused_and_nothing_of_it_is_entered() {
    let (_dir, mut desk) = opened();
    let (class, other) = (desk.class(4), desk.class(4));
    let [mine, theirs] = [class, other].map(|class| desk.books(class, "花子").booking);
    let before = desk.verified();
    let entries = [mine, theirs]
        .map(|id| ToEnter::mark(id, marking(class, Some(Mark::Present), ""), desk.stamp()));
    let refused = desk.store.enter_on_sheet(class, &entries);
    assert!(matches!(refused, Err(StoreError::UnknownBooking(id)) if id == theirs));
    let all = AllPresent { bookings: vec![mine, theirs], via: Via::Desk };
    let entry = ToEnter::all_present(class, all, desk.stamp());
    assert!(desk.store.enter_on_sheet(class, &[entry]).is_err());
    assert_eq!(desk.verified(), before);
}

#[test]
fn who_came_and_what_was_answered_is_counted() {
    let (_dir, mut desk) = opened();
    let class = desk.class(4);
    let id = desk.books(class, "花子").booking;
    let who = Who { age: AgeBand::Eighties, ..Who::default() };
    let answer_id = ExitAnswerId(desk.ids.next(NOW_MS));
    let (confidence, again) = (Confidence::WithHelp, Some(true));
    let answer = ExitAnswer { class, confidence, again, via: Via::Kiosk };
    let mut entries = vec![
        ToEnter::mark(id, marking(class, Some(Mark::Present), ""), desk.stamp()),
        ToEnter::describe(id, Describing { class, who }, desk.stamp()),
    ];
    // the second try of the same answer
    entries.extend([desk.stamp(), desk.stamp()].map(|s| ToEnter::answer(answer_id, answer, s)));
    desk.store.enter_on_sheet(class, &entries).unwrap();
    let sheet = desk.the_sheet(class).attendance;
    assert_eq!(sheet.headcount().ages[&AgeBand::Eighties], 1);
    let exit = sheet.exit_count();
    assert_eq!((exit.answers, exit.with_help, exit.again), (1, 1, 1));
    desk.verified();
}

#[test]
fn whoever_was_absent_twice_or_never_got_a_seat_is_asked_after() {
    let (_dir, mut desk) = opened();
    for day in [13, 20] {
        let id = ClassId(desk.ids.next(NOW_MS));
        let on = NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
        desk.saves(&NewClass { id, plan: ClassPlan { on, ..plan(1) } });
        let stamp = desk.stamp();
        desk.store.open_class(id, stamp).unwrap();
        let booked = desk.books(id, "花子").booking;
        desk.books(id, "太郎");
        desk.marks(id, booked, Some(Mark::Absent));
        let stamp = desk.stamp();
        desk.store.hold_class(id, stamp).unwrap();
    }
    let list = desk.store.to_ask(&ClassesWanted::default()).unwrap();
    let list: Vec<_> = list.iter().map(|ask| (ask.guest.clone(), ask.why)).collect();
    let name = |name: &str| Guest::Name(name.into());
    assert_eq!(list, [(name("花子"), Why::Absent), (name("太郎"), Why::NeverServed)]);
    let one = ClassesWanted { from: NaiveDate::from_ymd_opt(2026, 4, 20), ..Default::default() };
    assert_eq!(desk.store.to_ask(&one).unwrap().len(), 1);
}
