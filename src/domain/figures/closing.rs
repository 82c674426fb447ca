//! Closing a month: its figures are kept as they were handed in. What changes afterwards changes no closed figure in
//! silence: the ledger says which one, by what, why and when. A pure fold over facts, the same in whatever order they
//! come.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{
    open_data::MonthFigures,
    table::{
        Cell, Chart, Column, ColumnId, Late, Name, Note, Report, ReportId, Row, Shape, Share,
        Table, TableId,
    },
};
use crate::domain::{
    ids::{EntityId, EventId, StaffId, TopicId, derived},
    journal::{Body, Hash, Order, Told, facts, in_order},
    period::Month,
};

/// A figure with its place in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The table.
    pub table: TableId,
    /// What the table is of, where there are several.
    pub of: Option<Name>,
    /// What the row is about: its cells that are no figures.
    pub row: Vec<Cell>,
    /// The column.
    pub column: ColumnId,
    /// Which one of several columns.
    pub each: Option<Name>,
    /// The figure.
    pub cell: Cell,
}

impl Figure {
    /// Whether two stand in the same place.
    fn is_at(&self, other: &Self) -> bool {
        (self.table, &self.of, &self.row, self.column, &self.each)
            == (other.table, &other.of, &other.row, other.column, &other.each)
    }
}

/// A month whose figures are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedMonth {
    /// The month.
    pub month: Month,
    /// Its figures, in the order of the report.
    pub figures: Vec<Figure>,
    /// The counts that a release of open data publishes of it; none in what was closed before closings kept them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_data: Option<MonthFigures>,
    /// The last entry that was in the journal before the figures were made: what comes after it is late, even if it came
    /// before the closing itself. None in what was closed before closings kept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_after: Option<EventId>,
    /// The hash of figures and counts, see [`hash`].
    pub hash: Hash,
}

impl ClosedMonth {
    /// The figures of a month's report, and what is published of the month.
    pub fn of(month: Month, report: &Report, open_data: Option<MonthFigures>) -> Self {
        let figures = figures(report);
        let hash = hash(&figures, open_data.as_ref());
        Self { month, figures, open_data, made_after: None, hash }
    }

    /// Whether its hash is that of what it holds.
    pub fn is_sound(&self) -> bool {
        self.hash == hash(&self.figures, self.open_data.as_ref())
    }

    /// The first digits of the hash of its figures.
    pub fn short_hash(&self) -> String {
        self.hash.to_string().chars().take(12).collect()
    }
}

/// The longest reason for opening a month again, in characters.
pub const LONGEST_REASON: usize = 200;

/// A month that is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReopenedMonth {
    /// The month.
    pub month: Month,
    /// Why.
    pub reason: String,
}

facts! {
    /// What happens to the figures of a month.
    ClosingFact {
        /// They were closed. About [`month_id`].
        Closed(ClosedMonth) = MonthClosed,
        /// They may change again. About [`month_id`].
        Reopened(ReopenedMonth) = MonthReopened,
    }
}

/// What entries about a month are about.
pub fn month_id(month: Month) -> EntityId {
    EntityId(derived("month", month.to_string().as_bytes()))
}

/// SHA-256 over sixteen zeros and canonical JSON, as the journal writes bodies: of the list of figures, and with what is
/// published of the month of an object of both.
pub fn hash(figures: &[Figure], open_data: Option<&MonthFigures>) -> Hash {
    let value = match open_data {
        None => serde_json::to_value(figures).unwrap_or_default(),
        Some(open_data) => json!({ "figures": figures, "open_data": open_data }),
    };
    Body::new(*Uuid::nil().as_bytes(), &value).hash()
}

/// Whether a cell says which row it is.
fn tells_rows_apart(cell: &Cell) -> bool {
    matches!(cell, Cell::Name(_) | Cell::Date(_) | Cell::Moment(_) | Cell::Text(_))
}

/// The figures of a report, in its order: counts, minutes, shares, and what nobody reported.
pub fn figures(report: &Report) -> Vec<Figure> {
    let is_figure = |cell: &Cell| {
        matches!(cell, Cell::Count(_) | Cell::Minutes(_) | Cell::Share(_) | Cell::NotReported)
    };
    let mut figures = Vec::new();
    for table in &report.tables {
        for Row { cells, .. } in &table.rows {
            let row: Vec<Cell> =
                cells.iter().filter(|cell| tells_rows_apart(cell)).cloned().collect();
            for (column, cell) in
                table.columns.iter().zip(cells).filter(|(_, cell)| is_figure(cell))
            {
                figures.push(Figure {
                    table: table.id,
                    of: table.of.clone(),
                    row: row.clone(),
                    column: column.id,
                    each: column.of.clone(),
                    cell: cell.clone(),
                });
            }
        }
    }
    figures
}

/// A closing of a month, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The month with its figures.
    pub closed: ClosedMonth,
    /// The entry.
    pub event: EventId,
    /// When, and by which machine.
    pub order: Order,
    /// Who closed it.
    pub by: Option<StaffId>,
    /// Whether and when it was opened again, and why.
    pub reopened: Option<(Order, Option<StaffId>, String)>,
}

impl Closing {
    /// The closings that facts in any order tell of, by when they were made. Closing a month that is closed changes
    /// nothing: of two machines that closed it apart from each other the first has done it.
    pub fn all(facts: &[Told<ClosingFact>]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for told in in_order(facts) {
            let month = match &told.fact {
                ClosingFact::Closed(closed) => closed.month,
                ClosingFact::Reopened(reopened) => reopened.month,
            };
            let stands =
                all.iter_mut().find(|one| one.closed.month == month && one.reopened.is_none());
            match (&told.fact, stands) {
                (ClosingFact::Closed(closed), None) => all.push(Self {
                    closed: closed.clone(),
                    event: told.order.event,
                    order: told.order,
                    by: told.by,
                    reopened: None,
                }),
                (ClosingFact::Reopened(reopened), Some(stands)) => {
                    stands.reopened = Some((told.order, told.by, reopened.reason.clone()));
                }
                (ClosingFact::Closed(_), Some(_)) | (ClosingFact::Reopened(_), None) => {}
            }
        }
        all
    }

    /// The closing that stands for a month, among several.
    pub fn standing(all: &[Self], month: Month) -> Option<&Self> {
        all.iter().find(|one| one.closed.month == month && one.reopened.is_none())
    }
}

/// A figure that is not what it was when its month was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The figure as it was closed; nothing in its cell if it was not there.
    pub closed: Figure,
    /// What it is now; nothing if it is there no more.
    pub now: Cell,
}

/// What changed since figures were closed, in the order of the report; what is new comes last.
pub fn corrections(closed: &[Figure], now: &[Figure]) -> Vec<Correction> {
    let key = |figure: &Figure| {
        serde_json::to_string(&Figure { cell: Cell::Nothing, ..figure.clone() }).unwrap_or_default()
    };
    let by_place: BTreeMap<String, &Figure> =
        now.iter().map(|figure| (key(figure), figure)).collect();
    let was: BTreeMap<String, &Figure> =
        closed.iter().map(|figure| (key(figure), figure)).collect();
    let changed = closed.iter().filter_map(|figure| {
        let now = by_place.get(&key(figure)).filter(|now| now.is_at(figure));
        let now = now.map_or(Cell::Nothing, |now| now.cell.clone());
        (!says_the_same(&now, &figure.cell)).then(|| Correction { closed: figure.clone(), now })
    });
    let new =
        now.iter().filter(|figure| !was.contains_key(&key(figure))).map(|figure| Correction {
            closed: Figure { cell: Cell::Nothing, ..figure.clone() },
            now: figure.cell.clone(),
        });
    changed.chain(new).collect()
}

/// Whether two cells say the same: none of seven is the same share as none of six.
fn says_the_same(one: &Cell, other: &Cell) -> bool {
    let crossed = |Share { part, .. }: &Share, Share { whole, .. }: &Share| {
        u128::from(*part) * u128::from(*whole)
    };
    match (one, other) {
        (Cell::Share(a), Cell::Share(b)) if a.whole > 0 && b.whole > 0 => {
            crossed(a, b) == crossed(b, a)
        }
        _ => one == other,
    }
}

/// A record that came, changed or went after its month was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateRecord {
    /// What became of it.
    pub what: Late,
    /// How people call it: a receipt, the title of a class; empty if nothing is left of it.
    pub about: String,
    /// The day that it is about now, if it is about one.
    pub on: Option<NaiveDate>,
    /// The venue that it names; empty if it names none.
    pub venue: String,
    /// What a consultation is about, above all.
    pub topic: Option<TopicId>,
    /// When that was recorded, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who did it.
    pub by: Option<StaffId>,
    /// Why, as far as somebody said.
    pub why: String,
}

/// What a closing says of a month as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger<'a> {
    /// The closing that stands.
    pub closing: &'a Closing,
    /// The figures that have changed since, in the order of the report.
    pub changed: Vec<Correction>,
    /// What came since and can have changed them. Which record changed which figure is not said: of what was erased
    /// nothing is left to tell it from, and a venue that is described anew changes figures without any record.
    pub late: Vec<LateRecord>,
}

impl<'a> Ledger<'a> {
    /// Holds what was closed against the month's report as it is now. Late records are still to be added.
    pub fn new(closing: &'a Closing, now: &Report) -> Self {
        let changed = corrections(&closing.closed.figures, &figures(now));
        Self { closing, changed, late: Vec::new() }
    }

    fn note(&self) -> Note {
        Note::ClosedOn {
            month: self.closing.closed.month,
            at_ms: self.closing.order.at_ms,
            hash: self.closing.closed.short_hash(),
            changed: u64::try_from(self.changed.len()).unwrap_or(u64::MAX),
        }
    }

    /// What changed, and what changed it; nothing if nothing did.
    fn tables(&self) -> Vec<Table> {
        if self.changed.is_empty() {
            return Vec::new();
        }
        vec![corrections_table(&self.changed), late_table(&self.late)]
    }
}

/// Adds to the report of a month, or of a fiscal year with several, what their closings say: that they are closed, which
/// figures have changed since, and what came since.
pub fn add_ledgers(report: &mut Report, ledgers: &[Ledger<'_>]) {
    report.notes.splice(0..0, ledgers.iter().map(Ledger::note));
    let is_of_months = report.about.report == ReportId::Year;
    for ledger in ledgers {
        let month = Name::Month(ledger.closing.closed.month);
        let of = is_of_months.then_some(month);
        let tables = ledger.tables().into_iter();
        report.tables.extend(tables.map(|table| Table { of: of.clone(), ..table }));
    }
}

fn corrections_table(changed: &[Correction]) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Second, Shape::Text),
        Column::new(ColumnId::Figure, Shape::Text),
        Column::new(ColumnId::Closed, Shape::Figure),
        Column::new(ColumnId::Now, Shape::Figure),
        Column::new(ColumnId::Change, Shape::Change),
    ];
    let mut table = Table::new(TableId::Corrections, Chart::None, columns);
    for Correction { closed, now } in changed {
        let mut names =
            closed.row.iter().filter(|cell| matches!(cell, Cell::Name(_) | Cell::Date(_)));
        let row = names.next().cloned().unwrap_or(Cell::Nothing);
        let figure = closed.each.clone().unwrap_or(Name::Column(closed.column));
        let difference = match (closed.cell.amount(), now.amount()) {
            (None, None) => Cell::Nothing,
            (was, is) => Cell::Change(difference(was.unwrap_or(0), is.unwrap_or(0))),
        };
        let cells = vec![
            Cell::Name(Name::Table(closed.table)),
            row,
            Cell::Name(figure),
            closed.cell.clone(),
            now.clone(),
            difference,
        ];
        table.push(cells);
    }
    table
}

fn difference(was: u64, is: u64) -> i64 {
    let signed = |count| i64::try_from(count).unwrap_or(i64::MAX);
    signed(is).saturating_sub(signed(was))
}

fn late_table(late: &[LateRecord]) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Second, Shape::Text),
        Column::new(ColumnId::On, Shape::Date),
        Column::new(ColumnId::Venue, Shape::Text),
        Column::new(ColumnId::Text, Shape::Text),
        Column::new(ColumnId::When, Shape::Moment),
        Column::new(ColumnId::By, Shape::Text),
        Column::new(ColumnId::Why, Shape::Text),
    ];
    let mut table = Table::new(TableId::LateRecords, Chart::None, columns);
    for record in late {
        let text =
            |text: &str| if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) };
        table.push(vec![
            Cell::Name(Name::Late(record.what)),
            text(&record.about),
            record.on.map_or(Cell::Nothing, Cell::Date),
            text(&record.venue),
            record.topic.clone().map_or(Cell::Nothing, |topic| Cell::Name(Name::Topic(topic))),
            Cell::Moment(record.at_ms),
            record.by.map_or(Cell::Nothing, |by| Cell::Name(Name::Helper(by))),
            text(&record.why),
        ]);
    }
    table
}

#[cfg(test)]
mod tests;
