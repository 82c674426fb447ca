//! Reports as pages: every figure stands in their tables, charts can be heard, and what somebody wrote stays text.
//!
//! With `TERAKOYA_REPORTS` naming a folder, the pages of the golden month are written there, for validators.

use std::{fs, path::PathBuf};

use terakoya::{
    domain::{
        figures::{
            ask::Asked,
            table::{
                About, Cell, Chart, Column, ColumnId, Name, Note, Reach, Report, ReportId, Shape,
                Table, TableId,
            },
        },
        ids::{LessonId, OutcomeId, ReferralId, ServiceId, TopicId, TroubleId, WordId},
        locale::Locale,
        period::FiscalYear,
        staff::{Role, Staff},
        terms::Terms,
    },
    i18n::{Lang, figures::Naming},
    report::figures::Format,
};

use crate::{
    golden::{Golden, day, helper},
    month::{made, october},
    page::{self, Element},
};

const LOCALES: [Locale; 2] = [Locale::Ja, Locale::En];

fn written(report: &Report, naming: &Naming<'_>) -> String {
    let mut page = Vec::new();
    Format::Html.write(report, naming, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// Does something with every report of the golden month in every language.
fn each(mut does: impl FnMut(&Report, &Naming<'_>, &str)) {
    let golden = Golden::month();
    let known = golden.known();
    let [first, second] = [("青木", 1), ("Baker & Sons", 2)].map(|(name, number)| Staff {
        id: helper(number.into()),
        number,
        name: name.into(),
        role: Role::Volunteer,
        retired: false,
    });
    let members = [first, second];
    for locale in LOCALES {
        let lang = Lang::new(locale);
        let (terms, content) = (known.terms, known.content);
        let naming = Naming { lang: &lang, terms, content, members: &members };
        for id in ReportId::ALL {
            let asked = match id {
                ReportId::Year => Asked::year(FiscalYear(2026)).unwrap(),
                id => Asked::new(*id, october().period()),
            };
            let report = made(&golden, &asked);
            let page = written(&report, &naming);
            does(&report, &naming, &page);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "no part of the program: says where pages go")]
fn folder() -> Option<PathBuf> {
    std::env::var_os("TERAKOYA_REPORTS").map(PathBuf::from)
}

/// The tables of a page as the report has them, cell by cell, headings too.
fn assert_tables(report: &Report, naming: &Naming<'_>, page: &Element) {
    let tables: Vec<_> = page.named("table").map(Element::rows).collect();
    assert_eq!(tables.len(), report.tables.len());
    for (table, rows) in report.tables.iter().zip(tables) {
        let heads = table.columns.iter().map(|column| naming.column(column).written()).collect();
        let cells = table.rows.iter().map(|row| row.cells.iter().map(|cell| naming.cell(cell)));
        let expected: Vec<Vec<String>> =
            [heads].into_iter().chain(cells.map(Iterator::collect)).collect();
        assert_eq!(rows, expected, "{:?}", table.id);
    }
}

#[test]
fn every_figure_of_a_report_stands_in_the_tables_of_its_page() {
    each(|report, naming, page| {
        assert_tables(report, naming, &page::read(page));
        if let Some(folder) = folder() {
            let (id, locale) = (report.about.report.name(), naming.lang.locale());
            fs::write(folder.join(format!("{id}-{locale}.html")), page).unwrap();
        }
    });
}

#[test]
fn a_page_can_be_walked_and_heard() {
    let mut charts = 0;
    each(|report, naming, written| {
        let page = page::read(written);
        let ids = page.ids();
        assert_eq!(page.attribute("lang"), Some(naming.lang.locale().tag()));
        let title = page.named("title").next().unwrap().text();
        assert!(page.named("h1").map(Element::text).eq([title]));
        let headings = page.all().into_iter().filter(|e| e.name == "h1" || e.name == "h2");
        assert_eq!(headings.map(|e| e.name.as_str()).next(), Some("h1"));
        let nav = page.named("nav").next().unwrap();
        assert_eq!(nav.named("a").count(), report.tables.len());
        for element in page.all() {
            let to = element.attribute("href").map(|to| to.strip_prefix('#').expect("own page"));
            let labels = ["aria-labelledby", "aria-describedby"];
            let labels = labels.into_iter().filter_map(|name| element.attribute(name));
            for id in labels.flat_map(str::split_whitespace).chain(to) {
                assert!(ids.contains(id), "{id} is nowhere");
            }
            assert!(element.attribute("src").is_none());
        }
        for table in page.named("table") {
            assert!(!table.named("caption").next().unwrap().text().is_empty());
            for head in table.named("th") {
                assert!(matches!(head.attribute("scope"), Some("col" | "row")));
                assert!(!head.text().trim().is_empty());
            }
        }
        for chart in page.named("svg") {
            charts += 1;
            assert_eq!(chart.attribute("role"), Some("img"));
            assert!(chart.attribute("aria-labelledby").is_some());
            assert!(chart.named("title").all(|title| title.attribute("id").is_some()));
            let says = chart.named("desc").next().unwrap().text();
            assert!(says.chars().count() > 20, "{says:?}");
        }
        assert!(!written.contains("://"), "nothing is fetched");
    });
    assert!(charts > 40, "{charts} charts");
}

/// Texts that mean something to somebody: a browser, a parser, a table, a terminal.
fn hostile() -> Vec<(String, String)> {
    let same = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title></style></svg></table><h1>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='x",
        "&lt;&amp;&#60;&notit;",
        "]]><!-- --> <![CDATA[",
        "=1+1",
        "@SUM(A1)",
        "+81",
        "-1",
        "|cmd",
        "{{7*7}} ${7*7} `x`",
        "一行\n二行\t三",
        "  before and after  ",
        "\u{202e}backwards\u{202c}",
        "🤖\u{200d}e\u{301}",
    ];
    let mut texts: Vec<_> = same.iter().map(|text| ((*text).into(), (*text).into())).collect();
    let shown = [
        ("a\u{0}b\u{1b}[31mc\u{7f}", "a␀b␛[31mc␡"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u{85}\u{fffe}\u{1ffff}\u{fdd0}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
    ];
    texts.extend(shown.map(|(text, shown)| (text.into(), shown.into())));
    texts.push(("<長い>".repeat(2_500), "<長い>".repeat(2_500)));
    texts
}

/// Everything in a report that can carry a text, with this one.
fn carrying(text: &str) -> Report {
    let own = || text.to_owned();
    let names = vec![
        Name::Venue(own()),
        Name::District(own()),
        Name::Machine(own()),
        Name::Title(own()),
        Name::Text(own()),
        Name::Topic(TopicId::new(text)),
        Name::Outcome(OutcomeId::new(text)),
        Name::Referral(ReferralId::new(text)),
        Name::Lesson(LessonId::new(text)),
        Name::Service(ServiceId::new(text)),
        Name::Word(WordId::new(text)),
        Name::Trouble(TroubleId::new(text)),
        Name::Helper(helper(1)),
    ];
    let charts = [Chart::None, Chart::Bars, Chart::Columns, Chart::Funnel, Chart::Heat];
    let tables = charts.map(|chart| {
        let columns = vec![
            Column::each(ColumnId::Name, Name::Venue(own()), Shape::Text),
            Column::each(ColumnId::Text, Name::Title(own()), Shape::Text),
            Column::each(ColumnId::LeftHere, Name::Text(own()), Shape::Count),
        ];
        let mut table = Table::new(TableId::Venues, chart, columns);
        table.of = Some(Name::Title(own()));
        for name in &names {
            table.push(vec![Cell::Name(name.clone()), Cell::Text(own()), Cell::Count(3)]);
        }
        table
    });
    let days = vec![day("2026-10-01")];
    let about = About {
        report: ReportId::Month,
        period: october().period(),
        compared: None,
        reach: Reach::Venue(own()),
        machines: 1,
        heard: 1,
        last_ms: None,
        made_on: day("2026-11-05"),
    };
    let notes = vec![
        Note::SilentVenue { venue: own(), days: days.clone() },
        Note::SilentMachine { machine: own(), venue: own(), days },
        Note::ClosedOn { month: october(), at_ms: 0, hash: own(), changed: 1 },
    ];
    Report { about, tables: tables.into(), notes }
}

#[test]
fn what_somebody_wrote_arrives_as_text() {
    let (lang, terms) = (Lang::new(Locale::En), Terms::default());
    for (text, shown) in hostile() {
        let name = text.clone();
        let id = helper(1);
        let members = [Staff { id, number: 1, name, role: Role::Volunteer, retired: false }];
        let naming = Naming { lang: &lang, terms: &terms, content: None, members: &members };
        let page = page::read(&written(&carrying(&text), &naming));
        page.ids();
        for table in page.named("table") {
            let rows = table.rows();
            assert_eq!(rows.len(), 14);
            assert_eq!(rows[0], [shown.as_str(), &shown, &shown]);
            for row in &rows[1..] {
                assert_eq!(*row, [shown.as_str(), &shown, "3"]);
            }
            assert!(table.named("caption").next().unwrap().text().contains(&shown));
        }
        assert_eq!(page.named("svg").count(), 4);
        assert_eq!(page.named("dd").filter(|value| value.text() == shown).count(), 1);
        let notes = page.named("ul").next().unwrap();
        assert!(notes.named("li").all(|note| note.text().contains(&shown)), "{}", notes.text());
        assert!(page.named("a").all(|link| link.text().contains(&shown)));
        if shown.starts_with("</title>")
            && let Some(folder) = folder()
        {
            fs::write(folder.join("hostile-en.html"), written(&carrying(&text), &naming)).unwrap();
        }
    }
}
