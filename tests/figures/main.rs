//! Figures from outside: a month whose figures were worked out by hand, and what holds for figures of any records.
#![cfg(test)]

mod files;
#[path = "../support/golden.rs"]
mod golden;
mod month;
mod properties;
mod reports;
mod workbooks;
mod written;
