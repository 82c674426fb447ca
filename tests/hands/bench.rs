//! A process at the desk: its hands on a data folder, with a clock that is told. Another process is another one of them.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use terakoya::{
    app::{
        desk::request::{Answer, Known, NewMember, Request, SetUp},
        effect::Effect,
        event::Outcome,
    },
    content::Source,
    domain::{
        consultation::{AgeBand, Channel, Consultation, Device, Slip, Visits, in_japan},
        desk::NewConsultation,
        ids::{ConsultationId, IdSource, OutcomeId, StaffId, TopicId},
        journal::{ClockTrust, Kind, Stamp},
        machine::MachineSet,
        staff::{
            Role, Staff,
            hash::{Cost, PinHash},
            pin::Pin,
        },
        time::Moment,
    },
    runtime::{
        Clock, Hands, Log, Others,
        world::{World, WorldState},
    },
    store::{OpenOptions, Store, database},
};

/// 10 April 2026, 10:00 in Japan.
pub const NOW_MS: i64 = 1_775_782_800_000;
pub const HERE: &str = "中央公民館";

/// A process, and who is signed in.
pub struct Process {
    pub hands: World,
    pub data: PathBuf,
    pub wall_ms: i64,
    pub by: Option<StaffId>,
    pub trains: bool,
}

pub fn pin(text: &str) -> Pin {
    Pin::typed(text).unwrap()
}

pub fn set_up() -> Request {
    Request::SetUp(Box::new(SetUp {
        organizer: NewMember { number: 1, name: "佐藤".into(), role: Role::Organizer },
        pin: pin("739182"),
        machine: MachineSet { name: "受付".into(), number: 1, venue: HERE.into() },
    }))
}

impl Process {
    /// A process at which nobody is signed in.
    pub fn start(data: &Path, seed: u8) -> Self {
        Self::start_at(data, seed, NOW_MS)
    }

    /// The same at another time.
    pub fn start_at(data: &Path, seed: u8, wall_ms: i64) -> Self {
        let mut salt = u128::from(seed) << 64;
        let hands = World {
            data: data.to_owned(),
            lessons: Source::BuiltIn,
            hosts: vec![],
            venue_wifi: None,
            describe: Box::new(|_| String::new()),
            machine: None,
            ids: IdSource::new([seed; 16]),
            clock: Clock::start(),
            salts: Box::new(move || {
                Box::new(move || {
                    salt += 1;
                    salt.to_be_bytes()
                })
            }),
            machine_set: MachineSet { name: "受付".into(), number: 1, venue: HERE.into() },
            log: Log::at(PathBuf::from("/dev/null")),
            others: Others::new(None),
            state: WorldState::default(),
        };
        let data = data.to_owned();
        let mut process = Self { hands, data, wall_ms, by: None, trains: false };
        process.does(Effect::LoadContent);
        process.does(Effect::OpenStore);
        process
    }

    /// A process of a data folder that is set up anew, with its organizer signed in.
    pub fn set_up(data: &Path) -> Self {
        let mut process = Self::start(data, 1);
        let id = StaffId(process.hands.ids.next(NOW_MS));
        let role = Role::Organizer;
        let organizer = Staff { id, number: 1, name: "佐藤".into(), role, retired: false };
        // at the least cost: these tests are about other things
        let hash = PinHash::new(&pin("739182"), [7; 16], Cost::LEAST).unwrap();
        let machine = process.hands.machine_set.clone();
        let (mut store, stamps) = process.elsewhere(66);
        store.set_up(&machine, &organizer, (&hash, Cost::LEAST), stamps).unwrap();
        process.by = Some(id);
        process
    }

    /// Another process' store on the same folder, with stamps for what it writes.
    pub fn elsewhere(&self, seed: u8) -> (Store, [Stamp; 2]) {
        let today = in_japan(NOW_MS).0;
        let now = Moment { running_ms: 0, wall_ms: NOW_MS, today };
        let ids = &mut IdSource::new([seed; 16]);
        let salts = Box::new(move || [seed; 16]);
        let clock = ClockTrust::Unsure;
        let options = OpenOptions { now, clock, ids, salts, machine: None };
        let (store, _) = Store::open(&self.data, options).unwrap();
        (store, [Stamp::new(ids, now, clock), Stamp::new(ids, now, clock)])
    }

    /// Another process on the same folder, with a volunteer signed in whom this organizer adds.
    pub fn volunteer(&mut self, seed: u8) -> Self {
        let new = NewMember { number: 12, name: "山田".into(), role: Role::Volunteer };
        self.asks(Request::AddMember { new, pin: pin("624051") });
        let mut other = Self::start(&self.data, seed);
        let sign_in = Request::SignIn { number: 12, pin: pin("624051") };
        other.by = Some(signed_in(other.asks(sign_in)).me.id);
        other
    }

    /// Another process on the same folder, with the same organizer signed in.
    pub fn again(&self, seed: u8) -> Self {
        let mut other = Self::start(&self.data, seed);
        let sign_in = Request::SignIn { number: 1, pin: pin("739182") };
        other.by = Some(signed_in(other.asks(sign_in)).me.id);
        other
    }

    pub fn does(&mut self, effect: Effect) -> Vec<Outcome> {
        let today = in_japan(self.wall_ms).0;
        self.hands.carry_out(effect, Moment { running_ms: 0, wall_ms: self.wall_ms, today })
    }

    /// What is answered, and what the whole program is told besides.
    pub fn told(&mut self, request: Request) -> Vec<Outcome> {
        let (by, trains) = (self.by, self.trains);
        self.does(Effect::Desk { by, trains, request: Box::new(request) })
    }

    pub fn asks(&mut self, request: Request) -> Vec<Answer> {
        let answer = |outcome| match outcome {
            Outcome::Desk(answer) => Some(*answer),
            _ => None,
        };
        self.told(request).into_iter().filter_map(answer).collect()
    }

    /// What is in the way of a read is put there before a request, and taken away after it: the request is done, and
    /// its answer is an error. Then the same is asked for again.
    pub fn asks_twice(&mut self, request: &Request, (harm, mend): (&str, &str)) -> Vec<Answer> {
        self.sql(harm);
        let first = self.asks(request.clone());
        self.sql(mend);
        assert!(matches!(first[..], [Answer::Failed(_)]), "{first:?}");
        self.asks(request.clone())
    }

    pub fn sql(&self, sql: &str) {
        Connection::open(database(&self.data)).unwrap().execute_batch(sql).unwrap();
    }

    /// How many entries of a kind there are.
    pub fn count(&self, kind: &Kind) -> u64 {
        let db = Connection::open(database(&self.data)).unwrap();
        let sql = "SELECT count(*) FROM journal WHERE kind = ?1";
        db.query_row(sql, [kind.name()], |row| row.get(0)).unwrap()
    }

    /// The first text of an answer.
    pub fn text(&self, sql: &str) -> String {
        let db = Connection::open(database(&self.data)).unwrap();
        db.query_row(sql, (), |row| row.get(0)).unwrap()
    }

    pub fn new_consultation(&mut self, note: &str) -> NewConsultation {
        let slip = Slip {
            taken_ms: self.wall_ms,
            taken_on: in_japan(self.wall_ms).0,
            back_dated: false,
            minutes: Some(15),
            channel: Channel::WalkIn,
            age: AgeBand::Seventies,
            visits: Visits::First,
            device: Device::Android,
            topic: TopicId::new("wifi"),
            more_topics: vec![],
            outcome: OutcomeId::new("solved"),
            referrals: vec![],
            lessons: vec![],
            services: vec![],
            note: note.into(),
            follow_up: None,
            venue: HERE.into(),
            call: None,
        };
        let id = ConsultationId(self.hands.ids.next(self.wall_ms));
        NewConsultation { id, machine: 1, on: slip.taken_on, slip }
    }

    /// A consultation that was written down here.
    pub fn saved(&mut self, note: &str) -> Consultation {
        let new = self.new_consultation(note);
        self.saves(new)
    }

    pub fn saves(&mut self, new: NewConsultation) -> Consultation {
        let id = new.id;
        let answers = self.asks(Request::Save { new: Box::new(new), preset: None });
        assert!(matches!(answers[..], [Answer::Saved { .. }]), "{answers:?}");
        self.shown(id)
    }

    pub fn shown(&mut self, id: ConsultationId) -> Consultation {
        match &self.asks(Request::Show(id))[..] {
            [Answer::Record { consultation, .. }] => (**consultation).clone(),
            other => panic!("{other:?}"),
        }
    }
}

pub fn signed_in(answers: Vec<Answer>) -> Known {
    match answers.into_iter().next() {
        Some(Answer::SignedIn(known)) => *known,
        other => panic!("{other:?}"),
    }
}
