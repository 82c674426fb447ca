//! The program as a value: state in, event in, state and effects out. Pure: no files, no clock, no database.

pub mod effect;
pub mod event;
