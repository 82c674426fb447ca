//! A disk that takes no more files. Alone in its program: whatever another test starts holds the files that are open
//! here for a moment, also those that are closed and removed meanwhile, and on this disk a single one counts.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the kit")]
#[path = "store/kit.rs"]
mod kit;
#[expect(dead_code, reason = "other tests fill the disk")]
#[path = "support/volume.rs"]
mod volume;

use std::fs::{self, File};

use kit::Desk;
use terakoya::store::StoreError;
use volume::Volume;

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
