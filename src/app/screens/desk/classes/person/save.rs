//! What was changed of somebody on a register: each change is an entry of its own.

use super::{AT_BOOKMARK, AT_PHONE, AT_WHO, Asked, Person};
use crate::{
    app::{
        desk::class_request::ClassRequest,
        screens::desk::{
            Scene, Turn,
            classes::{ask, book::typed_phone, typed_bookmark, typed_guest},
        },
    },
    domain::{
        attendance::{AttendanceFact, Describing, Marking, Via},
        booking::{BookingFact, CallBack, Corrected, Guest, phone::PhoneNumber, register::Booked},
        bookmark::BookmarkNo,
        mask,
        text::Text,
    },
    ui::theme::Role,
};

/// By what a booking is known, as it was typed.
struct Typed {
    guest: Guest,
    phone: Option<PhoneNumber>,
    bookmark: Option<BookmarkNo>,
}

impl Person {
    pub(super) fn save(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let mut changes = match &self.booked {
            None => Vec::new(),
            Some(booked) => match self.typed(scene) {
                Ok(typed) => self.corrections(booked, typed),
                Err((at, says)) => {
                    return vec![Turn::Focus(at), Turn::Say(Role::Caution, says)];
                }
            },
        };
        changes.extend(self.said());
        if changes.is_empty() {
            return vec![Turn::Back];
        }
        self.asked = Some(Asked::Save(changes.len()));
        changes.into_iter().map(ask).collect()
    }

    fn typed(&self, scene: &Scene<'_>) -> Result<Typed, (usize, Text)> {
        let lang = scene.lang;
        if self.called.text().trim().is_empty() {
            return Err((AT_WHO, lang.person_who_missing()));
        }
        let guest = typed_guest(&self.called, 0, lang).map_err(|says| (AT_WHO, says))?;
        let phone = typed_phone(&self.phone).ok_or_else(|| (AT_PHONE, lang.book_phone_wrong()))?;
        let bookmark = typed_bookmark(&self.bookmark, lang).map_err(|says| (AT_BOOKMARK, says))?;
        Ok(Typed { guest, phone, bookmark })
    }

    fn corrections(&self, booked: &Booked, typed: Typed) -> Vec<ClassRequest> {
        let (class, booking) = (self.class, self.line.id);
        let say = |fact| ClassRequest::SayOfBooking { class, booking, fact };
        let Typed { guest, phone, bookmark } = typed;
        let mut changes = Vec::new();
        if (&guest, bookmark) != (&booked.guest, booked.bookmark) {
            changes.push(say(BookingFact::Corrected(Corrected { guest, bookmark })));
        }
        let kept = booked.phone.as_ref().map(|(_, number)| number);
        match phone {
            Some(number) if kept != Some(&number) => {
                changes.push(say(BookingFact::PhoneKept(CallBack { booking, number })));
            }
            None if kept.is_some() => {
                changes.push(ClassRequest::EraseCallBack { class, booking });
            }
            _ => {}
        }
        changes
    }

    /// What is said for the headcount, and the remark.
    fn said(&self) -> Vec<ClassRequest> {
        let (class, line) = (self.class, &self.line);
        let enter = |fact| ClassRequest::Enter { class, about: line.id.into(), fact };
        let mut changes = Vec::new();
        if self.who != line.who {
            let who = self.who.clone();
            changes.push(enter(AttendanceFact::Described(Describing { class, who })));
        }
        let remark = mask::mask(self.remark.text().trim());
        if remark != line.remark {
            let (mark, via) = (line.mark, Via::Desk);
            changes.push(enter(AttendanceFact::Marked(Marking { class, mark, remark, via })));
        }
        changes
    }
}
