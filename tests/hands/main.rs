//! The hands of desk and kiosk on real records: what is asked for is done once, by who may, and answered clearly
//! whatever happens meanwhile.
#![cfg(unix)]
#![cfg(test)]

mod bench;
mod bookmarks;
mod classes;
mod drafts;
mod faults;
mod office;
mod plans;
mod practice;
mod registers;
mod retention;
mod retries;
mod rights;
mod together;
