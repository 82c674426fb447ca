//! Which two fields of consultations stand against each other: one for the rows, one for the columns.

use super::{Act as OfficeAct, Intent, act};
use crate::{
    app::screens::desk::{Scene, Turn, back, hint},
    domain::{
        figures::{
            ask::{Asked, Dimension},
            table::ReportId,
        },
        text::Text,
    },
    ui::{
        sheet::{Choice, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// The keys of the fields, in their order.
const KEYS: &str = "123456789abcdefgh";
/// Where the choices stand.
const ROWS: usize = 0;
const COLUMNS: usize = 1;

/// Which two fields.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossForm {
    asked: Asked,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A field for the rows or for the columns, whichever has the focus.
    Field(Dimension),
    /// These two.
    Done,
}

impl CrossForm {
    /// For a report.
    pub fn new(asked: Asked) -> Self {
        Self { asked }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.office_cross_place());
        let on = |what| act(OfficeAct::Cross(what));
        let name = |field: Dimension| lang.dimension(field);
        let options = |label: Text, chosen: Dimension| {
            let choice = |(field, key): (Dimension, char)| Choice {
                key: Hot::Char(key),
                label: name(field),
                is_chosen: field == chosen,
                intent: on(Act::Field(field)),
            };
            let options = Dimension::ALL.into_iter().zip(KEYS.chars()).map(choice).collect();
            let value = name(chosen);
            Piece::Options(Options { label, value, options, intent: Intent::Focus })
        };
        let (rows, columns) = self.asked.cross;
        sheet.body = vec![
            Piece::Heading(lang.office_cross_heading()),
            Piece::Blank,
            options(lang.office_cross_rows(), rows),
            options(lang.office_cross_columns(), columns),
        ];
        sheet.keys = vec![hint(Hot::Enter, lang.office_cross_show(), on(Act::Done)), back(lang)];
        sheet
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let cross = &mut self.asked.cross;
        match act {
            Act::Field(field) if focus == ROWS => {
                cross.0 = field;
                return vec![Turn::Focus(COLUMNS)];
            }
            Act::Field(field) => cross.1 = field,
            Act::Done if cross.0 == cross.1 => {
                return vec![Turn::Say(Role::Caution, scene.lang.office_cross_same())];
            }
            Act::Done => {
                let asked = Asked { report: ReportId::Cross, ..self.asked.clone() };
                return vec![Turn::Choose(Box::new(asked))];
            }
        }
        Vec::new()
    }
}
