//! Members of staff, for organizers: who they are, whose account is locked, who has left.

pub mod add;
pub mod new_pin;

use super::{Intent, Scene, Screen, Turn, back, hint, pieces::question};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        ids::StaffId,
        staff::{LAST_NUMBER, Role as Duty, Staff},
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};
use add::AddMember;
use new_pin::NewPin;

/// Columns of the list.
const NUMBER: u16 = 6;
const ROLE: u16 = 12;
const STATE: u16 = 12;

/// Members of staff.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// Each with whether the account is locked; those who left last.
    all: Vec<(Staff, bool)>,
    /// Who is to be one that has left, once that was asked.
    retires: Option<StaffId>,
    /// What was asked for, until it is answered.
    asked: Option<Deed>,
}

#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Unlock(String),
    Retire(String),
}

/// What may happen here; it is about who has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Add somebody.
    Add,
    /// Give a new PIN.
    NewPin,
    /// Open a locked account.
    Unlock,
    /// Say that somebody has left; asked first.
    Retire,
    /// Yes.
    RetireNow,
    /// No.
    Keep,
}

impl Members {
    /// The list, or the question.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.members_place());
        if let Some(member) = self.retiring() {
            sheet.body = question(
                lang.members_retire_ask(&member.name),
                lang.members_retire_why(),
                (lang.members_keep(), act(Act::Keep)),
                (lang.members_retire_now(), act(Act::RetireNow)),
            );
            sheet.keys = vec![hint(Hot::Esc, lang.members_keep(), act(Act::Keep))];
            return sheet;
        }
        sheet.body = vec![
            Piece::Heading(lang.members_heading()),
            Piece::Blank,
            Piece::Heads(vec![
                (lang.sign_in_number(), Some(NUMBER)),
                (lang.set_up_name(), None),
                (lang.members_role(), Some(ROLE)),
                (lang.members_state(), Some(STATE)),
            ]),
        ];
        sheet.body.extend(self.all.iter().map(|(member, is_locked)| {
            let (role, state) = match (member.retired, is_locked) {
                (true, _) => (Role::Tip, lang.members_left()),
                (false, true) => (Role::Danger, lang.members_locked()),
                (false, false) => (Role::Text, Text::default()),
            };
            Piece::Row(Row {
                key: None,
                cells: vec![
                    (Text::plain(member.number.to_string()), Some(NUMBER)),
                    (Text::plain(member.name.as_str()), None),
                    (lang.word_role(member.role.name()), Some(ROLE)),
                    (state, Some(STATE)),
                ],
                role,
                intent: Intent::Focus,
            })
        }));
        sheet.keys = vec![
            hint(Hot::Char('a'), lang.members_add(), act(Act::Add)),
            hint(Hot::Char('p'), lang.members_new_pin(), act(Act::NewPin)),
            hint(Hot::Char('u'), lang.members_unlock(), act(Act::Unlock)),
            hint(Hot::Char('r'), lang.members_retire(), act(Act::Retire)),
            back(lang),
        ];
        sheet
    }

    fn retiring(&self) -> Option<&Staff> {
        let id = self.retires?;
        self.all.iter().map(|(member, _)| member).find(|member| member.id == id)
    }

    pub(super) fn opened() -> Vec<Request> {
        vec![Request::ShowMembers]
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        let caution = |says| vec![Turn::Say(Role::Caution, says)];
        let open = |screen| vec![Turn::Open(Box::new(screen))];
        match act {
            Act::Add => {
                return open(Screen::AddMember(Box::new(AddMember::new(self.free_number()))));
            }
            Act::Keep => {
                let at = self.all.iter().position(|(other, _)| Some(other.id) == self.retires);
                self.retires = None;
                return vec![Turn::Focus(at.unwrap_or(0))];
            }
            Act::RetireNow => return self.retire(),
            Act::NewPin | Act::Unlock | Act::Retire => {}
        }
        let Some((member, is_locked)) = self.all.get(focus).cloned() else {
            return Vec::new();
        };
        let name = member.name.as_str();
        if member.retired {
            return caution(lang.members_has_left(name));
        }
        match act {
            Act::NewPin => open(Screen::NewPin(Box::new(NewPin::new(&member)))),
            Act::Unlock if !is_locked => caution(lang.members_not_locked(name)),
            Act::Unlock if self.asked.is_some() => Vec::new(),
            Act::Unlock => {
                self.asked = Some(Deed::Unlock(member.name.clone()));
                vec![Turn::Ask(Request::UnlockMember(member.id))]
            }
            _ if scene.known.is_some_and(|known| known.me.id == member.id) => {
                caution(lang.members_not_oneself())
            }
            _ if self.is_last_organizer(&member) => caution(lang.members_last_organizer()),
            _ => {
                self.retires = Some(member.id);
                vec![Turn::Focus(0)]
            }
        }
    }

    fn retire(&mut self) -> Vec<Turn> {
        let Some(member) = self.retiring().filter(|_| self.asked.is_none()) else {
            return Vec::new();
        };
        let (id, name) = (member.id, member.name.clone());
        self.asked = Some(Deed::Retire(name));
        vec![Turn::Ask(Request::RetireMember(id))]
    }

    fn is_last_organizer(&self, member: &Staff) -> bool {
        let others = self.all.iter().map(|(other, _)| other).filter(|o| o.id != member.id);
        member.role == Duty::Organizer
            && !others.into_iter().any(|o| o.role == Duty::Organizer && !o.retired)
    }

    /// The least number that nobody has.
    fn free_number(&self) -> u16 {
        let taken = |number: &u16| {
            self.all.iter().any(|(member, _)| !member.retired && member.number == *number)
        };
        (1..=LAST_NUMBER).find(|number| !taken(number)).unwrap_or(1)
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            Answer::Members(members) => {
                let mut members = members.clone();
                members.sort_by_key(|(member, _)| (member.retired, member.number));
                self.all = members;
                let says = match self.asked.take() {
                    None => return Vec::new(),
                    Some(Deed::Unlock(name)) => lang.members_unlocked(&name),
                    Some(Deed::Retire(name)) => {
                        self.retires = None;
                        lang.members_retired(&name)
                    }
                };
                vec![Turn::Say(Role::Tip, says)]
            }
            Answer::LastOrganizer => {
                (self.asked, self.retires) = (None, None);
                vec![Turn::Say(Role::Caution, lang.members_last_organizer())]
            }
            Answer::MemberHasLeft => {
                let Some(Deed::Unlock(name) | Deed::Retire(name)) = self.asked.take() else {
                    return Vec::new();
                };
                vec![Turn::Say(Role::Caution, lang.members_has_left(&name))]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Members(act))
}
