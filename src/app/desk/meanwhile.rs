//! What comes of it when who is signed in is not the same any more, or what is on the desk is of another store.

use super::{Desk, Occasion, request::Request};
use crate::{
    app::screens::desk::{Screen, board::Board},
    domain::staff::Staff,
    ui::theme::Role,
};

impl Desk {
    /// Who is signed in was retired meanwhile. What they were writing is kept.
    pub(super) fn has_left(&mut self, on: &mut Occasion<'_, '_>) {
        self.sign_out(on);
        self.ask([Request::Greet], on);
        self.notice = Some((Role::Danger, on.around.lang.desk_has_left()));
    }

    /// Who is signed in has another role: they lose the screens that are not for them any more.
    pub(super) fn is_now(&mut self, me: &Staff, on: &mut Occasion<'_, '_>) {
        let Some(known) = &mut self.known else { return };
        let was = std::mem::replace(&mut known.me, me.clone());
        known.members.iter_mut().filter(|other| other.id == me.id).for_each(|other| {
            other.clone_from(me);
        });
        if was.role != me.role {
            let trains = self.trains;
            self.trail.retain(|(screen, _)| screen.is_for(me, trains));
            let lang = on.around.lang;
            let role = lang.word_role(me.role.name());
            self.notice = (!self.is_locked).then(|| (Role::Caution, lang.desk_other_role(&role)));
            if self.trail.is_empty() {
                self.begin(on);
            }
        }
    }

    /// Everything on the desk is of the same store: the records, or those of practice. The cover stays on it.
    pub(super) fn goes_to(&mut self, trains: bool) {
        if std::mem::replace(&mut self.trains, trains) != trains {
            self.trail.retain(|(screen, _)| screen.is_before_sign_in());
            self.trail.insert(0, (Screen::Board(Board::default()), 0));
        }
    }
}
