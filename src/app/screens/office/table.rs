//! A table of a report on a screen: as a chart, or as figures.

use super::{Intent, words::Worded};
use crate::{
    app::screens::desk::Scene,
    domain::{
        figures::{Table, table::Chart},
        text::Text,
    },
    ui::{
        charts::{self, List, Parts, Pictures},
        sheet::{Picture, Piece, Row, row_room},
        theme::Role,
    },
};

/// Rows of the longest of columns side by side.
const HIGH: u16 = 6;

/// How a table is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// As figures although there is a chart.
    pub as_figures: bool,
    /// The first column that is shown where not all have room; of bars the column whose amounts are drawn.
    pub first: usize,
}

/// A table as it is shown.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What stands on the sheet.
    pub pieces: Vec<Piece<Intent>>,
    /// Whether each row of the table is one of the sheet that can have the focus.
    pub has_rows: bool,
    /// How many columns there are to the left and to the right of those that are shown.
    pub hidden: (usize, usize),
}

/// A table in the columns of the screen; `intent` is what happens when one of its rows is chosen.
pub fn draw(table: &Table, look: Look, scene: &Scene<'_>, intent: &Intent) -> Drawn {
    let (words, room) = (Worded::new(scene), row_room(scene.size.0));
    let list = match table.chart {
        _ if look.as_figures => charts::figures(table, &words, room, look.first),
        Chart::None => charts::figures(table, &words, room, look.first),
        Chart::Bars => charts::bars(table, &words, room, look.first),
        Chart::Heat => charts::heat(table, &words, room, look.first),
        Chart::Funnel => charts::funnel(table, &words, room),
        Chart::Columns => {
            let drawn = charts::columns(table, &words, (room, HIGH), look.first);
            return drawn.map(of_pictures).unwrap_or_default();
        }
    };
    of_list(table, list, intent)
}

fn of_pictures(drawn: Pictures) -> Drawn {
    let heads = Piece::Heads(vec![(Text::plain(drawn.of), None)]);
    let pictures = drawn.pictures.into_iter().map(|rows| {
        let rows = rows.into_iter().map(Text::plain).collect();
        Piece::Picture(Picture { rows, intent: Intent::Focus })
    });
    let pieces = std::iter::once(heads).chain(pictures).collect();
    Drawn { pieces, has_rows: false, hidden: drawn.hidden }
}

fn of_list(table: &Table, list: List, intent: &Intent) -> Drawn {
    let cells = |parts: Parts| -> Vec<(Text, Option<u16>)> {
        parts.into_iter().map(|(words, wide)| (Text::plain(words), Some(wide))).collect()
    };
    let rows = list.rows.into_iter().zip(&table.rows).map(|(parts, row)| {
        let role = if row.is_total { Role::Label } else { Role::Text };
        Piece::WholeRow(Row { key: None, cells: cells(parts), role, intent: intent.clone() })
    });
    let heads = std::iter::once(Piece::Heads(cells(list.heads)));
    let legend = list.legend.map(|legend| Piece::Below(Role::Text, Text::plain(legend)));
    let legend = legend.into_iter().flat_map(|legend| [Piece::Blank, legend]);
    Drawn { pieces: heads.chain(rows).chain(legend).collect(), has_rows: true, hidden: list.hidden }
}
