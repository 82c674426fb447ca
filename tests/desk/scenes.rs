//! Every screen of the desk in the states that look different, for the frame lint.

use terakoya::{
    app::{
        desk::{
            class_request::ClassAnswer,
            request::{Answer, Refusal, Request},
        },
        event::{Event, Key, Outcome, SavingTrouble},
    },
    domain::{
        attendance::Mark,
        class::{ClassFact, Reason},
        consultation::{Consultation, Standing},
        journal::Nothing,
        notice::Notice,
        search::{names::Names, parse::parse},
        staff::Staff,
    },
};

use crate::{
    bench::{Bench, machine, me},
    drafts,
    hall::{class_id, plan},
    plans,
    samples::{a_day, consultation, day, history, matter, organizer},
    support::bookmark_no,
    waiting::caller,
};

/// What a screen is called, and how one comes there from the board of an organizer.
pub type Scene = (&'static str, fn(&mut Bench));

pub const SCENES: &[Scene] = &[
    ("board", |_| {}),
    ("board with all its ways", |bench| {
        bench.waiting = vec![caller(1)];
        bench.keys("3s2").press(Key::Esc);
    }),
    ("slip", |bench| {
        bench.keys("s");
    }),
    ("slip with a note and past cases", |bench| {
        bench.keys("s6\t\t\t\t").keys("電話は090-1234-5678と言っていた");
        bench.answer(Answer::Similar(vec![consultation(1), consultation(2)]));
    }),
    ("slip with a long note", |bench| {
        bench.keys("s6\t\t\t\t").keys(&"長いメモです。".repeat(54));
    }),
    ("slip that sends on", |bench| {
        bench.keys("s6\t\t\t5");
    }),
    ("slip that was not saved", |bench| {
        bench.keys("s6").answer(Answer::Failed(SavingTrouble::DiskFull));
    }),
    ("drafts", |bench| {
        bench.keys("s6\t\t\t\tメモ").press(Key::Esc).keys("s").press(Key::Esc).keys("k");
    }),
    ("drafts, also of who has left", |bench| {
        drafts::leave(bench);
        bench.keys("s6\t\t\t\tメモ").press(Key::Esc).keys("k");
    }),
    ("drafts of who has left only", |bench| {
        drafts::leave(bench);
        bench.keys("f").press(Key::Esc).keys("k");
    }),
    ("draft of who has left", |bench| {
        drafts::leave(bench);
        bench.keys("k1");
    }),
    ("draft of who has left, asked", |bench| {
        drafts::leave(bench);
        bench.keys("k1").press(Key::F(8));
    }),
    ("draft of who has left, taken over", |bench| {
        drafts::leave(bench);
        bench.keys("k1t");
    }),
    ("calls", |bench| {
        bench.waiting = vec![caller(1), caller(2)];
        bench.keys("3").desk.send(Event::Outcome(Outcome::RecordsChanged));
        let waiting = bench.waiting.clone();
        bench.answer(Answer::Waiting(waiting)).keys("c");
    }),
    ("find", |bench| {
        bench.keys("f");
    }),
    ("find with hits", |bench| {
        bench.keys("f写真 foo:x");
        let understood = parse("写真 foo:x", &Names::default()).understood;
        let (typed, hits) = ("写真 foo:x".to_owned(), vec![consultation(1), consultation(2)]);
        bench.answer(Answer::Found { typed, understood, hits, count: 1_000, is_more: true });
    }),
    ("matters", |bench| {
        bench.keys("o").answer(Answer::Matters(many_matters()));
    }),
    ("matters everywhere", |bench| {
        bench.keys("ow").answer(Answer::Matters(many_matters()));
    }),
    ("no matters", |bench| {
        bench.keys("o").answer(Answer::Matters(vec![]));
    }),
    ("record", |bench| on_record(bench, consultation(1))),
    ("record with a long note", |bench| {
        let mut record = consultation(1);
        record.slip.note = "長いメモです。".repeat(57);
        on_record(bench, record);
    }),
    ("record that counts nowhere", |bench| {
        on_record(bench, Consultation { standing: Standing::Voided, ..consultation(1) });
    }),
    ("record that is being read", |bench| {
        bench.keys("o").answer(Answer::Matters(vec![matter(1, None)])).keys("\n");
    }),
    ("record that is gone", |bench| {
        bench.keys("o").answer(Answer::Matters(vec![matter(1, None)])).keys("\n");
        bench.answer(Answer::Gone(consultation(1).id));
    }),
    ("record that was erased", |bench| {
        on_record(bench, consultation(1));
        bench.keys("eあ\n").press(Key::Down).keys("\n").press(Key::Down).keys("\n");
        bench.answer(Answer::Erased(consultation(1).id));
    }),
    ("correction", |bench| {
        on_record(bench, consultation(1));
        bench.keys("a");
    }),
    ("taking back", |bench| {
        on_record(bench, consultation(1));
        bench.keys("u");
    }),
    ("taking back, told why not", |bench| {
        on_record(bench, consultation(1));
        bench.keys("u\n");
    }),
    ("erasing, why", |bench| {
        on_record(bench, consultation(1));
        bench.keys("e");
    }),
    ("erasing, first question", |bench| {
        on_record(bench, consultation(1));
        bench.keys("eあ\n");
    }),
    ("erasing, second question", |bench| {
        on_record(bench, consultation(1));
        bench.keys("eあ\n").press(Key::Down).keys("\n");
    }),
    ("follow-up", |bench| {
        on_record(bench, consultation(1));
        bench.keys("o");
    }),
    ("follow-up that is done", |bench| {
        on_record(bench, consultation(1));
        bench.keys("o1");
    }),
    ("today", |bench| {
        bench.keys("d").answer(a_day("2026-11-22")).answer(Answer::Matters(many_matters()));
    }),
    ("today before it was answered", |bench| {
        bench.keys("d");
    }),
    ("a day before", |bench| {
        bench.keys("dp").answer(a_day("2026-11-21"));
    }),
    ("hand-over", |bench| {
        bench.keys("h").answer(a_day("2026-11-22"));
    }),
    ("tally", |bench| {
        bench.keys("t\n\n201");
    }),
    ("tally, asked", |bench| {
        bench.keys("t\n12\n5\n1").press(Key::F(2));
    }),
    ("tally, left", |bench| {
        bench.keys("t\n12").press(Key::Esc);
    }),
    ("codes", |bench| {
        bench.keys("q");
    }),
    ("codes for a topic", |bench| {
        bench.keys("s6").press(Key::F(3));
    }),
    ("codes that match nothing", |bench| {
        bench.keys("qqqqqqq");
    }),
    ("codes of a lesson", |bench| {
        bench.keys("q").press(Key::Up).keys("\n");
    }),
    ("more", |bench| {
        bench.keys("m");
    }),
    ("more when saving fails", |bench| {
        let notices = vec![Notice::Cloned, Notice::SittingsClosed { count: 3 }];
        bench.desk.send(Event::Outcome(Outcome::SavingWorks { notices }));
        bench.desk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::Damaged)));
        bench.keys("m");
    }),
    ("staff", |bench| {
        bench.keys("m1").answer(Answer::Members(members()));
    }),
    ("staff, asked", |bench| {
        bench.keys("m1").answer(Answer::Members(members())).press(Key::Down).keys("r");
    }),
    ("new member", |bench| {
        bench.keys("m1").answer(Answer::Members(members())).keys("a\n\n\n904217\n\n");
    }),
    ("new PIN", |bench| {
        bench.keys("m1").answer(Answer::Members(members())).keys("p12");
    }),
    ("topics", |bench| {
        bench.keys("m2r");
        carry_out(bench);
    }),
    ("outcomes", |bench| {
        bench.keys("m22");
    }),
    ("referrals", |bench| {
        bench.keys("m23");
    }),
    ("renaming", |bench| {
        bench.keys("m2\n");
    }),
    ("new entry", |bench| {
        bench.keys("m2aとても長くてボタンには入らない\n\n\n\n");
    }),
    ("splitting", |bench| {
        bench.keys("m2sひとつめ\nFirst part\n\n\n");
        carry_out(bench);
    }),
    ("practice", |bench| {
        bench.keys("m3");
        let known = bench.known();
        bench.answer(Answer::SignedIn(Box::new(known)));
    }),
    ("a day in practice", |bench| {
        bench.keys("m3d").answer(a_day("2026-11-22")).press(Key::Up);
    }),
    ("locked", |bench| {
        bench.keys("l1");
    }),
    ("locked, after a wrong PIN", |bench| {
        bench.keys("l123456\n").answer(Answer::Refused(Refusal::Wait(30)));
    }),
    ("signing in", |bench| {
        bench.keys("x");
    }),
    ("bookmarks", |bench| {
        bench.keys("m4");
    }),
    ("bookmarks, one unknown", |bench| {
        bench.keys("m4003000423\n").answer(Answer::NoBookmark(bookmark_no()));
    }),
    ("bookmarks, two joined", |bench| {
        let joined = Answer::Bookmark { number: bookmark_no(), is_merged: true };
        bench.keys("m4003000423\n").answer(joined).keys("x");
    }),
    ("classes", |bench| {
        with_classes(bench);
        bench.keys("r");
    }),
    ("classes everywhere", |bench| {
        with_classes(bench);
        bench.keys("rw");
    }),
    ("no classes", |bench| {
        bench.keys("r");
    }),
    ("register", on_register),
    ("register with marks", |bench| {
        on_register(bench);
        bench.keys("a25w\n").press(Key::Down);
    }),
    ("register of a class that is off", |bench| {
        on_register(bench);
        bench.keys("x台風のため\n");
    }),
    ("register of a class that was held", |bench| {
        on_register(bench);
        bench.keys("ae");
    }),
    ("register of nobody", |bench| {
        bench.hall.open(1, plan("地図を見てみよう", day("2026-11-22"), 3));
        bench.keys("r\n");
    }),
    ("register that is gone", |bench| {
        on_register(bench);
        bench.answer(Answer::Class(ClassAnswer::Gone(class_id(1))));
    }),
    ("walk-in", |bench| {
        on_register(bench);
        bench.keys("w");
    }),
    ("booking", |bench| {
        on_register(bench);
        bench.keys("b\t\t\t");
    }),
    ("booking, told why not", |bench| {
        on_register(bench);
        bench.keys("b花子\t12\n");
    }),
    ("somebody on the register", |bench| {
        on_register(bench);
        bench.keys("1").press(Key::Up).keys("\n");
    }),
    ("somebody who walked in", |bench| {
        on_register(bench);
        bench.keys("w\n");
        for _ in 0..6 {
            bench.press(Key::Down);
        }
        bench.keys("\n\t\t\t");
    }),
    ("cancelling a booking", |bench| {
        on_register(bench);
        bench.keys("\n").press(Key::F(8));
    }),
    ("calls about a class", |bench| {
        on_register(bench);
        bench.keys("x\nc").keys("2");
    }),
    ("no calls about a class", |bench| {
        bench.hall.open(1, plan("地図を見てみよう", day("2026-11-22"), 1));
        bench.hall.books(1, "青木", Some("090-1234-5678"));
        bench.keys("r\nx\nc1");
    }),
    ("calling off", |bench| {
        on_register(bench);
        bench.keys("x");
    }),
    ("answers at the end", |bench| {
        on_register(bench);
        bench.keys("q11");
    }),
    ("answers at the end, the second question", |bench| {
        on_register(bench);
        bench.keys("q2");
    }),
    ("a class in figures", |bench| {
        on_register(bench);
        bench.keys("aq1121").press(Key::Esc).keys("s");
    }),
    ("a class in figures before anybody came", |bench| {
        on_register(bench);
        bench.keys("s");
    }),
    ("whom to ask after", |bench| {
        for (nth, on) in [(1, "2026-11-08"), (2, "2026-11-15")] {
            bench.hall.open(nth, plan("はじめてのスマホ", day(on), 1));
            let id = bench.hall.books(nth, "とても長い名前の人もここにいます", None);
            bench.hall.books(nth, "石川", None);
            bench.hall.marks(nth, id, Mark::Absent);
            bench.hall.say(class_id(nth), ClassFact::Held(Nothing {}));
        }
        bench.keys("ra");
    }),
    ("nobody to ask after", |bench| {
        bench.keys("ra");
    }),
    ("planning a class", |bench| plans::form(bench)),
    ("planning a class, told why not", |bench| {
        plans::form(bench);
        bench.press(Key::F(2));
    }),
    ("planning a class without a venue", |bench| {
        bench.keys("rn").answer(plans::nothing_known());
    }),
    ("planning a class that was typed", |bench| {
        plans::typed(bench);
        bench.keys("\t4");
    }),
    ("planning a course", |bench| plans::typed_course(bench)),
    ("planning a course, what comes out", |bench| plans::reviewed(bench)),
    ("planning a class, its lessons", |bench| {
        plans::typed(bench);
        bench.keys("\t\t\t\t\t1\n");
    }),
    ("planning a class, left", |bench| {
        plans::typed(bench);
        bench.press(Key::Esc);
    }),
    ("changing a class of a course", |bench| {
        plans::on_register(bench);
        bench.keys("p").answer(plans::known());
    }),
    ("changing a course, what comes out", |bench| {
        plans::on_register(bench);
        bench.keys("p").answer(plans::known()).keys("2").keys("入門").press(Key::F(2));
    }),
    ("courses", |bench| {
        plans::list(bench);
        bench.keys("k").answer(plans::known());
    }),
    ("courses, none", |bench| {
        bench.keys("rk").answer(plans::nothing_known());
    }),
    ("venues", |bench| {
        plans::list(bench);
        bench.keys("v").answer(plans::known());
    }),
    ("venues, none", |bench| {
        bench.keys("rv").answer(plans::nothing_known());
    }),
    ("venue", |bench| plans::typed_venue(bench)),
    ("venue, told why not", |bench| {
        plans::list(bench);
        bench.keys("v").answer(plans::known()).keys("a").answer(plans::known());
        bench.press(Key::Up).keys("x").press(Key::F(2));
    }),
    ("venue, left", |bench| {
        plans::typed_venue(bench);
        bench.press(Key::Esc);
    }),
    ("setting up", |bench| {
        bench.keys("x").answer(Answer::Greeted { has_organizer: false, machine: machine() });
    }),
];

/// Classes of before, of today and to come; one of them full, one off, one only planned.
fn with_classes(bench: &mut Bench) {
    let long = "スマホで写真をとって、送って、しまうところまでやってみる会（初めての方のために）";
    for (nth, title, on, capacity) in [
        (1, "はじめてのスマホ", "2026-11-22", 5),
        (2, "地図を見てみよう", "2026-11-23", 1),
        (3, long, "2027-01-12", 15),
        (4, "LINEで家族とつながる", "2026-11-02", 3),
    ] {
        bench.hall.open(nth, plan(title, day(on), capacity));
        for name in ["青木", "とても長い名前の人もここにいます", "3番の人", "木村", "12"]
        {
            bench.hall.books(nth, name, (name == "木村").then_some("090-1234-5678"));
        }
    }
    bench.hall.say(class_id(3), ClassFact::CalledOff(Reason { reason: "台風".into() }));
    bench.hall.say(class_id(4), ClassFact::Held(Nothing {}));
    let planned = plan("準備だけの会", day("2026-12-24"), 2);
    bench.hall.say(class_id(5), ClassFact::Planned(planned));
}

/// The register of a class of today that is full and for which somebody waits.
fn on_register(bench: &mut Bench) {
    with_classes(bench);
    bench.hall.books(1, "さくら", None);
    bench.keys("r\n");
}

/// The page of a code for the learner.
pub fn on_a_code(bench: &mut Bench, host: &str) {
    bench.keys("q").keys(host).keys("\n");
}

fn on_record(bench: &mut Bench, record: Consultation) {
    bench.keys("o").answer(Answer::Matters(vec![matter(1, Some("2026-11-21"))]));
    let (consultation, history) = (Box::new(record), history());
    bench.keys("\n").answer(Answer::Record { consultation, history });
}

fn many_matters() -> Vec<terakoya::domain::desk::OpenMatter> {
    let due =
        [Some("2026-11-01"), Some("2026-11-22"), Some("2026-11-23"), Some("2027-01-05"), None];
    (1..30).zip(due.into_iter().cycle()).map(|(nth, due)| matter(nth, due)).collect()
}

fn members() -> Vec<(Staff, bool)> {
    let long = "とても長い名前の人がここで働いている場合もある";
    let locked = Staff { number: 9_999, name: long.into(), ..me() };
    let left = Staff { number: 30, retired: true, ..me() };
    vec![(organizer(), false), (locked, true), (left, false)]
}

/// Carries out the last change of a list, as the store would.
fn carry_out(bench: &mut Bench) {
    let Some(Request::ChangeTerm(change)) = bench.asked.last().cloned() else {
        panic!("no change of a list was asked for")
    };
    bench.terms = bench.terms.with([&*change]);
    let terms = Box::new(bench.terms.clone());
    bench.answer(Answer::Terms(terms));
}
