//! `terakoya check`: everything that is wrong with lessons and catalogues, each with its place and its remedy.

use std::{collections::BTreeMap, io::Write};

use chrono::NaiveDate;

use super::{Kit, arguments::CheckArguments, library};
use crate::{
    app::{
        bookmark::Held,
        classes::Classes,
        help_state::HelpState,
        screens::kiosk::{Scene, Screen, lesson},
    },
    content::{Rules, Severity, Source, check},
    domain::{
        content::Content,
        ids::LessonId,
        lesson::{CheckDate, Lesson, LessonText, Level, Step},
        locale::{Locale, Localized},
        text::Text,
    },
    error::{AppError, Fault},
    i18n::Lang,
    ui::{layout::layout, theme::Theme},
};

/// The normal screen, on which a step must be one page.
const GRID: (u16, u16) = (80, 22);
/// More rows than any step has.
const ROWS: u16 = 500;

/// Checks lessons and prints what is wrong.
pub fn run(
    kit: &Kit,
    CheckArguments { folder, on }: CheckArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let source = folder.map_or_else(|| kit.lessons.clone(), Source::Folder);
    library::there(&source)?;
    let today = on.unwrap_or_else(|| kit.clock.now().today);
    let unmeasured = Rules { hosts: &kit.config.hosts, today, overflow: None };
    // The links of a step become buttons, which take room: what they lead to must be known first.
    let measure = Measure { content: check(&source, &unmeasured).content, today };
    let overflow = |locale, step: &Step| measure.rows_too_many(locale, step);
    let report = check(&source, &Rules { overflow: Some(&overflow), ..unmeasured });
    for problem in &report.problems {
        writeln!(out, "{}", kit.texts.problem(problem))?;
    }
    let count = |wanted| report.problems.iter().filter(|p| p.severity() == wanted).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let counts = [
        ("lessons", report.content.lessons.len().to_string()),
        ("errors", errors.to_string()),
        ("warnings", warnings.to_string()),
    ];
    writeln!(out, "{}", kit.texts.say("check-summary", &counts))?;
    if errors > 0 {
        return Err(Fault::LessonsBad { count: errors }.into());
    }
    Ok(())
}

/// Measures steps by placing them as the kiosk would.
struct Measure {
    content: Content,
    today: NaiveDate,
}

impl Measure {
    /// How many rows of a step are too many for the normal screen, for a learner whose phone is not known; none
    /// if it fits.
    fn rows_too_many(&self, locale: Locale, step: &Step) -> Option<u16> {
        let id = LessonId::new("measured");
        let content = self.with(&id, locale, step);
        let lang = Lang::new(locale);
        let scene = Scene {
            content: Some(&content),
            lang: &lang,
            langs: std::slice::from_ref(&lang),
            handset: None,
            today: self.today,
            now_ms: 0,
            classes: &Classes::default(),
            theme: Theme::default(),
            voice: None,
            help: &HelpState::None,
            help_minutes: 0,
            offers_bookmarks: true,
            bookmark: &Held::default(),
            kept: false,
            trouble: None,
            notices: &[],
            complaints: &[],
            may_quit: false,
        };
        let view = Screen::Step(lesson::Step { lesson: id, step: 0 }).view(&scene);
        let pages = |rows| layout(&view, &lang, (GRID.0, rows), 0).count;
        if pages(GRID.1) <= 1 {
            return None;
        }
        let fits = (GRID.1..ROWS).find(|&rows| pages(rows) <= 1);
        Some(fits.unwrap_or(ROWS) - GRID.1)
    }

    /// The known content and a lesson that has only this step.
    fn with(&self, id: &LessonId, locale: Locale, step: &Step) -> Content {
        let text = LessonText {
            title: Text::default(),
            about: Vec::new(),
            before: Vec::new(),
            steps: vec![step.clone()],
            asked: Vec::new(),
        };
        let measured = Lesson {
            id: id.clone(),
            level: Level::First,
            minutes: 0,
            handsets: Vec::new(),
            services: Vec::new(),
            next: Vec::new(),
            check: CheckDate { checked_on: self.today, valid_for_days: 1 },
            skills: Vec::new(),
            texts: Localized(BTreeMap::from([(locale, text)])),
        };
        let mut content = self.content.clone();
        content.lessons.insert(id.clone(), measured);
        content
    }
}
