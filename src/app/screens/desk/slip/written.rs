//! A slip as it is kept while it is written, what the next one begins with, and dates as they are typed.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Basis, DATE, LINE, MINUTES, SlipForm};
use crate::{
    app::screens::desk::Scene,
    domain::{
        consultation::{AgeBand, Channel, Device, NOTE_LIMIT, Slip, Visits, in_japan},
        ids::{ConsultationId, HelpCallId, LessonId, OutcomeId, ReferralId, ServiceId, TopicId},
        mask,
    },
    ui::field::TextField,
};

/// A slip as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Written {
    taken_ms: i64,
    pub elapsed_ms: u64,
    channel: Channel,
    age: AgeBand,
    visits: Visits,
    device: Device,
    topic: Option<TopicId>,
    more_topics: Vec<TopicId>,
    outcome: Option<OutcomeId>,
    referrals: Vec<ReferralId>,
    lessons: Vec<LessonId>,
    services: Vec<ServiceId>,
    call: Option<HelpCallId>,
    note: String,
    minutes: String,
    follow_up: String,
    due: String,
    day: String,
}

impl Written {
    pub fn of(form: &SlipForm) -> Self {
        Self {
            taken_ms: form.taken_ms,
            elapsed_ms: form.elapsed_ms,
            channel: form.channel,
            age: form.age,
            visits: form.visits,
            device: form.device,
            topic: form.topic.clone(),
            more_topics: form.more_topics.clone(),
            outcome: form.outcome.clone(),
            referrals: form.referrals.clone(),
            lessons: form.lessons.clone(),
            services: form.services.clone(),
            call: form.call,
            note: mask::unfinished(form.note.text(), form.note.cursor()),
            minutes: form.minutes.text().to_owned(),
            follow_up: mask::unfinished(form.follow_up.text(), form.follow_up.cursor()),
            due: form.due.text().to_owned(),
            day: form.day.text().to_owned(),
        }
    }

    pub fn form(self, id: ConsultationId) -> SlipForm {
        let field = |limit, text: &str| TextField::new(limit).with(text);
        SlipForm {
            id,
            basis: Basis::New,
            taken_ms: self.taken_ms,
            channel: self.channel,
            age: self.age,
            visits: self.visits,
            device: self.device,
            topic: self.topic,
            more_topics: self.more_topics,
            outcome: self.outcome,
            referrals: self.referrals,
            lessons: self.lessons,
            services: self.services,
            call: self.call,
            note: field(NOTE_LIMIT, &self.note),
            minutes: TextField::digits(MINUTES).with(&self.minutes),
            follow_up: field(LINE, &self.follow_up),
            due: field(DATE, &self.due),
            day: field(DATE, &self.day),
            reason: TextField::new(LINE),
            elapsed_ms: self.elapsed_ms,
            runs_since: None,
            similar: Vec::new(),
            asked: false,
        }
    }
}

/// What a helper's next slip begins with: how people come changes less from talk to talk than who they are. What
/// becomes of it is the usual outcome, whatever the last one was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    channel: Channel,
}

impl Preset {
    /// As it was written; what every slip begins with if nothing was, or it cannot be read.
    pub fn read(written: Option<&str>) -> Self {
        let read = written.and_then(|written| serde_json::from_str(written).ok());
        read.unwrap_or(Self { channel: Channel::WalkIn })
    }

    /// What the last slip had. A call from a kiosk is not a preset.
    pub fn of(slip: &Slip) -> Self {
        let channel =
            if slip.channel == Channel::FromKiosk { Channel::WalkIn } else { slip.channel };
        Self { channel }
    }

    /// To be remembered.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A slip about a topic, taken now, of which nothing else is known.
    pub fn slip(&self, topic: TopicId, scene: &Scene<'_>) -> Slip {
        Slip {
            taken_ms: scene.now.wall_ms,
            taken_on: in_japan(scene.now.wall_ms).0,
            back_dated: false,
            minutes: None,
            channel: self.channel,
            age: AgeBand::Unknown,
            visits: Visits::Unknown,
            device: Device::Unknown,
            topic,
            more_topics: Vec::new(),
            outcome: scene.usual_outcome(),
            referrals: Vec::new(),
            lessons: Vec::new(),
            services: Vec::new(),
            note: String::new(),
            follow_up: None,
            venue: scene.machine.venue.clone(),
            call: None,
        }
    }
}

/// The day that somebody means by `2026-12-5`, `12-5`, `12/5`, `12月5日` or `5`: without a year the one nearest to
/// today, without a month this month.
pub fn day_meant(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let numbers: Vec<u32> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match numbers[..] {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => [-1, 0, 1]
            .into_iter()
            .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
            .min_by_key(|on| (*on - today).num_days().abs()),
        [day] => today.with_day(day),
        _ => None,
    }
}

/// The day ahead that somebody means: without a year or a month the next one that is not over.
pub fn day_ahead(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let on = day_meant(typed, today)?;
    let numbers =
        typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let months = match numbers {
        1 => 1,
        2 => 12,
        _ => 0,
    };
    let later = on.checked_add_months(Months::new(months)).filter(|_| on < today);
    Some(later.unwrap_or(on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_understood_in_the_ways_in_which_people_write_it() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = on("2026-12-28");
        for (typed, meant) in [
            ("2026-12-5", "2026-12-05"),
            ("12-5", "2026-12-05"),
            ("12/5", "2026-12-05"),
            ("12月5日", "2026-12-05"),
            ("1/10", "2027-01-10"),
            ("5", "2026-12-05"),
        ] {
            assert_eq!(day_meant(typed, today), Some(on(meant)), "{typed}");
        }
        for bad in ["", "x", "13/1", "2/30", "40", "1-2-3-4", "99999999999"] {
            assert_eq!(day_meant(bad, today), None, "{bad}");
        }
    }

    #[test]
    fn a_day_ahead_is_the_next_one_unless_its_year_was_typed() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = on("2026-12-28");
        for (typed, meant) in [
            ("12/30", "2026-12-30"),
            ("12/5", "2027-12-05"),
            ("1/10", "2027-01-10"),
            ("5", "2027-01-05"),
            ("28", "2026-12-28"),
            ("2026-12-05", "2026-12-05"),
        ] {
            assert_eq!(day_ahead(typed, today), Some(on(meant)), "{typed}");
        }
        assert_eq!(day_ahead("x", today), None);
    }
}
