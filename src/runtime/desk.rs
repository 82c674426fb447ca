//! The hands of the desk.

use super::world::World;
use crate::{
    app::{desk::request::Request, event::Outcome},
    domain::{ids::StaffId, time::Moment},
};

impl World {
    /// Does what the desk asks.
    pub(super) fn desk(
        &mut self,
        _by: Option<StaffId>,
        _trains: bool,
        _request: Request,
        _now: Moment,
    ) -> Vec<Outcome> {
        Vec::new()
    }
}
