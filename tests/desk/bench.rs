//! A desk under test: somebody signed in, made-up terms, and a world that answers as the store would.

use std::{cell::Cell, sync::Arc};

use terakoya::{
    app::{
        at_desk::Face,
        desk::request::{Answer, Known, Request},
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
        office::{OfficeAnswer, OfficeRequest},
    },
    domain::{
        consultation::{Consultation, ReceiptNo},
        content::Content,
        desk::{NewConsultation, SlipDraft, Taken, Waiting},
        figures::table::Note,
        ids::{OutcomeId, ReferralId, StaffId, TopicId},
        locale::{Locale, Localized},
        machine::MachineSet,
        staff::{Role, Staff},
        terms::{List, Outcome as Ending, Referral, Term, Terms, Topic},
        text::Text,
    },
    i18n::Lang,
};
use uuid::Uuid;

use crate::{
    golden::Golden,
    hall::{HERE, Hall},
    reports,
    support::{Harness, moment, setup},
};

/// The desk and what its world holds.
pub struct Bench {
    pub desk: Harness,
    /// Every request, in order.
    pub asked: Vec<Request>,
    /// What was written down.
    pub saved: Vec<NewConsultation>,
    pub drafts: Vec<SlipDraft>,
    /// Who waits at a kiosk.
    pub waiting: Vec<Waiting>,
    /// Who signs in, and everybody who may.
    pub me: Staff,
    pub members: Vec<Staff>,
    /// The lists of the slip.
    pub terms: Terms,
    /// Whether its world is the one of practice.
    pub trains: bool,
    /// Whether its practice store cannot be opened.
    pub has_no_practice: bool,
    /// Classes, and who comes to them.
    pub hall: Hall,
    /// What must be known of reports, and the records behind each cell of them.
    pub notes: Vec<Note>,
    /// What reports are made of; none for those that were made by hand.
    pub golden: Option<Golden>,
    pub records: Vec<Consultation>,
    /// Whether what is asked about classes and figures is not answered yet.
    pub is_slow: bool,
    /// Whether nothing can be written.
    pub fails: Option<SavingTrouble>,
    serial: Cell<u32>,
    done: usize,
}

fn both(ja: &str, en: &str) -> Localized<Text> {
    let mut name = Localized::default();
    name.0.insert(Locale::Ja, Text::plain(ja));
    name.0.insert(Locale::En, Text::plain(en));
    name
}

fn term<Id>(id: Id, (ja, en): (&str, &str)) -> Term<Id> {
    Term { id, name: both(ja, en), short: Localized::default(), retired: false, split_from: None }
}

pub fn terms() -> Terms {
    let topics = [
        ("basics", "基本の操作", "basics"),
        ("typing", "文字の入力", "typing"),
        ("settings", "設定", "settings"),
        ("calls", "電話・連絡先", "calls"),
        ("mail", "メール", "mail"),
        ("line-sns", "LINE・SNS", "LINE"),
        ("photos", "写真・カメラ", "photos"),
        ("apps", "アプリ", "apps"),
        ("internet", "インターネット", "internet"),
        ("maps", "地図", "maps"),
        ("qr", "QRコード", "QR codes"),
        ("wifi", "Wi-Fi・通信", "Wi-Fi"),
    ];
    let outcomes = [
        ("solved", "解決", "solved", false, false),
        ("partly", "一部解決", "partly", false, false),
        ("unsolved", "未解決", "not solved", true, false),
        ("comes-back", "また来る", "comes back", true, false),
        ("referred", "紹介した", "sent on", false, true),
    ];
    let topic = |(id, ja, en): &(&str, &str, &str)| Topic {
        term: term(TopicId::new(*id), (ja, en)),
        lessons: vec![],
        services: vec![],
    };
    let outcome = |(id, ja, en, open, refers): &(&str, &str, &str, bool, bool)| Ending {
        term: term(OutcomeId::new(*id), (ja, en)),
        open: *open,
        refers: *refers,
    };
    let referral = |(id, ja, en): &(&str, &str, &str)| Referral {
        term: term(ReferralId::new(*id), (ja, en)),
        services: vec![],
    };
    let referrals = [("carrier-shop", "携帯の店", "phone shop"), ("hotline-188", "188", "188")];
    Terms {
        topics: List(topics.iter().map(topic).collect()),
        outcomes: List(outcomes.iter().map(outcome).collect()),
        referrals: List(referrals.iter().map(referral).collect()),
    }
}

pub fn me() -> Staff {
    let id = StaffId(Uuid::from_u128(7));
    Staff { id, number: 12, name: "山田".into(), role: Role::Volunteer, retired: false }
}

impl Bench {
    /// A desk at which nobody is signed in.
    pub fn closed(locale: Locale, size: (u16, u16)) -> Self {
        Self::closed_in(vec![Lang::new(locale), Lang::new(Locale::En)], size)
    }

    /// The same in languages of which the first is spoken.
    pub fn closed_in(langs: Vec<Lang>, size: (u16, u16)) -> Self {
        Self::closed_on(Face::Desk, langs, size)
    }

    /// The same of a face of staff.
    pub fn closed_on(face: Face, langs: Vec<Lang>, size: (u16, u16)) -> Self {
        let mut setup = setup(langs, size);
        setup.face = face;
        setup.bell = true;
        let content = Content::default();
        let mut desk = Harness::with(setup, Some(Arc::new(content)));
        desk.effects.clear();
        let mut bench = Self {
            desk,
            asked: Vec::new(),
            saved: Vec::new(),
            drafts: Vec::new(),
            waiting: Vec::new(),
            me: me(),
            members: vec![me()],
            terms: terms(),
            trains: false,
            has_no_practice: false,
            hall: Hall::default(),
            notes: Vec::new(),
            golden: None,
            records: Vec::new(),
            is_slow: false,
            fails: None,
            serial: Cell::new(0),
            done: 0,
        };
        bench.answer(Answer::Greeted { has_organizer: true, machine: machine() });
        bench
    }

    /// A desk at which a volunteer is signed in.
    pub fn open(locale: Locale, size: (u16, u16)) -> Self {
        let mut bench = Self::closed(locale, size);
        bench.answer(Answer::SignedIn(Box::new(bench.known())));
        bench
    }

    pub fn known(&self) -> Known {
        let terms = self.terms.clone();
        Known {
            me: self.me.clone(),
            trains: self.trains,
            members: self.members.clone(),
            board: terms.topics.offered().take(9).map(|topic| topic.term.id.clone()).collect(),
            terms,
            machine: machine(),
            preset: None,
            drafts: self.drafts.clone(),
            waiting: self.waiting.clone(),
            open: 0,
            last: None,
        }
    }

    pub fn answer(&mut self, answer: Answer) -> &mut Self {
        self.desk.send(Event::Outcome(Outcome::Desk(Box::new(answer))));
        self.serve();
        self
    }

    /// Carries out what was asked for by other ways than keys.
    pub fn answer_nothing(&mut self) -> &mut Self {
        self.serve();
        self
    }

    /// Keys, typed as quickly as a practised hand does; `\n` is Enter.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for c in keys.chars() {
            let key = match c {
                '\n' => Key::Enter,
                '\t' => Key::Tab,
                c => Key::Char(c),
            };
            self.press(key);
        }
        self
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.desk.wait_ms(20);
        self.desk.send(Event::Key(key));
        self.serve();
        self
    }

    /// Carries out what was asked for, as the store would.
    fn serve(&mut self) {
        while let Some(effect) = self.desk.effects.get(self.done).cloned() {
            self.done += 1;
            let Effect::Desk { request, .. } = effect else { continue };
            self.asked.push((*request).clone());
            if let Request::Class(request) = *request {
                let answers = match self.fails {
                    _ if self.is_slow => Vec::new(),
                    Some(trouble) if request.is_recorded() => vec![Answer::Failed(trouble)],
                    _ => self.hall.answer(request, self.me.id),
                };
                for answer in answers {
                    self.desk.send(Event::Outcome(Outcome::Desk(Box::new(answer))));
                }
                continue;
            }
            let answer = match *request {
                Request::Office(request) => self.figures(request).map(Answer::Office),
                Request::KeepDraft(draft) => {
                    self.drafts.retain(|other| other.id != draft.id);
                    self.drafts.insert(0, draft);
                    None
                }
                Request::DropDraft(id) => {
                    self.drafts.retain(|other| other.id != id);
                    None
                }
                Request::Train(_) if self.has_no_practice => {
                    Some(Answer::Failed(SavingTrouble::NotWritable))
                }
                Request::Train(trains) => {
                    self.trains = trains;
                    Some(Answer::SignedIn(Box::new(self.known())))
                }
                Request::ShowTerms => Some(Answer::Terms(Box::new(self.terms.clone()))),
                Request::Refresh => Some(Answer::SignedIn(Box::new(self.known()))),
                Request::Save { new, .. } => Some(self.save(*new)),
                Request::ShowWaiting => Some(Answer::Waiting(self.waiting.clone())),
                Request::TakeCall(call) => {
                    let taken = Taken { by: Some(me().id), at_ms: self.desk.now.wall_ms };
                    let free = |w: &&mut Waiting| w.call.id == call && w.taken.is_none();
                    self.waiting.iter_mut().filter(free).for_each(|w| w.taken = Some(taken));
                    Some(Answer::Waiting(self.waiting.clone()))
                }
                Request::FinishCall(call) | Request::DeclineCall(call) => {
                    self.waiting.retain(|waiting| waiting.call.id != call);
                    Some(Answer::Waiting(self.waiting.clone()))
                }
                _ => None,
            };
            if let Some(answer) = answer {
                self.desk.send(Event::Outcome(Outcome::Desk(Box::new(answer))));
            }
        }
    }

    fn figures(&self, request: OfficeRequest) -> Option<OfficeAnswer> {
        match request {
            _ if self.is_slow => None,
            OfficeRequest::Report(asked) => Some(match &self.golden {
                Some(golden) => {
                    let report = Arc::new(golden.report(&asked));
                    OfficeAnswer::Report { asked, report }
                }
                None => reports::answer(&asked, &self.notes),
            }),
            OfficeRequest::Behind(behind) => {
                let (records, count) = (self.records.clone(), self.records.len());
                Some(OfficeAnswer::Records { behind, records, count })
            }
            OfficeRequest::Venues => {
                let names = [HERE, "北部コミュニティセンター別館", "駅前"].map(str::to_owned);
                Some(OfficeAnswer::Venues(names.into()))
            }
            OfficeRequest::CloseMonth { .. }
            | OfficeRequest::ReopenMonth { .. }
            | OfficeRequest::Write { .. } => None,
        }
    }

    fn save(&mut self, new: NewConsultation) -> Answer {
        self.drafts.retain(|other| other.id != new.id);
        if !self.saved.iter().any(|saved| saved.id == new.id) {
            self.serial.set(self.serial.get() + 1);
            self.saved.push(new.clone());
        }
        Answer::Saved {
            id: new.id,
            receipt: ReceiptNo { machine: 1, on: moment(0).today, serial: self.serial.get() },
            topic: new.slip.topic,
            drafts: self.drafts.clone(),
            open: 0,
        }
    }

    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.desk.sees(text);
        self
    }
}

pub fn machine() -> MachineSet {
    MachineSet { name: "受付".into(), number: 1, venue: HERE.into() }
}
