//! When something happens at the desk: what it may draw on and ask for; what was shown in a talk, or chosen for the
//! screen below.

use super::{Around, Desk};
use crate::{
    app::{
        desk::request::Request,
        effect::Effect,
        event::Key,
        screens::desk::{Screen, code::Attached},
    },
    domain::{figures::ask::Asked, ids::IdSource},
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
    /// What was chosen on a screen over the one with a report: that one shows it from now on.
    pub(super) fn choose(&mut self, asked: &Asked, on: &mut Occasion<'_, '_>) {
        let below = self.trail.len().checked_sub(2).and_then(|at| self.trail.get_mut(at));
        if let Some((Screen::Office(screen), focus)) = below {
            screen.choose(asked);
            *focus = 0;
        }
        self.drop_screen(on);
    }

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
