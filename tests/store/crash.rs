//! The program dies at any moment, many times, and nothing that was acknowledged is lost; and several
//! processes write at once.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write, stdin, stdout},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use tempfile::tempdir;
use terakoya::domain::{
    consultation::ReceiptNo,
    ids::{ConsultationId, SittingId},
    notice::Notice,
    sitting::{Ending, Sitting},
};

use crate::{
    dice::Dice,
    kit::{Desk, slip},
};

/// How often the program is killed.
const KILLS: u64 = 200;

/// The latest moment of a kill after the start, in microseconds.
const LATEST_KILL: usize = 60_000;

/// Starts this test program as a kiosk on a folder: as many sittings as it is told.
fn start(dir: &Path, seed: u64, sittings: u64) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::a_kiosk", "--ignored", "--nocapture"])
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{seed} {sittings}").unwrap();
    child
}

#[test]
#[ignore = "started by the other tests as a process of its own"]
fn a_kiosk() {
    let mut line = String::new();
    stdin().read_line(&mut line).unwrap();
    let Some((seed, sittings)) = line.trim().split_once(' ') else { return };
    let mut desk = Desk::open(Path::new("."), seed.parse().unwrap()).unwrap();
    let acknowledge = |what: &str, sitting: &Sitting| {
        writeln!(stdout(), "\n{what} {} {}", sitting.id, sitting.last_ms).unwrap();
    };
    for nth in 0..sittings.parse::<u64>().unwrap() {
        let mut sitting = desk.sitting();
        for _ in 0..2 {
            sitting.last_ms += 1_000;
            desk.store.keep_sitting(&sitting).unwrap();
            acknowledge("kept", &sitting);
        }
        sitting.ended = Some(Ending::Left);
        let stamp = desk.stamp();
        desk.store.end_sitting(&sitting, stamp).unwrap();
        acknowledge("ended", &sitting);
        let new = desk.new_consultation(slip("wifi", "電波につながらない"));
        let stamp = desk.stamp();
        let receipt = desk.store.save_consultation(&new, stamp).unwrap();
        writeln!(stdout(), "\nwrote {} {receipt}", new.id).unwrap();
        if nth % 5 == 4 {
            desk.store.checkpoint().unwrap();
        }
    }
}

/// What a kiosk and its desk have acknowledged.
#[derive(Default)]
struct Acknowledged {
    /// Sittings: whether the end was, and the last touch.
    sittings: BTreeMap<SittingId, (bool, i64)>,
    /// Consultations and the numbers that were shown.
    receipts: BTreeMap<ConsultationId, ReceiptNo>,
}

/// Reads what a kiosk has said; a line that the kill cut short does not count.
fn heard(child: &mut Child, acknowledged: &mut Acknowledged) {
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    for line in said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
        let words: Vec<&str> = line.split(' ').collect();
        let [what @ ("kept" | "ended" | "wrote"), id, which] = words[..] else { continue };
        let id = id.parse().unwrap();
        if what == "wrote" {
            acknowledged.receipts.insert(ConsultationId(id), which.parse().unwrap());
        } else {
            let touched = (what == "ended", which.parse().unwrap());
            acknowledged.sittings.insert(SittingId(id), touched);
        }
    }
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    let dir = tempdir().unwrap();
    let mut dice = Dice::new(20_260_410);
    let (_silent, silence) = mpsc::channel::<()>();
    let mut acknowledged = Acknowledged::default();
    let mut cut = 0;
    for kill in 1..=KILLS {
        let mut child = start(dir.path(), kill, u64::MAX);
        let moment = Duration::from_micros(dice.roll(LATEST_KILL) as u64);
        silence.recv_timeout(moment).unwrap_err();
        child.kill().unwrap();
        child.wait().unwrap();
        heard(&mut child, &mut acknowledged);
        if kill % 10 == 0 {
            cut = check(dir.path(), 1_000 + kill, &acknowledged);
        }
    }
    // A slow machine makes fewer of them; without any, nothing would have been shown.
    let (sittings, receipts) = (acknowledged.sittings.len(), acknowledged.receipts.len());
    assert!(sittings > 100 && receipts > 50, "only {sittings} sittings, {receipts} consultations");
    assert!(cut > 5, "only {cut} sittings were cut");
}

/// Opens the store and looks for everything that was acknowledged; gives how many sittings were cut.
fn check(dir: &Path, seed: u64, acknowledged: &Acknowledged) -> usize {
    let mut desk = Desk::open(dir, seed).unwrap();
    let lost = |notice: &Notice| !matches!(notice, Notice::SittingsClosed { .. });
    assert!(!desk.opening.notices.iter().any(lost), "{:?}", desk.opening.notices);
    desk.verified();
    let sittings: BTreeMap<_, _> =
        desk.sittings().into_iter().map(|sitting| (sitting.id, sitting)).collect();
    for (id, (is_end, last_ms)) in &acknowledged.sittings {
        let sitting = &sittings[id];
        assert!(sitting.last_ms >= *last_ms, "{id} is older than acknowledged");
        assert!(!is_end || sitting.ended == Some(Ending::Left), "{id} was ended, then cut");
    }
    let written: BTreeMap<_, _> =
        desk.store.newest_consultations(u32::MAX).unwrap().into_iter().map(|c| (c.id, c)).collect();
    for (id, receipt) in &acknowledged.receipts {
        assert_eq!(written[id].receipt, *receipt, "{id} has another number than was shown");
    }
    let numbers: BTreeSet<_> = written.values().map(|consultation| consultation.receipt).collect();
    assert_eq!(numbers.len(), written.len(), "a number was given twice");
    let numbers = desk.entries().into_iter().map(|entry| entry.envelope.seq);
    assert!(numbers.eq(1..=desk.verified()), "the numbers have a gap");
    sittings.values().filter(|sitting| sitting.ended == Some(Ending::Cut)).count()
}

#[test]
fn several_processes_write_into_one_chain_at_once() {
    let dir = tempdir().unwrap();
    let mut kiosks: Vec<Child> = (1..=4).map(|seed| start(dir.path(), seed, 25)).collect();
    let mut acknowledged = Acknowledged::default();
    for kiosk in &mut kiosks {
        heard(kiosk, &mut acknowledged);
        assert!(kiosk.wait().unwrap().success());
    }
    assert_eq!((acknowledged.sittings.len(), acknowledged.receipts.len()), (100, 100));
    assert_eq!(check(dir.path(), 9, &acknowledged), 0);
}

#[test]
fn several_threads_write_into_one_chain_at_once() {
    let dir = tempdir().unwrap();
    std::thread::scope(|threads| {
        for seed in 1..=8 {
            let dir = dir.path();
            threads.spawn(move || {
                let mut desk = Desk::open(dir, seed).unwrap();
                for _ in 0..25 {
                    desk.ended_sitting().unwrap();
                }
            });
        }
    });
    assert_eq!(Desk::open(dir.path(), 9).unwrap().verified(), 201);
}

#[test]
fn others_come_in_while_a_kiosk_writes_and_after_it_was_killed() {
    let dir = tempdir().unwrap();
    let mut child = start(dir.path(), 1, u64::MAX);
    let mut first = String::new();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    while !first.starts_with("kept") {
        first.clear();
        said.read_line(&mut first).unwrap();
    }
    let living = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(living.opening.notices, []);
    child.kill().unwrap();
    child.wait().unwrap();
    drop(living);
    Desk::open(dir.path(), 3).unwrap().verified();
}
