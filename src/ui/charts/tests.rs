//! Charts as they stand on a screen, row by row.

use super::*;
use crate::domain::figures::table::{Chart, ColumnId, Name, Share};

/// Words that are the names in files.
struct Plain;

impl Words for Plain {
    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Name(Name::Total) => "合計".to_owned(),
            Cell::Name(Name::Venue(name) | Name::Text(name)) => name.clone(),
            Cell::Count(n) | Cell::Minutes(n) => n.to_string(),
            Cell::Share(Share { part, whole }) => format!("{part}/{whole}"),
            Cell::NotReported => "なし".to_owned(),
            other => format!("{other:?}"),
        }
    }

    fn short(&self, name: &Name, _among: usize) -> String {
        match name {
            Name::Hour(hour) => hour.to_string(),
            name => self.cell(&Cell::Name(name.clone())),
        }
    }

    fn head(&self, column: &Column) -> String {
        match &column.of {
            Some(Name::Text(text)) => text.clone(),
            None if column.id == ColumnId::Consultations => "計".to_owned(),
            _ => column.id.name().to_owned(),
        }
    }
}

fn name(text: &str) -> Cell {
    Cell::Name(Name::Text(text.to_owned()))
}

/// Names with counts, and their sum.
fn counts(rows: &[(&str, u64)]) -> Table {
    let columns =
        vec![Column::new(ColumnId::Name, Shape::Text), Column::new(ColumnId::Visits, Shape::Count)];
    let mut table =
        Table::new(crate::domain::figures::table::TableId::Venues, Chart::Bars, columns);
    for (text, count) in rows {
        table.push(vec![name(text), Cell::Count(*count)]);
    }
    let sum = rows.iter().map(|(_, count)| count).sum();
    table.push_total(vec![Cell::Name(Name::Total), Cell::Count(sum)]);
    table
}

/// Rows as they stand on a screen.
fn drawn(list: &List) -> Vec<String> {
    let row = |parts: &Parts| {
        let parts: Vec<String> = parts.iter().map(|(words, wide)| left(words, *wide)).collect();
        parts.join("  ").trim_end().to_owned()
    };
    std::iter::once(&list.heads).chain(&list.rows).map(row).collect()
}

/// What every chart keeps: no part is wider than its room, and all of them together fit.
fn fits(list: &List, room: u16) {
    for parts in std::iter::once(&list.heads).chain(&list.rows) {
        let all: u16 = parts.iter().map(|(_, wide)| wide + GAP).sum();
        assert!(all.saturating_sub(GAP) <= room, "{all} of {room}: {parts:?}");
    }
}

#[test]
fn a_bar_is_as_long_as_its_figure_and_what_is_there_at_all_is_seen() {
    let table = counts(&[("中央公民館", 400), ("駅前", 200), ("北", 1), ("南", 0)]);
    let list = bars(&table, &Plain, 33, 0);
    fits(&list, 33);
    assert_eq!(
        drawn(&list),
        [
            "name        visits",
            "中央公民館     400  █████████████",
            "駅前           200  ██████▌",
            "北               1  ▌",
            "南               0",
            "合計           601",
        ]
    );
}

#[test]
fn bars_of_what_nobody_reported_are_empty() {
    let mut table = counts(&[("あ", 3)]);
    table.rows.remove(1);
    table.push(vec![name("い"), Cell::NotReported]);
    assert_eq!(
        drawn(&bars(&table, &Plain, 24, 0)),
        ["name  visits", "あ         3  ██████████", "い      なし"]
    );
}

#[test]
fn bars_and_columns_are_of_any_amount_of_the_table() {
    let columns_of = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Visits, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
        Column::new(ColumnId::Minutes, Shape::Minutes),
    ];
    let id = crate::domain::figures::table::TableId::Venues;
    let mut table = Table::new(id, Chart::Bars, columns_of);
    let share = Cell::Share(Share { part: 1, whole: 2 });
    table.push(vec![name("駅前"), Cell::Count(1), share.clone(), Cell::Minutes(20)]);
    table.push(vec![name("北"), Cell::Count(2), share, Cell::Minutes(10)]);
    let list = bars(&table, &Plain, 28, 1);
    assert_eq!(list.hidden, (1, 0));
    assert_eq!(
        drawn(&list),
        ["name  minutes", "駅前       20  █████████████", "北         10  ██████▌"]
    );
    assert_eq!(bars(&table, &Plain, 28, 0).hidden, (0, 1));
    let drawn = columns(&table, &Plain, (20, 1), 9).unwrap();
    assert_eq!((drawn.of.as_str(), drawn.hidden), ("minutes", (1, 0)));
    assert_eq!(drawn.pictures, [["████ ▄▄▄▄", "駅前 北", "20   10"]]);
}

#[test]
fn where_there_is_room_a_bar_says_its_district_too() {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Second, Shape::Text),
        Column::new(ColumnId::Visits, Shape::Count),
    ];
    let id = crate::domain::figures::table::TableId::Venues;
    let mut table = Table::new(id, Chart::Bars, columns);
    table.push(vec![name("駅前"), name("中部"), Cell::Count(7)]);
    let list = bars(&table, &Plain, 70, 0);
    fits(&list, 70);
    assert!(drawn(&list)[1].starts_with("駅前  中部         7  █████"), "{:?}", drawn(&list));
    let list = bars(&table, &Plain, 69, 0);
    fits(&list, 69);
    assert!(drawn(&list)[1].starts_with("駅前       7  █████"), "{:?}", drawn(&list));
}

#[test]
fn squares_are_the_darker_the_greater_their_figure_and_say_it() {
    let hours =
        [9, 10, 11].map(|hour| Column::each(ColumnId::Hour, Name::Hour(hour), Shape::Count));
    let columns = std::iter::once(Column::new(ColumnId::Name, Shape::Text)).chain(hours);
    let sum = Column::new(ColumnId::Consultations, Shape::Count);
    let columns = columns.chain([sum]).collect();
    let id = crate::domain::figures::table::TableId::Hours;
    let mut table = Table::new(id, Chart::Heat, columns);
    let row =
        |day, counts: [u64; 4]| std::iter::once(name(day)).chain(counts.map(Cell::Count)).collect();
    table.push(row("月", [0, 5, 6, 11]));
    table.push(row("火", [11, 15, 20, 46]));
    let list = heat(&table, &Plain, 30, 0);
    fits(&list, 30);
    assert_eq!(list.hidden, (0, 0));
    assert_eq!(
        drawn(&list),
        ["name     9   10   11   計", "月       0 ░░ 5 ▒▒ 6   11", "火    ▓▓11 ▓▓15 ██20   46",]
    );
    assert_eq!(list.legend.unwrap(), "░░ 1-5  ▒▒ 6-10  ▓▓ 11-15  ██ 16-20");
    // what has no room is said to be there
    let list = heat(&table, &Plain, 15, 0);
    fits(&list, 15);
    assert_eq!(list.hidden, (0, 2));
    assert_eq!(drawn(&list)[0], "name     9   10");
    let list = heat(&table, &Plain, 15, 9);
    assert_eq!((list.hidden, drawn(&list)[2].as_str()), ((2, 0), "火    ██20   46"));
}

#[test]
fn columns_stand_in_the_order_of_time_over_name_and_figure() {
    let table = counts(&[("4月", 8), ("5月", 4), ("6月", 1), ("7月", 0)]);
    assert_eq!(
        columns(&table, &Plain, (30, 2), 0).unwrap().pictures,
        [["███", "███ ███ ▄▄▄", "4月 5月 6月 7月", "8   4   1   0",]]
    );
    // more than have room beside each other stand below
    assert_eq!(columns(&table, &Plain, (8, 2), 0).unwrap().pictures.len(), 2);
}

#[test]
fn the_light_end_of_a_funnels_bar_are_those_who_left() {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Started, Shape::Count),
        Column::new(ColumnId::LeftHere, Shape::Count),
    ];
    let id = crate::domain::figures::table::TableId::Funnel;
    let mut table = Table::new(id, Chart::Funnel, columns);
    for (step, seen, gone) in [("1", 10, 2), ("2", 8, 4), ("3", 4, 0)] {
        table.push(vec![name(step), Cell::Count(seen), Cell::Count(gone)]);
    }
    let list = funnel(&table, &Plain, 45);
    fits(&list, 45);
    assert_eq!(
        drawn(&list),
        [
            "name  started  left-here",
            "1          10          2  ███████████████░░░░",
            "2           8          4  ████████░░░░░░░░",
            "3           4          0  ████████",
        ]
    );
}

#[test]
fn a_table_shows_as_many_columns_as_have_room_and_says_how_many_have_none() {
    let months = ["2026年4月", "2026年5月", "2026年6月"]
        .map(|month| Column::each(ColumnId::Consultations, Name::Text(month.into()), Shape::Count));
    let columns = std::iter::once(Column::new(ColumnId::Name, Shape::Text)).chain(months).collect();
    let id = crate::domain::figures::table::TableId::TopicMonths;
    let mut table = Table::new(id, Chart::None, columns);
    table.push(vec![name("写真・カメラ"), Cell::Count(12), Cell::Count(3), Cell::NotReported]);
    let list = figures(&table, &Plain, 60, 0);
    fits(&list, 60);
    assert_eq!(list.hidden, (0, 0));
    assert_eq!(
        drawn(&list),
        [
            "name          2026年4月  2026年5月  2026年6月",
            "写真・カメラ         12          3       なし",
        ]
    );
    let list = figures(&table, &Plain, 36, 1);
    fits(&list, 36);
    assert_eq!(list.hidden, (1, 0));
    assert_eq!(drawn(&list)[0], "name          2026年5月  2026年6月");
    let list = figures(&table, &Plain, 36, 0);
    assert_eq!(list.hidden, (0, 1));
}

#[test]
fn words_that_are_too_long_are_cut_where_two_dots_say_so() {
    assert_eq!(cut("ながい名前", 10), "ながい名前");
    assert_eq!(cut("ながい名前", 9), "ながい..");
    assert_eq!(cut("ながい名前", 1), "");
}
