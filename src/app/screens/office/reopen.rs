//! Opening a closed month again: why, the PIN, and what came of it.

use super::{
    Act as OfficeAct, Intent, act,
    close::{confirmed, pin_asked, pin_refused},
    words::Worded,
};
use crate::{
    app::{
        office::{NotReopened, OfficeAnswer, OfficeRequest},
        screens::desk::{Scene, Turn, back, hint, pieces::field},
    },
    domain::{figures::closing::LONGEST_REASON, mask::mask, period::Month, staff::pin::MOST},
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// A closed month is opened again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopen {
    month: Month,
    reason: TextField,
    /// The PIN, once there is a reason.
    pin: Option<TextField>,
    /// Whether the answer is awaited.
    asked: bool,
}

impl Reopen {
    /// The page for a month.
    pub fn new(month: Month) -> Self {
        Self { month, reason: TextField::new(LONGEST_REASON), pin: None, asked: false }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let month = Worded::new(scene).period(self.month.period());
        let mut sheet = Sheet::new(lang.office_reopen_place());
        let go_on = match &self.pin {
            None => {
                let example = lang.office_reopen_example();
                sheet.body = vec![
                    Piece::Blank,
                    Piece::Heading(lang.office_reopen_asks(&month)),
                    Piece::Text(Role::Text, lang.office_reopen_why()),
                    Piece::Blank,
                    field(lang.office_reopen_reason(), &self.reason, example),
                ];
                lang.office_reopen_next()
            }
            Some(pin) => {
                sheet.body = pin_asked(lang.office_reopen_pin(&month), pin, lang);
                lang.office_reopen_now()
            }
        };
        sheet.keys = vec![hint(Hot::Enter, go_on, act(OfficeAct::Reopen)), back(lang)];
        sheet
    }

    pub(super) fn field(&mut self) -> &mut TextField {
        self.pin.as_mut().unwrap_or(&mut self.reason)
    }

    /// One further towards opening it.
    pub(super) fn act(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let reason = mask(self.reason.text().trim());
        if reason.is_empty() {
            return vec![Turn::Say(Role::Caution, lang.office_reopen_reason_missing())];
        }
        let Some(pin) = &mut self.pin else {
            self.pin = Some(TextField::digits(MOST));
            return vec![Turn::Focus(0)];
        };
        let month = self.month;
        let request = |pin| OfficeRequest::ReopenMonth { month, reason, pin };
        confirmed(pin, &mut self.asked, lang, request)
    }

    pub(super) fn unasked(&mut self) -> Vec<Turn> {
        self.asked = false;
        Vec::new()
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            OfficeAnswer::Reopened { month } if *month == self.month => {
                let month = Worded::new(scene).period(month.period());
                vec![Turn::Drop, Turn::Say(Role::Tip, lang.office_reopen_done(&month))]
            }
            OfficeAnswer::NotReopened(why) => {
                self.asked = false;
                let says = match why {
                    NotReopened::Pin(refusal) => pin_refused(*refusal, lang),
                    NotReopened::NoReason => lang.office_reopen_reason_missing(),
                    NotReopened::IsOpen => lang.office_reopen_is_open(),
                };
                vec![Turn::Say(Role::Caution, says)]
            }
            _ => Vec::new(),
        }
    }
}
