//! A new PIN for a member of staff, who types it.

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{self, Intent, Scene, Turn, back, hint, pieces::secret, set_up::pin_flaw},
    },
    domain::{
        ids::StaffId,
        staff::{
            Staff,
            pin::{MOST, Pin},
        },
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// Where the fields stand.
const PIN: usize = 0;
const PIN_AGAIN: usize = 1;

/// A new PIN.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPin {
    id: StaffId,
    number: u16,
    name: String,
    pin: TextField,
    again: TextField,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or that is all.
    Next,
}

impl NewPin {
    /// The page for somebody.
    pub fn new(member: &Staff) -> Self {
        Self {
            id: member.id,
            number: member.number,
            name: member.name.clone(),
            pin: TextField::digits(MOST),
            again: TextField::digits(MOST),
            asked: false,
        }
    }

    /// The two fields.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.new_pin_place());
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(lang.new_pin_heading(&self.name)),
            Piece::Text(Role::Text, lang.member_pin_why()),
            Piece::Blank,
            secret(lang.sign_in_pin(), &self.pin, lang.set_up_pin_example()),
            secret(lang.set_up_pin_again(), &self.again, lang.set_up_pin_again_example()),
        ];
        let next = Intent::Screen(desk::Act::NewPin(Act::Next));
        sheet.keys = vec![hint(Hot::Enter, lang.member_next(), next), back(lang)];
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            PIN => Some(&mut self.pin),
            PIN_AGAIN => Some(&mut self.again),
            _ => None,
        }
    }

    pub(in crate::app::screens::desk) fn act(
        &mut self,
        focus: usize,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        if focus < PIN_AGAIN {
            return vec![Turn::Focus(PIN_AGAIN)];
        }
        let lang = scene.lang;
        let says = match Pin::chosen(self.pin.text(), self.number) {
            Err(flaw) => pin_flaw(flaw, lang),
            Ok(_) if self.pin.text() != self.again.text() => lang.pin_not_the_same(),
            Ok(_) if self.asked => return Vec::new(),
            Ok(pin) => {
                self.asked = true;
                return vec![Turn::Ask(Request::ResetPin { id: self.id, pin })];
            }
        };
        self.pin.set("");
        self.again.set("");
        vec![Turn::Focus(PIN), Turn::Say(Role::Caution, says)]
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        match answer {
            Answer::Members(_) if self.asked => {
                let told = Turn::Tell(Box::new(answer.clone()));
                let says = scene.lang.new_pin_done(&self.name);
                vec![Turn::Drop, told, Turn::Say(Role::Tip, says)]
            }
            Answer::MemberHasLeft => {
                let says = scene.lang.members_has_left(&self.name);
                vec![Turn::Drop, Turn::Say(Role::Caution, says)]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
