//! Made-up classes with who booked them and who came, written down by the rules of the desk.

use std::collections::BTreeSet;

use super::{MINUTE_MS, Making};
use crate::{
    cli::records::{self, Records},
    domain::{
        attendance::{AllPresent, Describing, Mark, Marking, Via, WalkIn, headcount::ExitAnswer},
        booking::{Booking, NewBooking, News, Seating},
        bookmark::{BookmarkFact, BookmarkNo, Comfort, NewBookmark, Progress, VisitKept},
        class::{AboutSeries, ClassPlan, NewClass, Series},
        consultation::from_japan,
        demo::{COURSES, DemoClass, DemoClasses, DemoGuest, HELPERS_PER_VENUE},
        ids::{BookingId, ClassId, ExitAnswerId, LessonId, SeriesId, StaffId},
        journal::Stamp,
        locale::Locale,
        theme::Theme,
    },
    error::AppError,
    store::{ClassBatch, Classes, StoreError, ToBook, ToEnter},
};

/// How many classes are written at once.
const AT_ONCE: usize = 256;

impl Making<'_> {
    pub(super) fn classes(&mut self, records: &mut Records<'_>) -> Result<(), AppError> {
        let (arguments, last) = (self.arguments, self.now.today);
        let marks = usize::try_from(arguments.attendance).unwrap_or(usize::MAX);
        let classes = DemoClasses::new(arguments.seed, marks, arguments.months.into(), last);
        let courses = self.courses(records)?;
        let mut given = BTreeSet::new();
        for first in (0..classes.count()).step_by(AT_ONCE) {
            let some: Vec<DemoClass> =
                (first..classes.count()).take(AT_ONCE).map(|nth| classes.class(nth)).collect();
            let written = records.store.at_classes(|writing| {
                some.iter().try_for_each(|class| self.class(class, &courses, writing))
            });
            written.map_err(|error| records::told(error, self.kit))?;
            let visits: Vec<_> =
                some.iter().flat_map(|class| self.bookmarks(class, &mut given)).collect();
            records.ask(|store| store.record_bookmarks(&visits))?;
        }
        Ok(())
    }

    fn courses(&mut self, records: &mut Records<'_>) -> Result<Vec<SeriesId>, AppError> {
        let begun_ms = self.begun_ms();
        let mut batch = ClassBatch::default();
        for course in COURSES {
            let about = AboutSeries {
                title: course.title.to_owned(),
                about: String::new(),
                recurrence: None,
                retired: false,
            };
            let series = Series { id: SeriesId(self.ids.next(0)), about };
            batch.series.push((series, self.stamp(begun_ms, Some(self.organizer))));
        }
        records.ask(|store| store.save_classes(&batch))?;
        Ok(batch.series.into_iter().map(|(series, _)| series.id).collect())
    }

    fn class(
        &mut self,
        class: &DemoClass,
        courses: &[SeriesId],
        writing: &mut Classes<'_, '_>,
    ) -> Result<(), StoreError> {
        let Some(plan) = self.plan(class, courses) else { return Ok(()) };
        let [from_ms, until_ms] = plan.instants();
        let new = NewClass { id: ClassId(self.ids.next(class.opened_ms)), plan };
        let organizer = Some(self.organizer);
        let stamps = [class.opened_ms, class.opened_ms + MINUTE_MS];
        writing.open(&new, stamps.map(|at_ms| self.stamp(at_ms, organizer)))?;
        let helper = self.helper(class.venue);
        let mut guests = Vec::new();
        for guest in &class.guests {
            let written_ms = guest.booked.map_or(from_ms, |(_, booked_ms)| booked_ms);
            let id = BookingId(self.ids.next(written_ms));
            self.book(id, guest, &new, helper, writing)?;
            guests.push((id, guest));
        }
        if let Some(reason) = class.called_off {
            let stamp = self.stamp(from_ms - 120 * MINUTE_MS, organizer);
            return writing.call_off(new.id, reason, stamp);
        }
        let entries = self.sheet(&guests, class, [from_ms, until_ms], new.id);
        writing.enter(new.id, &entries)?;
        writing.hold(new.id, self.stamp(until_ms + 20 * MINUTE_MS, helper))
    }

    fn plan(&self, class: &DemoClass, courses: &[SeriesId]) -> Option<ClassPlan> {
        let course = COURSES.get(class.course)?;
        Some(ClassPlan {
            series: courses.get(class.course).copied(),
            title: course.title.to_owned(),
            reading: course.reading.to_owned(),
            about: String::new(),
            venue: *self.venues.get(class.venue)?,
            room: String::new(),
            on: class.on,
            span: class.span,
            capacity: class.capacity,
            helpers: 3,
            loan_phones: 0,
            lessons: course.lessons.iter().map(|id| LessonId::new(*id)).collect(),
            booking_page: None,
            book_until: None,
        })
    }

    fn book(
        &mut self,
        id: BookingId,
        guest: &DemoGuest,
        class: &NewClass,
        helper: Option<StaffId>,
        writing: &mut Classes<'_, '_>,
    ) -> Result<(), StoreError> {
        let Some((by, booked_ms)) = guest.booked else { return Ok(()) };
        let plan = &class.plan;
        let booking = Booking {
            class: class.id,
            guest: guest.guest.clone(),
            bookmark: guest.bookmark,
            by,
            // the store says what they were told
            told: News { seating: Seating::Seat, on: plan.on, from: plan.span.from },
        };
        let stamps = [booked_ms, booked_ms].map(|at_ms| self.stamp(at_ms, helper));
        writing.book(&ToBook { new: NewBooking { id, booking }, phone: None, stamps })?;
        match guest.cancelled_ms {
            Some(at_ms) => writing.cancel(id, self.stamp(at_ms, helper)),
            None => Ok(()),
        }
    }

    /// What is entered on the sheet: who walked in, "all present" for most, a mark for the others, what is known of
    /// those who came, and the answers at the end.
    fn sheet(
        &mut self,
        guests: &[(BookingId, &DemoGuest)],
        demo: &DemoClass,
        [from_ms, until_ms]: [i64; 2],
        class: ClassId,
    ) -> Vec<ToEnter> {
        let (via, helper) = (Via::Desk, self.helper(demo.venue));
        let mut entries = Vec::new();
        let (mut present, mut marked) = (Vec::new(), Vec::new());
        for (id, guest) in guests {
            let Some(mark) = guest.mark else { continue };
            if guest.booked.is_none() {
                let (guest, bookmark) = (guest.guest.clone(), guest.bookmark);
                let walk_in = WalkIn { class, guest, bookmark, via };
                entries.push(ToEnter::walk_in(*id, walk_in, self.stamp(from_ms, helper)));
            } else if mark == Mark::Present {
                present.push(*id);
            } else {
                let marking = Marking { class, mark: Some(mark), remark: String::new(), via };
                let stamp = self.stamp(from_ms + 15 * MINUTE_MS, helper);
                marked.push(ToEnter::mark(*id, marking, stamp));
            }
        }
        let all = AllPresent { bookings: present, via };
        let stamp = self.stamp(from_ms + 10 * MINUTE_MS, helper);
        entries.push(ToEnter::all_present(class, all, stamp));
        entries.append(&mut marked);
        for (id, guest) in guests.iter().filter(|(_, guest)| is_here(guest)) {
            let describing = Describing { class, who: guest.who.clone() };
            let stamp = self.stamp(from_ms + 20 * MINUTE_MS, helper);
            entries.push(ToEnter::describe(*id, describing, stamp));
        }
        for (confidence, again) in &demo.answers {
            let answer = ExitAnswer { class, confidence: *confidence, again: *again, via };
            let id = ExitAnswerId(self.ids.next(until_ms));
            entries.push(ToEnter::answer(id, answer, self.stamp(until_ms, helper)));
        }
        entries
    }

    /// What is kept under the bookmarks of those who came: how far they got.
    fn bookmarks(
        &mut self,
        class: &DemoClass,
        given: &mut BTreeSet<BookmarkNo>,
    ) -> Vec<(BookmarkFact, Stamp)> {
        let (on, at_ms) = (class.on, from_japan(class.on, class.span.until));
        let (locale, theme) = (Locale::Ja, Theme::default());
        let comfort = Comfort { locale, theme, reads_aloud: false, handset: None };
        let lessons = COURSES.get(class.course).map_or(&[][..], |course| course.lessons);
        let here = class.guests.iter().filter(|guest| is_here(guest));
        let mut facts = Vec::new();
        for number in here.filter_map(|guest| guest.bookmark) {
            if given.insert(number) {
                let made = BookmarkFact::Made(NewBookmark { number, on, comfort });
                facts.push((made, self.stamp(at_ms, None)));
            }
            let finished = |lesson: &&str| Progress {
                lesson: LessonId::new(*lesson),
                step: 0,
                finished: true,
            };
            let progress = lessons.iter().map(finished).collect();
            let (skills, recalled) = (Vec::new(), Vec::new());
            let kept = VisitKept { number, on, comfort, progress, skills, recalled };
            facts.push((BookmarkFact::Kept(kept), self.stamp(at_ms + MINUTE_MS, None)));
        }
        facts
    }

    /// A helper of a venue.
    fn helper(&self, venue: usize) -> Option<StaffId> {
        let nth = venue * HELPERS_PER_VENUE % self.helpers.len().max(1);
        self.helpers.get(nth).map(|helper| helper.id)
    }
}

fn is_here(guest: &DemoGuest) -> bool {
    guest.mark.is_some_and(Mark::is_here)
}
