//! Members of staff: who they are, what their role lets them do. PINs and the waits after wrong ones are in the
//! rooms below.

pub mod hash;
pub mod pin;
pub mod tries;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{clean::one_line, ids::StaffId};

/// The greatest number of a member of staff; the first is 1.
pub const LAST_NUMBER: u16 = 9_999;
/// The most characters of a name.
pub const LONGEST_NAME: usize = 40;

/// What somebody is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Sits beside learners and logs what was asked.
    Volunteer,
    /// Answers for the place: records, classes, figures, staff.
    Organizer,
}

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Log consultations, and see what similar ones came to.
    Log,
    /// See what is open at the place, and take it over.
    SeeOpenCases,
    /// See every record of the place.
    SeeRecords,
    /// Erase what was recorded.
    Erase,
    /// See figures and hand them out.
    SeeFigures,
    /// Change topics, outcomes and referrals.
    ChangeTerms,
    /// Book classes for learners, call them, and mark who came.
    KeepRegister,
    /// Prepare and change classes.
    ManageClasses,
    /// Add, change, retire and unlock members of staff, and give them new PINs.
    ManageStaff,
}

impl Role {
    /// Both roles.
    pub const ALL: [Self; 2] = [Self::Volunteer, Self::Organizer];

    /// The name, the same in every version and language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Organizer => "organizer",
        }
    }

    /// The role with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether someone in this role may do something.
    pub fn may(self, deed: Deed) -> bool {
        match deed {
            Deed::Log | Deed::SeeOpenCases | Deed::KeepRegister => true,
            Deed::SeeRecords
            | Deed::Erase
            | Deed::SeeFigures
            | Deed::ChangeTerms
            | Deed::ManageClasses
            | Deed::ManageStaff => self == Self::Organizer,
        }
    }
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// The id, in all that they do.
    pub id: StaffId,
    /// What they type to sign in, 1 to 9999. Of those who are not retired nobody else on this machine has it.
    pub number: u16,
    /// What colleagues call them.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// Whether they have left. What they recorded stays.
    pub retired: bool,
}

impl Staff {
    /// Whether they may do something.
    pub fn may(&self, deed: Deed) -> bool {
        !self.retired && self.role.may(deed)
    }

    /// Whether they may amend or void a record that `author` made on a day: a volunteer only their own of today,
    /// an organizer any. The day is the one on which it was recorded, which for a back-dated record is not the
    /// one that it is about.
    pub fn may_amend(
        &self,
        author: Option<StaffId>,
        recorded_on: NaiveDate,
        today: NaiveDate,
    ) -> bool {
        match self.role {
            _ if self.retired => false,
            Role::Organizer => true,
            Role::Volunteer => author == Some(self.id) && recorded_on == today,
        }
    }
}

/// A name as it is kept, from what was typed; none if nothing is left of it or it is longer than
/// [`LONGEST_NAME`].
pub fn staff_name(typed: &str) -> Option<String> {
    one_line(typed, LONGEST_NAME)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn staff(role: Role) -> Staff {
        let id = StaffId(Uuid::from_u128(1));
        Staff { id, number: 7, name: "山田".into(), role, retired: false }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
    }

    #[test]
    fn a_volunteer_logs_and_sees_what_is_open_and_an_organizer_does_the_rest_too() {
        let (volunteer, organizer) = (staff(Role::Volunteer), staff(Role::Organizer));
        for deed in [Deed::Log, Deed::SeeOpenCases, Deed::KeepRegister] {
            assert!(volunteer.may(deed) && organizer.may(deed), "{deed:?}");
        }
        for deed in [Deed::SeeRecords, Deed::Erase, Deed::SeeFigures, Deed::ManageStaff] {
            assert!(!volunteer.may(deed) && organizer.may(deed), "{deed:?}");
        }
    }

    #[test]
    fn a_volunteer_amends_what_they_recorded_today_and_an_organizer_anything() {
        let volunteer = staff(Role::Volunteer);
        let other = Some(StaffId(Uuid::from_u128(2)));
        let own = Some(volunteer.id);
        assert!(volunteer.may_amend(own, day(10), day(10)));
        assert!(!volunteer.may_amend(own, day(9), day(10)));
        assert!(!volunteer.may_amend(other, day(10), day(10)));
        assert!(!volunteer.may_amend(None, day(10), day(10)));
        assert!(staff(Role::Organizer).may_amend(other, day(1), day(10)));
    }

    #[test]
    fn who_has_left_may_do_nothing() {
        let gone = Staff { retired: true, ..staff(Role::Organizer) };
        assert!(!gone.may(Deed::Log));
        assert!(!gone.may_amend(Some(gone.id), day(10), day(10)));
    }

    #[test]
    fn every_role_is_found_by_its_name_and_written_by_it() {
        for role in Role::ALL {
            assert_eq!(Role::named(role.name()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
        assert_eq!(Role::named("king"), None);
    }
}
