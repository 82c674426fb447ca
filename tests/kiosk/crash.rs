//! The power goes at any moment, many times; and two kiosks write at once.

use std::{sync::Arc, thread, time::Duration};

use rustix::process::Signal;
use serde_json::Value;

use crate::{
    dice::Dice,
    machine::{KEPT, Kiosk, Machine, START, STEP},
    terminal::CEILING,
};

/// How often the power goes.
const CUTS: usize = 48;

/// The latest moment of a cut after the start, and after something was pressed, in microseconds.
const LATEST_AT_START: usize = 60_000;
const LATEST: usize = 20_000;

/// What is pressed in a visit, and what is seen then.
const STAGES: [(&str, &str); 4] =
    [("1\r", "はじめてのスマホ"), ("12\r", STEP), (" ", KEPT), ("1*-", START)];

/// The most stages that are gone through before a cut.
const MOST: usize = 3 * STAGES.len();

/// What the visitors since the last look know.
#[derive(Default)]
struct Visits {
    begun: usize,
    /// Those that the program said were noted.
    noted: usize,
    cuts: usize,
}

impl Visits {
    /// One visit after the other, up to a stage in which the power goes at some moment.
    fn go_on(&mut self, kiosk: &mut Kiosk, dice: &mut Dice) {
        let last = dice.roll(MOST);
        for (nth, (keys, then)) in STAGES.into_iter().cycle().take(last + 1).enumerate() {
            self.begun += usize::from(nth % STAGES.len() == 0);
            let patience = if nth < last { CEILING } else { moment(dice, LATEST) };
            kiosk.types(keys);
            let is_seen = kiosk.sees_within(patience, |screen| screen.contents().contains(then));
            assert!(is_seen || nth == last, "no {then:?}:\n{}", kiosk.contents());
            self.noted += usize::from(is_seen && then == KEPT);
        }
    }

    /// Holds what the journal says of them against what they know.
    #[track_caller]
    fn are_all_in(&self, sittings: &[Value]) {
        let Self { begun, noted, cuts } = *self;
        let is_finished = |sitting: &&Value| sitting["lessons"][0]["finished"] == true;
        let finished = sittings.iter().filter(is_finished).count();
        let were_cut = sittings.iter().filter(|sitting| sitting["ended"] == "cut").count();
        assert!(finished >= noted, "{finished} of {noted} noted visits: {sittings:#?}");
        assert!(sittings.len() <= begun && were_cut <= cuts, "{begun} {cuts}: {sittings:#?}");
        for sitting in sittings {
            let run = &sitting["lessons"][0];
            assert!(sitting["ended"] == "cut" || sitting["ended"] == "left", "{sitting:#?}");
            assert!(run.is_null() || run["lesson"] == "touch", "{sitting:#?}");
            if run["finished"] == true {
                assert_eq!(run["steps"][0]["step"], 0, "{sitting:#?}");
            }
        }
    }
}

fn moment(dice: &mut Dice, latest: usize) -> Duration {
    Duration::from_micros(dice.roll(latest).try_into().unwrap())
}

#[test]
fn what_was_noted_survives_every_power_cut() {
    let machine = Machine::new();
    let mut dice = Dice::new(20_261_123);
    let mut looked_at = 0;
    let mut visits = Visits::default();
    let mut were_cut = 0;
    for _ in 0..CUTS {
        let mut kiosk = machine.kiosk();
        if dice.roll(4) == 0 {
            kiosk.hears_out(moment(&mut dice, LATEST_AT_START));
        } else {
            // a whole visit: so the records are open, and what was cut before is closed
            visits.begun += 1;
            kiosk.begins();
            kiosk.finishes();
            visits.noted += 1;
            kiosk.leaves();
            machine.verifies();
            let sittings = machine.sittings();
            // this visit may still be on its way into the journal
            visits.noted -= 1;
            visits.are_all_in(&sittings[looked_at..]);
            were_cut += sittings.iter().filter(|sitting| sitting["ended"] == "cut").count();
            looked_at = sittings.len();
            visits = Visits { begun: 1, noted: 0, cuts: 0 };
            visits.go_on(&mut kiosk, &mut dice);
        }
        kiosk.signal(Signal::KILL);
        kiosk.ended_within(CEILING);
        visits.cuts += 1;
    }
    assert!(were_cut > CUTS / 8, "only {were_cut} visits were cut");
    machine.verifies();
}

#[test]
fn two_kiosks_on_one_folder_record_everything() {
    const VISITS: usize = 8;
    let machine = Arc::new(Machine::new());
    let kiosks: Vec<_> = (0..2)
        .map(|_| {
            let machine = Arc::clone(&machine);
            thread::Builder::new().spawn(move || {
                let mut kiosk = machine.kiosk();
                for _ in 0..VISITS {
                    kiosk.begins();
                    kiosk.finishes();
                    kiosk.leaves();
                }
                kiosk.ends();
                kiosk.log()
            })
        })
        .collect();
    for kiosk in kiosks {
        let log = kiosk.unwrap().join().unwrap();
        assert!(!log.contains("saving fails"), "{log}");
    }
    machine.verifies();
    let sittings = machine.sittings();
    assert_eq!(sittings.len(), 2 * VISITS);
    assert!(sittings.iter().all(|sitting| sitting["ended"] == "left"));
}
