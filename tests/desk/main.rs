//! The desk as helpers use it: keys in, what is seen and what is asked of the world out.
#![cfg(test)]

mod bench;
mod codes;
mod find;
mod lists;
mod matters;
mod members;
mod menu;
mod record;
mod samples;
mod slips;
#[expect(dead_code, reason = "the harness serves other tests too")]
#[path = "../support/mod.rs"]
mod support;
mod tally;
mod today;
mod waiting;
