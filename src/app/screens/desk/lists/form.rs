//! The names of an entry of a list: of one that is there, of a new one, or of the parts into which one is split.

use super::{
    entry::{Entry, entries},
    refused,
};
use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{self, Intent, Make, Scene, Turn, back, hint, in_words, pieces::field},
    },
    domain::{
        locale::{Locale, Localized},
        terms::{NAME_COLUMNS, Refusal, TermChange, TermList},
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// Where the fields stand.
const JA: usize = 0;
const EN: usize = 1;
const JA_SHORT: usize = 2;
const EN_SHORT: usize = 3;
/// The most characters of a field: a name, and room for readings.
const LONGEST: usize = NAME_COLUMNS * 2;

/// The names of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct TermForm {
    list: TermList,
    purpose: Purpose,
    /// The names in the order of the fields.
    fields: [TextField; 4],
    /// The id of the new entry, once it was made: trying again adds the same one.
    id: Option<String>,
    /// What was asked for, until it is answered.
    asked: Option<Asked>,
}

/// What the names are for.
#[derive(Clone, Debug, PartialEq)]
enum Purpose {
    /// Other names of one that is there: its id, and its names before.
    Rename { id: String, name: Text, before: [String; 4] },
    /// A new one.
    Add,
    /// Parts of one: its id and name, and the parts so far.
    Split { from: String, name: Text, parts: Vec<String> },
}

#[derive(Clone, Debug, PartialEq)]
enum Asked {
    /// That the names be written.
    Names(String),
    /// That what was split is no longer offered.
    Retire,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or that is all.
    Next,
    /// All parts are there.
    AllParts,
}

impl TermForm {
    fn new(list: TermList, purpose: Purpose, names: &[String; 4]) -> Self {
        let fields = names.each_ref().map(|name| TextField::new(LONGEST).with(name));
        Self { list, purpose, fields, id: None, asked: None }
    }

    /// The names of a new entry.
    pub fn add(list: TermList) -> Self {
        Self::new(list, Purpose::Add, &Default::default())
    }

    /// The names of one that is there.
    pub fn rename(list: TermList, entry: &Entry<'_>) -> Self {
        let before = [
            entry.typed_name(Locale::Ja),
            entry.typed_name(Locale::En),
            entry.typed_short(Locale::Ja),
            entry.typed_short(Locale::En),
        ];
        let name = Text::with_readings(&before[0]);
        let purpose = Purpose::Rename { id: entry.id.to_owned(), name, before: before.clone() };
        Self::new(list, purpose, &before)
    }

    /// The names of the parts of one.
    pub fn split(list: TermList, entry: &Entry<'_>) -> Self {
        let name = Text::with_readings(&entry.typed_name(Locale::Ja));
        let purpose = Purpose::Split { from: entry.id.to_owned(), name, parts: Vec::new() };
        Self::new(list, purpose, &Default::default())
    }

    /// The fields.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let (place, heading, why) = match &self.purpose {
            Purpose::Rename { name, .. } => {
                (lang.term_rename_place(), lang.term_rename_heading(name), lang.term_rename_why())
            }
            Purpose::Add => (lang.term_add_place(), lang.term_add_heading(), lang.term_add_why()),
            Purpose::Split { name, .. } => {
                (lang.term_split_place(), lang.term_split_heading(name), lang.term_split_why())
            }
        };
        let mut sheet = Sheet::new(place);
        sheet.body = vec![Piece::Heading(heading), Piece::Text(Role::Text, why)];
        if let Purpose::Split { parts, .. } = &self.purpose
            && !parts.is_empty()
        {
            let names = in_words::joined(parts.iter().map(Text::plain), lang);
            sheet.body.push(Piece::Text(Role::Tip, lang.term_parts(&names)));
        }
        sheet.body.push(Piece::Blank);
        let labels = [
            (lang.lists_ja(), lang.term_ja_example()),
            (lang.lists_en(), lang.term_en_example()),
            (lang.term_ja_short(), lang.term_short_example()),
            (lang.term_en_short(), lang.term_short_example()),
        ];
        let fields = self.fields.iter().zip(labels);
        sheet.body.extend(fields.map(|(typed, (label, example))| field(label, typed, example)));
        sheet.keys = vec![hint(Hot::Enter, lang.term_next(), act(Act::Next))];
        if matches!(self.purpose, Purpose::Split { .. }) {
            sheet.keys.push(hint(Hot::F(2), lang.term_all_parts(), act(Act::AllParts)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        self.fields.get_mut(focus)
    }

    pub(in crate::app::screens::desk) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match act {
            Act::Next if focus < EN_SHORT => vec![Turn::Focus(focus + 1)],
            _ if self.asked.is_some() => Vec::new(),
            Act::Next => self.name(scene, make),
            Act::AllParts => self.all_parts(scene, make),
        }
    }

    /// Writes the names.
    fn name(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let change = match &self.purpose {
            Purpose::Rename { id, before, .. } => {
                let change = renamed(TermChange::of(self.list, id.as_str()), before, &self.typed());
                if change == TermChange::of(self.list, id.as_str()) {
                    return vec![Turn::Drop];
                }
                change
            }
            Purpose::Add => self.made(None, scene, make),
            Purpose::Split { from, .. } => {
                let from = Some(from.clone());
                self.made(from, scene, make)
            }
        };
        let name = self.typed()[JA].clone();
        self.ask(change, Asked::Names(name), scene)
    }

    fn ask(&mut self, change: TermChange, asked: Asked, scene: &Scene<'_>) -> Vec<Turn> {
        if let Some(refusal) = scene.known.and_then(|known| known.terms.refusal(&change)) {
            return self.refuse(refusal, scene);
        }
        self.asked = Some(asked);
        vec![Turn::Ask(Request::ChangeTerm(Box::new(change)))]
    }

    fn refuse(&mut self, refusal: Refusal, scene: &Scene<'_>) -> Vec<Turn> {
        // a name that is refused may be another one next time, and so its id
        self.id = None;
        let says = Turn::Say(Role::Caution, refused(refusal, scene.lang));
        vec![Turn::Focus(at_fault(refusal)), says]
    }

    /// No longer offers what was split, once it has parts; a name that stands in the fields is one more part.
    fn all_parts(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        if !self.typed()[JA].is_empty() {
            return self.name(scene, make);
        }
        let Purpose::Split { from, parts, .. } = &self.purpose else { return Vec::new() };
        if parts.is_empty() {
            let says = scene.lang.term_no_parts();
            return vec![Turn::Focus(JA), Turn::Say(Role::Caution, says)];
        }
        let change = TermChange::of(self.list, from.as_str());
        self.ask(TermChange { retired: Some(true), ..change }, Asked::Retire, scene)
    }

    /// A new entry with the names that were typed.
    fn made(
        &mut self,
        split_from: Option<String>,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> TermChange {
        let typed = self.typed();
        let list = self.list;
        let id = self.id.get_or_insert_with(|| new_id(list, &typed[EN], scene, make)).clone();
        let change = renamed(TermChange::of(list, id), &Default::default(), &typed);
        TermChange { split_from, ..change }
    }

    fn typed(&self) -> [String; 4] {
        self.fields.each_ref().map(|field| field.text().trim().to_owned())
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        let asked = match answer {
            Answer::TermRefused(refusal) => {
                self.asked = None;
                return self.refuse(*refusal, scene);
            }
            Answer::Terms(_) => self.asked.take(),
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = None;
                None
            }
            _ => None,
        };
        let lang = scene.lang;
        let done = |says| vec![Turn::Drop, Turn::Say(Role::Tip, says)];
        match (asked, &mut self.purpose) {
            (Some(Asked::Names(name)), Purpose::Split { parts, .. }) => {
                parts.push(name.clone());
                self.id = None;
                self.fields.iter_mut().for_each(|field| field.set(""));
                let says = lang.term_part_added(&name);
                vec![Turn::Focus(JA), Turn::Say(Role::Tip, says)]
            }
            (Some(Asked::Names(name)), _) => done(lang.lists_done(&Text::with_readings(&name))),
            (Some(Asked::Retire), Purpose::Split { name, .. }) => done(lang.term_split_done(name)),
            _ => Vec::new(),
        }
    }
}

/// What of the names is another one than before. A new name takes the short one with it, so that is said again.
fn renamed(change: TermChange, before: &[String; 4], typed: &[String; 4]) -> TermChange {
    let [was_ja, was_en, was_ja_short, was_en_short] = before;
    let [ja, en, ja_short, en_short] = typed;
    let (mut names, mut shorts) = <(Localized<String>, Localized<String>)>::default();
    for (locale, (was, name), (was_short, short)) in [
        (Locale::Ja, (was_ja, ja), (was_ja_short, ja_short)),
        (Locale::En, (was_en, en), (was_en_short, en_short)),
    ] {
        let is_new = !name.is_empty() && name != was;
        if is_new {
            names.0.insert(locale, name.clone());
        }
        if short != was_short || (is_new && !short.is_empty()) {
            shorts.0.insert(locale, short.clone());
        }
    }
    TermChange { name: names, short: shorts, ..change }
}

/// The field that a refusal is about.
fn at_fault(refusal: Refusal) -> usize {
    match refusal {
        Refusal::NameTooWide(Locale::En) => EN,
        Refusal::ShortMissing(Locale::En) | Refusal::ShortTooWide(Locale::En) => EN_SHORT,
        Refusal::ShortMissing(_) | Refusal::ShortTooWide(_) => JA_SHORT,
        _ => JA,
    }
}

/// An id that nothing in the list has: the English name if there is one, since ids stand in exports.
fn new_id(list: TermList, english: &str, scene: &Scene<'_>, make: Make<'_>) -> String {
    let lower = english.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("-");
    if name.is_empty() {
        let random = make().simple().to_string();
        // the end of it is what is random
        let tail: String = random.chars().skip(24).collect();
        name = format!("{}-{tail}", list.name());
    }
    let taken = |id: &str| entries(list, scene).iter().any(|entry| entry.id == id);
    let others = (2..).map(|number: u32| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(others).find(|id| !taken(id)).unwrap_or_default()
}

fn act(act: Act) -> Intent {
    Intent::Screen(desk::Act::TermForm(act))
}
