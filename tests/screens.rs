//! Screens through the chained harness.
mod support;
use support::*;

#[test]
fn look() {
    for size in [(80, 22), (60, 16), (100, 30)] {
        let mut h = Harness::new(size, Some(Default::default()));
        println!("{}", h.screen());
        h.keys("1");
        println!("{}", h.screen());
        h.keys("/");
        println!("{}", h.screen());
    }
}
