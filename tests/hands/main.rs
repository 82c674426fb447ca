//! The desk's hands on real records: what is asked for is done once, by who may, and answered clearly whatever happens
//! meanwhile.
#![cfg(unix)]
#![cfg(test)]

mod bench;
mod bookmarks;
mod faults;
mod practice;
mod retention;
mod retries;
mod rights;
mod together;
