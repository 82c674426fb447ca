//! Number and PIN: to sign in, and to open a screen that was locked. Shows no name before somebody has signed in.

use super::{Intent, Scene, Screen, Turn, Wish, hint};
use crate::{
    app::{
        desk::request::{Answer, Refusal, Request},
        screens::desk::set_up::SetUp,
    },
    domain::{
        consultation::in_japan,
        staff::{
            Staff,
            pin::{MOST, Pin},
        },
        text::Text,
        time::Moment,
    },
    ui::{
        field::TextField,
        sheet::{Field, Hot, Piece, Sheet},
        theme::Role,
    },
};

/// Digits of a number of a member of staff.
const NUMBER: usize = 4;
const MINUTE_MS: i64 = 60_000;
/// Stops of the fields.
const AT_NUMBER: usize = 0;
const AT_PIN: usize = 1;

/// Number and PIN.
#[derive(Clone, Debug, PartialEq)]
pub struct SignIn {
    number: TextField,
    pin: TextField,
    /// Whether the answer is awaited.
    asked: bool,
    /// Until when another try is refused, in running milliseconds.
    waits_until: Option<u64>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Try it.
    Enter,
    /// Somebody else takes over: who was signed in is signed out.
    SwitchOver,
}

impl Default for SignIn {
    fn default() -> Self {
        Self {
            number: TextField::digits(NUMBER),
            pin: TextField::digits(MOST),
            asked: false,
            waits_until: None,
        }
    }
}

impl SignIn {
    /// The page that covers the screen of somebody who is signed in.
    pub fn locked(staff: &Staff) -> Self {
        let number = TextField::digits(NUMBER).with(&staff.number.to_string());
        Self { number, ..Self::default() }
    }

    /// The fields, and why the last try failed.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.sign_in_place());
        let heading =
            if scene.is_locked { lang.sign_in_locked_heading() } else { lang.sign_in_heading() };
        let field = |label, field: &TextField, example, is_secret| {
            Piece::Field(Field {
                label,
                value: field.text().to_owned(),
                cursor: field.cursor(),
                example,
                rows: 1,
                is_secret,
                remark: None,
                intent: Intent::Focus,
            })
        };
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(heading),
            Piece::Blank,
            field(lang.sign_in_number(), &self.number, lang.sign_in_number_example(), false),
            Piece::Blank,
            field(lang.sign_in_pin(), &self.pin, lang.sign_in_pin_example(), true),
            Piece::Blank,
        ];
        if let Some(left) = self.waits_until.map(|at| at.saturating_sub(scene.now.running_ms))
            && left > 0
        {
            let seconds = usize::try_from(left.div_ceil(1_000)).unwrap_or(usize::MAX);
            sheet.body.push(Piece::Text(Role::Caution, lang.sign_in_wait(seconds)));
        }
        sheet.body.push(Piece::Text(Role::Text, lang.sign_in_forgotten()));
        let (on, at) = in_japan(scene.now.wall_ms);
        let at = at.format("%H:%M").to_string();
        sheet.body.push(Piece::Text(Role::Text, lang.sign_in_clock(&lang.day(on), &at)));
        sheet.keys = vec![hint(
            Hot::Enter,
            lang.sign_in_enter(),
            Intent::Screen(super::Act::SignIn(Act::Enter)),
        )];
        sheet.keys.push(hint(Hot::F(6), lang.sign_in_colours(), Intent::Wish(Wish::Colours)));
        sheet.keys.push(hint(Hot::F(7), lang.sign_in_language(), Intent::Wish(Wish::Language)));
        if scene.is_locked {
            let other = Intent::Screen(super::Act::SignIn(Act::SwitchOver));
            sheet.keys.push(hint(Hot::F(9), lang.sign_in_other(), other));
        } else {
            sheet.keys.push(hint(Hot::Esc, lang.sign_in_leave(), Intent::Leave));
        }
        sheet
    }

    /// Whether the answer is awaited.
    pub(super) fn is_asked(&self) -> bool {
        self.asked
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            AT_NUMBER => Some(&mut self.number),
            AT_PIN => Some(&mut self.pin),
            _ => None,
        }
    }

    /// Once a second while somebody has to wait, else with the minute.
    pub(super) fn changes_in(&self, now: Moment) -> Option<u64> {
        let left = self.waits_until.map_or(0, |until| until.saturating_sub(now.running_ms));
        if left > 0 {
            return Some((left - 1) % 1_000 + 1);
        }
        u64::try_from(MINUTE_MS - now.wall_ms.rem_euclid(MINUTE_MS)).ok()
    }

    pub(super) fn act(&mut self, act: &Act, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Enter => self.enter(scene),
            Act::SwitchOver => vec![Turn::SignOut],
        }
    }

    fn enter(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        if self.asked {
            return Vec::new();
        }
        let Some(number) = self.number.text().parse().ok().filter(|number| *number > 0) else {
            return vec![
                Turn::Focus(AT_NUMBER),
                Turn::Say(Role::Caution, lang.sign_in_number_missing()),
            ];
        };
        if self.pin.text().is_empty() {
            return vec![Turn::Focus(AT_PIN)];
        }
        if let Ok(pin) = Pin::typed(self.pin.text()) {
            self.asked = true;
            return vec![Turn::Ask(Request::SignIn { number, pin })];
        }
        self.pin.set("");
        vec![Turn::Focus(AT_PIN), Turn::Say(Role::Caution, lang.sign_in_pin_digits())]
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            Answer::Greeted { has_organizer: false, .. } => {
                vec![Turn::Open(Box::new(Screen::SetUp(Box::new(SetUp::new(scene.machine)))))]
            }
            Answer::Refused(refusal) => {
                self.asked = false;
                self.pin.set("");
                let says: Text = match refusal {
                    Refusal::Wrong => lang.sign_in_wrong(),
                    Refusal::Wait(seconds) => {
                        self.waits_until = Some(scene.now.running_ms + seconds * 1_000);
                        lang.sign_in_wrong()
                    }
                    Refusal::Locked => lang.sign_in_locked(),
                };
                vec![Turn::Focus(AT_PIN), Turn::Say(Role::Caution, says)]
            }
            Answer::Failed(_) => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
