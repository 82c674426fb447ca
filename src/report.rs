//! What was counted, for paper and files. It is handed what it tells of and writes nothing itself.

pub mod day;
