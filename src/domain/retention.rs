//! How long what names a person is kept, as data: what, how many days after what it was kept for, and then it is erased.
//! What is counted stays.

/// A kind of what is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// A phone number for a call-back, counted from the day of the class.
    CallBack,
}

/// What is kept for a time, and for how many days.
pub const KEPT_FOR_DAYS: [(Kept, u32); 1] = [(Kept::CallBack, CALL_BACK_DAYS)];

/// How many days after a class the numbers for call-backs are kept.
pub const CALL_BACK_DAYS: u32 = 14;
