//! The chained harness of the screen tests: keys, taps, waits, what is seen, what is to be done.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};
use terakoya::{
    app::{
        App, Setup,
        at_desk::Face,
        effect::Effect,
        event::{Event, Key, Outcome, Touch},
        screens::kiosk::{Intent, Screen},
    },
    config::HOSTS,
    content::{self, Rules, Source},
    domain::{
        bookmark::{Bookmark, BookmarkNo, Comfort, LessonPlace, recall::Recall},
        consultation::in_japan,
        content::Content,
        ids::{HelpCallId, IdSource},
        lesson::Handset,
        locale::Locale,
        machine::MachineSet,
        time::Moment,
    },
    i18n::Lang,
    ui::theme::Theme,
};

/// The grids that screens are made for.
pub const GRIDS: [(u16, u16); 6] = [(60, 16), (80, 22), (80, 24), (96, 26), (100, 30), (120, 40)];

/// An app under test, with its clock and everything it asked for.
pub struct Harness {
    pub app: App,
    pub now: Moment,
    pub effects: Vec<Effect>,
    pub size: (u16, u16),
}

/// The wall-clock time at which tests begin.
pub const WALL_MS: i64 = 1_795_305_600_000;

pub fn moment(running_ms: u64) -> Moment {
    let wall_ms = WALL_MS + i64::try_from(running_ms).unwrap();
    let passed = in_japan(wall_ms).0 - in_japan(WALL_MS).0;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + passed;
    Moment { running_ms, wall_ms, today }
}

pub fn setup(langs: Vec<Lang>, size: (u16, u16)) -> Setup {
    Setup {
        langs,
        theme: Theme::Paper,
        idle_ms: 180_000,
        idle_question_ms: 60_000,
        voice: true,
        may_quit: true,
        face: Face::Kiosk,
        machine: MachineSet { name: String::new(), number: 1, venue: "中央公民館".to_owned() },
        bell: false,
        ids: IdSource::new([7; 16]),
        size,
        now: moment(0),
    }
}

pub fn langs() -> Vec<Lang> {
    [Locale::Ja, Locale::JaSimple, Locale::En].into_iter().map(Lang::new).collect()
}

/// The three languages, one of them first.
pub fn langs_from(first: Locale) -> Vec<Lang> {
    let mut all = vec![Locale::Ja, Locale::JaSimple, Locale::En];
    all.sort_by_key(|locale| *locale != first);
    all.into_iter().map(Lang::new).collect()
}

/// The lessons and catalogues of this repository.
pub fn built_in() -> Content {
    let hosts: Vec<String> = HOSTS.map(str::to_owned).into();
    let rules = Rules { hosts: &hosts, today: moment(0).today, overflow: None };
    content::check(&Source::BuiltIn, &rules).content
}

/// The number of the bookmark in these tests: 003-00042-3.
pub fn bookmark_no() -> BookmarkNo {
    BookmarkNo::new(3, 42).unwrap()
}

/// What is kept under it: a lesson with a question that was finished days ago and is due; and one that was opened after
/// it and left at its second step, unless everything was finished.
pub fn bookmark(content: &Content, finished: bool) -> Bookmark {
    let texts = content.lessons.iter().filter_map(|(id, of)| Some((id, of.texts.get(Locale::Ja)?)));
    let mut asking = texts.filter(|(_, text)| text.steps.iter().any(|s| s.question.is_some()));
    let (asked, _) = asking.next().expect("a lesson with a question");
    let other = content.lessons.keys().rfind(|id| *id != asked).expect("another lesson");
    let on = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let place = |step, nth, is_read: bool| LessonPlace {
        step,
        finished: is_read,
        finished_on: is_read.then_some(on),
        nth,
    };
    Bookmark {
        number: bookmark_no(),
        numbers: BTreeSet::from([bookmark_no()]),
        first_on: on,
        last_on: on,
        comfort: Comfort {
            locale: Locale::Ja,
            theme: Theme::Night,
            reads_aloud: true,
            handset: Some(Handset::Senior),
        },
        lessons: BTreeMap::from([
            (asked.clone(), place(3, 0, true)),
            (other.clone(), place(1, 1, finished)),
        ]),
        skills: BTreeMap::new(),
        recalls: BTreeMap::from([(asked.clone(), Recall::after_lesson(on))]),
    }
}

impl Harness {
    /// The world hands out the bookmark that was asked for last, or says that it cannot; none was asked for if nothing is
    /// answered.
    /// The running time at which the next day begins.
    pub fn midnight(&self) -> u64 {
        const DAY_MS: i64 = 24 * 3_600_000;
        let into_day = (self.now.wall_ms + 9 * 3_600_000) % DAY_MS;
        self.now.running_ms + u64::try_from(DAY_MS - into_day).unwrap()
    }

    pub fn made_bookmark(&mut self, number: Option<BookmarkNo>) -> Option<&mut Self> {
        let event = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::MakeBookmark { event, .. } => Some(*event),
            _ => None,
        })?;
        Some(self.send(Event::Outcome(Outcome::BookmarkMade { event, number })))
    }

    pub fn new(size: (u16, u16), content: Option<Arc<Content>>) -> Self {
        Self::with(setup(langs(), size), content)
    }

    pub fn with(setup: Setup, content: Option<Arc<Content>>) -> Self {
        let (now, size) = (setup.now, setup.size);
        let mut app = App::new(setup);
        let effects = app.start();
        let mut harness = Self { app, now, effects, size };
        if let Some(content) = content {
            harness.send(Event::Outcome(Outcome::ContentLoaded { content, complaints: vec![] }));
            harness.send(Event::Outcome(Outcome::SavingWorks { notices: vec![] }));
        }
        harness
    }

    pub fn send(&mut self, event: Event) -> &mut Self {
        let effects = self.app.update(self.now, event);
        self.effects.extend(effects);
        self
    }

    pub fn wait_ms(&mut self, ms: u64) -> &mut Self {
        self.now = moment(self.now.running_ms + ms);
        self
    }

    /// The world tells what became of the call that was made last.
    pub fn hears(&mut self, became: fn(HelpCallId) -> Outcome) -> &mut Self {
        let calls = self.effects.iter().rev().filter_map(|effect| match effect {
            Effect::CallHelper { call, .. } => Some(call.id),
            _ => None,
        });
        let call = calls.into_iter().next().expect("somebody called");
        self.send(Event::Outcome(became(call)))
    }

    /// One key after a second.
    pub fn key(&mut self, key: Key) -> &mut Self {
        self.wait_ms(1_000).send(Event::Key(key))
    }

    /// Keys one after the other: characters, `\n` for Enter, `\t` for Tab.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for c in keys.chars() {
            self.key(match c {
                '\n' => Key::Enter,
                '\t' => Key::Tab,
                c => Key::Char(c),
            });
        }
        self
    }

    /// A finger comes down and leaves at the middle of the target whose words contain a text.
    pub fn tap(&mut self, label: &str) -> &mut Self {
        let target = self.app.page().targets.iter().find(|target| {
            target.lines.iter().map(|(line, _)| line.text()).collect::<String>().contains(label)
        });
        let area =
            target.unwrap_or_else(|| panic!("no target {label:?} on\n{}", self.screen())).area;
        self.tap_at(area.x + area.width / 2, area.y + area.height / 2)
    }

    /// A finger on what means this, on this page or a later one.
    pub fn choose(&mut self, wanted: impl Fn(&Intent) -> bool) -> &mut Self {
        loop {
            let page = self.app.page();
            let number = page.number;
            let here = page.targets.iter().find(|target| wanted(&target.intent));
            let turns = |intent: &Intent| matches!(intent, Intent::Turn(to) if *to > number);
            let on = page.targets.iter().find(|target| turns(&target.intent));
            let Some(target) = here.or(on) else {
                panic!("nothing leads on from\n{}", self.screen())
            };
            let (area, found) = (target.area, here.is_some());
            self.tap_at(area.x + area.width / 2, area.y + area.height / 2);
            if found {
                return self;
            }
        }
    }

    /// A finger on what turns to the next page, if there is one; answers whether there is.
    pub fn turn_on(&mut self) -> bool {
        let page = self.app.page();
        let next = page.number + 1;
        let is_there = next < page.count;
        if is_there {
            self.choose(|intent| *intent == Intent::Turn(next));
        }
        is_there
    }

    /// A finger on what opens such a screen.
    pub fn open(&mut self, wanted: impl Fn(&Screen) -> bool) -> &mut Self {
        self.choose(|intent| matches!(intent, Intent::Open(screen) if wanted(screen)))
    }

    pub fn tap_at(&mut self, col: u16, row: u16) -> &mut Self {
        self.wait_ms(1_000);
        self.send(Event::Touch { phase: Touch::Down, col, row });
        self.send(Event::Touch { phase: Touch::Up, col, row })
    }

    pub fn buffer(&self) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.app.draw(&mut buf);
        buf
    }

    /// The screen as lines of text, wide characters once.
    pub fn screen(&self) -> String {
        text_of(&self.buffer())
    }

    pub fn sees(&mut self, text: &str) -> &mut Self {
        let strip = |s: &str| {
            s.chars().filter(|c| !c.is_whitespace() && !"─│║═".contains(*c)).collect::<String>()
        };
        let screen = self.screen();
        assert!(strip(&screen).contains(&strip(text)), "{text:?} is not on\n{screen}");
        self
    }
}

/// Ink and ground of a cell as red, green and blue. Where a terminal would take its own colours this one is dark:
/// a code must not lean on a white ground that is not its own.
pub fn colours(cell: &Cell) -> ([u8; 3], [u8; 3]) {
    let rgb = |colour, own| match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Reset => own,
        named => panic!("{named} is a colour that each terminal shows in its own way"),
    };
    let (ink, ground) = (rgb(cell.fg, [0xD0; 3]), rgb(cell.bg, [0x10; 3]));
    if cell.modifier.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) }
}

pub fn text_of(buf: &Buffer) -> String {
    let mut lines = String::new();
    for y in 0..buf.area.height {
        let mut x = 0;
        let mut line = String::new();
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            line.push_str(symbol);
            x += terakoya::ui::flow::width(symbol).max(1);
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}
