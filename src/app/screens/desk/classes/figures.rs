//! A class in figures: who came, by what is known of them, and what was answered at the end.

use super::{ClassAnswer, Intent, Scene, sheet_of, when};
use crate::{
    app::screens::desk::{
        Turn, back,
        pieces::{fact, facts},
    },
    domain::{ids::ClassId, programme::ClassSheet, text::Text},
    ui::{
        sheet::{Piece, Sheet},
        theme::Role,
    },
};

/// A class in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    kept: Box<ClassSheet>,
}

impl Figures {
    /// For a class whose register is known.
    pub fn new(kept: &ClassSheet) -> Self {
        Self { kept: Box::new(kept.clone()) }
    }

    pub(super) fn class(&self) -> ClassId {
        self.kept.class.id
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let ClassSheet { class, attendance, .. } = &*self.kept;
        let mut sheet = Sheet::new(lang.figures_place(&class.plan.title));
        sheet.body = vec![Piece::Text(Role::Text, when(class, lang)), Piece::Blank];
        let head = attendance.headcount();
        let named = |what: Text, count: usize| (Role::Text, lang.figures_of(&what, count));
        if head.here == 0 {
            sheet.body.push(Piece::Text(Role::Tip, lang.figures_none()));
        } else {
            let walk_ins = attendance.count().walk_ins;
            let age = |age: &crate::domain::consultation::AgeBand| {
                lang.word_age(&format!("age-{}", age.name()))
            };
            let came = lang.figures_came(head.here, walk_ins);
            let ages = head.ages.iter().map(|(band, count)| named(age(band), *count));
            let visits = head.visits.iter();
            let visits = visits.map(|(v, count)| named(lang.word_visits(v.name()), *count));
            let devices = head.devices.iter();
            let devices = devices.map(|(d, count)| named(lang.word_device(d.name()), *count));
            let reasons = head.reasons.iter().map(|(topic, count)| {
                let what = topic.as_ref().map(|topic| scene.topic(topic));
                named(what.unwrap_or_else(|| lang.record_nothing()), *count)
            });
            sheet.body.extend([
                fact(lang.figures_here(), came),
                facts(lang.slip_age(), ages.collect()),
                facts(lang.slip_visits(), visits.collect()),
                facts(lang.slip_device(), devices.collect()),
                facts(lang.person_reason(), reasons.collect()),
            ]);
        }
        let exit = attendance.exit_count();
        if exit.answers > 0 {
            let says = [
                (lang.answer_could("alone"), exit.alone),
                (lang.answer_could("with-help"), exit.with_help),
                (lang.answer_could("not-yet"), exit.not_yet),
                (lang.answer_again("yes"), exit.again),
                (lang.answer_again("no"), exit.not_again),
            ];
            let says = says.into_iter().map(|(what, count)| named(what, count));
            sheet.body.push(facts(lang.figures_exit(), says.collect()));
        }
        sheet.body.extend([Piece::Blank, Piece::Text(Role::Text, lang.figures_paper())]);
        sheet.keys = vec![back(lang)];
        sheet
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer) -> Vec<Turn> {
        if let Some(kept) = sheet_of(answer, self.class()) {
            (*self.kept).clone_from(kept);
        }
        Vec::new()
    }
}
