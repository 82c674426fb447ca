//! Figures: what was recorded, as far as it counts ([`facts`]), and the tables that follow from it. All of it is pure:
//! the same facts give the same tables, in whatever order the facts come. The store hands facts over, `report` and the
//! screens of the office show tables.

pub mod ask;
pub mod facts;
pub mod pack;
pub mod table;

pub use self::{
    facts::Facts,
    table::{Report, Table},
};
