//! The store from outside: on real files, with several processes, killed, on a full disk, tampered with.
#![cfg(test)]

mod batches;
mod bookmarks;
mod calls;
mod classes;
mod closings;
mod consultations;
mod crash;
#[path = "../support/dice.rs"]
mod dice;
mod disk;
mod figures;
mod flips;
mod incarnations;
mod kit;
mod many;
mod records;
mod sheets;
mod staff;
mod tampering;
mod terms;
mod together;
