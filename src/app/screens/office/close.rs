//! Closing a month: what is missing, the question with the safe answer first, the PIN, and what came of it.

use std::sync::Arc;

use super::{Act as OfficeAct, Intent, act, ask, notes, words::Worded};
use crate::{
    app::{
        desk::request::Refusal,
        office::{NotClosed, OfficeAnswer, OfficeRequest},
        screens::desk::{
            Scene, Turn, back,
            board::today,
            hint,
            pieces::{question, secret},
        },
    },
    domain::{
        figures::Report,
        period::Month,
        staff::pin::{MOST, Pin},
        text::Text,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// A month is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    month: Month,
    /// The report of the month.
    report: Arc<Report>,
    /// The PIN, once the question was answered with yes.
    pin: Option<TextField>,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Leave it open.
    Keep,
    /// One further towards closing it.
    GoOn,
}

impl Close {
    /// The page for a month and its report.
    pub fn new(month: Month, report: Arc<Report>) -> Self {
        Self { month, report, pin: None, asked: false }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let month = words.period(self.month.period());
        let on = |what| act(OfficeAct::Close(what));
        let mut sheet = Sheet::new(lang.office_close_place());
        sheet.keys = vec![back(lang)];
        if self.month.last() >= today(scene) {
            let last = lang.day(self.month.last());
            sheet.body = vec![
                Piece::Heading(month),
                Piece::Blank,
                Piece::Text(Role::Caution, lang.office_close_not_over(&last)),
            ];
            return sheet;
        }
        if let Some(pin) = &self.pin {
            sheet.body = pin_asked(lang.office_close_pin(&month), pin, lang);
            sheet.keys.insert(0, hint(Hot::Enter, lang.office_close_now(), on(Act::GoOn)));
            return sheet;
        }
        let missing = notes::wrong(&self.report, scene);
        let keep = (lang.office_close_keep(), on(Act::Keep));
        let go_on = (lang.office_close_go_on(), on(Act::GoOn));
        let (role, says) = match missing.len() {
            0 => (Role::Tip, lang.office_close_nothing_missing()),
            kinds => (Role::Caution, lang.office_close_missing(kinds)),
        };
        sheet.body = vec![Piece::Heading(month), Piece::Text(role, says)];
        let asks = lang.office_close_asks();
        sheet.body.extend(question(asks, lang.office_close_why(), keep, go_on));
        // below the answers: the first of them has the focus, however much is missing
        if !missing.is_empty() {
            sheet.body.push(Piece::Blank);
            sheet.body.extend(missing);
        }
        sheet
    }

    pub(super) fn field(&mut self) -> Option<&mut TextField> {
        self.pin.as_mut()
    }

    pub(super) fn act(&mut self, act: Act, scene: &Scene<'_>) -> Vec<Turn> {
        if act == Act::Keep {
            return vec![Turn::Back];
        }
        let Some(pin) = &mut self.pin else {
            self.pin = Some(TextField::digits(MOST));
            return vec![Turn::Focus(0)];
        };
        let month = self.month;
        confirmed(pin, &mut self.asked, scene.lang, |pin| OfficeRequest::CloseMonth { month, pin })
    }

    pub(super) fn unasked(&mut self) -> Vec<Turn> {
        self.asked = false;
        Vec::new()
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            OfficeAnswer::Closed { month, hash } if *month == self.month => {
                let month = Worded::new(scene).period(month.period());
                let says = lang.office_close_done(&month, hash);
                vec![Turn::Drop, Turn::Say(Role::Tip, says)]
            }
            OfficeAnswer::NotClosed(why) => {
                self.asked = false;
                vec![Turn::Say(Role::Caution, self.refused(*why, scene))]
            }
            _ => Vec::new(),
        }
    }

    fn refused(&self, why: NotClosed, scene: &Scene<'_>) -> Text {
        let lang = scene.lang;
        match why {
            NotClosed::Pin(refusal) => pin_refused(refusal, lang),
            NotClosed::NotOver => lang.office_close_not_over(&lang.day(self.month.last())),
            NotClosed::Already => lang.office_close_already(),
        }
    }
}

/// The question for the PIN that confirms something.
pub(super) fn pin_asked(heading: Text, pin: &TextField, lang: &Lang) -> Vec<Piece<Intent>> {
    vec![
        Piece::Blank,
        Piece::Heading(heading),
        Piece::Text(Role::Text, lang.office_close_pin_why()),
        Piece::Blank,
        secret(lang.sign_in_pin(), pin, lang.sign_in_pin_example()),
    ]
}

/// Asks for what was confirmed with the typed PIN, once; what was typed is wiped.
pub(super) fn confirmed(
    typed: &mut TextField,
    asked: &mut bool,
    lang: &Lang,
    request: impl FnOnce(Pin) -> OfficeRequest,
) -> Vec<Turn> {
    if *asked {
        return Vec::new();
    }
    let pin = Pin::typed(typed.text());
    typed.set("");
    match pin {
        Ok(pin) => {
            *asked = true;
            vec![ask(request(pin))]
        }
        Err(_) => vec![Turn::Say(Role::Caution, lang.sign_in_pin_digits())],
    }
}

/// Why a PIN was refused.
pub(super) fn pin_refused(why: Refusal, lang: &Lang) -> Text {
    match why {
        Refusal::Wrong => lang.office_close_wrong_pin(),
        Refusal::Wait(seconds) => lang.sign_in_wait(usize::try_from(seconds).unwrap_or(usize::MAX)),
        Refusal::Locked => lang.sign_in_locked(),
    }
}
