//! The cells of a row of two fields, one below the other: each with its figure as a number and a bar, and a way to the
//! records behind it.

use super::{
    Act as OfficeAct, Intent, OfficeScreen, act, open,
    records::Records,
    table::{self, Look},
    words::Worded,
};
use crate::{
    app::screens::desk::{Scene, Turn, back, hint},
    domain::figures::{
        Table,
        ask::{Behind, Dimension},
        table::{Cell, Chart, Column, ColumnId, Name, Row, Shape},
    },
    ui::sheet::{Hot, Piece, Sheet},
};

/// The cells of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    /// The records behind the row.
    behind: Behind,
    /// The field of the columns.
    second: Dimension,
    /// The columns as rows.
    cells: Table,
}

impl Cells {
    /// Of a row of a table whose columns are values of a field.
    pub fn new(behind: Behind, second: Dimension, table: &Table, row: &Row) -> Self {
        let columns = vec![
            Column::new(ColumnId::Name, Shape::Text),
            Column::new(ColumnId::Consultations, Shape::Count),
        ];
        let mut cells = Table::new(table.id, Chart::Bars, columns);
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            match &column.of {
                Some(Name::Total) | None => {}
                Some(name) => cells.push(vec![Cell::Name(name.clone()), cell.clone()]),
            }
        }
        Self { behind, second, cells }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_records_place());
        sheet.body = vec![
            Piece::Heading(words.period(self.behind.period)),
            Piece::Heading(words.behind(&self.behind)),
            Piece::Blank,
        ];
        let drawn = table::draw(&self.cells, Look::default(), scene, &act(OfficeAct::Cells));
        sheet.body.extend(drawn.pieces);
        if !self.cells.rows.is_empty() {
            sheet.keys.push(hint(Hot::Enter, lang.office_look(), act(OfficeAct::Cells)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&self, focus: usize) -> Vec<Turn> {
        let cell = self.cells.rows.get(focus).and_then(|row| row.cells.first());
        let Some(Cell::Name(name)) = cell else { return Vec::new() };
        let mut behind = self.behind.clone();
        behind.of.push((self.second, name.clone()));
        open(OfficeScreen::Records(Box::new(Records::new(behind))))
    }
}
