//! Classes as the table in which municipalities publish events (イベント一覧), and classes from such a table. What its
//! columns mean is said in `domain::class::event_list`.

use std::io::{self, Read, Write};

use super::csv::{Encoding, Reader, Unreadable, Writer};
use crate::domain::{
    class::{
        Class,
        event_list::{EventColumn, EventProblem, EventRow, EventSheet, Publisher, cell},
    },
    venue::AboutVenue,
};

/// Writes classes with their venues as a table. Of a class that was only planned nobody should know yet: to leave it
/// out is the caller's business.
pub fn write<'a>(
    classes: impl IntoIterator<Item = (&'a Class, &'a AboutVenue)>,
    publisher: &Publisher,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = Writer::begin(out)?;
    for column in EventColumn::ALL {
        writer.cell(column.name());
    }
    writer.end_row()?;
    for (class, venue) in classes {
        for column in EventColumn::ALL {
            writer.cell(&cell(*column, class, venue, publisher));
        }
        writer.end_row()?;
    }
    Ok(())
}

/// A row of a table that was read: a class, or everything that is wrong with it.
pub type ReadRow = Result<EventRow, Vec<EventProblem>>;

/// Why a table cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum NoEventList {
    /// It is no table.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its headings are not those of an event list.
    #[error("the headings are not those of an event list")]
    Headings(Vec<EventProblem>),
}

/// The rows of a table with their numbers, the headings being row 1. Rows in which nothing is written are left out.
pub fn read(source: impl Read, encoding: Encoding) -> Result<Vec<(usize, ReadRow)>, NoEventList> {
    let mut reader = Reader::new(source, encoding)?;
    let empty: &[&str] = &[];
    let sheet = match reader.next_row()? {
        Some(headings) => EventSheet::new(headings),
        None => EventSheet::new(empty),
    };
    let sheet = sheet.map_err(NoEventList::Headings)?;
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row()? {
        let row = (!record.is_blank()).then(|| sheet.row(record));
        rows.extend(row.map(|row| (reader.row(), row)));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        class::{ClassPlan, Stage, event_list::EventTrouble},
        ids::{ClassId, VenueId},
        venue::{Position, Span},
    };

    fn class() -> Class {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let plan = ClassPlan {
            series: None,
            title: "=はじめての, \"スマホ\"".into(),
            reading: "ハジメテノスマホ".into(),
            about: "電源から".into(),
            venue: VenueId(Uuid::from_u128(1)),
            room: "第1会議室".into(),
            on: day(7),
            span: Span { from: at(9), until: at(11) },
            capacity: 15,
            helpers: 3,
            loan_phones: 2,
            lessons: vec![],
            booking_page: Some("https://city.example/classes".into()),
            book_until: Some(day(4)),
        };
        Class {
            id: ClassId(Uuid::from_u128(7)),
            plan,
            stage: Stage::Open,
            called_off: None,
            capacities: vec![],
            changes: 0,
            changed_ms: 0,
        }
    }

    fn venue() -> AboutVenue {
        AboutVenue {
            name: "会館".into(),
            municipal_code: "010006".parse().ok(),
            address: "北海道".into(),
            position: Position::typed("43.064310", "141.346879"),
            ..AboutVenue::default()
        }
    }

    fn written(class: &Class) -> Vec<u8> {
        let publisher = Publisher { called_off: "中止".into(), ..Publisher::default() };
        let mut out = Vec::new();
        write([(class, &venue())], &publisher, &mut out).unwrap();
        out
    }

    #[test]
    fn a_class_is_written_and_read_back() {
        let rows = read(&written(&class())[..], Encoding::Utf8).unwrap();
        let [(2, Ok(row))] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!(row.class, Some(class().id));
        let other = ClassPlan { title: "x".into(), capacity: 1, ..class().plan };
        assert_eq!(row.plan(class().plan.venue, &other), class().plan);
        assert_eq!(row.about_venue(), venue());
    }

    #[test]
    fn dates_times_and_codes_are_as_open_data_wants_them() {
        let called_off = Class { called_off: Some("台風".into()), ..class() };
        let text = String::from_utf8(written(&called_off)).unwrap();
        let row = text.split("\r\n").nth(1).unwrap();
        assert!(row.starts_with("010006,00000000-0000-0000-0000-000000000007,"), "{row}");
        assert!(row.contains(",2026-12-07,2026-12-07,09:00,11:00,"), "{row}");
        assert!(row.contains(",43.064310,141.346879,"), "{row}");
        assert!(row.ends_with(",中止"), "{row}");
        assert_eq!(text.split("\r\n").next().unwrap().split(',').count(), 32);
    }

    #[test]
    fn what_is_no_event_list_is_refused_and_bad_rows_are_told_with_their_numbers() {
        let told = read(&b"a,b\n1,2\n"[..], Encoding::Utf8).unwrap_err();
        assert!(matches!(told, NoEventList::Headings(missing) if missing.len() == 5));
        assert!(matches!(read(&b""[..], Encoding::Utf8), Err(NoEventList::Headings(_))));
        let table =
            "イベント名,開始日,開始時間,終了時間,場所名称\n\n教室,2026-12-07,10:00,12:00,\n";
        let rows = read(table.as_bytes(), Encoding::Utf8).unwrap();
        let [(3, Err(problems))] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!(problems[0].trouble, EventTrouble::Missing);
    }
}
