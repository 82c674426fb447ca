//! Classes: lists of them, one of them, booking, checking in, the lessons of today's, and the question at the end. Never a
//! name of anybody.

pub mod book;
pub mod cancel;
pub mod check_in;
pub mod code;
pub mod detail;
pub mod exit;
pub mod list;
pub mod today;
pub mod words;
