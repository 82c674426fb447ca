//! What comes out of a form before it is saved: the days, those that are left out, and what should be looked at.

use super::{Act, PlanAct, PlanForm, Purpose, intent};
use crate::{
    app::{
        desk::plan_request::ToPlan,
        screens::desk::{
            Intent, Scene, hint, in_words,
            pieces::{fact, facts},
        },
    },
    domain::{class::course, holiday::Holiday, text::Text},
    ui::{
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

impl PlanForm {
    pub(super) fn review(&self, to_plan: &ToPlan, sheet: &mut Sheet<Intent>, scene: &Scene<'_>) {
        let lang = scene.lang;
        let Some(first) = to_plan.classes.first() else { return };
        let (plan, count) = (&first.plan, to_plan.classes.len());
        let found = course::doubts(&to_plan.classes, &self.venues, &self.classes);
        let is_new = self.purpose == Purpose::New;
        sheet.body.push(Piece::Heading(if is_new {
            lang.plan_review(&plan.title, count)
        } else {
            lang.plan_review_change(&plan.title, count)
        }));
        if !found.is_empty() {
            let days: std::collections::BTreeSet<_> = found.iter().map(|(new, _)| new.id).collect();
            sheet.body.push(Piece::Text(Role::Caution, lang.plan_doubts(days.len())));
        }
        sheet.body.push(Piece::Blank);
        let venue = self.venues.iter().find(|venue| venue.id == plan.venue);
        let venue = venue.map_or("", |venue| venue.about.name.as_str());
        let place = [venue, plan.room.as_str()].join(" ");
        sheet.body.push(fact(lang.record_venue(), Text::plain(place.trim())));
        sheet.body.push(fact(lang.plan_time(), Text::plain(plan.span.to_string())));
        sheet.body.push(fact(lang.plan_capacity(), lang.plan_people(plan.capacity.into())));
        if !plan.lessons.is_empty() {
            let lessons = plan.lessons.iter().map(|id| in_words::lesson(id, scene));
            sheet.body.push(fact(lang.plan_lessons(), in_words::joined(lessons, lang)));
        }
        let days = to_plan.classes.iter().map(|new| {
            let doubts = found.iter().filter(|(of, _)| of.id == new.id);
            let doubts: Vec<String> =
                doubts.map(|(_, doubt)| self.doubt(*doubt, scene).written()).collect();
            let day = lang.day(new.plan.on);
            let (is_odd, day) = match Holiday::on(new.plan.on) {
                None => (!doubts.is_empty(), day),
                Some(holiday) => {
                    (true, lang.plan_holiday(&day, &lang.word_holiday(holiday.name())))
                }
            };
            let says =
                if doubts.is_empty() { day } else { lang.plan_doubt(&day, &doubts.join(" ")) };
            (if is_odd { Role::Caution } else { Role::Text }, says)
        });
        let days = days.collect();
        sheet.body.push(facts(lang.plan_days(), days));
        let skipped = self.skipped(to_plan, scene);
        if !skipped.is_empty() {
            sheet.body.push(facts(lang.plan_skipped(), skipped));
        }
        if is_new {
            let says = if to_plan.open { lang.plan_opens_now() } else { lang.plan_opens_not() };
            sheet.body.push(fact(lang.plan_opens(), says));
        }
        let act = |act| intent(PlanAct::Form(act));
        let save = if is_new { lang.plan_save(count) } else { lang.plan_save_change(count) };
        sheet.keys = vec![
            hint(Hot::Enter, save, act(Act::Save)),
            hint(Hot::Esc, lang.plan_edit(), act(Act::Edit)),
        ];
    }

    /// The days that a new course leaves out, and why.
    fn skipped(&self, to_plan: &ToPlan, scene: &Scene<'_>) -> Vec<(Role, Text)> {
        let lang = scene.lang;
        let course = to_plan.series.as_ref().filter(|_| self.purpose == Purpose::New);
        let recurrence = course.and_then(|course| course.about.recurrence.as_ref());
        let skipped = recurrence.map(|recurrence| recurrence.dates().skipped).unwrap_or_default();
        let said = |skipped: crate::domain::class::recurrence::Skipped| {
            let why = skipped.holiday.map_or("said", Holiday::name);
            lang.plan_holiday(&lang.day(skipped.on), &lang.word_holiday(why))
        };
        skipped.into_iter().map(|skipped| (Role::Text, said(skipped))).collect()
    }
}
