//! Which days a report is about, or beside which it stands: two of them are typed, the first and the last.

use chrono::NaiveDate;

use super::{Act as OfficeAct, Intent, act};
use crate::{
    app::screens::desk::{Scene, Turn, back, board::today, hint, pieces::field, slip::day_meant},
    domain::{figures::ask::Asked, period::Period, search::fold::fold, sheet::calendar},
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The most characters of a day.
const DAY: usize = 20;
/// Where the fields stand.
const FROM: usize = 0;
const UNTIL: usize = 1;

/// Which days.
#[derive(Clone, Debug, PartialEq)]
pub struct DaysForm {
    asked: Asked,
    /// Whether they are those beside which the report stands.
    compares: bool,
    from: TextField,
    until: TextField,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next field, or these are the days.
    Next,
    /// Beside the days that are usual.
    Usual,
}

impl DaysForm {
    /// The days that a report is about.
    pub fn of(asked: Asked) -> Self {
        let Period { from, until } = asked.period;
        Self { asked, compares: false, from: typed(from), until: typed(until) }
    }

    /// The days beside which it stands.
    pub fn beside(asked: Asked) -> Self {
        let Period { from, until } = asked.compared.unwrap_or_else(|| asked.period.before());
        Self { asked, compares: true, from: typed(from), until: typed(until) }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let (place, heading) = if self.compares {
            (lang.office_compare_place(), lang.office_compare_heading())
        } else {
            (lang.office_days_place(), lang.office_days_heading())
        };
        let mut sheet = Sheet::new(place);
        let example = lang.office_day_example();
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(heading),
            Piece::Blank,
            field(lang.office_from(), &self.from, example.clone()),
            field(lang.office_until(), &self.until, example),
            Piece::Blank,
            Piece::Text(Role::Tip, lang.office_days_how()),
        ];
        let on = |what| act(OfficeAct::Days(what));
        sheet.keys.push(hint(Hot::Enter, lang.office_days_next(), on(Act::Next)));
        if self.asked.compared.is_some() && self.compares {
            sheet.keys.push(hint(Hot::F(8), lang.office_compare_usual(), on(Act::Usual)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match focus {
            FROM => Some(&mut self.from),
            UNTIL => Some(&mut self.until),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        if act == Act::Usual {
            return vec![choose(Asked { compared: None, ..self.asked.clone() })];
        }
        if focus == FROM {
            return vec![Turn::Focus(UNTIL)];
        }
        let today = today(scene);
        let Some(from) = meant(&self.from, today) else {
            return vec![Turn::Focus(FROM), Turn::Say(Role::Caution, lang.office_day_wrong())];
        };
        let Some(until) = meant(&self.until, today) else {
            return vec![Turn::Focus(UNTIL), Turn::Say(Role::Caution, lang.office_day_wrong())];
        };
        if until < from {
            return vec![Turn::Say(Role::Caution, lang.office_days_backwards())];
        }
        let period = Period { from, until };
        vec![choose(if self.compares {
            Asked { compared: Some(period), ..self.asked.clone() }
        } else {
            Asked { period, compared: None, ..self.asked.clone() }
        })]
    }
}

fn choose(asked: Asked) -> Turn {
    Turn::Choose(Box::new(asked))
}

fn typed(on: NaiveDate) -> TextField {
    TextField::new(DAY).with(&on.to_string())
}

/// The day that somebody means, in any of the ways in which people write one.
fn meant(field: &TextField, today: NaiveDate) -> Option<NaiveDate> {
    let folded = fold(field.text());
    let whole = calendar::day_and_time(&folded).filter(|(_, time)| time.is_none());
    whole.map(|(on, _)| on).or_else(|| day_meant(&folded, today))
}
