//! The power goes at any moment, many times; and two kiosks write at once.

use std::{sync::Arc, thread, time::Duration};

use rustix::process::Signal;
use serde_json::Value;

use crate::{
    dice::Dice,
    machine::{KEPT, Kiosk, Machine, START},
};

/// How often the power goes.
const CUTS: usize = 48;

/// The latest moment of a cut after the first visit, and after the start, in microseconds.
const LATEST: usize = 250_000;
const LATEST_AT_START: usize = 60_000;

/// What the visitors since the last look know.
#[derive(Default)]
struct Visits {
    begun: usize,
    /// Those that the program said were noted.
    noted: usize,
    cuts: usize,
}

impl Visits {
    /// One visit after the other until the deadline of silence, or the cut.
    fn go_on(&mut self, kiosk: &mut Kiosk, dice: &mut Dice) {
        let mut left = Duration::from_micros(dice.roll(LATEST).try_into().unwrap());
        // each stage: what is typed, and what is seen then
        let stages =
            [("1\r", "はじめてのスマホ"), ("12\r", "軽くさわります"), (" ", KEPT), ("1*-", START)];
        for (nth, (keys, then)) in stages.into_iter().cycle().enumerate() {
            self.begun += usize::from(nth % stages.len() == 0);
            kiosk.types(keys);
            // silence up to a share of what is left: the more was seen, the nearer is the cut
            let share = left / 4;
            left -= share;
            if !kiosk.sees_within(share, |screen| screen.contents().contains(then)) {
                return;
            }
            self.noted += usize::from(then == KEPT);
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
            let moment = dice.roll(LATEST_AT_START).try_into().unwrap();
            kiosk.hears_out(Duration::from_micros(moment));
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
        kiosk.ended();
        visits.cuts += 1;
    }
    assert!(were_cut > 0, "no visit was ever cut");
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
                kiosk.signal(Signal::TERM);
                kiosk.exit_code()
            })
        })
        .collect();
    for kiosk in kiosks {
        assert_eq!(kiosk.unwrap().join().unwrap(), 0);
    }
    machine.verifies();
    let sittings = machine.sittings();
    assert_eq!(sittings.len(), 2 * VISITS);
    assert!(sittings.iter().all(|sitting| sitting["ended"] == "left"));
}
