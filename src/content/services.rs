//! services.toml: the needs, and the services that answer them.

use std::collections::BTreeSet;

use crate::domain::{
    catalogue::{Access, Need, Online, Service, Status},
    clean::clean,
    ids::{NeedId, ServiceId},
};

use super::{
    Rules, address,
    draft::{self, Draft},
    entry::{self, Entry},
    manuscript::Findings,
    nearest::nearest,
    problem::ProblemKind,
};

/// Needs on one screen.
const NEEDS: usize = 5;
/// More services than anyone would look through.
const SERVICES: usize = 500;
/// Things to bring, and tags, that anyone would read.
const LIST: usize = 9;

/// What services.toml gives.
#[derive(Default)]
pub(super) struct Services {
    pub needs: Vec<Draft<Need>>,
    pub services: Vec<Draft<Service>>,
}

/// Reads services.toml; none if it is not TOML.
pub(super) fn read(text: &str, rules: &Rules<'_>, found: &mut Findings) -> Option<Services> {
    let table = entry::parse(text, found)?;
    let mut root = Entry::root(text, &table);
    let needs = draft::read(&mut root, "need", NEEDS, found, |entry, id, found| {
        let name = entry.required_texts("name", found);
        Some(Need { id: NeedId::new(id), name })
    });
    let need_ids: BTreeSet<&str> = needs.iter().filter_map(|need| need.id.as_deref()).collect();
    let services = draft::read(&mut root, "service", SERVICES, found, |entry, id, found| {
        service(entry, id, &need_ids, rules, found)
    });
    root.finish(found);
    Some(Services { needs, services })
}

fn service(
    entry: &mut Entry<'_>,
    id: &str,
    need_ids: &BTreeSet<&str>,
    rules: &Rules<'_>,
    found: &mut Findings,
) -> Option<Service> {
    let access = address::access(entry, rules.hosts, found);
    let owner = entry.required_texts("owner", found);
    let name = entry.required_texts("name", found);
    let what = entry.required_texts("what", found);
    let bring = entry.text_lists("bring", LIST, found);
    let needs = needs(entry, need_ids, found);
    let phone = entry.string("phone", found);
    if let Some(phone) = phone.as_ref().filter(|phone| !is_phone_number(phone.text)) {
        let kind = ProblemKind::PhoneMalformed { phone: clean(phone.text) };
        found.note(phone.place.clone(), kind);
    }
    let hours = entry.texts("hours", found);
    let onlines =
        [("full", Online::Full), ("part", Online::Part), ("counter-only", Online::CounterOnly)];
    if matches!(access, Some(Access::Web { .. })) && !entry.has("online") {
        entry.missing("online", found);
    }
    let online = entry.one_of("online", &onlines, found).unwrap_or(Online::CounterOnly);
    let check = entry.check_date(rules.today, found);
    if !entry.has("status") {
        entry.missing("status", found);
    }
    let statuses = [("confirmed", Status::Confirmed), ("to-confirm", Status::ToConfirm)];
    let status = entry.one_of("status", &statuses, found);
    let source = entry.string("source", found).map(|source| clean(source.text));
    Some(Service {
        id: ServiceId::new(id),
        access: access?,
        owner,
        name,
        what,
        bring,
        needs,
        phone: phone.map(|phone| phone.text.to_owned()),
        hours,
        online,
        check: check?,
        status: status?,
        source,
    })
}

/// The needs and free tags of a service.
fn needs(entry: &mut Entry<'_>, need_ids: &BTreeSet<&str>, found: &mut Findings) -> Vec<String> {
    if !entry.has("for") {
        entry.missing("for", found);
    }
    let values = entry.strings("for", LIST, found);
    let place = entry.place_of("for");
    if !values.is_empty() && !values.iter().any(|value| need_ids.contains(value.text)) {
        let first = values.first().map_or("", |value| value.text);
        let names = nearest(first, need_ids.iter().copied());
        found.note(place, ProblemKind::ServiceWithoutNeed { names });
    }
    let ids = values.into_iter().filter_map(|value| entry::well_formed(value, found));
    ids.map(|id| id.text.to_owned()).collect()
}

/// Whether this can be dialled: 188, #9110, 0120-95-0178.
fn is_phone_number(phone: &str) -> bool {
    let body = phone.strip_prefix(['#', '+']).unwrap_or(phone);
    body.len() >= 3
        && body.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_can_be_dialled() {
        for good in ["188", "#9110", "#7119", "0120-95-0178", "+81-6-6858-5070", "171"] {
            assert!(is_phone_number(good), "{good}");
        }
        for bad in ["", "1", "06 6858", "０６", "0120--95", "-188", "188-", "call"] {
            assert!(!is_phone_number(bad), "{bad}");
        }
    }
}
