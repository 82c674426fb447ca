//! The bookmark: it is offered, shown large, entered again, and leads back to where she was. Checking in to a class is
//! typed on the same page.

use super::{
    Intent, Scene, Screen, going_on,
    home::Home,
    lesson::{About, Step, find},
    plain_view,
    recall::Recall,
};
use crate::{
    app::bookmark::Stage,
    domain::{
        attendance::check_in::Ticket,
        bookmark::{Bookmark, BookmarkNo, DIGITS, NotABookmark},
        ids::LessonId,
        text::Text,
    },
    i18n::Lang,
    ui::{
        code::Code,
        theme::Role,
        view::{Choice, Figure, PadKey, Part, View},
    },
};

/// So many digits has the number on a slip at most.
const SLIP_DIGITS: usize = 3;

/// Would you like a bookmark? Asked once, where she leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer;

/// The number, to be copied down.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Where going on leads.
    pub then: Then,
}

/// What comes after a number that was copied down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The visit ends.
    Leave,
    /// Back to where she was.
    Close,
    /// On to the booking of a class, from which she came.
    Book,
}

/// What a number is typed for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To go on where she was.
    #[default]
    Return,
    /// To check in to a class; the number on a slip will do.
    CheckIn,
}

/// Which number?
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enter {
    /// The digits so far.
    typed: String,
    /// Whether the hyphen that the slip has here was typed.
    is_dashed: bool,
    /// What came of looking for it.
    told: Option<Told>,
    /// What it is typed for.
    purpose: Purpose,
}

/// What a learner is told of the number that she typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is being looked for.
    Looking,
    /// Nothing is known of it here.
    Unknown,
    /// So many seconds to wait.
    Wait(u64),
    /// The records cannot be read.
    Failed,
}

/// Welcome back.
#[derive(Clone, Debug, PartialEq)]
pub struct Welcome;

impl Offer {
    /// One sentence, and both ways.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.bookmark_place());
        view.heading = Some(lang.bookmark_offer_heading());
        view.parts.push(Part::Paragraph(lang.bookmark_offer()));
        view.choices = vec![
            Choice::new(lang.bookmark_make(), Intent::MakeBookmark).with_role(Role::Go),
            Choice::new(lang.bookmark_leave_without(), Intent::Leave),
        ];
        view
    }
}

impl Slip {
    /// The number and its code, or why there is none.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = match scene.bookmark.stage {
            Stage::Held { number, .. } => {
                slip(number, lang, plain_view(scene, lang.bookmark_place()))
            }
            stage => {
                let mut view = plain_view(scene, lang.bookmark_place());
                view.parts.push(if matches!(stage, Stage::Making(_)) {
                    Part::Paragraph(lang.bookmark_making())
                } else {
                    Part::Remark(Role::Caution, lang.bookmark_unmade())
                });
                view
            }
        };
        if scene.trouble.is_some() && scene.bookmark.number().is_some() {
            view.parts.push(Part::Remark(Role::Caution, lang.bookmark_unsaved()));
        }
        let (label, intent) = match self.then {
            Then::Leave => (lang.bookmark_copied(), Intent::Leave),
            Then::Close => (lang.ok(), Intent::Back),
            Then::Book => (lang.nav_next(), Intent::Back),
        };
        going_on(&mut view, label, intent);
        view
    }
}

/// The page of a number: large, in ordinary digits beside its code, and what to do with it. The code holds the number
/// and nothing else.
pub(in crate::app) fn slip<I>(number: BookmarkNo, lang: &Lang, view: View<I>) -> View<I> {
    let written = number.to_string();
    let caption = lang.bookmark_number(&written);
    let said = vec![Part::Remark(Role::Label, caption.clone())];
    let figure = Code::new(&written).map(|code| Figure::Code {
        code,
        beside: said.clone(),
        before: said,
        instead: caption.clone(),
        caption,
    });
    View {
        heading: Some(Text::plain(written.as_str())),
        is_large: true,
        parts: [lang.bookmark_copy(), lang.bookmark_scan(), lang.bookmark_no_name()]
            .map(Part::Paragraph)
            .into(),
        figures: figure.into_iter().collect(),
        ..view
    }
}

impl Enter {
    /// The digits so far in their groups, what is to be said of them, and the keys.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let (place, asks) = match self.purpose {
            Purpose::Return => (lang.bookmark_place(), lang.bookmark_enter()),
            Purpose::CheckIn => (lang.check_in_place(), lang.check_in_enter()),
        };
        let mut view = plain_view(scene, place);
        view.heading = Some(Text::plain(self.shown()));
        view.is_large = true;
        if self.typed.is_empty() {
            view.parts.push(Part::Paragraph(asks));
        }
        // a slip has fewer digits: how many are missing is said once it cannot be one
        if !(self.typed.is_empty() && self.is_to_check_in()) {
            let (role, says) = self.remark(lang);
            view.parts.push(Part::Remark(role, says));
        }
        let keys = ('1'..='9').map(|key| (key, Text::plain(key.to_string())));
        let keys = keys.chain([('.', lang.bookmark_erase()), ('0', Text::plain("0"))]);
        view.pad =
            keys.map(|(key, label)| PadKey { key, label, intent: Intent::Type(key) }).collect();
        if self.is_complete() && self.told != Some(Told::Looking) {
            going_on(&mut view, lang.nav_next(), Intent::FindBookmark);
        }
        view
    }

    fn remark(&self, lang: &Lang) -> (Role, Text) {
        match (self.told, self.number()) {
            (Some(Told::Looking), _) => (Role::Text, lang.bookmark_looking()),
            (Some(Told::Unknown), _) => (Role::Caution, lang.bookmark_unknown()),
            (Some(Told::Wait(seconds)), _) => {
                let seconds = usize::try_from(seconds).unwrap_or(usize::MAX);
                (Role::Caution, lang.bookmark_wait(seconds))
            }
            (Some(Told::Failed), _) if self.is_to_check_in() => {
                (Role::Caution, lang.check_in_failed())
            }
            (Some(Told::Failed), _) => (Role::Caution, lang.bookmark_unreadable()),
            (None, Err(_)) if self.ticket().is_some() => (Role::Tip, lang.check_in_slip_or_more()),
            (None, Ok(_)) => (Role::Tip, lang.bookmark_complete()),
            (None, Err(NotABookmark::WrongDigit | NotABookmark::NeverGiven)) => {
                (Role::Caution, lang.bookmark_wrong_digit())
            }
            (None, Err(_)) => (Role::Text, lang.bookmark_missing(DIGITS - self.typed.len())),
        }
    }

    /// A number with which to check in; the one of this visit need not be typed again.
    pub fn to_check_in(number: Option<BookmarkNo>) -> Self {
        let digits = number.map(|number| number.to_string()).unwrap_or_default();
        let typed = digits.chars().filter(char::is_ascii_digit).collect();
        Self { typed, purpose: Purpose::CheckIn, ..Self::default() }
    }

    /// The same with nothing typed.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { purpose: self.purpose, ..Self::default() }
    }

    /// Whether it is typed to check in.
    pub fn is_to_check_in(&self) -> bool {
        self.purpose == Purpose::CheckIn
    }

    /// What she checks in with, if it can be a number of either kind.
    pub fn ticket(&self) -> Option<Ticket> {
        Ticket::typed(&self.typed).ok().filter(|_| self.is_to_check_in())
    }

    /// Whether what was typed can be a number.
    pub fn is_complete(&self) -> bool {
        self.number().is_ok() || self.ticket().is_some()
    }

    /// The digits so far: as on the slip of a bookmark, or what may still be the number of a slip as it is.
    fn shown(&self) -> String {
        match self.typed.as_str() {
            "" if self.is_to_check_in() => "___".to_owned(),
            typed if self.is_to_check_in() && typed.len() <= SLIP_DIGITS => typed.to_owned(),
            typed => grouped(typed),
        }
    }

    /// The number, if it can be one.
    pub fn number(&self) -> Result<BookmarkNo, NotABookmark> {
        self.typed.parse()
    }

    /// Whether a number is being looked for.
    pub fn is_looking(&self) -> bool {
        self.told == Some(Told::Looking)
    }

    /// The same with what came of looking for it, or nothing.
    #[must_use]
    pub fn with_told(self, told: impl Into<Option<Told>>) -> Self {
        Self { told: told.into(), ..self }
    }

    /// The same after a key: a digit, or `.` which takes the last one away. A tenth digit changes nothing.
    #[must_use]
    pub fn with_key(self, key: char) -> Self {
        let mut typed = self.typed;
        match key {
            '.' => {
                typed.pop();
            }
            digit if digit.is_ascii_digit() && typed.len() < DIGITS => typed.push(digit),
            _ => return Self { typed, ..self },
        }
        Self { typed, is_dashed: false, told: None, purpose: self.purpose }
    }

    /// The same after a hyphen where the slip has one; none where it means one back.
    pub fn with_dash(&self) -> Option<Self> {
        let is_between = matches!(self.typed.len(), 3 | 8) && !self.is_dashed;
        is_between.then(|| Self { is_dashed: true, ..self.clone() })
    }
}

/// Digits as they stand on the slip, with a line for each that is missing.
fn grouped(typed: &str) -> String {
    let digits = typed.chars().map(Some).chain(std::iter::repeat(None)).take(DIGITS);
    let mut grouped = String::new();
    for (at, digit) in digits.enumerate() {
        if matches!(at, 3 | 8) {
            grouped.push('-');
        }
        grouped.push(digit.unwrap_or('_'));
    }
    grouped
}

impl Welcome {
    /// What she did last. One press goes on there.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.bookmark_place());
        view.heading = Some(lang.bookmark_welcome());
        let Some(bookmark) = &scene.bookmark.found else { return view };
        let last = bookmark.lessons.iter().max_by_key(|(_, place)| place.nth);
        let last = last.and_then(|(id, place)| Some((id, place, find(id, scene)?)));
        let mut ways = Vec::new();
        match last {
            Some((id, place, (lesson, text))) if !place.finished => {
                let last_step = u16::try_from(lesson.step_count()).unwrap_or(1).saturating_sub(1);
                let step = place.step.min(last_step);
                let said = lang.bookmark_was_at(&text.title, usize::from(step) + 1);
                view.parts.push(Part::Paragraph(said));
                let there = Screen::Step(Step { lesson: id.clone(), step });
                going_on(&mut view, lang.bookmark_resume(), Intent::open(there));
            }
            Some((_, _, (lesson, text))) => {
                view.parts.push(Part::Paragraph(lang.bookmark_had_finished(&text.title)));
                ways.extend(lesson.next.iter().find_map(|id| {
                    Some(Choice::new(lang.next_lesson(&find(id, scene)?.1.title), about(id)))
                }));
            }
            None => view.parts.push(Part::Paragraph(lang.bookmark_nothing_yet())),
        }
        view.choices.extend(remembering(bookmark, scene));
        view.choices.extend(ways);
        let home = Intent::open(Screen::Home(Home));
        view.choices.push(Choice::new(lang.bookmark_else(), home));
        view
    }
}

/// Do you still remember? If something is due; and what was forgotten may be read again.
fn remembering(bookmark: &Bookmark, scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let lang = scene.lang;
    let forgotten = scene.bookmark.recalled.iter().rfind(|asked| !asked.is_remembered);
    if let Some(asked) = forgotten {
        let title = &find(&asked.lesson, scene)?.1.title;
        return Some(Choice::new(lang.bookmark_read_again(title), about(&asked.lesson)));
    }
    let due = bookmark.to_recall(scene.today);
    let due = due.into_iter().filter(|(id, _)| scene.bookmark.remembers(id).is_none());
    due.into_iter().find_map(|(id, recall)| {
        let first = Recall::of(id, recall, scene)?;
        let title = &find(id, scene)?.1.title;
        let open = Intent::open(Screen::Recall(first));
        Some(Choice::new(lang.recall_begin(title), open).with_note(Some(lang.recall_note())))
    })
}

fn about(lesson: &LessonId) -> Intent {
    Intent::open(Screen::About(About { lesson: lesson.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Enter {
        keys.chars().fold(Enter::default(), |enter, key| match key {
            '-' => enter.with_dash().unwrap_or(enter),
            key => enter.with_key(key),
        })
    }

    #[test]
    fn digits_stand_in_groups_as_they_are_typed_and_the_last_can_be_taken_away() {
        assert_eq!(grouped(""), "___-_____-_");
        assert_eq!(grouped(&typed("003-0").typed), "003-0____-_");
        assert_eq!(grouped(&typed("003-00042-3").typed), "003-00042-3");
        assert_eq!(typed("0034.000423"), typed("003000423"));
        assert_eq!(typed("0030004239"), typed("003000423"), "a tenth digit");
        assert_eq!(typed("..1"), typed("1"));
        assert!(typed("003-00042-3").number().is_ok());
        assert_eq!(typed("003-00043-3").number(), Err(NotABookmark::WrongDigit));
    }

    #[test]
    fn a_hyphen_counts_once_where_the_slip_has_one_and_is_one_back_elsewhere() {
        assert!(typed("").with_dash().is_none());
        assert!(typed("00").with_dash().is_none());
        assert!(typed("003").with_dash().is_some());
        assert!(typed("003-").with_dash().is_none(), "the second one");
        assert!(typed("003-00042").with_dash().is_some());
    }
}
