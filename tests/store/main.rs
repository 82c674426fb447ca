//! The store from outside: on real files, with several processes, killed, on a full disk, tampered with.
#![cfg(test)]

mod crash;
#[path = "../support/dice.rs"]
mod dice;
mod disk;
mod flips;
mod incarnations;
mod kit;
mod records;
mod staff;
mod tampering;
