//! `terakoya topics`: the lists of the slip, read and changed. A change is an entry of the journal; nothing that once
//! stood in a list is taken out of it.

use std::{borrow::Borrow, collections::BTreeMap, io::Write};

use serde::Serialize;

use super::{
    Kit,
    arguments::{Format, Names, TopicsCommand},
    records::{self, Missing, Records},
};
use crate::{
    content::nearest,
    domain::{
        locale::{Locale, Localized},
        terms::{List, Listed, NAME_COLUMNS, Refusal, SHORT_COLUMNS, TermChange, TermList, Terms},
        text::Text,
    },
    error::{AppError, Fault},
    store::StoreError,
};

/// Lists or changes the terms of a list.
pub fn run(
    kit: &Kit,
    list: TermList,
    helper: Option<u16>,
    what: &TopicsCommand,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    if let TopicsCommand::List { all, format } = what {
        return print(kit, list, *all, *format, out);
    }
    let mut records = Records::open(kit, Missing::AreMade)?;
    let actor = records.helper(helper)?;
    let given = super::library::content(kit)?.terms;
    let terms = records.terms()?;
    let changes: Vec<_> = changes(list, what, &terms)?
        .into_iter()
        .map(|change| (change, records.stamp(actor)))
        .collect();
    match records.store.change_terms(&given, &changes) {
        Err(StoreError::TermRefused { id, refusal }) => Err(refused(refusal, id).into()),
        done => done.map_err(|error| records::told(error, kit)),
    }
}

/// What a command changes, in order.
fn changes(
    list: TermList,
    what: &TopicsCommand,
    terms: &Terms,
) -> Result<Vec<TermChange>, AppError> {
    let of = |id: &String| TermChange::of(list, id.clone());
    let is_known = |id: &String| ids(terms, list).contains(&id.as_str());
    let known = |id: &String| {
        if is_known(id) {
            return Ok(of(id));
        }
        let (list, names) = (list.name().to_owned(), nearest(id, ids(terms, list)));
        Err(Fault::UnknownTerm { list, id: id.clone(), names })
    };
    let new = |id: &String| {
        if is_known(id) {
            return Err(Fault::TermThere { list: list.name().to_owned(), id: id.clone() });
        }
        Ok(of(id))
    };
    Ok(match what {
        TopicsCommand::List { .. } => Vec::new(),
        TopicsCommand::Add { id, names, place } => {
            let (name, short) = (localized(&names.names), localized(&names.shorts));
            vec![TermChange { name, short, place: *place, ..new(id)? }]
        }
        TopicsCommand::Rename { id, names } => vec![renamed(known(id)?, names)?],
        TopicsCommand::Move { id, place } => {
            vec![TermChange { place: Some(*place), ..known(id)? }]
        }
        TopicsCommand::Retire { id } => vec![TermChange { retired: Some(true), ..known(id)? }],
        TopicsCommand::Offer { id } => vec![TermChange { retired: Some(false), ..known(id)? }],
        TopicsCommand::Split { id, into } => {
            let gone = TermChange { retired: Some(true), ..known(id)? };
            if into.len() < 2 {
                return Err(Fault::SplitIntoOne { id: id.clone() }.into());
            }
            let mut changes = Vec::new();
            for (part, name) in into {
                let name = Localized([(Locale::Ja, name.clone())].into());
                changes.push(TermChange { name, split_from: Some(id.clone()), ..new(part)? });
            }
            changes.push(gone);
            changes
        }
    })
}

fn renamed(change: TermChange, names: &Names) -> Result<TermChange, Fault> {
    let (name, short) = (localized(&names.names), localized(&names.shorts));
    if name.0.is_empty() && short.0.is_empty() {
        return Err(Fault::NoNewName { id: change.id });
    }
    Ok(TermChange { name, short, ..change })
}

/// Names by language: `en=Photos`, or a Japanese one without a language.
fn localized(names: &[String]) -> Localized<String> {
    let one = |typed: &String| match typed.split_once('=') {
        Some((tag, name)) if tag.parse::<Locale>().is_ok() => {
            (tag.parse().unwrap_or(Locale::Ja), name.to_owned())
        }
        _ => (Locale::Ja, typed.clone()),
    };
    Localized(names.iter().map(one).collect())
}

fn ids(terms: &Terms, list: TermList) -> Vec<&str> {
    fn of<T: Listed>(list: &List<T>) -> Vec<&str> {
        list.iter().map(Listed::id).collect()
    }
    match list {
        TermList::Topic => of(&terms.topics),
        TermList::Outcome => of(&terms.outcomes),
        TermList::Referral => of(&terms.referrals),
    }
}

/// A refusal as a fault of whoever typed.
fn refused(refusal: Refusal, id: String) -> Fault {
    let language = |locale: Locale| locale.tag().to_owned();
    match refusal {
        Refusal::MalformedId => Fault::TermIdMalformed { id },
        Refusal::NameMissing => Fault::TermNameMissing { id },
        Refusal::NameTooWide(locale) => {
            Fault::TermNameTooWide { id, language: language(locale), most: NAME_COLUMNS }
        }
        Refusal::ShortMissing(locale) => {
            Fault::TermShortMissing { id, language: language(locale), most: SHORT_COLUMNS }
        }
        Refusal::ShortTooWide(locale) => {
            Fault::TermShortTooWide { id, language: language(locale), most: SHORT_COLUMNS }
        }
        Refusal::NoOrigin => Fault::TermNoOrigin { id },
        Refusal::LastOne => Fault::TermLastOne { id },
    }
}

/// A term for programs.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: BTreeMap<Locale, String>,
    short: BTreeMap<Locale, String>,
    retired: bool,
    split_from: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of<T: Listed>(entry: &'a T) -> Self {
        let term = entry.term();
        let written = |names: &Localized<Text>| {
            names.0.iter().map(|(locale, name)| (*locale, name.written())).collect()
        };
        Self {
            id: entry.id(),
            name: written(&term.name),
            short: written(&term.short),
            retired: term.retired,
            split_from: term.split_from.as_ref().map(Borrow::borrow),
        }
    }
}

fn print(
    kit: &Kit,
    list: TermList,
    all: bool,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    // what the program brings along can be read before there are records
    let terms = if records::are_there(kit) {
        Records::open(kit, Missing::AreTold)?.terms()?
    } else {
        super::library::content(kit)?.terms
    };
    match list {
        TermList::Topic => print_list(kit, &terms.topics, all, format, out),
        TermList::Outcome => print_list(kit, &terms.outcomes, all, format, out),
        TermList::Referral => print_list(kit, &terms.referrals, all, format, out),
    }
}

fn print_list<T: Listed>(
    kit: &Kit,
    list: &List<T>,
    all: bool,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let shown = list.iter().filter(|entry| all || !entry.term().retired);
    if let Format::Json = format {
        return records::print(&shown.map(Row::of).collect::<Vec<_>>(), out);
    }
    for entry in shown {
        let term = entry.term();
        let name = super::consultations::term_name(kit.locale, list, entry.id());
        let mut line = format!("{}  {name}", entry.id());
        if term.retired {
            line = format!("{line}  {}", kit.texts.say("term-retired", &[]));
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}
