//! What is drawn beside or into a table of a workbook: charts and colour scales, which follow the cells when somebody
//! changes them.

use rust_xlsxwriter::{
    Chart as Drawn, ColNum, ConditionalFormat2ColorScale, ConditionalFormatType, RowNum, Worksheet,
    XlsxError,
};

use super::text::clean;
use crate::{
    domain::figures::{
        Table,
        table::{Cell, Chart, Column, ColumnId, Name, Shape},
    },
    i18n::figures::Naming,
};

/// The colour of bars, and of the cell with the most of a colour scale: figures in black can be read on the latter.
const BARS: u32 = 0x1F_5F_99;
const MOST: u32 = 0x7F_B2_E5;
const NONE: u32 = 0xFF_FF_FF;
/// Pixels of a chart: its width, its height without bars, what a bar adds, and the most of all.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 120;
const BAR: u32 = 28;
const HIGHEST: u32 = 1_200;

/// Draws a table that stands in the upper left corner of the sheet with this name.
pub fn draw(
    table: &Table,
    naming: &Naming<'_>,
    sheet: &str,
    on: &mut Worksheet,
) -> Result<(), XlsxError> {
    let rows = table.rows.iter().take_while(|row| !row.is_total).count();
    let (Some(last), Some(width)) = (at_row(rows), at_column(table.columns.len())) else {
        return Ok(());
    };
    let mut chart = match table.chart {
        _ if last == 0 => return Ok(()),
        Chart::None => return Ok(()),
        Chart::Heat => return scale(table, last, on),
        Chart::Columns => Drawn::new_column(),
        Chart::Bars | Chart::Funnel => Drawn::new_bar(),
    };
    let columns = drawn(table);
    if columns.is_empty() {
        return Ok(());
    }
    for (nth, at) in columns.iter().enumerate() {
        let series = chart.add_series();
        series
            .set_name((sheet, 0, *at))
            .set_categories((sheet, 1, 0, last, 0))
            .set_values((sheet, 1, *at, last, *at))
            .set_gap(40);
        if nth == 0 {
            series.set_format(rust_xlsxwriter::ChartSolidFill::new().set_color(BARS));
        }
    }
    if columns.len() == 1 {
        chart.legend().set_hidden();
    }
    if table.chart != Chart::Columns {
        // the first row stands on top, as in the table
        chart.x_axis().set_reverse();
        chart.set_height((HEIGHT + last.saturating_mul(BAR)).clamp(288, HIGHEST));
    }
    chart.title().set_name(&clean(&naming.table(table).written()));
    chart.set_width(WIDTH);
    on.insert_chart(1, width + 1, &chart).map(drop)
}

/// The columns that are drawn: the first of numbers, and beside how far learners got those who left.
fn drawn(table: &Table) -> Vec<ColNum> {
    let is_amount = |column: &Column| matches!(column.shape, Shape::Count | Shape::Minutes);
    let first = table.columns.iter().position(is_amount);
    let left = table.column(ColumnId::LeftHere).filter(|_| table.chart == Chart::Funnel);
    first.into_iter().chain(left).filter_map(at_column).collect()
}

/// Colours the cells of a table without what others come to together: none is white.
fn scale(table: &Table, last: RowNum, on: &mut Worksheet) -> Result<(), XlsxError> {
    let is_part = |column: &Column| !matches!(column.of, None | Some(Name::Total));
    let Some(first) = table.columns.iter().position(is_part) else {
        return Ok(());
    };
    let many = table.columns.iter().skip(first).take_while(|column| is_part(column)).count();
    let (Some(from), Some(until)) = (at_column(first), at_column(first + many - 1)) else {
        return Ok(());
    };
    let most = table
        .rows
        .iter()
        .filter(|row| !row.is_total)
        .flat_map(|row| row.cells.iter().skip(first).take(many).filter_map(Cell::amount));
    if most.max().unwrap_or(0) == 0 {
        return Ok(());
    }
    let scale = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_minimum_color(NONE)
        .set_maximum_color(MOST);
    on.add_conditional_format(1, from, last, until, &scale).map(drop)
}

fn at_row(row: usize) -> Option<RowNum> {
    RowNum::try_from(row).ok()
}

fn at_column(column: usize) -> Option<ColNum> {
    ColNum::try_from(column).ok()
}
