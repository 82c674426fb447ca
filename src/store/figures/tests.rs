//! What figures say does not hang on the order in which the entries of several machines come in. Nothing brings
//! entries from one machine to another yet; here they are taken in as they would be: written as they are, with what
//! follows from them.

use chrono::{NaiveDate, NaiveTime};
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use super::*;
use crate::{
    domain::{
        attendance::{AttendanceFact, Mark, Marking, Via, WalkIn},
        booking::{BookedBy, Booking, Guest, NewBooking, News, Seating},
        bookmark::Comfort,
        class::{ClassPlan, NewClass},
        consultation::{AgeBand, Channel, Device, Slip, Visits},
        desk::NewConsultation,
        figures::{
            Report,
            ask::{Asked, Known},
            closing::{ClosedMonth, Closing},
            report,
            table::ReportId,
        },
        ids::{
            BookingId, ClassId, ConsultationId, IdSource, LessonId, OutcomeId, ServiceId,
            SittingId, TopicId, VenueId,
        },
        journal::{ClockTrust, Entry, Stamp},
        locale::Locale,
        machine::MachineSet,
        period::Month,
        sitting::{Ending, LessonRun, Sitting, StepRun},
        terms::Terms,
        theme::Theme,
        venue::{AboutVenue, Span, Venue},
    },
    store::{ClassBatch, OpenOptions, ToBook, ToEnter},
};

/// 10 April 2026, 10:00 in Japan.
const NOW_MS: i64 = 1_775_782_800_000;

/// A machine with a home of its own, whose clock goes on with every stamp.
struct Machine {
    _dir: TempDir,
    store: Store,
    ids: IdSource,
    now_ms: i64,
    number: u16,
    /// How many of its entries were handed on.
    told: usize,
}

impl Machine {
    fn new(number: u16) -> Self {
        let seed = u8::try_from(number).unwrap();
        let dir = tempdir().unwrap();
        let mut ids = IdSource::new([seed; 16]);
        let options = OpenOptions {
            now: Moment { running_ms: 0, wall_ms: NOW_MS, today: today() },
            clock: ClockTrust::Staff,
            ids: &mut ids,
            salts: Box::new(move || [seed; 16]),
            machine: None,
        };
        let (store, _) = Store::open(dir.path(), options).unwrap();
        Self { _dir: dir, store, ids, now_ms: NOW_MS, number, told: 0 }
    }

    fn stamp(&mut self) -> Stamp {
        // so that the machines' entries stand between each other
        self.now_ms += 1_000 * i64::from(self.number);
        let now = Moment { running_ms: 0, wall_ms: self.now_ms, today: today() };
        Stamp::new(&mut self.ids, now, ClockTrust::Staff)
    }

    /// What it wrote itself since it was last asked.
    fn tells(&mut self) -> Vec<Entry> {
        let home = self.store.home().unwrap();
        let all = self.store.tail(u32::MAX, None).unwrap();
        let own: Vec<Entry> = all.filter(|entry| entry.envelope.home == home).collect();
        let new = own[self.told..].to_vec();
        self.told = own.len();
        new
    }

    fn takes_in(&mut self, entries: &[Entry]) {
        self.store.transact(|change| entries.iter().try_for_each(|e| change.take_in(e))).unwrap();
    }

    fn stands_in(&mut self, venue: &str) {
        let name = format!("機械{}", self.number);
        let set = MachineSet { name, number: self.number, venue: venue.into() };
        let stamp = self.stamp();
        self.store.set_machine(&set, stamp).unwrap();
    }

    fn describes(&mut self, name: &str, district: &str) {
        let about =
            AboutVenue { name: name.into(), district: district.into(), ..AboutVenue::default() };
        let venue = Venue { id: VenueId(Uuid::from_u128(1)), about };
        let stamp = self.stamp();
        self.store.save_venues(&[(venue, stamp)]).unwrap();
    }

    fn talks(&mut self, slip: Slip) -> ConsultationId {
        let id = ConsultationId(self.ids.next(self.now_ms));
        let new = NewConsultation { id, machine: self.number, on: today(), slip };
        let stamp = self.stamp();
        self.store.save_consultation(&new, stamp).unwrap();
        id
    }

    fn amends(&mut self, id: ConsultationId, slip: &Slip) {
        let (base, stamp) = (self.base(id), self.stamp());
        self.store.amend_consultation(id, base, slip, "ちがう", stamp).unwrap();
    }

    fn voids(&mut self, id: ConsultationId) {
        let (base, stamp) = (self.base(id), self.stamp());
        self.store.void_consultation(id, base, "二重", stamp).unwrap();
    }

    fn base(&mut self, id: ConsultationId) -> crate::domain::ids::EventId {
        self.store.consultation(id).unwrap().unwrap().event
    }

    fn is_visited(&mut self) {
        let id = SittingId(self.ids.next(self.now_ms));
        let run = LessonRun {
            lesson: LessonId::new("wifi"),
            started_ms: self.now_ms,
            steps: vec![StepRun { step: 0, for_ms: 5_000 }],
            answers: vec![],
            finished: self.number == 1,
            confidence: None,
        };
        let sitting = Sitting {
            id,
            locale: Locale::Ja,
            handset: None,
            started_ms: self.now_ms,
            last_ms: self.now_ms + 60_000,
            lessons: vec![run],
            codes: vec![],
            words: vec![],
            troubles: vec![],
            help_calls: vec![],
            ended: Some(Ending::Left),
        };
        let stamp = self.stamp();
        self.store.end_sitting(&sitting, stamp).unwrap();
        let (service, stamp) = (ServiceId::new("city-line"), self.stamp());
        self.store.record_code_shown(&service, Some(id), stamp).unwrap();
        let (theme, locale) = (Theme::default(), Locale::Ja);
        let comfort = Comfort { locale, theme, reads_aloud: false, handset: None };
        let stamp = self.stamp();
        self.store.make_bookmark(self.number, today(), comfort, stamp).unwrap();
    }

    fn plans_class(&mut self) -> ClassId {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let plan = ClassPlan {
            series: None,
            title: "はじめてのスマホ".into(),
            reading: String::new(),
            about: String::new(),
            venue: VenueId(Uuid::from_u128(1)),
            room: String::new(),
            on: today(),
            span: Span { from: at(10), until: at(12) },
            capacity: 2,
            helpers: 1,
            loan_phones: 0,
            lessons: vec![],
            booking_page: None,
            book_until: None,
        };
        let id = ClassId(self.ids.next(self.now_ms));
        let classes = vec![(NewClass { id, plan }, self.stamp())];
        self.store.save_classes(&ClassBatch { classes, ..ClassBatch::default() }).unwrap();
        let stamp = self.stamp();
        self.store.open_class(id, stamp).unwrap().unwrap();
        id
    }

    fn books(&mut self, class: ClassId, name: &str) -> BookingId {
        let id = BookingId(self.ids.next(self.now_ms));
        let from = NaiveTime::from_hms_opt(10, 0, 0).unwrap();
        let told = News { seating: Seating::Seat, on: today(), from };
        let guest = Guest::typed(name).unwrap();
        let booking = Booking { class, guest, bookmark: None, by: BookedBy::Desk, told };
        let stamps = [self.stamp(), self.stamp()];
        let new = NewBooking { id, booking };
        self.store.book(&ToBook { new, phone: None, stamps }).unwrap();
        id
    }

    fn marks(&mut self, class: ClassId, booking: BookingId, mark: Mark) {
        let marking = Marking { class, mark: Some(mark), remark: String::new(), via: Via::Desk };
        let entry = ToEnter::mark(booking, marking, self.stamp());
        self.store.enter_on_sheet(class, &[entry]).unwrap();
    }

    fn sees_walk_in(&mut self, class: ClassId) {
        let guest = Guest::typed("通りがかり").unwrap();
        let walk_in = WalkIn { class, guest, bookmark: None, via: Via::Desk };
        let entity = BookingId(self.ids.next(self.now_ms)).into();
        let fact = AttendanceFact::WalkedIn(walk_in);
        let entry = ToEnter { entity, fact, stamp: self.stamp() };
        self.store.enter_on_sheet(class, &[entry]).unwrap();
    }

    fn closes(&mut self) {
        let report = self.report(&Asked::month(april()));
        let stamp = self.stamp();
        self.store.close_month(&ClosedMonth::of(april(), &report, None), stamp).unwrap();
    }

    fn report(&mut self, asked: &Asked) -> Report {
        let periods = asked.periods().into_iter();
        let facts: Vec<_> = periods.map(|days| self.store.facts(days).unwrap()).collect();
        let open = self.store.open_matters(None).unwrap();
        let known = Known {
            terms: &Terms::default(),
            content: None,
            courses: &[],
            open: &open,
            drafts: 0,
            today: NaiveDate::from_ymd_opt(2026, 5, 2).unwrap(),
        };
        report(asked, &facts, &known)
    }

    /// Every report of April, and what became of the month.
    fn says(&mut self) -> (Vec<Report>, Vec<Closing>) {
        let month = april().period();
        let reports = ReportId::ALL.iter().map(|id| self.report(&Asked::new(*id, month)));
        (reports.collect(), self.store.closings().unwrap())
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 10).unwrap()
}

fn april() -> Month {
    Month::of(today())
}

fn slip(topic: &str, venue: &str) -> Slip {
    Slip {
        taken_ms: NOW_MS,
        taken_on: today(),
        back_dated: false,
        minutes: Some(15),
        channel: Channel::WalkIn,
        age: AgeBand::Seventies,
        visits: Visits::First,
        device: Device::Android,
        topic: TopicId::new(topic),
        more_topics: vec![],
        outcome: OutcomeId::new("solved"),
        referrals: vec![],
        lessons: vec![],
        services: vec![],
        note: String::new(),
        follow_up: None,
        venue: venue.into(),
        call: None,
    }
}

/// What two machines wrote: each for itself, and then the second with the first's entries before it, while the first
/// goes on without the second's.
fn written() -> [Vec<Entry>; 4] {
    let (mut a, mut b) = (Machine::new(1), Machine::new(2));
    a.describes("中央公民館", "中部");
    a.stands_in("中央公民館");
    let talks = ["wifi", "maps", "line", "wifi"].map(|topic| a.talks(slip(topic, "中央公民館")));
    a.is_visited();
    let class = a.plans_class();
    let [first, second, third] = ["花子", "太郎", "次郎"].map(|name| a.books(class, name));
    let a_alone = a.tells();
    b.stands_in("北公民館");
    b.talks(slip("mail", "北公民館"));
    b.is_visited();
    let b_alone = b.tells();

    b.takes_in(&a_alone);
    b.amends(talks[0], &slip("mail", "北公民館"));
    b.voids(talks[1]);
    b.amends(talks[3], &Slip { minutes: Some(50), ..slip("wifi", "南公民館") });
    b.describes("中央会館", "東部");
    b.marks(class, first, Mark::Present);
    b.marks(class, second, Mark::Absent);
    b.sees_walk_in(class);
    b.books(class, "三郎");
    b.closes();
    // at the same time, and without knowing
    a.amends(talks[0], &slip("photos", "中央公民館"));
    a.amends(talks[1], &slip("photos", "中央公民館"));
    a.marks(class, second, Mark::Late);
    let stamp = a.stamp();
    a.store.cancel_booking(third, "都合", stamp).unwrap();
    let stamp = a.stamp();
    a.store.hold_class(class, stamp).unwrap();
    a.stands_in("東公民館");
    a.closes();
    let stamp = a.stamp();
    a.store.reopen_month(april(), "数えもれ", stamp).unwrap();
    a.closes();
    [a_alone, b_alone, a.tells(), b.tells()]
}

/// Both parts of both machines, each machine's in its order, the second part of B after the first of A, in one of the
/// ways that are left; `takes_a` says whether A's next entry comes before B's.
fn interleaved(written: &[Vec<Entry>; 4], mut takes_a: impl FnMut() -> bool) -> Vec<Entry> {
    let [a_alone, b_alone, a_then, b_then] = written;
    let a: Vec<&Entry> = a_alone.iter().chain(a_then).collect();
    let b: Vec<&Entry> = b_alone.iter().chain(b_then).collect();
    let (mut from_a, mut from_b) = (0, 0);
    let mut order = Vec::new();
    while from_a < a.len() || from_b < b.len() {
        let b_waits = from_b >= b_alone.len() && from_a < a_alone.len();
        let is_a = from_b == b.len() || (from_a < a.len() && (b_waits || takes_a()));
        let next = if is_a { a[from_a] } else { b[from_b] };
        (from_a, from_b) = (from_a + usize::from(is_a), from_b + usize::from(!is_a));
        order.push(next.clone());
    }
    order
}

#[test]
fn the_entries_of_two_machines_give_the_same_figures_in_whatever_order_they_come_in() {
    let written = written();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut dice = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state >> 40
    };
    let mut orders = vec![interleaved(&written, || true), interleaved(&written, || false)];
    for _ in 0..8 {
        orders.push(interleaved(&written, || dice() % 2 == 0));
    }
    let mut said = Vec::new();
    for order in &orders {
        let mut machine = Machine::new(9);
        // some of them come together
        for several in order.chunks(5) {
            machine.takes_in(several);
        }
        let figures = machine.store.verify_figures().unwrap();
        assert!(figures.is_sound(), "{figures:?}");
        said.push(machine.says());
    }
    let (reports, closings) = &said[0];
    assert_eq!(closings.len(), 2, "{closings:?}");
    assert!(reports.iter().all(|report| report.about.heard == 3));
    for (other, order) in said.iter().zip(&orders).skip(1) {
        let kinds: Vec<_> = order.iter().map(|entry| entry.envelope.kind.name()).collect();
        assert_eq!(other, &said[0], "{kinds:?}");
    }
}
