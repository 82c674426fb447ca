//! The desk as a value: who is signed in, the screens that one comes back to, what is known. Pure, like the rest of
//! the room: no files, no clock, no database.

pub mod request;

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    app::{
        effect::Effect,
        event::{Key, SavingTrouble, Touch},
        screens::desk::{Intent, Scene, Screen, Turn, board::Board, sign_in::SignIn},
    },
    domain::{
        content::Content,
        ids::{ConsultationId, HandoverId, IdSource, StaffId},
        machine::MachineSet,
        time::Moment,
    },
    i18n::Lang,
    ui::{
        draw,
        layout::layout,
        page::{Page, TargetKey},
        sheet::{self, Hot, Placed},
        theme::{Role, Theme},
        view::Slot,
    },
};
use request::{Answer, Known, Request};

/// Milliseconds without a key after which the desk locks itself.
const LOCK_MS: u64 = 3 * 60_000;
/// Milliseconds without a key after which nobody is thought to come back.
const LEAVE_MS: u64 = 60 * 60_000;
/// The longest trail of screens that one comes back to.
const TRAIL: usize = 30;

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// What somebody who has signed in works with.
    known: Option<Box<Known>>,
    /// Whether the screen is locked until that one types the PIN again.
    is_locked: bool,
    /// Whether it works on practice data.
    trains: bool,
    machine: MachineSet,
    /// The screens that one comes back to, the present one last, each with its focus.
    trail: Vec<(Screen, usize)>,
    notice: Option<(Role, crate::domain::text::Text)>,
    last_input_ms: u64,
    down: Option<Position>,
    placed: OnceCell<Rc<Shown>>,
    is_left: bool,
}

/// What is on the screen: a sheet for staff, or a page with a code for the learner beside them.
#[derive(Debug)]
pub enum Shown {
    /// For staff.
    Sheet(Placed<Intent>),
    /// For the learner.
    Page(Page<Intent>),
}

/// What the desk is drawn from, besides what it knows itself.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Lessons and catalogues, once they are loaded.
    pub content: Option<&'a Arc<Content>>,
    /// The language.
    pub lang: &'a Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Now.
    pub now: Moment,
    /// Why saving fails, if it does.
    pub trouble: Option<SavingTrouble>,
}

impl Desk {
    /// A desk at which nobody is signed in, and what it asks first.
    pub fn open(now: Moment) -> (Self, Vec<Effect>) {
        let desk = Self {
            known: None,
            is_locked: false,
            trains: false,
            machine: MachineSet::default(),
            trail: vec![(Screen::SignIn(SignIn::default()), 0)],
            notice: None,
            last_input_ms: now.running_ms,
            down: None,
            placed: OnceCell::new(),
            is_left: false,
        };
        let greet = desk.effect(Request::Greet);
        (desk, vec![greet])
    }

    /// Whether the desk was left: the kiosk comes back.
    pub fn is_left(&self) -> bool {
        self.is_left
    }

    /// Whether it works on practice data.
    pub fn trains(&self) -> bool {
        self.trains
    }

    /// Who is signed in.
    pub fn known(&self) -> Option<&Known> {
        self.known.as_deref()
    }

    /// The present screen.
    pub fn screen(&self) -> &Screen {
        const NONE: &Screen = &Screen::Empty;
        self.trail.last().map_or(NONE, |(screen, _)| screen)
    }

    /// What is on the screen.
    pub fn shown(&self, around: &Around<'_>) -> Rc<Shown> {
        Rc::clone(self.placed.get_or_init(|| {
            let scene = self.scene(around);
            if let Some(view) = self.screen().page(&scene) {
                return Rc::new(Shown::Page(layout(&view, around.lang, around.size, 0)));
            }
            let mut sheet = self.screen().sheet(&scene);
            sheet.focus = self.trail.last().map_or(0, |(_, focus)| *focus);
            sheet.notice = self.notice.clone().or(sheet.notice);
            sheet.status = scene.status();
            Rc::new(Shown::Sheet(sheet::place(&sheet, around.lang, around.size)))
        }))
    }

    /// Draws the present screen; answers where the cursor belongs.
    pub fn draw(&self, around: &Around<'_>, theme: Theme, buf: &mut Buffer) -> Option<Position> {
        match &*self.shown(around) {
            Shown::Sheet(placed) => sheet::draw(placed, theme, buf),
            Shown::Page(page) => draw::draw(page, theme, page.first_focus, buf),
        }
    }

    /// The running time at which a tick is due.
    pub fn deadline(&self, now: Moment) -> u64 {
        let idle =
            self.last_input_ms + if self.known.is_some() && !self.is_locked { LOCK_MS } else { LEAVE_MS };
        // a stopwatch, a wait: the words change with the minute, or with the second
        let words = self.screen().changes_in(now.running_ms).map(|ms| now.running_ms + ms);
        words.map_or(idle, |words| words.min(idle))
    }

    /// The grid, the language, the lessons or the colours are others now.
    pub fn refresh(&mut self) {
        self.placed = OnceCell::new();
    }

    /// A deadline came.
    pub fn tick(&mut self, around: &Around<'_>, effects: &mut Vec<Effect>) {
        let silent = around.now.running_ms.saturating_sub(self.last_input_ms);
        if silent >= LEAVE_MS {
            self.sign_out(effects);
            self.is_left = true;
        } else if silent >= LOCK_MS && self.known.is_some() && !self.is_locked {
            self.lock();
        }
        self.refresh();
    }

    /// A key was pressed.
    pub fn key(
        &mut self,
        key: Key,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) {
        self.last_input_ms = around.now.running_ms;
        let shown = self.shown(around);
        match &*shown {
            Shown::Page(_) => self.act(Intent::Back, around, ids, effects),
            Shown::Sheet(placed) => {
                if self.types(key, around, ids, effects) {
                    return;
                }
                let focused = || placed.focused().map(|target| target.intent.clone());
                let intent = match hot(key) {
                    Some(hot) => {
                        let named = placed.with_key(hot).map(|target| target.intent.clone());
                        named.or_else(|| if hot == Hot::Enter { focused() } else { None })
                    }
                    None => None,
                };
                match (intent, key) {
                    (Some(intent), _) => self.act(intent, around, ids, effects),
                    (None, Key::Down | Key::Tab) => self.move_focus(placed.stops, 1),
                    (None, Key::Up | Key::BackTab) => self.move_focus(placed.stops, -1),
                    (None, Key::PageDown) => self.move_focus(placed.stops, 10),
                    (None, Key::PageUp) => self.move_focus(placed.stops, -10),
                    (None, Key::Esc) => self.act(Intent::Back, around, ids, effects),
                    _ => {}
                }
            }
        }
    }

    /// A finger or the mouse. Acts where it leaves, if it came down there.
    pub fn touch(
        &mut self,
        phase: Touch,
        at: Position,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) {
        self.last_input_ms = around.now.running_ms;
        match phase {
            Touch::Down => self.down = Some(at),
            Touch::Move => {}
            Touch::Up => {
                let Some(down) = self.down.take() else { return };
                match &*self.shown(around) {
                    Shown::Page(page) => {
                        if let Some(target) = page.target_near(at) {
                            let intent = page.targets.get(target).map(|t| t.intent.clone());
                            self.act(intent.unwrap_or(Intent::Back), around, ids, effects);
                        }
                    }
                    Shown::Sheet(placed) => {
                        let (from, to) = (placed.at(down), placed.at(at));
                        if let (Some(from), Some(to)) = (from, to)
                            && from.area == to.area
                        {
                            if let (Some(stop), Some((_, focus))) = (to.stop, self.trail.last_mut()) {
                                *focus = stop;
                            }
                            let intent = to.intent.clone();
                            self.act(intent, around, ids, effects);
                        }
                    }
                }
            }
        }
    }

    /// The world answered.
    pub fn answer(
        &mut self,
        answer: Answer,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) {
        self.learn(&answer);
        let turns = match &answer {
            Answer::SignedIn(_) => {
                self.is_locked = false;
                let keeps = self.trail.len() > 1 && !matches!(self.screen(), Screen::SignIn(_));
                let back = self.trail.iter().any(|(screen, _)| !screen.is_before_sign_in());
                if !keeps {
                    self.trail.retain(|(screen, _)| !screen.is_before_sign_in());
                }
                if !back {
                    self.trail = vec![(Screen::Board(Board::default()), 0)];
                }
                Vec::new()
            }
            other => {
                let scene = self.scene(around);
                let mut screen = self.screen().clone();
                let turns = screen.answered(other, &scene);
                self.put(screen);
                turns
            }
        };
        self.turn(turns, around, ids, effects);
        self.refresh();
    }

    /// Keeps what several screens work with.
    fn learn(&mut self, answer: &Answer) {
        match answer {
            Answer::SignedIn(known) => {
                self.machine = known.machine.clone();
                self.known = Some(known.clone());
            }
            Answer::Greeted { machine, .. } => self.machine = machine.clone(),
            _ => {}
        }
        let Some(known) = &mut self.known else { return };
        match answer {
            Answer::Saved { drafts, open, .. } => {
                (known.drafts, known.open) = (drafts.clone(), *open);
            }
            Answer::Waiting(waiting) => known.waiting.clone_from(waiting),
            Answer::Matters(matters) => known.open = matters.len(),
            Answer::Terms(terms) => known.terms = (**terms).clone(),
            Answer::Members(members) => {
                known.members = members.iter().map(|(staff, _)| staff.clone()).collect();
            }
            _ => {}
        }
    }

    /// Types a character into the field that has the focus; answers whether the key was used up.
    fn types(
        &mut self,
        key: Key,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some((screen, focus)) = self.trail.last_mut() else { return false };
        let Some(field) = screen.field(*focus) else { return false };
        let changed = match key {
            Key::Char(c) => field.insert(c),
            Key::Backspace => field.backspace(),
            Key::Delete => field.delete(),
            Key::Left => return field.go_left() | { self.refresh(); true },
            Key::Right => return field.go_right() | { self.refresh(); true },
            Key::Home | Key::End => {
                if key == Key::Home { field.go_home() } else { field.go_end() }
                self.refresh();
                return true;
            }
            _ => return false,
        };
        if changed {
            self.notice = None;
            let focus = *focus;
            let scene = self.scene(around);
            let mut screen = self.screen().clone();
            let turns = screen.typed(focus, &scene);
            self.put(screen);
            self.turn(turns, around, ids, effects);
        }
        self.refresh();
        true
    }

    fn put(&mut self, screen: Screen) {
        if let Some((last, _)) = self.trail.last_mut() {
            *last = screen;
        }
    }

    fn move_focus(&mut self, stops: usize, by: isize) {
        if let Some((_, focus)) = self.trail.last_mut() {
            *focus = match by {
                1 | -1 if stops > 0 => {
                    (*focus + stops).saturating_add_signed(by).rem_euclid(stops)
                }
                _ => focus.saturating_add_signed(by).min(stops.saturating_sub(1)),
            };
        }
        self.refresh();
    }

    fn act(
        &mut self,
        intent: Intent,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) {
        self.notice = None;
        match intent {
            Intent::Back => self.back(effects),
            Intent::Leave => {
                self.sign_out(effects);
                self.is_left = true;
            }
            Intent::Lock => self.lock(),
            Intent::Open(screen) => self.turn(vec![Turn::Open(screen)], around, ids, effects),
            Intent::Focus => {}
            Intent::Screen(act) => {
                let scene = self.scene(around);
                let mut screen = self.screen().clone();
                let focus = self.trail.last().map_or(0, |(_, focus)| *focus);
                let turns = screen.act(act, focus, &scene);
                self.put(screen);
                self.turn(turns, around, ids, effects);
            }
        }
        self.refresh();
    }

    fn turn(
        &mut self,
        turns: Vec<Turn>,
        around: &Around<'_>,
        ids: &mut IdSource,
        effects: &mut Vec<Effect>,
    ) {
        for turn in turns {
            match turn {
                Turn::Open(screen) => {
                    if self.trail.len() >= TRAIL {
                        self.trail.remove(1);
                    }
                    let mut screen = *screen;
                    let scene = self.scene(around);
                    let requests = screen.opened(&scene, &mut || {
                        ConsultationId(ids.next(around.now.wall_ms))
                    });
                    effects.extend(requests.into_iter().map(|request| self.effect(request)));
                    self.trail.push((screen, 0));
                }
                Turn::Back => self.back(effects),
                Turn::Home => self.trail.truncate(1),
                Turn::Focus(to) => {
                    if let Some((_, focus)) = self.trail.last_mut() {
                        *focus = to;
                    }
                }
                Turn::Say(role, text) => self.notice = Some((role, text)),
                Turn::Ask(request) => effects.push(self.effect(request)),
                Turn::Train(trains) => {
                    self.trains = trains;
                    self.trail = vec![(Screen::Board(Board::default()), 0)];
                    effects.push(self.effect(Request::Train(trains)));
                }
            }
        }
    }

    fn back(&mut self, effects: &mut Vec<Effect>) {
        if self.trail.len() > 1 {
            self.trail.pop();
            let requests = self.screen().returned();
            effects.extend(requests.into_iter().map(|request| self.effect(request)));
        } else if self.known.is_none() {
            self.is_left = true;
        }
        self.refresh();
    }

    /// Covers the screen until who is signed in types the PIN again; what was being written stays below it.
    fn lock(&mut self) {
        let Some(known) = &self.known else { return };
        self.is_locked = true;
        self.notice = None;
        let sign_in = SignIn::locked(&known.me);
        self.trail.push((Screen::SignIn(sign_in), 1));
        self.refresh();
    }

    fn sign_out(&mut self, effects: &mut Vec<Effect>) {
        if self.known.is_some() {
            effects.push(self.effect(Request::SignOut));
        }
        self.known = None;
        self.is_locked = false;
    }

    fn effect(&self, request: Request) -> Effect {
        Effect::Desk { by: self.actor(), trains: self.trains, request: Box::new(request) }
    }

    fn actor(&self) -> Option<StaffId> {
        self.known.as_ref().map(|known| known.me.id)
    }

    fn scene<'a>(&'a self, around: &Around<'a>) -> Scene<'a> {
        Scene {
            content: around.content.map(|content| &**content),
            lang: around.lang,
            now: around.now,
            known: self.known.as_deref(),
            machine: &self.machine,
            is_locked: self.is_locked,
            trains: self.trains,
            trouble: around.trouble,
        }
    }
}

/// The key that a screen may have given something.
fn hot(key: Key) -> Option<Hot> {
    match key {
        Key::Char(c) => Some(Hot::Char(c)),
        Key::F(number) => Some(Hot::F(number)),
        Key::Enter => Some(Hot::Enter),
        Key::Esc => Some(Hot::Esc),
        _ => None,
    }
}
