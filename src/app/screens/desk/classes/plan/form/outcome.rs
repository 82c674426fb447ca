//! What a form comes to: the classes that are planned, or those that are changed.

use super::{PlanForm, Purpose, read::Meant};
use crate::{
    app::{
        desk::plan_request::ToPlan,
        screens::desk::{Make, Scene, board::today},
    },
    domain::{
        class::{AboutSeries, Class, ClassPlan, NewClass, Series, Stage, course::NewCourse},
        ids::ClassId,
    },
};

impl PlanForm {
    /// The classes as they are to be; none if nothing is changed.
    pub(super) fn outcome(&mut self, meant: &Meant, scene: &Scene<'_>, make: Make<'_>) -> ToPlan {
        match &self.purpose {
            Purpose::New => {
                let id = *self.id.get_or_insert_with(make);
                let Meant { plan, recurrence } = meant;
                let (plan, recurrence) = (plan.clone(), recurrence.clone());
                let course = NewCourse { id, plan, recurrence };
                let (series, classes) = (course.series(), course.classes());
                ToPlan { series, classes, open: self.chosen.opens }
            }
            Purpose::Changes { class, before } => self.changes(*class, before, &meant.plan, scene),
        }
    }

    /// What was changed on the form is changed of the class as it is by now, and of those that come with it.
    fn changes(
        &self,
        id: ClassId,
        before: &ClassPlan,
        after: &ClassPlan,
        scene: &Scene<'_>,
    ) -> ToPlan {
        let is_whole = self.chosen.whole && before.series.is_some();
        let comes_with = |class: &&Class| {
            let is_coming = class.stage != Stage::Held && class.plan.on >= today(scene);
            class.id == id || (is_whole && class.plan.series == before.series && is_coming)
        };
        let kept = self.classes.iter().filter(comes_with);
        let changed = |class: &Class| {
            let plan = class.plan.changed_like(before, after);
            (plan != class.plan).then_some(NewClass { id: class.id, plan })
        };
        let mut classes: Vec<NewClass> = kept.filter_map(changed).collect();
        // one that was held so long ago that it is not among them
        if before != after && !self.classes.iter().any(|class| class.id == id) {
            classes.push(NewClass { id, plan: after.clone() });
        }
        let series =
            self.courses.iter().find(|course| is_whole && Some(course.id) == before.series);
        let series = series.and_then(|course| renamed(course, before, after));
        ToPlan { series, classes, open: false }
    }
}

/// A course whose classes are called otherwise from now on; none if they are not.
fn renamed(course: &Series, before: &ClassPlan, after: &ClassPlan) -> Option<Series> {
    let changed = (before.title != after.title).then(|| after.title.clone());
    let title = changed.unwrap_or_else(|| course.about.title.clone());
    let changed = (before.about != after.about).then(|| after.about.clone());
    let about = changed.unwrap_or_else(|| course.about.about.clone());
    let about = AboutSeries { title, about, ..course.about.clone() };
    (about != course.about).then_some(Series { id: course.id, about })
}
