//! When something happens at the desk: what it may draw on and ask for; and what was shown in a talk.

use super::{Around, Desk};
use crate::{
    app::{
        desk::request::Request,
        effect::Effect,
        event::Key,
        screens::desk::{Screen, code::Attached},
    },
    domain::ids::IdSource,
    ui::sheet::Hot,
};

/// What happens happens at a moment, may need ids, and may ask something of the world.
pub struct Occasion<'o, 'a> {
    /// What the desk is drawn from.
    pub around: &'o Around<'a>,
    /// Where ids come from.
    pub ids: &'o mut IdSource,
    /// What is to be done.
    pub effects: &'o mut Vec<Effect>,
}

/// The key that a screen may have given something.
pub fn hot(key: Key) -> Option<Hot> {
    match key {
        Key::Char(c) => Some(Hot::Char(c)),
        Key::F(number) => Some(Hot::F(number)),
        Key::Enter => Some(Hot::Enter),
        Key::Esc => Some(Hot::Esc),
        _ => None,
    }
}

impl Desk {
    /// What was shown in a talk belongs to the slip that is being written below, if there is one. A code counts
    /// each time that it is shown.
    pub(super) fn attach(&mut self, what: &Attached, on: &mut Occasion<'_, '_>) {
        if let Attached::Service(service) = what {
            self.ask([Request::RecordCodeShown(service.clone())], on);
        }
        let slip = |(screen, _): &(Screen, usize)| matches!(screen, Screen::Slip(_));
        let Some(at) = self.trail.iter().rposition(slip) else { return };
        let Some((mut screen, focus)) = self.trail.get(at).cloned() else { return };
        let requests = screen.attach(what, &self.scene(on.around));
        self.ask(requests, on);
        if let Some(below) = self.trail.get_mut(at) {
            *below = (screen, focus);
        }
    }
}
