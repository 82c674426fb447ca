//! What intents do on the learner's screens, and what time and the world do to them.

mod bookmark;
mod classes;

use std::sync::Arc;

use super::{
    App, Effect, HelpState, Intent, Outcome, Pause, Screen, TRAIL, Visit, Visitor,
    bookmark::Held,
    classes::Errands,
    desk::Purpose,
    help_state::Stage,
    screens::kiosk::{
        attract::Attract,
        bookmark::{Slip, Then},
        comfort::Comfort,
        handset,
        help::Called,
        home::Home,
        lesson,
        staff::Staff,
    },
};
use crate::domain::{
    ids::{HelpCallId, LessonId},
    lesson::Handset,
    locale::Locale,
    sitting::{Ending, Place},
};

impl App {
    pub(super) fn act(&mut self, intent: Intent, effects: &mut Vec<Effect>) {
        match intent {
            Intent::Begin(locale) => self.begin(locale, effects),
            Intent::Open(screen) => self.open(*screen, effects),
            Intent::Back => self.back(effects),
            Intent::Start if matches!(self.screen(), Screen::Home(_)) => {
                self.leave_from_home(effects);
            }
            Intent::Start
                if matches!(
                    self.screen(),
                    Screen::Offer(_) | Screen::Slip(Slip { then: Then::Leave })
                ) =>
            {
                self.leave(Ending::Left, effects);
            }
            Intent::Start => self.open(Screen::Home(Home), effects),
            Intent::Leave => self.leave(Ending::Left, effects),
            Intent::Turn(page) => {
                if let Some((_, number)) = self.trail.last_mut() {
                    *number = page;
                }
                self.arrived(effects);
            }
            Intent::Speak(locale) => {
                self.speak_in(locale);
                self.back(effects);
            }
            Intent::Hold(handset, lesson) => self.hold(handset, lesson, effects),
            Intent::Answer(feedback) => {
                if let Some(visit) = &mut self.visit {
                    visit.answer(feedback.answer());
                }
                self.open(Screen::Feedback(feedback), effects);
                self.keep(effects);
            }
            Intent::Rate(lesson, confidence) => {
                if let Some(visit) = &mut self.visit {
                    visit.rate(&lesson, confidence);
                }
                self.open(Screen::After(lesson::After { lesson, confidence }), effects);
                self.keep(effects);
            }
            Intent::CallHelp => self.call_help(effects),
            Intent::CancelHelp => self.cancel_help(effects),
            Intent::NextTheme => {
                self.visitor.theme = self.visitor.theme.next();
                self.changed();
            }
            Intent::Hide => {
                if !self.is_at_start() {
                    self.pause = Some((Pause::Blank, self.now.running_ms));
                    self.changed();
                }
            }
            Intent::ReadAloud(reads) => {
                self.visitor.reads_aloud = reads;
                self.arrived(effects);
            }
            Intent::MakeBookmark => self.make_bookmark(effects),
            Intent::Type(key) => self.type_digit(key, effects),
            Intent::FindBookmark => self.find_bookmark(effects),
            Intent::Book(class) => self.book(class, effects),
            Intent::CancelBooking(class) => self.cancel_booking(class, effects),
            Intent::SayOfClass(class, confidence) => self.say_of_class(class, confidence, effects),
            Intent::SayWhetherAgain(again) => self.say_whether_again(again, effects),
            Intent::EndRecall(recalled) => self.end_recall(recalled, effects),
            Intent::StillHere => self.changed(),
            Intent::EnterDesk => self.open_desk(Purpose::Work, effects),
            Intent::Quit => self.open_desk(Purpose::Quit, effects),
        }
    }

    fn begin(&mut self, locale: Locale, effects: &mut Vec<Effect>) {
        self.speak_in(locale);
        self.visit = Some(Visit::begin(self.now, locale, &mut self.setup.ids));
        self.open(Screen::Home(Home), effects);
        self.keep(effects);
    }

    fn speak_in(&mut self, locale: Locale) {
        let offered = self.setup.langs.iter().position(|lang| lang.locale() == locale);
        self.visitor.speaks = offered.unwrap_or(self.visitor.speaks);
        self.laid_out.forget();
        if let Some(visit) = &mut self.visit {
            visit.speaks(locale);
        }
    }

    /// Goes on to a screen, from which one comes back here. Home is where trails begin; a lesson asks for the
    /// phone first.
    pub(super) fn open(&mut self, screen: Screen, effects: &mut Vec<Effect>) {
        let screen = match screen {
            Screen::About(lesson::About { lesson }) => {
                lesson::beginning(&lesson, &self.scene(), self.visitor.handset_asked)
            }
            other => other,
        };
        match &screen {
            Screen::Home(_) => self.trail.clear(),
            // Their own buttons lead there once more; coming back leads to what was before them.
            Screen::Comfort(_)
                if self.trail.iter().any(|(s, _)| matches!(s, Screen::Comfort(_))) =>
            {
                return self.back(effects);
            }
            _ => {}
        }
        if self.trail.len() >= TRAIL {
            self.trail.remove(1);
        }
        self.trail.push((screen, 0));
        self.arrived(effects);
    }

    fn back(&mut self, effects: &mut Vec<Effect>) {
        if self.trail.len() > 1 {
            let left = self.trail.pop();
            if matches!(left, Some((Screen::Language(_), _))) {
                self.trail.retain(|(screen, _)| !matches!(screen, Screen::Comfort(Comfort)));
            }
            self.arrived(effects);
        } else if !self.is_at_start() {
            self.leave_from_home(effects);
        }
    }

    /// A page came onto the screen: follows the visit, and reads aloud.
    fn arrived(&mut self, effects: &mut Vec<Effect>) {
        self.presses.lift();
        self.changed();
        let screen = self.screen().clone();
        let (now, mut keep) = (self.now, false);
        if let Some(visit) = &mut self.visit {
            match &screen {
                Screen::About(lesson::About { lesson }) => {
                    visit.open_lesson(now, lesson);
                    self.visitor.kept = false;
                }
                Screen::Step(lesson::Step { lesson, step }) => {
                    visit.enter_step(now, lesson, *step);
                    keep = true;
                }
                Screen::Question(question) => {
                    visit.enter_step(now, &question.lesson, question.step);
                }
                Screen::End(lesson::End { lesson }) => {
                    visit.finish_lesson(now, lesson);
                    keep = true;
                }
                Screen::Offer(_) => {
                    self.bookmark.was_offered = true;
                    visit.leave_step(now);
                }
                Screen::Word(word) => visit.look_up(&word.word),
                Screen::Trouble(remedy) => visit.open_trouble(&remedy.trouble),
                Screen::Comfort(_) | Screen::Feedback(_) => {}
                _ => visit.leave_step(now),
            }
        }
        if let Screen::Service(detail) = &screen {
            let id = &detail.service;
            let content = self.content.as_deref();
            let service = content.and_then(|content| content.service(id.as_str()));
            if service.is_some_and(|s| s.shown_on(now.today) && s.code().is_some()) {
                let first = self.visit.as_mut().is_none_or(|visit| visit.show_code(id));
                if first {
                    let sitting = self.visit.as_ref().map(Visit::id);
                    effects.push(Effect::RecordCodeShown { service: id.clone(), sitting });
                }
                keep = true;
            }
        }
        if keep {
            self.keep(effects);
        }
        if self.visitor.reads_aloud {
            self.speak(effects);
        }
    }

    pub(super) fn speak(&mut self, effects: &mut Vec<Effect>) {
        if self.setup.voice {
            effects.push(Effect::Speak(self.spoken()));
        }
    }

    fn keep(&mut self, effects: &mut Vec<Effect>) {
        if let Some(visit) = &self.visit {
            effects.push(Effect::KeepSitting(Box::new(visit.so_far(self.now))));
            effects.extend(self.keep_visit(&visit.to_come_back_to(self.now), false));
        }
    }

    fn hold(&mut self, handset: Option<Handset>, lesson: LessonId, effects: &mut Vec<Effect>) {
        (self.visitor.handset, self.visitor.handset_asked) = (handset, true);
        self.laid_out.forget();
        if let Some(visit) = &mut self.visit {
            visit.holds(handset);
        }
        self.trail.retain(|(screen, _)| {
            !matches!(
                screen,
                Screen::Handset(handset::ChooseHandset { .. })
                    | Screen::FindHandset(handset::FindHandset { .. })
            )
        });
        self.open(Screen::About(lesson::About { lesson }), effects);
    }

    /// Calls a person, once; a call that stands already is shown again. At the start screen a call begins a visit.
    fn call_help(&mut self, effects: &mut Vec<Effect>) {
        if self.visit.is_none() {
            self.begin(self.lang().locale(), effects);
        }
        if !self.help.awaits() {
            // one that could not be sent would be sent beside this one
            self.withdraw_help(effects);
        }
        let places = self.trail.iter().rev().map(|(screen, _)| screen.place());
        let place = places.into_iter().find(|place| *place != Place::Home).unwrap_or(Place::Home);
        if let (false, Some(visit)) = (self.help.awaits(), &mut self.visit) {
            let call = visit.call_help(self.now, place, &mut self.setup.ids);
            let stage = if self.trouble.is_some() { Stage::Unsent } else { Stage::Sending };
            self.help = HelpState::Called { call: call.id, since_ms: self.now.running_ms, stage };
            let sitting = Box::new(visit.so_far(self.now));
            effects.push(Effect::CallHelper { call, sitting });
        }
        if matches!(self.screen(), Screen::Help(_)) {
            self.changed();
        } else {
            self.open(Screen::Help(Called), effects);
        }
        self.keep(effects);
    }

    fn cancel_help(&mut self, effects: &mut Vec<Effect>) {
        self.withdraw_help(effects);
        self.back(effects);
    }

    fn withdraw_help(&mut self, effects: &mut Vec<Effect>) {
        // One that could not be sent waits for the disk: without this it would be sent when nobody is there.
        if let HelpState::Called {
            call,
            stage: Stage::Sending | Stage::Waiting | Stage::Taken | Stage::Unsent,
            ..
        } = self.help
        {
            effects.push(Effect::WithdrawHelp(call));
        }
        self.help = HelpState::None;
    }

    /// The page for staff, over whatever is on the screen.
    pub(super) fn open_staff(&mut self, effects: &mut Vec<Effect>) {
        self.pause = None;
        if matches!(self.screen(), Screen::Staff(_)) {
            self.changed();
        } else {
            self.open(Screen::Staff(Staff), effects);
        }
    }

    /// Back to the start screen, with nothing of the last visitor left.
    pub(super) fn leave(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.end_visit(ending, effects);
        if self.visitor.reads_aloud {
            effects.push(Effect::Hush);
        }
        self.visitor = Visitor::new(self.setup.theme);
        self.bookmark = Held::default();
        self.classes.errands = Errands::default();
        self.classes.offers.forget_mine();
        self.laid_out.forget();
        self.pause = None;
        self.trail = vec![(Screen::Attract(Attract), 0)];
        self.presses.lift();
        self.changed();
        effects.push(Effect::Settle);
        self.ask_for_classes(effects);
    }

    fn end_visit(&mut self, ending: Ending, effects: &mut Vec<Effect>) {
        self.withdraw_help(effects);
        self.send_answer(effects);
        if let Some(visit) = self.visit.take() {
            effects.extend(self.keep_visit(&visit.to_come_back_to(self.now), true));
            effects.push(Effect::EndSitting(Box::new(visit.end(self.now, ending))));
        }
    }

    /// The program is to end, in good order.
    pub(super) fn stop(&mut self, effects: &mut Vec<Effect>) {
        self.end_visit(Ending::Stopped, effects);
        effects.push(Effect::Quit);
    }

    /// A deadline came: asks whether someone is there, or takes silence for an answer.
    pub(super) fn tick(&mut self, effects: &mut Vec<Effect>) {
        let now_ms = self.now.running_ms;
        match self.pause {
            Some((Pause::Idle, since)) if now_ms >= since + self.setup.idle_question_ms => {
                self.leave(Ending::Idle, effects);
            }
            Some((Pause::Blank, since)) if now_ms >= since + super::BLANK_MS => {
                self.leave(Ending::Idle, effects);
            }
            None if !self.is_at_start() && now_ms >= self.last_input_ms + self.idle_limit_ms() => {
                self.pause = Some((Pause::Idle, now_ms));
                self.presses.lift();
                self.changed();
                if self.visitor.reads_aloud {
                    self.speak(effects);
                }
            }
            _ if matches!(self.screen(), Screen::Help(_)) => self.refreshed(),
            _ => {}
        }
    }

    pub(super) fn outcome(&mut self, outcome: Outcome, effects: &mut Vec<Effect>) {
        match outcome {
            Outcome::ContentLoaded { content, complaints } => {
                (self.content, self.complaints) = (Some(Arc::clone(&content)), complaints);
                self.laid_out.forget();
                self.presses.lift();
            }
            Outcome::SavingWorks { notices } => {
                self.trouble = None;
                self.notices.extend(notices);
                self.ask_for_classes(effects);
            }
            Outcome::SavingFails(trouble) => {
                self.trouble = Some(trouble);
                self.visitor.kept = false;
                // what stands in the queue already is not lost by that
                if let HelpState::Called { stage: Stage::Sending, .. } = self.help {
                    self.help = self.help.at(Stage::Unsent);
                }
            }
            Outcome::SittingKept => {
                // A record that is being made says so where a lesson ends; elsewhere nothing changes.
                let shows = matches!(self.screen(), Screen::End(_)) && !self.visitor.kept;
                self.visitor.kept = true;
                if !shows {
                    return;
                }
            }
            Outcome::BookmarksOffered => {
                self.offers_bookmarks = true;
                self.laid_out.forget();
            }
            Outcome::BookmarkMade { event, number } => {
                return self.bookmark_made(event, number, effects);
            }
            Outcome::BookmarkLooked { number, looked } => {
                return self.bookmark_looked(number, looked, effects);
            }
            Outcome::HelpQueued(call) => {
                let is_sent = matches!(
                    self.help,
                    HelpState::Called { stage: Stage::Sending | Stage::Unsent, .. }
                );
                if !is_sent || !self.help.is_of(call) {
                    return;
                }
                self.help = self.help.at(Stage::Waiting);
            }
            Outcome::HelpTaken(call) => return self.hear_of_help(call, Stage::Taken, effects),
            Outcome::HelpDone(call) => return self.hear_of_help(call, Stage::Done, effects),
            Outcome::HelpDeclined(call) => {
                return self.hear_of_help(call, Stage::Declined, effects);
            }
            Outcome::RecordsChanged => {
                effects.extend(self.help.on_record().map(Effect::LookAtCall));
                if self.screen().shows_classes() {
                    self.ask_for_classes(effects);
                }
                return;
            }
            Outcome::Classes { bookmark, offers } => {
                return self.hear_of_classes(bookmark, *offers);
            }
            Outcome::Booked { booking, came } => return self.booked(booking, came, effects),
            Outcome::BookingCancelled { booking, is_done } => {
                return self.booking_cancelled(booking, is_done, effects);
            }
            Outcome::CheckedIn { ticket, came } => return self.checked_in(ticket, came, effects),
            Outcome::Desk(_) => return,
        }
        self.refreshed();
    }

    /// Something became of the call. Whoever waits in vain is told so wherever she reads; everything else she sees
    /// where she waits.
    fn hear_of_help(&mut self, call: HelpCallId, stage: Stage, effects: &mut Vec<Effect>) {
        if !self.help.is_of(call) || self.help == self.help.at(stage) {
            return;
        }
        self.help = self.help.at(stage);
        match self.screen() {
            Screen::Help(_) => {
                self.refreshed();
                if self.visitor.reads_aloud && self.pause.is_none() {
                    self.speak(effects);
                }
            }
            Screen::Staff(_) => {}
            _ if stage == Stage::Declined => self.open(Screen::Help(Called), effects),
            _ => {}
        }
    }

    /// The words of the same screen changed: the focus stays where it is.
    fn refreshed(&mut self) {
        let focus = self.focus;
        self.changed();
        self.focus = focus;
    }
}
