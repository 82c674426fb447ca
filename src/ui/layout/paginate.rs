//! Deals blocks, links, choices and figures out to pages.

use std::ops::Range;

use super::{
    GAP, MEASURE, TARGET_WIDTH,
    blocks::{AROUND_LINK, Block, choice_lines, row_height},
    count_of,
    frame::{Frame, Grid},
};
use crate::{
    i18n::Lang,
    ui::{
        banner::banner,
        flow::{Line, flow, width},
        theme::Role,
        view::{Arrange, Figure, Part, View},
    },
};

/// More choices on one page are more than one can weigh.
const CHOICES: usize = 5;
/// The fewest rows of a grid that has room for large letters.
const LARGE_ROWS: u16 = 22;

/// What stands on one page.
#[derive(Default)]
pub struct Draft {
    pub blocks: Vec<Block>,
    pub links: Vec<usize>,
    pub choices: Range<usize>,
    /// Columns in which the choices stand.
    pub columns: u16,
    /// Rows that each choice has more than it needs.
    pub pad: u16,
    /// Which of the figures.
    pub figure: Option<usize>,
    /// Whether the figure has the page to itself.
    pub figure_alone: bool,
    /// Whether this is the page that a code has to itself.
    pub is_code_page: bool,
}

impl Draft {
    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.links.is_empty() && self.choices.is_empty()
    }
}

pub fn paginate<I>(view: &View<I>, lang: &Lang, grid: &Grid, frame: &Frame) -> Vec<Draft> {
    let heading = count_of(&heading_lines(view, lang, grid, heading_measure(frame)));
    let mut paginator = Paginator {
        view,
        lang,
        grid,
        frame,
        pages: vec![Draft::default()],
        heading,
        used: heading,
        height: frame.end.saturating_sub(frame.top),
        section: None,
    };
    let mut held: Option<Block> = None;
    for part in frame.lead.iter().chain(&view.parts) {
        let block = Block::new(part, view, lang, frame.measure);
        if block.is_heading {
            if let Some(alone) = held.replace(block) {
                paginator.add(alone);
            }
        } else {
            paginator.add_with(held.take(), block);
        }
    }
    if let Some(alone) = held {
        paginator.add(alone);
    }
    paginator.add_choices();
    paginator.add_phones();
    let mut pages = paginator.pages;
    if let Some((code, caption)) = &frame.code_page {
        let caption = Part::Remark(Role::Label, caption.clone());
        let blocks = vec![Block::new(&caption, view, lang, code.measure)];
        // Right after the page that says how to read it; what else there is to know follows.
        pages.insert(1, Draft { blocks, is_code_page: true, ..Draft::default() });
    }
    pages
}

/// The heading in lines, or in large letters where that is wanted and the grid has room.
pub fn heading_lines<I>(view: &View<I>, lang: &Lang, grid: &Grid, measure: u16) -> Vec<Line> {
    let Some(heading) = &view.heading else { return Vec::new() };
    let large = banner(&heading.written()).filter(|_| view.is_large && grid.rows >= LARGE_ROWS);
    large
        .filter(|lines| lines.iter().all(|line| line.width() <= measure))
        .unwrap_or_else(|| flow(heading, measure, lang.locale()))
}

/// A phone stands beside the heading too.
pub fn heading_measure(frame: &Frame) -> u16 {
    frame.text_column().min(MEASURE)
}

/// Columns of a choice when so many stand side by side.
pub fn choice_width(frame: &Frame, columns: u16) -> u16 {
    (frame.text_column() - GAP * (columns - 1)) / columns
}

/// A row of link buttons: indices into the view's links, with their widths.
pub struct LinkRow {
    pub links: Vec<(usize, u16)>,
    pub height: u16,
}

pub fn link_rows<I>(
    view: &View<I>,
    lang: &Lang,
    grid: &Grid,
    frame: &Frame,
    links: &[usize],
) -> Vec<LinkRow> {
    let column = frame.text_column();
    let mut rows: Vec<LinkRow> = Vec::new();
    let mut used = 0;
    for &at in links {
        let Some((_, choice)) = view.links.get(at) else { continue };
        let words = width(&choice.label.shown(lang.locale().shows_readings()));
        let wide = (words + AROUND_LINK).clamp(TARGET_WIDTH, column);
        let height = grid.button_height(count_of(&choice_lines(choice, lang, wide, AROUND_LINK)));
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

struct Paginator<'a, I> {
    view: &'a View<I>,
    lang: &'a Lang,
    grid: &'a Grid,
    frame: &'a Frame,
    pages: Vec<Draft>,
    /// Rows of the heading, which stands on every page.
    heading: u16,
    /// Rows used on the last page, without its links.
    used: u16,
    /// Rows of a page.
    height: u16,
    /// The heading of the part of the text that is being added.
    section: Option<Block>,
}

impl<I> Paginator<'_, I> {
    fn new_page(&mut self) {
        self.pages.push(Draft::default());
        self.used = self.heading;
    }

    fn page(&self) -> Option<&Draft> {
        self.pages.last()
    }

    fn page_is_fresh(&self) -> bool {
        self.page().is_some_and(Draft::is_empty)
    }

    /// Rows that the buttons of these links take, with the blank row above each.
    fn link_height(&self, links: &[usize]) -> u16 {
        let rows = link_rows(self.view, self.lang, self.grid, self.frame, links);
        rows.iter().map(|row| row.height + 1).sum()
    }

    fn links_with(&self, more: &[usize]) -> Vec<usize> {
        let mut links = self.page().map(|page| page.links.clone()).unwrap_or_default();
        for link in more {
            if !links.contains(link) {
                links.push(*link);
            }
        }
        links
    }

    /// The blank row before a block.
    fn gap_before(&self, block: &Block) -> u16 {
        let last = self.page().and_then(|page| page.blocks.last());
        let in_list = last.is_some_and(|last| last.is_item && block.is_item);
        u16::from(self.used > 0 && !in_list)
    }

    /// Rows left for a block on the last page, with its links and those that are there already.
    fn room_for(&self, block: &Block) -> u16 {
        let links = self.link_height(&self.links_with(&block.links));
        self.height.saturating_sub(self.used + self.gap_before(block) + links)
    }

    fn push(&mut self, block: Block) {
        let links = self.links_with(&block.links);
        self.used += self.gap_before(&block) + block.height();
        if let Some(page) = self.pages.last_mut() {
            page.links = links;
            page.blocks.push(block);
        }
    }

    /// A heading stays with what follows it.
    fn add_with(&mut self, heading: Option<Block>, block: Block) {
        if let Some(heading) = heading {
            let both = heading.height() + 1 + block.height();
            let half = heading.height() + 1 + block.height().min(2);
            let room = self.room_for(&block);
            let fits_fresh = both + self.heading < self.height;
            let fits_here = both <= room || (!fits_fresh && half <= room);
            if !fits_here && !self.page_is_fresh() {
                self.new_page();
            }
            self.section = Some(heading.clone());
            self.push(heading);
        }
        self.add(block);
    }

    fn add(&mut self, mut block: Block) {
        loop {
            if block.height() <= self.room_for(&block) {
                return self.push(block);
            }
            let only_heading =
                self.page().is_some_and(|page| page.blocks.iter().all(|block| block.is_heading));
            if !only_heading {
                self.continue_on_a_new_page(&block);
                continue;
            }
            let (first, rest) = self.largest_part(block);
            self.push(first);
            if rest.rows.is_empty() {
                return self.spread_links();
            }
            self.continue_on_a_new_page(&rest);
            block = rest;
        }
    }

    /// What goes on is still under the same heading, which stands there again where it leaves room enough.
    fn continue_on_a_new_page(&mut self, rest: &Block) {
        self.new_page();
        let Some(section) = self.section.clone().filter(|_| !rest.is_heading) else { return };
        let (first, _) = rest.clone().split(2, self.view);
        self.push(section);
        if first.height() > self.room_for(&first) {
            self.pages.pop();
            self.new_page();
        }
    }

    /// The most rows of a block that fit with the links that stand in them; one row at least.
    fn largest_part(&self, block: Block) -> (Block, Block) {
        for rows in (1..block.height()).rev() {
            let (first, rest) = block.clone().split(rows, self.view);
            if first.height() <= self.room_for(&first) {
                return (first, rest);
            }
        }
        let rows = if block.height() <= self.height.saturating_sub(self.used) {
            block.height()
        } else {
            1
        };
        block.split(rows, self.view)
    }

    /// Links that do not fit below their text go on to further pages.
    fn spread_links(&mut self) {
        loop {
            let links = self.links_with(&[]);
            let room = self.height.saturating_sub(self.used);
            let fits = (0..=links.len())
                .rev()
                .find(|&count| self.link_height(links.get(..count).unwrap_or_default()) <= room)
                .unwrap_or(0);
            let fits = if self.page().is_some_and(|page| page.blocks.is_empty()) {
                fits.max(1)
            } else {
                fits
            };
            if fits >= links.len() {
                return;
            }
            if let Some(page) = self.pages.last_mut() {
                page.links.truncate(fits);
            }
            self.new_page();
            if let Some(page) = self.pages.last_mut() {
                page.links = links.get(fits..).unwrap_or_default().to_vec();
            }
        }
    }

    /// Choices, at most five a page; on several pages about as many on each.
    fn add_choices(&mut self) {
        let all = self.view.choices.len();
        let mut from = 0;
        while from < all {
            let left = all - from;
            let wanted = left.div_ceil(left.div_ceil(CHOICES));
            let links = self.page().map_or(0, |page| self.link_height(&page.links));
            let room = self.height.saturating_sub(self.used + u16::from(self.used > 0) + links);
            let tries = self.arrangements().into_iter().map(|(columns, pad)| {
                (self.choices_that_fit(from, wanted, (columns, pad), room), columns, pad)
            });
            let tries: Vec<_> = tries.collect();
            let found = tries.iter().find(|(fits, ..)| *fits == wanted).copied();
            let (fits, columns, pad) = match found {
                Some(found) => found,
                None if !self.page_is_fresh() => {
                    self.new_page();
                    continue;
                }
                // Of equals the first, which is the plainest.
                None => tries.into_iter().rev().max_by_key(|(fits, ..)| *fits).unwrap_or((1, 1, 0)),
            };
            let fits = fits.max(1);
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
                vec![(count_of(&self.view.choices).clamp(1, 4), 0), (2, 0), (1, 0)]
            }
            // A word with its reading is wider than half of a small grid.
            Arrange::List if self.grid.compact && self.lang.locale().shows_readings() => {
                vec![(1, 0)]
            }
            Arrange::List if self.grid.compact => vec![(1, 0), (2, 0)],
            Arrange::List => vec![(1, 2), (1, 0), (2, 0)],
        }
    }

    fn choices_that_fit(
        &self,
        from: usize,
        wanted: usize,
        (columns, pad): (u16, u16),
        room: u16,
    ) -> usize {
        let wide = choice_width(self.frame, columns);
        let choices = self.view.choices.get(from..from + wanted).unwrap_or_default();
        let mut used = 0;
        let mut fits = 0;
        for row in choices.chunks(usize::from(columns)) {
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
    fn add_phones(&mut self) {
        let is_phone = |figure: &&Figure| matches!(figure, Figure::Phone(_));
        let phones = self.view.figures.iter().filter(is_phone).count();
        for at in 0..phones {
            let alone = self.frame.phone.is_none();
            if alone && !self.page_is_fresh() || !alone && self.pages.len() <= at {
                self.new_page();
            }
            let page = if alone { self.pages.last_mut() } else { self.pages.get_mut(at) };
            if let Some(page) = page {
                (page.figure, page.figure_alone) = (Some(at), alone);
            }
            // A page with a figure is not empty for the next one.
            if alone && at + 1 < phones {
                self.new_page();
            }
        }
    }
}
