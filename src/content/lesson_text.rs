//! One language file of a lesson: the order of title, sections, steps and questions.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use crate::domain::{
    lesson::{Asked, Choice, LessonText, Question, Step},
    locale::Locale,
    text::{Block, Text},
};

use super::{
    Rules,
    manuscript::Findings,
    markdown::{self, Piece, Setting, What},
    problem::ProblemKind,
};

/// Steps in a row without anything to do.
const STEPS_WITHOUT_DOING: usize = 7;
/// Answers to a question.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=4;

/// The text of a lesson and the places by which languages are compared.
#[derive(Debug)]
pub(super) struct PlacedText {
    pub text: LessonText,
    /// The heading of each step.
    pub steps: Vec<Range<usize>>,
    /// The answers of each step's question.
    pub questions: Vec<Option<Range<usize>>>,
}

/// A heading and what follows it.
struct Section {
    level: HeadingLevel,
    title: Text,
    place: Range<usize>,
    pieces: Vec<Piece>,
}

/// What a section of the second level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Before,
    Step,
    Asked,
}

/// Reads a text; none if it does not begin with a title.
pub(super) fn read(
    source: &str,
    setting: Setting<'_>,
    rules: &Rules<'_>,
    found: &mut Findings,
) -> Option<PlacedText> {
    let pieces = markdown::read(source, setting, found);
    let is_title = |piece: &Piece| matches!(piece.what, What::Heading(HeadingLevel::H1, _));
    if !pieces.first().is_some_and(is_title) {
        found.note(0..0, ProblemKind::TitleMissing);
        return None;
    }
    let mut sections = sections(pieces).into_iter();
    let first = sections.next()?;
    let Section { title, place, pieces, .. } = first;
    let about = blocks(pieces, found);
    if !matches!(about.first(), Some(Block::Paragraph(_))) {
        found.note(place.clone(), ProblemKind::AboutMissing);
    }
    let text = LessonText { title, about, before: vec![], steps: vec![], asked: vec![] };
    let mut read = PlacedText { text, steps: Vec::new(), questions: Vec::new() };
    let count = sections.len();
    for (index, section) in sections.enumerate() {
        if section.level == HeadingLevel::H1 {
            found.note(section.place, ProblemKind::TitleTwice);
            continue;
        }
        match role(setting.locale, &section.title) {
            Role::Before if index == 0 => read.text.before = blocks(section.pieces, found),
            Role::Asked if index + 1 == count => read.text.asked = asked(section.pieces, found),
            Role::Step => read.add_step(section, setting.locale, rules, found),
            Role::Before | Role::Asked => {
                let title = section.title.written();
                found.note(section.place, ProblemKind::SectionMisplaced { title });
            }
        }
    }
    if read.steps.is_empty() {
        found.note(place, ProblemKind::NoSteps);
    }
    read.check_doing(found);
    Some(read)
}

impl PlacedText {
    fn add_step(
        &mut self,
        section: Section,
        locale: Locale,
        rules: &Rules<'_>,
        found: &mut Findings,
    ) {
        let Section { title, place, pieces, .. } = section;
        if pieces.is_empty() {
            found.note(place.clone(), ProblemKind::StepEmpty);
        }
        let (blocks, question) = step_parts(pieces, found);
        let (question_place, question) = question.unzip();
        let step = Step { title, blocks, question };
        if let Some(rows) = rules.overflow.and_then(|overflow| overflow(locale, &step)) {
            found.note(place.clone(), ProblemKind::StepTooTall { rows });
        }
        self.text.steps.push(step);
        self.steps.push(place);
        self.questions.push(question_place);
    }

    /// Notes the step at which there has been nothing to do for too long.
    fn check_doing(&self, found: &mut Findings) {
        let mut idle = 0;
        for (step, place) in self.text.steps.iter().zip(&self.steps) {
            let practises = step.blocks.iter().any(|block| matches!(block, Block::Practice(_)));
            idle = if practises || step.question.is_some() { 0 } else { idle + 1 };
            if idle == STEPS_WITHOUT_DOING + 1 {
                let limit = STEPS_WITHOUT_DOING;
                found.note(place.clone(), ProblemKind::NothingToDo { limit });
            }
        }
    }
}

/// Divides at the headings of the first two levels.
fn sections(pieces: Vec<Piece>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for piece in pieces {
        match (piece.what, sections.last_mut()) {
            (What::Heading(level @ (HeadingLevel::H1 | HeadingLevel::H2), title), _) => {
                sections.push(Section { level, title, place: piece.place, pieces: Vec::new() });
            }
            (what, Some(section)) => section.pieces.push(Piece { what, place: piece.place }),
            (_, None) => {}
        }
    }
    sections
}

/// What a section is by its heading; readings, spaces and capitals do not matter.
fn role(locale: Locale, title: &Text) -> Role {
    let title: String = title.written().to_lowercase().split_whitespace().collect();
    let (before, asked): (&[&str], &[&str]) = match locale {
        Locale::Ja | Locale::JaSimple => (&["はじめる前に"], &["よくあるご質問", "よくある質問"]),
        Locale::En => (&["beforeyoustart"], &["questionspeopleask"]),
        Locale::ZhHans => (&["开始之前"], &["常见问题"]),
        Locale::Ko => (&["시작하기전에"], &["자주묻는질문"]),
        Locale::Vi => (&["trướckhibắtđầu"], &["câuhỏithườnggặp"]),
    };
    if before.contains(&title.as_str()) {
        Role::Before
    } else if asked.contains(&title.as_str()) {
        Role::Asked
    } else {
        Role::Step
    }
}

/// The blocks of a part without questions and headings.
fn blocks(pieces: Vec<Piece>, found: &mut Findings) -> Vec<Block> {
    let mut blocks = Vec::new();
    for Piece { place, what } in pieces {
        match what {
            What::Block(block) => blocks.push(block),
            What::Refused => {}
            What::Heading(..) => found.note(place, ProblemKind::HeadingMisplaced),
            What::Choices(_) => found.note(place, ProblemKind::QuestionMisplaced),
        }
    }
    blocks
}

/// The blocks of a step, and its question with the place of the answers.
fn step_parts(
    pieces: Vec<Piece>,
    found: &mut Findings,
) -> (Vec<Block>, Option<(Range<usize>, Question)>) {
    let mut blocks = Vec::new();
    let mut question = None;
    let mut is_late = false;
    for Piece { place, what } in pieces {
        match what {
            What::Refused => {}
            What::Heading(..) => found.note(place, ProblemKind::HeadingMisplaced),
            What::Choices(_) if question.is_some() => {
                found.note(place, ProblemKind::QuestionTwice);
            }
            What::Choices(choices) => {
                check_choices(&choices, &place, found);
                let ask = match blocks.pop() {
                    Some(Block::Paragraph(ask)) => ask,
                    other => {
                        blocks.extend(other);
                        found.note(place.clone(), ProblemKind::QuestionWithoutAsk);
                        Text::default()
                    }
                };
                question = Some((place, Question { ask, choices }));
            }
            What::Block(block) => {
                let is_for_learners = !matches!(block, Block::Staff(_));
                if question.is_some() && is_for_learners && !is_late {
                    is_late = true;
                    found.note(place, ProblemKind::TextAfterQuestion);
                }
                blocks.push(block);
            }
        }
    }
    (blocks, question)
}

fn check_choices(choices: &[Choice], place: &Range<usize>, found: &mut Findings) {
    let count = choices.len();
    if !CHOICES.contains(&count) {
        found.note(place.clone(), ProblemKind::ChoiceCount { count });
    }
    if !choices.iter().any(|choice| choice.right) {
        found.note(place.clone(), ProblemKind::QuestionWithoutRight);
    }
}

/// Questions that people ask, each with its answer.
fn asked(pieces: Vec<Piece>, found: &mut Findings) -> Vec<Asked> {
    let mut questions: Vec<(Text, Range<usize>, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        match (piece.what, questions.last_mut()) {
            (What::Heading(HeadingLevel::H3, question), _) => {
                questions.push((question, piece.place, Vec::new()));
            }
            (what, Some((.., answer))) => answer.push(Piece { what, place: piece.place }),
            (_, None) => found.note(piece.place, ProblemKind::AskedTextMisplaced),
        }
    }
    let mut asked = Vec::new();
    for (question, place, answer) in questions {
        if answer.is_empty() {
            found.note(place, ProblemKind::AskedWithoutAnswer);
        }
        let answer = blocks(answer, found);
        asked.push(Asked { question, answer });
    }
    asked
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        content::{known::Known, manuscript::Manuscript},
        domain::{ids::WordId, text::Target},
    };

    /// Reads a text; its problems as `line:column key`.
    fn told(source: &str, locale: Locale) -> (LessonText, Vec<String>) {
        let known = Known::default();
        let setting = Setting { locale, known: &known, handsets: None };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let rules = Rules { hosts: &[], today, overflow: None };
        let mut found = Findings::default();
        let text = read(source, setting, &rules, &mut found).unwrap().text;
        let problems = Manuscript::from_bytes("x.md", source.as_bytes()).problems(found);
        let told = |p: crate::content::Problem| format!("{}:{} {}", p.line, p.column, p.kind.key());
        (text, problems.into_iter().map(told).collect())
    }

    fn step(body: &str, locale: Locale) -> Step {
        let (mut text, problems) = told(&format!("# T\n\nA.\n\n## S\n\n{body}\n"), locale);
        assert_eq!(problems, Vec::<String>::new(), "{body}");
        text.steps.remove(0)
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_as_the_language_writes() {
        for (locale, joined) in [
            (Locale::Ja, "ab"),
            (Locale::ZhHans, "ab"),
            (Locale::JaSimple, "a b"),
            (Locale::En, "a b"),
        ] {
            for body in ["a\nb", "a  \nb", "a\\\nb"] {
                let blocks = step(body, locale).blocks;
                let [Block::Paragraph(text)] = blocks.as_slice() else { panic!("{blocks:?}") };
                assert_eq!(text.written(), joined, "{locale} {body:?}");
            }
        }
    }

    #[test]
    fn bold_and_links_may_end_with_a_reading_and_hold_one_another() {
        let body = "の**{設定|せってい}**を[**{開|ひら}く**](word:open)と\\*、&amp;";
        let blocks = step(body, Locale::JaSimple).blocks;
        let [Block::Paragraph(text)] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert_eq!(text.written(), "の設定を開くと*、&");
        assert_eq!(text.spoken(), "のせっていをひらくと*、&");
        let labels: Vec<_> = text.0.iter().filter(|r| r.label).map(|r| r.text.as_str()).collect();
        assert_eq!(labels, ["設定", "開", "く"]);
        let links = text.links();
        assert_eq!(links, [(&Target::Word(WordId::new("open")), "開く".to_owned())]);
    }

    #[test]
    fn an_alert_holds_paragraphs_and_lists() {
        let body = "> [!TIP]\n> a\n> b\n>\n> c\n>\n> 3. d\n> 4. e";
        let blocks = step(body, Locale::En).blocks;
        let [Block::Alert { blocks, .. }] = blocks.as_slice() else { panic!("{blocks:?}") };
        let [Block::Paragraph(ab), Block::Paragraph(_), Block::List { first, items }] =
            blocks.as_slice()
        else {
            panic!("{blocks:?}")
        };
        assert_eq!((ab.written(), *first, items.len()), ("a b".into(), Some(3), 2));
    }

    #[test]
    fn tight_choices_are_read_like_loose_ones() {
        let tight = step("Which?\n\n- [ ] a\n  \n  no\n- [X] b\n\n  yes", Locale::En);
        let loose = step("Which?\n\n- [ ] a\n\n  no\n\n- [x] b\n\n  yes", Locale::En);
        assert_eq!(tight, loose);
        assert_eq!(loose.question.map(|question| question.choices.len()), Some(2));
        assert!(loose.blocks.is_empty());
    }

    #[test]
    fn a_phone_keeps_its_spaces_and_needs_no_markdown() {
        let blocks = step("```phone\n│ **a**  {b|c} │\n\n  <か\u{3099}>\n```", Locale::En).blocks;
        let rows = ["│ **a**  {b|c} │", "", "  <が>"].map(str::to_owned);
        assert_eq!(blocks, [Block::Phone(rows.into())]);
    }

    #[test]
    fn headings_are_known_by_their_words_however_they_are_spaced() {
        let source = "# T\n\nA.\n\n   ## Before  You start ##\n\nb\n\n## S\n\nc\n\n## questions people ask\n\n### q\n\na\n";
        let (text, problems) = told(source, Locale::En);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!((text.before.len(), text.steps.len(), text.asked.len()), (1, 1, 1));
    }
}
