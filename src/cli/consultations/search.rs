//! Finding consultations by the query language of the desk's box.

use std::io::Write;

use super::print::print;
use crate::{
    cli::{Kit, arguments::SearchArguments, library, records::Records},
    domain::{
        ids::StaffId,
        search::{names::Names, parse::parse, query::Key},
        staff::Staff,
        terms::{List, Listed, Terms},
        text::Text,
    },
    error::AppError,
    i18n::Lang,
    store::{Count, Store},
};

/// Finds whatever was typed, and says on `err` how it was understood.
pub fn run(
    kit: &Kit,
    records: &mut Records<'_>,
    arguments: &SearchArguments,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), AppError> {
    let words = arguments.query.iter().map(|word| word.to_string_lossy());
    let typed = words.collect::<Vec<_>>().join(" ");
    let (terms, content) = (records.terms()?, library::content(kit)?);
    let members = records.ask(Store::staff)?;
    let venue = records.place()?.venue;
    let parsed = parse(&typed, &Names::of(&terms, &content, &members, &venue));
    let most = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let found = records.ask(|store| store.search_consultations(&parsed.query, most))?;
    let called = Called { lang: &Lang::new(kit.locale), terms: &terms, members: &members };
    let count = match found.count {
        Count::Exactly(0) => called.lang.find_nothing(),
        Count::Exactly(count) => called.lang.find_count(count),
        Count::MoreThan(count) => called.lang.find_more_than(count),
    };
    let understood = called.lang.understood(&parsed.understood, &|key, id| called.name(key, id));
    for line in understood.into_iter().chain([count]) {
        // whoever reads the records has them, also where nobody reads this
        writeln!(err, "{}", line.written()).ok();
    }
    print(kit, &terms, arguments.format, found.hits, out)
}

/// What things are called.
struct Called<'a> {
    lang: &'a Lang,
    terms: &'a Terms,
    members: &'a [Staff],
}

impl Called<'_> {
    /// What goes by an id.
    fn name(&self, key: Key, id: &str) -> Text {
        match key {
            Key::Topic => self.term(&self.terms.topics, id),
            Key::Outcome => self.term(&self.terms.outcomes, id),
            Key::Helper => {
                let id = id.parse().ok().map(StaffId);
                let found = self.members.iter().find(|member| Some(member.id) == id);
                found.map_or_else(
                    || self.lang.desk_nobody(),
                    |member| Text::plain(member.name.as_str()),
                )
            }
            _ => Text::plain(id),
        }
    }

    fn term<T: Listed>(&self, list: &List<T>, id: &str) -> Text {
        let name = list.get(id).and_then(|entry| entry.term().name.get(self.lang.locale()));
        name.map_or_else(|| Text::plain(id), |name| self.lang.show(name))
    }
}
