//! The very first page of a desk: the first organizer, and what the machine is called. There is no default secret:
//! nobody can sign in before this is done.

use super::{Intent, Scene, Turn, hint};
use crate::{
    app::desk::request::{self, Answer, NewMember, Request},
    domain::{
        machine::{LAST_MACHINE, LONGEST_PLACE, MachineSet, place_name},
        staff::{
            LAST_NUMBER, LONGEST_NAME, Role as Duty,
            pin::{MOST, Pin, PinFlaw},
            staff_name,
        },
        text::Text,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Field, Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The fields in their order.
const NAME: usize = 0;
const NUMBER: usize = 1;
const PIN: usize = 2;
const PIN_AGAIN: usize = 3;
const VENUE: usize = 4;
const MACHINE: usize = 5;
const MACHINE_NUMBER: usize = 6;

/// The first organizer and the machine.
#[derive(Clone, Debug, PartialEq)]
pub struct SetUp {
    fields: [TextField; 7],
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// It is all there.
    Done,
}

impl SetUp {
    /// The page, with what the configuration says of the machine.
    pub fn new(machine: &MachineSet) -> Self {
        let field = |limit, text: &str| TextField::new(limit).with(text);
        Self {
            fields: [
                field(LONGEST_NAME, ""),
                TextField::digits(4).with("1"),
                TextField::digits(MOST),
                TextField::digits(MOST),
                field(LONGEST_PLACE, &machine.venue),
                field(LONGEST_PLACE, &machine.name),
                TextField::digits(3).with(&machine.number.to_string()),
            ],
            asked: false,
        }
    }

    /// The fields.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.set_up_place());
        let labels = [
            (lang.set_up_name(), lang.set_up_name_example()),
            (lang.sign_in_number(), lang.sign_in_number_example()),
            (lang.sign_in_pin(), lang.set_up_pin_example()),
            (lang.set_up_pin_again(), lang.set_up_pin_again_example()),
            (lang.set_up_venue(), lang.set_up_venue_example()),
            (lang.set_up_machine(), lang.set_up_machine_example()),
            (lang.set_up_machine_number(), lang.set_up_machine_number_example()),
        ];
        sheet.body = vec![
            Piece::Heading(lang.set_up_heading()),
            Piece::Text(Role::Text, lang.set_up_why()),
            Piece::Blank,
        ];
        sheet.body.extend(self.fields.iter().zip(labels).enumerate().map(
            |(nth, (field, (label, example)))| {
                Piece::Field(Field {
                    label,
                    value: field.text().to_owned(),
                    cursor: field.cursor(),
                    example,
                    rows: 1,
                    is_secret: matches!(nth, PIN | PIN_AGAIN),
                    remark: None,
                    intent: Intent::Focus,
                })
            },
        ));
        sheet.keys = vec![
            hint(Hot::Enter, lang.set_up_done(), Intent::Screen(super::Act::SetUp(Act::Done))),
            hint(Hot::Esc, lang.sign_in_leave(), Intent::Leave),
        ];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        self.fields.get_mut(focus)
    }

    /// Enter on a field that is not the last goes on to the next.
    pub(super) fn act(&mut self, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        if focus < MACHINE_NUMBER {
            return vec![Turn::Focus(focus + 1)];
        }
        if self.asked {
            return Vec::new();
        }
        match self.meant(scene.lang) {
            Ok(set_up) => {
                self.asked = true;
                vec![Turn::Ask(Request::SetUp(Box::new(set_up)))]
            }
            Err((at, says)) => {
                if at == PIN {
                    self.forget_pins();
                }
                vec![Turn::Focus(at), Turn::Say(Role::Caution, says)]
            }
        }
    }

    fn forget_pins(&mut self) {
        for pin in self.fields.iter_mut().skip(PIN).take(2) {
            pin.set("");
        }
    }

    fn typed(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", TextField::text)
    }

    /// What was typed as what is meant; or the field that is not well, and what to do about it.
    fn meant(&self, lang: &Lang) -> Result<request::SetUp, (usize, Text)> {
        let number = |at, last| {
            let number = self.typed(at).trim().parse::<u16>().ok();
            number.filter(|number| (1..=last).contains(number))
        };
        let name =
            staff_name(self.typed(NAME)).ok_or_else(|| (NAME, lang.set_up_name_missing()))?;
        let own =
            number(NUMBER, LAST_NUMBER).ok_or_else(|| (NUMBER, lang.sign_in_number_missing()))?;
        let pin = Pin::chosen(self.typed(PIN), own).map_err(|flaw| (PIN, pin_flaw(flaw, lang)))?;
        if self.typed(PIN) != self.typed(PIN_AGAIN) {
            return Err((PIN, lang.pin_not_the_same()));
        }
        let venue =
            place_name(self.typed(VENUE)).ok_or_else(|| (VENUE, lang.set_up_venue_missing()))?;
        let machine = place_name(self.typed(MACHINE))
            .ok_or_else(|| (MACHINE, lang.set_up_machine_missing()))?;
        let machine_number = number(MACHINE_NUMBER, LAST_MACHINE)
            .ok_or_else(|| (MACHINE_NUMBER, lang.set_up_machine_number_wrong()))?;
        Ok(request::SetUp {
            organizer: NewMember { number: own, name, role: Duty::Organizer },
            pin,
            machine: MachineSet { name: machine, number: machine_number, venue },
        })
    }

    pub(super) fn answered(&mut self, answer: &Answer, _scene: &Scene<'_>) -> Vec<Turn> {
        if matches!(answer, Answer::Failed(_) | Answer::Refused(_) | Answer::NumberTaken) {
            self.asked = false;
        }
        Vec::new()
    }
}

/// What is wrong with a PIN, and what to do about it.
pub fn pin_flaw(flaw: PinFlaw, lang: &Lang) -> Text {
    match flaw {
        PinFlaw::NotDigits | PinFlaw::Length => lang.pin_length(),
        PinFlaw::OwnNumber => lang.pin_own_number(),
        PinFlaw::Date => lang.pin_date(),
        PinFlaw::Repeated | PinFlaw::Run | PinFlaw::Common => lang.pin_easy(),
    }
}
