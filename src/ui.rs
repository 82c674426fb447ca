//! The drawing kit: a screen says what it has to say as a [`view::View`], [`layout`] places it on a grid as a
//! [`page::Page`], and the page is drawn, touched, spoken and printed from that one description. Knows no
//! screen, no store and no terminal.

pub mod banner;
pub mod charts;
pub mod code;
pub mod draw;
pub mod field;
pub mod flow;
pub mod layout;
pub mod page;
pub mod sheet;
pub mod theme;
pub mod view;
