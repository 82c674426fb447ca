//! How figures are worded: names, tables, columns, cells, days and notes, the same on screens and in files.

use chrono::NaiveDate;

use super::Lang;
use crate::domain::{
    catalogue::Online,
    consultation::in_japan,
    content::Content,
    figures::{
        Table,
        ask::Dimension,
        facts::ClassStanding,
        table::{Cell, Column, FigureId, Late, Name, Note, Reach, ReportId, Share},
    },
    ids::StaffId,
    lesson::Handset,
    period::{Era, FiscalYear, Month, Period},
    sitting::Confidence,
    staff::Staff,
    terms::{List, Listed, Terms},
    text::Text,
};

/// The most days that a note names one by one.
const NAMED_DAYS: usize = 8;

/// Names, as a language and a city call them.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// What topics, outcomes and referrals are called.
    pub terms: &'a Terms,
    /// What lessons, services, words and symptoms are called; none if they could not be loaded.
    pub content: Option<&'a Content>,
    /// What colleagues are called.
    pub members: &'a [Staff],
}

impl Lang {
    /// What a field of consultations is called: as on the slip, if it has it.
    pub fn dimension(&self, field: Dimension) -> Text {
        match field {
            Dimension::Topic => self.slip_topic(),
            Dimension::Outcome => self.slip_outcome(),
            Dimension::Referral => self.slip_referral(),
            Dimension::Channel => self.slip_channel(),
            Dimension::Age => self.slip_age(),
            Dimension::Visits => self.slip_visits(),
            Dimension::Device => self.slip_device(),
            Dimension::Venue => self.record_venue(),
            Dimension::District
            | Dimension::Helper
            | Dimension::Month
            | Dimension::Weekday
            | Dimension::Hour => self.report_dimension(field.name()),
        }
    }
}

impl Naming<'_> {
    /// What a report is called.
    pub fn report(&self, report: ReportId) -> Text {
        self.lang.report_title(report.name())
    }

    /// What a table is called, with what it is of.
    pub fn table(&self, table: &Table) -> Text {
        let title = self.lang.report_table(table.id.name());
        match &table.of {
            Some(of) => self.lang.report_table_of(&title, &self.name(of)),
            None => title,
        }
    }

    /// The heading of a column: what it is of, where there are several of it.
    pub fn column(&self, column: &Column) -> Text {
        match &column.of {
            Some(of) => self.name(of),
            None => self.lang.report_column(column.id.name()),
        }
    }

    /// What a figure is called.
    pub fn figure(&self, figure: FigureId) -> Text {
        self.lang.report_figure(figure.name())
    }

    /// What a row or a column is about. Something that the city no longer knows is called by its id.
    pub fn name(&self, name: &Name) -> Text {
        let lang = self.lang;
        let content = self.content;
        let known = |found: Option<Text>, id: &str| found.unwrap_or_else(|| Text::plain(id));
        match name {
            Name::Total => lang.report_total(),
            Name::Unknown => lang.report_unknown(),
            Name::NoReferral => lang.report_no_referral(),
            Name::NoHelper => lang.report_nobody(),
            Name::Figure(figure) => self.figure(*figure),
            Name::Venue(text)
            | Name::District(text)
            | Name::Machine(text)
            | Name::Title(text)
            | Name::Text(text) => Text::plain(text),
            Name::Topic(id) if id.as_str().is_empty() => lang.report_no_reason(),
            Name::Topic(id) => self.term(&self.terms.topics, id.as_str()),
            Name::Outcome(id) => self.term(&self.terms.outcomes, id.as_str()),
            Name::Referral(id) => self.term(&self.terms.referrals, id.as_str()),
            Name::Channel(channel) => lang.word_channel(channel.name()),
            Name::Age(age) => lang.word_age(&format!("age-{}", age.name())),
            Name::Visits(visits) => lang.word_visits(visits.name()),
            Name::Device(device) => lang.word_device(device.name()),
            Name::Handset(handset) => match handset {
                Handset::Android => lang.handset_android(),
                Handset::Iphone => lang.handset_iphone(),
                Handset::Senior => lang.handset_senior(),
            },
            Name::Language(locale) => Lang::new(*locale).language_name(),
            Name::Lesson(id) => {
                let lesson = content.and_then(|content| content.lessons.get(id.as_str()));
                let text = lesson.and_then(|lesson| lesson.texts.get(lang.locale()));
                known(text.map(|text| lang.show(&text.title)), id.as_str())
            }
            Name::Step(id, step) => {
                let lesson = content.and_then(|content| content.lessons.get(id.as_str()));
                let text = lesson.and_then(|lesson| lesson.texts.get(lang.locale()));
                let title = text.and_then(|text| text.steps.get(usize::from(*step)));
                let number = usize::from(*step) + 1;
                match title {
                    Some(step) => lang.report_step(number, &lang.show(&step.title)),
                    None => lang.report_step_untitled(number),
                }
            }
            Name::Service(id) => {
                let service = content.and_then(|content| content.service(id.as_str()));
                let name = service.and_then(|service| service.name.get(lang.locale()));
                known(name.map(|name| lang.show(name)), id.as_str())
            }
            Name::Word(id) => {
                let word = content.and_then(|content| content.words.get(id.as_str()));
                let word = word.and_then(|word| word.get(lang.locale()));
                known(word.map(|word| lang.show(&word.word)), id.as_str())
            }
            Name::Trouble(id) => {
                let troubles = content.map(|content| content.troubles.as_slice());
                let mut troubles = troubles.unwrap_or_default().iter();
                let trouble = troubles.find(|trouble| trouble.id == *id);
                let says = trouble.and_then(|trouble| trouble.says.get(lang.locale()));
                known(says.map(|says| lang.show(says)), id.as_str())
            }
            Name::Helper(id) => self.helper(*id),
            Name::Weekday(day) => lang.weekday(day.weekday()),
            Name::Hour(hour) => lang.report_hour(usize::from(*hour)),
            Name::Month(month) => self.month(*month),
            Name::Confidence(confidence) => lang.answer_could(match confidence {
                Confidence::Alone => "alone",
                Confidence::WithHelp => "with-help",
                Confidence::NotYet => "not-yet",
            }),
            Name::Standing(standing) => lang.report_standing(match standing {
                ClassStanding::ToCome => "to-come",
                ClassStanding::Held => "held",
                ClassStanding::CalledOff => "called-off",
            }),
            Name::Online(online) => lang.report_online(match online {
                Online::Full => "full",
                Online::Part => "part",
                Online::CounterOnly => "counter-only",
            }),
            Name::Table(table) => lang.report_table(table.name()),
            Name::Column(column) => lang.report_column(column.name()),
            Name::Late(late) => lang.report_late(match late {
                Late::Saved => "saved",
                Late::Amended => "amended",
                Late::Voided => "voided",
                Late::Erased => "erased",
                Late::Sitting => "sitting",
                Late::Class => "class",
                Late::Bookmark => "bookmark",
                Late::Venue => "venue",
                Late::Term => "term",
                Late::Machine => "machine",
                Late::More => "more",
            }),
        }
    }

    fn term<T: Listed>(&self, list: &List<T>, id: &str) -> Text {
        let found = list.get(id).and_then(|entry| entry.term().name.get(self.lang.locale()));
        found.map_or_else(|| Text::plain(id), |name| self.lang.show(name))
    }

    fn helper(&self, id: StaffId) -> Text {
        let found = self.members.iter().find(|member| member.id == id);
        found.map_or_else(|| self.lang.report_somebody(), |member| Text::plain(&member.name))
    }

    /// A cell for people to read.
    pub fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Name(name) => self.name(name).written(),
            Cell::Count(count) => grouped(*count),
            Cell::Change(change) if *change > 0 => format!("+{}", grouped(change.unsigned_abs())),
            Cell::Change(change) if *change < 0 => format!("-{}", grouped(change.unsigned_abs())),
            Cell::Change(_) => "0".to_owned(),
            Cell::Minutes(minutes) => self.lang.span(*minutes).written(),
            Cell::Share(share) => percent(*share),
            Cell::Date(day) => self.lang.day(*day).written(),
            Cell::Moment(ms) => self.moment(*ms).written(),
            Cell::Text(text) => text.clone(),
            Cell::NotReported => self.lang.report_not_reported().written(),
            Cell::Hidden => self.lang.report_hidden().written(),
            Cell::Nothing => String::new(),
        }
    }

    /// A moment: day and time in Japan.
    pub fn moment(&self, ms: i64) -> Text {
        let (on, at) = in_japan(ms);
        self.lang.report_moment(&self.lang.day(on), &at.format("%H:%M").to_string())
    }

    /// A month.
    pub fn month(&self, month: Month) -> Text {
        self.lang.report_month(&month.year().to_string(), small(month.number()))
    }

    /// Days: a month or a fiscal year with the year of the era, else from one day to another.
    pub fn period(&self, period: Period) -> Text {
        if let Some(month) = period.month() {
            let year = month.year().to_string();
            return match self.era(month.last()) {
                Some(era) => self.lang.report_month_era(&year, small(month.number()), &era),
                None => self.lang.report_month(&year, small(month.number())),
            };
        }
        if let Some(year) = period.fiscal_year()
            && let Some(era) = year.era().map(|era| self.era_year(era))
        {
            return self.year(year, &era);
        }
        self.lang.report_days(&self.lang.day(period.from), &self.lang.day(period.until))
    }

    fn year(&self, year: FiscalYear, era: &Text) -> Text {
        let months = year.months();
        let month =
            |month: Option<&Month>| month.map_or_else(Text::default, |month| self.month(*month));
        self.lang.report_fiscal_year(era, &month(months.first()), &month(months.last()))
    }

    /// The year of a day by its era.
    fn era(&self, day: NaiveDate) -> Option<Text> {
        Era::of(day).map(|era| self.era_year(era))
    }

    fn era_year(&self, (era, year): (Era, i32)) -> Text {
        let name = match era {
            Era::Showa => "showa",
            Era::Heisei => "heisei",
            Era::Reiwa => "reiwa",
        };
        self.lang.report_era(name, usize::try_from(year).unwrap_or_default())
    }

    /// Which venues.
    pub fn reach(&self, reach: &Reach) -> Text {
        match reach {
            Reach::All => self.lang.report_all_venues(),
            Reach::Venue(venue) => Text::plain(venue),
        }
    }

    /// What must be known before a report is trusted.
    pub fn note(&self, note: &Note) -> Text {
        let lang = self.lang;
        let many = |count: &u64| usize::try_from(*count).unwrap_or(usize::MAX);
        match note {
            Note::UnsureClock { count } => lang.report_note_unsure(many(count)),
            Note::SilentVenue { venue, days } => {
                lang.report_note_silent_venue(venue, days.len(), &self.days(days))
            }
            Note::SilentMachine { machine, venue, days } => {
                lang.report_note_silent_machine(machine, venue, days.len(), &self.days(days))
            }
            Note::OpenDrafts { count } => lang.report_note_drafts(many(count)),
            Note::UnclosedClasses { count } => lang.report_note_unclosed(many(count)),
            Note::NotOver { until } => lang.report_note_not_over(&lang.day(*until)),
            Note::ClosedOn { month, at_ms, hash, changed } => {
                let (month, at) = (self.month(*month), self.moment(*at_ms));
                lang.report_note_closed(&month, &at, hash, many(changed))
            }
            Note::SeveralPossible { table } => {
                lang.report_note_several(&lang.report_table(table.name()))
            }
            Note::OnlyNow { table } => lang.report_note_only_now(&lang.report_table(table.name())),
        }
    }

    /// Days one after the other, the first of many.
    fn days(&self, days: &[NaiveDate]) -> Text {
        let comma = if self.lang.locale().joins_words() { "、" } else { ", " };
        let named = days.iter().take(NAMED_DAYS).map(|day| day.format("%Y-%m-%d").to_string());
        let named = named.collect::<Vec<_>>().join(comma);
        match days.len().saturating_sub(NAMED_DAYS) {
            0 => Text::plain(named),
            more => self.lang.report_days_more(&named, more),
        }
    }
}

fn small(number: u32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

/// A number with a comma after every third digit from the end.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A share in percent with one decimal, halves up; a share of nothing is none.
fn percent(Share { part, whole }: Share) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let thousandths = (part * 2_000 + whole) / (whole * 2);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        figures::table::{Chart, ColumnId, Shape, TableId},
        ids::{LessonId, TopicId},
        locale::Locale,
    };

    fn with<T>(locale: Locale, does: impl Fn(&Naming<'_>) -> T) -> T {
        let (lang, terms) = (Lang::new(locale), Terms::default());
        does(&Naming { lang: &lang, terms: &terms, content: None, members: &[] })
    }

    #[test]
    fn every_report_table_column_and_figure_has_a_word_of_its_own() {
        for locale in [Locale::Ja, Locale::En] {
            with(locale, |naming| {
                let said = |id: &str, says: Text| {
                    let says = says.written();
                    assert!(!says.is_empty() && says != id, "{locale}: {id} is called {says:?}");
                    says
                };
                for report in ReportId::ALL {
                    said(report.name(), naming.report(*report));
                }
                let tables: std::collections::BTreeSet<String> = TableId::ALL
                    .iter()
                    .map(|id| said(id.name(), naming.table(&Table::new(*id, Chart::None, vec![]))))
                    .collect();
                // a table that falls into the last variant has the word of another one
                assert_eq!(
                    tables.len(),
                    TableId::ALL.len(),
                    "{locale}: two tables are called alike"
                );
                for column in ColumnId::ALL {
                    said(column.name(), naming.column(&Column::new(*column, Shape::Count)));
                }
                let figures: std::collections::BTreeSet<String> =
                    FigureId::ALL.iter().map(|id| said(id.name(), naming.figure(*id))).collect();
                assert_eq!(
                    figures.len(),
                    FigureId::ALL.len(),
                    "{locale}: two figures are called alike"
                );
            });
        }
    }

    #[test]
    fn cells_are_written_for_people() {
        let says = |locale, cell: Cell| with(locale, |naming| naming.cell(&cell));
        let share = |part, whole| Cell::Share(Share { part, whole });
        let ja = Locale::Ja;
        for (cell, wanted) in [
            (Cell::Count(0), "0"),
            (Cell::Count(999), "999"),
            (Cell::Count(1_000), "1,000"),
            (Cell::Count(1_234_567), "1,234,567"),
            (Cell::Change(1_200), "+1,200"),
            (Cell::Change(-3), "-3"),
            (Cell::Change(0), "0"),
            (Cell::Minutes(200), "3時間20分"),
            (share(1, 3), "33.3%"),
            (share(2, 3), "66.7%"),
            (share(1, 2_000), "0.1%"),
            (share(5, 4), "125.0%"),
            (share(0, 0), "-"),
            (share(u64::MAX, u64::MAX), "100.0%"),
            (Cell::NotReported, "未報告"),
            (Cell::Hidden, "秘匿"),
            (Cell::Nothing, ""),
            (Cell::Moment(1_795_791_599_000), "2026年11月27日（金） 23:59"),
        ] {
            assert_eq!(says(ja, cell.clone()), wanted, "{cell:?}");
        }
        assert_eq!(says(Locale::En, Cell::NotReported), "not reported");
    }

    #[test]
    fn days_are_called_by_month_and_fiscal_year_with_their_eras() {
        let month = |text: &str| text.parse::<Month>().unwrap().period();
        let says = |locale, period| with(locale, |naming| naming.period(period).written());
        assert_eq!(says(Locale::Ja, month("2026-10")), "2026年10月（令和8年）");
        assert_eq!(says(Locale::Ja, month("2019-05")), "2019年5月（令和元年）");
        assert_eq!(says(Locale::Ja, month("2019-04")), "2019年4月（平成31年）");
        assert_eq!(says(Locale::En, month("2026-10")), "October 2026 (Reiwa 8)");
        let year = FiscalYear(2026).period().unwrap();
        assert_eq!(says(Locale::Ja, year), "令和8年度（2026年4月から2027年3月まで）");
        assert_eq!(says(Locale::En, year), "Fiscal year Reiwa 8 (April 2026 to March 2027)");
        // the new era began when the year was a month old
        for (year, ja, en) in [
            (
                2018,
                "平成30年度（2018年4月から2019年3月まで）",
                "Heisei 30 (April 2018 to March 2019)",
            ),
            (
                2019,
                "令和元年度（2019年4月から2020年3月まで）",
                "Reiwa 1 (April 2019 to March 2020)",
            ),
            (2020, "令和2年度（2020年4月から2021年3月まで）", "Reiwa 2 (April 2020 to March 2021)"),
        ] {
            let year = FiscalYear(year).period().unwrap();
            assert_eq!(says(Locale::Ja, year), ja);
            assert_eq!(says(Locale::En, year), format!("Fiscal year {en}"));
        }
        let year = FiscalYear(2026).period().unwrap();
        let days = Period { from: year.from, until: month("2026-10").until };
        assert_eq!(says(Locale::Ja, days), "2026年4月1日（水）から2026年10月31日（土）まで");
    }

    #[test]
    fn what_nobody_knows_is_called_by_its_id_and_a_step_by_its_number() {
        with(Locale::Ja, |naming| {
            let says = |name: Name| naming.name(&name).written();
            assert_eq!(says(Name::Topic(TopicId::new("tea"))), "tea");
            assert_eq!(says(Name::Topic(TopicId::new(""))), "言わなかった");
            assert_eq!(says(Name::Step(LessonId::new("tea"), 2)), "手順3");
            assert_eq!(says(Name::Hour(9)), "9時");
            assert_eq!(says(Name::Helper(StaffId(uuid::Uuid::nil()))), "わからない人");
            assert_eq!(says(Name::NoHelper), "担当の名前なし");
            assert_eq!(says(Name::Language(Locale::Vi)), says(Name::Language(Locale::Vi)));
        });
    }

    /// A volunteer knows the words of the slip: figures have no others for its fields.
    #[test]
    fn tables_by_a_field_of_the_slip_are_called_by_its_word() {
        let fields = [
            (Dimension::Topic, TableId::Topics),
            (Dimension::Topic, TableId::TopicMonths),
            (Dimension::Outcome, TableId::Outcomes),
            (Dimension::Referral, TableId::Referrals),
            (Dimension::Channel, TableId::Channels),
            (Dimension::Age, TableId::Ages),
            (Dimension::Age, TableId::ClassAges),
            (Dimension::Visits, TableId::Visits),
            (Dimension::Visits, TableId::ClassVisits),
            (Dimension::Device, TableId::Devices),
            (Dimension::Device, TableId::ClassDevices),
            (Dimension::Venue, TableId::Venues),
            (Dimension::District, TableId::Districts),
            (Dimension::Helper, TableId::Helpers),
            (Dimension::Month, TableId::Months),
            (Dimension::Weekday, TableId::Hours),
        ];
        for (locale, (field, table)) in
            [Locale::Ja, Locale::En].into_iter().flat_map(|l| fields.map(|field| (l, field)))
        {
            with(locale, |naming| {
                let field = naming.lang.dimension(field).written().to_lowercase();
                let title = naming.lang.report_table(table.name()).written().to_lowercase();
                assert!(title.contains(&field), "{title:?} says something else than {field:?}");
            });
        }
    }

    #[test]
    fn many_days_are_not_all_named() {
        let day = |nth: u32| NaiveDate::from_ymd_opt(2026, 10, nth).unwrap();
        let note = |days| Note::SilentVenue {
            venue: "中央".into(),
            days: (1..=days).map(day).collect(),
        };
        with(Locale::Ja, |naming| {
            let says = |days| naming.note(&note(days)).written();
            assert!(
                says(2).ends_with("2日、記録が届いていません。2026-10-01、2026-10-02"),
                "{}",
                says(2)
            );
            assert!(says(10).ends_with("2026-10-08 ほか2日"), "{}", says(10));
        });
    }
}
