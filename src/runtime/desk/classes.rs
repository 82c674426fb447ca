//! What the desk asks about classes.

use super::{Answers, Asking};
use crate::{
    app::desk::{
        class_request::{ClassAnswer, ClassRefusal, ClassRequest},
        request::{Answer, Reach},
    },
    domain::{
        attendance::follow_up::to_ask,
        booking::{BookingFact, CallBack, NewBooking, phone::PhoneNumber},
        class::ClassFact,
        consultation::{days_before, in_japan},
        ids::{BookingId, ClassId},
        programme::ClassesWanted,
        venue::Venue,
    },
    runtime::world::World,
    store::{StoreError, ToBook, ToEnter},
};

/// Days back from which classes are listed: their registers are corrected in that time.
const LISTED_FOR_DAYS: u64 = 31;
/// Days back from which people are asked after.
const ASKED_FOR_DAYS: u64 = 183;

impl World {
    pub(super) fn classes(&mut self, request: &ClassRequest, asking: Asking) -> Answers {
        match request {
            ClassRequest::List(reach) => self.list_classes(*reach, asking),
            ClassRequest::Show(class) => self.sheet_of(*class, asking),
            ClassRequest::ToAsk(reach) => self.ask_after(*reach, asking),
            ClassRequest::Enter { class, about, fact } => {
                let stamp = self.request_stamp(asking);
                let entry = ToEnter { entity: *about, fact: fact.clone(), stamp };
                let done = self.store(asking)?.enter_on_sheet(*class, &[entry]);
                self.after(*class, done, asking)
            }
            ClassRequest::Book { new, phone } => self.book_at_desk(new, phone.as_ref(), asking),
            ClassRequest::SayOfBooking { class, booking, fact } => {
                let done = self.say_of_booking(*booking, fact, asking);
                self.after(*class, done, asking)
            }
            ClassRequest::EraseCallBack { class, booking } => {
                let stamp = self.request_stamp(asking);
                let done = self.store(asking)?.erase_call_back(*booking, stamp).map(|_| ());
                self.after(*class, done, asking)
            }
            ClassRequest::Say { class, fact } => {
                let done = self.say_of_class(*class, fact, asking);
                self.after(*class, done, asking)
            }
            ClassRequest::Plan(request) => self.plans(request, asking),
        }
    }

    fn list_classes(&mut self, reach: Reach, asking: Asking) -> Answers {
        let (wanted, venues) = self.wanted(reach, LISTED_FOR_DAYS, asking)?;
        let classes = self.store(asking)?.classes(&wanted)?;
        Ok(answer(ClassAnswer::Classes { reach, classes, venues }))
    }

    fn ask_after(&mut self, reach: Reach, asking: Asking) -> Answers {
        let (wanted, _) = self.wanted(reach, ASKED_FOR_DAYS, asking)?;
        let sheets = self.store(asking)?.sheets(&wanted)?;
        let people = to_ask(sheets.iter().map(|sheet| (&sheet.class, &sheet.attendance)));
        let named =
            |id| people.iter().any(|case| case.classes.iter().any(|(class, _)| *class == id));
        let classes = sheets.into_iter().map(|sheet| sheet.class).filter(|class| named(class.id));
        Ok(answer(ClassAnswer::ToAsk { classes: classes.collect(), people }))
    }

    /// Classes of some days before today and after; of this venue if it is one of those that are known by name.
    fn wanted(
        &mut self,
        reach: Reach,
        days: u64,
        asking: Asking,
    ) -> Result<(ClassesWanted, Vec<Venue>), StoreError> {
        let here = self.place()?.venue;
        let venues = self.store(asking)?.venues()?;
        let venue = match reach {
            Reach::Here => Venue::named(&venues, &here).map(|venue| venue.id),
            Reach::Everywhere => None,
        };
        let from = days_before(in_japan(asking.now.wall_ms).0, days);
        Ok((ClassesWanted { from: Some(from), to: None, venue }, venues))
    }

    fn sheet_of(&mut self, class: ClassId, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let Some(sheet) = store.sheet(class)? else {
            return Ok(answer(ClassAnswer::Gone(class)));
        };
        let venue = store.venues()?.into_iter().find(|venue| venue.id == sheet.class.plan.venue);
        let venue = venue.map(|venue| venue.about.name).unwrap_or_default();
        Ok(answer(ClassAnswer::Sheet { sheet: Box::new(sheet), venue }))
    }

    fn book_at_desk(
        &mut self,
        new: &NewBooking,
        phone: Option<&PhoneNumber>,
        asking: Asking,
    ) -> Answers {
        let stamps = [self.request_stamp(asking), self.stamp(asking)];
        let to_book = ToBook { new: new.clone(), phone: phone.cloned(), stamps };
        let class = new.booking.class;
        match self.store(asking)?.book(&to_book) {
            Ok(placed) => {
                let mut answers = answer(ClassAnswer::Booked(placed));
                answers.extend(self.sheet_of(class, asking)?);
                Ok(answers)
            }
            Err(error) => self.after(class, Err(error), asking),
        }
    }

    fn say_of_booking(
        &mut self,
        booking: BookingId,
        fact: &BookingFact,
        asking: Asking,
    ) -> Result<(), StoreError> {
        let stamp = self.request_stamp(asking);
        let store = self.store(asking)?;
        match fact {
            // a booking is made by `Book`, which finds a seat for it
            BookingFact::Made(_) => return Ok(()),
            BookingFact::Corrected(corrected) => {
                store.correct_booking(booking, corrected, stamp)?
            }
            BookingFact::Cancelled(why) => store.cancel_booking(booking, &why.reason, stamp)?,
            BookingFact::Restored(_) => store.restore_booking(booking, stamp)?,
            BookingFact::Called(call) => store.note_call(booking, *call, stamp)?,
            BookingFact::PhoneKept(CallBack { number, .. }) => {
                store.keep_call_back(booking, number, stamp)?
            }
        };
        Ok(())
    }

    fn say_of_class(
        &mut self,
        class: ClassId,
        fact: &ClassFact,
        asking: Asking,
    ) -> Result<(), StoreError> {
        let stamp = self.request_stamp(asking);
        let store = self.store(asking)?;
        match fact {
            // plans are saved with their venues and courses
            ClassFact::Planned(_) | ClassFact::Changed(_) => None,
            ClassFact::Opened(_) => store.open_class(class, stamp)?,
            ClassFact::CalledOff(why) => store.call_off_class(class, &why.reason, stamp)?,
            ClassFact::Restored(_) => store.restore_class(class, stamp)?,
            ClassFact::Held(_) => store.hold_class(class, stamp)?,
        };
        Ok(())
    }

    /// The class as it stands after something was written, or what hindered it.
    fn after(&mut self, class: ClassId, done: Result<(), StoreError>, asking: Asking) -> Answers {
        let refusal = match done {
            Ok(()) => None,
            Err(StoreError::NotBookable(_)) => Some(ClassRefusal::NotBookable),
            Err(StoreError::SlipTaken(slip)) => Some(ClassRefusal::SlipTaken(slip)),
            Err(StoreError::CalledOff(_)) => Some(ClassRefusal::CalledOff),
            Err(StoreError::UnknownBooking(_)) => Some(ClassRefusal::Stranger),
            Err(StoreError::Erased(_)) => Some(ClassRefusal::NumberErased),
            Err(StoreError::UnknownClass(class)) => return Ok(answer(ClassAnswer::Gone(class))),
            Err(error) => return Err(error),
        };
        let mut answers: Vec<Answer> =
            refusal.into_iter().flat_map(|why| answer(ClassAnswer::Refused(why))).collect();
        answers.extend(self.sheet_of(class, asking)?);
        Ok(answers)
    }
}

fn answer(answer: ClassAnswer) -> Vec<Answer> {
    vec![Answer::Class(answer)]
}
