//! The lessons of a class, chosen by their names in the order in which they are gone through.

use super::{Act, PlanAct, PlanForm, intent};
use crate::{
    app::screens::desk::{Intent, Scene, hint, in_words},
    domain::{ids::LessonId, text::Text},
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the place in the order.
const NTH: u16 = 8;

impl PlanForm {
    pub(super) fn lessons(&self, sheet: &mut Sheet<Intent>, scene: &Scene<'_>) {
        let lang = scene.lang;
        let act = |act| intent(PlanAct::Form(act));
        sheet.body = vec![
            Piece::Text(Role::Text, lang.plan_lessons_how()),
            Piece::Heads(vec![(lang.plan_lesson_nth(), Some(NTH)), (lang.plan_lesson(), None)]),
        ];
        sheet.body.extend(self.offered(scene).into_iter().map(|id| {
            let at = self.chosen.lessons.iter().position(|other| *other == id);
            let nth = at.map(|at| lang.plan_lesson_at(at + 1)).unwrap_or_default();
            Piece::Row(Row {
                key: None,
                cells: vec![(nth, Some(NTH)), (name(&id, scene), None)],
                role: if at.is_some() { Role::Tip } else { Role::Text },
                intent: act(Act::Lesson),
            })
        }));
        sheet.keys = vec![
            hint(Hot::Enter, lang.plan_lesson_turn(), act(Act::Lesson)),
            hint(Hot::Esc, lang.plan_lessons_done(), act(Act::Edit)),
        ];
    }

    /// The lessons as courses have them, then the others; and those that were chosen and are no longer there.
    fn offered(&self, scene: &Scene<'_>) -> Vec<LessonId> {
        let mut ids: Vec<LessonId> = Vec::new();
        if let Some(content) = scene.content {
            let of_courses = content.courses.iter().flat_map(|course| &course.lessons);
            for id in of_courses.chain(content.lessons.keys()) {
                if content.lessons.contains_key(id.as_str()) && !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        for id in &self.chosen.lessons {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    pub(super) fn turn_lesson(&mut self, focus: usize, scene: &Scene<'_>) {
        let Some(id) = self.offered(scene).get(focus).cloned() else { return };
        match self.chosen.lessons.iter().position(|other| *other == id) {
            Some(at) => drop(self.chosen.lessons.remove(at)),
            None => self.chosen.lessons.push(id),
        }
    }
}

fn name(id: &LessonId, scene: &Scene<'_>) -> Text {
    in_words::lesson(id, scene)
}
