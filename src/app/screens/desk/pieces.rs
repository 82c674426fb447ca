//! Pieces that several screens are made of: a question before something that cannot be undone, fields, facts.

use super::Intent;
use crate::{
    domain::text::Text,
    ui::{
        field::TextField,
        sheet::{Fact, Field, Piece, Row},
        theme::Role,
    },
};

/// A question, why it is asked, the safe answer, the other one. The safe one stands first, so that it has the focus,
/// and neither has a key of its own, which a trembling finger could press twice.
pub fn question(
    asks: Text,
    why: Text,
    safe: (Text, Intent),
    other: (Text, Intent),
) -> Vec<Piece<Intent>> {
    let answer = |role, (label, intent)| {
        Piece::Row(Row { key: None, cells: vec![(label, None)], role, intent })
    };
    vec![
        Piece::Blank,
        Piece::Heading(asks),
        Piece::Blank,
        Piece::Text(Role::Text, why),
        Piece::Blank,
        answer(Role::Text, safe),
        answer(Role::Danger, other),
    ]
}

/// A field of one row.
pub fn field(label: Text, field: &TextField, example: Text) -> Piece<Intent> {
    Piece::Field(Field {
        label,
        value: field.text().to_owned(),
        cursor: field.cursor(),
        example,
        rows: 1,
        is_secret: false,
        remark: None,
        intent: Intent::Focus,
    })
}

/// A field of which nobody may read what is in it.
pub fn secret(label: Text, field: &TextField, example: Text) -> Piece<Intent> {
    Piece::Field(Field {
        label,
        value: field.text().to_owned(),
        cursor: field.cursor(),
        example,
        rows: 1,
        is_secret: true,
        remark: None,
        intent: Intent::Focus,
    })
}

/// Something that is known.
pub fn fact(label: Text, says: Text) -> Piece<Intent> {
    facts(label, vec![(Role::Text, says)])
}

/// Several things that are known under one label.
pub fn facts(label: Text, says: Vec<(Role, Text)>) -> Piece<Intent> {
    Piece::Fact(Fact { label, says, intent: Intent::Focus })
}
