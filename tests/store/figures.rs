//! Facts of figures in the store: they follow every change of a record, and can be made again from the journal.

use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use tempfile::tempdir;
use terakoya::{
    domain::{
        attendance::{AllPresent, Mark, Marking, Via, WalkIn},
        booking::Guest,
        bookmark::Comfort,
        consultation::{FollowUp, FollowUpMove},
        figures::{
            ask::Sources,
            facts::{ClassStanding, Day, Facts, Field, Look},
        },
        ids::{BookingId, ReferralId, ServiceId, StaffId, TroubleId, WordId},
        journal::{ClockTrust, Stamp},
        locale::Locale,
        machine::MachineSet,
        period::Period,
        sitting::{Answer, Ending, StepRun},
        theme::Theme,
    },
    store::ToEnter,
};
use uuid::Uuid;

use crate::{
    classes::opened,
    kit::{Desk, NOW_MS, moment, slip},
};

const DAY_MS: i64 = 86_400_000;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn april() -> Period {
    Period { from: day("2026-04-01"), until: day("2026-04-30") }
}

impl Desk {
    fn facts(&mut self, period: Period) -> Facts {
        self.verified();
        self.store.facts(period).unwrap()
    }
}

#[test]
fn a_consultation_counts_as_it_stands_now_and_where_it_was_moved_to() {
    let (_dir, mut desk) = opened();
    let mut said = slip("wifi", "つながりません");
    said.referrals = ["shop", "188"].map(ReferralId::new).to_vec();
    said.services = vec![ServiceId::new("city-line")];
    said.follow_up = Some(FollowUp { due_on: None, what: "電話する".into() });
    let helper = StaffId(Uuid::from_u128(7));
    let new = desk.new_consultation(said.clone());
    let stamp = Stamp { actor: Some(helper), ..desk.stamp() };
    desk.store.save_consultation(&new, stamp).unwrap();
    desk.saved(slip("line", ""));
    let facts = desk.facts(april());
    assert_eq!(facts.consultations.len(), 2);
    let is_wifi = |facts: &Facts, at: usize| {
        facts.names.get(Field::Topic, facts.consultations[at].topic) == "wifi"
    };
    let at = usize::from(!is_wifi(&facts, 0));
    let fact = facts.consultations[at];
    let name = |field, code| facts.names.get(field, code);
    assert_eq!((fact.on, fact.hour, fact.minutes), (Day::from(moment().today), 10, Some(15)));
    assert_eq!(name(Field::Referrals, fact.referrals), "188 shop");
    assert_eq!(name(Field::Services, fact.services), "city-line");
    assert_eq!(name(Field::MoreTopics, fact.more_topics), "photos");
    assert_eq!(name(Field::Venue, fact.venue), "中央公民館");
    assert_eq!(name(Field::Helper, fact.helper), helper.to_string());
    assert!(fact.is_open && !fact.has_lesson && !fact.is_unsure);

    // what was left open is closed
    let stamp = desk.stamp();
    let done = FollowUpMove { is_open: false, due_on: None, line: "済み".into() };
    desk.store.move_follow_up(new.id, &done, stamp).unwrap();
    assert!(desk.facts(april()).consultations.iter().all(|fact| !fact.is_open));

    // corrected into another month
    let base = desk.store.consultation(new.id).unwrap().unwrap().event;
    let moved = terakoya::domain::consultation::Slip {
        taken_on: day("2026-03-31"),
        taken_ms: NOW_MS - 10 * DAY_MS,
        back_dated: true,
        ..said
    };
    let stamp = desk.stamp();
    desk.store.amend_consultation(new.id, base, &moved, "日付", stamp).unwrap();
    assert_eq!(desk.facts(april()).consultations.len(), 1);
    let march = Period { from: day("2026-03-01"), until: day("2026-03-31") };
    assert_eq!(desk.facts(march).consultations.len(), 1);
    let behind = |desk: &mut Desk, venue: &str| {
        let wanted = |fact: &_, names: &terakoya::domain::figures::facts::Names| {
            let fact: &terakoya::domain::figures::facts::ConsultationFact = fact;
            names.get(Field::Venue, fact.venue) == venue
        };
        desk.store.consultations_behind(march, &wanted, 10).unwrap()
    };
    let found = behind(&mut desk, "中央公民館");
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [new.id]);
    assert_eq!(behind(&mut desk, "北公民館"), []);

    // taken back
    let base = desk.store.consultation(new.id).unwrap().unwrap().event;
    let stamp = desk.stamp();
    desk.store.void_consultation(new.id, base, "二重", stamp).unwrap();
    assert_eq!(desk.facts(march).consultations.len(), 0);
}

#[test]
fn what_was_erased_counts_nowhere() {
    let (_dir, mut desk) = opened();
    let id = desk.saved(slip("wifi", ""));
    let sitting = desk.ended_sitting().unwrap();
    let stamp = desk.stamp();
    desk.store.record_code_shown(&ServiceId::new("city-line"), Some(sitting.id), stamp).unwrap();
    let comfort =
        Comfort { locale: Locale::Ja, theme: Theme::default(), reads_aloud: false, handset: None };
    let stamp = desk.stamp();
    let number = desk.store.make_bookmark(3, moment().today, comfort, stamp).unwrap();
    let counts = |facts: Facts| {
        [
            facts.consultations.len(),
            facts.sittings.len(),
            facts.lessons.len(),
            facts.looks.len(),
            facts.people.len(),
        ]
    };
    assert_eq!(counts(desk.facts(april())), [1, 1, 1, 1, 1]);
    for entity in [id.into(), sitting.id.into()] {
        let stamp = desk.stamp();
        desk.store.erase(entity, stamp).unwrap();
    }
    assert_eq!(counts(desk.facts(april())), [0, 0, 0, 0, 1]);
    let stamps = [desk.stamp(), desk.stamp()];
    let mut stamps = stamps.into_iter();
    desk.store.erase_bookmark(number, || stamps.next().unwrap()).unwrap();
    assert_eq!(counts(desk.facts(april())), [0; 5]);
}

#[test]
fn of_a_record_that_was_taken_back_and_erased_no_name_is_left() {
    let (_dir, mut desk) = opened();
    let said =
        terakoya::domain::consultation::Slip { venue: "秘密の家".into(), ..slip("wifi", "") };
    let id = desk.saved(said);
    desk.saved(slip("wifi", ""));
    let base = desk.store.consultation(id).unwrap().unwrap().event;
    let stamp = desk.stamp();
    desk.store.void_consultation(id, base, "二重", stamp).unwrap();
    let venues = |desk: &mut Desk| {
        let names = desk.facts(april()).names;
        names.all(Field::Venue).map(|(_, venue)| venue.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(venues(&mut desk).len(), 2);
    let stamp = desk.stamp();
    desk.store.erase(id.into(), stamp).unwrap();
    assert_eq!(venues(&mut desk), ["中央公民館"]);
}

#[test]
fn a_visit_to_a_kiosk_counts_with_its_lessons_words_and_codes() {
    let (_dir, mut desk) = opened();
    let mut sitting = desk.sitting();
    sitting.ended = Some(Ending::Idle);
    sitting.words = ["swipe", "app", "swipe"].map(WordId::new).to_vec();
    sitting.troubles = vec![TroubleId::new("no-sound")];
    sitting.help_calls = vec![desk.call()];
    let run = &mut sitting.lessons[0];
    run.finished = false;
    run.steps = [0, 1, 2, 1].map(|step| StepRun { step, for_ms: 10_900 }).to_vec();
    run.answers = vec![
        Answer { step: 2, choice: 1, right: false },
        Answer { step: 2, choice: 0, right: true },
    ];
    let stamp = desk.stamp();
    desk.store.end_sitting(&sitting, stamp).unwrap();
    let facts = desk.facts(april());
    let visit = facts.sittings[0];
    assert_eq!((visit.minutes, visit.help_calls, visit.ending), (1, 1, Ending::Idle));
    let lesson = facts.lessons[0];
    assert_eq!(facts.names.get(Field::Lesson, lesson.lesson), "wifi");
    assert_eq!((lesson.farthest, lesson.last, lesson.seconds), (Some(2), Some(1), 43));
    assert_eq!((lesson.went_back, lesson.wrong, lesson.called), (0b100, 0b100, 0b10));
    assert!(!lesson.is_finished);
    let looked = |look| facts.looks.iter().filter(|fact| fact.look == look).count();
    assert_eq!([Look::Word, Look::Trouble, Look::Code].map(looked), [3, 1, 0]);
}

#[test]
fn a_class_counts_with_those_who_came_and_those_who_did_not() {
    let (_dir, mut desk) = opened();
    let class = desk.class(3);
    let ids: Vec<BookingId> =
        (1..=5).map(|nth| desk.books(class, &format!("{nth}番さん")).booking).collect();
    let stamp = desk.stamp();
    desk.store.cancel_booking(ids[0], "用事", stamp).unwrap();
    let mark = |mark| Marking { class, mark: Some(mark), remark: String::new(), via: Via::Desk };
    let walk_in = BookingId(desk.ids.next(NOW_MS));
    let came = WalkIn { class, guest: Guest::Slip(30), bookmark: None, via: Via::Desk };
    let entries = [
        ToEnter::all_present(
            class,
            AllPresent { bookings: ids[1..3].to_vec(), via: Via::Desk },
            desk.stamp(),
        ),
        ToEnter::mark(ids[2], mark(Mark::Absent), desk.stamp()),
        ToEnter::mark(ids[3], mark(Mark::Excused), desk.stamp()),
        ToEnter::walk_in(walk_in, came, desk.stamp()),
    ];
    desk.store.enter_on_sheet(class, &entries).unwrap();
    let to_come = desk.facts(april()).classes[0].clone();
    assert_eq!(to_come.state, ClassStanding::ToCome);
    let stamp = desk.stamp();
    desk.store.hold_class(class, stamp).unwrap();
    let held = desk.facts(april()).classes[0].clone();
    assert_eq!(held.state, ClassStanding::Held);
    // 2, 3 and 4 have the seats after 1 cancelled; 5 waits; 2 and the walk-in came, 3 was absent, 4 excused
    assert_eq!((held.capacity, held.booked, held.applied, held.cancelled), (3, 3, 5, 1));
    assert_eq!(
        (held.headcount.here, held.walk_ins, held.no_shows, held.never_served),
        (2, 1, 1, 1)
    );
    let stamp = desk.stamp();
    desk.store.call_off_class(class, "台風", stamp).unwrap();
    assert_eq!(desk.facts(april()).classes[0].state, ClassStanding::CalledOff);
    let stamp = desk.stamp();
    desk.store.erase(class.into(), stamp).unwrap();
    assert_eq!(desk.facts(april()).classes, []);
}

#[test]
fn a_bookmark_that_became_another_is_one_person() {
    let (_dir, mut desk) = opened();
    let comfort =
        Comfort { locale: Locale::Ja, theme: Theme::default(), reads_aloud: false, handset: None };
    let [lost, left, other] = [(); 3].map(|()| {
        let stamp = desk.stamp();
        desk.store.make_bookmark(3, moment().today, comfort, stamp).unwrap()
    });
    let stamp = desk.stamp();
    desk.store.merge_bookmarks(lost, left, stamp).unwrap();
    let facts = desk.facts(april());
    let mut people: Vec<_> = facts.people.iter().map(|fact| fact.bookmark).collect();
    people.sort();
    let mut wanted = vec![left.id(), left.id(), other.id()];
    wanted.sort();
    assert_eq!(people, wanted);
}

#[test]
fn many_at_once_count_as_one_by_one() {
    let (_dir, mut desk) = opened();
    let many: Vec<_> = (0..700_u64)
        .map(|nth| {
            let mut said = slip(["wifi", "line", "maps"][usize::try_from(nth % 3).unwrap()], "");
            said.taken_on = day("2026-02-01") + chrono::Days::new(nth % 60);
            said.back_dated = true;
            (desk.new_consultation(said), desk.stamp())
        })
        .collect();
    desk.store.save_consultations(&many).unwrap();
    let all = Period { from: day("2026-01-01"), until: day("2026-12-31") };
    assert_eq!(desk.facts(all).consultations.len(), 700);
    assert_eq!(
        desk.facts(Period { from: day("2026-02-01"), until: day("2026-02-01") })
            .consultations
            .len(),
        12
    );
}

#[test]
fn the_clock_of_a_day_is_sure_once_anybody_looked_at_it() {
    let (_dir, mut desk) = opened();
    let unsure = |desk: &mut Desk, days: i64| {
        let mut said = slip("wifi", "");
        said.taken_ms += days * DAY_MS;
        said.taken_on = said.taken_on + chrono::Days::new(u64::try_from(days).unwrap());
        let new = desk.new_consultation(said);
        let stamp = desk.stamp();
        let at_ms = stamp.at_ms + days * DAY_MS;
        let stamp = Stamp { clock: ClockTrust::Unsure, at_ms, ..stamp };
        desk.store.save_consultation(&new, stamp).unwrap();
    };
    unsure(&mut desk, 0);
    unsure(&mut desk, 1);
    let doubtful = |facts: &Facts| {
        let doubtful = facts.consultations.iter().filter(|fact| fact.is_unsure);
        doubtful.map(|fact| fact.on.date()).collect::<Vec<_>>()
    };
    // the store was opened by a clock that staff had checked
    assert_eq!(doubtful(&desk.facts(april())), [day("2026-04-11")]);
    let stamp = desk.stamp();
    let stamp = Stamp { at_ms: stamp.at_ms + DAY_MS, ..stamp };
    desk.store.record_clock_checked(stamp).unwrap();
    assert_eq!(doubtful(&desk.facts(april())), []);
}

#[test]
fn a_visit_and_a_code_of_a_day_on_which_nobody_had_checked_the_clock_are_unsure() {
    let (_dir, mut desk) = opened();
    let unsure = |desk: &mut Desk| {
        let stamp = desk.stamp();
        Stamp { clock: ClockTrust::Unsure, at_ms: stamp.at_ms + DAY_MS, ..stamp }
    };
    let sitting = desk.sitting();
    let later = terakoya::domain::sitting::Sitting {
        started_ms: NOW_MS + DAY_MS,
        last_ms: NOW_MS + DAY_MS + 60_000,
        ended: Some(Ending::Left),
        ..sitting
    };
    let stamp = unsure(&mut desk);
    desk.store.end_sitting(&later, stamp).unwrap();
    let stamp = unsure(&mut desk);
    desk.store.record_code_shown(&ServiceId::new("city-line"), Some(later.id), stamp).unwrap();
    let facts = desk.facts(april());
    assert!(facts.sittings.len() == 1 && facts.sittings[0].is_unsure, "{:?}", facts.sittings);
    assert!(facts.lessons.len() == 1 && facts.lessons[0].is_unsure, "{:?}", facts.lessons);
    assert!(facts.looks.len() == 1 && facts.looks[0].is_unsure, "{:?}", facts.looks);
}

#[test]
fn machines_are_known_by_the_days_on_which_they_wrote_and_by_where_they_stood() {
    let (_dir, mut desk) = opened();
    let set = |desk: &mut Desk, venue: &str, days: i64| {
        let machine = MachineSet { name: "台".into(), number: 3, venue: venue.into() };
        let stamp = desk.stamp();
        let stamp = Stamp { at_ms: stamp.at_ms + days * DAY_MS, ..stamp };
        desk.store.set_machine(&machine, stamp).unwrap();
    };
    set(&mut desk, "中央公民館", 0);
    set(&mut desk, "北公民館", 5);
    let facts = desk.facts(april());
    let machine = &facts.machines[0];
    assert_eq!((machine.number, machine.name.as_str()), (3, "台"));
    assert_eq!(machine.heard, [day("2026-04-10"), day("2026-04-15")]);
    assert_eq!(machine.first_heard, Some(day("2026-04-10")));
    assert_eq!(machine.venue_on(day("2026-04-14")), "中央公民館");
    assert_eq!(machine.venue_on(day("2026-04-15")), "北公民館");
    assert_eq!(facts.last_ms, Some(NOW_MS + 5 * DAY_MS));
}

#[test]
fn facts_are_made_again_from_the_journal_and_damage_to_them_is_noticed() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    desk.saved(slip("wifi", ""));
    desk.ended_sitting().unwrap();
    let class = desk.class(3);
    desk.books(class, "花子");
    let whole = desk.facts(april());
    for damage in [
        "DELETE FROM figure_part WHERE key = (SELECT min(key) FROM figure_part)",
        "UPDATE figure_part SET facts = zeroblob(length(facts))",
        "DELETE FROM figure_class",
        "UPDATE heard SET day = day + 1",
        "DELETE FROM figure_name WHERE field = 3",
    ] {
        let db = Connection::open(dir.path().join("terakoya.db")).unwrap();
        db.execute_batch(damage).unwrap();
        let report = desk.store.verify_figures().unwrap();
        assert!(!report.is_sound(), "{damage}: {report:?}");
        desk.store.rebuild_figures().unwrap();
        let again = desk.facts(april());
        assert_eq!(again.consultations.len(), whole.consultations.len());
        assert_eq!(
            (again.classes, again.machines),
            (whole.classes.clone(), whole.machines.clone())
        );
    }
}

#[test]
fn facts_are_read_once_as_long_as_nobody_writes() {
    let (dir, mut desk) = opened();
    desk.saved(slip("wifi", ""));
    let read = |desk: &mut Desk| desk.store.facts_from(april(), Sources::All).unwrap();
    let first = read(&mut desk);
    assert!(Arc::ptr_eq(&first, &read(&mut desk)));
    assert_eq!(*first, desk.facts(april()));
    desk.saved(slip("line", ""));
    assert_eq!(read(&mut desk).consultations.len(), 2);
    let mut other = Desk::open(dir.path(), 2).unwrap();
    other.saved(slip("line", ""));
    assert_eq!(read(&mut desk).consultations.len(), 3);
    // other days, and fewer kinds of records, are other facts
    let none = Period { from: day("2026-03-01"), until: day("2026-03-31") };
    assert_eq!(desk.store.facts_from(none, Sources::All).unwrap().consultations, []);
    let talks = desk.store.facts_from(april(), Sources::Consultations).unwrap();
    assert_eq!(
        (talks.consultations.len(), talks.machines.len()),
        (3, read(&mut desk).machines.len())
    );
    assert!(!Arc::ptr_eq(&talks, &read(&mut desk)));
}
