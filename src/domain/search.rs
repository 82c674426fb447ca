//! Searching, as far as it is a matter of text: how texts are compared, what a query says, and the lists of which
//! an index is made. Knows no database.

pub mod fold;
pub mod names;
pub mod parse;
pub mod query;
