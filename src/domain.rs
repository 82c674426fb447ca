//! Pure types and rules of the field: what a lesson, a service, a sitting is. May use nothing of the
//! other rooms: no files, no clock, no database, no screen.

pub mod address;
pub mod attendance;
pub mod booking;
pub mod bookmark;
pub mod catalogue;
pub mod class;
pub mod clean;
pub mod coaching;
pub mod consultation;
pub mod content;
pub mod demo;
pub mod desk;
pub mod figures;
pub mod history;
pub mod holiday;
pub mod ids;
pub mod journal;
pub mod lesson;
pub mod locale;
pub mod machine;
pub mod mask;
pub mod notice;
pub mod period;
pub mod programme;
pub mod retention;
pub mod search;
pub mod sheet;
pub mod sitting;
pub mod staff;
pub mod terms;
pub mod text;
pub mod theme;
pub mod time;
pub mod venue;
