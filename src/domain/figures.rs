//! Figures: what was recorded, as far as it counts ([`facts`]), and the tables that follow from it. All of it is pure:
//! the same facts give the same tables, in whatever order the facts come. The store hands facts over, `report` and the
//! screens of the office show tables.

pub mod ask;
mod attendance;
mod axis;
pub mod closing;
mod consultations;
mod count;
mod cross;
pub mod facts;
mod ids;
mod lessons;
mod make;
mod month;
pub mod open_data;
mod overview;
pub mod pack;
mod scope;
mod silent;
mod strategy;
mod sums;
pub mod suppress;
pub mod table;
mod year;

pub use self::{
    axis::{Selection, matches},
    facts::Facts,
    make::report,
    table::{Report, Table},
};
