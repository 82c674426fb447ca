//! What a form begins with: nothing, the plan of a class, or what another class has; and what is filled in once it is
//! known.

use super::{Chosen, Name, PlanForm, Purpose, Repeat, Step, TEXTS};
use crate::domain::{
    class::{ClassPlan, recurrence::OnHolidays},
    ids::ClassId,
    venue::Venue,
};

impl Default for PlanForm {
    fn default() -> Self {
        Self::begin(Purpose::New, None)
    }
}

impl PlanForm {
    fn begin(purpose: Purpose, plan: Option<&ClassPlan>) -> Self {
        let chosen = Chosen {
            venue: plan.map(|plan| plan.venue),
            room: plan.map(|plan| plan.room.clone()).unwrap_or_default(),
            lessons: plan.map(|plan| plan.lessons.clone()).unwrap_or_default(),
            repeat: Repeat::Once,
            nths: Vec::new(),
            on_holidays: OnHolidays::Skip,
            opens: false,
            whole: false,
        };
        let texts = TEXTS.map(|text| text.field(plan));
        let mut form = Self {
            purpose,
            texts,
            began: (Vec::new(), chosen.clone()),
            chosen,
            venues: Vec::new(),
            courses: Vec::new(),
            classes: Vec::new(),
            id: None,
            fit: None,
            shows_flaws: false,
            step: Step::Types,
            asked: false,
        };
        form.begins_here();
        form
    }

    /// Another class like one that is there, on a day that is not known yet.
    pub fn again(plan: &ClassPlan) -> Self {
        let mut form = Self::begin(Purpose::New, Some(plan));
        for name in [Name::Day, Name::BookUntil] {
            if let Some(field) = form.text_mut(name) {
                field.set("");
            }
        }
        form.begins_here();
        form
    }

    /// Another plan for a class; for all coming classes of its course if `whole`.
    pub fn change(class: ClassId, plan: &ClassPlan, whole: bool) -> Self {
        let before = Box::new(plan.clone());
        let mut form = Self::begin(Purpose::Changes { class, before }, Some(plan));
        form.chosen.whole = whole && plan.series.is_some();
        form.begins_here();
        form
    }

    /// What stands here now is what it began with.
    pub(super) fn begins_here(&mut self) {
        self.began = (self.said(), self.chosen.clone());
    }

    fn said(&self) -> Vec<String> {
        self.texts.iter().map(|field| field.text().to_owned()).collect()
    }

    pub(super) fn is_changed(&self) -> bool {
        self.began != (self.said(), self.chosen.clone())
    }

    /// The venue at which the machine stands, else the only one.
    pub(super) fn choose_venue(&mut self, here: &str) {
        let mut offered = self.venues.iter().filter(|venue| !venue.about.retired);
        let only = offered.next().filter(|_| offered.next().is_none());
        let venue = Venue::named(&self.venues, here).or(only).map(|venue| venue.id);
        let was_changed = self.is_changed();
        self.chosen.venue = venue;
        self.prefill();
        if !was_changed {
            self.begins_here();
        }
    }

    /// How many fit stands there until somebody types another number.
    pub(super) fn prefill(&mut self) {
        let Some(venue) = self.venue() else { return };
        let room = venue.about.rooms.iter().find(|room| room.name == self.chosen.room);
        let fit = room.and_then(|room| room.capacity).or(venue.about.capacity);
        let before = self.fit.map(|fit| fit.to_string()).unwrap_or_default();
        if self.text(Name::Capacity) == before
            && let (Some(fit), Some(field)) = (fit, self.text_mut(Name::Capacity))
        {
            field.set(&fit.to_string());
            self.fit = Some(fit);
        }
    }
}
