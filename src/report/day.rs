//! A day at the desk as plain text, to be printed and pinned up. It has no notes in it: paper lies about.

use std::borrow::Borrow;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::{
    domain::{
        consultation::{Consultation, Standing, in_japan},
        desk::{Day, Handover, OpenMatter, bar},
        ids::StaffId,
        staff::Staff,
        terms::{List, Listed, Terms},
        text::Text,
    },
    i18n::Lang,
};

/// The longest bar.
const BAR: usize = 30;
/// Columns of a name.
const NAME: usize = 24;

/// What a day's text is made of.
#[derive(Clone, Copy, Debug)]
pub struct DaySheet<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// What topics and outcomes are called.
    pub terms: &'a Terms,
    /// What colleagues are called.
    pub members: &'a [Staff],
    /// The venue.
    pub venue: &'a str,
    /// The day.
    pub on: NaiveDate,
    /// The day on which it is printed.
    pub today: NaiveDate,
    /// Its sums.
    pub day: &'a Day,
    /// Its records, the newest first.
    pub records: &'a [Consultation],
    /// What is still to be done.
    pub matters: &'a [OpenMatter],
    /// The lines of the shifts before, the newest first.
    pub handovers: &'a [Handover],
}

/// The day as lines of text, each at most 80 columns wide unless somebody wrote a longer one.
pub fn day_as_text(sheet: &DaySheet<'_>) -> String {
    let DaySheet { lang, terms, day, .. } = *sheet;
    let mut text = String::new();
    let mut line = |written: &str| {
        text.push_str(written.trim_end());
        text.push('\n');
    };
    line(&lang.today_place(sheet.venue).written());
    line(&lang.day(sheet.on).written());
    line(&lang.today_counts(day.count, &lang.span(day.minutes)).written());
    let counts = |list: Vec<(String, usize)>| {
        let most = list.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let bars = list.into_iter().map(move |(name, count)| {
            format!("  {}{count:>5}  {}", padded(&name, NAME), "#".repeat(bar(count, most, BAR)))
        });
        bars.collect::<Vec<_>>()
    };
    for (heading, list) in [
        (lang.slip_topic(), names(&terms.topics, &day.topics, lang)),
        (lang.slip_outcome(), names(&terms.outcomes, &day.outcomes, lang)),
    ] {
        if !list.is_empty() {
            line("");
            line(&heading.written());
            for bar in counts(list) {
                line(&bar);
            }
        }
    }
    line("");
    match sheet.matters {
        [] => line(&lang.matters_none().written()),
        matters => line(&lang.matters_heading(matters.len()).written()),
    }
    sheet.matters.iter().for_each(|matter| line(&sheet.matter(matter)));
    line("");
    match sheet.handovers {
        [] => line(&lang.today_no_handovers().written()),
        _ => line(&lang.today_handovers().written()),
    }
    sheet.handovers.iter().for_each(|handover| line(&sheet.handover(handover)));
    line("");
    match sheet.records {
        [] => line(&lang.today_no_records().written()),
        records => line(&lang.print_records(records.len()).written()),
    }
    sheet.records.iter().for_each(|record| line(&sheet.record(record)));
    text
}

impl DaySheet<'_> {
    fn matter(&self, matter: &OpenMatter) -> String {
        let consultation = &matter.consultation;
        let due = self.lang.due(matter.due_on, self.today).written();
        let topic = name(&self.terms.topics, consultation.slip.topic.as_str(), self.lang);
        let what = consultation.slip.follow_up.as_ref().map(|left| left.what.as_str());
        format!(
            "  {}  {}  {}  {}",
            padded(&due, 16),
            padded(&consultation.receipt.to_string(), 11),
            padded(&topic, 16),
            what.unwrap_or_default()
        )
    }

    fn handover(&self, handover: &Handover) -> String {
        let (on, at) = in_japan(handover.written_ms);
        let name = self.member(handover.helper);
        let said = self.lang.handover_said(&Text::plain(name), &handover.line).written();
        format!("  {} {}  {said}", on.format("%m-%d"), at.format("%H:%M"))
    }

    fn record(&self, record: &Consultation) -> String {
        let (slip, lang) = (&record.slip, self.lang);
        let says = match (record.standing, slip.minutes) {
            (Standing::Voided, _) => lang.today_taken_back().written(),
            (Standing::Valid, Some(minutes)) => lang.record_minutes(usize::from(minutes)).written(),
            (Standing::Valid, None) => String::new(),
        };
        format!(
            "  {}  {}  {}  {}  {says}",
            in_japan(slip.taken_ms).1.format("%H:%M"),
            padded(&record.receipt.to_string(), 11),
            padded(&name(&self.terms.topics, slip.topic.as_str(), lang), 16),
            padded(&name(&self.terms.outcomes, slip.outcome.as_str(), lang), 12),
        )
    }

    fn member(&self, id: Option<StaffId>) -> String {
        let found = self.members.iter().find(|member| Some(member.id) == id);
        found.map_or_else(|| self.lang.desk_nobody().written(), |member| member.name.clone())
    }
}

/// What an entry of a list is called; its id if the list does not know it.
fn name<T: Listed>(list: &List<T>, id: &str, lang: &Lang) -> String {
    let found = list.get(id).and_then(|entry| entry.term().name.get(lang.locale()));
    found.map_or_else(|| id.to_owned(), |name| lang.show(name).written())
}

fn names<T: Listed>(
    list: &List<T>,
    counts: &[(T::Id, usize)],
    lang: &Lang,
) -> Vec<(String, usize)> {
    counts.iter().map(|(id, count)| (name(list, id.borrow(), lang), *count)).collect()
}

/// A text with spaces behind it up to so many columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}
