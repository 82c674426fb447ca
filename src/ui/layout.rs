//! Places a view on a grid. Nothing scrolls and nothing is clipped: what does not fit becomes further pages,
//! broken between paragraphs, and inside one only where a paragraph alone is higher than the page.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        banner::banner,
        code::Code,
        flow::{Line, Manner, Piece, flow, width},
        page::{Page, Placed, Target, TargetKey},
        theme::Role,
        view::{Arrange, Choice, Figure, Nav, Part, Slot, View},
    },
};

/// The smallest grid that screens are made for.
pub const MIN_GRID: (u16, u16) = (60, 16);
/// The widest column of content, so that lines and buttons stay together on large grids.
const COLUMN: u16 = 78;
/// The widest line of text: 40 full-width characters.
const MEASURE: u16 = 80;
/// The widest line of text beside or above a figure: 24 full-width characters.
const MEASURE_LESSON: u16 = 48;
/// The narrowest column of text that a phone may stand beside.
const BESIDE_PHONE: u16 = 36;
/// The narrowest column of text that a code may stand beside.
const BESIDE_CODE: u16 = 29;
/// The narrowest target.
const TARGET_WIDTH: u16 = 10;
/// The fewest rows of a grid that has room for large letters.
const LARGE_ROWS: u16 = 22;
/// Columns between targets that stand side by side.
const GAP: u16 = 2;
/// Columns of a choice that its words do not have: border, number, blanks.
const AROUND_CHOICE: u16 = 7;
/// The same for a link's button, which stands beside others.
const AROUND_LINK: u16 = 5;
/// The narrowest room for a title that has the progress beside it.
const BAND_TITLE: u16 = 12;

/// Whether a grid is of the kind where every row counts: targets are two rows high there.
pub fn is_compact((_, rows): (u16, u16)) -> bool {
    rows < 20
}

/// Places one page of a view on a grid of at least [`MIN_GRID`]; a page number too high gives the last page.
pub fn layout<I: Clone>(view: &View<I>, lang: &Lang, size: (u16, u16), number: u16) -> Page<I> {
    let grid = Grid::new(size);
    let frame = Frame::new(view, &grid);
    let drafts = paginate(view, lang, &grid, &frame);
    let count = u16::try_from(drafts.len()).unwrap_or(u16::MAX).max(1);
    let number = number.min(count - 1);
    let mut placer =
        Placer { grid: &grid, frame: &frame, lang, page: empty_page(size, number, count) };
    placer.band(view);
    if let Some(draft) = drafts.into_iter().nth(usize::from(number)) {
        placer.body(view, draft);
    }
    placer.nav(view);
    placer.page.first_focus = first_focus(&placer.page);
    placer.page
}

/// A page that only says something, on a grid of any size: for grids below [`MIN_GRID`].
pub fn layout_notice<I>(texts: &[Text], lang: &Lang, size: (u16, u16)) -> Page<I> {
    let mut page = empty_page(size, 0, 1);
    let mut y = 0;
    for text in texts {
        for line in flow(text, size.0.max(2), lang.locale()) {
            if y < size.1 {
                page.lines.push(Placed { at: Position::new(0, y), line, role: Role::Text });
            }
            y += 1;
        }
    }
    page.reading = texts.to_vec();
    page
}

fn empty_page<I>(size: (u16, u16), number: u16, count: u16) -> Page<I> {
    Page {
        size,
        number,
        count,
        fills: Vec::new(),
        lines: Vec::new(),
        phone: None,
        code: None,
        targets: Vec::new(),
        first_focus: 0,
        reading: Vec::new(),
    }
}

/// Going on has the focus where there is such a button, else the first choice, else going back.
fn first_focus<I>(page: &Page<I>) -> usize {
    page.target_with(TargetKey::Nav(Slot::Next))
        .or_else(|| page.target_with(TargetKey::Number(1)))
        .or_else(|| page.target_with(TargetKey::Nav(Slot::Back)))
        .unwrap_or(0)
}

/// The measures of a grid.
struct Grid {
    cols: u16,
    rows: u16,
    compact: bool,
    /// Where the column of content begins, and how wide it is.
    x: u16,
    column: u16,
    /// Rows of the least button.
    button: u16,
}

impl Grid {
    fn new((cols, rows): (u16, u16)) -> Self {
        let compact = is_compact((cols, rows));
        let column = cols.saturating_sub(2).min(COLUMN);
        Self {
            cols,
            rows,
            compact,
            x: (cols - column) / 2,
            column,
            button: if compact { 2 } else { 3 },
        }
    }

    /// Rows of a button with so many lines of text.
    fn button_height(&self, lines: u16) -> u16 {
        if self.compact { lines.max(2) } else { lines + 2 }
    }
}

/// Where the parts of a screen go: beside a code everything moves to the left.
struct Frame {
    /// The band's columns.
    band_width: u16,
    /// The column for text and buttons.
    x: u16,
    column: u16,
    /// The widest line of text.
    measure: u16,
    /// A panel, its code and its quiet zone.
    code: Option<(Rect, Code, u16)>,
    /// What is said in place of a code that does not fit.
    instead: Option<Text>,
    /// Columns that a drawn phone takes from the text, if it stands beside it.
    phone: Option<u16>,
    /// The bottom row, wrapped into as many rows as it needs: rows of (slot, label, area).
    nav_height: u16,
    nav_rows: Vec<Vec<(usize, u16)>>,
}

impl Frame {
    fn new<I>(view: &View<I>, grid: &Grid) -> Self {
        let whole = |x, column, band_width| {
            let nav_rows = nav_rows(&view.nav, column, view.count_nav_next());
            let nav_height = nav_height(grid, nav_rows.len());
            let measure = if view.is_lesson { MEASURE_LESSON } else { MEASURE }.min(column);
            let (code, instead, phone) = (None, None, None);
            Self { band_width, x, column, measure, code, instead, phone, nav_height, nav_rows }
        };
        let mut frame = whole(grid.x, grid.column, grid.cols);
        match view.figures.first() {
            None => frame,
            Some(Figure::Phone(_)) => {
                let widest = view.figures.iter().map(phone_size).map(|(wide, _)| wide).max();
                let beside = widest.map(|wide| wide + GAP);
                frame.phone = beside.filter(|wide| grid.column >= BESIDE_PHONE + wide);
                frame.measure =
                    MEASURE_LESSON.min(grid.column.saturating_sub(frame.phone.unwrap_or(0)));
                frame
            }
            Some(Figure::Code { code, instead }) => {
                for full_height in [false, true] {
                    let rows = if full_height { grid.rows } else { grid.rows - frame.nav_height };
                    let columns = (grid.x + grid.column).saturating_sub(BESIDE_CODE + GAP + 1);
                    let Some(quiet) = code.quiet_for(columns, rows) else { continue };
                    let (wide, high) = code.panel(quiet);
                    let left = grid.x + grid.column - wide;
                    let column = left - GAP - grid.x;
                    let mut beside = whole(grid.x, column, left.saturating_sub(1));
                    if !full_height {
                        (beside.nav_rows, beside.nav_height) = (frame.nav_rows, frame.nav_height);
                    }
                    let y = if full_height { (rows - high) / 2 } else { 0 };
                    beside.code = Some((Rect::new(left, y, wide, high), code.clone(), quiet));
                    beside.measure = MEASURE_LESSON.min(column);
                    return beside;
                }
                frame.instead = Some(instead.clone());
                frame
            }
        }
    }

    /// The width of the bottom row.
    fn nav_width(&self, grid: &Grid) -> u16 {
        if self.nav_rows.len() == 1 { grid.column } else { self.column }
    }
}

impl<I> View<I> {
    /// Pages may add a button that goes on where the view itself has none.
    fn count_nav_next(&self) -> bool {
        self.nav.iter().any(|nav| nav.slot == Slot::Next)
    }
}

fn nav_height(grid: &Grid, rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(1).max(1) * (grid.button)
        + u16::try_from(rows.saturating_sub(1)).unwrap_or(0)
}

/// Columns of a button of the bottom row: its words or its key, whichever is wider.
fn nav_width<I>(nav: &Nav<I>, short: bool) -> u16 {
    let label = nav.short.as_ref().filter(|_| short).unwrap_or(&nav.label);
    let key = width(nav.slot.key()) + 4;
    (width(&label.written()) + 2).max(key).max(TARGET_WIDTH)
}

/// The widest button that going on may need, so that a page that adds it does not move the others.
const NEXT_WIDTH: u16 = 12;

/// Wraps the bottom row: indices into `nav` with their widths.
fn nav_rows<I>(nav: &[Nav<I>], column: u16, has_next: bool) -> Vec<Vec<(usize, u16)>> {
    let reserve = if has_next { 0 } else { GAP + NEXT_WIDTH };
    let total = |short: bool| {
        let widths: u16 = nav.iter().map(|nav| nav_width(nav, short)).sum();
        widths + GAP * u16::try_from(nav.len().saturating_sub(1)).unwrap_or(0) + reserve
    };
    let short = total(false) > column;
    let mut rows: Vec<Vec<(usize, u16)>> = vec![Vec::new()];
    let mut used = 0;
    for (at, button) in nav.iter().enumerate() {
        let wide = nav_width(button, short).min(column);
        if used > 0 && used + GAP + wide > column && total(true) > column {
            rows.push(Vec::new());
            used = 0;
        }
        used += if used > 0 { GAP + wide } else { wide };
        if let Some(row) = rows.last_mut() {
            row.push((at, wide));
        }
    }
    rows
}

/// A line of a block, not yet placed.
#[derive(Clone)]
struct Row {
    indent: u16,
    line: Line,
    role: Role,
    /// A bar at its left, for boxed remarks.
    bar: bool,
}

/// A paragraph's rows, and the links that stand in it.
#[derive(Clone, Default)]
struct BlockRows {
    rows: Vec<Row>,
    /// An item of a list: no blank row between it and the item before it.
    item: bool,
    links: Vec<usize>,
    reading: Vec<Text>,
}

/// What stands on one page.
#[derive(Default)]
struct Draft {
    heading: bool,
    blocks: Vec<BlockRows>,
    links: Vec<usize>,
    choices: Range<usize>,
    columns: u16,
    pad: u16,
    figure: Option<usize>,
    figure_alone: bool,
}

fn paginate<I>(view: &View<I>, lang: &Lang, grid: &Grid, frame: &Frame) -> Vec<Draft> {
    let mut paginator = Paginator::new(view, lang, grid, frame);
    let instead = frame.instead.clone().map(|text| Part::Remark(Role::Caution, text));
    for part in view.parts.iter().chain(&instead) {
        let item = matches!(part, Part::Item(..));
        let mut block = BlockRows { item, ..BlockRows::default() };
        block_rows(part, lang, frame.measure, 0, &mut block);
        block.links = links_of(view, part);
        paginator.add(block);
    }
    paginator.add_choices();
    paginator.add_figures();
    paginator.pages
}

/// Which of the view's links stand in a part.
fn links_of<I>(view: &View<I>, part: &Part) -> Vec<usize> {
    let mut texts = Vec::new();
    collect_texts(part, &mut texts);
    let targets: Vec<_> =
        texts.iter().flat_map(|text| text.links()).map(|(target, _)| target).collect();
    let named = |(target, _): &(_, _)| targets.contains(&target);
    view.links.iter().enumerate().filter(|(_, link)| named(link)).map(|(at, _)| at).collect()
}

fn collect_texts<'a>(part: &'a Part, texts: &mut Vec<&'a Text>) {
    match part {
        Part::Paragraph(text) | Part::Remark(_, text) | Part::Item(_, text) => texts.push(text),
        Part::Boxed { title, parts, .. } => {
            texts.push(title);
            for part in parts {
                collect_texts(part, texts);
            }
        }
    }
}

fn block_rows(part: &Part, lang: &Lang, measure: u16, indent: u16, block: &mut BlockRows) {
    let locale = lang.locale();
    match part {
        Part::Paragraph(text) | Part::Remark(_, text) => {
            let role = if let Part::Remark(role, _) = part { *role } else { Role::Text };
            for line in flow(text, measure - indent, locale) {
                block.rows.push(Row { indent, line, role, bar: false });
            }
            block.reading.push(text.clone());
        }
        Part::Item(marker, text) => {
            let hang = width(marker) + 1;
            for (at, mut line) in
                flow(text, measure - indent - hang, locale).into_iter().enumerate()
            {
                let lead = if at == 0 { format!("{marker} ") } else { String::new() };
                let indent = if at == 0 { indent } else { indent + hang };
                if !lead.is_empty() {
                    line.0.insert(0, Piece { text: lead, manner: Manner::Plain });
                }
                block.rows.push(Row { indent, line, role: Role::Text, bar: false });
            }
            block.reading.push(text.clone());
        }
        Part::Boxed { role, title, parts } => {
            let from = block.rows.len();
            for line in flow(title, measure - indent - 2, locale) {
                let line = Line(
                    line.0
                        .into_iter()
                        .map(|piece| Piece { manner: Manner::Label, ..piece })
                        .collect(),
                );
                block.rows.push(Row { indent: indent + 2, line, role: *role, bar: true });
            }
            block.reading.push(title.clone());
            for part in parts {
                block_rows(part, lang, measure, indent + 2, block);
            }
            for row in block.rows.iter_mut().skip(from) {
                (row.bar, row.role) = (true, *role);
            }
        }
    }
}

struct Paginator<'a, I> {
    view: &'a View<I>,
    lang: &'a Lang,
    grid: &'a Grid,
    frame: &'a Frame,
    pages: Vec<Draft>,
    heading: u16,
    used: u16,
    height: u16,
}

impl<'a, I> Paginator<'a, I> {
    fn new(view: &'a View<I>, lang: &'a Lang, grid: &'a Grid, frame: &'a Frame) -> Self {
        let (top, bottom) = body_span(view, lang, grid, frame);
        let heading = rows_of(&heading_lines(view, lang, grid, heading_measure(grid, frame)));
        let height = bottom.saturating_sub(top);
        let pages = vec![Draft { heading: true, ..Draft::default() }];
        Self { view, lang, grid, frame, pages, heading, used: heading, height }
    }

    fn new_page(&mut self) {
        self.pages.push(Draft { heading: true, ..Draft::default() });
        self.used = self.heading;
    }

    fn page(&self) -> Option<&Draft> {
        self.pages.last()
    }

    /// Rows that the buttons of these links take, with the blank row above them.
    fn link_rows(&self, links: &[usize]) -> u16 {
        let rows = link_rows(self.view, self.lang, self.grid, self.frame, links);
        rows.iter().map(|row| row.height + 1).sum()
    }

    fn links_with(&self, more: &[usize]) -> Vec<usize> {
        let mut links = self.page().map(|page| page.links.clone()).unwrap_or_default();
        links.extend(more.iter().filter(|link| !links.contains(link)).collect::<Vec<_>>());
        links
    }

    /// The blank row before what comes next.
    fn gap(&self) -> u16 {
        u16::from(self.used > 0)
    }

    fn gap_before(&self, block: &BlockRows) -> u16 {
        let last = self.page().and_then(|page| page.blocks.last());
        if last.is_some_and(|last| last.item && block.item) { 0 } else { self.gap() }
    }

    fn push(&mut self, block: BlockRows) {
        let links = self.links_with(&block.links);
        self.used += self.gap_before(&block) + rows_of(&block.rows);
        if let Some(page) = self.pages.last_mut() {
            page.links = links;
            page.blocks.push(block);
        }
    }

    fn add(&mut self, mut block: BlockRows) {
        loop {
            let links = self.link_rows(&self.links_with(&block.links));
            let room = self.height.saturating_sub(self.used + self.gap_before(&block) + links);
            if block.rows.len() <= usize::from(room) {
                return self.push(block);
            }
            if self.page().is_some_and(|page| !page.blocks.is_empty()) {
                self.new_page();
                continue;
            }
            let block_is_item = block.item;
            let rest = block.rows.split_off(usize::from(room.max(1)).min(block.rows.len()));
            let links = block.links.clone();
            self.push(block);
            if rest.is_empty() {
                return;
            }
            self.new_page();
            block = BlockRows { rows: rest, links, item: block_is_item, reading: Vec::new() };
        }
    }

    fn add_choices(&mut self) {
        let all = self.view.choices.len();
        let mut from = 0;
        while from < all {
            let links = self.page().map(|page| self.link_rows(&page.links)).unwrap_or(0);
            let room = self.height.saturating_sub(self.used + self.gap() + links);
            let fresh = self.page().is_some_and(|page| page.blocks.is_empty());
            let found = self.arrangements().into_iter().find_map(|(columns, pad)| {
                let fits = self.choices_that_fit(from, columns, pad, room);
                (fits == all - from).then_some((columns, pad, fits))
            });
            let (columns, pad, fits) = match found {
                Some(found) => found,
                None if !fresh => {
                    self.new_page();
                    continue;
                }
                None => (2, 0, self.choices_that_fit(from, 2, 0, room).max(1)),
            };
            if let Some(page) = self.pages.last_mut() {
                (page.choices, page.columns, page.pad) = (from..from + fits, columns, pad);
            }
            from += fits;
            if from < all {
                self.new_page();
            }
        }
    }

    /// Columns and padding to try, best first.
    fn arrangements(&self) -> Vec<(u16, u16)> {
        match self.view.arrange {
            Arrange::SideBySide => {
                vec![(u16::try_from(self.view.choices.len()).unwrap_or(1).clamp(1, 4), 0), (2, 0)]
            }
            Arrange::List if self.grid.compact => vec![(1, 0), (2, 0)],
            Arrange::List => vec![(1, 2), (1, 0), (2, 0)],
        }
    }

    fn choices_that_fit(&self, from: usize, columns: u16, pad: u16, room: u16) -> usize {
        let mut used = 0;
        let mut fits = 0;
        for row in self.view.choices.get(from..).unwrap_or_default().chunks(usize::from(columns)) {
            let wide = choice_width(self.frame, columns);
            let high = row_height(row, self.lang, self.grid, wide) + pad;
            used += high + u16::from(used > 0);
            if used > room {
                break;
            }
            fits += row.len();
        }
        fits
    }

    /// The first drawing stands beside the text where there is room; others get pages of their own.
    fn add_figures(&mut self) {
        let phones = self.view.figures.iter().filter(|figure| matches!(figure, Figure::Phone(_)));
        for at in 0..phones.count() {
            if self.frame.phone.is_some() {
                if self.pages.len() <= at {
                    self.new_page();
                }
                if let Some(page) = self.pages.get_mut(at) {
                    page.figure = Some(at);
                }
            } else {
                self.new_page();
                if let Some(page) = self.pages.last_mut() {
                    (page.figure, page.figure_alone) = (Some(at), true);
                }
            }
        }
    }
}

/// The heading in lines, or in large letters where that is wanted and the grid has room.
fn heading_lines<I>(view: &View<I>, lang: &Lang, grid: &Grid, measure: u16) -> Vec<Line> {
    let Some(heading) = &view.heading else { return Vec::new() };
    let large = banner(&heading.written()).filter(|_| view.is_large && grid.rows >= LARGE_ROWS);
    large
        .filter(|lines| lines.iter().all(|line| line.width() <= measure))
        .unwrap_or_else(|| flow(heading, measure, lang.locale()))
}

/// A phone stands beside the heading too.
fn heading_measure(grid: &Grid, frame: &Frame) -> u16 {
    match frame.phone {
        Some(phone) => frame.column - phone,
        None => frame.column.min(grid.column).min(MEASURE),
    }
}

fn rows_of<T>(lines: &[T]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// First row and row after the last of the body.
fn body_span<I>(view: &View<I>, lang: &Lang, grid: &Grid, frame: &Frame) -> (u16, u16) {
    let top = Band::new(view, lang, frame).height() + u16::from(!grid.compact);
    (top, grid.rows.saturating_sub(frame.nav_height + 1))
}

/// The band: the title's lines, and whether the progress stands beside them or in a row of its own.
struct Band {
    title: Vec<Line>,
    beside: bool,
}

impl Band {
    fn new<I>(view: &View<I>, lang: &Lang, frame: &Frame) -> Self {
        // The page count may come to stand there too: the title keeps clear of it on every page.
        let shown = |text: &Text| GAP + width(&text.shown(lang.locale().shows_readings()));
        let reserve = view.progress.as_ref().map_or(0, shown) + shown(&lang.page_of(9, 9));
        let room = frame.column.saturating_sub(reserve);
        let title = flow(&view.place, room.max(2), lang.locale());
        if room >= BAND_TITLE && title.len() == 1 {
            return Self { title, beside: true };
        }
        let whole = flow(&view.place, frame.column, lang.locale());
        // A title in one line above its progress reads better than one broken in two beside it.
        Self { title: whole, beside: false }
    }

    fn height(&self) -> u16 {
        rows_of(&self.title) + u16::from(!self.beside)
    }
}

/// Columns of a choice when so many stand side by side.
fn choice_width(frame: &Frame, columns: u16) -> u16 {
    let column = frame.column.saturating_sub(frame.phone.unwrap_or(0));
    (column - GAP * (columns - 1)) / columns
}

/// The lines of a choice's words: label, then note.
fn choice_lines<I>(choice: &Choice<I>, lang: &Lang, wide: u16, around: u16) -> Vec<(Line, bool)> {
    let room = wide.saturating_sub(around).max(2);
    let label = flow(&choice.label, room, lang.locale()).into_iter().map(|line| (line, false));
    let note = choice.note.iter().flat_map(|note| flow(note, room, lang.locale()));
    label.chain(note.map(|line| (line, true))).collect()
}

fn row_height<I>(row: &[Choice<I>], lang: &Lang, grid: &Grid, wide: u16) -> u16 {
    let lines = row
        .iter()
        .map(|choice| rows_of(&choice_lines(choice, lang, wide, AROUND_CHOICE)))
        .max()
        .unwrap_or(1);
    grid.button_height(lines)
}

/// A row of link buttons: indices into the view's links, with their widths.
struct LinkRow {
    links: Vec<(usize, u16)>,
    height: u16,
}

fn link_rows<I>(
    view: &View<I>,
    lang: &Lang,
    grid: &Grid,
    frame: &Frame,
    links: &[usize],
) -> Vec<LinkRow> {
    let column = frame.column.saturating_sub(frame.phone.unwrap_or(0));
    let mut rows: Vec<LinkRow> = Vec::new();
    let mut used = 0;
    for &at in links {
        let Some((_, choice)) = view.links.get(at) else { continue };
        let wide = (width(&choice.label.shown(lang.locale().shows_readings())) + AROUND_LINK)
            .clamp(TARGET_WIDTH, column);
        let height = grid.button_height(rows_of(&choice_lines(choice, lang, wide, AROUND_LINK)));
        match rows.last_mut() {
            Some(row) if used + GAP + wide <= column => {
                used += GAP + wide;
                row.height = row.height.max(height);
                row.links.push((at, wide));
            }
            _ => {
                used = wide;
                rows.push(LinkRow { links: vec![(at, wide)], height });
            }
        }
    }
    rows
}

/// Columns and rows of a drawn phone with its frame.
fn phone_size(figure: &Figure) -> (u16, u16) {
    let Figure::Phone(rows) = figure else { return (0, 0) };
    let wide = rows.iter().map(|row| width(row)).max().unwrap_or(0).max(16);
    (wide + 4, rows_of(rows) + 2)
}

struct Placer<'a, I> {
    grid: &'a Grid,
    frame: &'a Frame,
    lang: &'a Lang,
    page: Page<I>,
}

impl<I: Clone> Placer<'_, I> {
    fn line(&mut self, x: u16, y: u16, line: Line, role: Role) {
        self.page.lines.push(Placed { at: Position::new(x, y), line, role });
    }

    fn band(&mut self, view: &View<I>) {
        let mut progress: Vec<Text> = view.progress.clone().into_iter().collect();
        if self.page.count > 1 {
            progress.push(
                self.lang.page_of(usize::from(self.page.number) + 1, usize::from(self.page.count)),
            );
        }
        let band = Band::new(view, self.lang, self.frame);
        let height = band.height();
        self.page.fills.push((Rect::new(0, 0, self.frame.band_width, height), Role::Band));
        for (y, line) in (0..).zip(band.title) {
            self.line(self.frame.x, y, line, Role::Band);
        }
        self.page.reading.push(view.place.clone());
        let shown: Vec<String> =
            progress.iter().map(|t| t.shown(self.lang.locale().shows_readings())).collect();
        let text = shown.join("  ");
        let right = self.frame.x + self.frame.column;
        if !text.is_empty() {
            self.line(right.saturating_sub(width(&text)), height - 1, plain_line(text), Role::Band);
        }
        self.page.reading.extend(progress);
    }

    fn body(&mut self, view: &View<I>, draft: Draft) {
        let (top, bottom) = body_span(view, self.lang, self.grid, self.frame);
        let mut y = top;
        let phone = draft.figure.and_then(|at| view.figures.get(at));
        let alone = phone.filter(|_| draft.figure_alone).map(|figure| phone_size(figure).0 + GAP);
        let x = self.frame.x + alone.unwrap_or(0);
        if let (true, Some(heading)) = (draft.heading, &view.heading) {
            let measure = alone.map_or_else(
                || heading_measure(self.grid, self.frame),
                |taken| self.frame.column - taken,
            );
            for line in heading_lines(view, self.lang, self.grid, measure) {
                self.line(x, y, line, Role::Heading);
                y += 1;
            }
            self.page.reading.push(heading.clone());
        }
        let mut after_item = false;
        for block in &draft.blocks {
            y += u16::from(y > top && !(after_item && block.item));
            after_item = block.item;
            for row in &block.rows {
                if row.bar {
                    self.line(x, y, plain_line("┃".to_owned()), row.role);
                }
                self.line(x + row.indent, y, row.line.clone(), row.role);
                y += 1;
            }
            self.page.reading.extend(block.reading.clone());
        }
        if let Some(Figure::Phone(rows)) = phone {
            self.phone(rows, alone.is_some(), top);
        }
        if let Some((area, code, quiet)) = &self.frame.code {
            self.page.code = Some((*area, code.clone(), *quiet));
        }
        y = self.links(view, &draft.links, x, y);
        let side_by_side = view.arrange == Arrange::SideBySide;
        self.choices(view, &draft, (x, y + u16::from(y > top)), side_by_side.then_some(bottom));
    }

    fn phone(&mut self, rows: &[String], alone: bool, top: u16) {
        let (wide, high) = phone_size(&Figure::Phone(rows.to_vec()));
        let x = if alone { self.frame.x } else { self.frame.x + self.frame.column - wide };
        self.page.phone = Some((Rect::new(x, top, wide, high), rows.to_vec()));
    }

    fn links(&mut self, view: &View<I>, links: &[usize], left: u16, mut y: u16) -> u16 {
        for row in link_rows(view, self.lang, self.grid, self.frame, links) {
            y += 1;
            let mut x = left;
            for (at, wide) in row.links {
                if let Some((_, choice)) = view.links.get(at) {
                    self.target(choice, Rect::new(x, y, wide, row.height), AROUND_LINK);
                }
                x += wide + GAP;
            }
            y += row.height;
        }
        y
    }

    fn choices(
        &mut self,
        view: &View<I>,
        draft: &Draft,
        (left, mut y): (u16, u16),
        down_to: Option<u16>,
    ) {
        let columns = draft.columns.max(1);
        let wide = choice_width(self.frame, columns);
        let chosen = view.choices.get(draft.choices.clone()).unwrap_or_default();
        for row in chosen.chunks(usize::from(columns)) {
            let least = row_height(row, self.lang, self.grid, wide) + draft.pad;
            let high = match down_to {
                Some(bottom) if chosen.len() <= usize::from(columns) => {
                    bottom.saturating_sub(y).max(least)
                }
                _ => least,
            };
            let mut x = left;
            for choice in row {
                self.target(choice, Rect::new(x, y, wide, high), AROUND_CHOICE);
                x += wide + GAP;
            }
            y += high + 1;
        }
    }

    fn target(&mut self, choice: &Choice<I>, area: Rect, around: u16) {
        let number = self.page.targets.len() + 1;
        let lines = choice_lines(choice, self.lang, area.width, around);
        self.page.targets.push(Target {
            area,
            key: TargetKey::Number(u16::try_from(number).unwrap_or(u16::MAX)),
            lines,
            role: choice.role,
            intent: choice.intent.clone(),
        });
        self.page.reading.push(Text::plain(number.to_string()));
        self.page.reading.push(choice.label.clone());
        self.page.reading.extend(choice.note.clone());
    }

    /// The bottom row: going on stands at its right end, the others at its left. Turning pages takes the
    /// place of going on and back.
    fn nav(&mut self, view: &View<I>) {
        let mut nav = view.nav.clone();
        let (number, count) = (self.page.number, self.page.count);
        if number + 1 < count {
            nav.retain(|nav| nav.slot != Slot::Next);
            let label = self.lang.nav_next();
            nav.push(Nav { slot: Slot::Next, label, short: None, intent: (view.turn)(number + 1) });
        }
        if number > 0 {
            for back in nav.iter_mut().filter(|nav| nav.slot == Slot::Back) {
                back.intent = (view.turn)(number - 1);
            }
        }
        let column = self.frame.nav_width(self.grid);
        let rows = nav_rows(&nav, column, true);
        let top = self.grid.rows.saturating_sub(nav_height(self.grid, rows.len()));
        for (at, row) in (0u16..).zip(rows) {
            let y = top + at * (self.grid.button + 1);
            let mut x = self.frame.x;
            for (at, wide) in row {
                let Some(button) = nav.get(at) else { continue };
                let here = if button.slot == Slot::Next { self.frame.x + column - wide } else { x };
                let area = Rect::new(here, y, wide, self.grid.button);
                self.nav_target(button, area);
                x += wide + GAP;
            }
        }
    }

    fn nav_target(&mut self, nav: &Nav<I>, area: Rect) {
        let fits = width(&nav.label.written()) + 2 <= area.width;
        let label = nav.short.as_ref().filter(|_| !fits).unwrap_or(&nav.label);
        self.page.reading.push(label.clone());
        self.page.targets.push(Target {
            area,
            key: TargetKey::Nav(nav.slot),
            lines: vec![(plain_line(label.written()), false)],
            role: nav.slot.role(),
            intent: nav.intent.clone(),
        });
    }
}

fn plain_line(text: String) -> Line {
    Line(vec![Piece { text, manner: Manner::Plain }])
}
