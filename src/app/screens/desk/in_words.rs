//! What a slip says, field by field, in words.

use chrono::{Datelike, NaiveDate};

use super::Scene;
use crate::{
    domain::{
        consultation::{Slip, in_japan},
        history::SlipField,
        ids::{LessonId, ReferralId, ServiceId},
        text::Text,
    },
    i18n::Lang,
    ui::theme::Role,
};

/// The time of day in Japan.
pub fn time(ms: i64) -> String {
    in_japan(ms).1.format("%H:%M").to_string()
}

/// A day, short; with the year if it is not this one.
pub fn short_day(on: NaiveDate, scene: &Scene<'_>) -> String {
    let this_year = in_japan(scene.now.wall_ms).0.year();
    on.format(if on.year() == this_year { "%m-%d" } else { "%y-%m-%d" }).to_string()
}

/// The day and the time of day in Japan, short.
pub fn moment(ms: i64, scene: &Scene<'_>) -> String {
    format!("{} {}", short_day(in_japan(ms).0, scene), time(ms))
}

/// Names one after the other; that there are none if there are none.
pub fn joined(names: impl IntoIterator<Item = Text>, lang: &Lang) -> Text {
    let comma = if lang.locale().joins_words() { "、" } else { ", " };
    let names: Vec<String> = names.into_iter().map(|name| name.written()).collect();
    if names.is_empty() { lang.record_nothing() } else { Text::plain(names.join(comma)) }
}

/// What a field of the slip is called.
pub fn label(field: SlipField, lang: &Lang) -> Text {
    match field {
        SlipField::Topic => lang.slip_topic(),
        SlipField::MoreTopics => lang.slip_more_topics(),
        SlipField::Outcome => lang.slip_outcome(),
        SlipField::Referrals => lang.slip_referral(),
        SlipField::Day => lang.slip_day(),
        SlipField::Minutes => lang.slip_minutes(),
        SlipField::Channel => lang.slip_channel(),
        SlipField::Age => lang.slip_age(),
        SlipField::Visits => lang.slip_visits(),
        SlipField::Device => lang.slip_device(),
        SlipField::Lessons => lang.record_lessons(),
        SlipField::Services => lang.record_services(),
        SlipField::Note => lang.slip_note(),
        SlipField::FollowUp => lang.slip_follow_up(),
        SlipField::Venue => lang.record_venue(),
    }
}

/// What a slip says in a field.
pub fn says(field: SlipField, slip: &Slip, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    match field {
        SlipField::Topic => scene.topic(&slip.topic),
        SlipField::MoreTopics => joined(slip.more_topics.iter().map(|id| scene.topic(id)), lang),
        SlipField::Outcome => scene.outcome(&slip.outcome),
        SlipField::Referrals => {
            let name = |id: &ReferralId| {
                let terms = scene.known.map(|known| &known.terms);
                let found = terms.and_then(|terms| terms.referrals.get(id.as_str()));
                scene.term(found, id.as_str())
            };
            joined(slip.referrals.iter().map(name), lang)
        }
        SlipField::Day => {
            let (on, at) = (lang.day(slip.taken_on), time(slip.taken_ms));
            if slip.back_dated { lang.record_day_later(&on) } else { lang.record_day(&on, &at) }
        }
        SlipField::Minutes => match slip.minutes {
            Some(minutes) => lang.record_minutes(usize::from(minutes)),
            None => lang.record_not_measured(),
        },
        SlipField::Channel => lang.word_channel(slip.channel.name()),
        SlipField::Age => lang.word_age(&format!("age-{}", slip.age.name())),
        SlipField::Visits => lang.word_visits(slip.visits.name()),
        SlipField::Device => lang.word_device(slip.device.name()),
        SlipField::Lessons => joined(slip.lessons.iter().map(|id| lesson(id, scene)), lang),
        SlipField::Services => joined(slip.services.iter().map(|id| service(id, scene)), lang),
        SlipField::Note if slip.note.is_empty() => lang.record_nothing(),
        SlipField::Note => Text::plain(slip.note.replace('\n', " ")),
        SlipField::FollowUp => match &slip.follow_up {
            None => lang.record_nothing(),
            Some(left) => match left.due_on {
                Some(on) => lang.record_left(&left.what, &lang.day(on)),
                None if left.what.is_empty() => lang.move_no_words(),
                None => Text::plain(left.what.as_str()),
            },
        },
        SlipField::Venue => Text::plain(slip.venue.as_str()),
    }
}

/// What a lesson is called; its id if it is no longer there.
pub fn lesson(id: &LessonId, scene: &Scene<'_>) -> Text {
    let found = scene.content.and_then(|content| content.lessons.get(id.as_str()));
    let text = found.and_then(|lesson| lesson.texts.get(scene.lang.locale()));
    text.map_or_else(|| Text::plain(id.as_str()), |text| scene.lang.show(&text.title))
}

/// What a service is called; its id if it is no longer there.
pub fn service(id: &ServiceId, scene: &Scene<'_>) -> Text {
    let found = scene.content.and_then(|content| content.service(id.as_str()));
    let name = found.and_then(|service| service.name.get(scene.lang.locale()));
    name.map_or_else(|| Text::plain(id.as_str()), |name| scene.lang.show(name))
}

/// How something stands out that should be done by a day that has passed.
pub fn urgency(due_on: Option<NaiveDate>, scene: &Scene<'_>) -> Role {
    let today = in_japan(scene.now.wall_ms).0;
    if due_on.is_some_and(|on| on < today) { Role::Danger } else { Role::Text }
}
