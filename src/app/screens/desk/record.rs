//! A record: what its slip says, how it stands, and everything that ever happened to it.

pub mod erase;
pub mod follow_up;
mod story;
pub mod take_back;

use super::{
    Intent, Scene, Screen, Turn, back,
    board::today,
    codes::Codes,
    hint, in_words,
    pieces::{fact, facts},
    slip::SlipForm,
};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        consultation::{Consultation, ReceiptNo, Standing, in_japan},
        history::{Happening, SlipField, due_on, happenings},
        ids::ConsultationId,
        journal::Entry,
        staff::Deed,
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};
use erase::Erase;
use follow_up::MoveFollowUp;
use take_back::TakeBack;

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    id: ConsultationId,
    seen: Seen,
}

/// What is known of it.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    /// It was asked for.
    Asked,
    /// It is there.
    There(Box<Kept>),
    /// There is no such record.
    Gone,
    /// It was erased just now: only what its envelopes say is left.
    Erased(Vec<Happening>),
}

/// A record as it stands, with its entries.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    consultation: Consultation,
    story: Vec<Happening>,
    history: Vec<Entry>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Correct it.
    Amend,
    /// Take it back.
    TakeBack,
    /// Look after what it left open.
    Move,
    /// Show the learner the codes that go with it.
    ShowCodes,
    /// Erase it.
    Erase,
}

/// The fields that a record always tells of, in the order of the slip.
const ALWAYS: [SlipField; 10] = [
    SlipField::Topic,
    SlipField::Outcome,
    SlipField::Note,
    SlipField::FollowUp,
    SlipField::Day,
    SlipField::Minutes,
    SlipField::Channel,
    SlipField::Age,
    SlipField::Visits,
    SlipField::Device,
];

impl Record {
    /// The record with an id.
    pub fn new(id: ConsultationId) -> Self {
        Self { id, seen: Seen::Asked }
    }

    /// What its slip says, how it stands, what happened to it.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        match &self.seen {
            Seen::Asked => {
                let mut sheet = Sheet::new(lang.record_place(""));
                sheet.body.push(Piece::Text(Role::Text, lang.record_reading()));
                sheet.keys = vec![back(lang)];
                sheet
            }
            Seen::Gone => {
                let mut sheet = Sheet::new(lang.record_place(""));
                sheet.body.push(Piece::Text(Role::Caution, lang.record_gone()));
                sheet.keys = vec![back(lang)];
                sheet
            }
            Seen::Erased(story) => {
                let mut sheet = Sheet::new(lang.record_place(""));
                sheet.body = vec![Piece::Text(Role::Caution, lang.record_erased()), Piece::Blank];
                sheet.body.extend(story::pieces(story, scene));
                sheet.keys = vec![back(lang)];
                sheet
            }
            Seen::There(kept) => kept.sheet(scene),
        }
    }

    pub(super) fn opened(&self) -> Vec<Request> {
        vec![Request::Show(self.id)]
    }

    /// Somebody else may have changed it; what was erased stays on the screen as long as this one does.
    pub(super) fn returned(&self) -> Vec<Request> {
        if matches!(self.seen, Seen::Erased(_)) { Vec::new() } else { self.opened() }
    }

    pub(super) fn act(&self, act: &Act, scene: &Scene<'_>) -> Vec<Turn> {
        let (Seen::There(kept), Some(known)) = (&self.seen, scene.known) else {
            return Vec::new();
        };
        let consultation = &kept.consultation;
        let open = |screen| vec![Turn::Open(Box::new(screen))];
        let recorded_on = in_japan(consultation.saved_ms).0;
        let may_amend = known.me.may_amend(consultation.helper, recorded_on, today(scene));
        match act {
            Act::Amend | Act::TakeBack if !may_amend => {
                let name = scene.name(consultation.helper);
                vec![Turn::Say(Role::Caution, scene.lang.record_may_not(&name))]
            }
            Act::Amend => open(Screen::Slip(Box::new(SlipForm::amend(consultation)))),
            Act::TakeBack => open(Screen::TakeBack(TakeBack::new(consultation))),
            Act::Move => {
                let due_on = due_on(&kept.story, &consultation.slip);
                open(Screen::FollowUp(Box::new(MoveFollowUp::new(consultation, due_on))))
            }
            Act::ShowCodes => {
                let slip = &consultation.slip;
                let codes = Codes::of_talk(Some(slip.topic.clone()), slip.lessons.clone());
                open(Screen::Codes(Box::new(codes)))
            }
            Act::Erase if known.me.may(Deed::Erase) => {
                open(Screen::Erase(Erase::new(consultation)))
            }
            Act::Erase => Vec::new(),
        }
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            Answer::Record { consultation, history } if consultation.id == self.id => {
                let (consultation, history) = ((**consultation).clone(), history.clone());
                let story = happenings(&history);
                self.seen = Seen::There(Box::new(Kept { consultation, story, history }));
                Vec::new()
            }
            Answer::Changed(id) if *id == self.id => vec![
                Turn::Ask(Request::Show(self.id)),
                Turn::Say(Role::Danger, scene.lang.record_changed_meanwhile()),
            ],
            Answer::Erased(id) if *id == self.id => {
                let receipt = self.receipt();
                // nothing of what was erased may stay on a screen or below one
                self.seen = match std::mem::replace(&mut self.seen, Seen::Gone) {
                    Seen::There(kept) => Seen::Erased(kept.wordless()),
                    other => other,
                };
                let says = receipt.map(|receipt| scene.lang.erase_done(&receipt.to_string()));
                says.map(|says| Turn::Say(Role::Tip, says)).into_iter().collect()
            }
            Answer::Gone(id) if *id == self.id => {
                if !matches!(self.seen, Seen::Erased(_)) {
                    self.seen = Seen::Gone;
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn receipt(&self) -> Option<ReceiptNo> {
        match &self.seen {
            Seen::There(kept) => Some(kept.consultation.receipt),
            _ => None,
        }
    }
}

impl Kept {
    fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let consultation = &self.consultation;
        let slip = &consultation.slip;
        let is_voided = consultation.standing == Standing::Voided;
        let mut sheet = Sheet::new(lang.record_place(&consultation.receipt.to_string()));
        if is_voided {
            sheet.body.push(Piece::Text(Role::Danger, lang.record_voided()));
        }
        sheet.body.extend(self.state(scene));
        let said = |field| fact(in_words::label(field, lang), in_words::says(field, slip, scene));
        for field in ALWAYS {
            sheet.body.push(said(field));
            // what is said of few slips stands beside what it belongs to
            let with = match field {
                SlipField::Topic => (!slip.more_topics.is_empty()).then_some(SlipField::MoreTopics),
                SlipField::Outcome => (!slip.referrals.is_empty()).then_some(SlipField::Referrals),
                _ => None,
            };
            sheet.body.extend(with.map(said));
        }
        for (field, is_empty) in [
            (SlipField::Lessons, slip.lessons.is_empty()),
            (SlipField::Services, slip.services.is_empty()),
        ] {
            sheet.body.extend((!is_empty).then(|| said(field)));
        }
        if slip.call.is_some() {
            sheet.body.push(fact(Text::default(), lang.record_from_kiosk()));
        }
        sheet.body.push(said(SlipField::Venue));
        let (on, at) = (in_japan(consultation.saved_ms).0, in_words::time(consultation.saved_ms));
        let name = scene.name(consultation.helper);
        let by = lang.record_written_by(&name, &lang.day(on), &at);
        sheet.body.push(fact(lang.record_written(), by));
        sheet.body.push(Piece::Blank);
        sheet.body.extend(story::pieces(&self.story, scene));
        sheet.keys = self.keys(scene);
        sheet
    }

    /// Whether what it left open still is; nothing if it left nothing open.
    fn state(&self, scene: &Scene<'_>) -> Option<Piece<Intent>> {
        let lang = scene.lang;
        let slip = &self.consultation.slip;
        let left = slip.follow_up.is_some() || self.consultation.is_open;
        let (role, says) = if self.consultation.is_open {
            let due_on = due_on(&self.story, slip);
            let due = lang.due(due_on, today(scene));
            (in_words::urgency(due_on, scene), lang.record_open(&due))
        } else {
            (Role::Tip, lang.record_closed())
        };
        left.then(|| facts(lang.record_state(), vec![(role, says)]))
    }

    fn keys(&self, scene: &Scene<'_>) -> Vec<crate::ui::sheet::Hint<Intent>> {
        let lang = scene.lang;
        let act = |act| Intent::Screen(super::Act::Record(act));
        let is_voided = self.consultation.standing == Standing::Voided;
        let left = self.consultation.slip.follow_up.is_some() || self.consultation.is_open;
        let mut keys = Vec::new();
        if !is_voided {
            keys.push(hint(Hot::Char('a'), lang.record_amend(), act(Act::Amend)));
            keys.push(hint(Hot::Char('u'), lang.record_take_back(), act(Act::TakeBack)));
        }
        if left && !is_voided {
            keys.push(hint(Hot::Char('o'), lang.record_move(), act(Act::Move)));
        }
        keys.push(hint(Hot::Char('q'), lang.slip_codes(), act(Act::ShowCodes)));
        if scene.known.is_some_and(|known| known.me.may(Deed::Erase)) {
            keys.push(hint(Hot::Char('e'), lang.record_erase(), act(Act::Erase)));
        }
        keys.push(back(lang));
        keys
    }

    /// What is left of its story once its words are erased.
    fn wordless(self) -> Vec<Happening> {
        let history: Vec<Entry> =
            self.history.into_iter().map(|entry| Entry { body: None, ..entry }).collect();
        happenings(&history)
    }
}
