//! What the desk works with: the lists of the slip and the strips beside it. A desk without topics is no desk, so
//! those of the program stand in for what a folder lacks or has broken, and what once stood in a list keeps its name.

use crate::domain::{
    coaching::Coachings,
    content::Content,
    terms::{List, Listed, Terms},
};

use super::{
    Drafts, coaching,
    draft::settle,
    files::{self, Library},
    known::Known,
    manuscript::Findings,
    problem::Problem,
    slip::{self, Slip},
};

/// The lists and strips of a folder, with what stands in for them.
pub(super) fn read(
    files: &Library,
    known: &Known,
    last: &Content,
    problems: &mut Vec<Problem>,
) -> (Terms, Coachings) {
    let (own, own_coaching) = built_in();
    let terms = match &files.slip {
        Some(file) => {
            let mut found = Findings::default();
            let slip = file.open(&mut found).and_then(|text| slip::read(text, known, &mut found));
            problems.extend(file.problems(found));
            let slip = slip.unwrap_or_default();
            Terms {
                topics: settled(slip.topics, &last.terms.topics, &own.topics),
                outcomes: settled(slip.outcomes, &last.terms.outcomes, &own.outcomes),
                referrals: settled(slip.referrals, &last.terms.referrals, &own.referrals),
            }
        }
        None => Terms {
            topics: own.topics.remembering(&last.terms.topics),
            outcomes: own.outcomes.remembering(&last.terms.outcomes),
            referrals: own.referrals.remembering(&last.terms.referrals),
        },
    };
    if files.coaching.is_empty() {
        return (terms, own_coaching);
    }
    let last = if last.coaching.is_empty() { &own_coaching } else { &last.coaching };
    let coaching = coaching::read_all(&files.coaching, &terms, last, problems);
    (terms, coaching)
}

/// The lists and strips of the program. Nothing is told of them: they may name lessons and services that a folder
/// does not have.
pub(super) fn built_in() -> (Terms, Coachings) {
    let library = files::built_in_desk();
    let (mut found, mut problems) = (Findings::default(), Vec::new());
    let text = library.slip.as_ref().and_then(|file| file.open(&mut found));
    let slip = text.and_then(|text| slip::read(text, &Known::default(), &mut Findings::default()));
    let Slip { topics, outcomes, referrals } = slip.unwrap_or_default();
    let terms = Terms {
        topics: List(settle(topics, &[], Listed::id)),
        outcomes: List(settle(outcomes, &[], Listed::id)),
        referrals: List(settle(referrals, &[], Listed::id)),
    };
    let none = Coachings::new();
    let coaching = coaching::read_all(&library.coaching, &terms, &none, &mut problems);
    (terms, coaching)
}

/// A list of a folder. An entry with an error is as it last was, or as the program has it; a list that offers
/// nothing is as it last was, or that of the program. Whatever else was in it is there still, no longer offered.
fn settled<T: Listed>(drafts: Drafts<T>, last: &List<T>, own: &List<T>) -> List<T> {
    let before = if last.is_usable() { last } else { own };
    let given = List(settle(drafts, &before.0, Listed::id));
    let offered = if given.is_usable() { given.clone() } else { before.clone() };
    offered.remembering(&given).remembering(before).remembering(own)
}
