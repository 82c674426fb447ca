//! The boxed remarks of a lesson: `[!TIP]` and kin.

use crate::domain::{
    lesson::Handset,
    text::{AlertKind, Block},
};

use super::{nearest::nearest, problem::ProblemKind};

/// What an alert's name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alert {
    Kind(AlertKind),
    Handset(Handset),
    Staff,
}

/// The names, as authors write them.
const NAMES: [(&str, Alert); 7] = [
    ("TIP", Alert::Kind(AlertKind::Tip)),
    ("NOTE", Alert::Kind(AlertKind::Note)),
    ("WARNING", Alert::Kind(AlertKind::Warning)),
    ("ANDROID", Alert::Handset(Handset::Android)),
    ("IPHONE", Alert::Handset(Handset::Iphone)),
    ("SENIOR", Alert::Handset(Handset::Senior)),
    ("STAFF", Alert::Staff),
];

impl Alert {
    /// The alert that a quote's first line names.
    pub fn named_by(line: &str) -> Result<Self, ProblemKind> {
        let (name, rest) = line
            .strip_prefix("[!")
            .and_then(|rest| rest.split_once(']'))
            .ok_or(ProblemKind::QuoteWithoutAlert)?;
        if !rest.trim().is_empty() {
            return Err(ProblemKind::AlertTitleShared);
        }
        // Git hosts do not mind small letters either.
        let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, alert)| *alert).ok_or_else(|| {
            let names = nearest(name, NAMES.iter().map(|(known, _)| *known));
            ProblemKind::UnknownAlert { name: name.to_owned(), names }
        })
    }

    /// The alert as a block.
    pub fn around(self, blocks: Vec<Block>) -> Block {
        match self {
            Self::Kind(kind) => Block::Alert { kind, blocks },
            Self::Handset(handset) => Block::ForHandset { handset, blocks },
            Self::Staff => Block::Staff(blocks),
        }
    }
}
