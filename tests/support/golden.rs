//! The golden month, October 2026: a small city whose every figure can be worked out by hand, as records that a store
//! can be fed with and as the facts that follow from them. What is expected of it stands beside the tests that read it.
//!
//! Three venues in two districts, and one that is no longer offered:
//!
//! - 中央公民館, 中部, open from Monday to Friday (22 days in October): machines 中央1 and 中央2
//! - 庄内公民館, 南部, open on Tuesdays and Thursdays (9 days): machine 庄内1
//! - 蛍池図書館, 中部, open on Wednesdays without the 14th (3 days): machine 蛍池1
//! - 旧会館: retired, nothing happened there
//!
//! Machines are heard from on every open day from April on, save 中央2 on 20 and 21 October, 庄内1 on the 29th and
//! 蛍池1 in all of October. 庄内1 is also heard from on Saturday the 31st, with a clock that nobody had checked.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Weekday};
use terakoya::domain::{
    bookmark::BookmarkNo,
    catalogue::{Access, Online, Service, Status},
    consultation::{
        AgeBand, Channel, Consultation, Device, FollowUp, ReceiptNo, Slip, Standing, Visits,
        from_japan, in_japan,
    },
    content::Content,
    desk::OpenMatter,
    figures::{
        Facts, Report,
        ask::{Asked, Known},
        facts::{
            ClassFact, ClassStanding, ConsultationFact, Field, HeadcountFact, LessonFact, Look,
            LookFact, Machine, Names, PersonFact, SittingFact,
        },
        report,
    },
    ids::{
        ClassId, ConsultationId, EventId, HelpCallId, HomeId, LessonId, OutcomeId, ReferralId,
        SeriesId, ServiceId, SittingId, StaffId, TopicId, TroubleId, VenueId, WordId,
    },
    lesson::{CheckDate, Handset, Lesson, LessonText, Level, Step},
    locale::{Locale, Localized},
    period::Period,
    sitting::{Answer, Ending, HelpCall, LessonRun, Place, Sitting, StepRun},
    terms::{List, Outcome, Referral, Term, Terms, Topic},
    text::Text,
    venue::{AboutVenue, Hours, Opening, OpeningException, Span, Venue},
};
use uuid::Uuid;

/// The day on which the reports of October are made.
pub const TODAY: &str = "2026-11-05";
pub const CHUO: &str = "中央公民館";
pub const SHONAI: &str = "庄内公民館";
pub const HOTARU: &str = "蛍池図書館";
pub const COURSE: &str = "はじめてのスマホ";

/// A talk as it was written down.
#[derive(Clone)]
pub struct Talk {
    /// The manieth machine it was written down at.
    pub machine: usize,
    pub helper: Option<StaffId>,
    pub slip: Slip,
    /// Whether nobody had checked the machine's clock on that day.
    pub is_unsure: bool,
}

/// A machine, its venue, and the days on which it was heard from.
#[derive(Clone)]
pub struct GoldenMachine {
    pub home: HomeId,
    pub number: u16,
    pub name: String,
    pub venue: String,
    pub heard: Vec<NaiveDate>,
}

/// All that happened.
#[derive(Clone)]
pub struct Golden {
    pub venues: Vec<Venue>,
    pub machines: Vec<GoldenMachine>,
    pub talks: Vec<Talk>,
    /// Visits, each with its machine.
    pub sittings: Vec<(usize, Sitting)>,
    /// Codes that were shown: at which machine, when, whose.
    pub codes: Vec<(usize, i64, ServiceId)>,
    /// Visits to kiosks under a bookmark: at which machine, on which day, whose.
    pub people: Vec<(usize, NaiveDate, BookmarkNo)>,
    pub classes: Vec<ClassFact>,
    pub courses: Vec<(SeriesId, String)>,
    pub terms: Terms,
    pub content: Content,
    pub open: Vec<OpenMatter>,
    pub drafts: usize,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(day_and_time: &str) -> i64 {
    let (on, time) = day_and_time.split_once(' ').unwrap();
    from_japan(day(on), clock(time))
}

fn clock(time: &str) -> NaiveTime {
    NaiveTime::parse_from_str(time, "%H:%M").unwrap()
}

fn span(from: &str, until: &str) -> Span {
    Span { from: clock(from), until: clock(until) }
}

pub fn helper(nth: u128) -> StaffId {
    StaffId(Uuid::from_u128(0x57AF_0000 + nth))
}

/// The manieth bookmark, of those who were here more than once or booked.
pub fn bookmark(nth: u32) -> BookmarkNo {
    BookmarkNo::new(1, nth).unwrap()
}

pub fn venue_id(nth: u128) -> VenueId {
    VenueId(Uuid::from_u128(0xE000 + nth))
}

impl Golden {
    /// The golden month and what went before it.
    pub fn month() -> Self {
        let venues = venues();
        Self {
            machines: machines(&venues),
            venues,
            talks: talks(),
            sittings: sittings(),
            codes: vec![
                (0, at("2026-10-01 10:12"), "mynaportal".into()),
                (0, at("2026-10-16 15:05"), "toyonaka-city".into()),
                (0, at("2026-10-20 10:20"), "mynaportal".into()),
            ],
            people: vec![
                (0, day("2026-10-01"), bookmark(1)),
                (0, day("2026-10-05"), bookmark(1)),
                (0, day("2026-10-05"), bookmark(3)),
                (2, day("2026-10-08"), bookmark(2)),
            ],
            classes: classes(),
            courses: vec![(series(), COURSE.to_owned())],
            terms: terms(),
            content: content(),
            open: talks().into_iter().filter_map(open_matter).collect(),
            drafts: 2,
        }
    }

    /// What reports are made with on [`TODAY`].
    pub fn known(&self) -> Known<'_> {
        Known {
            terms: &self.terms,
            content: Some(&self.content),
            courses: &self.courses,
            open: &self.open,
            drafts: self.drafts,
            today: day(TODAY),
        }
    }

    /// A report as it is made on [`TODAY`].
    pub fn report(&self, asked: &Asked) -> Report {
        let facts: Vec<_> = asked.periods().into_iter().map(|days| self.facts(days)).collect();
        report(asked, &facts, &self.known())
    }

    /// The facts that follow from the records of a period.
    pub fn facts(&self, period: Period) -> Facts {
        let mut names = Names::default();
        let within = |ms: i64| period.contains(in_japan(ms).0);
        let (mut consultations, mut sittings, mut lessons, mut looks) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for talk in self.talks.iter().filter(|talk| period.contains(talk.slip.taken_on)) {
            consultations.push(self.consultation(talk, &mut names));
        }
        for (machine, sitting) in self.sittings.iter().filter(|(_, s)| within(s.started_ms)) {
            let home = self.home(*machine, &mut names);
            let on = in_japan(sitting.started_ms).0.into();
            sittings.push(SittingFact {
                on,
                hour: hour(sitting.started_ms),
                home,
                locale: sitting.locale,
                handset: sitting.handset,
                ending: sitting.ended.unwrap(),
                help_calls: u8::try_from(sitting.help_calls.len()).unwrap(),
                minutes: u16::try_from((sitting.last_ms - sitting.started_ms) / 60_000).unwrap(),
                is_unsure: false,
            });
            for run in &sitting.lessons {
                let lesson = names.code(Field::Lesson, run.lesson.as_str());
                lessons.push(LessonFact { on, home, lesson, ..lesson_fact(sitting, run) });
            }
            let words = sitting.words.iter().map(|id| (Look::Word, id.as_str()));
            let troubles = sitting.troubles.iter().map(|id| (Look::Trouble, id.as_str()));
            for (look, id) in words.chain(troubles) {
                let code = names.code(look.field(), id);
                looks.push(LookFact { on, home, look, code, is_unsure: false });
            }
        }
        for (machine, ms, service) in self.codes.iter().filter(|(_, ms, _)| within(*ms)) {
            let home = self.home(*machine, &mut names);
            let code = names.code(Field::Service, service.as_str());
            let on = in_japan(*ms).0.into();
            looks.push(LookFact { on, home, look: Look::Code, code, is_unsure: false });
        }
        let people = self.people.iter().filter(|(_, on, _)| period.contains(*on));
        let person = |(machine, on, no): &(usize, NaiveDate, BookmarkNo)| {
            let (on, bookmark) = ((*on).into(), no.id());
            PersonFact { on, home: self.home(*machine, &mut names), bookmark }
        };
        let people = people.map(person).collect();
        Facts {
            period,
            consultations,
            sittings,
            lessons,
            looks,
            people,
            classes: self.classes.iter().filter(|c| period.contains(c.on)).cloned().collect(),
            machines: self.machines.iter().map(|machine| machine.in_period(period)).collect(),
            venues: self.venues.clone(),
            last_ms: self.talks.iter().map(|talk| talk.slip.taken_ms).max(),
            names,
        }
    }

    fn home(&self, machine: usize, names: &mut Names) -> u16 {
        names.code(Field::Home, &self.machines[machine].home.to_string())
    }

    fn consultation(&self, talk: &Talk, names: &mut Names) -> ConsultationFact {
        fn joined<T>(ids: &[T], text: impl Fn(&T) -> &str) -> String {
            let mut texts: Vec<&str> = ids.iter().map(text).collect();
            texts.sort_unstable();
            texts.join(" ")
        }
        let slip = &talk.slip;
        let helper = talk.helper.map(|helper| helper.to_string()).unwrap_or_default();
        ConsultationFact {
            on: slip.taken_on.into(),
            hour: hour(slip.taken_ms),
            home: self.home(talk.machine, names),
            venue: names.code(Field::Venue, &slip.venue),
            topic: names.code(Field::Topic, slip.topic.as_str()),
            more_topics: names.code(Field::MoreTopics, ""),
            outcome: names.code(Field::Outcome, slip.outcome.as_str()),
            referrals: names.code(Field::Referrals, &joined(&slip.referrals, |id| id.as_str())),
            services: names.code(Field::Services, &joined(&slip.services, |id| id.as_str())),
            helper: names.code(Field::Helper, &helper),
            minutes: slip.minutes,
            channel: slip.channel,
            age: slip.age,
            visits: slip.visits,
            device: slip.device,
            is_open: slip.follow_up.is_some(),
            has_lesson: !slip.lessons.is_empty(),
            is_unsure: talk.is_unsure,
            is_back_dated: slip.back_dated,
        }
    }
}

impl GoldenMachine {
    fn in_period(&self, period: Period) -> Machine {
        Machine {
            home: self.home,
            name: self.name.clone(),
            number: self.number,
            venues: vec![(day("2026-04-01"), self.venue.clone())],
            heard: self.heard.iter().copied().filter(|on| period.contains(*on)).collect(),
            first_heard: self.heard.first().copied(),
        }
    }
}

fn hour(ms: i64) -> u8 {
    use chrono::Timelike;
    u8::try_from(in_japan(ms).1.hour()).unwrap()
}

fn lesson_fact(sitting: &Sitting, run: &LessonRun) -> LessonFact {
    let bit = |step: u16| 1_u32 << step;
    let steps: Vec<u16> = run.steps.iter().map(|step| step.step).collect();
    let backwards = steps.windows(2).filter(|pair| pair[1] < pair[0]).map(|pair| bit(pair[0]));
    let called = sitting.help_calls.iter().filter_map(|call| match &call.place {
        Place::Step { lesson, step } if *lesson == run.lesson => Some(bit(*step)),
        _ => None,
    });
    let wrong = run.answers.iter().filter(|answer| !answer.right).map(|answer| bit(answer.step));
    let together = |bits: &mut dyn Iterator<Item = u32>| bits.fold(0, |all, bit| all | bit);
    LessonFact {
        on: in_japan(sitting.started_ms).0.into(),
        home: 0,
        lesson: 0,
        locale: sitting.locale,
        handset: sitting.handset,
        is_finished: run.finished,
        confidence: run.confidence,
        seconds: u16::try_from(run.steps.iter().map(|step| step.for_ms).sum::<u64>() / 1_000)
            .unwrap(),
        farthest: steps.iter().max().map(|step| u8::try_from(*step).unwrap()),
        last: steps.last().map(|step| u8::try_from(*step).unwrap()),
        went_back: together(&mut backwards.into_iter()),
        wrong: together(&mut wrong.into_iter()),
        called: together(&mut called.into_iter()),
        is_unsure: false,
    }
}

fn venues() -> Vec<Venue> {
    let venue = |nth: u128, name: &str, district: &str, days: &[Weekday]| {
        let hours = |weekday: &Weekday| Hours { weekday: *weekday, span: span("09:00", "17:00") };
        let weekly = days.iter().map(hours).collect();
        let about = AboutVenue {
            name: name.to_owned(),
            district: district.to_owned(),
            opening: Opening { weekly, exceptions: Vec::new() },
            ..AboutVenue::default()
        };
        Venue { id: venue_id(nth), about }
    };
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let mut hotaru = venue(3, HOTARU, "中部", &[Weekday::Wed]);
    let closed = OpeningException { on: day("2026-10-14"), open: vec![], reason: String::new() };
    hotaru.about.opening.exceptions.push(closed);
    let mut gone = venue(4, "旧会館", "南部", &week);
    gone.about.retired = true;
    vec![
        venue(1, CHUO, "中部", &week),
        venue(2, SHONAI, "南部", &[Weekday::Tue, Weekday::Thu]),
        gone,
        hotaru,
    ]
}

fn machines(venues: &[Venue]) -> Vec<GoldenMachine> {
    let all = Period { from: day("2026-04-01"), until: day("2026-10-31") };
    let machine = |number: u16, name: &str, venue: &str, missed: &[&str], also: &[&str]| {
        let described = venues.iter().find(|known| known.about.name == venue).unwrap();
        let is_open = |on: &NaiveDate| !described.about.opening.on(*on).is_empty();
        let is_missed =
            |on: &NaiveDate| missed.iter().any(|missed| on.to_string().starts_with(missed));
        let heard = all.days().filter(|on| is_open(on) && !is_missed(on));
        let heard = heard.chain(also.iter().map(|also| day(also))).collect();
        let home = HomeId(Uuid::from_u128(0xA000 + u128::from(number)));
        let (name, venue) = (name.to_owned(), venue.to_owned());
        GoldenMachine { home, number, name, venue, heard }
    };
    vec![
        machine(1, "中央1", CHUO, &[], &[]),
        machine(2, "中央2", CHUO, &["2026-10-20", "2026-10-21"], &[]),
        machine(3, "庄内1", SHONAI, &["2026-10-29"], &["2026-10-31"]),
        machine(4, "蛍池1", HOTARU, &["2026-10"], &[]),
    ]
}

/// The talks, one a line: venue, day and time, topic, outcome, referrals, channel, age, visits, device, minutes, what
/// was shown (a lesson or a code), who wrote it down; `-` for none. The two at the top were before October; the others
/// are called 1 to 15 where figures are worked out, and the last one was on a day on which nobody had checked the clock.
const TALKS: &str = "
    蛍池図書館 2026-06-10 10:00 photos    solved     -                           walk-in     70s     first   iphone        20 - 1
    中央公民館 2026-09-08 10:00 wifi      solved     -                           walk-in     70s     first   android       15 - 1
    中央公民館 2026-10-01 10:00 wifi      solved     -                           walk-in     70s     first   android       20 lesson:wifi 1
    庄内公民館 2026-10-01 10:30 line-sns  solved     -                           walk-in     70s     again   iphone        15 - 2
    中央公民館 2026-10-02 11:15 photos    partly     -                           booked      80s     first   senior        30 - 1
    中央公民館 2026-10-05 10:00 my-number referred   city-section                walk-in     60s     first   android       25 - 1
    庄内公民館 2026-10-06 14:00 wifi      solved     -                           from-kiosk  70s     unknown android       -  lesson:wifi 2
    庄内公民館 2026-10-08 10:10 line-sns  unsolved   -                           walk-in     80s     first   senior        40 - 2
    中央公民館 2026-10-09 13:30 line-sns  solved     -                           after-class 70s     again   iphone        10 lesson:line-first-message 1
    庄内公民館 2026-10-13 11:00 photos    solved     -                           walk-in     60s     again   android       15 - 2
    中央公民館 2026-10-15 10:45 fraud     referred   consumer-centre,hotline-188 phone       90-over first   feature-phone 35 - 1
    中央公民館 2026-10-16 15:00 wifi      solved     -                           walk-in     70s     again   tablet        20 code:toyonaka-city 1
    中央公民館 2026-10-20 10:00 my-number solved     -                           booked      70s     first   iphone        45 code:mynaportal 1
    庄内公民館 2026-10-20 13:00 fraud     comes-back -                           walk-in     80s     first   senior        -  - 2
    庄内公民館 2026-10-22 10:20 wifi      solved     -                           walk-in     unknown unknown none          5  - 2
    中央公民館 2026-10-27 14:30 line-sns  partly     -                           walk-in     70s     again   android       20 - 1
    中央公民館 2026-10-30 11:00 my-number referred   city-section                walk-in     80s     first   android       30 - -
    庄内公民館 2026-10-31 10:00 wifi      solved     -                           walk-in     70s     first   android       20 - 2
";

fn talks() -> Vec<Talk> {
    TALKS.lines().filter(|line| !line.trim().is_empty()).map(talk).collect()
}

fn talk(line: &str) -> Talk {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [venue, on, time, topic, outcome, referrals, channel, age, visits, device, rest @ ..] =
        fields.as_slice()
    else {
        panic!("{line}")
    };
    let [minutes, shown, by] = rest else { panic!("{line}") };
    let some = |text: &str| (text != "-").then(|| text.to_owned());
    let is_open = ["unsolved", "comes-back"].contains(outcome);
    let slip = Slip {
        taken_ms: at(&format!("{on} {time}")),
        taken_on: day(on),
        back_dated: false,
        minutes: some(minutes).map(|minutes| minutes.parse().unwrap()),
        channel: Channel::named(channel).unwrap(),
        age: AgeBand::named(age).unwrap(),
        visits: Visits::named(visits).unwrap(),
        device: Device::named(device).unwrap(),
        topic: TopicId::new(*topic),
        more_topics: Vec::new(),
        outcome: OutcomeId::new(*outcome),
        referrals: some(referrals)
            .iter()
            .flat_map(|ids| ids.split(',').map(ReferralId::new))
            .collect(),
        lessons: shown.strip_prefix("lesson:").map(LessonId::new).into_iter().collect(),
        services: shown.strip_prefix("code:").map(ServiceId::new).into_iter().collect(),
        note: String::new(),
        follow_up: is_open.then(|| FollowUp {
            due_on: (*outcome == "comes-back").then(|| day("2026-11-10")),
            what: "もう一度".to_owned(),
        }),
        venue: (*venue).to_owned(),
        call: None,
    };
    let machine = match *venue {
        CHUO => 0,
        SHONAI => 2,
        _ => 3,
    };
    let is_unsure = *on == "2026-10-31";
    Talk { machine, helper: some(by).map(|nth| helper(nth.parse().unwrap())), slip, is_unsure }
}

/// What a talk left open; each talk that did is the first of its machine and day.
fn open_matter(talk: Talk) -> Option<OpenMatter> {
    let due_on = talk.slip.follow_up.as_ref()?.due_on;
    let on = talk.slip.taken_on;
    let machine = u16::try_from(talk.machine).unwrap() + 1;
    let id = Uuid::from_u128(u128::from(talk.slip.taken_ms.unsigned_abs()));
    let consultation = Consultation {
        id: ConsultationId(id),
        receipt: ReceiptNo { machine, on, serial: 1 },
        helper: talk.helper,
        standing: Standing::Valid,
        is_open: true,
        saved_ms: talk.slip.taken_ms,
        event: EventId(id),
        slip: talk.slip,
    };
    Some(OpenMatter { consultation, due_on })
}

/// A pass through a lesson: its steps in the order of seeing with seconds on each.
fn run(lesson: &str, begun: &str, steps: &[(u16, u64)], finished: bool) -> LessonRun {
    let step = |(step, seconds): &(u16, u64)| StepRun { step: *step, for_ms: seconds * 1_000 };
    LessonRun {
        lesson: LessonId::new(lesson),
        started_ms: at(begun),
        steps: steps.iter().map(step).collect(),
        answers: Vec::new(),
        finished,
        confidence: None,
    }
}

fn sittings() -> Vec<(usize, Sitting)> {
    let sitting = |nth: u128, begun: &str, locale: Locale, handset: Option<Handset>| Sitting {
        id: SittingId(Uuid::from_u128(0x5171_0000 + nth)),
        locale,
        handset,
        started_ms: at(begun),
        last_ms: at(begun) + 900_000,
        lessons: Vec::new(),
        codes: Vec::new(),
        words: Vec::new(),
        troubles: Vec::new(),
        help_calls: Vec::new(),
        ended: Some(Ending::Left),
    };
    let wrong = |step| Answer { step, choice: 1, right: false };
    let call = |nth: u128, called: &str, place: Place| HelpCall {
        id: HelpCallId(Uuid::from_u128(0xCA11_0000 + nth)),
        called_ms: at(called),
        place,
    };
    let (android, iphone) = (Some(Handset::Android), Some(Handset::Iphone));

    let mut june = sitting(0, "2026-06-10 10:00", Locale::Ja, None);
    june.lessons =
        vec![run("wifi", "2026-06-10 10:00", &[(0, 50), (1, 50), (2, 50), (3, 50)], true)];

    let mut first = sitting(1, "2026-10-01 10:05", Locale::Ja, android);
    first.lessons =
        vec![run("wifi", "2026-10-01 10:05", &[(0, 60), (1, 90), (2, 90), (3, 60)], true)];
    first.codes = vec!["mynaportal".into()];

    let mut second = sitting(2, "2026-10-05 13:00", Locale::Ja, None);
    let mut left = run("wifi", "2026-10-05 13:00", &[(0, 30), (1, 60), (0, 20), (1, 40)], false);
    left.answers = vec![wrong(1)];
    second.help_calls =
        vec![call(1, "2026-10-05 13:03", Place::Step { lesson: "wifi".into(), step: 1 })];
    second.lessons = vec![left];

    let mut third = sitting(3, "2026-10-08 11:00", Locale::En, iphone);
    third.lessons = vec![
        run("line-first-message", "2026-10-08 11:00", &[(0, 200), (1, 200), (2, 200)], true),
        run("wifi", "2026-10-08 11:11", &[(0, 15)], false),
    ];

    let mut fourth = sitting(4, "2026-10-14 10:30", Locale::Ja, Some(Handset::Senior));
    fourth.lessons = vec![
        run("touch", "2026-10-14 10:30", &[(0, 60), (1, 60)], true),
        run("wifi", "2026-10-14 10:33", &[(0, 120), (1, 100), (2, 100), (3, 100)], true),
    ];

    let mut fifth = sitting(5, "2026-10-20 15:00", Locale::JaSimple, None);
    fifth.words = vec![WordId::new("wifi"), WordId::new("qr")];
    fifth.troubles = vec![TroubleId::new("no-sound")];
    fifth.help_calls = vec![call(2, "2026-10-20 15:02", Place::Home)];

    let mut sixth = sitting(6, "2026-10-23 10:00", Locale::Ja, android);
    let mut left =
        run("line-first-message", "2026-10-23 10:00", &[(0, 50), (1, 50), (2, 50)], false);
    left.answers = vec![wrong(2)];
    sixth.lessons = vec![left];
    sixth.words = vec![WordId::new("wifi")];

    vec![(3, june), (0, first), (0, second), (2, third), (1, fourth), (2, fifth), (0, sixth)]
}

pub fn series() -> SeriesId {
    SeriesId(Uuid::from_u128(0x5E21))
}

fn classes() -> Vec<ClassFact> {
    fn counts<T: Ord + Copy>(of: &[(T, u32)]) -> BTreeMap<T, u32> {
        of.iter().copied().collect()
    }
    let reasons = |of: &[(&str, u32)]| of.iter().map(|(why, n)| ((*why).to_owned(), *n)).collect();
    let class = |nth: u128, title: &str, venue: u128, on: &str, hours: Span| ClassFact {
        id: ClassId(Uuid::from_u128(0xC1A5_0000 + nth)),
        title: title.to_owned(),
        series: (title == COURSE).then(series),
        venue: venue_id(venue),
        on: day(on),
        span: hours,
        capacity: 8,
        state: ClassStanding::Held,
        booked: 0,
        applied: 0,
        cancelled: 0,
        no_shows: 0,
        never_served: 0,
        walk_ins: 0,
        lessons: Vec::new(),
        bookmarks: Vec::new(),
        headcount: HeadcountFact::default(),
        exit: [0; 6],
    };
    let morning = span("10:00", "12:00");
    vec![
        ClassFact {
            booked: 6,
            applied: 6,
            no_shows: 1,
            headcount: HeadcountFact {
                here: 5,
                ages: counts(&[(AgeBand::Seventies, 5)]),
                visits: counts(&[(Visits::First, 5)]),
                devices: counts(&[(Device::Android, 5)]),
                reasons: reasons(&[("", 5)]),
            },
            ..class(0, COURSE, 1, "2026-06-17", morning)
        },
        ClassFact {
            booked: 8,
            applied: 10,
            cancelled: 1,
            no_shows: 2,
            never_served: 1,
            walk_ins: 1,
            bookmarks: vec![bookmark(3).id()],
            headcount: HeadcountFact {
                here: 7,
                ages: counts(&[
                    (AgeBand::Sixties, 1),
                    (AgeBand::Seventies, 4),
                    (AgeBand::Eighties, 2),
                ]),
                visits: counts(&[(Visits::First, 5), (Visits::Again, 2)]),
                devices: counts(&[(Device::Android, 4), (Device::Iphone, 2), (Device::Senior, 1)]),
                reasons: reasons(&[("line-sns", 3), ("", 4)]),
            },
            exit: [6, 3, 2, 1, 5, 0],
            ..class(1, COURSE, 1, "2026-10-07", morning)
        },
        ClassFact {
            capacity: 6,
            booked: 4,
            applied: 5,
            cancelled: 1,
            walk_ins: 2,
            bookmarks: vec![bookmark(4).id(), bookmark(1).id()],
            headcount: HeadcountFact {
                here: 6,
                ages: counts(&[
                    (AgeBand::Seventies, 3),
                    (AgeBand::Eighties, 2),
                    (AgeBand::Unknown, 1),
                ]),
                visits: counts(&[(Visits::First, 2), (Visits::Again, 3), (Visits::Unknown, 1)]),
                devices: counts(&[(Device::Android, 3), (Device::Senior, 2), (Device::Unknown, 1)]),
                reasons: reasons(&[("line-sns", 6)]),
            },
            exit: [4, 1, 2, 1, 3, 1],
            ..class(2, "LINEをはじめよう", 2, "2026-10-20", span("10:00", "11:30"))
        },
        ClassFact {
            capacity: 10,
            state: ClassStanding::CalledOff,
            booked: 5,
            applied: 5,
            ..class(3, COURSE, 3, "2026-10-28", morning)
        },
        ClassFact {
            state: ClassStanding::ToCome,
            booked: 3,
            applied: 3,
            ..class(4, "写真の会", 1, "2026-10-29", span("14:00", "16:00"))
        },
    ]
}

fn both(ja: &str, en: &str) -> Localized<Text> {
    Localized(BTreeMap::from([(Locale::Ja, Text::plain(ja)), (Locale::En, Text::plain(en))]))
}

fn term<Id: for<'a> From<&'a str>>(id: &str, ja: &str, en: &str) -> Term<Id> {
    let (name, short) = (both(ja, en), Localized::default());
    Term { id: Id::from(id), name, short, retired: false, split_from: None }
}

fn terms() -> Terms {
    let topic = |id: &str, ja: &str, en: &str, services: &[&str]| Topic {
        term: term(id, ja, en),
        lessons: Vec::new(),
        services: services.iter().map(|id| ServiceId::new(*id)).collect(),
    };
    let outcome = |id: &str, ja: &str, en: &str| Outcome {
        term: term(id, ja, en),
        open: ["unsolved", "comes-back"].contains(&id),
        refers: id == "referred",
    };
    let referral =
        |id: &str, ja: &str, en: &str| Referral { term: term(id, ja, en), services: vec![] };
    let mut gone = topic("fax", "ファックス", "Fax", &[]);
    gone.term.retired = true;
    Terms {
        topics: List(vec![
            topic("line-sns", "LINE・SNS", "LINE and social media", &[]),
            topic("photos", "写真・カメラ", "Photos and camera", &[]),
            topic("maps", "地図", "Maps", &[]),
            topic("wifi", "Wi-Fi・つながらない", "Wi-Fi and connection", &[]),
            gone,
            topic("my-number", "マイナンバーと手続き", "My Number", &["mynumber-dial"]),
            topic("fraud", "あやしい連絡", "Fraud", &["toyonaka-consumer"]),
        ]),
        outcomes: List(vec![
            outcome("solved", "解決した", "Solved"),
            outcome("partly", "一部だけ解決", "Partly solved"),
            outcome("unsolved", "解決しなかった", "Not solved"),
            outcome("comes-back", "また来る", "Comes back"),
            outcome("referred", "ほかを紹介した", "Sent on"),
        ]),
        referrals: List(vec![
            referral("carrier-shop", "携帯電話の店", "Carrier shop"),
            referral("consumer-centre", "消費生活センター", "Consumer centre"),
            referral("hotline-188", "消費者ホットライン 188", "Hotline 188"),
            referral("city-section", "市の担当の課", "City section"),
        ]),
    }
}

fn content() -> Content {
    use Online::{CounterOnly, Full, Part};
    use Status::{Confirmed, ToConfirm};
    let checked = |on: &str| CheckDate { checked_on: day(on), valid_for_days: 180 };
    let lesson = |id: &str, ja: &str, en: &str, steps: usize, on: &str| {
        let text = |title: &str| LessonText {
            title: Text::plain(title),
            about: Vec::new(),
            before: Vec::new(),
            steps: (1..=steps)
                .map(|nth| Step {
                    title: Text::plain(format!("{nth}")),
                    blocks: Vec::new(),
                    question: None,
                })
                .collect(),
            asked: Vec::new(),
        };
        let texts = BTreeMap::from([(Locale::Ja, text(ja)), (Locale::En, text(en))]);
        let lesson = Lesson {
            id: LessonId::new(id),
            level: Level::Basic,
            minutes: 10,
            handsets: Handset::ALL.into(),
            services: Vec::new(),
            next: Vec::new(),
            check: checked(on),
            skills: Vec::new(),
            texts: Localized(texts),
        };
        (lesson.id.clone(), lesson)
    };
    let service =
        |id: &str, ja: &str, en: &str, online: Online, status: Status, on: &str| Service {
            id: ServiceId::new(id),
            access: Access::None,
            owner: both("市", "City"),
            name: both(ja, en),
            what: both(ja, en),
            bring: Localized::default(),
            needs: Vec::new(),
            phone: None,
            hours: Localized::default(),
            online,
            check: checked(on),
            status,
            source: None,
        };
    let (fresh, old) = ("2026-10-01", "2026-04-01");
    Content {
        lessons: BTreeMap::from([
            lesson("wifi", "Wi-Fiにつなぐ", "Join a Wi-Fi network", 4, fresh),
            lesson("line-first-message", "LINEで送る", "A first message", 3, fresh),
            lesson("touch", "さわり方", "How to touch", 2, old),
            lesson("photos", "写真をとる", "Take a photo", 2, fresh),
        ]),
        services: vec![
            service("toyonaka-city", "市のホームページ", "City site", Full, Confirmed, fresh),
            service("mynaportal", "マイナポータル", "Mynaportal", Full, Confirmed, fresh),
            service("toyonaka-library", "図書館", "Library", Part, Confirmed, fresh),
            service("toyonaka-consumer", "消費生活相談", "Advice", CounterOnly, Confirmed, fresh),
            service(
                "mynumber-dial",
                "フリーダイヤル",
                "Dial",
                CounterOnly,
                Confirmed,
                "2026-05-01",
            ),
            service("police-consult", "警察相談", "Police", CounterOnly, Confirmed, fresh),
            service("jpki", "公的個人認証", "JPKI", Full, ToConfirm, fresh),
        ],
        terms: terms(),
        ..Content::default()
    }
}
