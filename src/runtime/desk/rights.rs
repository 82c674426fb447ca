//! Who may ask for what: the one place where it is decided, whatever a screen offers. It is looked up anew for every
//! request, because another process may have retired somebody, or given them another role.
//!
//! | what | a volunteer | an organizer |
//! |---|---|---|
//! | find a case and read it, wherever the talk was | yes | yes |
//! | write down, hand over, look after what was left open | yes | yes |
//! | list what is open | at this venue | everywhere |
//! | list the records of a day at this venue | own ones, and what is open | all |
//! | take over or throw away a slip that somebody who has left did not finish | no | yes |
//! | amend, void | own ones of today | any |
//! | keep the register of a class, book, close it | yes | yes |
//! | venues; plan and change classes, open, call off and restore them | no | yes |
//! | figures, the records behind them, closing a month | no | yes |
//! | erase, lists of the slip, accounts | no | yes |
//!
//! Past cases are there so that a helper can help: they hold no names, and their notes are masked. So whatever can be
//! found can be read, and a case beside a slip is as useful from the next venue as from this one. What is limited is
//! going through a venue's records one after the other, and changing them.
//!
//! Accounts and lists are real also for who practises: they cannot be changed from there. Nor is a month of practice
//! closed: there is nobody to hand it in to.

use super::{Asking, World};
use crate::{
    app::{
        desk::{
            class_request::ClassRequest,
            request::{Answer, Reach, Request},
        },
        office::OfficeRequest,
    },
    domain::{
        class::ClassFact,
        consultation::{Consultation, in_japan},
        ids::ConsultationId,
        staff::{Deed, Staff},
    },
    store::StoreError,
};

/// What somebody must be for a request.
enum Needs {
    /// Nobody in particular; what somebody typed is kept also if they have left meanwhile.
    Nobody,
    /// Somebody who may do this.
    Deed(Deed),
    /// The same, and not in practice.
    RealDeed(Deed),
    /// Somebody who may amend this.
    Amends(ConsultationId),
}

/// What came of looking.
pub(super) enum Standing {
    /// It may be done; what they are told first, if they are not what they were told they are.
    May(Option<Answer>),
    /// It may not, and that is the answer.
    MayNot(Vec<Answer>),
}

fn needs(request: &Request) -> Needs {
    match request {
        Request::Greet
        | Request::SetUp(_)
        | Request::SignIn { .. }
        | Request::SignOut
        | Request::KeepDraft(_)
        | Request::DropDraft(_) => Needs::Nobody,
        Request::Refresh
        | Request::Train(_)
        | Request::Save { .. }
        | Request::SaveTally(_)
        | Request::WriteHandover { .. }
        | Request::RecordCodeShown(_)
        | Request::MakeBookmark(_)
        | Request::ShowBookmark(_)
        | Request::MergeBookmarks { .. }
        | Request::ShowWaiting
        | Request::TakeCall(_)
        | Request::FinishCall(_)
        | Request::DeclineCall(_)
        | Request::Show(_)
        | Request::ShowDay(_)
        | Request::ShowTerms
        | Request::Search(_)
        | Request::FindSimilar { .. } => Needs::Deed(Deed::Log),
        Request::Class(request) => Needs::Deed(class_deed(request)),
        Request::Office(OfficeRequest::CloseMonth { .. } | OfficeRequest::ReopenMonth { .. }) => {
            Needs::RealDeed(Deed::SeeFigures)
        }
        Request::ShowMatters(Reach::Here) | Request::MoveFollowUp { .. } => {
            Needs::Deed(Deed::SeeOpenCases)
        }
        Request::ShowMatters(Reach::Everywhere)
        | Request::TakeOverDraft(_)
        | Request::DropLeftDraft(_)
        | Request::Office(OfficeRequest::Behind(_)) => Needs::Deed(Deed::SeeRecords),
        Request::Office(_) => Needs::Deed(Deed::SeeFigures),
        Request::TakeBack { id, .. } | Request::Amend { id, .. } | Request::Void { id, .. } => {
            Needs::Amends(*id)
        }
        Request::Erase { .. } => Needs::Deed(Deed::Erase),
        Request::ChangeTerm(_) => Needs::RealDeed(Deed::ChangeTerms),
        Request::ShowMembers
        | Request::AddMember { .. }
        | Request::ResetPin { .. }
        | Request::UnlockMember(_)
        | Request::RetireMember(_) => Needs::RealDeed(Deed::ManageStaff),
    }
}

/// That a class was held is said by whoever keeps its register; whether it takes place is not theirs to say.
fn class_deed(request: &ClassRequest) -> Deed {
    match request {
        ClassRequest::Say { fact: ClassFact::Held(_), .. }
        | ClassRequest::List(_)
        | ClassRequest::Show(_)
        | ClassRequest::ToAsk(_)
        | ClassRequest::Enter { .. }
        | ClassRequest::Book { .. }
        | ClassRequest::SayOfBooking { .. }
        | ClassRequest::EraseCallBack { .. } => Deed::KeepRegister,
        ClassRequest::Say { .. } | ClassRequest::Plan(_) => Deed::ManageClasses,
    }
}

/// Whether a record is in the list of a day for somebody.
pub(super) fn is_listed_for(record: &Consultation, staff: &Staff) -> bool {
    staff.may(Deed::SeeRecords) || record.is_open || record.helper == Some(staff.id)
}

impl World {
    /// Whether who asks may do so now.
    pub(super) fn standing(
        &mut self,
        request: &Request,
        asking: Asking,
    ) -> Result<Standing, StoreError> {
        let needs = needs(request);
        if matches!(needs, Needs::Nobody) {
            return Ok(Standing::May(None));
        }
        let Some(me) = self.asker(asking)? else {
            return Ok(Standing::MayNot(vec![Answer::HasLeft]));
        };
        let news = self.state.told.replace(me.clone()).filter(|told| *told != me);
        let news = news.map(|_| Answer::Me(me.clone()));
        let may = match needs {
            Needs::Nobody => true,
            Needs::Deed(deed) => me.may(deed),
            Needs::RealDeed(deed) => me.may(deed) && !asking.trains,
            Needs::Amends(id) => self.store(asking)?.consultation(id)?.is_none_or(|record| {
                let recorded_on = in_japan(record.saved_ms).0;
                me.may_amend(record.helper, recorded_on, in_japan(asking.now.wall_ms).0)
            }),
        };
        Ok(if may {
            Standing::May(news)
        } else {
            Standing::MayNot(news.into_iter().chain([Answer::MayNot]).collect())
        })
    }

    /// Who asks, as long as they have not left.
    pub(super) fn asker(&mut self, asking: Asking) -> Result<Option<Staff>, StoreError> {
        let staff = self.records()?.staff()?;
        Ok(staff.into_iter().find(|member| Some(member.id) == asking.by && !member.retired))
    }
}
