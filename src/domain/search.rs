//! Searching, as far as it is a matter of text: how texts are compared, what a query says, and the lists of which
//! an index is made. Knows no database.

pub mod code;
pub mod fold;
pub mod list;
pub mod names;
pub mod parse;
pub mod part;
pub mod query;
