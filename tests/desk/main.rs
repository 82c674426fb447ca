//! The desk as helpers use it: keys in, what is seen and what is asked of the world out.
#![cfg(test)]

mod bench;
mod bookmarks;
#[path = "../support/cells.rs"]
mod cells;
mod classes;
mod coaching;
mod codes;
mod find;
mod frames;
#[path = "../support/golden.rs"]
mod golden;
mod golden_office;
#[path = "../support/hall.rs"]
mod hall;
mod lint;
mod lists;
mod matters;
mod meanwhile;
mod members;
mod menu;
mod office;
mod office_scenes;
#[expect(dead_code, reason = "files of pictures are for other tests")]
#[path = "../support/pixels.rs"]
mod pixels;
mod plans;
mod record;
mod reports;
mod samples;
mod scenes;
mod slips;
#[expect(dead_code, reason = "the harness serves other tests too")]
#[path = "../support/mod.rs"]
mod support;
mod tally;
mod today;
mod waiting;
