//! The figures of a month as they are published: consultations and attendance by venue, topic and age, with every count
//! that could point to a person hidden (see [`suppress`](super::suppress)). Each month is protected for itself and has
//! no sums with others, so what is published of it never depends on which months are published beside it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    facts::{ClassFact, ClassStanding, Facts, Field},
    suppress::{Counts, SMALL},
};
use crate::domain::{
    consultation::{AgeBand, words},
    ids::{TopicId, VenueId},
    period::Month,
    search::fold::fold,
    venue::Venue,
};

words! {
    /// What is counted. The name stands in files.
    Measure {
        /// Consultations.
        Consultations = "consultations",
        /// Classes held.
        Classes = "classes",
        /// Places at them.
        Capacity = "capacity",
        /// Bookings that had a place.
        Booked = "booked",
        /// Learners who came.
        Attended = "attended",
    }
}

impl Measure {
    /// Whether it counts people. What counts classes and chairs points to nobody, and the list of classes says it too.
    fn is_of_people(self) -> bool {
        matches!(self, Self::Consultations | Self::Booked | Self::Attended)
    }
}

words! {
    /// By what it is counted. The name stands in files.
    By {
        /// All together.
        Total = "total",
        /// By venue.
        Venue = "venue",
        /// By topic.
        Topic = "topic",
        /// By age.
        Age = "age",
    }
}

/// Of what a figure is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// All together.
    Total,
    /// A venue by its name, with its id if somebody described it.
    Venue(String, Option<VenueId>),
    /// A topic.
    Topic(TopicId),
    /// An age.
    Age(AgeBand),
}

impl Item {
    /// By what that is.
    pub fn by(&self) -> By {
        match self {
            Self::Total => By::Total,
            Self::Venue(..) => By::Venue,
            Self::Topic(_) => By::Topic,
            Self::Age(_) => By::Age,
        }
    }
}

/// What is published of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// The figure.
    Published(u64),
    /// Kept back, so that nobody can be told from it.
    Hidden,
    /// Nobody reported it: not zero.
    NotReported,
}

words! {
    /// How it stands with a figure. The name stands in files.
    Status {
        /// It is published.
        Published = "published",
        /// It is kept back.
        Hidden = "hidden",
        /// Nobody reported it.
        NotReported = "not-reported",
    }
}

impl Figure {
    /// How it stands with it.
    pub fn status(self) -> Status {
        match self {
            Self::Published(_) => Status::Published,
            Self::Hidden => Status::Hidden,
            Self::NotReported => Status::NotReported,
        }
    }
}

/// A published line: what is counted, of what, and the figure.
pub type Line = (Measure, Item, Figure);

/// The figures of a month. A closing keeps them, so that a release is the same whatever is recorded later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Consultations: all, by venue, by topic, by age.
    pub consultations: Vec<Line>,
    /// Classes: all, by venue; those who came also by age.
    pub attendance: Vec<Line>,
}

impl MonthFigures {
    /// The figures of a month that is over, from facts that hold it. Records whose clock nobody had checked are in none
    /// of them. `topics` are those that have a line also when nobody asked.
    pub fn of(month: Month, facts: &Facts, topics: &[TopicId]) -> Self {
        Self {
            month,
            consultations: consultations(month, facts, topics),
            attendance: attendance(month, facts),
        }
    }
}

fn consultations(month: Month, facts: &Facts, topics: &[TopicId]) -> Vec<Line> {
    let mut counts = Counts::default();
    let mut add = |item, more| counts.add((Measure::Consultations, item), more);
    add(Item::Total, 0);
    let (heard, silent) = places(month, facts);
    // These have a line also if nothing is counted.
    let topics = topics.iter().cloned().map(Item::Topic);
    let ages = AgeBand::ALL.iter().copied().map(Item::Age);
    for item in topics.chain(ages).chain(heard.iter().map(|name| place(facts, name))) {
        add(item, 0);
    }
    for fact in &facts.consultations {
        if fact.is_unsure || !month.period().contains(fact.on.date()) {
            continue;
        }
        add(Item::Total, 1);
        add(place(facts, facts.names.get(Field::Venue, fact.venue)), 1);
        add(Item::Topic(TopicId::new(facts.names.get(Field::Topic, fact.topic))), 1);
        add(Item::Age(fact.age), 1);
    }
    let mut lines = protected(counts);
    let known: BTreeSet<Item> = lines.iter().map(|(_, item, _)| item.clone()).collect();
    let silent: BTreeSet<Item> = silent.iter().map(|name| place(facts, name)).collect();
    let gaps = silent.difference(&known).cloned();
    lines.extend(gaps.map(|item| (Measure::Consultations, item, Figure::NotReported)));
    lines.sort_unstable_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    lines
}

fn attendance(month: Month, facts: &Facts) -> Vec<Line> {
    const ALL: [Measure; 4] =
        [Measure::Classes, Measure::Capacity, Measure::Booked, Measure::Attended];
    let mut counts = Counts::default();
    for measure in ALL {
        counts.add((measure, Item::Total), 0);
        for venue in facts.venues.iter().filter(|venue| !venue.about.retired) {
            counts.add((measure, of_venue(venue)), 0);
        }
    }
    for age in AgeBand::ALL {
        counts.add((Measure::Attended, Item::Age(*age)), 0);
    }
    let is_held = |class: &&ClassFact| {
        class.state == ClassStanding::Held && month.period().contains(class.on)
    };
    for class in facts.classes.iter().filter(is_held) {
        let venue = facts.venues.iter().find(|venue| venue.id == class.venue);
        let unknown = || Item::Venue(String::new(), Some(class.venue));
        let venue = venue.map_or_else(unknown, of_venue);
        let came = u64::from(class.headcount.here);
        let figures = [1, u64::from(class.capacity), u64::from(class.booked), came];
        for (measure, figure) in ALL.into_iter().zip(figures) {
            counts.add((measure, Item::Total), figure);
            counts.add((measure, venue.clone()), figure);
        }
        let mut unsaid = came;
        for (age, count) in &class.headcount.ages {
            let count = u64::from(*count).min(unsaid);
            unsaid -= count;
            counts.add((Measure::Attended, Item::Age(*age)), count);
        }
        counts.add((Measure::Attended, Item::Age(AgeBand::Unknown)), unsaid);
    }
    protected(counts)
}

/// Counts with what has to be hidden of them, given that by each thing they make the total.
fn protected(mut counts: Counts<(Measure, Item)>) -> Vec<Line> {
    let keys: Vec<(Measure, Item)> = counts.cells().map(|(key, _)| key.clone()).collect();
    let mut groups: BTreeMap<(Measure, By), Vec<(Measure, Item)>> = BTreeMap::new();
    for key in keys {
        groups.entry((key.0, key.1.by())).or_default().push(key);
    }
    for ((measure, by), parts) in groups {
        if by != By::Total {
            counts.sum((measure, Item::Total), parts);
        }
    }
    let hidden = counts
        .hidden_besides(|(measure, _), count| measure.is_of_people() && SMALL.contains(&count));
    let line = |(key, count): (&(Measure, Item), u64)| {
        let is_hidden = hidden.contains(key);
        let figure = if is_hidden { Figure::Hidden } else { Figure::Published(count) };
        (key.0, key.1.clone(), figure)
    };
    counts.cells().map(line).collect()
}

/// The names of venues with machines in a month: those of which one was heard from, and those of which none was.
fn places(month: Month, facts: &Facts) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut heard, mut there) = (BTreeSet::new(), BTreeSet::new());
    for machine in &facts.machines {
        // A machine that nobody had heard from yet was not there.
        let is_there = |day: &_| machine.first_heard.is_some_and(|first| first <= *day);
        for day in month.period().days().filter(is_there) {
            let venue = machine.venue_on(day);
            there.insert(venue);
            if machine.heard.contains(&day) {
                heard.insert(venue);
            }
        }
    }
    let silent = there.difference(&heard).copied().collect();
    (heard, silent)
}

/// The venue of a name, in any width and case; one that was retired still has its id.
fn place(facts: &Facts, name: &str) -> Item {
    let folded = fold(name);
    let same = facts.venues.iter().filter(|venue| fold(&venue.about.name) == folded);
    let found = same.min_by_key(|venue| (venue.about.retired, venue.id));
    found.map_or_else(|| Item::Venue(name.to_owned(), None), of_venue)
}

fn of_venue(venue: &Venue) -> Item {
    Item::Venue(venue.about.name.clone(), Some(venue.id))
}

#[cfg(test)]
mod tests;
