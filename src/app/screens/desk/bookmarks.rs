//! Bookmarks at the desk: a helper makes one for a learner, shows one large, or makes one of two, of which one was lost.

use super::{Intent, Scene, Screen, Turn, back, hint, pieces::field};
use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::kiosk::bookmark::slip,
    },
    domain::{
        bookmark::{BookmarkNo, Comfort, NotABookmark},
        text::Text,
        theme::Theme,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
        view::{Nav, Slot, View},
    },
};

/// The longest number that is typed: with hyphens and blanks.
const LONGEST: usize = 20;
/// Stops of the fields.
const AT_NUMBER: usize = 0;
const AT_LOST: usize = 1;

/// Making, showing and merging.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmarks {
    number: TextField,
    /// The number that was lost, or is no longer to be used.
    lost: TextField,
    /// Whether the answer is awaited.
    asked: bool,
    /// Whether two have just become one.
    is_merged: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Show the number large, or make one of the two.
    Show,
    /// Make a new one.
    Make,
}

impl Default for Bookmarks {
    fn default() -> Self {
        let field = || TextField::new(LONGEST);
        Self { number: field(), lost: field(), asked: false, is_merged: false }
    }
}

impl Bookmarks {
    /// Both fields, and what they are for.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.bookmarks_place());
        sheet.body = vec![
            Piece::Blank,
            Piece::Text(Role::Text, lang.bookmarks_what()),
            Piece::Blank,
            field(lang.bookmarks_number(), &self.number, lang.bookmarks_number_example()),
            Piece::Blank,
            field(lang.bookmarks_lost(), &self.lost, lang.bookmarks_lost_example()),
            Piece::Blank,
            Piece::Text(Role::Text, lang.bookmarks_print()),
        ];
        if self.is_merged {
            sheet.body.push(Piece::Text(Role::Tip, lang.bookmarks_merged()));
        }
        let act = |act| Intent::Screen(super::Act::Bookmarks(act));
        sheet.keys = vec![
            hint(Hot::Enter, lang.bookmarks_show(), act(Act::Show)),
            hint(Hot::F(2), lang.bookmarks_make(), act(Act::Make)),
            back(lang),
        ];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            AT_NUMBER => Some(&mut self.number),
            AT_LOST => Some(&mut self.lost),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, act: Act, scene: &Scene<'_>) -> Vec<Turn> {
        if self.asked {
            return Vec::new();
        }
        let request = match act {
            Act::Make => {
                let locale = scene.lang.locale();
                let theme = Theme::default();
                let comfort = Comfort { locale, theme, reads_aloud: false, handset: None };
                Ok(Request::MakeBookmark(comfort))
            }
            Act::Show => self.request(),
        };
        match request {
            Ok(request) => {
                self.asked = true;
                vec![Turn::Ask(request)]
            }
            Err((at, what)) => {
                vec![Turn::Focus(at), Turn::Say(Role::Caution, flaw(what, scene.lang))]
            }
        }
    }

    fn request(&self) -> Result<Request, (usize, NotABookmark)> {
        let read = |at, field: &TextField| field.text().parse().map_err(|what| (at, what));
        let number: BookmarkNo = read(AT_NUMBER, &self.number)?;
        if self.lost.text().trim().is_empty() {
            return Ok(Request::ShowBookmark(number));
        }
        let lost = read(AT_LOST, &self.lost)?;
        // one and the same number is only shown
        let is_same = lost == number;
        Ok(if is_same {
            Request::ShowBookmark(number)
        } else {
            Request::MergeBookmarks { lost, number }
        })
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let turns = match answer {
            Answer::Bookmark { number, is_merged } => {
                self.number.set(&number.to_string());
                self.lost.set("");
                self.is_merged = *is_merged;
                vec![Turn::Open(Box::new(Screen::Bookmark(Shown { number: *number })))]
            }
            Answer::NoBookmark(number) => {
                let says = lang.bookmarks_unknown(&number.to_string());
                vec![Turn::Say(Role::Caution, says)]
            }
            Answer::NoNumberLeft => vec![Turn::Say(Role::Danger, lang.bookmarks_none_left())],
            Answer::Failed(_) | Answer::MayNot => Vec::new(),
            _ => return Vec::new(),
        };
        self.asked = false;
        turns
    }
}

/// Why what was typed is not a number of a bookmark.
pub fn flaw(what: NotABookmark, lang: &Lang) -> Text {
    match what {
        NotABookmark::WrongDigit | NotABookmark::NeverGiven => lang.bookmarks_wrong_digit(),
        _ => lang.bookmarks_incomplete(),
    }
}

/// A number, large, for the learner beside the helper. Any key or touch goes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    number: BookmarkNo,
}

impl Shown {
    /// The learner's page.
    pub fn page(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let back =
            Nav { slot: Slot::Next, label: lang.code_back(), short: None, intent: Intent::Back };
        let place = if scene.trains { lang.bookmarks_practice() } else { lang.bookmark_place() };
        let view = View { nav: vec![back], ..View::new(place, |_| Intent::Back) };
        slip(self.number, lang, view)
    }
}
