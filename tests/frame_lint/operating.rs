//! Operating: targets, keys, focus.

use std::collections::HashSet;

use ratatui::layout::Rect;
use terakoya::{
    app::screens::kiosk::Intent,
    ui::{
        page::{Page, Target, TargetKey},
        view::Slot,
    },
};

use super::{Fault, Rule};
use crate::{
    cells::read,
    sight::{Face, Sight, name_of},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "targets_are_large",
        sentence: "A target is at least 3 rows by 10 columns; 2 rows at 60x16.",
        check: targets_are_large,
    },
    Rule {
        name: "targets_stand_apart",
        sentence: "Between two targets there is 1 row or 2 columns.",
        check: targets_stand_apart,
    },
    Rule {
        name: "focus_is_a_shape",
        sentence: "With all styles stripped a target with the focus differs from the same without it.",
        check: focus_is_a_shape,
    },
    Rule {
        name: "cursor_is_on_the_focus",
        sentence: "The terminal's cursor sits on the target that has the focus.",
        check: cursor_is_on_the_focus,
    },
    Rule {
        name: "arrows_reach_every_target",
        sentence: "From where the focus begins, arrow keys reach every target.",
        check: arrows_reach_every_target,
    },
    Rule {
        name: "keys_are_shown_and_unique",
        sentence: "Each target shows its key inside its area; keys are single, numbers run from 1 to at most 9.",
        check: keys_are_shown_and_unique,
    },
    Rule {
        name: "numbers_run_as_one_reads",
        sentence: "Numbers ascend from the upper left to the lower right, row by row.",
        check: numbers_run_as_one_reads,
    },
    Rule {
        name: "at_most_five_choices",
        sentence: "A learner's page has at most five choices, links not counted; home has at most five in all.",
        check: at_most_five_choices,
    },
    Rule {
        name: "a_pause_is_one_page",
        sentence: "What any key answers has one page: a key cannot turn it.",
        check: a_pause_is_one_page,
    },
];

fn areas(page: &Page<Intent>) -> impl Iterator<Item = (&Target<Intent>, Rect)> {
    page.targets.iter().map(|target| (target, target.area))
}

fn targets_are_large(sight: &Sight, faults: &mut Vec<Fault>) {
    let rows = if sight.grid == (60, 16) { 2 } else { 3 };
    for (page, picture) in sight.pages.iter().enumerate() {
        for (target, area) in areas(&picture.page) {
            if area.height < rows || area.width < 10 {
                let detail = format!("{} is {}x{}", name_of(target), area.width, area.height);
                faults.push(Fault { page, detail });
            }
        }
    }
}

fn targets_stand_apart(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let all: Vec<_> = areas(&picture.page).collect();
        for (at, (one, a)) in all.iter().enumerate() {
            for (other, b) in &all[at + 1..] {
                let aside = b.x >= a.right() + 2 || a.x >= b.right() + 2;
                let below = b.y > a.bottom() || a.y > b.bottom();
                if !aside && !below {
                    let (one, other) = (name_of(one), name_of(other));
                    let detail = format!("{one} at {a} and {other} at {b}");
                    faults.push(Fault { page, detail });
                }
            }
        }
    }
}

fn focus_is_a_shape(sight: &Sight, faults: &mut Vec<Fault>) {
    // Targets are drawn alike on all grids but the compact one.
    if !matches!(sight.grid, (60, 16) | (80, 22)) {
        return;
    }
    for (page, picture) in sight.pages.iter().enumerate() {
        let without = picture.shapes(usize::MAX);
        for (at, (target, area)) in areas(&picture.page).enumerate() {
            let with = picture.shapes(at);
            let seen = area.intersection(with.area);
            let same = seen.positions().all(|at| with[at].symbol() == without[at].symbol());
            if same {
                faults.push(Fault { page, detail: name_of(target) });
            }
        }
    }
}

fn cursor_is_on_the_focus(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let area = picture.page.targets.get(picture.focus).map(|target| target.area);
        let on_it = match (area, picture.cursor) {
            (Some(area), Some(cursor)) => area.contains(cursor),
            (area, cursor) => area.is_none() && cursor.is_none(),
        };
        if !on_it {
            let detail = format!("cursor {:?}, focus {area:?}", picture.cursor);
            faults.push(Fault { page, detail });
        }
    }
}

fn arrows_reach_every_target(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let mut seen = HashSet::from([picture.page.first_focus]);
        let mut open = vec![picture.page.first_focus];
        while let Some(from) = open.pop() {
            for way in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                if let Some(to) = picture.page.target_towards(from, way)
                    && seen.insert(to)
                {
                    open.push(to);
                }
            }
        }
        for (at, (target, _)) in areas(&picture.page).enumerate() {
            if !seen.contains(&at) {
                faults.push(Fault { page, detail: name_of(target) });
            }
        }
    }
}

fn keys_are_shown_and_unique(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let mut seen = HashSet::new();
        for (target, area) in areas(&picture.page) {
            let words = name_of(target);
            if !seen.insert(target.key) {
                faults.push(Fault { page, detail: format!("{words} has the key of another") });
            }
            let shown = picture.page.shown_key(target.key);
            if matches!(target.key, TargetKey::Number(0 | 10..)) {
                faults.push(Fault { page, detail: format!("{words} has the number {shown}") });
            }
            let mut rows =
                (area.top()..area.bottom()).map(|y| read(picture.buffer(), area.x, y, area.width));
            if !rows.any(|row| row.contains(&format!(" {shown} "))) {
                faults.push(Fault { page, detail: format!("{words} does not show {shown:?}") });
            }
        }
    }
}

fn numbers_run_as_one_reads(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let mut numbered: Vec<_> = areas(&picture.page)
            .filter_map(|(target, area)| match target.key {
                TargetKey::Number(number) => Some((area.y, area.x, number)),
                TargetKey::Nav(_) | TargetKey::Pad(_) => None,
            })
            .collect();
        numbered.sort_unstable();
        let numbers: Vec<_> = numbered.iter().map(|(_, _, number)| *number).collect();
        if !numbers.iter().copied().eq(1..=u16::try_from(numbers.len()).unwrap()) {
            faults.push(Fault { page, detail: format!("{numbers:?}") });
        }
    }
}

fn at_most_five_choices(sight: &Sight, faults: &mut Vec<Fault>) {
    if sight.face == Face::Staff {
        return;
    }
    let all = sight.view.choices.len();
    if sight.kind() == "Home" && all > 5 {
        faults.push(Fault { page: 0, detail: format!("{all} choices at home") });
    }
    for (page, picture) in sight.pages.iter().enumerate() {
        let is_choice = |intent: &Intent| sight.view.choices.iter().any(|c| c.intent == *intent);
        let is_number = |key| matches!(key, TargetKey::Number(_));
        let here = areas(&picture.page)
            .filter(|(target, _)| is_number(target.key) && is_choice(&target.intent))
            .count();
        if here > 5 {
            faults.push(Fault { page, detail: format!("{here} choices on one page") });
        }
    }
}

fn a_pause_is_one_page(sight: &Sight, faults: &mut Vec<Fault>) {
    let count = sight.pages.first().map_or(1, |picture| picture.page.count);
    if matches!(sight.face, Face::Idle | Face::Blank) && count > 1 {
        faults.push(Fault { page: 0, detail: format!("{count} pages") });
    }
}

/// The buttons that every learner's screen has.
pub const EVERYWHERE: [Slot; 4] = [Slot::Help, Slot::Start, Slot::Back, Slot::Display];
