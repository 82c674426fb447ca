//! Who called a person from a kiosk: where, at which screen, since when; and what a helper does about it. Those who
//! wait are real, also while the helper practises.

use super::{Intent, Make, Scene, Screen, Turn, back, codes::Codes, hint, slip::SlipForm};
use crate::{
    app::desk::request::{Answer, Known, Request},
    domain::{
        consultation::in_japan,
        desk::Waiting,
        ids::{ConsultationId, HelpCallId, LessonId, ServiceId},
        lesson::Lesson,
        sitting::{Place, Sitting},
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the minutes, of what is being done about it, and of the kiosk's name.
const MINUTES: u16 = 8;
const STATE: u16 = 14;
const MACHINE: u16 = 14;

/// Who waits at a kiosk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhoWaits {
    /// What was asked for and is not answered yet.
    asked: Option<(HelpCallId, Deed)>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Do something about a call.
    Do(HelpCallId, Deed),
    /// Write a slip of the talk that came of a call.
    Write(HelpCallId),
    /// Show the learner a code: the slip of the talk stands below, and what is shown attaches itself to it.
    ShowCodes(HelpCallId),
}

/// What a helper does about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Goes there.
    Take,
    /// Has finished.
    Finish,
    /// Cannot come, nor can anybody else.
    Decline,
}

impl WhoWaits {
    /// The calls, the oldest first, and what is known of the one that has the focus.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.waiting_place());
        let all = scene.waiting();
        if !all.is_empty() {
            sheet.body.push(Piece::Heading(lang.waiting_heading()));
        }
        let has_names = all.iter().any(|waiting| waiting.machine.is_some());
        sheet.body.extend(all.iter().enumerate().map(|(nth, waiting)| {
            Piece::Row(Row {
                key: u32::try_from(nth + 1)
                    .ok()
                    .and_then(|n| char::from_digit(n, 10))
                    .map(Hot::Char),
                cells: cells(waiting, has_names, scene),
                role: if waiting.taken.is_none() { Role::Caution } else { Role::Text },
                intent: next(waiting, scene),
            })
        }));
        if all.is_empty() {
            sheet.body.push(Piece::Text(Role::Text, lang.waiting_none()));
        }
        if scene.trains {
            sheet.body.push(Piece::Blank);
            sheet.body.push(Piece::Text(Role::Caution, lang.waiting_is_real()));
        }
        if let Some(waiting) = all.get(scene.focus).or(all.last()) {
            sheet.side = particulars(waiting, scene);
            let act = |key, label, act| {
                hint(Hot::Char(key), label, Intent::Screen(super::Act::Waiting(act)))
            };
            let id = waiting.call.id;
            if waiting.taken.is_none() {
                sheet.keys.push(act('t', lang.waiting_take(), Act::Do(id, Deed::Take)));
            }
            if waiting.left_ms.is_none() {
                sheet.keys.push(act('n', lang.waiting_decline(), Act::Do(id, Deed::Decline)));
            }
            sheet.keys.push(act('d', lang.waiting_finish(), Act::Do(id, Deed::Finish)));
            if !scene.trains {
                sheet.keys.push(act('w', lang.waiting_write(), Act::Write(id)));
            }
            sheet.keys.push(act('q', lang.slip_codes(), Act::ShowCodes(id)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&mut self, act: &Act, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        match act {
            Act::Do(call, deed) => {
                self.asked = Some((*call, *deed));
                vec![Turn::Ask(match deed {
                    Deed::Take => Request::TakeCall(*call),
                    Deed::Finish => Request::FinishCall(*call),
                    Deed::Decline => Request::DeclineCall(*call),
                })]
            }
            Act::Write(call) => write(*call, scene, make).into_iter().collect(),
            Act::ShowCodes(call) => {
                let waiting = scene.waiting().iter().find(|waiting| waiting.call.id == *call);
                let lessons = waiting.map(Waiting::lessons).unwrap_or_default();
                let codes = Screen::Codes(Box::new(Codes::of_talk(None, lessons)));
                // who practises writes nothing about somebody who is real
                let slip = if scene.trains { None } else { write(*call, scene, make) };
                slip.into_iter().chain([Turn::Open(Box::new(codes))]).collect()
            }
        }
    }

    /// Says what came of what was asked for: somebody else may have been there first.
    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let Answer::Waiting(waiting) = answer else {
            if matches!(answer, Answer::Failed(_) | Answer::MayNot) {
                self.asked = None;
            }
            return Vec::new();
        };
        let Some((call, deed)) = self.asked.take() else { return Vec::new() };
        let found = waiting.iter().find(|waiting| waiting.call.id == call);
        let me = scene.known.map(|known| known.me.id);
        let (role, says) = match (deed, found.map(|waiting| waiting.taken)) {
            (Deed::Take, Some(Some(taken))) if taken.by == me => (Role::Tip, lang.waiting_taken()),
            (Deed::Take, Some(Some(taken))) => {
                (Role::Caution, lang.waiting_taken_by(&scene.name(taken.by)))
            }
            (Deed::Take, _) => (Role::Caution, lang.waiting_withdrawn()),
            (Deed::Finish, _) => (Role::Tip, lang.waiting_finished()),
            (Deed::Decline, _) => (Role::Tip, lang.waiting_declined()),
        };
        vec![Turn::Say(role, says)]
    }
}

/// The place of the focus in the list to come, so that it stays on the same person.
pub(super) fn focus_after(answer: &Answer, scene: &Scene<'_>) -> Option<usize> {
    let to_come = named(answer)?;
    let on = scene.waiting().get(scene.focus)?;
    let same = to_come.iter().position(|waiting| waiting.call.id == on.call.id);
    Some(same.unwrap_or_else(|| scene.focus.min(to_come.len().saturating_sub(1))))
}

/// Whether an answer names somebody who waits and was not known to.
pub fn has_new_call(known: &Known, answer: &Answer) -> bool {
    let Some(waiting) = named(answer) else { return false };
    let is_known = |new: &Waiting| known.waiting.iter().any(|old| old.call.id == new.call.id);
    waiting.iter().any(|new| new.taken.is_none() && !is_known(new))
}

/// Those whom an answer names as waiting.
fn named(answer: &Answer) -> Option<&[Waiting]> {
    match answer {
        Answer::Waiting(waiting) => Some(waiting),
        Answer::SignedIn(known) => Some(&known.waiting),
        _ => None,
    }
}

/// What most likely comes next: somebody goes there, then writes down what it was.
fn next(waiting: &Waiting, scene: &Scene<'_>) -> Intent {
    let act = match (&waiting.taken, scene.trains) {
        (None, _) => Act::Do(waiting.call.id, Deed::Take),
        (Some(_), false) => Act::Write(waiting.call.id),
        (Some(_), true) => return Intent::Focus,
    };
    Intent::Screen(super::Act::Waiting(act))
}

/// On to the slip of the talk that came of a call; none if the call is gone and no slip of it was begun.
fn write(call: HelpCallId, scene: &Scene<'_>, make: Make<'_>) -> Option<Turn> {
    let form = begun(call, scene).or_else(|| {
        let waiting = scene.waiting().iter().find(|waiting| waiting.call.id == call)?;
        Some(SlipForm::of_call(ConsultationId(make()), waiting, scene))
    })?;
    Some(Turn::Open(Box::new(Screen::Slip(Box::new(form)))))
}

/// The slip of this call that was begun and not finished.
fn begun(call: HelpCallId, scene: &Scene<'_>) -> Option<SlipForm> {
    let mut drafts = scene.known?.drafts.iter();
    drafts.find_map(|draft| SlipForm::resume(draft).filter(|form| form.call() == Some(call)))
}

fn cells(waiting: &Waiting, has_names: bool, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
    let lang = scene.lang;
    let me = scene.known.map(|known| known.me.id);
    let state = match (&waiting.taken, waiting.left_ms) {
        (_, Some(_)) => lang.waiting_left(),
        (None, None) => lang.waiting_waits(),
        (Some(taken), None) if taken.by == me => lang.waiting_mine(),
        (Some(taken), None) => scene.name(taken.by),
    };
    let minutes = lang.waiting_minutes(waiting.minutes(scene.now.wall_ms));
    let mut cells = vec![(minutes, Some(MINUTES)), (state, Some(STATE))];
    if has_names {
        let name = waiting.machine.as_deref().unwrap_or(&scene.machine.name);
        cells.push((Text::plain(name), Some(MACHINE)));
    }
    cells.push((place(&waiting.call.place, scene), None));
    cells
}

/// What is known of somebody who waits: to go there prepared.
fn particulars(waiting: &Waiting, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let at = in_japan(waiting.call.called_ms).1.format("%H:%M").to_string();
    let mut side = vec![
        Piece::Blank,
        Piece::Heading(place(&waiting.call.place, scene)),
        Piece::Text(Role::Text, lang.waiting_called_at(&at)),
    ];
    let sitting = waiting.sitting.as_deref();
    side.extend(sitting.into_iter().flat_map(|sitting| visited(sitting, scene)));
    let lessons: Vec<Text> = waiting.lessons().iter().map(|id| lesson(id, scene)).collect();
    if !lessons.is_empty() {
        side.push(Piece::Text(Role::Text, lang.waiting_lessons(&listed(&lessons, scene))));
    }
    let codes: Vec<Text> = waiting.services().iter().map(|id| service(id, scene)).collect();
    if !codes.is_empty() {
        side.push(Piece::Text(Role::Text, lang.waiting_codes(&listed(&codes, scene))));
    }
    side
}

fn visited(sitting: &Sitting, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let mut texts = Vec::new();
    if sitting.locale != lang.locale() {
        texts.push(lang.waiting_language(sitting.locale.tag()));
    }
    if let Some(handset) = sitting.handset {
        texts.push(lang.waiting_handset(&lang.word_device(handset.name())));
    }
    texts.into_iter().map(|text| Piece::Text(Role::Text, text)).collect()
}

/// Names one after the other.
fn listed(names: &[Text], scene: &Scene<'_>) -> Text {
    let mut list = Text::default();
    for (nth, name) in names.iter().enumerate() {
        if nth > 0 {
            list.0.extend(scene.lang.waiting_comma().0);
        }
        list.0.extend(name.0.iter().cloned());
    }
    list
}

/// The kiosk's screen, in words.
fn place(place: &Place, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    match place {
        Place::Home => lang.waiting_at_home(),
        Place::Step { lesson: id, step } => {
            let steps = scene.content.and_then(|content| content.lessons.get(id.as_str()));
            let steps = steps.map_or(0, Lesson::step_count);
            lang.waiting_at_step(&lesson(id, scene), usize::from(*step) + 1, steps)
        }
        Place::LessonEnd { lesson: id } => lang.waiting_at_end(&lesson(id, scene)),
        Place::Trouble { trouble } => {
            let all = scene.content.map(|content| content.troubles.as_slice()).unwrap_or_default();
            let says = all.iter().find(|known| known.id == *trouble);
            let says = says.and_then(|trouble| trouble.says.get(lang.locale()));
            let says = says.map_or_else(|| Text::plain(trouble.as_str()), |says| lang.show(says));
            lang.waiting_at_trouble(&says)
        }
        Place::Service { service: id } => lang.waiting_at_service(&service(id, scene)),
    }
}

fn lesson(id: &LessonId, scene: &Scene<'_>) -> Text {
    let lesson = scene.content.and_then(|content| content.lessons.get(id.as_str()));
    let text = lesson.and_then(|lesson| lesson.texts.get(scene.lang.locale()));
    text.map_or_else(|| Text::plain(id.as_str()), |text| scene.lang.show(&text.title))
}

fn service(id: &ServiceId, scene: &Scene<'_>) -> Text {
    let service = scene.content.and_then(|content| content.service(id.as_str()));
    let name = service.and_then(|service| service.name.get(scene.lang.locale()));
    name.map_or_else(|| Text::plain(id.as_str()), |name| scene.lang.show(name))
}
