//! Pure types and rules of the field: what a lesson, a service, a sitting is. May use nothing of the
//! other rooms: no files, no clock, no database, no screen.

pub mod catalogue;
pub mod clean;
pub mod content;
pub mod ids;
pub mod journal;
pub mod lesson;
pub mod locale;
pub mod machine;
pub mod notice;
pub mod sitting;
pub mod staff;
pub mod text;
pub mod time;
