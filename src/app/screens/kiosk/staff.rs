//! For staff: how the machine is doing, in words, and the way out of the program.

use super::{Intent, Scene, plain_view};
use crate::{
    app::event::SavingTrouble,
    domain::{notice::Notice, text::Text},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// For staff.
#[derive(Clone, Debug, PartialEq)]
pub struct Staff;

impl Staff {
    /// Whether records are saved, what is missing, what in the lessons needs mending.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.staff_place());
        view.heading = Some(lang.staff_heading());
        let saving = match scene.trouble {
            None => Part::Remark(Role::Tip, lang.staff_fine()),
            Some(trouble) => Part::Remark(Role::Danger, saving_trouble(trouble, scene)),
        };
        view.parts.push(saving);
        let notices = scene.notices.iter().map(|notice| notice_text(notice, scene));
        view.parts.extend(notices.map(|text| Part::Remark(Role::Caution, text)));
        if !scene.complaints.is_empty() {
            let count = lang.staff_complaints(scene.complaints.len());
            view.parts.push(Part::Remark(Role::Caution, count));
            view.parts
                .extend(scene.complaints.iter().map(|c| Part::Paragraph(Text::plain(c.as_str()))));
        }
        view.choices = vec![
            Choice::new(lang.staff_return(), Intent::Leave),
            Choice::new(lang.staff_desk(), Intent::EnterDesk),
        ];
        if scene.may_quit {
            view.choices.push(Choice::new(lang.staff_quit(), Intent::Quit));
        }
        view
    }
}

/// Why saving fails, in words.
pub fn saving_trouble(trouble: SavingTrouble, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    match trouble {
        SavingTrouble::DiskFull => lang.staff_saving_disk_full(),
        SavingTrouble::NotWritable => lang.staff_saving_not_writable(),
        SavingTrouble::Damaged => lang.staff_saving_damaged(),
        SavingTrouble::Unreachable => lang.staff_saving_unreachable(),
    }
}

fn notice_text(notice: &Notice, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    match notice {
        Notice::RecordsMissing { count, since_ms } => {
            let since = chrono::DateTime::from_timestamp_millis(*since_ms)
                .map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string())
                .unwrap_or_default();
            lang.staff_missing(number(*count), &since)
        }
        Notice::Cloned => lang.staff_cloned(),
        Notice::SittingsClosed { count } => lang.staff_closed(number(*count)),
        Notice::OpenToOthers => lang.staff_open_to_others(),
    }
}
