//! `terakoya lessons`: the lessons as a list, and one as text or as data.

use std::io::Write;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Kit,
    arguments::{Format, LessonsCommand},
    library,
};
use crate::{
    app::screens::kiosk::handset,
    content::nearest,
    domain::{
        ids::LessonId,
        lesson::{Freshness, Handset, Lesson, LessonText, Level, Question},
        locale::Locale,
        text::{AlertKind, Block, Text},
    },
    error::{AppError, Fault},
    i18n::Lang,
};

/// Lists lessons or shows one.
pub fn run(kit: &Kit, what: LessonsCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let content = library::content(kit)?;
    match what {
        LessonsCommand::List { format } => {
            let lessons = content.lessons.values();
            match format {
                Format::Text => {
                    for lesson in lessons {
                        list_line(kit, lesson, out)?;
                    }
                }
                Format::Json => {
                    let today = kit.clock.now().today;
                    let rows = lessons.map(|lesson| Row::of(lesson, kit.locale, today));
                    print_json(&rows.collect::<Vec<_>>(), out)?;
                }
            }
        }
        LessonsCommand::Show { id, format } => {
            let lesson = content.lessons.get(id.as_str()).ok_or_else(|| {
                let names = nearest(&id, content.lessons.keys().map(LessonId::as_str));
                Fault::UnknownLesson { id, names }
            })?;
            match format {
                Format::Text => show(kit, lesson, out)?,
                Format::Json => print_json(&in_one_language(lesson, kit.locale), out)?,
            }
        }
    }
    Ok(())
}

/// A lesson in the list.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: Option<String>,
    level: Level,
    minutes: u16,
    steps: usize,
    handsets: &'a [Handset],
    locales: Vec<Locale>,
    checked_on: NaiveDate,
    shown: bool,
}

impl<'a> Row<'a> {
    fn of(lesson: &'a Lesson, locale: Locale, today: NaiveDate) -> Self {
        Self {
            id: lesson.id.as_str(),
            title: lesson.texts.get(locale).map(|text| text.title.written()),
            level: lesson.level,
            minutes: lesson.minutes,
            steps: lesson.step_count(),
            handsets: &lesson.handsets,
            locales: lesson.texts.0.keys().copied().collect(),
            checked_on: lesson.check.checked_on,
            shown: lesson.check.on(today) != Freshness::Stale,
        }
    }
}

/// The lesson with the text of one language.
fn in_one_language(lesson: &Lesson, locale: Locale) -> Lesson {
    let mut lesson = lesson.clone();
    let found = lesson.texts.find(locale).map(|(found, _)| found);
    lesson.texts.0.retain(|&locale, _| Some(locale) == found);
    lesson
}

fn print_json(value: &impl Serialize, out: &mut dyn Write) -> Result<(), AppError> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn list_line(kit: &Kit, lesson: &Lesson, out: &mut dyn Write) -> Result<(), AppError> {
    let title = lesson.texts.get(kit.locale).map(|text| &text.title);
    let title = title.map(|title| title.shown(kit.locale.shows_readings()));
    writeln!(out, "{}  {}", lesson.id, title.unwrap_or_default())?;
    writeln!(out, "    {}", summary(kit, lesson))?;
    if let Some(remark) = freshness(kit, lesson) {
        writeln!(out, "    {remark}")?;
    }
    Ok(())
}

fn summary(kit: &Kit, lesson: &Lesson) -> String {
    let level = match lesson.level {
        Level::First => "level-first",
        Level::Basic => "level-basic",
        Level::Applied => "level-applied",
    };
    let args = [
        ("level", kit.texts.say(level, &[])),
        ("minutes", lesson.minutes.to_string()),
        ("steps", lesson.step_count().to_string()),
    ];
    kit.texts.say("lesson-line", &args)
}

/// What there is to say about when the lesson was last held against real phones.
fn freshness(kit: &Kit, lesson: &Lesson) -> Option<String> {
    let key = match lesson.check.on(kit.clock.now().today) {
        Freshness::Fresh => return None,
        Freshness::Due => "lesson-due",
        Freshness::Stale => "lesson-stale",
    };
    Some(kit.texts.say(key, &[("date", lesson.check.checked_on.to_string())]))
}

fn show(kit: &Kit, lesson: &Lesson, out: &mut dyn Write) -> Result<(), AppError> {
    let Some((locale, text)) = lesson.texts.find(kit.locale) else { return Ok(()) };
    let mut printer =
        Printer { kit, lang: Lang::new(kit.locale), readings: locale.shows_readings(), out };
    printer.heading(&text.title)?;
    writeln!(printer.out, "{}", summary(kit, lesson))?;
    if let Some(remark) = freshness(kit, lesson) {
        writeln!(printer.out, "{remark}")?;
    }
    printer.lesson(text)
}

/// Prints a lesson as paragraphs, each one line, so that terminals, pagers and screen readers wrap it.
struct Printer<'a> {
    kit: &'a Kit,
    lang: Lang,
    readings: bool,
    out: &'a mut dyn Write,
}

impl Printer<'_> {
    fn lesson(&mut self, text: &LessonText) -> Result<(), AppError> {
        self.blocks(&text.about)?;
        if !text.before.is_empty() {
            self.heading(&self.lang.lesson_before())?;
            self.blocks(&text.before)?;
        }
        for (number, step) in (1..).zip(&text.steps) {
            let progress = self.shown(&self.lang.step_progress(number, text.steps.len()));
            let title = format!("{progress}: {}", self.shown(&step.title));
            self.heading(&Text::plain(title))?;
            self.blocks(&step.blocks)?;
            if let Some(question) = &step.question {
                self.question(question)?;
            }
        }
        if !text.asked.is_empty() {
            self.heading(&self.lang.lesson_asked_heading())?;
            for asked in &text.asked {
                self.paragraph("", &asked.question)?;
                self.blocks(&asked.answer)?;
            }
        }
        Ok(())
    }

    fn shown(&self, text: &Text) -> String {
        text.shown(self.readings)
    }

    fn heading(&mut self, text: &Text) -> Result<(), AppError> {
        let heading = self.shown(text);
        writeln!(self.out, "\n# {heading}")?;
        Ok(())
    }

    fn paragraph(&mut self, marker: &str, text: &Text) -> Result<(), AppError> {
        let text = self.shown(text);
        writeln!(self.out, "\n{marker}{text}")?;
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<(), AppError> {
        writeln!(self.out, "{line}")?;
        Ok(())
    }

    fn question(&mut self, question: &Question) -> Result<(), AppError> {
        self.paragraph("", &question.ask)?;
        for (number, choice) in (1..).zip(&question.choices) {
            let mark = if choice.right {
                format!(" ({})", self.kit.texts.say("answer-right", &[]))
            } else {
                String::new()
            };
            self.line(&format!("{number}: {}{mark}", self.shown(&choice.text)))?;
            if !choice.feedback.is_empty() {
                self.line(&format!("    {}", self.shown(&choice.feedback)))?;
            }
        }
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), AppError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), AppError> {
        match block {
            Block::Paragraph(text) => self.paragraph("", text),
            Block::List { first, items } => {
                self.line("")?;
                for (number, item) in (first.unwrap_or(1)..).zip(items) {
                    let marker = first.map_or_else(|| "-".to_owned(), |_| format!("{number}."));
                    self.line(&format!("{marker} {}", self.shown(item)))?;
                }
                Ok(())
            }
            Block::Alert { kind, blocks } => {
                let title = match kind {
                    AlertKind::Tip => self.lang.alert_tip(),
                    AlertKind::Note => self.lang.alert_note(),
                    AlertKind::Warning => self.lang.alert_warning(),
                };
                self.boxed(&title, blocks)
            }
            Block::ForHandset { handset, blocks } => {
                let title = self.lang.handset_for(&handset::name(*handset, &self.lang));
                self.boxed(&title, blocks)
            }
            Block::Staff(blocks) => {
                let title = Text::plain(self.kit.texts.say("staff-note", &[]));
                self.boxed(&title, blocks)
            }
            Block::Phone(rows) => {
                self.line("")?;
                rows.iter().try_for_each(|row| self.line(&format!("    {row}")))
            }
            Block::Practice(_) => {
                self.paragraph("", &Text::plain(self.kit.texts.say("practice-note", &[])))
            }
        }
    }

    fn boxed(&mut self, title: &Text, blocks: &[Block]) -> Result<(), AppError> {
        let title = format!("[{}]", self.shown(title));
        self.paragraph("", &Text::plain(title))?;
        self.blocks(blocks)
    }
}
