//! Making a report: which tables it has, what it says of itself, and what must be known before it is trusted.

use std::borrow::Borrow;

use super::{
    ask::{Asked, Dimension, Known, Sources},
    attendance, consultations, cross,
    facts::{ClassFact, ClassStanding, Facts, Field},
    lessons, month, overview,
    scope::Scope,
    silent::count,
    strategy, sums,
    table::{About, Note, Report, ReportId, Table, TableId},
    year,
};

/// Makes a report of the facts of each of [`Asked::periods`], in their order. The same facts make the same report, in
/// whatever order and under whatever codes they come. Without facts it has no tables.
pub fn report(asked: &Asked, facts: &[impl Borrow<Facts>], known: &Known<'_>) -> Report {
    let scope = |facts| Scope::new(facts, &asked.reach, known);
    let scopes: Vec<Scope<'_>> = facts.iter().map(Borrow::borrow).map(scope).collect();
    let tables = tables(asked, &scopes);
    let (machines, heard) = scopes.first().map_or((0, 0), |own| own.silence().heard());
    let compared = (asked.report == ReportId::Overview)
        .then(|| asked.compared.unwrap_or_else(|| asked.period.before()));
    Report {
        about: About {
            report: asked.report,
            period: asked.period,
            compared,
            reach: asked.reach.clone(),
            machines,
            heard,
            last_ms: scopes.first().and_then(|own| own.facts.last_ms),
            made_on: known.today,
        },
        notes: notes(asked, &scopes, &tables),
        tables,
    }
}

fn tables(asked: &Asked, scopes: &[Scope<'_>]) -> Vec<Table> {
    let Some((own, others)) = scopes.split_first() else { return Vec::new() };
    match asked.report {
        ReportId::Overview => overview::tables(own, others, &asked.reach),
        ReportId::Attendance => attendance::tables(own),
        ReportId::Lessons => lessons::tables(own),
        ReportId::Consultations => consultations::tables(own),
        ReportId::Strategy => strategy::tables(own),
        ReportId::Month => month::tables(own, others.first()),
        ReportId::Year => year::tables(own),
        ReportId::Cross => vec![cross::table(own, TableId::Cross, asked.cross)],
    }
}

fn notes(asked: &Asked, scopes: &[Scope<'_>], tables: &[Table]) -> Vec<Note> {
    let Some(own) = scopes.first() else { return Vec::new() };
    let today = own.known.today;
    let mut notes = Vec::new();
    // what is no source of the report says nothing of it
    let is_of_all = asked.sources() == Sources::All;
    let unsure = if is_of_all { sums::unsure(own) } else { count(own.unsure_consultations()) };
    if unsure > 0 {
        notes.push(Note::UnsureClock { count: unsure });
    }
    notes.extend(own.silence().notes(own));
    let drafts = u64::try_from(own.known.drafts).unwrap_or(u64::MAX);
    if drafts > 0 {
        notes.push(Note::OpenDrafts { count: drafts });
    }
    let is_unclosed =
        |class: &ClassFact| is_of_all && class.state == ClassStanding::ToCome && class.on < today;
    let unclosed = count(own.classes().filter(|(_, class)| is_unclosed(class)));
    if unclosed > 0 {
        notes.push(Note::UnclosedClasses { count: unclosed });
    }
    if asked.period.until >= today {
        notes.push(Note::NotOver { until: today });
    }
    let has_several = |scope: &Scope<'_>| {
        let names = &scope.facts.names;
        let several: Vec<u16> = (names.all(Field::Referrals))
            .filter(|(_, ids)| lessons::once_each(ids).len() > 1)
            .map(|(code, _)| code)
            .collect();
        scope.consultations().any(|(_, fact)| several.binary_search(&fact.referrals).is_ok())
    };
    let crosses_referrals = [asked.cross.0, asked.cross.1].contains(&Dimension::Referral);
    let may_several =
        |id: TableId| id == TableId::Referrals || (id == TableId::Cross && crosses_referrals);
    let several = tables.iter().map(|table| table.id).filter(|id| may_several(*id));
    let several = several.filter(|_| scopes.iter().any(has_several));
    notes.extend(several.map(|table| Note::SeveralPossible { table }));
    if tables.iter().any(|table| table.id == TableId::Online) {
        notes.push(Note::OnlyNow { table: TableId::Online });
    }
    notes
}
