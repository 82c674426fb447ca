//! A class does not take place: one line why, and all that follows from it. It can be taken back.

use super::{Act, act, ask, refused, sheet_of, walk_in::told, when};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{Intent, Scene, Turn, back, hint, pieces::field},
    },
    domain::{
        class::{Class, ClassFact, Reason},
        mask,
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 60;

/// Why a class is called off.
#[derive(Clone, Debug, PartialEq)]
pub struct CallOff {
    class: Class,
    reason: TextField,
    /// Whether the answer is awaited.
    asked: bool,
}

impl CallOff {
    /// For a class.
    pub fn new(class: &Class) -> Self {
        Self { class: class.clone(), reason: TextField::new(LONGEST_REASON), asked: false }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.call_off_place());
        sheet.body = vec![
            Piece::Heading(Text::plain(self.class.plan.title.as_str())),
            Piece::Text(Role::Text, when(&self.class, lang)),
            Piece::Blank,
            Piece::Text(Role::Text, lang.call_off_what()),
            Piece::Blank,
            field(lang.call_off_reason(), &self.reason, lang.call_off_example()),
        ];
        sheet.keys = vec![hint(Hot::Enter, lang.call_off_now(), act(Act::CallOff)), back(lang)];
        sheet
    }

    pub(super) fn field(&mut self) -> &mut TextField {
        &mut self.reason
    }

    pub(super) fn act(&mut self) -> Vec<Turn> {
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let reason = mask::mask(self.reason.text().trim());
        let fact = ClassFact::CalledOff(Reason { reason });
        vec![ask(ClassRequest::Say { class: self.class.id, fact })]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        if let ClassAnswer::Refused(why) = answer {
            self.asked = false;
            return vec![Turn::Say(Role::Caution, refused(*why, scene.lang))];
        }
        let Some(kept) = sheet_of(answer, self.class.id).filter(|_| self.asked) else {
            return Vec::new();
        };
        let says = scene.lang.call_off_done(kept.register.call_list(&kept.class).len());
        vec![Turn::Drop, Turn::Tell(told(answer)), Turn::Say(Role::Tip, says)]
    }

    pub(super) fn unasked(&mut self) {
        self.asked = false;
    }
}
