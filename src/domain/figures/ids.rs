//! The names of reports, tables, columns and figures: in files they are the same in every version and language.

use serde::{Deserialize, Serialize};

/// Declares an enum whose values have a name that never changes: the name of a sheet, a column, a row in files. The line
/// above each value is also what the data dictionary says of it.
macro_rules! named {
    ($(#[$doc:meta])* $enum:ident { $(#[doc = $says:literal] $value:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $enum {
            $(#[doc = $says] #[serde(rename = $name)] $value,)+
        }

        impl $enum {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The name in files: the same in every version and language.
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $name),+ }
            }

            /// What it is, for the data dictionary.
            pub fn says(self) -> &'static str {
                match self { $(Self::$value => $says.trim_ascii()),+ }
            }

            /// What a name stands for.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// Which report it is.
    ReportId {
        /// This period beside the one before and the same a year ago.
        Overview = "overview",
        /// Who came to classes.
        Attendance = "attendance",
        /// Lessons at the kiosks.
        Lessons = "lessons",
        /// Consultations at the desks.
        Consultations = "consultations",
        /// Procedures on line and the gaps.
        Strategy = "strategy",
        /// The report of a month (月報).
        Month = "month",
        /// The report of a fiscal year (実績報告書).
        Year = "year",
        /// Two fields against each other.
        Cross = "cross",
    }
}

named! {
    /// Which table it is: the name of a sheet or a file.
    TableId {
        /// The figures that everything begins with, beside other periods.
        KeyFigures = "key-figures",
        /// Figures by venue.
        Venues = "venues",
        /// Figures by district.
        Districts = "districts",
        /// Machines and when they were last heard from.
        Machines = "machines",
        /// Venues and machines that were silent on open days.
        Silent = "silent",
        /// What is left open.
        OpenMatters = "open-matters",
        /// Lessons and services that somebody should check again.
        ToCheck = "to-check",
        /// Classes one by one.
        Classes = "classes",
        /// Classes by course.
        Courses = "courses",
        /// Classes by month.
        ClassMonths = "class-months",
        /// Those who came, by day of the week and hour.
        ClassHours = "class-hours",
        /// Those who came, by age.
        ClassAges = "class-ages",
        /// Those who came, first time or again.
        ClassVisits = "class-visits",
        /// Those who came, by what they hold.
        ClassDevices = "class-devices",
        /// Why they came.
        ClassReasons = "class-reasons",
        /// What was answered at the end.
        ExitAnswers = "exit-answers",
        /// Lessons one by one.
        Lessons = "lessons",
        /// The steps of one lesson.
        Funnel = "funnel",
        /// Words that were looked up.
        Words = "words",
        /// Symptoms that were opened.
        Troubles = "troubles",
        /// Languages in which kiosks were used.
        Languages = "languages",
        /// Handsets that were chosen at kiosks.
        Handsets = "handsets",
        /// Visits by day of the week and hour.
        VisitHours = "visit-hours",
        /// Codes that were shown.
        Codes = "codes",
        /// Consultations by topic.
        Topics = "topics",
        /// Consultations by topic and month.
        TopicMonths = "topic-months",
        /// Consultations by outcome.
        Outcomes = "outcomes",
        /// Consultations by referral.
        Referrals = "referrals",
        /// Consultations by how learners came.
        Channels = "channels",
        /// Consultations by age.
        Ages = "ages",
        /// Consultations by first time or again.
        Visits = "visits",
        /// Consultations by device.
        Devices = "devices",
        /// Consultations by helper.
        Helpers = "helpers",
        /// Consultations by day of the week and hour.
        Hours = "hours",
        /// Consultations by month.
        Months = "months",
        /// Two fields of consultations against each other.
        Cross = "cross",
        /// Procedures by how much of them can be done on line.
        Online = "online",
        /// What people ask for that can be done at a counter only.
        CounterOnly = "counter-only",
        /// Asked at the desk, answered by no lesson and no code.
        Gaps = "gaps",
        /// Figures that changed after a month was closed.
        Corrections = "corrections",
        /// Records that came, changed or went after a month was closed.
        LateRecords = "late-records",
    }
}

named! {
    /// Which column it is: its name in files.
    ColumnId {
        /// What the row is about.
        Name = "name",
        /// What the row is about, a second time.
        Second = "second",
        /// A plain number of something that the row names.
        Value = "value",
        /// The period before.
        Before = "before",
        /// The same period a year ago.
        YearAgo = "year-ago",
        /// From the beginning of the fiscal year on.
        SinceApril = "since-april",
        /// Visits to kiosks.
        Visits = "visits",
        /// Different people, by their bookmarks.
        People = "people",
        /// Lessons begun.
        Started = "started",
        /// Lessons gone through to the end.
        Finished = "finished",
        /// Those who got as far as here.
        Reached = "reached",
        /// The middle of how long it took.
        MiddleMinutes = "middle-minutes",
        /// Those who went no further.
        LeftHere = "left-here",
        /// Those who went back from here.
        WentBack = "went-back",
        /// Questions answered wrongly.
        Wrong = "wrong",
        /// Calls for a person.
        HelpCalls = "help-calls",
        /// Classes held.
        Classes = "classes",
        /// Days on which a class was held or a consultation given, counted venue by venue.
        DaysOpen = "days-open",
        /// Places.
        Capacity = "capacity",
        /// Bookings with a place.
        Booked = "booked",
        /// Those who came.
        Attended = "attended",
        /// Those who came, of the places.
        FillRate = "fill-rate",
        /// Bookings cancelled.
        Cancelled = "cancelled",
        /// Booked and did not come.
        NoShows = "no-shows",
        /// Waited and never got a place.
        NeverServed = "never-served",
        /// Came without a booking.
        WalkIns = "walk-ins",
        /// First time, of those of whom it is known.
        FirstShare = "first-share",
        /// Consultations.
        Consultations = "consultations",
        /// Minutes of them, where they were measured.
        Minutes = "minutes",
        /// How many of them were measured.
        Measured = "measured",
        /// Consultations that left the matter open.
        Unsolved = "unsolved",
        /// Of all.
        Share = "share",
        /// Codes shown, at kiosks and desks.
        Codes = "codes",
        /// Open days without a sign of life.
        DaysMissing = "days-missing",
        /// Open days so far.
        OpenDays = "open-days",
        /// The day of it.
        On = "on",
        /// The time of day at which it begins.
        At = "at",
        /// Since when.
        Since = "since",
        /// By when.
        Due = "due",
        /// Where.
        Venue = "venue",
        /// How it stands.
        State = "state",
        /// A text.
        Text = "text",
        /// Of how many.
        Of = "of",
        /// Closed with this figure.
        Closed = "closed",
        /// What it is now.
        Now = "now",
        /// By how much it changed.
        Change = "change",
        /// Why.
        Why = "why",
        /// Which figure.
        Figure = "figure",
        /// When it was recorded.
        When = "when",
        /// Who did it.
        By = "by",
        /// The hour that begins then: a column of each, in tables by the hour.
        Hour = "hour",
    }
}

named! {
    /// A figure that a row of key figures is about.
    FigureId {
        /// Visits to kiosks.
        Visits = "visits",
        /// Different people, by their bookmarks.
        People = "people",
        /// Lessons begun.
        LessonsStarted = "lessons-started",
        /// Lessons gone through to the end.
        LessonsFinished = "lessons-finished",
        /// Calls for a person.
        HelpCalls = "help-calls",
        /// Codes shown, at kiosks and desks.
        Codes = "codes",
        /// Classes held.
        Classes = "classes",
        /// Classes called off.
        CalledOff = "called-off",
        /// Places at classes held.
        Capacity = "capacity",
        /// Bookings with a place.
        Booked = "booked",
        /// Those who came.
        Attended = "attended",
        /// Those who came without a booking.
        WalkIns = "walk-ins",
        /// Those who came, of the places.
        FillRate = "fill-rate",
        /// Bookings cancelled.
        Cancelled = "cancelled",
        /// Booked and did not come.
        NoShows = "no-shows",
        /// Waited and never got a place.
        NeverServed = "never-served",
        /// First time, of those who came and of whom it is known.
        FirstShare = "first-share",
        /// Would come to a class again, of those who said.
        ComeAgain = "come-again",
        /// Consultations.
        Consultations = "consultations",
        /// Minutes of consultations, where they were measured.
        Minutes = "minutes",
        /// Days on which a class was held or a consultation given, counted venue by venue.
        DaysOpen = "days-open",
        /// Records whose clock nobody had checked.
        UnsureClock = "unsure-clock",
        /// Procedures of the directory.
        Procedures = "procedures",
        /// Those of them all of which can be done on line.
        Online = "online",
    }
}
