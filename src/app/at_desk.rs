//! The program while helpers work at its desk: events go there, and whoever leaves it finds a clean start screen.

use ratatui::layout::Position;

use super::{App, Effect, Event, Outcome};
use crate::{
    app::{
        desk::{Around, Desk, Left, Occasion, Purpose},
        screens::desk::Wish,
    },
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
    /// The organizer's; it shows nothing else.
    Office,
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
    pub(super) fn open_desk(&mut self, purpose: Purpose, effects: &mut Vec<Effect>) {
        let ending = match purpose {
            Purpose::Work | Purpose::Figures => Ending::Left,
            Purpose::Quit => Ending::Stopped,
        };
        if self.setup.face == Face::Kiosk {
            self.leave(ending, effects);
        }
        let stays = self.setup.face != Face::Kiosk;
        let (desk, asks) = Desk::open(self.now, self.setup.machine.clone(), stays, purpose);
        effects.extend(asks);
        self.desk = Some(Box::new(desk));
    }

    /// Hands an event to the desk, if somebody works there. Answers whether it is done with.
    pub(super) fn at_desk(&mut self, event: &Event, effects: &mut Vec<Effect>) -> bool {
        let Some(mut desk) = self.desk.take() else { return false };
        let is_done = {
            // borrowed field by field: ids are made while the rest is read
            let langs = &self.setup.langs;
            let Some(lang) = langs.get(self.visitor.speaks).or(langs.first()) else {
                return false;
            };
            let around = Around {
                content: self.content.as_ref(),
                lang,
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
                Event::Outcome(Outcome::Desk(answer)) => desk.answer(answer, on),
                Event::Outcome(Outcome::RecordsChanged) => desk.look_around(on),
                // no line is read at a desk
                Event::Line(_) | Event::Number(_) | Event::Digits(_) => {}
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
                    | Event::Digits(_)
                    | Event::Outcome(Outcome::Desk(_) | Outcome::RecordsChanged)
            )
        };
        match desk.take_wish() {
            Some(Wish::Ring) if self.setup.bell => effects.push(Effect::Ring),
            Some(Wish::Colours) => self.visitor.theme = self.visitor.theme.next(),
            Some(Wish::Language) => {
                self.visitor.speaks = (self.visitor.speaks + 1) % self.setup.langs.len().max(1);
                desk.refresh();
            }
            Some(Wish::Ring) | None => {}
        }
        match desk.left() {
            None => self.desk = Some(desk),
            Some(_) if matches!(event, Event::Stop) => {}
            Some(left) => self.left_desk(left, effects),
        }
        is_done
    }

    fn left_desk(&mut self, left: Left, effects: &mut Vec<Effect>) {
        match (self.setup.face, left) {
            (_, Left::Quit) => self.stop(effects),
            (Face::Kiosk, _) => self.leave(Ending::Left, effects),
            (Face::Desk, Left::SignedOut) => self.open_desk(Purpose::Work, effects),
            (Face::Office, Left::SignedOut) => self.open_desk(Purpose::Figures, effects),
            (Face::Desk | Face::Office, Left::Unused) => effects.push(Effect::Quit),
        }
    }
}
