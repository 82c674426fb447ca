//! A small disk of its own that is full, takes no more files, or cannot be written. Alone in their program, and one by
//! one: whatever another test starts holds the files that are open here for a moment, also those that are closed and
//! removed meanwhile, and on a full disk their room is missed.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the kit")]
#[path = "store/kit.rs"]
mod kit;
#[path = "support/volume.rs"]
mod volume;

use std::{
    fs::{self, File},
    process::Command,
};

use kit::{Desk, moment};
use terakoya::{
    domain::sitting::{Ending, Sitting},
    store::{StoreError, release_ballast},
};
use volume::Volume;

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
fn a_disk_that_takes_no_more_files_is_full() {
    let Some(volume) = Volume::mounted() else { return };
    drop(Desk::open(volume.data(), 1).unwrap());
    let names: Vec<_> = (0..40).map(|nth| volume.data().join(format!("photo {nth}"))).collect();
    let made = names.iter().take_while(|name| File::create(name).is_ok()).count();
    assert!(made < names.len());
    // what is needed for a file that holds who is running
    fs::remove_file(&names[0]).unwrap();
    let refused = Desk::open(volume.data(), 2);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{:?}", refused.err());
    for name in &names[1..made] {
        fs::remove_file(name).unwrap();
    }
    assert_eq!(Desk::open(volume.data(), 3).unwrap().verified(), 1);
}
