//! What leaves the program on paper, as tables and as lines, and how such tables are read again: one file a format.
//! Is handed records; knows neither the store nor any screen.

pub mod class_sheet;
pub mod consultations;
pub mod csv;
pub mod day;
pub mod event_list;
pub mod figures;
pub mod ics;
pub mod open_data;
pub mod register;
pub mod venues;
