//! Places that cannot be written, and a limit on the size of files. Full disks are in `tests/disk.rs`.

use std::{
    fs,
    io::{Read, Write, stdin, stdout},
    path::Path,
    process::{Command, Stdio},
};

use tempfile::tempdir;
use terakoya::store::StoreError;

use crate::kit::Desk;

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
