//! The index against a plain look at every record, while records come, change and go.

mod damage;

use std::{collections::BTreeSet, fs};

use proptest::{prelude::*, test_runner::TestRunner};
use tempfile::{TempDir, tempdir};

use super::*;
use crate::{
    domain::{
        clean::clean,
        consultation::{Consultation, FollowUpMove, Slip, Standing},
        demo::{Demo, VENUES},
        desk::NewConsultation,
        ids::{ConsultationId, EntityId, IdSource, TopicId},
        journal::{ClockTrust, Stamp},
        search::{
            code::{Asked, of_value},
            fold::fold,
            names::Names,
            parse::parse,
            query::{Key, Query},
        },
        time::Moment,
    },
    store::{OpenOptions, database},
};

const NOW_MS: i64 = 1_795_827_600_000;

struct Desk {
    dir: TempDir,
    store: Store,
    ids: IdSource,
    demo: Demo,
    next: usize,
}

impl Desk {
    fn new() -> Self {
        let dir = tempdir().unwrap();
        let mut ids = IdSource::new([3; 16]);
        let options = OpenOptions {
            now: moment(),
            clock: ClockTrust::Unsure,
            ids: &mut ids,
            salts: Box::new(|| [3; 16]),
            machine: None,
        };
        let (store, _) = Store::open(dir.path(), options).unwrap();
        let demo = Demo::new(5, 40_000, 12, moment().today);
        Self { dir, store, ids, demo, next: 0 }
    }

    fn stamp(&mut self) -> Stamp {
        Stamp::new(&mut self.ids, moment(), ClockTrust::Unsure)
    }

    fn new_one(&mut self) -> (NewConsultation, Stamp) {
        let slip = self.demo.record(self.next * 7 % 40_000).slip;
        self.next += 1;
        let id = ConsultationId(self.ids.next(slip.taken_ms));
        (NewConsultation { id, machine: 1, on: moment().today, slip }, self.stamp())
    }

    fn save(&mut self, change: impl FnOnce(&mut Slip)) -> ConsultationId {
        let (mut new, stamp) = self.new_one();
        change(&mut new.slip);
        self.store.save_consultation(&new, stamp).unwrap();
        new.id
    }

    fn save_many(&mut self, count: usize) {
        let many: Vec<_> = (0..count).map(|_| self.new_one()).collect();
        self.store.save_consultations(&many).unwrap();
    }

    fn amend(&mut self, id: ConsultationId, change: impl FnOnce(&mut Slip)) {
        let old = self.store.consultation(id).unwrap().unwrap();
        let mut slip = old.slip;
        change(&mut slip);
        let stamp = self.stamp();
        self.store.amend_consultation(id, old.event, &slip, "test", stamp).unwrap();
    }

    fn found(&mut self, typed: &str) -> Found {
        let query = parse(typed, &names()).query;
        self.store.search_consultations(&query, 2_000).unwrap()
    }

    fn ids(&mut self, typed: &str) -> Vec<ConsultationId> {
        self.found(typed).hits.into_iter().map(|hit| hit.id).collect()
    }

    fn all(&mut self) -> Vec<Consultation> {
        self.store.newest_consultations(1_000_000).unwrap()
    }

    fn db(&mut self) -> &Connection {
        &self.store.link().unwrap().db
    }

    fn count(&mut self, table: &str) -> usize {
        let sql = format!("SELECT count(*) FROM {table}");
        self.db().query_row(&sql, (), |row| row.get(0)).unwrap()
    }
}

fn moment() -> Moment {
    Moment { running_ms: 0, wall_ms: NOW_MS, today: "2026-11-28".parse().unwrap() }
}

fn names() -> Names {
    let mut names = Names::default();
    for venue in VENUES {
        names.add(Key::Venue, venue, []);
    }
    for topic in ["line-sns", "photos", "fraud", "my-number"] {
        names.add(Key::Topic, topic, []);
    }
    names.add(Key::Topic, "photos", ["写真・カメラ"]);
    for outcome in ["solved", "unsolved"] {
        names.add(Key::Outcome, outcome, []);
    }
    names
}

/// Whether a record is a hit, by looking at it.
fn is_hit(record: &Consultation, query: &Query) -> bool {
    let slip = &record.slip;
    let has = |key: Key, id: &str| match key {
        Key::Topic => slip.topic.as_str() == id || slip.more_topics.contains(&TopicId::new(id)),
        Key::Outcome => slip.outcome.as_str() == id,
        Key::FollowUp => record.is_open == (id == "open"),
        Key::Lesson => slip.lessons.iter().any(|lesson| lesson.as_str() == id),
        Key::Service => slip.services.iter().any(|service| service.as_str() == id),
        Key::Venue => slip.venue == id,
        Key::Helper => record.helper.is_some_and(|helper| helper.to_string() == id),
        Key::Age => slip.age.name() == id,
        Key::Device => slip.device.name() == id,
        Key::Channel => slip.channel.name() == id,
    };
    let note = fold(&slip.note);
    let by_receipt = query.receipts.contains(&record.receipt);
    let counts = query.receipts.is_empty() && record.standing == Standing::Valid;
    (counts || by_receipt)
        && (query.days.is_empty() || query.days.iter().any(|days| days.contains(slip.taken_on)))
        && query
            .filters
            .iter()
            .all(|filter| filter.ids.iter().any(|id| has(filter.key, id)) != filter.excluded)
        && query.words.iter().all(|word| {
            let also = word.also.iter().any(|named| has(named.key, &named.id));
            (note.contains(&fold(&word.text)) || also) != word.excluded
        })
}

/// Holds a search against a look at every record.
fn check(desk: &mut Desk, all: &[Consultation], typed: &str) {
    let query = parse(typed, &names()).query;
    let mut expected: Vec<&Consultation> =
        all.iter().filter(|record| is_hit(record, &query)).collect();
    let found = desk.store.search_consultations(&query, 2_000).unwrap();
    if let Count::Exactly(count) = found.count {
        assert_eq!(count, expected.len(), "{typed}");
        expected.sort_by_key(|record| std::cmp::Reverse(record.slip.taken_on));
        let days = |hits: &[&Consultation]| -> Vec<_> {
            hits.iter().map(|record| record.slip.taken_on).collect()
        };
        let hits: Vec<&Consultation> = found.hits.iter().collect();
        assert_eq!(days(&hits), days(&expected), "{typed}");
    } else {
        assert!(expected.len() > 1_000, "{typed}: {}", expected.len());
    }
    let expected: BTreeSet<ConsultationId> = expected.iter().map(|record| record.id).collect();
    assert!(found.hits.iter().all(|hit| expected.contains(&hit.id)), "{typed}");
}

/// Queries of which some have hits: words of notes, with and without filters.
fn queries(notes: Vec<String>) -> impl Strategy<Value = String> {
    let word =
        (prop::sample::select(notes), 0..60_usize, 1..6_usize).prop_map(|(note, from, count)| {
            let word: String = note.chars().skip(from).take(count).collect();
            if word.is_empty() { String::new() } else { format!("\"{}\"", word.replace('"', "")) }
        });
    let filter = prop::sample::select(vec![
        "",
        "",
        "topic:line",
        "topic:line,fraud",
        "-topic:photos",
        "会場:岡町",
        "age:90-over",
        "outcome:open",
        "follow-up:closed",
        "2026-05",
        "2026-10-05",
        "..2026-03 2026-08..",
        "device:iphone -channel:walk-in",
        "-写真",
        "写真",
        "-を",
        "lesson:wifi",
        "-来所",
    ]);
    (word.clone(), prop_oneof![Just(String::new()), word], filter.clone(), filter)
        .prop_map(|(one, other, filter, more)| format!("{one} {other} {filter} {more}"))
}

#[test]
fn where_few_rows_are_left_the_note_decides_and_not_the_lists_that_were_not_read() {
    let mut desk = Desk::new();
    let many: Vec<_> = (0..2_000)
        .map(|nth| {
            let (mut new, stamp) = desk.new_one();
            let (topic, note) = match nth {
                700 => ("fraud", "写真を送る"),
                // the pairs of the word, and not the word
                1_400 => ("fraud", "写真、真を、を送、送る"),
                _ => ("photos", "写真を送る"),
            };
            (new.slip.topic, new.slip.note) = (TopicId::new(topic), note.into());
            new.slip.more_topics.clear();
            (new, stamp)
        })
        .collect();
    desk.store.save_consultations(&many).unwrap();
    let (has, has_not) = (many[700].0.id, many[1_400].0.id);
    assert_eq!(desk.ids("topic:fraud 写真を送る"), [has]);
    assert_eq!(desk.ids("topic:fraud -写真を送る"), [has_not]);
}

#[test]
fn a_search_finds_what_a_look_at_every_record_finds() {
    let mut desk = Desk::new();
    desk.save_many(2_300);
    for _ in 0..700 {
        desk.save(|_| {});
    }
    assert!(desk.count("search_part") >= 2 && desk.count("search_waiting") > 0);
    let all = desk.all();
    let notes: Vec<String> = all.iter().map(|record| record.slip.note.clone()).collect();
    let mut runner = TestRunner::new(ProptestConfig { cases: 600, ..ProptestConfig::default() });
    let desk = std::cell::RefCell::new(desk);
    runner
        .run(&queries(notes), |typed| {
            check(&mut desk.borrow_mut(), &all, &clean(&typed));
            Ok(())
        })
        .unwrap();
}

#[test]
fn small_parts_become_one_and_lose_nothing() {
    let mut desk = Desk::new();
    for _ in 0..SMALL_PARTS - 1 {
        desk.save_many(WAITING);
    }
    assert_eq!(desk.count("search_part"), SMALL_PARTS - 1);
    desk.save_many(WAITING);
    assert_eq!(desk.count("search_part"), 1);
    assert!(!desk.store.verify_search().unwrap().is_bad());
    let all = desk.all();
    for typed in ["鶴", "写真", "topic:fraud 188", "会場:岡町 -設定 孫", "2026-05-12"] {
        check(&mut desk, &all, typed);
    }
}

#[test]
fn what_was_found_at_once_is_found_in_parts_and_after_making_the_index_anew() {
    let mut desk = Desk::new();
    let id = desk.save(|slip| slip.note = "𠮷野家の牛丼アプリ、Ａと🄰。".into());
    for word in ["牛丼", "丼", "牛", "アプリ", "あぷり", "𠮷", "𠮷野", "野家の牛丼", "app", "Aとa"]
    {
        assert_eq!(desk.ids(word).contains(&id), word != "app", "{word}");
    }
    desk.save_many(WAITING);
    desk.save_many(WAITING);
    desk.store.rebuild_search().unwrap();
    assert_eq!(desk.count("search_waiting"), 0);
    for word in ["牛丼", "丼", "𠮷", "𠮷野", "野家の牛丼", "\"牛丼アプリ、a\""] {
        assert!(desk.ids(word).contains(&id), "{word}");
    }
}

/// Runs `with` on a record that waits, and on one in a part.
fn both(mut with: impl FnMut(&mut Desk, &dyn Fn(&mut Desk))) {
    let mut desk = Desk::new();
    with(&mut desk, &|_| {});
    assert!(!desk.store.verify_search().unwrap().is_bad());
    with(&mut desk, &|desk| desk.store.rebuild_search().unwrap());
    assert!(!desk.store.verify_search().unwrap().is_bad());
}

#[test]
fn a_correction_is_found_by_what_it_says_now() {
    both(|desk, settle| {
        let id = desk.save(|slip| {
            slip.note = "鸚鵡の話".into();
            slip.venue = "甲".into();
            slip.topic = TopicId::new("photos");
        });
        settle(desk);
        desk.amend(id, |slip| {
            slip.note = "鸚哥の話".into();
            slip.taken_on = "2020-02-02".parse().unwrap();
            slip.topic = TopicId::new("fraud");
        });
        assert_eq!(desk.ids("鸚哥 topic:fraud 2020-02-02"), [id]);
        assert_eq!(desk.ids("鸚"), [id]);
        assert_eq!(desk.ids("鸚鵡"), []);
        assert_eq!(desk.ids("鸚哥 topic:photos"), []);
        assert_eq!(desk.ids("鸚哥 2026"), []);
        desk.amend(id, |slip| slip.note = String::new());
    });
}

#[test]
fn what_was_taken_back_is_found_by_its_number_only() {
    both(|desk, settle| {
        let id = desk.save(|slip| slip.note = "鷦鷯".into());
        settle(desk);
        let record = desk.store.consultation(id).unwrap().unwrap();
        assert_eq!(desk.ids("鷦鷯"), [id]);
        let stamp = desk.stamp();
        desk.store.void_consultation(id, record.event, "test", stamp).unwrap();
        assert_eq!(desk.ids("鷦鷯"), []);
        assert!(!desk.ids("-写真").contains(&id));
        assert_eq!(desk.ids(&record.receipt.to_string()), [id]);
        assert_eq!(desk.ids(&format!("{} 犬", record.receipt)), []);
        assert_eq!(desk.store.similar_consultations("鷦鷯、鷦鷯の鷦", None, 5).unwrap(), []);
    });
}

#[test]
fn what_is_left_open_is_found_until_it_is_closed() {
    both(|desk, settle| {
        let id = desk.save(|slip| {
            slip.note = "翡翠".into();
            slip.follow_up = None;
        });
        settle(desk);
        assert_eq!(desk.ids("翡翠 outcome:open"), []);
        for is_open in [true, false] {
            let moved = FollowUpMove { is_open, due_on: None, line: String::new() };
            let stamp = desk.stamp();
            desk.store.move_follow_up(id, &moved, stamp).unwrap();
            assert_eq!(desk.ids("翡翠 outcome:open").len(), usize::from(is_open));
            assert_eq!(desk.ids("翡翠 follow-up:closed").len(), usize::from(!is_open));
        }
        desk.amend(id, |slip| slip.note = String::new());
    });
}

/// How a number stands in the file as the key of a row.
fn key_bytes(key: i64) -> Vec<u8> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut left = key.cast_unsigned();
    while left > 0 || bytes.is_empty() {
        let more = if bytes.is_empty() { 0 } else { 0x80 };
        bytes.insert(0, u8::try_from(left & 0x7f).unwrap() | more);
        left >>= 7;
    }
    bytes
}

fn files_hold(desk: &Desk, bytes: &[u8]) -> bool {
    let file = database(desk.dir.path());
    let wal = file.with_extension("db-wal");
    [file, wal]
        .iter()
        .filter_map(|path| fs::read(path).ok())
        .any(|held| held.windows(bytes.len()).any(|part| part == bytes))
}

#[test]
fn nothing_of_an_erased_note_is_left_in_the_files() {
    both(|desk, settle| {
        desk.save_many(20);
        let note = "鼬と鼬鼠の話、鰐淵さん";
        let id = desk.save(|slip| {
            slip.note = note.into();
            slip.venue = "鷭の間".into();
        });
        desk.save_many(20);
        settle(desk);
        desk.store.checkpoint().unwrap();
        let Some(Asked::All { codes, .. }) = Asked::of("鼬鼠") else { panic!("no pair") };
        let keys: Vec<i64> = {
            let mut rows = desk.db().prepare("SELECT key FROM search_list").unwrap();
            let keys = rows.query_map((), |row| row.get::<_, i64>(0)).unwrap();
            keys.map(Result::unwrap)
                .filter(|key| key & 0xffff_ffff == i64::from(codes[0]))
                .collect()
        };
        // the folded note while it waits, then a list of its own
        assert_eq!(keys.is_empty(), desk.count("search_part") == 0);
        assert!(files_hold(desk, fold(note).as_bytes()) == keys.is_empty());
        assert!(keys.iter().all(|key| files_hold(desk, &key_bytes(*key))));
        assert!(files_hold(desk, "鷭の間".as_bytes()));
        let stamp = desk.stamp();
        desk.store.erase(EntityId::from(id), stamp).unwrap();
        for gone in [note.as_bytes(), fold(note).as_bytes(), "鼬".as_bytes(), "鷭".as_bytes()] {
            assert!(!files_hold(desk, gone));
        }
        assert!(keys.iter().all(|key| !files_hold(desk, &key_bytes(*key))));
        assert_eq!(desk.ids("鼬"), []);
        assert!(!desk.ids("-写真").contains(&id));
        let all = desk.all();
        check(desk, &all, "-写真");
        check(desk, &all, "を");
    });
}

#[test]
fn an_erased_record_leaves_the_lists_as_they_would_be_without_it() {
    let lists = |desk: &mut Desk| -> Vec<(i64, usize)> {
        let mut rows = desk.db().prepare("SELECT key, list FROM search_list ORDER BY key").unwrap();
        let gone = i64::from(crate::domain::search::code::GONE);
        rows.query_map((), |row| {
            let list = row.get_ref(1)?.as_blob()?;
            Ok((row.get::<_, i64>(0)? & 0xffff_ffff, crate::domain::search::list::packed_len(list)))
        })
        .unwrap()
        .map(Result::unwrap)
        .filter(|(code, _)| *code != gone)
        .collect()
    };
    let mut desk = Desk::new();
    desk.save_many(300);
    let id = desk.save(|slip| slip.note.push_str("鼬鼠"));
    desk.store.rebuild_search().unwrap();
    let stamp = desk.stamp();
    desk.store.erase(EntityId::from(id), stamp).unwrap();
    let erased = lists(&mut desk);
    desk.store.rebuild_search().unwrap();
    assert_eq!(erased, lists(&mut desk));
}

#[test]
fn a_number_that_is_used_again_belongs_to_the_new_record() {
    let mut desk = Desk::new();
    desk.save_many(WAITING);
    let old = desk.save(|slip| slip.note = "鸛".into());
    desk.store.rebuild_search().unwrap();
    let stamp = desk.stamp();
    desk.store.erase(EntityId::from(old), stamp).unwrap();
    let new = desk.save(|slip| slip.note = "鵠".into());
    assert_eq!((desk.ids("鸛"), desk.ids("鵠")), (vec![], vec![new]));
    desk.save_many(WAITING);
    desk.amend(new, |slip| slip.note = "鴇".into());
    assert_eq!((desk.ids("鵠"), desk.ids("鴇")), (vec![], vec![new]));
    assert!(!desk.store.verify_search().unwrap().is_bad());
    let all = desk.all();
    check(&mut desk, &all, "-写真");
}

#[test]
fn counting_stops_at_a_thousand() {
    let mut desk = Desk::new();
    desk.save_many(1_500);
    assert_eq!(desk.found("").count, Count::MoreThan(1_000));
    let Count::Exactly(exact) = desk.found("写真").count else { panic!("too many") };
    assert!(exact > 50);
    let query = parse("ました", &names()).query;
    let few = desk.store.search_consultations(&query, 5).unwrap();
    assert!(few.hits.len() <= 5);
}

#[test]
fn similar_cases_share_what_is_rare() {
    both(|desk, settle| {
        desk.save_many(600);
        let alike = desk.save(|slip| {
            slip.note = "豆腐屋の電子決済で二重に支払った。返金を待つ。".into();
            slip.topic = TopicId::new("cashless");
        });
        settle(desk);
        let topic = TopicId::new("cashless");
        let note = "電子決済で豆腐屋に二重に支払ったと";
        let similar = desk.store.similar_consultations(note, Some(&topic), 3).unwrap();
        assert_eq!(similar[0].consultation.id, alike);
        assert!(similar[0].likeness > 60, "{}", similar[0].likeness);
        assert!(similar.len() <= 3);
        assert!(similar.is_sorted_by_key(|similar| std::cmp::Reverse(similar.likeness)));
        assert_eq!(desk.store.similar_consultations("、", None, 3).unwrap(), []);
        let stamp = desk.stamp();
        desk.store.erase(EntityId::from(alike), stamp).unwrap();
    });
}

#[test]
fn a_value_beyond_the_last_number_is_no_pair() {
    assert!(of_value(Key::Venue, u16::MAX) >> 16 < 32);
}
