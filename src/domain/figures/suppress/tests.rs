//! What the hiding is held against: a solver of its own, in fractions, that knows nothing of how cells were chosen.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Counts, SMALL, protect};
use crate::domain::figures::table::{
    Cell, Chart, Column, ColumnId, Name, Shape, Share, Table, TableId,
};

type Key = (u8, u8);

/// The row and the column of sums.
const ALL: u8 = u8::MAX;

/// A fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction(i128, i128);

impl Fraction {
    const ZERO: Self = Self(0, 1);

    fn new(over: i128, under: i128) -> Self {
        let (mut one, mut other) = (over, under);
        while other != 0 {
            (one, other) = (other, one % other);
        }
        let sign = if under < 0 { -1 } else { 1 };
        let by = one.abs().max(1) * sign;
        Self(over / by, under / by)
    }

    fn less(self, other: Self) -> Self {
        Self::new(self.0 * other.1 - other.0 * self.1, self.1 * other.1)
    }

    fn times(self, other: Self) -> Self {
        Self::new(self.0 * other.0, self.1 * other.1)
    }

    fn by(self, other: Self) -> Self {
        Self::new(self.0 * other.1, self.1 * other.0)
    }
}

/// The unknowns that a dense system of equations determines, by Gauss and Jordan. `equations` say which unknowns each
/// holds, and how often.
fn determined(equations: &[Vec<i128>], unknowns: usize) -> Vec<usize> {
    let mut rows: Vec<Vec<Fraction>> = equations
        .iter()
        .map(|row| row.iter().map(|number| Fraction::new(*number, 1)).collect())
        .collect();
    let mut done = 0;
    for column in 0..unknowns {
        let Some(at) = (done..rows.len()).find(|row| rows[*row][column] != Fraction::ZERO) else {
            continue;
        };
        rows.swap(done, at);
        let lead = rows[done][column];
        rows[done] = rows[done].iter().map(|number| number.by(lead)).collect();
        let pivot = rows[done].clone();
        for (nth, row) in rows.iter_mut().enumerate() {
            let times = row[column];
            if nth != done && times != Fraction::ZERO {
                *row = row.iter().zip(&pivot).map(|(a, b)| a.less(b.times(times))).collect();
            }
        }
        done += 1;
    }
    let alone = rows.iter().filter_map(|row| {
        let mut there = (0..unknowns).filter(|column| row[*column] != Fraction::ZERO);
        there.next().filter(|_| there.next().is_none())
    });
    alone.collect()
}

/// The hidden cells of grids that somebody can compute who has all of what is shown. Every grid has its sums; all
/// grids share those of their columns.
fn computed(grids: &[Vec<Vec<u64>>], hidden: &BTreeSet<(usize, Key)>) -> Vec<(usize, Key)> {
    let unknown: Vec<&(usize, Key)> = hidden.iter().collect();
    let place = |cell: &(usize, Key)| unknown.iter().position(|other| *other == cell);
    let mut equations = Vec::new();
    let mut add = |cells: Vec<((usize, Key), i128)>| {
        let mut row = vec![0; unknown.len()];
        for (cell, times) in cells {
            if let Some(at) = place(&cell) {
                row[at] += times;
            }
        }
        equations.push(row);
    };
    for (grid, cells) in grids.iter().enumerate() {
        let (height, width) =
            (u8::try_from(cells.len()).unwrap(), u8::try_from(cells[0].len()).unwrap());
        for row in (0..height).chain([ALL]) {
            let parts = (0..width).map(|column| (named(grid, (row, column)), 1));
            add(parts.chain([(named(grid, (row, ALL)), -1)]).collect());
        }
        for column in (0..width).chain([ALL]) {
            let parts = (0..height).map(|row| (named(grid, (row, column)), 1));
            add(parts.chain([(named(grid, (ALL, column)), -1)]).collect());
        }
    }
    determined(&equations, unknown.len()).into_iter().map(|at| *unknown[at]).collect()
}

/// The sums of columns are the same in all grids, so they are those of the first.
fn named(grid: usize, key: Key) -> (usize, Key) {
    (if key.0 == ALL { 0 } else { grid }, key)
}

fn counts(grids: &[Vec<Vec<u64>>]) -> Counts<(usize, Key)> {
    let mut counts = Counts::default();
    for (grid, cells) in grids.iter().enumerate() {
        for (row, line) in cells.iter().enumerate() {
            for (column, count) in line.iter().enumerate() {
                let (row, column) = (u8::try_from(row).unwrap(), u8::try_from(column).unwrap());
                counts.insert((grid, (row, column)), *count);
                counts.add((grid, (row, ALL)), *count);
                if grid == 0 {
                    counts.add((0, (ALL, column)), *count);
                    counts.add((0, (ALL, ALL)), *count);
                }
            }
        }
    }
    for (grid, cells) in grids.iter().enumerate() {
        let (height, width) =
            (u8::try_from(cells.len()).unwrap(), u8::try_from(cells[0].len()).unwrap());
        for row in (0..height).chain([ALL]) {
            counts
                .sum(named(grid, (row, ALL)), (0..width).map(|column| named(grid, (row, column))));
        }
        for column in (0..width).chain([ALL]) {
            counts
                .sum(named(grid, (ALL, column)), (0..height).map(|row| named(grid, (row, column))));
        }
    }
    counts
}

fn small(counts: &Counts<(usize, Key)>) -> BTreeSet<(usize, Key)> {
    let small = counts.cells().filter(|(_, count)| SMALL.contains(count));
    small.map(|(key, _)| *key).collect()
}

/// Grids of all shapes: one row, one column, all small, sparse, mixed.
fn grid() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let count = prop_oneof![
        Just((0..=4_u64).boxed()),
        Just(prop_oneof![6 => Just(0_u64), 1 => 1..=4_u64, 1 => 5..90_u64].boxed()),
        Just((0..40_u64).boxed()),
        Just(prop_oneof![Just(1_u64), Just(0)].boxed()),
    ];
    (count, 1..5_usize, 1..6_usize).prop_flat_map(|(count, height, width)| {
        prop::collection::vec(prop::collection::vec(count, width), height)
    })
}

/// A second grid with the same sums of columns, cut differently.
fn linked() -> impl Strategy<Value = Vec<Vec<Vec<u64>>>> {
    (grid(), 1..4_u8, any::<u64>()).prop_map(|(first, height, mut dice)| {
        let width = first[0].len();
        let mut second = vec![vec![0; width]; usize::from(height)];
        for column in 0..width {
            for _ in 0..first.iter().map(|row| row[column]).sum::<u64>() {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                second[(dice >> 33) as usize % usize::from(height)][column] += 1;
            }
        }
        vec![first, second]
    })
}

fn hold(grids: &[Vec<Vec<u64>>]) {
    let counts = counts(grids);
    let hidden = counts.hidden();
    assert!(small(&counts).is_subset(&hidden), "a small count is shown");
    assert_eq!(computed(grids, &hidden), [], "{grids:?} without {hidden:?}");
    assert!(counts.cells().all(|(key, count)| count > 0 || !hidden.contains(key)), "a zero");
    assert_eq!(counts.exposed(&hidden), BTreeSet::new());
}

proptest! {
    #[test]
    fn no_hidden_count_of_a_table_can_be_computed(grid in grid()) {
        hold(&[grid]);
    }

    #[test]
    fn none_can_be_computed_from_a_table_with_the_same_sums(grids in linked()) {
        hold(&grids);
    }

    /// All ways in which hidden counts of one list could be, one by one: each has at least two values.
    #[test]
    fn in_a_list_each_hidden_count_could_be_another(list in prop::collection::vec(0..9_u64, 1..6)) {
        let line = |list: &[u64]| vec![list.to_vec()];
        let hidden = counts(&[line(&list)]).hidden();
        let unknown: Vec<usize> = (0..list.len())
            .filter(|at| hidden.contains(&(0, (0, u8::try_from(*at).unwrap()))))
            .collect();
        if !hidden.contains(&(0, (ALL, ALL))) {
            let sum: u64 = unknown.iter().map(|at| list[*at]).sum();
            let mut seen = vec![BTreeSet::new(); unknown.len()];
            let mut ways = vec![vec![]];
            for _ in &unknown {
                let more = |way: &Vec<u64>| (1..=sum).map(|n| [&way[..], &[n]].concat()).collect::<Vec<_>>();
                ways = ways.iter().flat_map(more).filter(|way| way.iter().sum::<u64>() <= sum).collect();
            }
            for way in ways.iter().filter(|way| way.iter().sum::<u64>() == sum) {
                way.iter().zip(&mut seen).for_each(|(n, seen)| { seen.insert(*n); });
            }
            prop_assert!(seen.iter().all(|seen| seen.len() > 1), "{:?} {:?}", list, hidden);
        }
    }

    #[test]
    fn the_order_of_tables_rows_and_columns_does_not_matter(grid in grid(), by in 0..4_usize) {
        let mut tables = vec![table(&grid), sums_of(&grid)];
        let mut turned = tables.clone();
        turned.reverse();
        for table in &mut turned {
            let rows = table.rows.len() - 1;
            table.rows[..rows].rotate_left(by % rows.max(1));
        }
        protect(&mut tables);
        protect(&mut turned);
        let cells = |tables: &[Table]| -> BTreeMap<String, Cell> {
            let of = |table: &Table| {
                let id = table.id;
                let rows = table.rows.iter().flat_map(move |row| {
                    let name = row.cells[0].clone();
                    row.cells.clone().into_iter().enumerate()
                        .map(move |(at, cell)| (format!("{id:?} {name:?} {at}"), cell))
                });
                rows.collect::<Vec<_>>()
            };
            tables.iter().flat_map(of).collect()
        };
        prop_assert_eq!(cells(&tables), cells(&turned));
    }

    #[test]
    fn tables_are_protected_as_their_counts_are(grid in grid()) {
        let mut tables = [table(&grid), sums_of(&grid)];
        protect(&mut tables);
        let mut hidden = BTreeSet::new();
        let of = |row: usize, column: usize, table: &Table| {
            let is_total = table.rows[row].is_total;
            let row = if is_total { ALL } else { u8::try_from(row).unwrap() };
            let is_last = column + 1 == table.columns.len();
            (row, if is_last { ALL } else { u8::try_from(column - 1).unwrap() })
        };
        for (row, line) in tables[0].rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                if *cell == Cell::Hidden {
                    hidden.insert((0, of(row, column, &tables[0])));
                }
                prop_assert!(!matches!(cell, Cell::Count(1..=4)));
            }
        }
        prop_assert_eq!(computed(&[grid], &hidden), []);
        for (row, line) in tables[1].rows.iter().enumerate() {
            let is_total = line.is_total;
            let key = (0, (if is_total { ALL } else { u8::try_from(row).unwrap() }, ALL));
            prop_assert_eq!(line.cells[1] == Cell::Hidden, hidden.contains(&key));
        }
    }
}

fn venue(at: usize) -> Name {
    Name::Venue(format!("会館{at}"))
}

/// Talks by venue and hour.
fn table(grid: &[Vec<u64>]) -> Table {
    let mut columns = vec![Column::new(ColumnId::Name, Shape::Text)];
    let hour = |at| Name::Hour(u8::try_from(at).unwrap());
    columns
        .extend((0..grid[0].len()).map(|at| Column::each(ColumnId::Value, hour(at), Shape::Count)));
    columns.push(Column::new(ColumnId::Consultations, Shape::Count));
    let mut table = Table::new(TableId::Cross, Chart::Heat, columns);
    let line = |name: Name, counts: &[u64]| {
        let all = counts.iter().sum();
        let counts = counts.iter().copied().chain([all]).map(Cell::Count);
        [Cell::Name(name)].into_iter().chain(counts).collect::<Vec<_>>()
    };
    for (at, counts) in grid.iter().enumerate() {
        table.push(line(venue(at), counts));
    }
    let of_column = |column: usize| grid.iter().map(|row| row[column]).sum();
    let sums: Vec<u64> = (0..grid[0].len()).map(of_column).collect();
    table.push_total(line(Name::Total, &sums));
    table
}

/// Talks by venue: the sums of the same once more, with shares and minutes.
fn sums_of(grid: &[Vec<u64>]) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Consultations, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
        Column::new(ColumnId::Minutes, Shape::Minutes),
    ];
    let mut table = Table::new(TableId::Venues, Chart::Bars, columns);
    let whole: u64 = grid.iter().flatten().sum();
    let line = |name: Name, part: u64| {
        let share = Cell::Share(Share { part, whole });
        vec![Cell::Name(name), Cell::Count(part), share, Cell::Minutes(part * 7)]
    };
    for (at, row) in grid.iter().enumerate() {
        table.push(line(venue(at), row.iter().sum()));
    }
    table.push_total(line(Name::Total, whole));
    table
}

#[test]
fn small_counts_alone_could_be_computed() {
    // 3 is hidden, and the sum of the column gives it back: what the other hiding is for.
    let grids = [vec![vec![3, 20], vec![12, 30]]];
    let counts = counts(&grids);
    let small = small(&counts);
    assert_eq!(small, [(0, (0, 0))].into());
    assert_eq!(computed(&grids, &small), [(0, (0, 0))]);
    assert_eq!(counts.exposed(&small), small);
    assert_eq!(counts.hidden().len(), 4, "a rectangle is the least");
    // hidden in one of two tables that share a sum
    let list = [vec![vec![2], vec![1], vec![9]], vec![vec![3], vec![9]]];
    let only_small = self::small(&self::counts(&list));
    assert_eq!(computed(&list, &only_small), [(1, (0, 0)), (1, (0, ALL))]);
}

#[test]
fn as_few_as_needed_are_hidden_and_no_zeros() {
    let hidden = |list: &[u64]| {
        let list: Vec<Vec<u64>> = list.iter().map(|count| vec![*count]).collect();
        let hidden = counts(&[list]).hidden();
        hidden.into_iter().map(|(_, (row, column))| (row, column)).collect::<Vec<_>>()
    };
    assert_eq!(hidden(&[9, 0, 30]), []);
    let lists = |rows: &[u8]| rows.iter().flat_map(|r| [(*r, 0), (*r, ALL)]).collect::<Vec<_>>();
    assert_eq!(hidden(&[3, 30, 9, 0]), lists(&[0, 2]), "the least that is not small");
    assert_eq!(hidden(&[3, 4, 30]), lists(&[0, 1]));
    assert_eq!(hidden(&[1, 1, 30, 8]), lists(&[0, 1, 3]), "two of together 2 would be 1 each");
    assert_eq!(hidden(&[3, 0]), lists(&[0, ALL]));
}

#[test]
fn what_stands_beside_a_hidden_count_is_hidden() {
    let mut tables = [sums_of(&[vec![3], vec![10], vec![50]])];
    protect(&mut tables);
    let [table] = tables;
    let hidden = |row: usize| table.rows[row].cells.iter().filter(|c| **c == Cell::Hidden).count();
    assert_eq!([hidden(0), hidden(1), hidden(2), hidden(3)], [3, 3, 0, 0]);
    // a share of so few is a count
    let mut tables = [sums_of(&[vec![60], vec![0]])];
    tables[0].rows[0].cells[2] = Cell::Share(Share { part: 58, whole: 60 });
    protect(&mut tables);
    assert_eq!(tables[0].rows[0].cells[2], Cell::Hidden);
    assert_eq!(tables[0].rows[1].cells[1], Cell::Count(0));
}

#[test]
fn districts_are_sums_of_their_venues() {
    let name = |name| Column::new(name, Shape::Text);
    let count = || Column::new(ColumnId::Consultations, Shape::Count);
    let columns = vec![name(ColumnId::Name), name(ColumnId::Second), count()];
    let mut venues = Table::new(TableId::Venues, Chart::None, columns);
    let district = |text: &str| Name::District(text.into());
    for (at, (of, n)) in [("北", 3), ("北", 40), ("南", 30), ("南", 20)].into_iter().enumerate()
    {
        let names = [venue(at), district(of)].map(Cell::Name);
        venues.push(names.into_iter().chain([Cell::Count(n)]).collect());
    }
    venues.push_total(vec![Cell::Name(Name::Total), Cell::Nothing, Cell::Count(93)]);
    let mut districts =
        Table::new(TableId::Districts, Chart::None, vec![name(ColumnId::Name), count()]);
    for (of, n) in [("北", 43), ("南", 50)] {
        districts.push(vec![Cell::Name(district(of)), Cell::Count(n)]);
    }
    districts.push_total(vec![Cell::Name(Name::Total), Cell::Count(93)]);
    let mut tables = [venues, districts];
    protect(&mut tables);
    let at = |row: usize| tables[0].rows[row].cells[2] == Cell::Hidden;
    assert_eq!([at(0), at(1)], [true, true], "of the same district");
}

#[test]
fn counts_of_things_point_to_nobody() {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Classes, Shape::Count),
        Column::new(ColumnId::Attended, Shape::Count),
    ];
    let mut table = Table::new(TableId::Venues, Chart::None, columns);
    table.push(vec![Cell::Name(venue(0)), Cell::Count(2), Cell::Count(9)]);
    table.push(vec![Cell::Name(venue(1)), Cell::Count(1), Cell::Count(0)]);
    table.push_total(vec![Cell::Name(Name::Total), Cell::Count(3), Cell::Count(9)]);
    let mut tables = [table.clone()];
    protect(&mut tables);
    assert_eq!(tables, [table]);
}
