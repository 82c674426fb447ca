//! The keys of the register: a digit a mark, and what may be done with a class as it stands.

use super::{Act, intent};
use crate::{
    app::screens::desk::{Intent, Scene, back, classes, hint},
    domain::{
        attendance::Mark,
        class::{ClassState, Stage},
        programme::ClassSheet,
        staff::Deed,
        text::Text,
    },
    ui::sheet::{Hint, Hot},
};

/// The ways on from the register of a class, in an order that never changes.
pub fn keys(kept: &ClassSheet, scene: &Scene<'_>) -> Vec<Hint<Intent>> {
    let lang = scene.lang;
    let ClassSheet { class, register, attendance } = kept;
    let way =
        |key, label: Text, act| hint(Hot::Char(key), label, intent(classes::Act::Register(act)));
    let state = class.state(register.seats.len());
    let may_manage = scene.known.is_some_and(|known| known.me.may(Deed::ManageClasses));
    let is_on = state != ClassState::CalledOff;
    let is_bookable = matches!(state, ClassState::Open | ClassState::Full);
    let is_someone = !attendance.lines.is_empty();
    let calls = register.call_list(class).len();
    let mut keys = Vec::new();
    if is_someone && is_on {
        let marks = ('1'..).zip(Mark::ALL);
        keys.extend(
            marks.map(|(key, mark)| way(key, lang.word_mark(mark.name()), Act::Mark(Some(*mark)))),
        );
        keys.push(way('0', lang.register_clear(), Act::Mark(None)));
        keys.push(way('a', lang.register_all_present(), Act::AllPresent));
    }
    let ways = [
        (is_on, way('w', lang.register_walk_in(), Act::WalkIn)),
        (is_bookable, way('b', lang.register_book(), Act::Book)),
        (calls > 0, way('c', lang.register_calls(calls), Act::Calls)),
        (is_on, way('q', lang.register_answers(), Act::Answers)),
        (is_someone, way('s', lang.register_figures(), Act::Figures)),
        (is_on && class.stage == Stage::Open, way('e', lang.register_held(), Act::Held)),
        (
            may_manage && is_on && class.stage == Stage::Planned,
            way('o', lang.register_open(), Act::Open),
        ),
        (
            may_manage && is_on && class.stage == Stage::Held,
            way('o', lang.register_reopen(), Act::Open),
        ),
        (
            may_manage && is_on && class.stage != Stage::Held,
            way('x', lang.register_call_off(), Act::CallOff),
        ),
        (may_manage && !is_on, way('x', lang.register_restore(), Act::Restore)),
    ];
    keys.extend(ways.into_iter().filter_map(|(is_so, way)| is_so.then_some(way)));
    keys.extend(classes::plan::ways_from(class, scene));
    if is_someone {
        keys.push(hint(
            Hot::Enter,
            lang.register_person(),
            intent(classes::Act::Register(Act::Person)),
        ));
    }
    keys.push(back(lang));
    keys
}
