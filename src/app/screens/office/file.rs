//! A report is written into a file: as what.

use super::{Act as OfficeAct, Intent, act, ask, words::Worded};
use crate::{
    app::{
        office::{FileFormat, OfficeAnswer, OfficeRequest},
        screens::desk::{Scene, Turn, back},
    },
    domain::figures::ask::Asked,
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// A report is written into a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileForm {
    what: Asked,
    /// Whether the answer is awaited.
    asked: bool,
}

impl FileForm {
    /// For a report.
    pub fn new(what: Asked) -> Self {
        Self { what, asked: false }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_file_place(&words.report(self.what.report)));
        sheet.body = vec![
            Piece::Heading(words.period(self.what.period)),
            Piece::Text(Role::Text, lang.office_file_where()),
            Piece::Blank,
        ];
        for (format, key) in FileFormat::ALL.into_iter().zip('1'..) {
            sheet.body.push(Piece::Row(Row {
                key: Some(Hot::Char(key)),
                cells: vec![(lang.office_file_as(format.name()), None)],
                role: Role::Link,
                intent: act(OfficeAct::File(format)),
            }));
        }
        sheet.keys = vec![back(lang)];
        sheet
    }

    pub(super) fn act(&mut self, format: FileFormat, scene: &Scene<'_>) -> Vec<Turn> {
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let (asked, locale) = (Box::new(self.what.clone()), scene.lang.locale());
        vec![ask(OfficeRequest::Write { asked, format, locale })]
    }

    pub(super) fn unasked(&mut self) -> Vec<Turn> {
        self.asked = false;
        Vec::new()
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            OfficeAnswer::Written { path } if self.asked => {
                vec![Turn::Drop, Turn::Say(Role::Tip, scene.lang.office_file_done(path))]
            }
            _ => Vec::new(),
        }
    }
}
