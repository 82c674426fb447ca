//! What intents do with the bookmark of a visit, and what the world answers.

use crate::{
    app::{
        App,
        bookmark::{Held, Looked, Stage},
        effect::Effect,
        screens::kiosk::{
            Screen,
            bookmark::{Enter, Offer, Slip, Then, Told, Welcome},
        },
        visit::Visit,
    },
    domain::{
        bookmark::{Bookmark, BookmarkNo, Comfort, Recalled, Skill, VisitKept},
        ids::EventId,
        sitting::{Ending, Sitting},
        theme::Theme,
    },
};

impl App {
    /// She wants to leave from home: with a lesson behind her she is asked once whether she would like a bookmark.
    pub(super) fn leave_from_home(&mut self, effects: &mut Vec<Effect>) {
        let has_learned = self.visit.as_ref().is_some_and(Visit::has_learned);
        if self.may_offer_bookmark() && has_learned && !self.bookmark.was_offered {
            self.open(Screen::Offer(Offer), effects);
        } else {
            self.leave(Ending::Left, effects);
        }
    }

    /// Whether a bookmark can be made for this visit.
    pub(super) fn may_offer_bookmark(&self) -> bool {
        self.offers_bookmarks && !matches!(self.bookmark.stage, Stage::Held { .. })
    }

    /// Makes one, once.
    pub(super) fn make_bookmark(&mut self, effects: &mut Vec<Effect>) {
        if self.may_offer_bookmark() && !matches!(self.bookmark.stage, Stage::Making(_)) {
            let event = EventId(self.setup.ids.next(self.now.wall_ms));
            self.holds(Held { stage: Stage::Making(event), ..Held::default() });
            let (on, comfort) = (self.now.today, self.comfort());
            effects.push(Effect::MakeBookmark { event, on, comfort });
        }
        self.trail.retain(|(screen, _)| !matches!(screen, Screen::Offer(_)));
        let then = if matches!(self.screen(), Screen::Book(_)) { Then::Book } else { Then::Leave };
        self.open(Screen::Slip(Slip { then }), effects);
    }

    /// It was made, or could not be. Of a visit that has ended meanwhile nothing is shown.
    pub(super) fn bookmark_made(
        &mut self,
        event: EventId,
        number: Option<BookmarkNo>,
        effects: &mut Vec<Effect>,
    ) {
        if self.bookmark.stage != Stage::Making(event) {
            return;
        }
        let visit = EventId(self.setup.ids.next(self.now.wall_ms));
        let stage = number.map_or(Stage::Unmade, |number| Stage::Held { number, visit });
        self.holds(Held { stage, ..self.bookmark.clone() });
        self.keep(effects);
        self.refreshed();
        if self.visitor.reads_aloud {
            self.speak(effects);
        }
    }

    /// A key of the number pad on the screen, or the hyphen that the slip has.
    pub(super) fn type_digit(&mut self, key: char, effects: &mut Vec<Effect>) {
        let Screen::Enter(enter) = self.screen() else { return };
        if enter.is_looking() {
            return;
        }
        let after = match key {
            '-' => match enter.with_dash() {
                Some(after) => after,
                None => return self.back(effects),
            },
            key => enter.clone().with_key(key),
        };
        let was_complete = enter.is_complete();
        let is_complete = after.is_complete();
        self.put_entered(after);
        if is_complete != was_complete {
            // to the button that goes on, or to where typing begins
            self.changed();
        }
        if self.visitor.reads_aloud && self.setup.voice {
            effects.push(Effect::Speak(key.to_string()));
        }
    }

    /// A whole line of digits, in the linear mode: takes the place of what was typed before.
    pub(in crate::app) fn type_line(&mut self, digits: &str, effects: &mut Vec<Effect>) {
        let Screen::Enter(enter) = self.screen() else { return };
        let typed = digits.chars().fold(enter.emptied(), Enter::with_key);
        self.put_entered(typed);
        self.changed();
        self.find_bookmark(effects);
    }

    pub(super) fn put_entered(&mut self, enter: Enter) {
        if let Some((screen, _)) = self.trail.last_mut() {
            *screen = Screen::Enter(enter);
        }
        self.refreshed();
    }

    pub(super) fn find_bookmark(&mut self, effects: &mut Vec<Effect>) {
        let Screen::Enter(enter) = self.screen() else { return };
        if enter.is_to_check_in() {
            return self.check_in(effects);
        }
        let Ok(number) = enter.number() else { return };
        if !enter.is_looking() {
            self.put_entered(enter.clone().with_told(Told::Looking));
            effects.push(Effect::FindBookmark(number));
        }
    }

    /// What came of looking for a number, if it is still the one that she waits for.
    pub(super) fn bookmark_looked(
        &mut self,
        number: BookmarkNo,
        looked: Looked,
        effects: &mut Vec<Effect>,
    ) {
        let Screen::Enter(enter) = self.screen() else { return };
        if !enter.is_looking() || enter.number() != Ok(number) {
            return;
        }
        let told = match looked {
            Looked::Found(bookmark) => return self.welcome(bookmark, effects),
            Looked::Unknown => Told::Unknown,
            Looked::Wait(seconds) => Told::Wait(seconds),
            Looked::Failed => Told::Failed,
        };
        let told = enter.clone().with_told(told);
        self.put_entered(told);
        if self.visitor.reads_aloud {
            self.speak(effects);
        }
    }

    /// She is back: everything is as she likes it.
    fn welcome(&mut self, bookmark: Box<Bookmark>, effects: &mut Vec<Effect>) {
        let Comfort { locale, theme, reads_aloud, handset } = bookmark.comfort;
        self.speak_in(locale);
        // a terminal without colours stays without
        if self.setup.theme != Theme::Plain {
            self.visitor.theme = theme;
        }
        self.visitor.reads_aloud = reads_aloud;
        (self.visitor.handset, self.visitor.handset_asked) = (handset, handset.is_some());
        if let Some(visit) = &mut self.visit {
            visit.holds(handset);
        }
        let visit = EventId(self.setup.ids.next(self.now.wall_ms));
        let stage = Stage::Held { number: bookmark.number, visit };
        self.holds(Held { stage, found: Some(bookmark), ..Held::default() });
        self.trail.retain(|(screen, _)| !matches!(screen, Screen::Enter(_)));
        self.ask_for_classes(effects);
        if matches!(self.screen(), Screen::Book(_)) {
            // she came from there
            self.arrived(effects);
        } else {
            self.open(Screen::Welcome(Welcome), effects);
        }
        self.keep(effects);
    }

    /// The questions from last time are over, or were left.
    pub(super) fn end_recall(&mut self, recalled: Option<Recalled>, effects: &mut Vec<Effect>) {
        if let Some(recalled) = recalled {
            let mut held = self.bookmark.clone();
            held.recalled.push(recalled);
            self.holds(held);
            self.keep(effects);
        }
        let is_recall = |screen: &Screen| matches!(screen, Screen::Recall(_) | Screen::Recalled(_));
        self.trail.retain(|(screen, _)| !is_recall(screen));
        self.arrived(effects);
    }

    /// Several screens say something of it.
    pub(super) fn holds(&mut self, held: Held) {
        self.bookmark = held;
        self.laid_out.forget();
    }

    fn comfort(&self) -> Comfort {
        Comfort {
            locale: self.lang().locale(),
            theme: self.visitor.theme,
            reads_aloud: self.visitor.reads_aloud,
            handset: self.visitor.handset,
        }
    }

    /// What is to be kept of a sitting under the bookmark, if there is one.
    pub(super) fn keep_visit(&self, sitting: &Sitting, is_over: bool) -> Option<Effect> {
        let Stage::Held { number, visit: event } = self.bookmark.stage else { return None };
        let mut visit = VisitKept::of(sitting, number, self.now.today, self.comfort());
        let said = sitting.lessons.iter().filter_map(|run| Some((&run.lesson, run.confidence?)));
        let skills = said.filter_map(|(id, confidence)| {
            let lesson = self.content.as_ref()?.lessons.get(id)?;
            let skills = lesson.skills.iter().cloned();
            Some(skills.map(move |skill| Skill { skill, confidence }))
        });
        visit.skills = skills.flatten().collect();
        visit.recalled.clone_from(&self.bookmark.recalled);
        Some(Effect::KeepVisit { event, visit: Box::new(visit), is_over })
    }
}
