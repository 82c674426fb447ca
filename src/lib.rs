//! Terakoya: a kiosk and help desk in a terminal for people who are afraid of their phones.
//!
//! Imports point down this list, never up; `tests/architecture.rs` holds the code against it.
//!
//! | room | what it is |
//! |---|---|
//! | [`cli`], [`runtime`] | the command line; the loop, the terminal, the clock |
//! | [`app`] | state, events, effects, screens; pure |
//! | [`ui`] | the drawing kit; knows no screen |
//! | [`report`] | what leaves the program on paper, as tables and as lines |
//! | [`content`], [`i18n`], [`store`] | lessons, texts, the journal |
//! | [`domain`] | types and rules |
//!
//! Everything that happens is an event; everything the program does to the world is an effect; what lies
//! between is pure and reads no clock.

pub mod app;
pub mod cli;
pub mod config;
pub mod content;
pub mod domain;
pub mod error;
pub mod i18n;
pub mod report;
pub mod runtime;
pub mod store;
pub mod ui;
