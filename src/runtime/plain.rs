//! The linear mode: the same screens as printed lines with numbered choices, for screen readers, braille, serial
//! lines and scripts. No cursor addressing, no boxes; prompts end in ": ".

use std::{
    collections::VecDeque,
    io::{self, BufRead, Write},
};

use super::{Clock, Hands, input::folded};
use crate::{
    app::{
        App,
        effect::Effect,
        event::{Event, Key},
        screens::kiosk::Intent,
    },
    domain::text::Text,
    ui::view::{Figure, Part, Slot, View},
};

/// The grid of the linear mode: so many rows that every screen is one page.
pub const GRID: (u16, u16) = (80, 20_000);

/// Runs the program on lines of text until the input ends or the program quits.
pub fn run_plain(
    clock: &Clock,
    app: &mut App,
    hands: &mut impl Hands,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut effects: VecDeque<Effect> = app.start().into();
    let mut said = String::new();
    loop {
        while let Some(effect) = effects.pop_front() {
            if effect == Effect::Quit {
                return output.flush();
            }
            for outcome in hands.carry_out(effect, clock.now()) {
                effects.extend(app.update(clock.now(), Event::Outcome(outcome)));
            }
        }
        let text = describe(app);
        if text != said {
            output.write_all(text.as_bytes())?;
            said = text;
        }
        write!(output, "{}: ", app.shown(&app.lang().plain_prompt()))?;
        output.flush()?;
        let mut line = String::new();
        let event =
            if input.read_line(&mut line)? == 0 { Event::Stop } else { meaning(&line, app) };
        writeln!(output)?;
        // nothing wakes who waits for a line: what others wrote meanwhile is seen with it
        effects.push_back(Effect::LookAtRecords);
        effects.extend(app.update(clock.now(), event));
    }
}

/// What a line means: a number chooses, a sign is its key, an empty line goes on. Full-width ones mean the same. Where a
/// number is asked for, a digit or whatever is longer than a sign is that number, with or without hyphens.
fn meaning(line: &str, app: &App) -> Event {
    let line: String = crate::domain::clean::clean(line).chars().map(folded).collect();
    let line = line.trim();
    let is_digit = matches!(line, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9");
    if app.page().has_pad() && (is_digit || line.chars().count() > 1) {
        return Event::Digits(line.chars().filter(char::is_ascii_digit).collect());
    }
    if let Ok(number) = line.parse::<u16>()
        && number > 0
    {
        return Event::Number(number);
    }
    Event::Line(line.chars().next().map_or(Key::Enter, Key::Char))
}

/// The whole screen as lines.
fn describe(app: &App) -> String {
    let view = app.describe();
    let mut out = Out { app, text: String::new() };
    out.line(&view.place);
    view.progress.iter().for_each(|progress| out.line(progress));
    out.blank();
    view.heading.iter().for_each(|heading| out.line(heading));
    out.parts(&view.parts);
    view.figures.iter().flat_map(Figure::words).for_each(|words| out.line(&words));
    out.blank();
    out.choices(&view);
    out.nav(&view);
    out.text
}

struct Out<'a> {
    app: &'a App,
    text: String,
}

impl Out<'_> {
    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn line(&mut self, text: &Text) {
        self.text.push_str(&self.app.shown(text));
        self.text.push('\n');
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Paragraph(text) | Part::Remark(_, text) => self.line(text),
                Part::Item(marker, text) => {
                    self.text.push_str(marker);
                    self.text.push(' ');
                    self.line(text);
                }
                Part::Boxed { title, parts, .. } => {
                    self.line(title);
                    self.parts(parts);
                }
            }
        }
    }

    fn choices(&mut self, view: &View<Intent>) {
        let links = view.links.iter().map(|(_, choice)| choice);
        for (number, choice) in (1_usize..).zip(links.chain(&view.choices)) {
            let note = choice.note.iter().map(|note| format!(" - {}", self.app.shown(note)));
            let note: String = note.collect();
            let label = self.app.shown(&choice.label);
            self.text.extend([number.to_string().as_str(), ": ", &label, &note, "\n"]);
        }
    }

    fn nav(&mut self, view: &View<Intent>) {
        let keys = view.nav.iter().map(|nav| {
            let key = if nav.slot == Slot::Next { "Enter" } else { nav.slot.key() };
            format!("{key}: {}", self.app.shown(&nav.label))
        });
        let keys: Vec<String> = keys.collect();
        self.text.push_str(&keys.join(" / "));
        self.text.push('\n');
    }
}
