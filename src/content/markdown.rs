//! Markdown to blocks, each with its place. What the format does not know is noted and left out; what a
//! lesson makes of the blocks is not decided here.

use std::{iter::Peekable, ops::Range};

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};

use crate::domain::{
    lesson::{Choice, Handset},
    locale::Locale,
    text::{Block, Text},
};

use super::{
    alerts::Alert,
    characters::{self, Drawing},
    fence,
    known::Known,
    manuscript::Findings,
    passage::{Manner, Passage},
    problem::ProblemKind,
    prose, readings,
};

/// Quotes and lists in one another; a lesson needs two.
const DEPTH_LIMIT: usize = 8;
/// What a text is read against.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub locale: Locale,
    pub known: &'a Known,
    /// The handsets of lesson.toml, if that could be read.
    pub handsets: Option<&'a [Handset]>,
}

/// A part of a lesson's text.
#[derive(Debug)]
pub(super) struct Piece {
    pub place: Range<usize>,
    pub what: What,
}

/// What a part is.
#[derive(Debug)]
pub(super) enum What {
    Heading(HeadingLevel, Text),
    Block(Block),
    Choices(Vec<Choice>),
    /// Something that may not be there, and was told.
    Refused,
}

/// Reads a text to its end.
pub(super) fn read(source: &str, setting: Setting<'_>, found: &mut Findings) -> Vec<Piece> {
    let masked = readings::mask(source);
    let parser = Parser::new_ext(&masked, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS);
    for (_, definition) in parser.reference_definitions().iter() {
        found.note(definition.span.clone(), ProblemKind::LinkDefinition);
    }
    let events = parser.into_offset_iter().peekable();
    let (checkbox, phones) = (None, Vec::new());
    let mut reader = Reader { source, setting, found, events, checkbox, phones };
    let pieces = reader.blocks(Within::Section);
    let phones = reader.phones;
    check_characters(source, phones, found);
    pieces
}

/// Notes what a text may not hold; in phone blocks it may draw boxes.
fn check_characters(source: &str, phones: Vec<Range<usize>>, found: &mut Findings) {
    let mut from = 0;
    for phone in phones {
        let before = source.get(from..phone.start).unwrap_or_default();
        characters::check(before, from, Drawing::Refused, found);
        let inside = source.get(phone.clone()).unwrap_or_default();
        characters::check(inside, phone.start, Drawing::Allowed, found);
        from = phone.end;
    }
    characters::check(source.get(from..).unwrap_or_default(), from, Drawing::Refused, found);
}

/// What the blocks that are read stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Section,
    Alert,
}

struct Reader<'m, 's, 'f> {
    source: &'s str,
    setting: Setting<'s>,
    found: &'f mut Findings,
    events: Peekable<OffsetIter<'m>>,
    /// The checkbox that the last passage began with.
    checkbox: Option<bool>,
    /// Where the phone blocks are.
    phones: Vec<Range<usize>>,
}

impl<'m> Reader<'m, '_, '_> {
    /// Reads blocks up to the end of what they stand in, which is taken too.
    fn blocks(&mut self, within: Within) -> Vec<Piece> {
        let mut pieces = Vec::new();
        while let Some((event, place)) = self.events.next() {
            let what = match event {
                Event::End(_) => break,
                Event::Start(tag) => self.block(tag, &place, within),
                Event::Rule => self.refuse(&place, ProblemKind::Rule),
                _ => self.refuse(&place, ProblemKind::Html),
            };
            pieces.push(Piece { place, what });
        }
        pieces
    }

    fn refuse(&mut self, place: &Range<usize>, kind: ProblemKind) -> What {
        self.found.note(place.clone(), kind);
        What::Refused
    }

    /// Reads the block that begins with a tag.
    fn block(&mut self, tag: Tag<'m>, place: &Range<usize>, within: Within) -> What {
        match (tag, within) {
            (Tag::Paragraph, _) => {
                let passage = self.passage();
                self.events.next();
                if passage.is_blank() {
                    return What::Refused;
                }
                What::Block(Block::Paragraph(self.text(&passage)))
            }
            (Tag::List(first), _) => self.list(first, place, within),
            (Tag::Heading { level, .. }, Within::Section) => self.heading(level, place),
            (Tag::BlockQuote(_), Within::Section) => self.alert(place),
            (Tag::CodeBlock(kind), Within::Section) => self.code(&kind, place),
            (tag, within) => {
                let kind = match tag {
                    Tag::Table(_) => ProblemKind::Table,
                    Tag::HtmlBlock => ProblemKind::Html,
                    _ if within == Within::Alert => ProblemKind::AlertOnlyText,
                    _ => ProblemKind::NestedInList,
                };
                self.skip(place, kind)
            }
        }
    }

    /// Notes what is wrong with a block, and skips to its end.
    fn skip(&mut self, place: &Range<usize>, kind: ProblemKind) -> What {
        let (mut depth, mut deepest) = (1_usize, 1_usize);
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
            if depth == 0 {
                break;
            }
        }
        let kind = match deepest {
            ..=DEPTH_LIMIT => kind,
            _ => ProblemKind::TooDeep { limit: DEPTH_LIMIT },
        };
        self.refuse(place, kind)
    }

    fn heading(&mut self, level: HeadingLevel, place: &Range<usize>) -> What {
        let passage = self.passage();
        self.events.next();
        if passage.is_blank() {
            self.found.note(place.clone(), ProblemKind::HeadingEmpty);
        }
        if !self.source.get(place.clone()).is_some_and(|written| written.starts_with('#')) {
            self.found.note(place.clone(), ProblemKind::HeadingUnderlined);
        }
        What::Heading(level, self.text(&passage))
    }

    /// A passage as a text, with its prose checked.
    fn text(&mut self, passage: &Passage) -> Text {
        prose::check(passage, self.setting.locale, self.found);
        passage.to_text()
    }

    /// Reads what stands within lines, up to the next block or end.
    fn passage(&mut self) -> Passage {
        let mut passage = Passage::default();
        let mut manner = Manner::default();
        while let Some((event, place)) = self.events.next_if(|(event, _)| is_within_lines(event)) {
            match event {
                Event::Text(text) => {
                    let text = readings::unmask(&text);
                    // An entity can stand for a character that the file does not show.
                    if self.source.get(place.clone()) != Some(&text) {
                        characters::check(&text, place.start, Drawing::Refused, self.found);
                    }
                    passage.push(&text, place.start, &manner);
                }
                Event::SoftBreak | Event::HardBreak => {
                    let joint = if self.setting.locale.joins_words() { "" } else { " " };
                    passage.push(joint, place.start, &manner);
                }
                Event::Start(Tag::Strong) => manner.label = true,
                Event::End(TagEnd::Strong) => manner.label = false,
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let target = self.setting.known.target(&readings::unmask(&dest_url));
                    manner.link = target.map_err(|kind| self.found.note(place, kind)).ok();
                }
                Event::End(TagEnd::Link) => manner.link = None,
                Event::TaskListMarker(is_right) => self.checkbox = Some(is_right),
                Event::End(_) => {}
                event => self.found.note(place, refused_within_lines(&event)),
            }
        }
        passage
    }

    /// Reads a list, or a question's answers if its items have boxes.
    fn list(&mut self, first: Option<u64>, place: &Range<usize>, within: Within) -> What {
        let mut items = Vec::new();
        while let Some((Event::Start(_), place)) = self.events.next() {
            items.push(self.item(place));
        }
        if items.iter().all(|item| item.checkbox.is_none()) {
            let items = items.iter().filter_map(|item| self.plain_item(item)).collect();
            return What::Block(Block::List { first, items });
        }
        if within == Within::Alert {
            return self.refuse(place, ProblemKind::QuestionMisplaced);
        }
        let choices = items.into_iter().filter_map(|item| self.choice(item)).collect();
        What::Choices(choices)
    }

    fn item(&mut self, place: Range<usize>) -> Item {
        self.checkbox = None;
        let mut passages = Vec::new();
        let mut is_refused = false;
        loop {
            let passage = self.passage();
            if !passage.is_blank() {
                passages.push(passage);
            }
            match self.events.next() {
                None | Some((Event::End(TagEnd::Item), _)) => break,
                Some((Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph), _)) => {}
                Some((Event::Start(_), place)) => {
                    self.skip(&place, ProblemKind::NestedInList);
                    is_refused = true;
                }
                Some((_, place)) => {
                    self.refuse(&place, ProblemKind::NestedInList);
                    is_refused = true;
                }
            }
        }
        if passages.is_empty() && !is_refused {
            self.found.note(place.clone(), ProblemKind::ListItemEmpty);
        }
        Item { checkbox: self.checkbox.take(), passages, place }
    }

    fn plain_item(&mut self, item: &Item) -> Option<Text> {
        if let Some(second) = item.passages.get(1) {
            self.found.note(second.whole(), ProblemKind::ListItemLong);
        }
        item.passages.first().map(|passage| self.text(passage))
    }

    fn choice(&mut self, item: Item) -> Option<Choice> {
        let Some(right) = item.checkbox else {
            self.found.note(item.place, ProblemKind::ChoiceMixed);
            return None;
        };
        let mut passages = item.passages.iter();
        let text = passages.next()?;
        let feedback = passages.next();
        if feedback.is_none() {
            self.found.note(text.whole(), ProblemKind::FeedbackMissing);
        }
        if let Some(third) = passages.next() {
            self.found.note(third.whole(), ProblemKind::FeedbackLong);
        }
        let text = self.text(text);
        let feedback = feedback.map_or_else(Text::default, |passage| self.text(passage));
        Some(Choice { text, right, feedback })
    }

    /// Reads a quote that begins with `[!NAME]` on a line of its own.
    fn alert(&mut self, place: &Range<usize>) -> What {
        let alert = match self.alert_name() {
            Ok(alert) => alert,
            Err(kind) => return self.skip(place, kind),
        };
        let first = self.passage();
        self.events.next();
        let mut blocks = Vec::new();
        if !first.is_blank() {
            blocks.push(Block::Paragraph(self.text(&first)));
        }
        let pieces = self.blocks(Within::Alert);
        let is_empty = pieces.is_empty();
        blocks.extend(pieces.into_iter().filter_map(|piece| match piece.what {
            What::Block(block) => Some(block),
            What::Heading(..) | What::Choices(_) | What::Refused => None,
        }));
        if blocks.is_empty() && is_empty {
            return self.refuse(place, ProblemKind::AlertEmpty);
        }
        if let Alert::Handset(handset) = alert
            && self.setting.handsets.is_some_and(|listed| !listed.contains(&handset))
        {
            self.found
                .note(place.clone(), ProblemKind::HandsetUnlisted { handset: handset.name() });
        }
        What::Block(alert.around(blocks))
    }

    /// Takes the line with the name, up to what follows it within the paragraph.
    fn alert_name(&mut self) -> Result<Alert, ProblemKind> {
        let is_paragraph = |(event, _): &(Event<'_>, _)| *event == Event::Start(Tag::Paragraph);
        let paragraph = self.events.peek().filter(|next| is_paragraph(next));
        let (_, paragraph) = paragraph.ok_or(ProblemKind::QuoteWithoutAlert)?;
        let start = paragraph.start;
        let line = self.source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let alert = Alert::named_by(line)?;
        let line_end = start + line.len();
        self.events.next();
        let is_on_line = |(event, place): &(Event<'_>, Range<usize>)| {
            place.start <= line_end && is_within_lines(event)
        };
        while self.events.next_if(is_on_line).is_some() {}
        Ok(alert)
    }

    /// Reads a code block: a phone, a practice, or nothing that a lesson may hold.
    fn code(&mut self, kind: &CodeBlockKind<'_>, place: &Range<usize>) -> What {
        let mut code = Passage::default();
        while let Some((Event::Text(text), place)) = self.events.next() {
            code.push(&readings::unmask(&text), place.start, &Manner::default());
        }
        let language = match kind {
            CodeBlockKind::Fenced(language) => language.trim(),
            CodeBlockKind::Indented => "",
        };
        if language == "phone" {
            self.phones.push(place.clone());
        }
        let written = self.source.get(place.clone()).unwrap_or_default();
        if matches!(kind, CodeBlockKind::Fenced(_)) && !fence::is_closed(written) {
            return self.refuse(place, ProblemKind::CodeOpen);
        }
        let block = match language {
            "phone" => fence::phone(&code, place, self.found),
            "practice" => fence::practice(&code, place, self.found),
            _ => {
                let language = language.to_owned();
                return self.refuse(place, ProblemKind::CodeBlock { language });
            }
        };
        block.map_or(What::Refused, What::Block)
    }
}

/// An item as far as it is read.
struct Item {
    checkbox: Option<bool>,
    passages: Vec<Passage>,
    place: Range<usize>,
}

/// Whether an event belongs to the text of lines, not to the order of blocks.
fn is_within_lines(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag.to_end()),
        Event::End(tag) => is_inline(*tag),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd as T;
    matches!(
        tag,
        T::Strong
            | T::Emphasis
            | T::Link
            | T::Image
            | T::Strikethrough
            | T::Superscript
            | T::Subscript
    )
}

/// What is wrong with an event that no passage may hold.
fn refused_within_lines(event: &Event<'_>) -> ProblemKind {
    match event {
        Event::Code(_) => ProblemKind::InlineCode,
        Event::InlineHtml(_) => ProblemKind::Html,
        Event::Start(Tag::Image { .. }) => ProblemKind::Image,
        _ => ProblemKind::Emphasis,
    }
}
