//! The desk as a value: who is signed in, the screens that one comes back to, what is known. Pure, like the rest of
//! the room: no files, no clock, no database.

pub mod class_request;
mod input;
mod meanwhile;
mod occasion;
pub mod plan_request;
pub mod request;
mod shown;

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    app::{
        effect::Effect,
        event::SavingTrouble,
        screens::{
            desk::{Intent, Scene, Screen, Turn, Wish, board::Board, sign_in::SignIn, waiting},
            office::OfficeScreen,
        },
    },
    domain::{
        content::Content, desk::OpenMatter, ids::StaffId, machine::MachineSet, notice::Notice,
        time::Moment,
    },
    i18n::Lang,
    ui::{
        draw,
        layout::{MIN_GRID, layout_notice},
        sheet,
        theme::{Role, Theme},
    },
};
pub use occasion::Occasion;
use request::{Answer, Known, Last, Request};
pub use shown::Shown;
use shown::with_code;

/// Milliseconds without a key after which the desk locks itself.
const LOCK_MS: u64 = 3 * 60_000;
/// Milliseconds without a key after which nobody is thought to come back to a locked desk.
const LEAVE_MS: u64 = 60 * 60_000;
/// Milliseconds without a key after which a desk at which nobody is signed in gives way to the kiosk.
const UNUSED_MS: u64 = 2 * 60_000;
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
    /// Whether it stays although nobody is signed in: it is all that the program shows.
    stays: bool,
    purpose: Purpose,
    wish: Option<Wish>,
    left: Option<Left>,
}

/// What somebody wants to sign in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To work.
    Work,
    /// To look at figures, as organizers may.
    Figures,
    /// To end the program. Nobody needs to sign in as long as nobody can.
    Quit,
}

/// How the desk was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Somebody signed out.
    SignedOut,
    /// Nobody signed in.
    Unused,
    /// The program is to end.
    Quit,
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
    /// What staff should know of the store.
    pub notices: &'a [Notice],
    /// What staff should know of the lessons.
    pub complaints: &'a [String],
}

impl Desk {
    /// A desk at which nobody is signed in, and what it asks first.
    pub fn open(
        now: Moment,
        machine: MachineSet,
        stays: bool,
        purpose: Purpose,
    ) -> (Self, Vec<Effect>) {
        let desk = Self {
            known: None,
            is_locked: false,
            trains: false,
            machine,
            trail: vec![(Screen::SignIn(SignIn::default()), 0)],
            notice: None,
            last_input_ms: now.running_ms,
            down: None,
            placed: OnceCell::new(),
            stays,
            purpose,
            wish: None,
            left: None,
        };
        let greet = desk.effect(Request::Greet);
        (desk, vec![greet])
    }

    /// What the whole program is to do, once.
    pub fn take_wish(&mut self) -> Option<Wish> {
        self.wish.take()
    }

    /// Whether and how the desk was left.
    pub fn left(&self) -> Option<Left> {
        self.left
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
            let (cols, rows) = around.size;
            if cols < MIN_GRID.0 || rows < MIN_GRID.1 {
                let lang = around.lang;
                let size = lang.too_small_size(usize::from(cols), usize::from(rows));
                let notice = layout_notice(&[lang.too_small(), size], lang, around.size);
                return Rc::new(Shown::Notice(notice));
            }
            let scene = self.scene(around);
            if let Some(view) = self.screen().page(&scene) {
                return Rc::new(Shown::Page(with_code(&view, around)));
            }
            let mut sheet = self.screen().sheet(&scene);
            sheet.focus = self.focus();
            sheet.notice = self.notice.clone().or(sheet.notice);
            sheet.status = scene.status();
            sheet.mark = self.trains.then(|| around.lang.desk_trains_mark());
            Rc::new(Shown::Sheet(sheet::place(&sheet, around.lang, around.size)))
        }))
    }

    /// Draws the present screen; answers where the cursor belongs.
    pub fn draw(&self, around: &Around<'_>, theme: Theme, buf: &mut Buffer) -> Option<Position> {
        match &*self.shown(around) {
            Shown::Sheet(placed) => sheet::draw(placed, theme, buf),
            Shown::Page(page) | Shown::Notice(page) => {
                draw::draw(page, theme, page.first_focus, buf)
            }
        }
    }

    /// The running time at which a tick is due.
    pub fn deadline(&self, now: Moment) -> Option<u64> {
        let patience = match (&self.known, self.is_locked) {
            (Some(_), false) => Some(LOCK_MS),
            (Some(_), true) => Some(LEAVE_MS),
            (None, _) => (!self.stays).then_some(UNUSED_MS),
        };
        let idle = patience.map(|patience| self.last_input_ms + patience);
        // a stopwatch, a wait: the words change with the minute, or with the second
        let words = self.screen().changes_in(now, self.known());
        let words = words.map(|ms| now.running_ms + ms);
        idle.into_iter().chain(words).min()
    }

    /// The grid, the language, the lessons or the colours are others now.
    pub fn refresh(&mut self) {
        self.placed = OnceCell::new();
    }

    /// A deadline came.
    pub fn tick(&mut self, on: &mut Occasion<'_, '_>) {
        let silent = on.around.now.running_ms.saturating_sub(self.last_input_ms);
        if silent >= LEAVE_MS || (silent >= UNUSED_MS && self.known.is_none() && !self.stays) {
            self.leave(on);
        } else if silent >= LOCK_MS && self.known.is_some() && !self.is_locked {
            self.lock();
        }
        self.refresh();
    }

    /// Another process has written records: perhaps somebody called, or changed the lists.
    pub fn look_around(&mut self, on: &mut Occasion<'_, '_>) {
        if self.known.is_some() {
            let follows = self.screen().follows();
            self.ask([Request::ShowTerms, Request::ShowWaiting], on);
            self.ask(follows, on);
        }
    }

    /// The world answered.
    pub fn answer(&mut self, answer: &Answer, on: &mut Occasion<'_, '_>) {
        let focus = self.screen().focus_after(answer, &self.scene(on.around));
        if let (Some(focus), Some((_, at))) = (focus, self.trail.last_mut()) {
            *at = focus;
        }
        if self.known.as_ref().is_some_and(|known| waiting::has_new_call(known, answer)) {
            self.wish = Some(Wish::Ring);
        }
        // what was asked for before the screen was covered does not open it
        let is_covered = self.is_locked && !self.screen().awaits_sign_in();
        self.learn(answer);
        let lets_out = match answer {
            Answer::SignedIn(_) => true,
            // without an organizer, or with records that cannot be read, nobody could sign in
            Answer::Greeted { has_organizer, .. } => !has_organizer,
            Answer::Failed(_) => self.known.is_none(),
            _ => false,
        };
        if self.purpose == Purpose::Quit && lets_out {
            self.leave(on);
            self.left = Some(Left::Quit);
            return;
        }
        if let Answer::SignedIn(_) = answer {
            if is_covered {
                return self.refresh();
            }
            self.is_locked = false;
            self.trail.retain(|(screen, _)| !screen.is_before_sign_in());
            if self.trail.is_empty() {
                self.begin(on);
            }
        } else {
            self.tell(answer, on);
        }
        match answer {
            Answer::HasLeft if self.known.is_some() => self.has_left(on),
            Answer::Me(me) => self.is_now(me, on),
            _ => {}
        }
        self.refresh();
    }

    /// Opens the screen that somebody who has just signed in begins with, if it is for them.
    fn begin(&mut self, on: &mut Occasion<'_, '_>) {
        let first = match self.purpose {
            Purpose::Figures => Screen::Office(Box::new(OfficeScreen::first(on.around.now))),
            Purpose::Work | Purpose::Quit => Screen::Board(Board::default()),
        };
        if self.known.as_ref().is_some_and(|known| first.is_for(&known.me, self.trains)) {
            self.turn(vec![Turn::Open(Box::new(first))], on);
        } else {
            self.sign_out(on);
            self.ask([Request::Greet], on);
            self.notice = Some((Role::Danger, on.around.lang.office_not_for_you()));
        }
    }

    /// Hands an answer to the present screen.
    fn tell(&mut self, answer: &Answer, on: &mut Occasion<'_, '_>) {
        let mut screen = self.screen().clone();
        let turns = screen.answered(answer, &self.scene(on.around));
        self.put(screen);
        self.turn(turns, on);
    }

    /// Keeps what several screens work with.
    fn learn(&mut self, answer: &Answer) {
        match answer {
            Answer::SignedIn(known) => {
                // what was written down last is in the store that was left
                let before = self.known.take().filter(|before| before.trains == known.trains);
                let last = before.and_then(|known| known.last);
                self.goes_to(known.trains);
                self.machine = known.machine.clone();
                self.known = Some(Box::new(Known { last, ..(**known).clone() }));
            }
            Answer::Greeted { machine, .. } => self.machine = machine.clone(),
            _ => {}
        }
        let Some(known) = &mut self.known else { return };
        match answer {
            Answer::Saved { id, receipt, topic, drafts, open } => {
                (known.drafts, known.open) = (drafts.clone(), *open);
                known.last = Some(Last { id: *id, receipt: *receipt, topic: topic.clone() });
            }
            Answer::TakenBack(_) => known.last = None,
            Answer::Waiting(waiting) => known.waiting.clone_from(waiting),
            Answer::Matters(matters) => {
                let here =
                    |matter: &&OpenMatter| matter.consultation.slip.venue == known.machine.venue;
                known.open = matters.iter().filter(here).count();
            }
            Answer::Terms(terms) => known.terms = (**terms).clone(),
            Answer::Members(members) => {
                known.members = members.iter().map(|(staff, _)| staff.clone()).collect();
            }
            _ => {}
        }
    }

    fn focus(&self) -> usize {
        self.trail.last().map_or(0, |(_, focus)| *focus)
    }

    fn put(&mut self, screen: Screen) {
        if let Some((last, _)) = self.trail.last_mut() {
            *last = screen;
        }
    }

    fn act(&mut self, intent: Intent, on: &mut Occasion<'_, '_>) {
        self.notice = None;
        match intent {
            Intent::Back => self.back(on),
            Intent::Leave => self.leave(on),
            Intent::Lock => self.lock(),
            Intent::Open(screen) => self.turn(vec![Turn::Open(screen)], on),
            Intent::Wish(wish) => self.wish = Some(wish),
            Intent::Focus => {}
            Intent::Screen(act) => {
                let scene = self.scene(on.around);
                let mut screen = self.screen().clone();
                let (ids, now) = (&mut *on.ids, on.around.now);
                let turns = screen.act(act, self.focus(), &scene, &mut || ids.next(now.wall_ms));
                self.put(screen);
                self.turn(turns, on);
            }
        }
        self.refresh();
    }

    fn turn(&mut self, turns: Vec<Turn>, on: &mut Occasion<'_, '_>) {
        for turn in turns {
            match turn {
                Turn::Open(screen) => {
                    if self.trail.len() >= TRAIL {
                        self.trail.remove(1);
                    }
                    let mut screen = *screen;
                    let requests = screen.opened(&self.scene(on.around));
                    self.ask(requests, on);
                    self.trail.push((screen, 0));
                }
                Turn::Back => self.back(on),
                Turn::Drop => self.drop_screen(on),
                Turn::Focus(to) => {
                    if let Some((_, focus)) = self.trail.last_mut() {
                        *focus = to;
                    }
                }
                Turn::Say(role, text) => self.notice = Some((role, text)),
                Turn::Ask(request) => self.ask([request], on),
                Turn::Tell(answer) => self.tell(&answer, on),
                Turn::SignOut => {
                    self.sign_out(on);
                    self.ask([Request::Greet], on);
                }
                Turn::Attach(what) => self.attach(&what, on),
                Turn::Choose(asked) => self.choose(&asked, on),
                Turn::Train(trains) => {
                    let (by, request) = (self.actor(), Box::new(Request::Train(trains)));
                    on.effects.push(Effect::Desk { by, trains, request });
                }
            }
        }
    }

    fn ask(&self, requests: impl IntoIterator<Item = Request>, on: &mut Occasion<'_, '_>) {
        on.effects.extend(requests.into_iter().map(|request| self.effect(request)));
    }

    fn back(&mut self, on: &mut Occasion<'_, '_>) {
        let mut screen = self.screen().clone();
        let requests = screen.left(&self.scene(on.around));
        self.ask(requests, on);
        self.drop_screen(on);
    }

    /// The screen before comes back; what was on this one is done with.
    fn drop_screen(&mut self, on: &mut Occasion<'_, '_>) {
        if self.trail.len() > 1 {
            self.trail.pop();
            let mut screen = self.screen().clone();
            let requests = screen.returned(&self.scene(on.around));
            self.put(screen);
            self.ask(requests, on);
        } else if self.known.is_none() {
            self.left = Some(Left::Unused);
        }
        self.refresh();
    }

    /// Signs out whoever is signed in, and makes room for the kiosk.
    pub fn leave(&mut self, on: &mut Occasion<'_, '_>) {
        let left = if self.known.is_some() { Left::SignedOut } else { Left::Unused };
        self.sign_out(on);
        self.left = Some(left);
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

    fn sign_out(&mut self, on: &mut Occasion<'_, '_>) {
        // the slip on top runs, and so may one below a page that covers it
        let trail = std::mem::take(&mut self.trail);
        for (mut screen, _) in trail {
            let requests = screen.left(&self.scene(on.around));
            on.effects.extend(requests.into_iter().map(|request| self.effect(request)));
        }
        if self.known.is_some() {
            on.effects.push(self.effect(Request::SignOut));
        }
        self.known = None;
        self.is_locked = false;
        self.trains = false;
        self.trail = vec![(Screen::SignIn(SignIn::default()), 0)];
        self.refresh();
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
            size: around.size,
            now: around.now,
            known: self.known.as_deref(),
            machine: &self.machine,
            focus: self.focus(),
            is_locked: self.is_locked,
            trains: self.trains,
            trouble: around.trouble,
            notices: around.notices,
            complaints: around.complaints,
        }
    }
}
