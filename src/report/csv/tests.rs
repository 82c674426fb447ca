//! Writing and reading tables: the one undoes the other, and what is no table is told.

use proptest::prelude::*;

use super::*;
use crate::domain::sheet::Cells;

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Writer::begin(&mut out).unwrap();
    for row in rows {
        for cell in row {
            writer.cell(cell);
        }
        writer.end_row().unwrap();
    }
    out
}

/// A file that is read a few bytes at a time.
struct Dripping<'a>(&'a [u8], usize);

impl io::Read for Dripping<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(into.len()).min(self.0.len());
        let (now, later) = self.0.split_at(count);
        into[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

fn read_by(bytes: &[u8], encoding: Encoding, drip: usize) -> Result<Vec<Vec<String>>, Unreadable> {
    let mut reader = Reader::new(Dripping(bytes, drip), encoding)?;
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row()? {
        rows.push((0..record.count()).map(|at| record.cell(at).to_owned()).collect());
    }
    Ok(rows)
}

fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    read_by(bytes, Encoding::Utf8, CHUNK)
}

const CHUNK: usize = 64 * 1024;

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

#[test]
fn a_table_is_written_as_spreadsheets_want_it() {
    let table = rows(&[&["a", "b;c"], &["say \"yes\"", "two\nlines"], &["", ""], &[""]]);
    let expected = "\u{feff}a,\"b;c\"\r\n\"say \"\"yes\"\"\",\"two\nlines\"\r\n,\r\n\"\"\r\n";
    assert_eq!(String::from_utf8(written(&table)).unwrap(), expected);
}

#[test]
fn no_cell_is_a_formula_in_any_width() {
    for formula in [
        "=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", " =1",
        "　＝1", "'=1",
    ] {
        let bytes = written(&rows(&[&[formula, formula]]));
        let text = String::from_utf8(bytes.clone()).unwrap();
        let first = text.trim_start_matches('\u{feff}').trim_start_matches('"');
        assert!(first.starts_with('\''), "{text:?}");
        assert_eq!(read(&bytes).unwrap(), rows(&[&[formula, formula]]), "{formula:?}");
    }
    let harmless = String::from_utf8(written(&rows(&[&["1-1=0", "a@b", "〜"]]))).unwrap();
    assert!(!harmless.contains('\''));
}

#[test]
fn a_mark_that_no_writer_put_there_stays() {
    let table = b"'26,'abc,''x,'=1\n";
    assert_eq!(read(table).unwrap(), rows(&[&["'26", "'abc", "'x", "=1"]]));
}

#[test]
fn rows_end_in_every_usual_way_and_cells_stand_between_commas_or_tabs() {
    let expected = rows(&[&["a", "b"], &["c", "d"]]);
    for table in
        ["a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a\tb\nc\td\n", "\"a\" ,b\n\"c\",\"d\"  \n"]
    {
        assert_eq!(read(table.as_bytes()).unwrap(), expected, "{table:?}");
    }
    assert_eq!(read(b"a,b\n\n\nc").unwrap(), rows(&[&["a", "b"], &[""], &[""], &["c"]]));
    assert_eq!(read(b"a,\n,").unwrap(), rows(&[&["a", ""], &["", ""]]));
    assert_eq!(read(b"").unwrap(), rows(&[]));
    assert_eq!(read(b"5\" phone,x").unwrap(), rows(&[&["5\" phone", "x"]]));
}

#[test]
fn a_file_of_a_japanese_spreadsheet_is_read_and_one_of_windows_too() {
    let expected = rows(&[&["相談日", "年代"], &["①", "髙"]]);
    let text = "相談日,年代\r\n①,髙\r\n";
    let (bytes, _, unmapped) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmapped);
    for drip in [1, 3, CHUNK] {
        assert_eq!(read_by(&bytes, Encoding::ShiftJis, drip).unwrap(), expected);
        // a byte-order mark has the last word
        let marked = [BYTE_ORDER_MARK, text.as_bytes()].concat();
        assert_eq!(read_by(&marked, Encoding::ShiftJis, drip).unwrap(), expected);
        let wide: Vec<u8> = std::iter::once(0xfeff)
            .chain(text.replace(',', "\t").encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read_by(&wide, Encoding::Utf8, drip).unwrap(), expected);
    }
    let told = read(&bytes).unwrap_err();
    assert!(matches!(told, Unreadable::NotInEncoding { row: 1 }), "{told:?}");
    let later = [b"a,b\nc,d\ne,".as_slice(), &[0xff], b"\n"].concat();
    assert!(matches!(
        read_by(&later, Encoding::Utf8, 1),
        Err(Unreadable::NotInEncoding { row: 3 })
    ));
}

#[test]
fn a_quotation_mark_that_is_not_closed_or_goes_on_is_told_with_its_row() {
    assert!(matches!(read(b"a\nb\n\"c\nd\ne"), Err(Unreadable::QuoteOpen { row: 3 })));
    assert!(matches!(read(b"a\n\"b\"c\n"), Err(Unreadable::AfterQuote { row: 2 })));
    // a row of several lines is one row
    assert!(matches!(read(b"\"a\nb\nc\"\n\"d"), Err(Unreadable::QuoteOpen { row: 2 })));
}

/// Letters without end.
struct Endless(u8);

impl io::Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        into.fill(self.0);
        Ok(into.len())
    }
}

#[test]
fn a_row_without_end_is_told_before_it_fills_the_memory() {
    for letter in [b'a', b',', 0] {
        let mut reader = Reader::new(Endless(letter), Encoding::Utf8).unwrap();
        let told = reader.next_row().unwrap_err();
        assert!(matches!(told, Unreadable::RowTooLong { row: 1 }), "{told:?}");
    }
}

#[test]
fn all_of_the_file_was_read_once_all_rows_were() {
    let mut reader = Reader::new(&b"a\nb\n"[..], Encoding::Utf8).unwrap();
    while reader.next_row().unwrap().is_some() {}
    assert_eq!((reader.row(), reader.into_source().len()), (2, 0));
}

/// Texts with many of the signs that mean something.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[-\"',=+@;\\r\\n\\t ＝＋－＠　'a写]{0,8}"]
}

proptest! {
    #[test]
    fn what_was_written_is_read_again(
        table in prop::collection::vec(prop::collection::vec(any_cell(), 1..5), 0..6),
        drip in 1_usize..40,
    ) {
        // whether commas or tabs stand between cells is told by the first line, which is one of headings
        let table = [rows(&[&["a", "b", "c"]]), table].concat();
        let read = read_by(&written(&table), Encoding::Utf8, drip).unwrap();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn any_bytes_are_a_table_or_are_told(bytes in any::<Vec<u8>>(), marks in "[\",\\n\\r\\t a]{0,30}", drip in 1_usize..9) {
        for bytes in [bytes.as_slice(), marks.as_bytes()] {
            for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
                read_by(bytes, encoding, drip).ok();
            }
        }
    }
}
