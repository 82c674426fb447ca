//! Pages that were placed on the grid lately: going back and forth places nothing anew.

use std::{cell::RefCell, rc::Rc};

use crate::{
    app::screens::kiosk::{Intent, Screen},
    ui::page::Page,
};

/// So many pages are kept: more than anyone turns back.
const KEPT: usize = 16;

/// The pages placed lately, the newest last.
#[derive(Debug, Default)]
pub struct LaidOut(RefCell<Vec<Known>>);

/// A screen, the number of a page of it, and the page.
type Known = (Screen, u16, Rc<Page<Intent>>);

impl LaidOut {
    /// The page of a screen as it was placed before, or as `place` places it now. Screens whose words change while
    /// they are there are placed anew each time.
    pub fn get(
        &self,
        screen: &Screen,
        number: u16,
        place: impl FnOnce() -> Page<Intent>,
    ) -> Rc<Page<Intent>> {
        if matches!(
            screen,
            Screen::Comfort(_)
                | Screen::End(_)
                | Screen::Help(_)
                | Screen::Slip(_)
                | Screen::Staff(_)
        ) {
            return Rc::new(place());
        }
        let mut pages = self.0.borrow_mut();
        let known = pages.iter().rev().find(|(of, n, _)| *n == number && of == screen);
        if let Some((_, _, page)) = known {
            return Rc::clone(page);
        }
        let page = Rc::new(place());
        if pages.len() >= KEPT {
            pages.remove(0);
        }
        pages.push((screen.clone(), number, Rc::clone(&page)));
        page
    }

    /// The language, the grid, the handset, the day or the lessons are others now.
    pub fn forget(&mut self) {
        self.0.get_mut().clear();
    }
}
