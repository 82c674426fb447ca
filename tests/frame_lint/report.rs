//! Collects what breaks a rule and tells of it: grouped, with the smallest example.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use ratatui::layout::Rect;
use terakoya::ui::{page::TargetKey, view::Slot};

use crate::{
    rules::{self, operating::EVERYWHERE},
    sight::{Face, Sight, words_of},
    support::text_of,
    walk::LANGS,
};

/// One thing that breaks a rule.
#[derive(Clone)]
struct Finding {
    kind: String,
    screen: String,
    lang: &'static str,
    grid: (u16, u16),
    page: usize,
    detail: String,
    picture: String,
}

/// A button of the bottom row as it stands on a page.
struct Seen {
    kind: String,
    screen: String,
    page: usize,
    slot: Slot,
    area: Rect,
    words: String,
    /// Whether a code stands where the button would be.
    code: Option<Rect>,
    face: Face,
}

/// What was found so far.
#[derive(Default)]
pub struct Report {
    findings: BTreeMap<(&'static str, &'static str), Vec<Finding>>,
    nav: BTreeMap<(&'static str, (u16, u16)), Vec<Seen>>,
    pub screens: usize,
    pub pages: usize,
}

impl Report {
    /// Holds a screen against every rule.
    pub fn look(&mut self, sight: &Sight) {
        self.screens += 1;
        self.pages += sight.pages.len();
        for rule in rules::all() {
            let mut faults = Vec::new();
            (rule.check)(sight, &mut faults);
            for fault in faults {
                let picture = &sight.pages[fault.page];
                let finding = Finding {
                    kind: sight.kind().to_owned(),
                    screen: sight.screen.clone(),
                    lang: sight.lang,
                    grid: sight.grid,
                    page: fault.page,
                    detail: fault.detail,
                    picture: text_of(picture.buffer()),
                };
                self.findings.entry((rule.name, rule.sentence)).or_default().push(finding);
            }
        }
        self.note_bottom_row(sight);
    }

    /// Notes where the bottom row stands, to be compared at the end.
    pub fn note_bottom_row(&mut self, sight: &Sight) {
        if matches!(sight.face, Face::Blank | Face::TooSmall) {
            return;
        }
        let seen = self.nav.entry((sight.lang, sight.grid)).or_default();
        for (page, picture) in sight.pages.iter().enumerate() {
            let code = picture.page.code.as_ref().map(|(area, ..)| *area);
            for target in &picture.page.targets {
                if let TargetKey::Nav(slot) = target.key {
                    seen.push(Seen {
                        kind: sight.kind().to_owned(),
                        screen: sight.screen.clone(),
                        page,
                        slot,
                        area: target.area,
                        words: words_of(target).concat(),
                        code,
                        face: sight.face,
                    });
                }
            }
        }
    }

    /// What happened on the way.
    pub fn stumbled(
        &mut self,
        lang: usize,
        (rule, screen, grid, detail): (&'static str, String, (u16, u16), String),
    ) {
        let sentence = match rule {
            "shown_keys_work" => {
                "Every key that is shown does what it stands for, and so does a touch."
            }
            _ => "Tab walks through all targets once and comes back to the first.",
        };
        let kind = screen.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
        let finding = Finding {
            kind,
            screen,
            lang: LANGS[lang].0,
            grid,
            page: 0,
            detail,
            picture: String::new(),
        };
        self.findings.entry((rule, sentence)).or_default().push(finding);
    }

    pub fn merge(&mut self, other: Self) {
        for (rule, findings) in other.findings {
            self.findings.entry(rule).or_default().extend(findings);
        }
        for (at, seen) in other.nav {
            self.nav.entry(at).or_default().extend(seen);
        }
        self.screens += other.screens;
        self.pages += other.pages;
    }

    /// The bottom row is the same on all screens of a language and grid: place, order, words.
    pub fn compare_bottom_rows(&mut self) {
        const RULE: (&str, &str) = (
            "the_bottom_row_is_the_same",
            "Help, start, back and language stand at the same place with the same words on every screen of a language and grid; only a code in their place excuses them.",
        );
        let mut found = Vec::new();
        for ((lang, grid), seen) in &self.nav {
            for slot in EVERYWHERE {
                let of_slot: Vec<&Seen> = seen.iter().filter(|seen| seen.slot == slot).collect();
                let mut counts: BTreeMap<(u16, u16, u16, u16, &str), usize> = BTreeMap::new();
                for seen in &of_slot {
                    let Rect { x, y, width, height } = seen.area;
                    *counts.entry((x, y, width, height, &seen.words)).or_default() += 1;
                }
                let Some((usual, _)) = counts.iter().max_by_key(|(_, count)| **count) else {
                    continue;
                };
                let (x, y, width, height, words) = *usual;
                let usual = Rect::new(x, y, width, height);
                for seen in of_slot {
                    let excused = seen.code.is_some_and(|code| {
                        // The whole bottom row moves where the panel reaches any part of it.
                        let row = Rect { x: 0, width: grid.0, ..usual };
                        code.intersects(row)
                    });
                    let place = seen.area == usual || excused;
                    let same_words = seen.words == words || (excused && slot == Slot::Display);
                    if !place || !same_words {
                        found.push(Finding {
                            kind: seen.kind.clone(),
                            screen: seen.screen.clone(),
                            lang,
                            grid: *grid,
                            page: seen.page,
                            detail: format!(
                                "{slot:?} {:?} at {}; elsewhere {words:?} at {usual} ({:?})",
                                seen.words, seen.area, seen.face
                            ),
                            picture: String::new(),
                        });
                    }
                }
            }
        }
        if !found.is_empty() {
            self.findings.entry(RULE).or_default().extend(found);
        }
    }

    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report: a rule, how often and where it is broken, and the smallest example.
    pub fn text(&self, rows: usize) -> String {
        let mut out = format!("{} screens, {} pages\n", self.screens, self.pages);
        for ((name, sentence), findings) in &self.findings {
            let screens: BTreeSet<_> = findings.iter().map(|f| &f.screen).collect();
            writeln!(
                out,
                "\n== {name}: {} times on {} screens\n   {sentence}",
                findings.len(),
                screens.len()
            )
            .unwrap();
            for (kind, of_kind) in by_kind(findings) {
                let langs: BTreeSet<_> = of_kind.iter().map(|f| f.lang).collect();
                let grids: BTreeSet<_> = of_kind.iter().map(|f| f.grid).collect();
                let grids: Vec<_> = grids.iter().map(|(c, r)| format!("{c}x{r}")).collect();
                writeln!(
                    out,
                    " - {kind} x{}: {}; {}",
                    of_kind.len(),
                    langs.into_iter().collect::<Vec<_>>().join(" "),
                    grids.join(" ")
                )
                .unwrap();
                for finding in examples(&of_kind) {
                    let (cols, high) = finding.grid;
                    writeln!(
                        out,
                        "     {} {cols}x{high} page {} {}: {}",
                        finding.lang,
                        finding.page + 1,
                        short(&finding.screen, 70),
                        short(&finding.detail, 220)
                    )
                    .unwrap();
                }
            }
            if let Some(smallest) = findings.iter().min_by_key(|f| weight(f))
                && !smallest.picture.is_empty()
            {
                let (cols, high) = smallest.grid;
                writeln!(out, "   {} {cols}x{high} {}:", smallest.lang, smallest.kind).unwrap();
                for line in smallest.picture.lines().take(rows) {
                    writeln!(out, "   | {line}").unwrap();
                }
            }
        }
        out
    }
}

fn weight(finding: &Finding) -> (u32, usize, usize) {
    let (cols, rows) = finding.grid;
    let lang = LANGS.iter().position(|(name, ..)| *name == finding.lang).unwrap_or(9);
    (u32::from(cols) * u32::from(rows), lang, finding.detail.len())
}

fn by_kind(findings: &[Finding]) -> BTreeMap<&str, Vec<&Finding>> {
    let mut kinds: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        kinds.entry(&finding.kind).or_default().push(finding);
    }
    kinds
}

/// The smallest one, and one of another detail if there is one.
fn examples<'a>(findings: &[&'a Finding]) -> Vec<&'a Finding> {
    let mut sorted: Vec<&Finding> = findings.to_vec();
    sorted.sort_by_key(|finding| weight(finding));
    let mut examples: Vec<&Finding> = Vec::new();
    for finding in sorted {
        if examples.len() < 2 && examples.iter().all(|other| other.detail != finding.detail) {
            examples.push(finding);
        }
    }
    examples
}

fn short(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push_str(" [..]");
    }
    short
}
