//! What the command line says, in one language: errors, problems in lessons, and the little else. The words are
//! in locales/*/{app,check,errors,records,classes}.ftl, Japanese and English; other languages read the one that stands in.

use std::fmt::Write;

use fluent::{FluentArgs, FluentBundle, FluentResource};

use crate::{
    content::{Excerpt, Problem, Severity},
    domain::{clean::clean, locale::Locale, sheet::Column},
    error::AppError,
    i18n::bundle,
};

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts for a language.
    pub fn new(locale: Locale) -> Self {
        let (locale, source) = match locale {
            Locale::Ja | Locale::JaSimple => (
                Locale::Ja,
                concat!(
                    include_str!("../../locales/ja/app.ftl"),
                    include_str!("../../locales/ja/check.ftl"),
                    include_str!("../../locales/ja/errors.ftl"),
                    include_str!("../../locales/ja/records.ftl"),
                    include_str!("../../locales/ja/classes.ftl"),
                ),
            ),
            _ => (
                Locale::En,
                concat!(
                    include_str!("../../locales/en/app.ftl"),
                    include_str!("../../locales/en/check.ftl"),
                    include_str!("../../locales/en/errors.ftl"),
                    include_str!("../../locales/en/records.ftl"),
                    include_str!("../../locales/en/classes.ftl"),
                ),
            ),
        };
        Self { bundle: bundle(locale, source) }
    }

    /// A message of app.ftl, records.ftl or classes.ftl.
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.format(key, None, args)
    }

    /// What a column of a table of consultations is called.
    pub fn column(&self, column: Column) -> String {
        self.format(&format!("column-{}", column.name().replace('_', "-")), None, &[])
    }

    /// What is wrong with a table and what to do, in one line.
    pub fn trouble(&self, key: &str, args: &[(&'static str, String)]) -> String {
        format!("{} {}", self.format(key, None, args), self.format(key, Some("remedy"), args))
    }

    /// An error with its place and what to do, ready to be printed.
    pub fn error(&self, error: &AppError) -> String {
        let (key, args) = (error.fault.key(), error.fault.args());
        let sentence = self.format(key, None, &args);
        let remedy = self.format(key, Some("remedy"), &args);
        match &error.place {
            None => format!("terakoya: {sentence}\n{remedy}\n"),
            Some(place) => {
                let file = clean(&place.file);
                let head = format!("{file}:{}:{}: {sentence}", place.line, place.column);
                with_excerpt(&head, &place.excerpt, &remedy)
            }
        }
    }

    /// A problem in a lesson, as whoever mends it wants to see it.
    pub fn problem(&self, problem: &Problem) -> String {
        let severity = match problem.severity() {
            Severity::Error => self.say("severity-error", &[]),
            Severity::Warning => self.say("severity-warning", &[]),
        };
        let (sentence, remedy) = self.sentence_and_remedy(problem);
        let Problem { file, line, column, .. } = problem;
        with_excerpt(
            &format!("{file}:{line}:{column}: {severity}: {sentence}"),
            &problem.excerpt,
            &remedy,
        )
    }

    /// The same in one line, for staff and for the log.
    pub fn problem_line(&self, problem: &Problem) -> String {
        let (sentence, remedy) = self.sentence_and_remedy(problem);
        format!("{}:{}: {sentence} {remedy}", problem.file, problem.line)
    }

    fn sentence_and_remedy(&self, problem: &Problem) -> (String, String) {
        let (key, args) = (problem.kind.key(), problem.kind.args());
        (self.format(key, None, &args), self.format(key, Some("remedy"), &args))
    }

    /// A message, or an attribute of it. Arguments come from outside: they may neither break the line nor be
    /// obeyed by the terminal.
    fn format(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&'static str, String)],
    ) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, clean(value).replace('\n', " "));
        }
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        pattern.map_or_else(String::new, |pattern| {
            self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
        })
    }
}

fn with_excerpt(head: &str, excerpt: &Excerpt, remedy: &str) -> String {
    let mut told = format!("{head}\n");
    if !excerpt.text.is_empty() {
        let (indent, caret) = (" ".repeat(excerpt.indent), "^".repeat(excerpt.width));
        // Writing into a String cannot fail.
        write!(told, "    {}\n    {indent}{caret}\n", excerpt.text).ok();
    }
    told.push_str(remedy);
    told.push('\n');
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::ProblemKind,
        domain::{class::event_list::EventTrouble, sheet::Trouble},
        error::Fault,
    };

    #[test]
    fn every_fault_problem_and_trouble_has_a_sentence_and_a_remedy_in_each_language() {
        for locale in [Locale::Ja, Locale::En] {
            let texts = Texts::new(locale);
            let hold = |key: &str, args: &[&[&'static str]]| {
                let message = texts.bundle.get_message(key);
                let message = message.unwrap_or_else(|| panic!("{locale}: no {key}"));
                let remedy = message.get_attribute("remedy");
                let remedy = remedy.unwrap_or_else(|| panic!("{locale}: no {key}.remedy"));
                let mut values = FluentArgs::new();
                args.concat().into_iter().for_each(|name| values.set(name, "x"));
                for pattern in [message.value().expect("a sentence"), remedy.value()] {
                    let mut errors = Vec::new();
                    texts.bundle.format_pattern(pattern, Some(&values), &mut errors);
                    assert!(errors.is_empty(), "{locale}: {key}: {errors:?}");
                }
            };
            for (key, args) in Fault::KEYS.iter().chain(ProblemKind::KEYS) {
                hold(key, &[args]);
            }
            for (key, args) in Trouble::KEYS {
                hold(key, &[args, &["column", "heading", "value", "names"]]);
            }
            for key in EventTrouble::ALL.map(EventTrouble::key).iter().chain(&["venue-cell"]) {
                hold(key, &[&["column", "value"]]);
            }
            for key in [
                "register-called",
                "register-booking",
                "register-stranger",
                "register-bookmark",
                "register-by",
                "register-phone",
                "register-mark",
                "register-remark",
            ] {
                hold(key, &[&["value", "marks", "ways"]]);
            }
        }
    }

    #[test]
    fn every_column_has_a_name_in_each_language() {
        for locale in [Locale::Ja, Locale::En] {
            let texts = Texts::new(locale);
            for column in Column::ALL {
                assert!(!texts.column(*column).is_empty(), "{locale}: {column:?}");
            }
        }
    }

    #[test]
    fn no_two_messages_of_a_language_share_a_key() {
        for locale in ["ja", "en"] {
            let mut keys = Vec::new();
            for file in ["app", "check", "errors", "records", "classes"] {
                let path = format!("{}/locales/{locale}/{file}.ftl", env!("CARGO_MANIFEST_DIR"));
                let text = std::fs::read_to_string(path).unwrap();
                let named = text.lines().filter(|line| !line.starts_with(['#', ' ']));
                keys.extend(named.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())));
            }
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{locale}");
        }
    }

    #[test]
    fn what_was_typed_is_neither_obeyed_nor_does_it_break_the_line() {
        let id = "\u{1b}[2Ja\nb".to_owned();
        let told = Texts::new(Locale::En).error(&Fault::ServiceWithoutCode { id }.into());
        assert!(told.starts_with("terakoya: \"[2Ja b\" is"), "{told}");
    }
}
