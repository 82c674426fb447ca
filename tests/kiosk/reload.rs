//! Authors at work: what they save is on the screen a moment later, and what they break is not.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::machine::{Machine, STAFF, START, STATUS, lessons};

/// A copy of the lessons, to be changed.
fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&lessons(), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

#[test]
fn a_changed_title_appears_without_a_restart_and_a_broken_file_leaves_the_last_good_one() {
    let (machine, folder) = (Machine::new(), copied());
    let mut kiosk = machine.start(machine.kiosk_command(folder.path()), None);
    kiosk.looks_at_the_lessons();
    assert!(kiosk.contents().contains("画面にさわる"));
    let file = folder.path().join("touch/ja.md");
    let text = fs::read_to_string(&file).unwrap().replace("画面にさわる", "画面をなでる");
    fs::write(&file, &text).unwrap();
    kiosk.sees("画面をなでる");
    assert!(!kiosk.contents().contains("画面にさわる"));

    let broken =
        text.replace("画面をなでる", "画面をたたく").replace("指のはらで", "<b>指のはらで");
    fs::write(&file, &broken).unwrap();
    kiosk.presses(STAFF, STATUS);
    kiosk.sees("touch/ja.md:7");
    kiosk.presses("\r", START);
    kiosk.looks_at_the_lessons();
    assert!(kiosk.contents().contains("画面をなでる"), "{}", kiosk.contents());

    fs::write(&file, broken.replace("<b>", "")).unwrap();
    kiosk.sees("画面をたたく");
    kiosk.presses(STAFF, STATUS);
    assert!(!kiosk.contents().contains("touch/ja.md"), "{}", kiosk.contents());
}

#[test]
fn a_lesson_that_is_changed_while_somebody_reads_it_changes_under_her_eyes() {
    let (machine, folder) = (Machine::new(), copied());
    let mut kiosk = machine.start(machine.kiosk_command(folder.path()), None);
    kiosk.begins();
    let file = folder.path().join("touch/ja.md");
    let text = fs::read_to_string(&file).unwrap().replace("指のはら", "人さし指");
    fs::write(&file, text).unwrap();
    kiosk.sees("人さし指");
    fs::remove_dir_all(folder.path().join("touch")).unwrap();
    kiosk.sees("いまは、ここには何もありません");
    kiosk.presses("*", "何をしますか");
}
