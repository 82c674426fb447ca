//! Tables of figures that are published together, with what could point to a person hidden in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Counts, SMALL};
use crate::domain::figures::table::{Cell, ColumnId, Name, Shape, Table};

/// What a number is of: which figure, and whose. The same number in two tables has the same key.
type Key = (String, Vec<Name>);

/// Columns and figures that count no people, and so point to none.
const OF_THINGS: [&str; 9] = [
    "classes",
    "called-off",
    "capacity",
    "days-open",
    "open-days",
    "days-missing",
    "procedures",
    "online",
    "unsure-clock",
];

/// Hides in tables of one period, which are published together, every count that could point to a person and what would
/// give it back; shares, minutes and differences of a row in which a count is hidden, and shares of tables whose sums
/// are. Tables are linked by the names of their rows and columns: the talks of a month are one number, wherever it
/// stands.
pub fn protect(tables: &mut [Table]) {
    let counts = Numbers::of(tables, |cell| match cell {
        Cell::Count(count) => Some(*count),
        _ => None,
    });
    let is_secret =
        |(what, _): &Key, count| SMALL.contains(&count) && !OF_THINGS.contains(&figure(what));
    let hidden = counts.counts.hidden_besides(is_secret);
    counts.hide(tables, &hidden);
    let minutes = Numbers::of(tables, |cell| match cell {
        Cell::Minutes(minutes) => Some(*minutes),
        _ => None,
    });
    let beside: BTreeSet<Key> = (minutes.places.iter())
        .filter(|(place, _)| has_hidden(tables, **place))
        .map(|(_, key)| key.clone())
        .collect();
    let hidden = minutes.counts.hidden_besides(|key, _| beside.contains(key));
    minutes.hide(tables, &hidden);
    for table in tables {
        hide_beside(table);
    }
}

/// Which figure a key is of, whatever table it is in.
fn figure(what: &str) -> &str {
    what.rsplit(':').next().unwrap_or(what)
}

/// Whether a count in the row of a place is hidden.
fn has_hidden(tables: &[Table], (table, row, _): Place) -> bool {
    let row = tables.get(table).and_then(|table| table.rows.get(row));
    row.is_some_and(|row| row.cells.contains(&Cell::Hidden))
}

/// Hides what says how great a hidden count is.
fn hide_beside(table: &mut Table) {
    let is_hidden = |cells: &[Cell]| cells.contains(&Cell::Hidden);
    let no_shares = table.rows.iter().any(|row| row.is_total && is_hidden(&row.cells));
    for row in &mut table.rows {
        let beside = is_hidden(&row.cells);
        for cell in &mut row.cells {
            let tells = match cell {
                Cell::Share(share) => {
                    let is_small = SMALL.contains(&share.part) || SMALL.contains(&share.whole);
                    let rest = share.whole.checked_sub(share.part);
                    beside || no_shares || is_small || rest.is_some_and(|n| SMALL.contains(&n))
                }
                Cell::Change(_) => beside,
                _ => false,
            };
            if tells {
                *cell = Cell::Hidden;
            }
        }
    }
}

/// Where a number stands: table, row, column.
type Place = (usize, usize, usize);

/// The numbers of tables.
struct Numbers {
    counts: Counts<Key>,
    places: BTreeMap<Place, Key>,
}

impl Numbers {
    fn of(tables: &[Table], number: impl Fn(&Cell) -> Option<u64>) -> Self {
        let mut places = BTreeMap::new();
        let mut values: BTreeMap<Key, BTreeSet<u64>> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            let headings = headings(table);
            let labels = labels(table);
            for (nth, row) in table.rows.iter().enumerate() {
                for (column, cell) in row.cells.iter().enumerate() {
                    let heading = headings.get(column).cloned().flatten();
                    let Some((number, heading)) = number(cell).zip(heading) else { continue };
                    let label = labels.get(nth).cloned().flatten();
                    let key = key(heading, label);
                    values.entry(key.clone()).or_default().insert(number);
                    found.push(((at, nth, column), key, number));
                }
            }
        }
        let mut counts = Counts::default();
        for (place, mut key, number) in found {
            let table = tables.get(place.0);
            if values.get(&key).is_some_and(|values| values.len() > 1) {
                // Not the same after all.
                let of = table.map(|table| format!("{} {:?}", table.id.name(), table.of));
                key.0 = format!("{}:{}", of.unwrap_or_default(), key.0);
            }
            counts.insert(key.clone(), number);
            places.insert(place, key);
        }
        let mut numbers = Self { counts, places };
        for (at, table) in tables.iter().enumerate() {
            numbers.sum(at, table);
        }
        numbers
    }

    /// Says what is a sum in a table: the row of sums, the column of sums, and what the second name of rows has in
    /// another table.
    fn sum(&mut self, at: usize, table: &Table) {
        let key = |row: usize, column: usize| self.places.get(&(at, row, column)).cloned();
        let rows = |is_total| {
            let rows = table.rows.iter().enumerate();
            rows.filter(move |(_, row)| row.is_total == is_total).map(|(nth, _)| nth)
        };
        let mut sums: Vec<(Key, Vec<Key>)> = Vec::new();
        for column in 0..table.columns.len() {
            let parts: Vec<Key> = rows(false).filter_map(|row| key(row, column)).collect();
            sums.extend(rows(true).filter_map(|row| Some((key(row, column)?, parts.clone()))));
            let mut of_second: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
            for row in rows(false) {
                let Some((key, second)) = key(row, column).zip(second(table, row)) else {
                    continue;
                };
                let own = label(table, row);
                let others = key.1.iter().filter(|name| Some(*name) != own.as_ref()).cloned();
                let mut names: Vec<Name> = others.chain([second]).collect();
                names.sort_unstable();
                of_second.entry((key.0.clone(), names)).or_default().push(key);
            }
            sums.extend(of_second);
        }
        if let Some(whole) = whole_column(table) {
            for row in 0..table.rows.len() {
                let each = table.columns.iter().enumerate().filter(|(nth, column)| {
                    *nth != whole && column.of.as_ref().is_some_and(|of| *of != Name::Total)
                });
                let parts: Vec<Key> = each.filter_map(|(nth, _)| key(row, nth)).collect();
                sums.extend(key(row, whole).map(|key| (key, parts)));
            }
        }
        for (whole, parts) in sums {
            self.counts.sum(whole, parts);
        }
    }

    fn hide(&self, tables: &mut [Table], hidden: &BTreeSet<Key>) {
        let places = self.places.iter().filter(|(_, key)| hidden.contains(*key));
        for ((table, row, column), _) in places {
            let row = tables.get_mut(*table).and_then(|table| table.rows.get_mut(*row));
            if let Some(cell) = row.and_then(|row| row.cells.get_mut(*column)) {
                *cell = Cell::Hidden;
            }
        }
    }
}

/// The key of a number from what its column and its row are about.
fn key((what, of): (String, Option<Name>), label: Option<Name>) -> Key {
    let mut names: Vec<Name> = of.into_iter().collect();
    match label {
        // A row of key figures says which figure it is; others are of that figure as a whole.
        Some(Name::Figure(figure)) if what == ColumnId::Value.name() => {
            return (figure.name().to_owned(), names);
        }
        label => names.extend(label),
    }
    names.sort_unstable();
    (what, names)
}

/// The column of the sums of several columns, if there is one.
fn whole_column(table: &Table) -> Option<usize> {
    let is_number = |nth: &usize| {
        table.columns.get(*nth).is_some_and(|c| matches!(c.shape, Shape::Count | Shape::Minutes))
    };
    let has_each = table.columns.iter().any(|c| c.of.as_ref().is_some_and(|of| *of != Name::Total));
    let is_whole = |nth: &usize| {
        table.columns.get(*nth).is_some_and(|c| matches!(c.of, None | Some(Name::Total)))
    };
    let mut whole = (0..table.columns.len()).filter(is_number).filter(is_whole);
    whole.next().filter(|_| has_each && whole.next().is_none())
}

/// What each column of numbers is about: its figure, and of whom; none for columns of names.
fn headings(table: &Table) -> Vec<Option<(String, Option<Name>)>> {
    let whole = whole_column(table).and_then(|at| table.columns.get(at));
    let heading = |column: &crate::domain::figures::table::Column| {
        let of = column.of.clone().filter(|of| *of != Name::Total);
        let figure = whole.filter(|_| of.is_some()).map_or(column.id, |whole| whole.id);
        (column.shape != Shape::Text).then(|| (figure.name().to_owned(), of))
    };
    table.columns.iter().map(heading).collect()
}

/// The first name of a row.
fn label(table: &Table, row: usize) -> Option<Name> {
    match table.rows.get(row)?.cells.first()? {
        Cell::Name(name) => Some(name.clone()),
        _ => None,
    }
}

/// The second name of a row.
fn second(table: &Table, row: usize) -> Option<Name> {
    let at = table.column(ColumnId::Second)?;
    match table.rows.get(row)?.cells.get(at)? {
        Cell::Name(name) => Some(name.clone()),
        _ => None,
    }
}

/// What each row is about, none for sums. Rows of one name are told apart by all that is written in them.
fn labels(table: &Table) -> Vec<Option<Name>> {
    let names: Vec<Option<Name>> = (0..table.rows.len()).map(|row| label(table, row)).collect();
    let is_alone = |name: &Name| names.iter().flatten().filter(|other| *other == name).count() == 1;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let rows = table.rows.iter().zip(&names);
    let labels = rows.map(|(row, name)| {
        if row.is_total {
            return None;
        }
        if let Some(name) = name.as_ref().filter(|name| is_alone(name)) {
            return Some(name.clone());
        }
        let text = format!("{:?}", row.cells);
        let times = seen.entry(text.clone()).or_default();
        *times += 1;
        Some(Name::Text(format!("{text} {times}")))
    });
    labels.collect()
}
