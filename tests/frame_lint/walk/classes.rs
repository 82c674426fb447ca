//! The walk over classes: which ones there are comes from outside, so each circumstance is made and then walked.

use terakoya::{
    app::{
        classes::{Arrived, Booked},
        effect::Effect,
        event::{Key, Outcome},
        screens::kiosk::{Intent, Screen},
    },
    domain::{
        attendance::check_in::Ticket,
        booking::Place,
        ids::{ClassId, LessonId},
        programme::offer::Offers,
    },
};

use super::Walk;
use crate::{classes, support::bookmark_no};

impl Walk<'_> {
    /// Every screen of classes, in every circumstance.
    pub fn run_classes(&mut self) {
        self.begin();
        let lessons: Vec<LessonId> = self.content.lessons.keys().take(6).cloned().collect();
        let mut everything = self.today(-30, &lessons);
        everything.here[1].class.called_off = Some(String::new());
        everything.here[2].class.called_off = Some(String::new());
        for offers in [
            classes::coming(),
            classes::with_called_off(),
            self.today(30, &lessons),
            self.today(-30, &lessons),
            everything,
            classes::awkward(),
        ] {
            self.lists(&offers);
        }
        let class = classes::class_id(1);
        let booked = [
            Booked::Placed(Place::Seat),
            Booked::Placed(Place::Waiting { before: 0 }),
            Booked::Placed(Place::Waiting { before: 3 }),
            Booked::Already(Place::Seat),
            Booked::Already(Place::Waiting { before: 1 }),
            Booked::Closed,
            Booked::Failed,
        ];
        for (offers, came) in [classes::coming(), classes::awkward()]
            .into_iter()
            .flat_map(|offers| booked.map(|came| (offers.clone(), came)))
        {
            self.book(offers, class, came);
        }
        for place in [Place::Seat, Place::Waiting { before: 2 }] {
            for is_done in [true, false] {
                self.cancel(classes::with_mine(place), class, is_done);
            }
        }
        for came in [
            Arrived::Here(classes::class_id(9)),
            Arrived::Already(classes::class_id(9)),
            Arrived::Waiting,
            Arrived::NotBooked,
            Arrived::NotNow,
            Arrived::Wait(300),
            Arrived::Failed,
        ] {
            self.check_in(self.today(-30, &lessons), came);
        }
        self.exit_questions();
        self.return_to_start();
        self.harness.hears_of_classes(Offers::default());
    }

    /// Minutes since the test began.
    fn minutes(&self) -> i64 {
        i64::try_from(self.harness.now.running_ms / 60_000).unwrap()
    }

    /// With a class today, so many minutes from now.
    fn today(&self, minutes: i64, lessons: &[LessonId]) -> Offers {
        classes::with_today(self.minutes() + minutes, lessons)
    }

    /// From the start screen to home, with these classes.
    fn home_with(&mut self, offers: Offers) {
        self.return_to_start();
        self.harness.hears_of_classes(offers);
        self.look_here();
        self.harness.choose(|intent| matches!(intent, Intent::Begin(_)));
        self.look_here();
    }

    /// Home, the lessons of today, the lists, and each class with its code.
    fn lists(&mut self, offers: &Offers) {
        self.home_with(offers.clone());
        self.opens(|screen| matches!(screen, Screen::Courses(_)));
        self.harness.key(Key::Char('*'));
        if offers.going_on(self.harness.now.wall_ms).next().is_some() {
            let is_today = |screen: &Screen| matches!(screen, Screen::Today(_));
            if !self.leads(is_today) {
                self.opens(|screen| matches!(screen, Screen::Courses(_)));
            }
            self.opens(is_today);
        }
        if !self.leads(|screen| matches!(screen, Screen::Classes(_))) {
            self.harness.key(Key::Char('*'));
        }
        self.opens(|screen| matches!(screen, Screen::Classes(_)));
        for offer in &offers.here {
            let id = offer.class.id;
            self.opens(|screen| matches!(screen, Screen::Class(at) if at.class == id));
            if self.leads(|screen| matches!(screen, Screen::ClassCode(_))) {
                self.opens(|screen| matches!(screen, Screen::ClassCode(_)));
                self.back();
            }
            self.back();
        }
        self.opens(|screen| matches!(screen, Screen::Classes(_)));
    }

    /// Whether a screen can be opened from here.
    fn leads(&self, wanted: impl Fn(&Screen) -> bool) -> bool {
        let choices = self.harness.app.describe().choices;
        choices.iter().any(|choice| matches!(&choice.intent, Intent::Open(to) if wanted(to)))
    }

    fn opens(&mut self, wanted: impl Fn(&Screen) -> bool) {
        self.harness.open(wanted);
        self.look_here();
    }

    /// One back, from whatever page.
    fn back(&mut self) {
        self.first_page();
        self.harness.key(Key::Char('-'));
    }

    /// With a new bookmark to the question, and on to an answer.
    fn book(&mut self, offers: Offers, class: ClassId, came: Booked) {
        self.home_with(offers);
        self.opens(|screen| matches!(screen, Screen::Classes(_)));
        self.opens(|screen| matches!(screen, Screen::Class(at) if at.class == class));
        self.opens(|screen| matches!(screen, Screen::Book(_)));
        self.harness.choose(|intent| *intent == Intent::MakeBookmark);
        self.harness.made_bookmark(Some(bookmark_no()));
        self.look_here();
        self.harness.key(Key::Enter);
        assert!(matches!(self.harness.app.screen(), Screen::Book(_)), "{}", self.name());
        self.look_here();
        self.harness.choose(|intent| matches!(intent, Intent::Book(_)));
        self.look_here();
        let booking = self.harness.effects.iter().rev().find_map(|effect| match effect {
            Effect::Book { booking, .. } => Some(*booking),
            _ => None,
        });
        self.outcome(Outcome::Booked { booking: booking.unwrap(), came });
        assert!(matches!(self.harness.app.screen(), Screen::Booked(_)), "{}", self.name());
        self.look_here();
    }

    fn cancel(&mut self, offers: Offers, class: ClassId, is_done: bool) {
        self.home_with(offers);
        self.opens(|screen| matches!(screen, Screen::Classes(_)));
        self.opens(|screen| matches!(screen, Screen::Class(at) if at.class == class));
        self.opens(|screen| matches!(screen, Screen::Cancel(_)));
        self.harness.choose(|intent| matches!(intent, Intent::CancelBooking(_)));
        self.look_here();
        let booking = classes::booking_id();
        self.outcome(Outcome::BookingCancelled { booking, is_done });
        assert!(matches!(self.harness.app.screen(), Screen::Cancelled(_)), "{}", self.name());
        self.look_here();
    }

    fn check_in(&mut self, offers: Offers, came: Arrived) {
        self.home_with(offers);
        self.opens(|screen| matches!(screen, Screen::Enter(at) if at.is_to_check_in()));
        self.harness.keys("12");
        self.look_here();
        self.harness.keys("34");
        self.look_here();
        self.harness.keys("..").key(Key::Enter);
        self.look_here();
        self.outcome(Outcome::CheckedIn { ticket: Ticket::Slip(12), came });
        self.look_here();
    }

    fn exit_questions(&mut self) {
        for is_one in [true, false] {
            let mut offers = self.today(-121, &[]);
            if !is_one {
                let other = classes::offer(10, "写真の整理", 0, self.minutes() - 121);
                offers.here.insert(1, other);
            }
            self.home_with(offers);
            if !is_one {
                self.opens(|screen| matches!(screen, Screen::ExitWhich(_)));
            }
            self.opens(|screen| matches!(screen, Screen::ExitAsk(_)));
            self.harness.choose(|intent| matches!(intent, Intent::SayOfClass(..)));
            self.look_here();
            self.harness.choose(|intent| matches!(intent, Intent::SayWhetherAgain(None)));
            self.look_here();
        }
    }
}
