//! Walks the program as a learner would, from the start screen over everything that can be chosen, and hands every
//! screen that it has not seen yet, on every grid, to whoever looks.

#[path = "walk/classes.rs"]
mod classes;

use std::{collections::HashSet, sync::Arc};

use terakoya::{
    app::{
        bookmark::Looked,
        event::{Event, Key, Outcome, SavingTrouble},
        screens::kiosk::{Intent, Screen, bookmark::Enter},
    },
    domain::{
        catalogue::Service, content::Content, lesson::Handset, locale::Locale, notice::Notice,
    },
    i18n::Lang,
    ui::{page::TargetKey, view::Slot},
};

use crate::{
    sight::{Face, Picture, Sight},
    support::{Harness, bookmark, bookmark_no, setup},
};

/// The grids that screens are made for.
pub const GRIDS: [(u16, u16); 6] = [(60, 16), (80, 22), (80, 24), (96, 26), (100, 30), (120, 40)];
/// Where the walk itself goes: few screens take several pages there.
const WALK_GRID: (u16, u16) = (120, 40);

/// The languages that are walked; the last one shows where a translation would not fit.
pub const LANGS: [(&str, Locale, bool); 4] = [
    ("ja", Locale::Ja, false),
    ("ja-simple", Locale::JaSimple, false),
    ("en", Locale::En, false),
    ("en+40%", Locale::En, true),
];

/// The walked language first, the others behind it.
pub fn langs_from(at: usize) -> Vec<Lang> {
    let (_, locale, stretched) = LANGS[at];
    let first = Lang::new(locale);
    let first = if stretched { first.stretched() } else { first };
    let others = [Locale::Ja, Locale::JaSimple, Locale::En].into_iter().filter(|l| *l != locale);
    std::iter::once(first).chain(others.map(Lang::new)).collect()
}

/// A key, or a touch in the middle of what is there.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Press {
    Key(Key),
    Touch(u16, u16),
}

/// What the program knows of the learner's phone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Phone {
    NotAsked,
    Asked(Option<Handset>),
}

/// A place of the walk and how one comes there.
struct Stop {
    path: Vec<Press>,
    phone: Phone,
}

/// What the walk tells of.
pub struct Walk<'a> {
    harness: Harness,
    lang: usize,
    content: Arc<Content>,
    followed: HashSet<(String, Option<Phone>)>,
    described: HashSet<String>,
    /// Where to go on from, the latest first: from one to the next it is a step or two.
    open: Vec<Stop>,
    /// How the walk came to where it is, each press with the screen and page before it.
    here: Vec<(Press, Screen, u16)>,
    /// Called for each new screen on each grid.
    look: &'a mut dyn FnMut(Sight),
    /// What went wrong on the way: screen, grid, what.
    pub stumbles: Vec<(&'static str, String, (u16, u16), String)>,
}

impl<'a> Walk<'a> {
    pub fn new(lang: usize, content: Arc<Content>, look: &'a mut dyn FnMut(Sight)) -> Self {
        Self {
            harness: Harness::with(setup(langs_from(lang), WALK_GRID), None),
            lang,
            content,
            followed: HashSet::new(),
            described: HashSet::new(),
            open: Vec::new(),
            here: Vec::new(),
            look,
            stumbles: Vec::new(),
        }
    }

    /// Lessons and records are there.
    fn begin(&mut self) {
        let content = Arc::clone(&self.content);
        self.harness.send(Event::Outcome(Outcome::ContentLoaded { content, complaints: vec![] }));
        self.harness.send(Event::Outcome(Outcome::SavingWorks { notices: vec![] }));
        self.outcome(Outcome::BookmarksOffered);
        self.return_to_start();
    }

    /// Walks everything but classes.
    pub fn run(&mut self) {
        self.before_lessons_are_there();
        self.begin();
        self.look_here();
        self.open.push(Stop { path: vec![], phone: Phone::NotAsked });
        while let Some(stop) = self.open.pop() {
            self.expand(&stop);
        }
        self.pauses();
        self.small_grids();
        self.staff();
    }

    /// Loading screens, and what stands there when a store fails at once.
    fn before_lessons_are_there(&mut self) {
        self.look_here();
        for choice in ['1', '2', '3'] {
            self.harness.keys("1");
            self.harness.key(Key::Char(choice));
            self.look_here();
            self.return_to_start();
        }
    }

    /// Back to the start screen, as staff would.
    fn return_to_start(&mut self) {
        self.here.clear();
        self.harness.effects.clear();
        self.harness.key(Key::Staff);
        self.harness.key(Key::Char('1'));
        assert!(
            matches!(self.harness.app.screen(), Screen::Attract(_)),
            "staff return to the start"
        );
    }

    /// Goes where a path leads: back as far as the present one is the same, or from the start if back leads elsewhere.
    fn go(&mut self, path: &[Press]) {
        let same = self.here.iter().zip(path).take_while(|(here, press)| here.0 == **press).count();
        while self.here.len() > same {
            let (_, screen, page) = self.here.pop().unwrap();
            self.harness.key(Key::Char('-'));
            let app = &self.harness.app;
            if *app.screen() != screen || app.page().number != page || app.paused().is_some() {
                self.return_to_start();
            }
        }
        for &press in &path[self.here.len()..] {
            self.step(press);
        }
    }

    /// One press further.
    fn step(&mut self, press: Press) {
        let app = &self.harness.app;
        self.here.push((press, app.screen().clone(), app.page().number));
        match press {
            Press::Key(key) => self.harness.key(key),
            Press::Touch(col, row) => self.harness.tap_at(col, row),
        };
    }

    /// Follows what was not followed yet from one place.
    fn expand(&mut self, stop: &Stop) {
        self.go(&stop.path);
        let mut edges = Vec::new();
        let mut turns = Vec::new();
        loop {
            let page = self.harness.app.page();
            let mut turn = false;
            for (at, target) in page.targets.iter().enumerate() {
                if let Intent::Turn(number) = target.intent {
                    turn |= number > page.number;
                    continue;
                }
                let elsewhere = match target.intent {
                    Intent::Begin(locale) | Intent::Speak(locale) => locale != LANGS[self.lang].1,
                    _ => false,
                };
                if elsewhere {
                    continue;
                }
                if self.followed.insert(edge(&target.intent, stop.phone)) {
                    let is_nav = matches!(target.key, TargetKey::Nav(_));
                    let press = if is_nav || edges.len() % 2 == 0 {
                        Press::Key(key_of(&page.shown_key(target.key)))
                    } else {
                        let area = target.area;
                        Press::Touch(area.x + area.width / 2, area.y + area.height / 2)
                    };
                    let focused = at == self.harness.app.focus();
                    edges.push((turns.clone(), press, target.intent.clone(), target.key, focused));
                }
            }
            if !turn {
                break;
            }
            turns.push(Press::Key(Key::Enter));
            self.step(Press::Key(Key::Enter));
        }
        for (turns, press, intent, key, focused) in edges {
            let mut path = stop.path.clone();
            path.extend(turns);
            self.go(&path);
            let before = self.name();
            if key == TargetKey::Nav(Slot::Next) && !focused {
                self.stumble(
                    "shown_keys_work",
                    "Enter does not choose the button that shows it".into(),
                );
            }
            self.step(press);
            self.check_arrival(&before, &intent, press);
            let phone = match (&intent, self.harness.app.screen()) {
                (_, Screen::Attract(_)) => Phone::NotAsked,
                (Intent::Hold(handset, _), _) => Phone::Asked(*handset),
                _ => stop.phone,
            };
            self.look_here();
            self.variants();
            path.push(press);
            self.open.push(Stop { path, phone });
        }
    }

    /// The screen that a choice opens is the one that it promised.
    fn check_arrival(&mut self, before: &str, intent: &Intent, press: Press) {
        let there = self.harness.app.screen();
        let arrived = match intent {
            Intent::Open(screen) => {
                **screen == *there
                    || matches!(there, Screen::Handset(_))
                    || (matches!(**screen, Screen::Comfort(_)) && self.name() != before)
            }
            Intent::Answer(feedback) => *there == Screen::Feedback(feedback.clone()),
            Intent::CallHelp => matches!(there, Screen::Help(_)),
            Intent::MakeBookmark => matches!(there, Screen::Slip(_)),
            Intent::Type(_) | Intent::FindBookmark => matches!(there, Screen::Enter(_)),
            Intent::Hide => self.harness.app.paused().is_some(),
            Intent::Rate(..) => matches!(there, Screen::After(_)),
            Intent::Hold(..) => matches!(there, Screen::About(_)),
            Intent::Begin(_) => matches!(there, Screen::Home(_)),
            Intent::Start
            | Intent::Back
            | Intent::Leave
            | Intent::Speak(_)
            | Intent::CancelHelp => self.name() != before,
            _ => true,
        };
        if !arrived {
            let detail = format!("from {before}, {press:?} should do {intent:?}");
            self.stumble("shown_keys_work", detail);
        }
    }

    fn stumble(&mut self, rule: &'static str, detail: String) {
        self.stumbles.push((rule, self.name(), self.harness.size, detail));
    }

    /// The same screen in other circumstances.
    fn variants(&mut self) {
        match self.harness.app.screen() {
            Screen::Help(_) => {
                self.outcome(Outcome::SavingFails(SavingTrouble::DiskFull));
                self.look_here();
                self.outcome(Outcome::SavingWorks { notices: vec![] });
                self.harness.hears(Outcome::HelpQueued);
                self.look_here();
                self.harness.wait_ms(12 * 60_000).send(Event::Tick);
                self.look_here();
                for became in [Outcome::HelpTaken, Outcome::HelpDone, Outcome::HelpDeclined] {
                    self.harness.hears(became);
                    self.look_here();
                }
            }
            Screen::End(_) => {
                self.outcome(Outcome::SittingKept);
                self.look_here();
            }
            Screen::Slip(_) => self.bookmark_is_made(),
            Screen::Enter(enter) if *enter == Enter::default() => self.bookmark_is_typed(),
            Screen::Comfort(_) => {
                for _ in 0..3 {
                    self.harness.key(Key::Char('c'));
                    self.look_here();
                }
            }
            _ => {}
        }
    }

    /// A bookmark that cannot be made, one that is, and one whose visit cannot be kept.
    fn bookmark_is_made(&mut self) {
        if self.harness.made_bookmark(None).is_none() {
            return;
        }
        self.look_here();
        self.harness.key(Key::Char('-'));
        self.harness.open(|screen| matches!(screen, Screen::Offer(_)));
        self.harness.choose(|intent| *intent == Intent::MakeBookmark);
        self.harness.made_bookmark(Some(bookmark_no()));
        self.look_here();
        self.outcome(Outcome::SavingFails(SavingTrouble::DiskFull));
        self.look_here();
        self.outcome(Outcome::SavingWorks { notices: vec![] });
        self.return_to_start();
    }

    /// A number with a slip of the finger, and everything that may come of the right one.
    fn bookmark_is_typed(&mut self) {
        self.harness.keys("003-00043-3");
        self.look_here();
        self.harness.keys("......42-3");
        self.look_here();
        for looked in [Looked::Unknown, Looked::Wait(300), Looked::Failed] {
            self.harness.keys(
                "
",
            );
            self.look_here();
            self.outcome(Outcome::BookmarkLooked { number: bookmark_no(), looked });
            self.look_here();
        }
        for finished in [false, true] {
            let mut found = bookmark(&self.content, finished);
            found.comfort.locale = LANGS[self.lang].1;
            let looked = Looked::Found(Box::new(found));
            self.return_to_start();
            self.harness.keys("1").open(|screen| matches!(screen, Screen::Enter(_)));
            self.harness.keys(
                "003000423
",
            );
            self.outcome(Outcome::BookmarkLooked { number: bookmark_no(), looked });
            assert!(matches!(self.harness.app.screen(), Screen::Welcome(_)));
            self.look_here();
            self.harness.keys("1");
            while !matches!(self.harness.app.screen(), Screen::Welcome(_)) {
                self.look_here();
                self.harness.keys(if finished { "1" } else { "2" });
                self.look_here();
                while matches!(self.harness.app.screen(), Screen::Recalled(_)) {
                    self.harness.keys(
                        "
",
                    );
                }
            }
            self.look_here();
        }
        self.return_to_start();
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.harness.send(Event::Outcome(outcome));
    }

    /// The question whether someone is there, and the hidden screen, over a screen of several pages.
    fn pauses(&mut self) {
        self.return_to_start();
        self.harness.keys("1");
        self.harness.wait_ms(181_000).send(Event::Tick);
        assert!(self.harness.app.paused().is_some(), "nobody has touched anything");
        self.look_here();
        self.return_to_start();
        self.harness.keys("1.");
        assert!(self.harness.app.paused().is_some(), "the privacy key hides the screen");
        self.look_here();
    }

    /// Grids below the least one.
    fn small_grids(&mut self) {
        self.return_to_start();
        for (cols, rows) in [(59, 16), (60, 15), (40, 12), (59, 40), (120, 15)] {
            self.harness.send(Event::Resize { cols, rows });
            self.harness.size = (cols, rows);
            self.look_at_this_grid(Face::TooSmall, "TooSmall".to_owned());
        }
        self.resize(WALK_GRID);
    }

    /// The page for staff, with everything that there may be to say.
    fn staff(&mut self) {
        self.return_to_start();
        self.harness.key(Key::Staff);
        self.look_here();
        for trouble in [
            SavingTrouble::DiskFull,
            SavingTrouble::NotWritable,
            SavingTrouble::Damaged,
            SavingTrouble::Unreachable,
        ] {
            self.outcome(Outcome::SavingFails(trouble));
            self.look_here();
        }
        let notices = vec![
            Notice::RecordsMissing { count: 12, since_ms: 1_795_000_000_000 },
            Notice::Cloned,
            Notice::SittingsClosed { count: 3 },
        ];
        self.outcome(Outcome::SavingWorks { notices });
        self.look_here();
        let complaints = vec![
            "lessons/wifi/ja.md:12:5: unknown word \"wfi\"; did you mean \"wifi\"?".to_owned(),
            "lessons/services.toml:120:1: the host \"example.jp\" is not on the list of allowed hosts"
                .to_owned(),
        ];
        let content = Arc::clone(&self.content);
        self.outcome(Outcome::ContentLoaded { content, complaints });
        self.look_here();
    }

    fn name(&self) -> String {
        match self.harness.app.paused() {
            Some(pause) => format!("{pause:?} over {:?}", self.harness.app.screen()),
            None => format!("{:?}", self.harness.app.screen()),
        }
    }

    fn face(&self) -> Face {
        use terakoya::app::screens::kiosk::pause::Pause;
        match (self.harness.app.paused(), self.harness.app.screen()) {
            (Some(Pause::Idle), _) => Face::Idle,
            (Some(Pause::Blank), _) => Face::Blank,
            (None, Screen::Attract(_)) => Face::Start,
            (None, Screen::Staff(_)) => Face::Staff,
            _ => Face::Learner,
        }
    }

    fn resize(&mut self, (cols, rows): (u16, u16)) {
        self.harness.size = (cols, rows);
        self.harness.send(Event::Resize { cols, rows });
    }

    /// Looks at the present screen on every grid, unless another looked the same.
    fn look_here(&mut self) {
        let app = &self.harness.app;
        let face = self.face();
        if !self.described.insert(format!("{face:?}{:?}", app.describe())) {
            return;
        }
        let name = self.name();
        for grid in GRIDS {
            self.resize(grid);
            self.look_at_this_grid(face, name.clone());
        }
        self.resize(WALK_GRID);
        self.first_page();
    }

    fn first_page(&mut self) {
        while self.harness.app.paused().is_none() && self.harness.app.page().number > 0 {
            self.harness.key(Key::Char('-'));
        }
    }

    fn look_at_this_grid(&mut self, face: Face, screen: String) {
        self.first_page();
        let mut pages = Vec::new();
        let view = self.harness.app.describe();
        loop {
            let app = &self.harness.app;
            let page = app.page();
            pages.push(Picture::new(page, app.focus()));
            self.lay_out_again();
            self.tab_through(&screen);
            let app = &self.harness.app;
            let page = app.page();
            if page.number + 1 >= page.count || app.paused().is_some() {
                break;
            }
            let number = page.number;
            self.harness.key(Key::Enter);
            if self.harness.app.page().number != number + 1 {
                self.stumble("shown_keys_work", "Enter does not turn to the next page".into());
                break;
            }
        }
        let (lang, locale, _) = LANGS[self.lang];
        let code = match self.harness.app.screen() {
            Screen::Service(detail) => {
                self.content.service(detail.service.as_str()).and_then(Service::code)
            }
            Screen::Slip(_) if !view.figures.is_empty() => Some(bookmark_no().to_string()),
            _ => None,
        };
        (self.look)(Sight {
            screen,
            face,
            lang,
            locale,
            grid: self.harness.size,
            view,
            code,
            pages,
        });
    }

    /// A terminal that says once more how large it is changes nothing.
    fn lay_out_again(&mut self) {
        if self.harness.size != GRIDS[1] {
            return;
        }
        let before = self.harness.app.page().clone();
        self.resize(self.harness.size);
        if *self.harness.app.page() != before {
            self.stumble("laid_out_twice_is_the_same", "the second page differs".into());
        }
    }

    /// Tab walks through all targets once and comes back to the first.
    fn tab_through(&mut self, screen: &str) {
        if self.harness.app.paused().is_some() {
            return;
        }
        let first = self.harness.app.focus();
        let count = self.harness.app.page().targets.len();
        let mut seen = HashSet::from([first]);
        for _ in 0..count {
            self.harness.key(Key::Tab);
            seen.insert(self.harness.app.focus());
        }
        if count > 0 && (seen.len() != count || self.harness.app.focus() != first) {
            let detail = format!("{} of {count} targets on {screen}", seen.len());
            self.stumble("tab_reaches_every_target", detail);
        }
    }
}

/// A choice leads to the same place wherever it stands, but lessons go by the phone.
fn edge(intent: &Intent, phone: Phone) -> (String, Option<Phone>) {
    let by_phone = match intent {
        Intent::Open(screen) => matches!(
            **screen,
            Screen::About(_)
                | Screen::Step(_)
                | Screen::Question(_)
                | Screen::End(_)
                | Screen::Asked(_)
        ),
        Intent::Answer(_) | Intent::Rate(..) => true,
        _ => false,
    };
    (format!("{intent:?}"), by_phone.then_some(phone))
}

/// The key that a target shows.
fn key_of(shown: &str) -> Key {
    if shown == Slot::Next.key() { Key::Enter } else { Key::Char(shown.chars().next().unwrap()) }
}
