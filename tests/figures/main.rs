//! Figures from outside: a month whose figures were worked out by hand, and what holds for figures of any records.
#![cfg(test)]

mod dictionary;
mod files;
#[path = "../support/golden.rs"]
mod golden;
mod month;
mod open_data;
#[path = "../support/page.rs"]
mod page;
mod pages;
mod properties;
mod reports;
mod silence;
mod workbooks;
mod written;
