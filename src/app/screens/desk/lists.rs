//! The lists of the slip, for organizers: topics, outcomes, referrals. Nothing is ever taken out of a list; what is
//! no longer offered keeps its name for the records that hold it.

mod entry;
pub mod form;

use super::{Intent, Scene, Screen, Turn, back, hint};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        locale::Locale,
        terms::{Refusal, TermChange, TermList},
        text::Text,
    },
    i18n::Lang,
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};
use entry::entries;
use form::TermForm;

/// Columns of the state; the names share the rest.
const STATE: u16 = 26;

/// The lists of the slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Lists {
    list: TermList,
    /// The entry that is being changed, until it is answered.
    asked: Option<String>,
}

/// What may happen here; it is about what has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Another list.
    Show(TermList),
    /// Change its names.
    Rename,
    /// One up.
    Up,
    /// One down.
    Down,
    /// No longer offer it, or offer it again.
    Retire,
    /// Split it into several.
    Split,
    /// Add a new one.
    Add,
}

impl Default for Lists {
    fn default() -> Self {
        Self { list: TermList::Topic, asked: None }
    }
}

impl Lists {
    /// The entries that are offered, in order, then those that are not.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.lists_place(self.list.name()));
        sheet.body = vec![
            Piece::Text(Role::Text, lang.lists_why()),
            Piece::Blank,
            Piece::Heads(vec![
                (lang.lists_ja(), None),
                (lang.lists_en(), None),
                (lang.lists_state(), Some(STATE)),
            ]),
        ];
        let all = entries(self.list, scene);
        sheet.body.extend(all.iter().map(|entry| {
            let state = match (entry.is_retired, entry.split_from) {
                (true, _) => lang.lists_retired(),
                (false, Some(from)) => {
                    let from = all.iter().find(|other| other.id == from);
                    lang.lists_split(&from.map_or_else(Text::default, |from| from.shown(lang)))
                }
                (false, None) => Text::default(),
            };
            Piece::Row(Row {
                key: None,
                cells: vec![
                    (entry.name(Locale::Ja, lang), None),
                    (entry.name(Locale::En, lang), None),
                    (state, Some(STATE)),
                ],
                role: if entry.is_retired { Role::Tip } else { Role::Text },
                intent: act(Act::Rename),
            })
        }));
        sheet.keys = self.keys(lang);
        sheet
    }

    fn keys(&self, lang: &Lang) -> Vec<crate::ui::sheet::Hint<Intent>> {
        let mut keys = vec![
            hint(Hot::Enter, lang.lists_rename(), act(Act::Rename)),
            hint(Hot::Char('u'), lang.lists_up(), act(Act::Up)),
            hint(Hot::Char('d'), lang.lists_down(), act(Act::Down)),
            hint(Hot::Char('r'), lang.lists_retire(), act(Act::Retire)),
            hint(Hot::Char('s'), lang.lists_split_up(), act(Act::Split)),
            hint(Hot::Char('a'), lang.lists_add(), act(Act::Add)),
        ];
        for (key, list) in ('1'..).zip(TermList::ALL) {
            let label = match list {
                TermList::Topic => lang.lists_topics(),
                TermList::Outcome => lang.lists_outcomes(),
                TermList::Referral => lang.lists_referrals(),
            };
            if list != self.list {
                keys.push(hint(Hot::Char(key), label, act(Act::Show(list))));
            }
        }
        keys.push(back(lang));
        keys
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let list = self.list;
        let open = |form| vec![Turn::Open(Box::new(Screen::TermForm(Box::new(form))))];
        match act {
            Act::Show(list) => {
                self.list = list;
                return vec![Turn::Focus(0)];
            }
            Act::Add => return open(TermForm::add(list)),
            _ => {}
        }
        let all = entries(list, scene);
        let Some(entry) = all.get(focus) else { return Vec::new() };
        if entry.is_retired && matches!(act, Act::Up | Act::Down | Act::Split) {
            let says = scene.lang.lists_is_retired(&entry.shown(scene.lang));
            return vec![Turn::Say(Role::Caution, says)];
        }
        let change = TermChange::of(list, entry.id);
        let end = all.iter().filter(|entry| !entry.is_retired).count().saturating_sub(1);
        let place = |at: usize| u16::try_from(at + 1).ok();
        match act {
            Act::Rename => open(TermForm::rename(list, entry)),
            Act::Split => open(TermForm::split(list, entry)),
            Act::Retire => {
                let retired = Some(!entry.is_retired);
                self.change(TermChange { retired, ..change }, scene)
            }
            Act::Up if focus == 0 => vec![Turn::Say(Role::Tip, scene.lang.lists_is_first())],
            Act::Up => self.change(TermChange { place: place(focus - 1), ..change }, scene),
            Act::Down if focus == end => vec![Turn::Say(Role::Tip, scene.lang.lists_is_last())],
            Act::Down => self.change(TermChange { place: place(focus + 1), ..change }, scene),
            Act::Show(_) | Act::Add => Vec::new(),
        }
    }

    fn change(&mut self, change: TermChange, scene: &Scene<'_>) -> Vec<Turn> {
        if self.asked.is_some() {
            return Vec::new();
        }
        let refusal = scene.known.and_then(|known| known.terms.refusal(&change));
        if let Some(refusal) = refusal {
            return vec![Turn::Say(Role::Caution, refused(refusal, scene.lang))];
        }
        self.asked = Some(change.id.clone());
        vec![Turn::Ask(Request::ChangeTerm(Box::new(change)))]
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            Answer::Terms(_) => {
                let Some(id) = self.asked.take() else { return Vec::new() };
                // the focus goes where the entry went
                let all = entries(self.list, scene);
                let Some(at) = all.iter().position(|entry| entry.id == id) else {
                    return Vec::new();
                };
                let name = all.get(at).map(|entry| entry.shown(scene.lang)).unwrap_or_default();
                vec![Turn::Focus(at), Turn::Say(Role::Tip, scene.lang.lists_done(&name))]
            }
            Answer::TermRefused(refusal) => {
                self.asked = None;
                vec![Turn::Say(Role::Caution, refused(*refusal, scene.lang))]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// Why a change is not good, and what to do about it.
pub fn refused(refusal: Refusal, lang: &Lang) -> Text {
    let language = |locale| match locale {
        Locale::Ja => "ja",
        Locale::En => "en",
        _ => "other",
    };
    match refusal {
        Refusal::MalformedId => lang.lists_no_id(),
        Refusal::NameMissing => lang.lists_name_missing(),
        Refusal::NameTooWide(locale) => lang.lists_name_too_wide(language(locale)),
        Refusal::ShortMissing(locale) => lang.lists_short_missing(language(locale)),
        Refusal::ShortTooWide(locale) => lang.lists_short_too_wide(language(locale)),
        Refusal::NoOrigin => lang.lists_no_origin(),
        Refusal::LastOne => lang.lists_last_one(),
    }
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Lists(act))
}
