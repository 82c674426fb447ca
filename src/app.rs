//! The program as a value: state in, event in, state and effects out. Pure: no files, no clock, no database.
//!
//! A screen describes itself once as a [`View`]; placed on the grid it is a [`Page`], and from that one page come
//! the drawing, the touch targets, the keys, the spoken text and the printed lines.

pub mod at_desk;
pub mod bookmark;
pub mod classes;
pub mod desk;
pub mod effect;
pub mod event;
pub mod help_state;
mod kiosk;
mod laid_out;
pub mod office;
pub mod press;
pub mod screens;
pub mod visit;
pub mod visitor;

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use ratatui::{Frame, buffer::Buffer, layout::Position};

use crate::{
    app::{
        at_desk::Face,
        bookmark::Held,
        classes::Classes,
        desk::{Desk, Purpose},
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble, Touch},
        help_state::{HelpState, Stage},
        laid_out::LaidOut,
        press::{Presses, Source},
        screens::kiosk::{Intent, Scene, Screen, attract::Attract, pause::Pause},
        visit::Visit,
        visitor::Visitor,
    },
    domain::{
        content::Content, ids::IdSource, locale::Locale, machine::MachineSet, notice::Notice,
        text::Text, time::Moment,
    },
    i18n::Lang,
    ui::{
        draw,
        layout::{MIN_GRID, layout, layout_notice},
        page::{Page, TargetKey},
        theme::Theme,
        view::{Slot, View},
    },
};

/// What a program is started with.
#[derive(Debug)]
pub struct Setup {
    /// The languages offered, at least one, in order.
    pub langs: Vec<Lang>,
    /// The colours that every visit begins with.
    pub theme: Theme,
    /// Milliseconds without a touch until the question whether someone is there.
    pub idle_ms: u64,
    /// Milliseconds that this question waits.
    pub idle_question_ms: u64,
    /// Whether a voice is there.
    pub voice: bool,
    /// Whether staff may end the program from their page.
    pub may_quit: bool,
    /// Which face is shown first.
    pub face: Face,
    /// The machine as the configuration names it.
    pub machine: MachineSet,
    /// Whether the terminal's bell rings at the desk when somebody calls from a kiosk.
    pub bell: bool,
    /// Where ids come from.
    pub ids: IdSource,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// When the program starts.
    pub now: Moment,
}

/// The whole program.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    size: (u16, u16),
    /// Whether the terminal has told its size: nothing was drawn before it did.
    is_sized: bool,
    now: Moment,
    content: Option<Arc<Content>>,
    complaints: Vec<String>,
    notices: Vec<Notice>,
    trouble: Option<SavingTrouble>,
    visitor: Visitor,
    visit: Option<Visit>,
    /// Whether the machine can hand out bookmarks.
    offers_bookmarks: bool,
    /// The bookmark of this visit.
    bookmark: Held,
    /// Classes, and what this visitor does about them.
    classes: Classes,
    /// The desk, while somebody works there.
    desk: Option<Box<Desk>>,
    help: HelpState,
    /// Whether it was asked to be told of other processes.
    heeds: bool,
    /// The screens that one comes back to, the present one last, each with its page.
    trail: Vec<(Screen, u16)>,
    pause: Option<(Pause, u64)>,
    presses: Presses,
    last_input_ms: u64,
    focus: Option<usize>,
    page: OnceCell<Rc<Page<Intent>>>,
    laid_out: LaidOut,
}

/// The longest trail of screens that one comes back to.
const TRAIL: usize = 100;
/// Milliseconds after which a hidden screen becomes the start screen at the next touch.
const BLANK_MS: u64 = 60_000;
/// While a person is awaited nobody is asked whether she is there before this many milliseconds.
const AWAITING_MS: u64 = 15 * 60_000;
const MINUTE_MS: u64 = 60_000;
const DAY_MS: i64 = 86_400_000;
/// How far Japan is ahead of the world's time.
const JAPAN_MS: i64 = 9 * 3_600_000;

impl App {
    /// A program at its start screen. An empty list of languages is taken for Japanese.
    pub fn new(mut setup: Setup) -> Self {
        if setup.langs.is_empty() {
            setup.langs.push(Lang::new(Locale::Ja));
        }
        Self {
            size: setup.size,
            is_sized: false,
            now: setup.now,
            content: None,
            complaints: Vec::new(),
            notices: Vec::new(),
            trouble: None,
            visitor: Visitor::new(setup.theme),
            visit: None,
            offers_bookmarks: false,
            bookmark: Held::default(),
            classes: Classes::default(),
            desk: None,
            help: HelpState::None,
            heeds: false,
            trail: vec![(Screen::Attract(Attract), 0)],
            pause: None,
            presses: Presses::default(),
            last_input_ms: setup.now.running_ms,
            focus: None,
            page: OnceCell::new(),
            laid_out: LaidOut::default(),
            setup,
        }
    }

    /// What is to be done before anything happens; the first frame may be drawn before it.
    pub fn start(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::LoadContent, Effect::OpenStore];
        match self.setup.face {
            Face::Kiosk => {}
            Face::Desk => self.open_desk(Purpose::Work, &mut effects),
            Face::Office => self.open_desk(Purpose::Figures, &mut effects),
        }
        effects
    }

    /// Takes in what happened at a moment and answers with what is to be done.
    pub fn update(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        let is_new_day = now.today != self.now.today;
        if is_new_day {
            // What learners may see depends on the day.
            self.laid_out.forget();
        }
        self.now = now;
        self.turn_classes();
        let mut effects = self.react(event);
        if is_new_day && self.desk.is_none() && self.is_at_start() {
            // What is done once a day is also done on a day on which nobody comes.
            effects.push(Effect::Settle);
        }
        self.heed(&mut effects);
        effects
    }

    fn react(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Event::Resize { cols, rows } = event {
            self.resize((cols, rows), &mut effects);
        }
        if self.at_desk(&event, &mut effects) {
            return effects;
        }
        match event {
            Event::Key(key) => self.key(key, Source::Key(key), &mut effects),
            Event::Line(key) => self.key(key, Source::Line, &mut effects),
            Event::Number(number) => {
                let number = TargetKey::Number(number);
                self.input(Source::Line, &mut effects, |app| app.page().target_with(number));
            }
            Event::Digits(digits) => {
                self.with_input(Source::Line, &mut effects, |app, effects| {
                    app.type_line(&digits, effects);
                });
            }
            Event::Touch { phase, col, row } => {
                self.touch(phase, Position::new(col, row), &mut effects);
            }
            Event::Resize { .. } => {}
            Event::Tick => self.tick(&mut effects),
            Event::Outcome(outcome) => self.outcome(outcome, &mut effects),
            Event::Stop => self.stop(&mut effects),
        }
        effects
    }

    /// Watches what other processes record as long as something on the screen depends on it, and no longer.
    fn heed(&mut self, effects: &mut Vec<Effect>) {
        let heeds = match &self.desk {
            Some(desk) => desk.known().is_some(),
            None => self.help.on_record().is_some() || self.heeds_classes(),
        };
        if heeds != self.heeds {
            self.heeds = heeds;
            effects.push(if heeds { Effect::WatchRecords } else { Effect::LeaveRecords });
        }
    }

    fn resize(&mut self, size: (u16, u16), effects: &mut Vec<Effect>) {
        if self.size != size {
            self.size = size;
            self.presses.lift();
            self.laid_out.forget();
            self.changed();
            if self.is_sized {
                effects.push(Effect::Repaint);
            }
        }
        self.is_sized = true;
    }

    /// Draws the present page.
    pub fn view(&self, frame: &mut Frame<'_>) {
        if let Some(cursor) = self.draw(frame.buffer_mut()) {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws the present page into a buffer; answers where the cursor belongs.
    pub fn draw(&self, buf: &mut Buffer) -> Option<Position> {
        match &self.desk {
            Some(desk) => desk.draw(&self.around(), self.visitor.theme, buf),
            None => draw::draw(self.page(), self.visitor.theme, self.focus(), buf),
        }
    }

    /// The running time at which [`Event::Tick`] is due, if anything waits for time to pass.
    pub fn deadline(&self) -> Option<u64> {
        if let Some(desk) = &self.desk {
            return desk.deadline(self.now);
        }
        let minutes = match self.help {
            HelpState::Called { since_ms, stage: Stage::Sending | Stage::Waiting, .. }
                if matches!(self.screen(), Screen::Help(_)) =>
            {
                let passed = self.now.running_ms.saturating_sub(since_ms) / MINUTE_MS;
                Some(since_ms + (passed + 1) * MINUTE_MS)
            }
            _ => None,
        };
        let idle = match self.pause {
            Some((Pause::Idle, since)) => Some(since + self.setup.idle_question_ms),
            Some((Pause::Blank, since)) => Some(since + BLANK_MS),
            None if self.is_at_start() => Some(self.day_turns_at()),
            None => Some(self.last_input_ms + self.idle_limit_ms()),
        };
        [minutes, idle, self.classes_turn()].into_iter().flatten().min()
    }

    /// The running time at which the next day begins in Japan.
    fn day_turns_at(&self) -> u64 {
        let into_day = (self.now.wall_ms + JAPAN_MS).rem_euclid(DAY_MS);
        self.now.running_ms + u64::try_from(DAY_MS - into_day).unwrap_or_default()
    }

    /// The present page as it is placed on the grid.
    pub fn page(&self) -> &Page<Intent> {
        self.page.get_or_init(|| {
            let (cols, rows) = self.size;
            if cols < MIN_GRID.0 || rows < MIN_GRID.1 {
                let size = self.lang().too_small_size(usize::from(cols), usize::from(rows));
                let texts = [self.lang().too_small(), size];
                return Rc::new(layout_notice(&texts, self.lang(), self.size));
            }
            let number = self.trail.last().map_or(0, |(_, page)| *page);
            let place = || layout(&self.describe(), self.lang(), self.size, number);
            match self.pause {
                Some(_) => Rc::new(place()),
                None => self.laid_out.get(self.screen(), number, place),
            }
        })
    }

    /// What the present screen says.
    pub fn describe(&self) -> View<Intent> {
        let scene = self.scene();
        match self.pause {
            Some((pause, _)) => pause.view(&scene),
            None => self.screen().view(&scene),
        }
    }

    /// The present screen.
    pub fn screen(&self) -> &Screen {
        const START: &Screen = &Screen::Attract(Attract);
        self.trail.last().map_or(START, |(screen, _)| screen)
    }

    /// What lies over the screen.
    pub fn paused(&self) -> Option<Pause> {
        self.pause.map(|(pause, _)| pause)
    }

    /// Which target has the focus.
    pub fn focus(&self) -> usize {
        self.focus.unwrap_or_else(|| self.page().first_focus)
    }

    /// The colours.
    pub fn theme(&self) -> Theme {
        self.visitor.theme
    }

    /// The language of this visit.
    #[expect(clippy::indexing_slicing, reason = "`new` sees to it that there is a first language")]
    pub fn lang(&self) -> &Lang {
        self.setup.langs.get(self.visitor.speaks).unwrap_or_else(|| &self.setup.langs[0])
    }

    /// A text as the present language shows it, with readings where it shows them.
    pub fn shown(&self, text: &Text) -> String {
        text.shown(self.lang().locale().shows_readings())
    }

    /// What the present page says aloud, in reading order.
    pub fn spoken(&self) -> String {
        let texts: Vec<String> = self.page().reading.iter().map(Text::spoken).collect();
        texts.join("\n")
    }

    fn scene(&self) -> Scene<'_> {
        let minutes = match self.help {
            HelpState::Called { since_ms, .. } => {
                self.now.running_ms.saturating_sub(since_ms) / MINUTE_MS
            }
            HelpState::None => 0,
        };
        Scene {
            content: self.content.as_deref(),
            lang: self.lang(),
            langs: &self.setup.langs,
            handset: self.visitor.handset,
            today: self.now.today,
            now_ms: self.now.wall_ms,
            classes: &self.classes,
            theme: self.visitor.theme,
            voice: self.setup.voice.then_some(self.visitor.reads_aloud),
            help: &self.help,
            help_minutes: usize::try_from(minutes).unwrap_or(usize::MAX),
            kept: self.visitor.kept,
            offers_bookmarks: self.offers_bookmarks,
            bookmark: &self.bookmark,
            trouble: self.trouble,
            notices: &self.notices,
            complaints: &self.complaints,
            may_quit: self.setup.may_quit,
        }
    }

    /// The page is to be placed anew; the focus goes to where it begins.
    fn changed(&mut self) {
        self.page = OnceCell::new();
        self.focus = None;
    }

    fn is_at_start(&self) -> bool {
        matches!(self.screen(), Screen::Attract(_))
    }

    fn idle_limit_ms(&self) -> u64 {
        match self.screen() {
            Screen::Help(_) if self.help.awaits() => self.setup.idle_ms.max(AWAITING_MS),
            _ => self.setup.idle_ms,
        }
    }

    fn key(&mut self, key: Key, source: Source, effects: &mut Vec<Effect>) {
        if key == Key::Staff {
            self.last_input_ms = self.now.running_ms;
            return self.open_staff(effects);
        }
        if source != Source::Line && self.page().has_pad() && self.types(key, source, effects) {
            return;
        }
        match key.on_number_pad() {
            Key::Tab | Key::Right => self.move_focus(source, effects, (1, 0), key == Key::Tab),
            Key::BackTab | Key::Left => {
                self.move_focus(source, effects, (-1, 0), key == Key::BackTab);
            }
            Key::Up => self.move_focus(source, effects, (0, -1), false),
            Key::Down => self.move_focus(source, effects, (0, 1), false),
            Key::Enter | Key::Char(' ') => {
                self.input(source, effects, |app| Some(app.focus()));
            }
            Key::Esc | Key::Backspace | Key::Char('-') => self.nav_key(source, effects, Slot::Back),
            Key::Char('0') => self.nav_key(source, effects, Slot::Help),
            Key::Char('*') => self.nav_key(source, effects, Slot::Start),
            Key::Char('/') => self.nav_key(source, effects, Slot::Display),
            Key::Char('.') => {
                self.with_input(source, effects, |app, effects| app.act(Intent::Hide, effects));
            }
            Key::Char('+') => self.with_input(source, effects, Self::speak),
            Key::Char('c') => {
                self.with_input(source, effects, |app, effects| {
                    app.act(Intent::NextTheme, effects);
                });
            }
            Key::Char(digit @ '1'..='9') => {
                let number =
                    digit.to_digit(10).and_then(|digit| u16::try_from(digit).ok()).unwrap_or(0);
                self.input(source, effects, |app| {
                    app.page().target_with(TargetKey::Number(number))
                });
            }
            Key::Char(_) => self.with_input(source, effects, |_, _| {}),
            // On a learner's screen they mean nothing.
            _ => {}
        }
    }

    /// A key where a number is typed: digits, the one that takes the last of them away, the hyphen of the slip; and `+`,
    /// which calls a person there. Answers whether the key was used up.
    fn types(&mut self, key: Key, source: Source, effects: &mut Vec<Effect>) -> bool {
        let key = match key.on_number_pad() {
            Key::Char(c @ ('0'..='9' | '.' | '-')) => c,
            Key::Backspace => '.',
            Key::Char('+') => {
                self.nav_key(source, effects, Slot::Help);
                return true;
            }
            _ => return false,
        };
        if self.presses.trembles_typing(source, self.now.running_ms) || self.wake(source, effects) {
            return true;
        }
        self.hush(effects);
        self.act(Intent::Type(key), effects);
        true
    }

    fn hush(&self, effects: &mut Vec<Effect>) {
        if self.visitor.reads_aloud {
            effects.push(Effect::Hush);
        }
    }

    fn nav_key(&mut self, source: Source, effects: &mut Vec<Effect>, slot: Slot) {
        self.input(source, effects, |app| app.page().target_with(TargetKey::Nav(slot)));
    }

    fn move_focus(
        &mut self,
        source: Source,
        effects: &mut Vec<Effect>,
        way: (i32, i32),
        in_order: bool,
    ) {
        if self.wake(source, effects) {
            return;
        }
        self.presses.moved();
        let from = self.focus();
        let count = self.page().targets.len();
        let to = if in_order && count > 0 {
            let step = if way.0 > 0 { 1 } else { count - 1 };
            Some((from + step) % count)
        } else {
            self.page().target_towards(from, way)
        };
        self.focus = to.or(self.focus);
    }

    /// Chooses the target that `find` names, unless the press only woke the screen or trembled.
    fn input(
        &mut self,
        source: Source,
        effects: &mut Vec<Effect>,
        find: impl FnOnce(&Self) -> Option<usize>,
    ) {
        self.with_input(source, effects, |app, effects| {
            let at = find(app);
            app.choose(at, effects);
        });
    }

    fn with_input(
        &mut self,
        source: Source,
        effects: &mut Vec<Effect>,
        act: impl FnOnce(&mut Self, &mut Vec<Effect>),
    ) {
        if self.presses.trembles(source, self.now.running_ms) || self.wake(source, effects) {
            return;
        }
        self.hush(effects);
        act(self, effects);
    }

    /// Notes that someone is here. Answers whether the press was used up by that: it brought the screen back.
    fn wake(&mut self, _source: Source, effects: &mut Vec<Effect>) -> bool {
        self.last_input_ms = self.now.running_ms;
        match self.pause.take() {
            None => false,
            Some((Pause::Blank, since)) if self.now.running_ms >= since + BLANK_MS => {
                self.act(Intent::Leave, effects);
                true
            }
            Some(_) => {
                self.changed();
                true
            }
        }
    }

    fn choose(&mut self, at: Option<usize>, effects: &mut Vec<Effect>) {
        let intent =
            at.and_then(|at| self.page().targets.get(at)).map(|target| target.intent.clone());
        if let Some(intent) = intent {
            self.act(intent, effects);
        }
    }

    fn touch(&mut self, phase: Touch, at: Position, effects: &mut Vec<Effect>) {
        match phase {
            Touch::Down => {
                self.last_input_ms = self.now.running_ms;
                let target = if self.pause.is_none() { self.page().target_near(at) } else { None };
                self.focus = target.or(self.focus);
                self.presses.down(target);
            }
            Touch::Move => self.last_input_ms = self.now.running_ms,
            Touch::Up => {
                let pressed = self.presses.lift();
                if self.presses.corner(at, self.size, self.now.running_ms) {
                    return self.open_staff(effects);
                }
                if self.pause.is_some() {
                    self.with_input(Source::Cell(at), effects, |_, _| {});
                    return;
                }
                let Some(pressed) = pressed else { return };
                if self.page().reaches(pressed, at) {
                    let target = self.page().targets.get(pressed);
                    let source = target.map_or(Source::Cell(at), |t| Source::Area(t.area));
                    if let Some(TargetKey::Pad(key)) = target.map(|target| target.key) {
                        if !self.presses.trembles_typing(source, self.now.running_ms) {
                            self.hush(effects);
                            self.act(Intent::Type(key), effects);
                        }
                        return;
                    }
                    self.input(source, effects, |_| Some(pressed));
                }
            }
        }
    }
}
