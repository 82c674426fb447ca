//! A slip that somebody who has left did not finish, for organizers: to take over, or to throw away.

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{
            self, Intent, Scene, Turn, back, hint, in_words,
            pieces::{fact, question},
            slip::SlipForm,
        },
    },
    domain::{consultation::in_japan, desk::SlipDraft, text::Text},
    ui::{
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// A slip that somebody who has left did not finish.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftDraft {
    draft: SlipDraft,
    /// Whether it is to be thrown away, once that was asked.
    goes: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Make it one's own, and go on with it.
    TakeOver,
    /// Throw it away; asked first.
    ThrowAway,
    /// Yes.
    ThrowAwayNow,
    /// No.
    Keep,
}

impl LeftDraft {
    /// The page of a slip.
    pub fn new(draft: &SlipDraft) -> Self {
        Self { draft: draft.clone(), goes: false }
    }

    /// What it says so far, or the question.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.drafts_place());
        let name = scene.name(self.draft.helper);
        if self.goes {
            sheet.body = question(
                lang.drafts_left_throw_away_ask(&name),
                lang.drafts_left_throw_away_why(),
                (lang.drafts_left_keep(), act(Act::Keep)),
                (lang.drafts_left_throw_away_now(), act(Act::ThrowAwayNow)),
            );
            sheet.keys = vec![hint(Hot::Esc, lang.drafts_left_keep(), act(Act::Keep))];
            return sheet;
        }
        sheet.body = vec![
            Piece::Heading(lang.drafts_left_by(&name)),
            Piece::Text(Role::Text, lang.drafts_left_why()),
            Piece::Blank,
        ];
        sheet.body.extend(self.facts(scene));
        sheet.keys = vec![
            hint(Hot::Char('t'), lang.drafts_left_take_over(), act(Act::TakeOver)),
            hint(Hot::F(8), lang.slip_throw_away(), act(Act::ThrowAway)),
            back(lang),
        ];
        sheet
    }

    fn facts(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let form = SlipForm::resume(&self.draft);
        let topic = form.as_ref().and_then(SlipForm::topic).map(|topic| scene.topic(topic));
        let note = form.as_ref().map(SlipForm::note).filter(|note| !note.trim().is_empty());
        let changed_ms = self.draft.changed_ms;
        let changed = format!("{} {}", in_japan(changed_ms).0, in_words::time(changed_ms));
        vec![
            fact(lang.drafts_left_changed(), Text::plain(changed)),
            fact(lang.slip_topic(), topic.unwrap_or_else(|| lang.slip_nothing_chosen())),
            fact(lang.slip_note(), note.map_or_else(|| lang.record_nothing(), Text::plain)),
        ]
    }

    pub(in crate::app::screens::desk) fn act(&mut self, act: Act) -> Vec<Turn> {
        match act {
            Act::TakeOver => vec![Turn::Ask(Request::TakeOverDraft(self.draft.id))],
            Act::ThrowAway | Act::Keep => {
                self.goes = act == Act::ThrowAway;
                vec![Turn::Focus(0)]
            }
            Act::ThrowAwayNow => vec![Turn::Ask(Request::DropLeftDraft(self.draft.id))],
        }
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            Answer::TakenOver(draft) if draft.id == self.draft.id => {
                let says = Turn::Say(Role::Tip, lang.drafts_left_taken_over());
                let go_on = super::go_on(draft, scene);
                [Turn::Drop, says].into_iter().chain(go_on).collect()
            }
            Answer::ThrownAway(id) if *id == self.draft.id => {
                vec![Turn::Drop, Turn::Say(Role::Tip, lang.drafts_left_thrown_away())]
            }
            Answer::NoDraft(id) if *id == self.draft.id => {
                vec![Turn::Drop, Turn::Say(Role::Caution, lang.drafts_left_gone())]
            }
            _ => Vec::new(),
        }
    }
}

fn act(act: Act) -> Intent {
    Intent::Screen(desk::Act::LeftDraft(act))
}
