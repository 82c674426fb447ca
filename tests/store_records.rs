//! The store as the kiosk uses it: what is recorded, what is kept, what comes back at the next start.

#[path = "store_kit/kit.rs"]
mod kit;

use kit::Desk;
use terakoya::domain::{journal::Kind, sitting::Ending};

#[test]
fn it_works() {
    let dir = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    assert_eq!(desk.opening.notices, []);
    desk.ended_sitting().unwrap();
    assert_eq!(desk.verified(), 2);
    desk.store.checkpoint().unwrap();
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.verified(), 2);
}
