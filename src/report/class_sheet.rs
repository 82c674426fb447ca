//! The sheet of a class, to be printed and filled in on paper: as plain text and as a page with large type. Its lines
//! have numbers by which marks are typed back, and a code that says whether the lines are still the same.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::{
    domain::{
        attendance::{Attendance, CameBy, Line, Mark},
        booking::Guest,
        class::Class,
        ids::derived,
        venue::AboutVenue,
    },
    i18n::Lang,
};

/// Columns of a name.
const NAME: usize = 24;
/// Columns of the words for how somebody came to stand here.
const CAME_BY: usize = 14;
/// Empty lines for those who come without a booking.
const EMPTY_LINES: usize = 5;
/// Digits of the code.
const CODE: usize = 4;

/// What a sheet is made of.
#[derive(Clone, Copy, Debug)]
pub struct PrintedSheet<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// The class.
    pub class: &'a Class,
    /// Where it is.
    pub venue: &'a AboutVenue,
    /// Its lines.
    pub attendance: &'a Attendance,
}

/// A short code of who stands on a sheet in which order: it changes when a line does.
pub fn code(attendance: &Attendance) -> String {
    let ids = attendance.lines.iter().flat_map(|line| line.id.0.into_bytes());
    let code = derived("terakoya class sheet", &ids.collect::<Vec<u8>>());
    code.simple().to_string().chars().take(CODE).collect()
}

/// The name or the slip by which somebody is called.
pub fn guest(lang: &Lang, guest: &Guest) -> String {
    match guest {
        Guest::Name(name) => name.clone(),
        Guest::Slip(slip) => lang.class_slip(usize::from(*slip)).written(),
    }
}

/// The sheet as lines of text, at most 80 columns wide.
pub fn as_text(sheet: &PrintedSheet<'_>) -> String {
    let lang = sheet.lang;
    let mut text = String::new();
    let mut line = |written: &str| {
        text.push_str(written.trim_end());
        text.push('\n');
    };
    sheet.head().iter().for_each(|head| line(head));
    line("");
    let row = |nth: &str, name: &str, came_by: &str, mark: &str, remark: &str| {
        format!("{nth:>4}  {}  {}  {mark}  {remark}", padded(name, NAME), padded(came_by, CAME_BY))
    };
    for (nth, entry) in (1..).zip(&sheet.attendance.lines) {
        let mark = entry.mark.map_or_else(boxes, |mark| word(lang, mark));
        let name = guest(lang, &entry.guest);
        line(&row(&nth.to_string(), &name, &came_by(lang, entry), &mark, &entry.remark));
        line("");
    }
    line(&lang.class_sheet_walk_ins().written());
    for _ in 0..EMPTY_LINES {
        line("");
        line(&format!("      {}", "_".repeat(60)));
    }
    line("");
    sheet.foot().iter().for_each(|foot| line(foot));
    text
}

/// The sheet as a page that needs nothing else, with large type.
pub fn as_html(sheet: &PrintedSheet<'_>) -> String {
    let lang = sheet.lang;
    let mut page = String::new();
    // Writing into a String cannot fail.
    write_html(sheet, lang, &mut page).ok();
    page
}

fn write_html(sheet: &PrintedSheet<'_>, lang: &Lang, page: &mut String) -> std::fmt::Result {
    let head = sheet.head();
    writeln!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n\
         <style>\nbody {{ font: 16pt/1.4 sans-serif; color: #000; background: #fff; margin: 1.5cm; }}\n\
         h1 {{ font-size: 22pt; margin: 0; }}\np {{ margin: 0.2em 0; }}\n\
         table {{ border-collapse: collapse; width: 100%; margin: 0.6em 0; }}\n\
         td {{ border: 1pt solid #000; padding: 0.3em 0.5em; height: 1.4em; }}\n\
         tr {{ break-inside: avoid; }}\n</style>\n</head>\n<body>",
        lang.locale().tag(),
        escaped(&sheet.class.plan.title),
    )?;
    for (nth, line) in head.iter().enumerate() {
        let tag = if nth == 0 { "h1" } else { "p" };
        writeln!(page, "<{tag}>{}</{tag}>", escaped(line))?;
    }
    writeln!(page, "<table>")?;
    let row = |page: &mut String, cells: [&str; 5]| {
        let cells = cells.map(|cell| format!("<td>{}</td>", escaped(cell)));
        writeln!(page, "<tr>{}</tr>", cells.concat())
    };
    for (nth, line) in (1..).zip(&sheet.attendance.lines) {
        let mark = line.mark.map_or_else(boxes, |mark| word(lang, mark));
        let (nth, name) = (usize::to_string(&nth), guest(lang, &line.guest));
        row(page, [&nth, &name, &came_by(lang, line), &mark, &line.remark])?;
    }
    writeln!(
        page,
        "</table>\n<p>{}</p>\n<table>",
        escaped(&lang.class_sheet_walk_ins().written())
    )?;
    for _ in 0..EMPTY_LINES {
        row(page, [""; 5])?;
    }
    writeln!(page, "</table>")?;
    for line in sheet.foot() {
        writeln!(page, "<p>{}</p>", escaped(&line))?;
    }
    writeln!(page, "</body>\n</html>")
}

impl PrintedSheet<'_> {
    fn head(&self) -> Vec<String> {
        let plan = &self.class.plan;
        let place = [self.venue.name.as_str(), plan.room.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        let count = self.attendance.count();
        vec![
            plan.title.clone(),
            format!("{} {}", self.lang.day(plan.on).written(), plan.span),
            place.join(" "),
            self.lang.class_count(count.here, count.listed).written(),
        ]
    }

    fn foot(&self) -> Vec<String> {
        let lang = self.lang;
        let legend = Mark::ALL.iter().map(|mark| {
            let letter = letter(*mark);
            format!("{letter} = {}", word(lang, *mark))
        });
        vec![
            legend.collect::<Vec<_>>().join("  "),
            lang.class_sheet_code(&code(self.attendance)).written(),
        ]
    }
}

/// What a mark is called.
pub fn word(lang: &Lang, mark: Mark) -> String {
    lang.word_mark(mark.name()).written()
}

fn came_by(lang: &Lang, line: &Line) -> String {
    match line.came_by {
        CameBy::Seat => String::new(),
        CameBy::WalkIn => lang.class_came_by("walk-in").written(),
        CameBy::Waiting => lang.class_came_by("waiting").written(),
        CameBy::Cancelled => lang.class_came_by("cancelled").written(),
    }
}

/// A letter for each mark, to be circled.
fn boxes() -> String {
    Mark::ALL.iter().map(|mark| letter(*mark)).collect::<Vec<_>>().join(" ")
}

/// The letter that stands for a mark on paper.
pub fn letter(mark: Mark) -> &'static str {
    match mark {
        Mark::Present => "P",
        Mark::Late => "L",
        Mark::LeftEarly => "E",
        Mark::Excused => "X",
        Mark::Absent => "A",
    }
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}
