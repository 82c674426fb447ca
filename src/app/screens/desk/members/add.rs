//! A new member of staff: name, number, role, and the first PIN, which they type themselves.

use crate::{
    app::{
        desk::request::{Answer, NewMember, Request},
        screens::desk::{
            self, Intent, Scene, Turn, back, hint,
            pieces::{field, secret},
            set_up::pin_flaw,
        },
    },
    domain::{
        staff::{
            LAST_NUMBER, LONGEST_NAME, Role as Duty,
            pin::{MOST, Pin},
            staff_name,
        },
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Choice, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// Where the fields stand.
const NAME: usize = 0;
const NUMBER: usize = 1;
const PIN: usize = 3;
const PIN_AGAIN: usize = 4;
/// Digits of a number.
const DIGITS: usize = 4;

/// A new member of staff.
#[derive(Clone, Debug, PartialEq)]
pub struct AddMember {
    name: TextField,
    number: TextField,
    role: Duty,
    pin: TextField,
    again: TextField,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// This is the role.
    Choose(Duty),
    /// On to the next field, or that is all.
    Next,
}

impl AddMember {
    /// An empty page, with a number that nobody has.
    pub fn new(number: u16) -> Self {
        Self {
            name: TextField::new(LONGEST_NAME),
            number: TextField::digits(DIGITS).with(&number.to_string()),
            role: Duty::Volunteer,
            pin: TextField::digits(MOST),
            again: TextField::digits(MOST),
            asked: false,
        }
    }

    /// The fields.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.member_add_place());
        let choice = |key, role: Duty| Choice {
            key: Hot::Char(key),
            label: lang.word_role(role.name()),
            is_chosen: self.role == role,
            intent: act(Act::Choose(role)),
        };
        sheet.body = vec![
            Piece::Heading(lang.member_add_heading()),
            Piece::Text(Role::Text, lang.member_pin_why()),
            Piece::Blank,
            field(lang.set_up_name(), &self.name, lang.set_up_name_example()),
            field(lang.sign_in_number(), &self.number, lang.sign_in_number_example()),
            Piece::Options(Options {
                label: lang.members_role(),
                value: lang.word_role(self.role.name()),
                options: vec![choice('1', Duty::Volunteer), choice('2', Duty::Organizer)],
                intent: Intent::Focus,
            }),
            secret(lang.member_pin(), &self.pin, lang.set_up_pin_example()),
            secret(lang.set_up_pin_again(), &self.again, lang.set_up_pin_again_example()),
        ];
        sheet.keys = vec![hint(Hot::Enter, lang.member_next(), act(Act::Next)), back(lang)];
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            NAME => Some(&mut self.name),
            NUMBER => Some(&mut self.number),
            PIN => Some(&mut self.pin),
            PIN_AGAIN => Some(&mut self.again),
            _ => None,
        }
    }

    pub(in crate::app::screens::desk) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        match act {
            Act::Choose(role) => {
                self.role = role;
                vec![Turn::Focus(PIN)]
            }
            Act::Next if focus < PIN_AGAIN => vec![Turn::Focus(focus + 1)],
            Act::Next => match self.meant(scene) {
                Ok((new, pin)) => {
                    if std::mem::replace(&mut self.asked, true) {
                        return Vec::new();
                    }
                    vec![Turn::Ask(Request::AddMember { new, pin })]
                }
                Err((at, says)) => {
                    if at == PIN {
                        self.pin.set("");
                        self.again.set("");
                    }
                    vec![Turn::Focus(at), Turn::Say(Role::Caution, says)]
                }
            },
        }
    }

    /// What was typed as what is meant; or the field that is not well, and what to do about it.
    fn meant(&self, scene: &Scene<'_>) -> Result<(NewMember, Pin), (usize, Text)> {
        let lang = scene.lang;
        let name =
            staff_name(self.name.text()).ok_or_else(|| (NAME, lang.set_up_name_missing()))?;
        let number = self.number.text().parse().ok();
        let number = number
            .filter(|number| (1..=LAST_NUMBER).contains(number))
            .ok_or_else(|| (NUMBER, lang.member_number_wrong()))?;
        let members = scene.known.map(|known| known.members.as_slice()).unwrap_or_default();
        if members.iter().any(|other| !other.retired && other.number == number) {
            return Err((NUMBER, lang.member_number_taken()));
        }
        let pin = Pin::chosen(self.pin.text(), number);
        let pin = pin.map_err(|flaw| (PIN, pin_flaw(flaw, lang)))?;
        if self.pin.text() != self.again.text() {
            return Err((PIN, lang.pin_not_the_same()));
        }
        Ok((NewMember { number, name, role: self.role }, pin))
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        match answer {
            Answer::Members(_) if self.asked => {
                let says = scene.lang.member_added(self.name.text().trim());
                let told = Turn::Tell(Box::new(answer.clone()));
                vec![Turn::Drop, told, Turn::Say(Role::Tip, says)]
            }
            Answer::NumberTaken => {
                self.asked = false;
                let says = scene.lang.member_number_taken();
                vec![Turn::Focus(NUMBER), Turn::Say(Role::Caution, says)]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn act(act: Act) -> Intent {
    Intent::Screen(desk::Act::AddMember(act))
}
