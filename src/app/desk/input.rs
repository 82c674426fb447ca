//! What keys and fingers do at the desk: they type into a field, choose what has their key, or move the focus.

use ratatui::layout::Position;

use super::{Desk, Occasion, Shown, occasion::hot};
use crate::{
    app::{
        event::{Key, Touch},
        screens::desk::{Intent, Wish},
    },
    ui::sheet::Hot,
};

impl Desk {
    /// A key was pressed.
    pub fn key(&mut self, key: Key, on: &mut Occasion<'_, '_>) {
        self.last_input_ms = on.around.now.running_ms;
        match key {
            Key::F(6) => return self.wish = Some(Wish::Colours),
            Key::F(7) => return self.wish = Some(Wish::Language),
            _ => {}
        }
        let shown = self.shown(on.around);
        match &*shown {
            Shown::Notice(_) => {}
            Shown::Page(_) => self.act(Intent::Back, on),
            Shown::Sheet(placed) => {
                self.settle_focus(placed.stops);
                if self.types(key, on) {
                    return;
                }
                let focused = || placed.focused().map(|target| target.intent.clone());
                let intent = match hot(key) {
                    Some(hot) => {
                        let named = placed.with_key(hot).map(|target| target.intent.clone());
                        named.or_else(|| if hot == Hot::Enter { focused() } else { None })
                    }
                    None => None,
                };
                match (intent, key) {
                    (Some(intent), _) => self.act(intent, on),
                    (None, Key::Down | Key::Tab) => self.move_focus(placed.stops, 1),
                    (None, Key::Up | Key::BackTab) => self.move_focus(placed.stops, -1),
                    (None, Key::PageDown) => self.move_focus(placed.stops, 10),
                    (None, Key::PageUp) => self.move_focus(placed.stops, -10),
                    (None, Key::Esc) => self.act(Intent::Back, on),
                    _ => {}
                }
            }
        }
    }

    /// A finger or the mouse. Acts where it leaves, if it came down there.
    pub fn touch(&mut self, phase: Touch, at: Position, on: &mut Occasion<'_, '_>) {
        self.last_input_ms = on.around.now.running_ms;
        match phase {
            Touch::Down => self.down = Some(at),
            Touch::Move => {}
            Touch::Up => {
                let Some(down) = self.down.take() else { return };
                match &*self.shown(on.around) {
                    Shown::Notice(_) => {}
                    // a page for the learner has one way on: back
                    Shown::Page(_) => self.act(Intent::Back, on),
                    Shown::Sheet(placed) => {
                        let (from, to) = (placed.at(down), placed.at(at));
                        if let (Some(from), Some(to)) = (from, to)
                            && from.area == to.area
                        {
                            if let (Some(stop), Some((_, focus))) = (to.stop, self.trail.last_mut())
                            {
                                *focus = stop;
                            }
                            let intent = to.intent.clone();
                            self.act(intent, on);
                        }
                    }
                }
            }
        }
    }

    /// Types a character into the field that has the focus; answers whether the key was used up.
    fn types(&mut self, key: Key, on: &mut Occasion<'_, '_>) -> bool {
        let (mut screen, focus) = (self.screen().clone(), self.focus());
        let Some(field) = screen.field(focus, &self.scene(on.around)) else { return false };
        let changed = match key {
            Key::Char(c) => field.insert(c),
            Key::Backspace => field.backspace(),
            Key::Delete => field.delete(),
            Key::Left | Key::Right | Key::Home | Key::End => {
                match key {
                    Key::Left => drop(field.go_left()),
                    Key::Right => drop(field.go_right()),
                    Key::Home => field.go_home(),
                    _ => field.go_end(),
                }
                false
            }
            _ => return false,
        };
        let mut turns = Vec::new();
        if changed {
            self.notice = None;
            turns = screen.typed(focus, &self.scene(on.around));
        }
        self.put(screen);
        self.turn(turns, on);
        self.refresh();
        true
    }

    /// Of a list that grew shorter what is last has the focus.
    fn settle_focus(&mut self, stops: usize) {
        if let Some((_, focus)) = self.trail.last_mut() {
            *focus = (*focus).min(stops.saturating_sub(1));
        }
    }

    fn move_focus(&mut self, stops: usize, by: isize) {
        if let Some((_, focus)) = self.trail.last_mut() {
            *focus = match by {
                1 | -1 if stops > 0 => (*focus + stops).saturating_add_signed(by).rem_euclid(stops),
                _ => focus.saturating_add_signed(by).min(stops.saturating_sub(1)),
            };
        }
        self.refresh();
    }
}
