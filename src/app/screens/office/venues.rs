//! Which venue a report is about: one of them, or all.

use super::{Act as OfficeAct, Intent, act, words::Worded};
use crate::{
    app::{
        office::OfficeAnswer,
        screens::desk::{Scene, Turn, back, hint},
    },
    domain::figures::{ask::Asked, table::Reach},
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Which venue.
#[derive(Clone, Debug, PartialEq)]
pub struct Venues {
    asked: Asked,
    /// What there is; none until it was answered.
    names: Option<Vec<String>>,
}

impl Venues {
    /// For a report.
    pub fn new(asked: Asked) -> Self {
        Self { asked, names: None }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_venues_place());
        sheet.body = vec![Piece::Heading(lang.office_venues_heading()), Piece::Blank];
        let row = |reach: Reach| {
            let name = words.reach(&reach);
            let is_chosen = reach == self.asked.reach;
            let says = if is_chosen { lang.office_chosen(&name) } else { name };
            let intent = act(OfficeAct::Venues);
            Piece::Row(Row { key: None, cells: vec![(says, None)], role: Role::Text, intent })
        };
        sheet.body.push(row(Reach::All));
        match &self.names {
            None => sheet.body.push(Piece::Text(Role::Text, lang.office_reading())),
            Some(names) => {
                sheet.body.extend(names.iter().map(|name| row(Reach::Venue(name.clone()))));
            }
        }
        sheet.keys =
            vec![hint(Hot::Enter, lang.office_choose(), act(OfficeAct::Venues)), back(lang)];
        sheet
    }

    pub(super) fn act(&self, focus: usize) -> Vec<Turn> {
        let names = self.names.as_deref().unwrap_or_default();
        let reach = match focus.checked_sub(1) {
            None => Reach::All,
            Some(nth) => match names.get(nth) {
                Some(name) => Reach::Venue(name.clone()),
                None => return Vec::new(),
            },
        };
        vec![Turn::Choose(Box::new(Asked { reach, ..self.asked.clone() }))]
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer) -> Vec<Turn> {
        if let OfficeAnswer::Venues(names) = answer {
            self.names = Some(names.clone());
        }
        Vec::new()
    }
}
