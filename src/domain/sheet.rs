//! A table of consultations from elsewhere, such as a city's old spreadsheet: which of its columns is which field of a
//! slip, what its words mean, and what is wrong with it. What this program writes itself is read by the same rules.

pub mod calendar;
mod column;
mod origin;
mod row;
mod texts;
mod trouble;
mod usual;
mod words;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use self::words::{Words, fixed, listed};
pub use self::{
    column::Column,
    origin::Origin,
    row::{Fidelity, Row, fingerprint},
    texts::{Kept, keep},
    trouble::{Problem, Trouble},
    words::OwnWords,
};
use super::{
    consultation::{AgeBand, Channel, Device, Visits},
    ids::{OutcomeId, ReferralId, TopicId},
    search::fold::fold,
    terms::Terms,
};

/// The cells of a row, from left to right.
pub trait Cells {
    /// How many there are.
    fn count(&self) -> usize;

    /// The cell at a place, counted from 0; nothing is written in cells that are not there.
    fn cell(&self, at: usize) -> &str;
}

impl Cells for [&str] {
    fn count(&self) -> usize {
        self.len()
    }

    fn cell(&self, at: usize) -> &str {
        self.get(at).copied().unwrap_or_default()
    }
}

/// What whoever reads a table in says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Headings of columns that would not be known by themselves.
    pub columns: BTreeMap<Column, String>,
    /// Words of the table and what they mean.
    pub words: OwnWords,
    /// What holds where nothing is written, or the column is not there.
    pub defaults: BTreeMap<Column, String>,
    /// Whether a note that is too long is cut rather than refused.
    pub cuts_notes: bool,
}

/// A table whose headings are understood.
#[derive(Clone, Debug)]
pub struct Sheet {
    layout: Layout,
    vocabulary: Vocabulary,
}

/// Where the columns stand.
#[derive(Clone, Debug)]
struct Layout {
    /// How many headings there are.
    headings: usize,
    /// Where each column stands and what it is called, in the order of [`Column::ALL`].
    places: Vec<Option<(usize, String)>>,
    /// What holds where nothing is written, in the same order.
    defaults: Vec<String>,
    left_out: Vec<String>,
    cuts_notes: bool,
    today: NaiveDate,
}

/// What the words in the cells mean.
#[derive(Clone, Debug)]
struct Vocabulary {
    days: Words<(NaiveDate, Option<NaiveTime>)>,
    times: Words<NaiveTime>,
    minutes: Words<u16>,
    venues: Words<String>,
    ages: Words<AgeBand>,
    visits: Words<Visits>,
    devices: Words<Device>,
    channels: Words<Channel>,
    topics: Words<TopicId>,
    outcomes: Words<OutcomeId>,
    referrals: Words<ReferralId>,
}

impl Sheet {
    /// Understands the headings of a table, or says everything that is wrong with them. Days are held against
    /// `today`; `venue` is where the talks were if the table does not say.
    pub fn new(
        headings: &(impl Cells + ?Sized),
        plan: &Plan,
        terms: &Terms,
        today: NaiveDate,
        venue: &str,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let vocabulary = Vocabulary::new(plan, terms, &mut problems);
        let layout = Layout::new(headings, plan, today, venue, &mut problems);
        if problems.is_empty() { Ok(Self { layout, vocabulary }) } else { Err(problems) }
    }

    /// The headings that are left out, because they mean nothing here: names and addresses, above all.
    pub fn left_out(&self) -> &[String] {
        &self.layout.left_out
    }

    /// The columns that were found, with their headings.
    pub fn found(&self) -> impl Iterator<Item = (Column, &str)> {
        let places = Column::ALL.iter().zip(&self.layout.places);
        places.filter_map(|(column, place)| Some((*column, place.as_ref()?.1.as_str())))
    }

    /// The words that a column may have in any table, for whoever wrote another one.
    pub fn words(column: Column, terms: &Terms) -> Vec<String> {
        fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<String> {
            all.iter().map(|value| name(*value).to_owned()).collect()
        }
        match column {
            Column::Age => names(AgeBand::ALL, AgeBand::name),
            Column::Visit => names(Visits::ALL, Visits::name),
            Column::Device => names(Device::ALL, Device::name),
            Column::Channel => names(Channel::ALL, Channel::name),
            Column::Topic | Column::MoreTopics => words::of_terms(&terms.topics),
            Column::Outcome => words::of_terms(&terms.outcomes),
            Column::Referrals => words::of_terms(&terms.referrals),
            _ => Vec::new(),
        }
    }
}

impl Vocabulary {
    fn new(plan: &Plan, terms: &Terms, problems: &mut Vec<Problem>) -> Self {
        let mut own = Own { words: &plan.words, problems };
        let Terms { topics, outcomes, referrals } = terms;
        let topic = own.words(Column::Topic, |id| words::id_in(topics, id));
        let outcome = own.words(Column::Outcome, |id| words::id_in(outcomes, id));
        let referral = own.words(Column::Referrals, |id| words::id_in(referrals, id));
        let age = own.words(Column::Age, AgeBand::named);
        let visit = own.words(Column::Visit, Visits::named);
        let device = own.words(Column::Device, Device::named);
        let channel = own.words(Column::Channel, Channel::named);
        Self {
            days: Words::new(),
            times: Words::new(),
            minutes: Words::new(),
            venues: Words::new(),
            ages: fixed(AgeBand::ALL, AgeBand::name, age, usual::AGES),
            visits: fixed(Visits::ALL, Visits::name, visit, usual::VISITS),
            devices: fixed(Device::ALL, Device::name, device, usual::DEVICES),
            channels: fixed(Channel::ALL, Channel::name, channel, usual::CHANNELS),
            topics: listed(topics, topic, &[]),
            outcomes: listed(outcomes, outcome, usual::OUTCOMES),
            referrals: listed(referrals, referral, usual::REFERRALS),
        }
    }
}

/// The words of a table's owner.
struct Own<'a> {
    words: &'a OwnWords,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Own<'a> {
    /// The words of a column, each with what it means; a meaning that does not exist is a problem.
    fn words<T>(&mut self, column: Column, mean: impl Fn(&str) -> Option<T>) -> Vec<(&'a str, T)> {
        let mut known = Vec::new();
        for (word, means) in self.words.get(&column).into_iter().flatten() {
            match mean(means) {
                Some(value) => known.push((word.as_str(), value)),
                None => self.problems.push(Problem {
                    column: Some(column),
                    heading: word.clone(),
                    value: means.clone(),
                    trouble: Trouble::NoSuchMeaning,
                }),
            }
        }
        known
    }
}

impl Layout {
    fn new(
        headings: &(impl Cells + ?Sized),
        plan: &Plan,
        today: NaiveDate,
        venue: &str,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let places = places(headings, plan, problems);
        let default = |column: &Column| match (plan.defaults.get(column), column) {
            (Some(default), _) => default.trim().to_owned(),
            (None, Column::Venue) => venue.trim().to_owned(),
            (None, _) => String::new(),
        };
        let defaults: Vec<String> = Column::ALL.iter().map(default).collect();
        for (column, default) in Column::ALL.iter().zip(&defaults) {
            if column.is_required() && default.is_empty() && !places.contains_key(column) {
                problems.push(about(*column, "", "", Trouble::ColumnMissing));
            }
        }
        let is_used = |at: &usize| places.values().any(|(used, _)| used == at);
        let unused = (0..headings.count()).filter(|at| !is_used(at));
        let left_out = unused.map(|at| headings.cell(at).trim().to_owned());
        Self {
            headings: headings.count(),
            left_out: left_out.filter(|heading| !heading.is_empty()).collect(),
            places: Column::ALL.iter().map(|column| places.get(column).cloned()).collect(),
            defaults,
            cuts_notes: plan.cuts_notes,
            today,
        }
    }

    /// What is written in a row's column, or holds where nothing is.
    fn cell<'c>(&'c self, column: Column, cells: &'c (impl Cells + ?Sized)) -> &'c str {
        let place = self.places.get(column as usize).and_then(Option::as_ref);
        let written = place.map_or("", |(at, _)| cells.cell(*at).trim());
        if !written.is_empty() {
            return written;
        }
        self.defaults.get(column as usize).map_or("", String::as_str)
    }

    /// What a table calls a column.
    fn heading(&self, column: Column) -> &str {
        let place = self.places.get(column as usize).and_then(Option::as_ref);
        place.map_or(column.name(), |(_, heading)| heading)
    }
}

/// Where each column stands: where it was said to, or else where its heading means it.
fn places(
    headings: &(impl Cells + ?Sized),
    plan: &Plan,
    problems: &mut Vec<Problem>,
) -> BTreeMap<Column, (usize, String)> {
    let mut places: BTreeMap<Column, (usize, String)> = BTreeMap::new();
    let heading = |at: usize| headings.cell(at).trim();
    for (column, named) in &plan.columns {
        let wanted = fold(named);
        let mut found = (0..headings.count()).filter(|at| fold(heading(*at)) == wanted);
        match (named.trim(), found.next(), found.next()) {
            ("", ..) => {}
            (named, None, _) => problems.push(about(*column, named, "", Trouble::HeadingMissing)),
            (_, Some(at), None) => {
                places.insert(*column, (at, heading(at).to_owned()));
            }
            (named, Some(_), Some(_)) => {
                problems.push(about(*column, named, named, Trouble::ColumnTwice));
            }
        }
    }
    for at in 0..headings.count() {
        let meant = Column::headed(heading(at)).filter(|column| column.is_read());
        let is_used = places.values().any(|(used, _)| *used == at);
        let Some(column) = meant.filter(|meant| !is_used && !plan.columns.contains_key(meant))
        else {
            continue;
        };
        match places.get(&column) {
            None => {
                places.insert(column, (at, heading(at).to_owned()));
            }
            Some((_, first)) => {
                problems.push(about(column, first, heading(at), Trouble::ColumnTwice));
            }
        }
    }
    places
}

fn about(column: Column, heading: &str, value: &str, trouble: Trouble) -> Problem {
    let (heading, value) = (heading.to_owned(), value.to_owned());
    Problem { column: Some(column), heading, value, trouble }
}

#[cfg(test)]
mod tests;
