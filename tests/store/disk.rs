//! Disks that are full, or cannot be written.

use std::{
    fs,
    io::{Read, Write, stdin, stdout},
    path::Path,
    process::{Command, Stdio},
};

use tempfile::tempdir;
use terakoya::{
    domain::sitting::{Ending, Sitting},
    store::{StoreError, release_ballast},
};

use crate::{
    kit::{Desk, moment},
    volume::Volume,
};

/// Ends sittings until the disk is full; gives the one that could not be saved.
fn write_until_full(desk: &mut Desk) -> Sitting {
    for _ in 0..10_000 {
        let sitting = Sitting { ended: Some(Ending::Left), ..desk.sitting() };
        let stamp = desk.stamp();
        match desk.store.end_sitting(&sitting, stamp) {
            Ok(_) => {}
            Err(StoreError::DiskFull) => return sitting,
            Err(error) => panic!("{error:?}"),
        }
    }
    panic!("the disk never filled")
}

#[test]
fn on_a_full_disk_saving_is_refused_and_goes_on_by_itself_once_there_is_room() {
    let Some(volume) = Volume::mounted() else { return };
    let mut desk = Desk::open(volume.data(), 1).unwrap();
    desk.ended_sitting().unwrap();
    volume.fill();
    let refused = write_until_full(&mut desk);
    let saved = desk.sittings().len();
    assert!(!desk.sittings().contains(&refused));
    let going_on = desk.sitting();
    assert!(matches!(desk.store.keep_sitting(&going_on), Err(StoreError::DiskFull)));
    volume.clear();
    let stamp = desk.stamp();
    desk.store.end_sitting(&refused, stamp).unwrap();
    assert_eq!(desk.sittings().len(), saved + 1);
    desk.verified();
}

#[test]
fn the_ballast_makes_room_on_a_full_disk_and_is_loaded_again_later() {
    let Some(volume) = Volume::mounted() else { return };
    let ballast = volume.data().join("ballast");
    let mut desk = Desk::open(volume.data(), 1).unwrap();
    assert_eq!(fs::metadata(&ballast).unwrap().len(), 1024 * 1024);
    volume.fill();
    let refused = write_until_full(&mut desk);
    assert!(release_ballast(volume.data()));
    assert!(!release_ballast(volume.data()));
    let stamp = desk.stamp();
    desk.store.end_sitting(&refused, stamp).unwrap();
    desk.store.checkpoint().unwrap();
    assert!(!ballast.exists(), "there is no room for ballast yet");
    volume.clear();
    desk.store.checkpoint().unwrap();
    assert!(ballast.exists());
    desk.verified();
}

#[test]
fn a_store_opens_on_a_full_disk_and_lets_others_in_once_there_is_room() {
    let Some(volume) = Volume::mounted() else { return };
    let mut desk = Desk::open(volume.data(), 1).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    drop(desk);
    volume.fill();
    let mut desk = Desk::open(volume.data(), 2).unwrap();
    assert_eq!(desk.sittings(), [sitting]);
    assert_eq!(desk.verified(), 2);
    let refused = write_until_full(&mut desk);
    volume.clear();
    let stamp = desk.stamp();
    desk.store.end_sitting(&refused, stamp).unwrap();
    Desk::open(volume.data(), 3).unwrap().ended_sitting().unwrap();
    desk.verified();
}

#[test]
fn a_first_start_on_a_full_disk_is_refused_and_works_later() {
    let Some(volume) = Volume::mounted() else { return };
    volume.fill();
    assert!(matches!(Desk::open(volume.data(), 1), Err(StoreError::DiskFull)));
    volume.clear();
    assert_eq!(Desk::open(volume.data(), 2).unwrap().verified(), 1);
}

#[test]
fn a_backup_on_a_full_disk_is_refused_and_leaves_nothing_behind() {
    let Some(volume) = Volume::mounted() else { return };
    let mut desk = Desk::open(volume.data(), 1).unwrap();
    desk.ended_sitting().unwrap();
    desk.store.back_up(moment().today).unwrap();
    volume.fill();
    let tomorrow = moment().today.succ_opt().unwrap();
    assert!(matches!(desk.store.back_up(tomorrow), Err(StoreError::DiskFull)));
    assert_eq!(fs::read_dir(volume.data().join("backup")).unwrap().count(), 1);
}

#[test]
fn a_disk_that_turns_read_only_cannot_be_written() {
    let Some(volume) = Volume::mounted() else { return };
    drop(Desk::open(volume.data(), 1).unwrap());
    let remount = Command::new("mount").args(["-o", "remount,ro"]).arg(volume.data()).status();
    assert!(remount.unwrap().success());
    assert!(matches!(Desk::open(volume.data(), 2), Err(StoreError::NotWritable { .. })));
}

#[test]
fn a_folder_below_a_file_cannot_be_written() {
    let dir = tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = Desk::open(&file.join("data"), 1);
    assert!(matches!(refused, Err(StoreError::NotWritable { .. })), "{:?}", refused.err());
}

#[test]
#[ignore = "started by the next test as a process of its own"]
fn a_kiosk_that_may_not_write_large_files() {
    let mut word = String::new();
    stdin().read_to_string(&mut word).unwrap();
    if word != "go" {
        return;
    }
    let mut desk = Desk::open(Path::new("."), 1).unwrap();
    let refused = loop {
        match desk.ended_sitting() {
            Ok(sitting) => writeln!(stdout(), "\nended {}", sitting.id).unwrap(),
            Err(error) => break error,
        }
    };
    assert!(
        matches!(refused, StoreError::DiskFull | StoreError::Unreachable { .. }),
        "{refused:?}"
    );
    assert!(!desk.sittings().is_empty(), "what was saved can still be read");
}

#[test]
fn at_the_file_size_limit_saving_is_refused_and_nothing_is_lost() {
    let dir = tempdir().unwrap();
    let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" \"$@\"";
    let mut kiosk = Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "disk::a_kiosk_that_may_not_write_large_files"])
        .args(["--ignored", "--nocapture"])
        .current_dir(dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    kiosk.stdin.take().unwrap().write_all(b"go").unwrap();
    let said = kiosk.wait_with_output().unwrap();
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(said.status.success(), "{text}");
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    desk.verified();
    let saved: Vec<String> = desk.sittings().iter().map(|s| s.id.to_string()).collect();
    let acknowledged: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("ended ")).collect();
    assert!(acknowledged.len() > 10);
    assert!(acknowledged.iter().all(|id| saved.iter().any(|saved| saved == id)));
}
