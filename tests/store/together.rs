//! Two desks and a kiosk write at once, each a process of its own on one data folder.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write, stdin, stdout},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

use tempfile::tempdir;
use terakoya::{
    domain::{
        consultation::{FollowUp, FollowUpMove, Slip},
        ids::{EventId, HandoverId},
        journal::{Kind, Stamp},
        sitting::{Ending, HelpCall, Place, Sitting},
    },
    runtime::Clock,
    store::HelpState,
};

use crate::kit::{Desk, NOW_MS, slip};

/// How long they write in every run of the tests.
const SPAN: Duration = Duration::from_secs(3);
/// How long when somebody asks for it: `cargo test --test store for_a_minute -- --ignored --nocapture`.
const LONG_SPAN: Duration = Duration::from_mins(1);
/// The file that tells them to end.
const ENOUGH: &str = "enough";
/// Milliseconds after which somebody at a screen would ask whether it still works.
const NOTICEABLE_MS: u64 = 1_000;

/// A process that writes until it is told to end, and says what was acknowledged: the id of each entry.
struct Writer {
    desk: Desk,
    clock: Clock,
    writes: u64,
    worst_ms: u64,
    noticeable: u64,
}

impl Writer {
    fn start() -> Option<Self> {
        let mut line = String::new();
        stdin().read_line(&mut line).unwrap();
        let seed = line.trim().parse().ok()?;
        let desk = Desk::open(Path::new("."), seed).unwrap();
        // all of them begin together
        println!("\nready");
        stdin().read_line(&mut line).unwrap();
        Some(Self { desk, clock: Clock::start(), writes: 0, worst_ms: 0, noticeable: 0 })
    }

    fn goes_on() -> bool {
        !Path::new(ENOUGH).exists()
    }

    /// Writes one thing, whatever it takes; an error ends the process.
    fn writes<T>(&mut self, what: &str, write: impl FnOnce(&mut Desk, Stamp) -> T) -> T {
        let stamp = self.desk.stamp();
        let before = self.clock.running_ms();
        let done = write(&mut self.desk, stamp);
        let took_ms = self.clock.running_ms() - before;
        self.worst_ms = self.worst_ms.max(took_ms);
        self.noticeable += u64::from(took_ms > NOTICEABLE_MS);
        self.writes += 1;
        if !what.is_empty() {
            writeln!(stdout(), "\n{what} {}", stamp.event.0).unwrap();
        }
        done
    }

    fn ends(&self) {
        writeln!(stdout(), "\nend {} {} {}", self.writes, self.worst_ms, self.noticeable).unwrap();
    }
}

#[test]
#[ignore = "started by the other tests as a process of its own"]
fn a_desk() {
    let Some(mut writer) = Writer::start() else { return };
    while Writer::goes_on() {
        let follow_up = Some(FollowUp { due_on: None, what: "また来る".into() });
        let new = Slip { follow_up, ..slip("wifi", "電波につながらない") };
        let new = writer.desk.new_consultation(new);
        writer.writes("entry", |desk, stamp| desk.store.save_consultation(&new, stamp).unwrap());
        let kept = writer.desk.store.consultation(new.id).unwrap().unwrap();
        let more = Slip { note: "電波が弱い".into(), ..kept.slip };
        writer.writes("entry", |desk, stamp| {
            desk.store.amend_consultation(new.id, kept.event, &more, "書きたし", stamp).unwrap()
        });
        let moved = FollowUpMove { is_open: false, due_on: None, line: String::new() };
        writer.writes("entry", |desk, stamp| {
            desk.store.move_follow_up(new.id, &moved, stamp).unwrap()
        });
        let id = HandoverId(writer.desk.ids.next(NOW_MS));
        writer.writes("entry", |desk, stamp| {
            desk.store.write_handover(id, "中央公民館", "紙がない", stamp).unwrap()
        });
        // both desks go for the same learners
        for waits in writer.desk.store.waiting(0).unwrap().into_iter().take(3) {
            let call = waits.call.id;
            writer.writes("", |desk, stamp| desk.store.take_help(call, stamp).unwrap());
            writer.writes("", |desk, stamp| desk.store.finish_help(call, stamp).unwrap());
            writeln!(stdout(), "\nhelped {}", call.0).unwrap();
        }
    }
    writer.ends();
}

#[test]
#[ignore = "started by the other tests as a process of its own"]
fn a_kiosk() {
    let Some(mut writer) = Writer::start() else { return };
    while Writer::goes_on() {
        let mut sitting = writer.desk.sitting();
        for _ in 0..3 {
            sitting.last_ms += 1_000;
            writer.writes("", |desk, _| desk.store.keep_sitting(&sitting).unwrap());
        }
        let call = HelpCall { place: Place::Home, ..writer.desk.call() };
        writer.writes("entry", |desk, stamp| {
            desk.store.call_helper(&call, &sitting, Some("1階"), stamp).unwrap()
        });
        writer.desk.store.help_state(call.id).unwrap();
        sitting = Sitting { ended: Some(Ending::Left), ..sitting };
        writer.writes("entry", |desk, stamp| desk.store.end_sitting(&sitting, stamp).unwrap());
        if writer.writes.is_multiple_of(20) {
            writer.desk.store.checkpoint().unwrap();
        }
    }
    writer.ends();
}

/// A process that is ready to write.
fn start(dir: &Path, role: &str, seed: u64) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("together::{role}"), "--ignored", "--nocapture"])
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.as_mut().unwrap(), "{seed}").unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while line != "ready\n" {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "{role} ended before it began");
    }
    (child, said)
}

fn write_together_for(span: Duration) {
    let dir = tempdir().unwrap();
    drop(Desk::open(dir.path(), 9).unwrap());
    let roles = [("a_desk", 1), ("a_desk", 2), ("a_kiosk", 3)];
    let mut writers = roles.map(|(role, seed)| (role, start(dir.path(), role, seed)));
    for (_, (child, _)) in &mut writers {
        writeln!(child.stdin.as_mut().unwrap(), "go").unwrap();
    }
    // what they say is read meanwhile: a full pipe would hold them up
    let (_silent, silence) = mpsc::channel::<()>();
    let said = std::thread::scope(|threads| {
        let heard = writers.map(|(role, (mut child, mut said))| {
            threads.spawn(move || {
                let mut text = String::new();
                said.read_to_string(&mut text).unwrap();
                assert!(child.wait().unwrap().success(), "{role} failed: {text}");
                (role, text)
            })
        });
        silence.recv_timeout(span).unwrap_err();
        fs::write(dir.path().join(ENOUGH), "").unwrap();
        heard.map(|heard| heard.join().unwrap())
    });
    let mut acknowledged = Vec::new();
    let mut helped = Vec::new();
    for (role, text) in &said {
        for line in text.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["entry", id] => acknowledged.push(EventId(id.parse().unwrap())),
                ["helped", id] => helped.push(id.parse::<uuid::Uuid>().unwrap()),
                ["end", count, worst_ms, noticeable] => println!(
                    "{role}: {count} writes in {span:?}, the slowest {worst_ms} ms, \
                     {noticeable} over {NOTICEABLE_MS} ms"
                ),
                _ => {}
            }
        }
    }
    check(dir.path(), &acknowledged, &helped);
}

/// Everything that was acknowledged is there once, and nothing else.
fn check(dir: &Path, acknowledged: &[EventId], helped: &[uuid::Uuid]) {
    let mut desk = Desk::open(dir, 99).unwrap();
    assert_eq!(desk.opening.notices, []);
    desk.verified();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut events: BTreeMap<EventId, usize> = BTreeMap::new();
    let mut calls: BTreeMap<(uuid::Uuid, String), usize> = BTreeMap::new();
    for entry in desk.entries() {
        let envelope = entry.envelope;
        *kinds.entry(envelope.kind.name().to_owned()).or_default() += 1;
        match envelope.kind {
            Kind::HelpTaken | Kind::HelpDone => {
                let kind = envelope.kind.name().to_owned();
                *calls.entry((envelope.entity_id.0, kind)).or_default() += 1;
            }
            Kind::IncStarted | Kind::HelpWithdrawn => {}
            _ => *events.entry(envelope.event_id).or_default() += 1,
        }
    }
    println!("{kinds:?}");
    assert!(acknowledged.len() > 30, "only {} entries", acknowledged.len());
    assert_eq!(events.len(), acknowledged.len(), "something that nobody acknowledged");
    assert!(acknowledged.iter().all(|id| events.get(id) == Some(&1)), "something is lost");
    assert!(calls.values().all(|count| *count == 1), "a call was taken or finished twice");
    for call in helped {
        let state = desk.store.help_state(terakoya::domain::ids::HelpCallId(*call)).unwrap();
        assert!(matches!(state, HelpState::Done | HelpState::Withdrawn), "{state:?}");
    }
    let records = desk.store.newest_consultations(u32::MAX).unwrap();
    let mut receipts: Vec<_> = records.iter().map(|record| record.receipt.to_string()).collect();
    receipts.sort();
    receipts.dedup();
    assert_eq!(receipts.len(), records.len(), "a number was given twice");
}

#[test]
fn two_desks_and_a_kiosk_write_at_once_and_nothing_is_lost_or_doubled() {
    write_together_for(SPAN);
}

#[test]
#[ignore = "takes a minute; .ci/run asks for it by name"]
fn two_desks_and_a_kiosk_write_at_once_for_a_minute() {
    write_together_for(LONG_SPAN);
}
