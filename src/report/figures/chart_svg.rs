//! Charts of tables as SVG inside a page: every figure stands in them as a number, so that none is told by its colour
//! alone, and a description says what a chart shows to whoever does not see it. Lengths are in pixels at full size.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{drawn_column, html::escaped};
use crate::{
    domain::{
        desk::bar,
        figures::{
            Table,
            table::{Cell, Chart, ColumnId, Name},
        },
        text::Text,
    },
    i18n::figures::Naming,
};

/// How wide a half-width letter is taken to be.
const LETTER: usize = 8;
/// From one row to the next, and how thick a bar is in it.
const LINE: usize = 28;
const BAR: usize = 18;
/// From the top of a row to the line on which its letters stand.
const BASELINE: usize = 19;
/// Between a bar and the words beside it.
const GAP: usize = 8;
/// The longest bar, and the highest column.
const LONGEST: usize = 320;
const HIGHEST: usize = 160;
/// How many half-width letters a name may have; the table has all of it.
const NAME: usize = 32;
/// The same of the name of a column of squares.
const HEAD: usize = 12;

/// The chart of a table as a figure; none if it has no chart, or nothing to draw. Ids in it begin with `id`.
pub fn chart(table: &Table, id: &str, naming: &Naming<'_>) -> Option<String> {
    match table.chart {
        Chart::None => None,
        Chart::Heat => heat(table, id, naming),
        Chart::Bars | Chart::Columns | Chart::Funnel => rows(table, id, naming),
    }
}

/// A chart of the rows of a table, by its first column of whole numbers.
fn rows(table: &Table, id: &str, naming: &Naming<'_>) -> Option<String> {
    let at = drawn_column(table)?;
    let marks = Mark::all(table, at, naming);
    let highest = marks.iter().max_by_key(|mark| mark.amount)?;
    if highest.amount == 0 {
        return None;
    }
    let heading = naming.column(table.columns.get(at)?).written();
    let (kind, svg) = match table.chart {
        Chart::Columns => ("columns", columns(&marks, highest.amount)),
        Chart::Funnel => ("funnel", funnel(table, &marks, highest.amount, id, naming)),
        _ => {
            let mut svg = Svg::default();
            bars(&mut svg, &marks, highest.amount);
            ("bars", svg)
        }
    };
    Some(svg.figure(table, id, &heading, (kind, &highest.label, &highest.value), naming))
}

/// A row of a table as it is drawn.
struct Mark<'a> {
    name: Option<&'a Cell>,
    label: String,
    amount: usize,
    value: String,
    /// How many went no further.
    left: usize,
}

impl<'a> Mark<'a> {
    /// The rows of a table that are no sums, by the column at a place.
    fn all(table: &'a Table, at: usize, naming: &Naming<'_>) -> Vec<Self> {
        let left = table.column(ColumnId::LeftHere);
        let rows = table.rows.iter().filter(|row| !row.is_total);
        rows.map(|row| {
            let name = row.cells.first();
            Self {
                name,
                label: name.map(|cell| naming.cell(cell)).unwrap_or_default(),
                amount: amount(row.cells.get(at)),
                value: row.cells.get(at).map(|cell| naming.cell(cell)).unwrap_or_default(),
                left: amount(left.and_then(|left| row.cells.get(left))),
            }
        })
        .collect()
    }
}

fn amount(cell: Option<&Cell>) -> usize {
    let amount = cell.and_then(Cell::amount).unwrap_or(0);
    usize::try_from(amount).unwrap_or(usize::MAX)
}

/// A bar a row: its name before it, its figure behind it. Returns where the bars begin.
fn bars(svg: &mut Svg, marks: &[Mark<'_>], most: usize) -> usize {
    let labels: Vec<String> = marks.iter().map(|mark| cut(&mark.label, NAME)).collect();
    let begin = labels.iter().map(|label| label.width()).max().unwrap_or(0) * LETTER + GAP;
    for ((mark, label), nth) in marks.iter().zip(&labels).zip(0..) {
        let y = nth * LINE;
        let long = bar(mark.amount, most, LONGEST);
        svg.text((begin - GAP, y + BASELINE), Anchor::End, "", label);
        svg.rect("bar", (begin, y + (LINE - BAR) / 2), (long, BAR));
        svg.text((begin + long + GAP, y + BASELINE), Anchor::Start, "", &mark.value);
    }
    svg.rect("axis", (begin - 1, 0), (1, marks.len() * LINE));
    begin
}

/// Bars of those who got as far as each step; the hatched end of a bar are those who went no further.
fn funnel(table: &Table, marks: &[Mark<'_>], most: usize, id: &str, naming: &Naming<'_>) -> Svg {
    let mut svg = Svg::default();
    let begin = bars(&mut svg, marks, most);
    let hatch = format!("{id}-hatch");
    let hatched = |svg: &mut Svg, (x, y): (usize, usize), wide: usize| {
        svg.rect("cell", (x, y), (wide, BAR));
        svg.push(&format!(
            "<rect class=\"line\" fill=\"url(#{hatch})\" style=\"fill:url(#{hatch})\" x=\"{x}\" \
             y=\"{y}\" width=\"{wide}\" height=\"{BAR}\"/>"
        ));
    };
    svg.push(&format!(
        "<defs><pattern id=\"{hatch}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"bar\" width=\"2\" height=\"6\"/></pattern></defs>"
    ));
    for (mark, nth) in marks.iter().zip(0..) {
        let long = bar(mark.amount, most, LONGEST);
        let left = bar(mark.left, most, LONGEST).min(long);
        if left > 0 {
            hatched(&mut svg, (begin + long - left, nth * LINE + (LINE - BAR) / 2), left);
        }
    }
    let Some(left) = table.column(ColumnId::LeftHere).and_then(|at| table.columns.get(at)) else {
        return svg;
    };
    let y = marks.len() * LINE + GAP;
    hatched(&mut svg, (begin, y), LINE);
    let says = cut(&naming.column(left).written(), NAME);
    svg.text((begin + LINE + GAP, y + BASELINE - (LINE - BAR) / 2), Anchor::Start, "", &says);
    svg
}

/// A column a row. Months are told by their numbers, with the year where one begins.
fn columns(marks: &[Mark<'_>], most: usize) -> Svg {
    let mut svg = Svg::default();
    let mut year = None;
    let labels: Vec<[String; 2]> = marks
        .iter()
        .map(|mark| match mark.name {
            Some(Cell::Name(Name::Month(month))) => {
                let begins = year != Some(month.year());
                year = Some(month.year());
                let year = if begins { month.year().to_string() } else { String::new() };
                [month.number().to_string(), year]
            }
            _ => [cut(&mark.label, HEAD), String::new()],
        })
        .collect();
    let words = labels.iter().flatten().map(|label| label.width());
    let widest = words.chain(marks.iter().map(|mark| mark.value.width())).max().unwrap_or(0);
    let step = widest * LETTER + GAP;
    for ((mark, label), nth) in marks.iter().zip(&labels).zip(0..) {
        let (x, high) = (nth * step + step / 2, bar(mark.amount, most, HIGHEST));
        let top = LINE + HIGHEST - high;
        svg.text((x, top - GAP), Anchor::Middle, "", &mark.value);
        svg.rect("bar", (x - BAR / 2, top), (BAR, high));
        for (line, y) in label.iter().zip([BASELINE, BASELINE + LINE * 2 / 3]) {
            svg.text((x, LINE + HIGHEST + y), Anchor::Middle, "", line);
        }
    }
    svg.rect("axis", (0, LINE + HIGHEST), (marks.len() * step, 1));
    svg
}

/// A square a cell, the darker the more, with its number in it.
fn heat(table: &Table, id: &str, naming: &Naming<'_>) -> Option<String> {
    let of_several = table.columns.iter().enumerate().filter(|(_, column)| column.of.is_some());
    let columns: Vec<(usize, String)> =
        of_several.map(|(at, column)| (at, naming.column(column).written())).collect();
    let rows: Vec<_> = table.rows.iter().filter(|row| !row.is_total).collect();
    let labels: Vec<String> = rows
        .iter()
        .map(|row| row.cells.first().map(|cell| naming.cell(cell)).unwrap_or_default())
        .collect();
    let cells = rows.iter().zip(&labels).flat_map(|(row, label)| {
        columns.iter().map(move |(at, head)| (row.cells.get(*at), label, head))
    });
    let (highest, row, column) = cells.max_by_key(|(cell, ..)| amount(*cell))?;
    let most = amount(highest);
    if most == 0 {
        return None;
    }
    let mut svg = Svg::default();
    let begin = labels.iter().map(|label| cut(label, NAME).width()).max().unwrap_or(0);
    let begin = begin * LETTER + GAP;
    let heads: Vec<String> = columns.iter().map(|(_, head)| cut(head, HEAD)).collect();
    let widest = heads.iter().map(|head| head.width()).max().unwrap_or(0);
    let wide = (widest * LETTER + GAP).max(LINE + GAP);
    for (head, nth) in heads.iter().zip(0..) {
        svg.text((begin + nth * wide + wide / 2, BASELINE), Anchor::Middle, "", head);
    }
    for ((row, label), nth) in rows.iter().zip(&labels).zip(1..) {
        let y = nth * LINE;
        svg.text((begin - GAP, y + BASELINE), Anchor::End, "", &cut(label, NAME));
        for ((at, _), nth) in columns.iter().zip(0..) {
            let Some(cell) = row.cells.get(*at) else { continue };
            let (x, level) = (begin + nth * wide, bar(amount(Some(cell)), most, 4));
            svg.rect(&format!("cell heat-{level}"), (x, y), (wide, LINE));
            let ink = if level > 2 { "light" } else { "" };
            let value = cut(&naming.cell(cell), HEAD);
            svg.text((x + wide / 2, y + BASELINE), Anchor::Middle, ink, &value);
        }
    }
    let value = highest.map(|cell| naming.cell(cell)).unwrap_or_default();
    let total = table.columns.last().map(|column| naming.column(column).written());
    let most = format!("{row}, {column}");
    Some(svg.figure(table, id, &total.unwrap_or_default(), ("heat", &most, &value), naming))
}

/// A text of at most so many half-width letters; what is left out is told by dots.
fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.width() <= most {
        return text;
    }
    let mut cut = String::new();
    let mut wide = 1;
    for c in text.chars() {
        wide += c.width().unwrap_or(0);
        if wide > most {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}

/// Where a text stands at its place.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// What is drawn so far, and how much room it takes.
#[derive(Default)]
struct Svg {
    drawn: String,
    wide: usize,
    high: usize,
}

impl Svg {
    fn push(&mut self, element: &str) {
        self.drawn.push_str(element);
        self.drawn.push('\n');
    }

    fn rect(&mut self, class: &str, (x, y): (usize, usize), (wide, high): (usize, usize)) {
        self.reach(x + wide + 1, y + high + 1);
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\"/>"
        ));
    }

    fn text(&mut self, (x, y): (usize, usize), anchor: Anchor, class: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let long = text.width() * LETTER;
        let (anchor, right) = match anchor {
            Anchor::Start => ("", x + long),
            Anchor::Middle => (" text-anchor=\"middle\"", x + long / 2),
            Anchor::End => (" text-anchor=\"end\"", x),
        };
        self.reach(right, y + LINE - BASELINE);
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.push(&format!("<text x=\"{x}\" y=\"{y}\"{anchor}{class}>{}</text>", escaped(text)));
    }

    fn reach(&mut self, x: usize, y: usize) {
        self.wide = self.wide.max(x);
        self.high = self.high.max(y);
    }

    /// The whole: what it is called, and in words what it shows: its kind, its highest place and the figure there.
    fn figure(
        self,
        table: &Table,
        id: &str,
        heading: &str,
        (kind, most, value): (&str, &str, &str),
        naming: &Naming<'_>,
    ) -> String {
        let of = Text::plain(heading);
        let title = escaped(&naming.lang.report_table_of(&naming.table(table), &of).written());
        let heading = escaped(heading);
        let says = naming.lang.report_chart(kind, &cut(most, 2 * NAME), value).written();
        let (says, Self { drawn, wide, high }) = (escaped(&says), self);
        format!(
            "<figure>\n<figcaption>{heading}</figcaption>\n\
             <svg role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-says\" \
             width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-says\">{says}</desc>\n\
             {drawn}</svg>\n</figure>\n"
        )
    }
}
