//! The program while helpers work at its desk: events go there, and whoever leaves it finds a clean start screen.

use ratatui::layout::Position;

use super::{App, Effect, Event, Key, Outcome};
use crate::{
    app::desk::{Around, Desk, Left, Occasion},
    domain::sitting::Ending,
};

/// Which face the program shows first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// The learner's.
    #[default]
    Kiosk,
    /// The helper's; it shows nothing else.
    Desk,
}

impl App {
    /// The desk, if somebody works there.
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_deref()
    }

    /// What the desk is drawn from.
    pub fn around(&self) -> Around<'_> {
        Around {
            content: self.content.as_ref(),
            lang: self.lang(),
            size: self.size,
            now: self.now,
            trouble: self.trouble,
            notices: &self.notices,
            complaints: &self.complaints,
        }
    }

    /// Ends the visit and opens the desk.
    pub(super) fn open_desk(&mut self, effects: &mut Vec<Effect>) {
        if self.setup.face == Face::Kiosk {
            self.leave(Ending::Left, effects);
        }
        let stays = self.setup.face == Face::Desk;
        let (desk, asks) = Desk::open(self.now, self.setup.machine.clone(), stays);
        effects.extend(asks);
        self.desk = Some(Box::new(desk));
    }

    /// Hands an event to the desk, if somebody works there. Answers whether it is done with.
    pub(super) fn at_desk(&mut self, event: &Event, effects: &mut Vec<Effect>) -> bool {
        let Some(mut desk) = self.desk.take() else { return false };
        let is_done = match event {
            Event::Key(Key::F(6)) => {
                self.visitor.theme = self.visitor.theme.next();
                true
            }
            Event::Key(Key::F(7)) => {
                self.visitor.speaks = (self.visitor.speaks + 1) % self.setup.langs.len().max(1);
                desk.refresh();
                true
            }
            _ => {
                let around = Around {
                    content: self.content.as_ref(),
                    lang: self.setup.langs.get(self.visitor.speaks).unwrap_or(&self.setup.langs[0]),
                    size: self.size,
                    now: self.now,
                    trouble: self.trouble,
                    notices: &self.notices,
                    complaints: &self.complaints,
                };
                let ids = &mut self.setup.ids;
                let on = &mut Occasion { around: &around, ids, effects };
                match event {
                    Event::Key(key) => desk.key(*key, on),
                    Event::Touch { phase, col, row } => {
                        desk.touch(*phase, Position::new(*col, *row), on);
                    }
                    Event::Tick => desk.tick(on),
                    Event::Outcome(Outcome::Desk(answer)) => desk.answer((**answer).clone(), on),
                    // no line is read at a desk
                    Event::Line(_) | Event::Number(_) => {}
                    Event::Resize { .. } | Event::Outcome(_) => desk.refresh(),
                    Event::Stop => desk.leave(on),
                }
                matches!(
                    event,
                    Event::Key(_)
                        | Event::Touch { .. }
                        | Event::Tick
                        | Event::Line(_)
                        | Event::Number(_)
                        | Event::Outcome(Outcome::Desk(_))
                )
            }
        };
        match desk.left() {
            None => self.desk = Some(desk),
            Some(_) if matches!(event, Event::Stop) => {}
            Some(left) => self.left_desk(left, effects),
        }
        is_done
    }

    fn left_desk(&mut self, left: Left, effects: &mut Vec<Effect>) {
        match (self.setup.face, left) {
            (Face::Kiosk, _) => self.leave(Ending::Left, effects),
            (Face::Desk, Left::SignedOut) => self.open_desk(effects),
            (Face::Desk, Left::Unused) => effects.push(Effect::Quit),
        }
    }
}
