//! An index that something has damaged, held against the notes.

use proptest::{prelude::*, test_runner::TestRunner};

use super::*;

/// Records of which some wait and some are in parts; one was erased, one taken back, one corrected.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let ids: Vec<_> = (0..4).map(|_| desk.save(|_| {})).collect();
    desk.save_many(WAITING);
    desk.save_many(40);
    for id in [ids[0], desk.save(|slip| slip.venue = "一度だけの会場".into())] {
        let stamp = desk.stamp();
        desk.store.erase(EntityId::from(id), stamp).unwrap();
    }
    let event = desk.store.consultation(ids[1]).unwrap().unwrap().event;
    let stamp = desk.stamp();
    desk.store.void_consultation(ids[1], event, "二重", stamp).unwrap();
    desk.amend(ids[2], |slip| slip.note = "書き直したメモ".into());
    assert!(desk.count("search_part") > 0 && desk.count("search_waiting") > 0);
    desk
}

fn stands(desk: &mut Desk) -> (u64, u64, u64) {
    let SearchReport { missing, extra, stale, records } = desk.store.verify_search().unwrap();
    assert_eq!(records, u64::try_from(desk.count("consultation")).unwrap());
    (missing, extra, stale)
}

#[test]
fn what_is_missing_too_much_or_wrong_in_the_index_is_counted_and_mended_by_making_it_anew() {
    let mut desk = desk();
    assert_eq!(stands(&mut desk), (0, 0, 0));
    let waiting = u64::try_from(desk.count("search_waiting")).unwrap();
    let of_lists = u64::try_from(desk.count("search_list")).unwrap();
    let in_parts = u64::try_from(desk.count("consultation")).unwrap() - waiting;
    let damages = [
        ("DELETE FROM search_waiting", (waiting, 0, 0)),
        ("DELETE FROM search_part", (in_parts, of_lists, 0)),
        ("UPDATE search_waiting SET number = number + 5000", (waiting, waiting, 0)),
        ("UPDATE search_waiting SET folded = folded || 'x'", (0, 0, waiting)),
        ("UPDATE search_waiting SET day = day + 1", (0, 0, waiting)),
        ("UPDATE search_waiting SET codes = x''", (0, 0, waiting)),
        ("DELETE FROM search_value WHERE field = 'topic'", (0, 0, waiting + in_parts)),
    ];
    for (sql, counts) in damages {
        assert!(desk.db().execute(sql, ()).unwrap() > 0, "{sql}");
        assert_eq!(stands(&mut desk), counts, "{sql}");
        desk.store.rebuild_search().unwrap();
        assert_eq!(stands(&mut desk), (0, 0, 0), "{sql}");
        // what waits became a part; the next damage wants both again
        desk = self::desk();
    }
}

#[test]
fn a_note_that_is_no_more_but_still_in_the_lists_is_noticed() {
    let mut desk = desk();
    // as if erasing had passed the index by
    desk.db().execute("DELETE FROM consultation WHERE number = 100", ()).unwrap();
    assert_eq!(stands(&mut desk), (0, 1, 0));
}

#[test]
fn whatever_row_of_the_index_is_lost_or_changed_is_noticed() {
    let desk = std::cell::RefCell::new(desk());
    let rows = desk.borrow_mut().count("search_list");
    let mut runner = TestRunner::new(ProptestConfig { cases: 20, ..ProptestConfig::default() });
    let damage = (0..rows, any::<bool>());
    runner
        .run(&damage, |(nth, is_lost)| {
            let mut desk = desk.borrow_mut();
            let sql = "SELECT key, list FROM search_list ORDER BY key LIMIT 1 OFFSET ?1";
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let (key, list): (i64, Vec<u8>) = desk.db().query_row(sql, [nth], read).unwrap();
            if is_lost {
                desk.db().execute("DELETE FROM search_list WHERE key = ?1", [key]).unwrap();
            } else {
                let sql = "UPDATE search_list SET list = x'' WHERE key = ?1";
                desk.db().execute(sql, [key]).unwrap();
            }
            prop_assert!(desk.store.verify_search().unwrap().is_bad());
            let sql = "INSERT OR REPLACE INTO search_list (key, list) VALUES (?1, ?2)";
            desk.db().execute(sql, rusqlite::params![key, list]).unwrap();
            prop_assert!(!desk.store.verify_search().unwrap().is_bad());
            Ok(())
        })
        .unwrap();
}
