//! What else there is: bookmarks, staff and lists for organizers, practice, and how the machine is doing.

use super::{
    Intent, Scene, Screen, Turn, back,
    lists::Lists,
    members::Members,
    pieces::{fact, facts},
};
use crate::{
    app::event::SavingTrouble,
    domain::{notice::Notice, staff::Deed, text::Text},
    i18n::Lang,
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// What else there is.
#[derive(Clone, Debug, PartialEq)]
pub struct More;

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin to practise, or end it.
    Train,
}

impl More {
    /// What leads on, and how the machine is doing.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.more_place());
        let open = |screen| Intent::Open(Box::new(screen));
        let may = |deed| scene.known.is_some_and(|known| known.me.may(deed));
        let mut ways = Vec::new();
        // they are real, also while somebody practises
        if may(Deed::ManageStaff) && !scene.trains {
            let members = open(Screen::Members(Members::default()));
            ways.push((lang.more_members(), lang.more_members_what(), members));
        }
        if may(Deed::ChangeTerms) && !scene.trains {
            let lists = open(Screen::Lists(Lists::default()));
            ways.push((lang.more_lists(), lang.more_lists_what(), lists));
        }
        let train = Intent::Screen(super::Act::More(Act::Train));
        ways.push(if scene.trains {
            (lang.more_train_end(), lang.more_train_end_what(), train)
        } else {
            (lang.more_train(), lang.more_train_what(), train)
        });
        let bookmarks = open(Screen::Bookmarks(Box::default()));
        ways.push((lang.more_bookmarks(), lang.more_bookmarks_what(), bookmarks));
        for (key, (label, what, intent)) in ('1'..).zip(ways) {
            sheet.body.push(Piece::Row(Row {
                key: Some(Hot::Char(key)),
                cells: vec![(label, None)],
                role: Role::Link,
                intent,
            }));
            sheet.body.extend([Piece::Below(Role::Text, what), Piece::Blank]);
        }
        sheet.body.extend(machine(scene));
        sheet.keys = vec![back(lang)];
        sheet
    }

    pub(super) fn act(act: Act, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Train => vec![Turn::Train(!scene.trains)],
        }
    }
}

/// What the machine is called, and whether all is well with it.
fn machine(scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let machine = scene.machine;
    let named = lang.more_machine_is(&machine.name, usize::from(machine.number));
    let saving = match scene.trouble {
        None => (Role::Tip, lang.staff_fine()),
        Some(trouble) => (Role::Danger, saving_trouble(trouble, lang)),
    };
    let notices = scene.notices.iter().map(|notice| (Role::Caution, told(notice, lang)));
    let lessons = scene.content.map_or(0, |content| content.lessons.len());
    let complaints = (!scene.complaints.is_empty())
        .then(|| (Role::Caution, lang.staff_complaints(scene.complaints.len())));
    let complaints = complaints
        .into_iter()
        .chain(scene.complaints.iter().map(|said| (Role::Text, Text::plain(said.as_str()))));
    let lessons = (Role::Text, lang.more_lessons_count(lessons));
    let display = lang.more_display_is(&lang.sign_in_colours(), &lang.sign_in_language());
    vec![
        fact(lang.more_machine(), named),
        fact(lang.more_venue(), Text::plain(machine.venue.as_str())),
        facts(lang.more_saving(), std::iter::once(saving).chain(notices).collect()),
        facts(lang.more_lessons(), std::iter::once(lessons).chain(complaints).collect()),
        fact(lang.more_display(), display),
    ]
}

/// Why saving fails, in words.
fn saving_trouble(trouble: SavingTrouble, lang: &Lang) -> Text {
    match trouble {
        SavingTrouble::DiskFull => lang.staff_saving_disk_full(),
        SavingTrouble::NotWritable => lang.staff_saving_not_writable(),
        SavingTrouble::Damaged => lang.staff_saving_damaged(),
        SavingTrouble::Unreachable => lang.staff_saving_unreachable(),
    }
}

/// What the store found when it was opened.
fn told(notice: &Notice, lang: &Lang) -> Text {
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    match notice {
        Notice::RecordsMissing { count, since_ms } => {
            let (on, at) = crate::domain::consultation::in_japan(*since_ms);
            let since = format!("{on} {}", at.format("%H:%M"));
            lang.staff_missing(number(*count), &since)
        }
        Notice::Cloned => lang.staff_cloned(),
        Notice::SittingsClosed { count } => lang.staff_closed(number(*count)),
        Notice::OpenToOthers => lang.staff_open_to_others(),
    }
}
