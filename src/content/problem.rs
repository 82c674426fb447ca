//! What can be wrong with a lesson or catalogue: data only. What people read about it is in
//! locales/*/check.ftl, one message and one `.remedy` a key.

use crate::domain::clean::clean;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The lesson or entry cannot be used.
    Error,
    /// It can be used, but should be mended.
    Warning,
}

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the folder of lessons.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The line, to be shown with a caret under the place.
    pub excerpt: Excerpt,
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// A line of a file, safe to print, and where in it a caret belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or the part of a long line around the place; what a terminal would obey is replaced.
    pub text: String,
    /// Terminal cells before the caret.
    pub indent: usize,
    /// Terminal cells that the caret spans, at least 1.
    pub width: usize,
}

/// Longest argument of a message, in characters: an argument is a name, not a page.
const LONGEST_ARG: usize = 60;

/// An argument as it may stand in a message: one line, nothing that a terminal would obey.
fn argument(value: &str) -> String {
    let line = clean(value).replace('\n', " ");
    if line.chars().count() <= LONGEST_ARG {
        return line;
    }
    line.chars().take(LONGEST_ARG).chain("...".chars()).collect()
}

macro_rules! problem_kinds {
    ($($severity:ident $key:literal $(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })?;)+) => {
        /// What is wrong, with what a message needs to say so.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum ProblemKind {
            $($(#[$doc])* $name $({ $(
                #[doc = concat!("`$", stringify!($field), "` of the message.")]
                $field: $type
            ),+ })?),+
        }

        impl ProblemKind {
            /// The keys of all kinds, with the names of their arguments.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$($(stringify!($field)),+)?])),+];

            /// The key of its message in check.ftl.
            pub fn key(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $key),+
                }
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self {
                    $(Self::$name { .. } => Severity::$severity),+
                }
            }

            /// The arguments of its message, each one line and safe to print.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name $({ $($field),+ })? =>
                        vec![$($((stringify!($field), argument(&$field.to_string()))),+)?]),+
                }
            }
        }
    };
}

problem_kinds! {
    // Files.
    Error "file-too-large" /** Larger than a lesson can be. */
        FileTooLarge { size_kib: u64, limit_kib: u64 };
    Error "file-not-utf8" /** Not UTF-8; the byte counts from 1. */
        NotUtf8 { byte: usize };
    Error "file-unreadable" /** The system refuses to read it. */
        Unreadable { reason: String };
    Error "file-not-a-file" /** A folder or a device where a file belongs. */
        NotAFile;
    Error "file-leaves-folder" /** A link that leads out of the folder of lessons. */
        LeavesFolder;
    Error "file-missing" /** A lesson lacks a file. */
        FileMissing { name: &'static str };
    Warning "file-unknown-name" /** A file that nothing reads. */
        UnknownFileName { name: String, names: String };
    Error "folder-without-lessons" /** No lesson at all. */
        NoLessons;
    Warning "lesson-in-no-course" /** A lesson that no course lists. */
        LessonInNoCourse;
    Warning "more-problems" /** More problems in one file than are worth printing. */
        MoreProblems { count: usize };

    // Characters, in every file.
    Error "character-ambiguous" /** One or two columns wide, as the terminal likes. */
        AmbiguousCharacter { character: char, code: String };
    Error "character-emoji" /** An emoji. */
        Emoji { code: String };
    Error "character-half-width" /** Half-width katakana. */
        HalfWidth { character: char };
    Error "character-control" /** A control character. */
        ControlCharacter { code: String };
    Error "character-invisible" /** Bidi, zero-width and tag characters. */
        InvisibleCharacter { code: String };
    Error "character-box-outside-phone" /** Box drawing outside a phone block. */
        BoxOutsidePhone { character: char };

    // Prose, in every file.
    Error "reading-missing" /** Kanji without a reading in plain Japanese. */
        ReadingMissing { kanji: String };
    Error "reading-not-kana" /** A reading that is not kana. */
        ReadingNotKana { reading: String };
    Error "reading-broken" /** A lone brace. */
        ReadingBroken;
    Error "stray-markup" /** Markdown that did not take effect and would be shown as it is. */
        StrayMarkup { mark: &'static str };
    Warning "sentence-too-long" /** A sentence with more characters than can be kept in mind. */
        SentenceTooLong { length: usize, limit: usize };

    // TOML.
    Error "toml-syntax" /** Not TOML. */
        TomlSyntax { detail: String };
    Error "toml-unknown-key" /** A key that means nothing here. */
        UnknownKey { key: String, names: String };
    Error "toml-missing-key" /** A key that must be there. */
        MissingKey { key: String };
    Error "toml-wrong-type" /** A value of the wrong kind; the example is one of the right kind. */
        WrongType { key: String, example: &'static str };
    Error "toml-unknown-value" /** None of the values that a key may have. */
        UnknownValue { key: String, value: String, names: String };
    Error "toml-out-of-range" /** A number too small or too large. */
        OutOfRange { key: String, least: u16, most: u16 };
    Error "toml-empty-text" /** Nothing is written. */
        EmptyText { key: String };
    Error "text-too-wide" /** Wider than its place on the screen of staff. */
        TextTooWide { key: String, columns: usize, limit: usize };
    Error "slip-short-missing" /** A name too wide for a button, without a short one. */
        ShortMissing { key: String, columns: usize, limit: usize };
    Error "slip-nothing-offered" /** A list of the slip from which nothing can be chosen. */
        NothingOffered { key: String };
    Error "toml-too-many" /** More than a screen shows. */
        TooMany { key: String, limit: usize };
    Error "id-malformed" /** An id with other characters than allowed. */
        MalformedId { id: String };
    Error "id-twice" /** An id given twice. */
        DuplicateId { id: String };
    Error "language-unknown" /** A language that the program does not speak. */
        UnknownLanguage { locale: String, names: String };
    Error "language-japanese-missing" /** No Japanese, which every other language falls back to. */
        JapaneseMissing { key: String };
    Warning "language-missing" /** A language is not there yet. */
        LanguageMissing { key: String, locale: &'static str };

    // Dates.
    Warning "date-ahead" /** Checked on a day that has not come yet. */
        DateAhead { date: String };
    Warning "date-due" /** Staff should check it. */
        CheckDue { date: String };
    Warning "date-stale" /** Learners no longer see it. */
        CheckStale { date: String };

    // References.
    Error "unknown-service" /** No such service. */
        UnknownService { id: String, names: String };
    Error "unknown-lesson" /** No such lesson. */
        UnknownLesson { id: String, names: String };
    Error "unknown-word" /** No such hard word. */
        UnknownWord { id: String, names: String };
    Error "unknown-group" /** No such group of symptoms. */
        UnknownGroup { id: String, names: String };
    Error "unknown-topic" /** No such topic of the slip. */
        UnknownTopic { id: String, names: String };
    Error "unknown-referral" /** No such referral of the slip. */
        UnknownReferral { id: String, names: String };
    Warning "service-without-need" /** A service that no need leads to. */
        ServiceWithoutNeed { names: String };
    Error "trouble-step-out-of-range" /** A step that the lesson does not have. */
        StepOutOfRange { lesson: String, steps: usize };
    Error "trouble-step-without-lesson" /** A step of no lesson. */
        StepWithoutLesson;
    Error "trouble-leads-nowhere" /** Neither a lesson nor a service nor a person. */
        TroubleLeadsNowhere;

    // What a code holds.
    Error "address-not-https" /** Not an https address. */
        AddressNotHttps;
    Error "address-host-not-allowed" /** A host that the configuration does not allow. */
        HostNotAllowed { host: String, names: String };
    Error "address-malformed" /** Not an address. */
        AddressMalformed;
    Error "address-with-user" /** A user name before the host. */
        AddressWithUser;
    Error "address-with-port" /** A port after the host. */
        AddressWithPort;
    Error "address-with-query" /** `?` or `#` and what follows. */
        AddressWithQuery;
    Error "address-punycode" /** A host that only looks like Latin letters. */
        AddressPunycode;
    Error "address-not-ascii" /** Other characters than ASCII. */
        AddressNotAscii;
    Error "code-too-long" /** Too long for a code that fits the screen. */
        CodeTooLong { bytes: usize, limit: usize };
    Error "phone-malformed" /** Not a phone number. */
        PhoneMalformed { phone: String };
    Error "wifi-name-length" /** A network name of no or too many bytes. */
        WifiNameLength { limit: usize };
    Error "wifi-password-missing" /** A secured network without its password. */
        WifiPasswordMissing;
    Error "wifi-password-unneeded" /** An open network with a password. */
        WifiPasswordUnneeded;
    Error "wifi-password-length" /** A password that such a network cannot have. */
        WifiPasswordLength { security: &'static str };

    // Lessons: the order of things.
    Error "lesson-too-deep" /** Quotes and lists in one another without end. */
        TooDeep { limit: usize };
    Error "lesson-title-missing" /** Does not begin with a title. */
        TitleMissing;
    Error "lesson-title-twice" /** A second title. */
        TitleTwice;
    Error "lesson-about-missing" /** No paragraph after the title. */
        AboutMissing;
    Error "lesson-without-steps" /** No step. */
        NoSteps;
    Error "lesson-section-misplaced" /** Not first, or not last, as it must be. */
        SectionMisplaced { title: String };
    Error "lesson-heading-empty" /** A heading without text. */
        HeadingEmpty;
    Error "lesson-heading-underlined" /** A heading made by a line under a paragraph. */
        HeadingUnderlined;
    Error "lesson-heading-misplaced" /** `###` and deeper where none belongs. */
        HeadingMisplaced;
    Error "lesson-step-empty" /** A step without anything. */
        StepEmpty;
    Warning "lesson-step-too-tall" /** A step that does not fit at 80x22. */
        StepTooTall { rows: u16 };
    Warning "lesson-nothing-to-do" /** A long row of steps without a question or a practice. */
        NothingToDo { limit: usize };
    Error "lesson-asked-text-misplaced" /** Text between "questions people ask" and the first question. */
        AskedTextMisplaced;
    Error "lesson-asked-without-answer" /** A question that people ask, without its answer. */
        AskedWithoutAnswer;

    // Lessons: what must not be there.
    Error "lesson-html" /** Raw HTML. */
        Html;
    Error "lesson-image" /** An image. */
        Image;
    Error "lesson-bare-address" /** A link to an address. */
        BareAddress { address: String };
    Error "lesson-link-unknown" /** A link of an unknown kind. */
        UnknownLink { link: String };
    Error "lesson-link-definition" /** A link definition, which would vanish. */
        LinkDefinition;
    Error "lesson-table" /** A table. */
        Table;
    Error "lesson-code-block" /** A code block that is neither `phone` nor `practice`. */
        CodeBlock { language: String };
    Error "lesson-code-open" /** A code block that does not end. */
        CodeOpen;
    Error "lesson-code-inline" /** Code within a line. */
        InlineCode;
    Error "lesson-emphasis" /** Slanted text. */
        Emphasis;
    Error "lesson-rule" /** A horizontal line. */
        Rule;
    Error "lesson-list-nested" /** A list or block inside a list. */
        NestedInList;
    Error "lesson-list-item-long" /** Several paragraphs in one item. */
        ListItemLong;
    Error "lesson-list-item-empty" /** An item without text. */
        ListItemEmpty;

    // Lessons: alerts.
    Error "lesson-quote-without-alert" /** A quote without `[!TIP]` or kin. */
        QuoteWithoutAlert;
    Error "lesson-unknown-alert" /** No such alert. */
        UnknownAlert { name: String, names: String };
    Error "lesson-alert-title-shared" /** Text on the line of `[!TIP]`. */
        AlertTitleShared;
    Error "lesson-alert-empty" /** An alert that says nothing. */
        AlertEmpty;
    Error "lesson-alert-only-text" /** Something else than text and lists in an alert. */
        AlertOnlyText;
    Error "lesson-handset-unlisted" /** A handset that lesson.toml does not name. */
        HandsetUnlisted { handset: &'static str };

    // Lessons: questions.
    Error "lesson-question-misplaced" /** A question outside a step. */
        QuestionMisplaced;
    Error "lesson-question-twice" /** A second question in a step. */
        QuestionTwice;
    Error "lesson-question-without-ask" /** No paragraph before it that asks. */
        QuestionWithoutAsk;
    Error "lesson-question-without-right" /** No right answer. */
        QuestionWithoutRight;
    Error "lesson-choice-count" /** Too few or too many answers. */
        ChoiceCount { count: usize };
    Error "lesson-choice-mixed" /** Items with and without a box in one list. */
        ChoiceMixed;
    Warning "lesson-feedback-missing" /** An answer that says nothing when chosen. */
        FeedbackMissing;
    Error "lesson-feedback-long" /** More than one paragraph of feedback. */
        FeedbackLong;
    Warning "lesson-text-after-question" /** Text that is shown before the question that it follows. */
        TextAfterQuestion;

    // Lessons: phone and practice.
    Error "lesson-phone-empty" /** A phone without a row. */
        PhoneEmpty;
    Error "lesson-phone-wide" /** A row too wide. */
        PhoneWide { columns: usize, limit: usize };
    Error "lesson-phone-tall" /** Too many rows. */
        PhoneTall { rows: usize, limit: usize };
    Error "lesson-practice-syntax" /** A practice that is not TOML. */
        PracticeSyntax { detail: String };

    // Lessons: languages against each other.
    Error "lesson-step-count-differs" /** Not as many steps as in Japanese. */
        StepCountDiffers { steps: usize, expected: usize };
    Error "lesson-question-differs" /** A question in one language, none in the other. */
        QuestionDiffers { step: usize };
    Error "lesson-answers-differ" /** Other numbers of answers, or other right ones. */
        AnswersDiffer { step: usize };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_key() {
        let mut keys: Vec<_> = ProblemKind::KEYS.iter().map(|(key, _)| key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn an_argument_is_short_and_safe_to_print() {
        let kind = ProblemKind::UnknownKey {
            key: format!("\u{1b}[2J\u{202e}a\nb{}", "x".repeat(500)),
            names: "id".into(),
        };
        let args = kind.args();
        assert_eq!(args[1], ("names", "id".into()));
        assert!(args[0].1.starts_with("[2Ja b") && args[0].1.chars().count() == 63, "{args:?}");
    }

    #[test]
    fn each_kind_has_a_message_and_a_remedy_in_both_languages() {
        let ja = ("ja", include_str!("../../locales/ja/check.ftl"));
        let en = ("en", include_str!("../../locales/en/check.ftl"));
        for (locale, source) in [ja, en] {
            let resource = fluent::FluentResource::try_new(source.to_owned()).unwrap();
            assert_eq!(
                resource.entries().filter(|entry| is_message(entry)).count(),
                ProblemKind::KEYS.len()
            );
            let mut bundle = fluent::FluentBundle::new(vec![locale.parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource(resource).unwrap();
            for (key, names) in ProblemKind::KEYS {
                let message = bundle.get_message(key).unwrap_or_else(|| panic!("{locale}: {key}"));
                let value = message.value().unwrap_or_else(|| panic!("{locale}: {key}"));
                let remedy = message.get_attribute("remedy");
                let remedy = remedy.unwrap_or_else(|| panic!("{locale}: {key}.remedy")).value();
                let args: fluent::FluentArgs<'_> =
                    names.iter().map(|name| (*name, format!("<{name}>"))).collect();
                let mut errors = Vec::new();
                let said = bundle.format_pattern(value, Some(&args), &mut errors).into_owned()
                    + &bundle.format_pattern(remedy, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{locale}: {key}: {errors:?}");
                for name in *names {
                    assert!(said.contains(&format!("<{name}>")), "{locale}: {key} lacks {name}");
                }
            }
        }
    }

    fn is_message(entry: &fluent_syntax::ast::Entry<&str>) -> bool {
        matches!(entry, fluent_syntax::ast::Entry::Message(_))
    }
}
