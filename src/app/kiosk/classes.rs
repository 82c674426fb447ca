//! What intents do about classes, and what the world answers.

use crate::{
    app::{
        App,
        classes::{Arrived, Booked, Farewell, Wish},
        effect::Effect,
        screens::kiosk::{
            Screen,
            bookmark::Told,
            classes::{
                book::{Answered, Book},
                cancel::{Cancel, Cancelled},
                check_in::CheckedIn,
                exit::{Again, Thanks},
            },
        },
    },
    domain::{
        attendance::{Via, check_in::Ticket, headcount::ExitAnswer},
        bookmark::BookmarkNo,
        ids::{BookingId, ClassId, EventId, ExitAnswerId},
        programme::offer::Offers,
        sitting::Confidence,
    },
};

impl App {
    /// Asks which classes are shown. At the desk's face nobody sees them.
    pub(super) fn ask_for_classes(&self, effects: &mut Vec<Effect>) {
        if self.desk.is_none() {
            effects.push(Effect::LookAtClasses(self.bookmark.number()));
        }
    }

    /// Whether what is on the screen depends on what others do about classes.
    pub(in crate::app) fn heeds_classes(&self) -> bool {
        self.classes.may_change() && self.screen().shows_classes()
    }

    /// The running time at which something else is to be said of classes, if it is on the screen.
    pub(in crate::app) fn classes_turn(&self) -> Option<u64> {
        let (_, until) = self.classes.holds_for;
        let left = until.filter(|_| self.screen().shows_classes())? - self.now.wall_ms;
        Some(self.now.running_ms + u64::try_from(left).unwrap_or(0))
    }

    /// Time has passed: a class may have begun, or ended.
    pub(in crate::app) fn turn_classes(&mut self) {
        if self.classes.has_turned(self.now.wall_ms) {
            self.classes.turn(self.now.wall_ms);
            self.said_of_classes();
        }
    }

    /// What is known now. Of a visit that has ended meanwhile nothing is kept.
    pub(super) fn hear_of_classes(&mut self, bookmark: Option<BookmarkNo>, mut offers: Offers) {
        if bookmark != self.bookmark.number() {
            offers.forget_mine();
        }
        if offers != self.classes.offers {
            self.classes.offers = offers;
            self.classes.turn(self.now.wall_ms);
            self.said_of_classes();
        }
    }

    /// Something else is said of classes. The focus stays where it is unless something else stands there now.
    fn said_of_classes(&mut self) {
        self.laid_out.forget();
        if self.desk.is_some() {
            return;
        }
        let intents = |app: &Self| -> Vec<_> {
            app.page().targets.iter().map(|target| target.intent.clone()).collect()
        };
        let (before, focus) = (intents(self), self.focus);
        self.changed();
        if intents(self) == before {
            self.focus = focus;
        } else {
            self.presses.lift();
        }
    }

    /// Books a class, once.
    pub(super) fn book(&mut self, class: ClassId, effects: &mut Vec<Effect>) {
        let Some(bookmark) = self.bookmark.number() else { return };
        let known = self.classes.errands.wish.filter(|wish| wish.class == class);
        if known.is_some_and(|wish| wish.is_sent) {
            return;
        }
        let ids = &mut self.setup.ids;
        let wish = known.unwrap_or_else(|| Wish {
            class,
            booking: BookingId(ids.next(self.now.wall_ms)),
            event: EventId(ids.next(self.now.wall_ms)),
            is_sent: false,
        });
        self.classes.errands.wish = Some(Wish { is_sent: true, ..wish });
        let Wish { booking, event, .. } = wish;
        effects.push(Effect::Book { booking, event, class, bookmark });
        self.trail.retain(|(screen, _)| !matches!(screen, Screen::Book(_) | Screen::Booked(_)));
        self.laid_out.forget();
        self.open(Screen::Book(Book { class }), effects);
    }

    /// What came of it, shown if she still waits for it.
    pub(super) fn booked(&mut self, booking: BookingId, came: Booked, effects: &mut Vec<Effect>) {
        let Some(wish) = self.classes.errands.wish.filter(|wish| wish.booking == booking) else {
            return;
        };
        // what may have been saved is tried again as the same booking
        let failed = Wish { is_sent: false, ..wish };
        self.classes.errands.wish = (came == Booked::Failed).then_some(failed);
        self.ask_for_classes(effects);
        self.laid_out.forget();
        if matches!(self.screen(), Screen::Book(_)) {
            self.trail.pop();
            self.open(Screen::Booked(Answered { class: wish.class, came }), effects);
        }
    }

    /// Cancels her booking of a class, once.
    pub(super) fn cancel_booking(&mut self, class: ClassId, effects: &mut Vec<Effect>) {
        let mine = self.classes.offers.find(class).and_then(|offer| offer.mine);
        let Some(mine) = mine else { return };
        let known = self.classes.errands.farewell.filter(|known| known.booking == mine.booking);
        if known.is_some_and(|farewell| farewell.is_sent) {
            return;
        }
        let event = EventId(self.setup.ids.next(self.now.wall_ms));
        let farewell = known.unwrap_or(Farewell { booking: mine.booking, event, is_sent: false });
        self.classes.errands.farewell = Some(Farewell { is_sent: true, ..farewell });
        let Farewell { booking, event, .. } = farewell;
        effects.push(Effect::CancelBooking { booking, event });
        let is_past = |screen: &Screen| {
            matches!(screen, Screen::Cancel(_) | Screen::Cancelled(_) | Screen::Booked(_))
        };
        self.trail.retain(|(screen, _)| !is_past(screen));
        self.laid_out.forget();
        self.open(Screen::Cancel(Cancel { class }), effects);
    }

    /// What came of it, shown if she still waits for it.
    pub(super) fn booking_cancelled(
        &mut self,
        booking: BookingId,
        is_done: bool,
        effects: &mut Vec<Effect>,
    ) {
        let known = self.classes.errands.farewell.filter(|known| known.booking == booking);
        let Some(farewell) = known else { return };
        let failed = Farewell { is_sent: false, ..farewell };
        self.classes.errands.farewell = (!is_done).then_some(failed);
        self.ask_for_classes(effects);
        self.laid_out.forget();
        if let Screen::Cancel(Cancel { class }) = *self.screen() {
            self.trail.pop();
            self.open(Screen::Cancelled(Cancelled { class, is_done }), effects);
        }
    }

    /// Checks in with the number that was typed.
    pub(super) fn check_in(&mut self, effects: &mut Vec<Effect>) {
        let Screen::Enter(enter) = self.screen() else { return };
        let Some(ticket) = enter.ticket().filter(|_| !enter.is_looking()) else { return };
        let looking = enter.clone().with_told(Told::Looking);
        self.put_entered(looking);
        let known = self.classes.errands.arrival.filter(|(known, _)| *known == ticket);
        let ids = &mut self.setup.ids;
        let (_, event) = known.unwrap_or_else(|| (ticket, EventId(ids.next(self.now.wall_ms))));
        self.classes.errands.arrival = Some((ticket, event));
        effects.push(Effect::CheckIn { event, ticket });
    }

    /// What came of checking in, if it is still what she waits for. Whoever is here needs the number no more.
    pub(super) fn checked_in(&mut self, ticket: Ticket, came: Arrived, effects: &mut Vec<Effect>) {
        let Screen::Enter(enter) = self.screen() else { return };
        if !enter.is_looking() || enter.ticket() != Some(ticket) {
            return;
        }
        let told = match came {
            Arrived::Wait(seconds) => Some(Told::Wait(seconds)),
            Arrived::Failed => Some(Told::Failed),
            _ => None,
        };
        let after = enter.clone().with_told(told);
        self.put_entered(after);
        if came != Arrived::Failed {
            self.classes.errands.arrival = None;
        }
        if told.is_none() {
            if matches!(came, Arrived::Here(_) | Arrived::Already(_)) {
                self.trail.retain(|(screen, _)| !matches!(screen, Screen::Enter(_)));
            }
            self.open(Screen::CheckedIn(CheckedIn { ticket, came }), effects);
        } else if self.visitor.reads_aloud {
            self.speak(effects);
        }
    }

    /// She says what she can do after a class. It is sent with what she says next, or when she leaves.
    pub(super) fn say_of_class(
        &mut self,
        class: ClassId,
        confidence: Confidence,
        effects: &mut Vec<Effect>,
    ) {
        let ids = &mut self.setup.ids;
        let known = self.classes.errands.answer.map(|(id, _)| id);
        let id = known.unwrap_or_else(|| ExitAnswerId(ids.next(self.now.wall_ms)));
        let answer = ExitAnswer { class, confidence, again: None, via: Via::Kiosk };
        self.classes.errands.answer = Some((id, answer));
        self.open(Screen::ExitAgain(Again), effects);
    }

    /// She says whether she would come again, or does not say.
    pub(super) fn say_whether_again(&mut self, again: Option<bool>, effects: &mut Vec<Effect>) {
        if let Some((_, answer)) = &mut self.classes.errands.answer {
            answer.again = again;
        }
        self.send_answer(effects);
        let is_past = |screen: &Screen| {
            matches!(screen, Screen::ExitWhich(_) | Screen::ExitAsk(_) | Screen::ExitAgain(_))
        };
        self.trail.retain(|(screen, _)| !is_past(screen));
        self.laid_out.forget();
        self.open(Screen::ExitThanks(Thanks), effects);
    }

    /// What she has answered so far is kept. Once in a visit.
    pub(super) fn send_answer(&mut self, effects: &mut Vec<Effect>) {
        if let Some((id, answer)) = self.classes.errands.answer.take() {
            self.classes.errands.has_answered = true;
            effects.push(Effect::AnswerExit { id, answer });
        }
    }
}
