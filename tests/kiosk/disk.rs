//! Disks that are full or cannot be written: lessons go on, nothing is claimed, staff are told why, and once there is
//! room what waited is recorded.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::machine::{KEPT, Kiosk, Machine, STAFF, START, STATUS};

const SAVED: &str = "記録は、きちんと保存されています";
const FULL: &str = "保存する場所がいっぱい";
const NOT_WRITABLE: &str = "保存する場所に書きこめない";

/// A disk of 2 MiB, unmounted at the end. None where this test may not mount.
struct Volume(TempDir);

impl Volume {
    fn mounted() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(dir.path());
        let is_mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        if !is_mounted {
            println!("skipped: mounting a full disk needs root");
        }
        is_mounted.then(|| Self(dir))
    }

    fn data(&self) -> &Path {
        self.0.path()
    }

    fn fill(&self) {
        let filler = self.0.path().join("photos of the cat");
        let mut filler = File::options().create(true).append(true).open(filler).unwrap();
        for size in [65_536, 4_096, 512, 1] {
            while filler.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn clear(&self) {
        fs::remove_file(self.0.path().join("photos of the cat")).unwrap();
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.0.path()).status().ok();
    }
}

/// A whole visit of which nothing can be recorded: the lesson goes on to its end, and the program does not say that
/// it was noted; who calls for help is told to speak to someone; staff are told why.
#[track_caller]
fn learns_without_records(kiosk: &mut Kiosk, why: &str) {
    let claims = |kiosk: &Kiosk| kiosk.output().matches(KEPT).count();
    let before = claims(kiosk);
    kiosk.begins();
    kiosk.hurries(" ", "ひとりでできそうですか");
    kiosk.hurries("0", "近くの係の人に、声をかけてください");
    assert!(!kiosk.contents().contains("係の人をよびました"), "{}", kiosk.contents());
    kiosk.hurries("-", "ひとりでできそうですか");
    assert_eq!(claims(kiosk), before, "it says that it was noted");
    kiosk.presses(STAFF, STATUS);
    assert!(kiosk.contents().contains(why), "{}", kiosk.contents());
    kiosk.hurries("\r", START);
}

/// Sees on the staff's page that all is well.
#[track_caller]
fn is_fine(kiosk: &mut Kiosk) {
    kiosk.presses(STAFF, STATUS);
    kiosk.sees(SAVED);
    kiosk.hurries("\r", START);
}

#[track_caller]
fn were_recorded(machine: &Machine, visits: usize) {
    machine.verifies();
    let journal = machine.journal();
    let of_kind = |kind: &str| -> Vec<Value> {
        journal.iter().filter(|entry| entry["kind"] == kind).cloned().collect()
    };
    let sittings = of_kind("sitting.ended");
    assert_eq!(sittings.len(), visits, "{journal:#?}");
    assert!(sittings.iter().all(|entry| entry["body"]["lessons"][0]["finished"] == true));
    assert_eq!(of_kind("help.called").len(), of_kind("help.withdrawn").len());
}

#[test]
fn a_disk_that_fills_up_stops_the_records_but_not_the_lessons_and_heals() {
    let Some(volume) = Volume::mounted() else { return };
    let machine = Machine::with_data(volume.data());
    let mut kiosk = machine.kiosk();
    kiosk.begins();
    kiosk.finishes();
    kiosk.leaves();
    is_fine(&mut kiosk);
    volume.fill();
    learns_without_records(&mut kiosk, FULL);
    learns_without_records(&mut kiosk, FULL);
    volume.clear();
    kiosk.begins();
    kiosk.finishes();
    kiosk.leaves();
    is_fine(&mut kiosk);
    kiosk.ends();
    were_recorded(&machine, 4);
}

#[test]
fn a_kiosk_that_starts_on_a_full_disk_teaches_and_records_once_there_is_room() {
    let Some(volume) = Volume::mounted() else { return };
    let machine = Machine::with_data(volume.data());
    volume.fill();
    let mut kiosk = machine.kiosk();
    learns_without_records(&mut kiosk, FULL);
    volume.clear();
    kiosk.begins();
    kiosk.finishes();
    kiosk.leaves();
    is_fine(&mut kiosk);
    kiosk.ends();
    were_recorded(&machine, 2);
}

#[test]
fn a_data_folder_that_cannot_be_written_stops_the_records_but_not_the_lessons_and_heals() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let machine = Machine::with_data(&file.join("data"));
    let mut kiosk = machine.kiosk();
    learns_without_records(&mut kiosk, NOT_WRITABLE);
    fs::remove_file(&file).unwrap();
    kiosk.begins();
    kiosk.finishes();
    kiosk.leaves();
    is_fine(&mut kiosk);
    kiosk.ends();
    were_recorded(&machine, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_call_waits_out_a_full_disk_and_is_answered_once_there_is_room() {
    let Some(volume) = Volume::mounted() else { return };
    let machine = Machine::with_data(volume.data());
    machine.set_up();
    let mut desk = machine.desk();
    desk.signs_in();
    let mut kiosk = machine.kiosk();
    kiosk.begins();
    kiosk.hurries("0", "係の人をよびました");
    desk.sees("待っている人 1");
    volume.fill();
    desk.hurries("ct", "場所がいっぱいで");
    assert!(kiosk.contents().contains("このまま、お待ちください"), "{}", kiosk.contents());
    volume.clear();
    desk.hurries("t", "自分が行く");
    kiosk.sees("こちらへ向かっています");
    desk.ends();
    kiosk.ends();
    machine.verifies();
}
