//! What a machine is called and where it stands, as it was said at set-up.

use serde::{Deserialize, Serialize};

use super::clean::one_line;

/// The greatest number of a machine; the first is 1.
pub const LAST_MACHINE: u16 = 999;
/// The most characters of a machine's or a place's name.
pub const LONGEST_PLACE: usize = 60;

/// What a machine is called; the latest one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineSet {
    /// What helpers call it.
    pub name: String,
    /// A number that no other machine of the city has, 1 to 999.
    pub number: u16,
    /// The place where it stands.
    pub venue: String,
}

/// The name of a machine or of a place as it is kept, from what was typed; none if nothing is left of it or it
/// is longer than [`LONGEST_PLACE`].
pub fn place_name(typed: &str) -> Option<String> {
    one_line(typed, LONGEST_PLACE)
}
