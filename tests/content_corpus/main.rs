//! The checker against a corpus of bad lessons and catalogues (each a folder that is laid over
//! `tests/corpus/base`, with what must be found in its `expect.toml`), against files made to do harm, and
//! against the lessons that are part of the program.
#![cfg(test)]

mod desk;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Deserialize;
use tempfile::TempDir;
use terakoya::{
    content::{Problem, ProblemKind, Report, Rules, Severity, Source, check, load},
    domain::{
        content::Content,
        lesson::Step,
        locale::Locale,
        text::{Block, Target, Text},
    },
};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

/// What must be found in a case, and nothing else.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Files and folders of the base that the case lacks.
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    problem: Vec<ExpectedProblem>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct ExpectedProblem {
    file: String,
    line: usize,
    column: usize,
    key: String,
}

impl From<&Problem> for ExpectedProblem {
    fn from(problem: &Problem) -> Self {
        let Problem { file, line, column, kind, .. } = problem;
        Self { file: file.clone(), line: *line, column: *column, key: kind.key().to_owned() }
    }
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A copy of the good base.
fn base() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&corpus().join("base"), folder.path());
    folder
}

/// Measures a step by its blocks: more than six are too many.
fn overflow(_: Locale, step: &Step) -> Option<u16> {
    u16::try_from(step.blocks.len()).unwrap().checked_sub(6).filter(|rows| *rows > 0)
}

fn checked(folder: &Path) -> Report {
    loaded(folder, &Content::default())
}

fn loaded(folder: &Path, last_good: &Content) -> Report {
    let hosts = ["www.city.example.jp".to_owned()];
    let rules = Rules { hosts: &hosts, today: TODAY, overflow: Some(&overflow) };
    let report = load(&Source::Folder(folder.to_owned()), &rules, last_good);
    assert_every_id_exists(&report.content);
    report
}

fn keys(report: &Report) -> Vec<&'static str> {
    report.problems.iter().map(|problem| problem.kind.key()).collect()
}

/// The promise of a content: every id that one part names exists in another.
fn assert_every_id_exists(content: &Content) {
    for course in &content.courses {
        assert!(!course.lessons.is_empty());
        assert!(course.lessons.iter().all(|id| content.lessons.contains_key(id)));
    }
    for lesson in content.lessons.values() {
        assert!(lesson.next.iter().all(|id| content.lessons.contains_key(id)));
        assert!(lesson.services.iter().all(|id| content.service(id.as_str()).is_some()));
        for text in lesson.texts.0.values() {
            assert_eq!(text.steps.len(), lesson.step_count());
            let mut texts = Vec::new();
            for step in &text.steps {
                texts_of(&step.blocks, &mut texts);
            }
            for asked in &text.asked {
                texts_of(&asked.answer, &mut texts);
            }
            for target in texts.iter().flat_map(|text| &text.0).filter_map(|run| run.link.as_ref())
            {
                assert!(match target {
                    Target::Service(id) => content.service(id.as_str()).is_some(),
                    Target::Lesson(id) => content.lessons.contains_key(id),
                    Target::Word(id) => content.words.contains_key(id),
                });
            }
        }
    }
    for trouble in &content.troubles {
        assert!(content.trouble_groups.iter().any(|group| group.id == trouble.group));
        assert!(trouble.service.as_ref().is_none_or(|id| content.service(id.as_str()).is_some()));
        assert!(trouble.lesson.as_ref().is_none_or(|(id, step)| {
            content.lessons.get(id).is_some_and(|lesson| *step < Some(lesson.step_count()))
        }));
        assert!(trouble.helper || trouble.lesson.is_some() || trouble.service.is_some());
    }
    assert!(content.words.values().all(|word| word.0.contains_key(&Locale::Ja)));
}

fn texts_of<'a>(blocks: &'a [Block], texts: &mut Vec<&'a Text>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => texts.push(text),
            Block::List { items, .. } => texts.extend(items),
            Block::Alert { blocks, .. }
            | Block::ForHandset { blocks, .. }
            | Block::Staff(blocks) => texts_of(blocks, texts),
            Block::Phone(_) | Block::Practice(_) => {}
        }
    }
}

#[test]
fn each_case_of_the_corpus_is_found_at_its_place_and_nothing_else() {
    let mut failures = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(corpus()).unwrap() {
        let case = entry.unwrap().path();
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        if name == "base" {
            continue;
        }
        cases += 1;
        let folder = base();
        copy(&case, folder.path());
        let expect = fs::read_to_string(case.join("expect.toml")).unwrap_or_default();
        if !expect.is_empty() {
            fs::remove_file(folder.path().join("expect.toml")).unwrap();
        }
        let mut expected: Expected = toml::from_str(&expect).unwrap();
        for gone in &expected.remove {
            let gone = folder.path().join(gone);
            if gone.is_dir() {
                fs::remove_dir_all(gone).unwrap();
            } else {
                fs::remove_file(gone).unwrap();
            }
        }
        let report = checked(folder.path());
        let mut found: Vec<_> = report.problems.iter().map(ExpectedProblem::from).collect();
        found.sort();
        expected.problem.sort();
        if found != expected.problem {
            let lines = |problems: &[ExpectedProblem]| -> String {
                let line = |p: &ExpectedProblem| {
                    format!("    {}:{}:{} {}\n", p.file, p.line, p.column, p.key)
                };
                problems.iter().map(line).collect()
            };
            let (expected, found) = (lines(&expected.problem), lines(&found));
            failures.push(format!("{name}\n  expected\n{expected}  found\n{found}"));
        }
        for lesson in ["wifi", "touch"] {
            let is_told = |problem: &Problem| {
                problem.severity() == Severity::Error
                    && problem.file.starts_with(&format!("{lesson}/"))
            };
            let is_good = folder.path().join(lesson).join("lesson.toml").exists()
                && !report.problems.iter().any(is_told);
            if report.content.lessons.contains_key(lesson) != is_good {
                failures.push(format!("{name}: {lesson} should be there: {is_good}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(cases >= 45);
}

#[test]
fn every_kind_of_problem_has_a_case() {
    // These are made by the tests below: they do not lie well in a repository.
    let made = [
        "file-too-large",
        "file-not-utf8",
        "file-unreadable",
        "file-not-a-file",
        "file-leaves-folder",
        "more-problems",
        "lesson-too-deep",
    ];
    let mut covered: BTreeSet<String> = made.map(str::to_owned).into();
    for entry in fs::read_dir(corpus()).unwrap() {
        let expect = fs::read_to_string(entry.unwrap().path().join("expect.toml"));
        let expected: Expected = toml::from_str(&expect.unwrap_or_default()).unwrap();
        covered.extend(expected.problem.into_iter().map(|problem| problem.key));
    }
    let keys = ProblemKind::KEYS.iter().map(|(key, _)| *key);
    let missing: Vec<_> = keys.filter(|key| !covered.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_base_is_good_and_says_what_it_should() {
    let report = checked(base().path());
    assert_eq!(keys(&report), Vec::<&str>::new());
    let text = report.content.lessons["wifi"].texts.get(Locale::JaSimple).unwrap();
    let Block::Paragraph(first) = &text.steps[0].blocks[0] else { panic!("{text:?}") };
    let label = first.0.iter().find(|run| run.label).unwrap();
    assert_eq!((label.text.as_str(), label.reading.as_deref()), ("設定", Some("せってい")));
    let question = text.steps[1].question.as_ref().unwrap();
    assert_eq!(question.choices.iter().map(|c| c.right).collect::<Vec<_>>(), [false, true]);
    assert_eq!(question.choices[1].feedback.written(), "そうです。");
    assert_eq!((text.before.len(), text.asked.len()), (1, 1));
    assert_eq!(report.content.troubles[0].lesson.as_ref().unwrap().1, Some(0));
}

#[test]
fn a_file_beyond_the_limit_is_refused_without_reading_it_to_its_end() {
    let folder = base();
    fs::write(folder.path().join("wifi/en.md"), "x".repeat(10 << 20)).unwrap();
    let report = checked(folder.path());
    let kind = ProblemKind::FileTooLarge { size_kib: 10_240, limit_kib: 256 };
    assert_eq!(report.problems[0].kind, kind);
    assert!(!report.content.lessons.contains_key("wifi"));
    assert!(report.content.lessons.contains_key("touch"));
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let folder = base();
    let mut bytes = fs::read(folder.path().join("wifi/en.md")).unwrap();
    let at = bytes.windows(4).position(|window| window == b"free").unwrap();
    bytes[at] = 0xff;
    fs::write(folder.path().join("wifi/en.md"), bytes).unwrap();
    let report = checked(folder.path());
    assert_eq!(report.problems[0].kind, ProblemKind::NotUtf8 { byte: at + 1 });
    assert_eq!((report.problems[0].line, report.problems[0].column), (32, 37));
}

#[test]
fn nesting_without_end_neither_overflows_the_stack_nor_takes_long() {
    let deep = 100_000;
    let pages = [
        ">".repeat(deep) + " x",
        "> ".repeat(deep) + "x",
        "- ".repeat(deep) + "x",
        "1. ".repeat(60_000) + "x",
        "> [!TIP]\n> ".to_owned() + &"> ".repeat(deep) + "x",
        (1..400).map(|depth| "> ".repeat(depth) + "x\n").collect(),
        (1..350).map(|depth| "  ".repeat(depth) + "- x\n").collect(),
    ];
    for page in pages {
        let folder = base();
        fs::write(folder.path().join("touch/en.md"), format!("# T\n\nA.\n\n## S\n\n{page}\n"))
            .unwrap();
        let report = checked(folder.path());
        assert_eq!(keys(&report), ["lesson-too-deep"], "{}", page.get(..40).unwrap_or_default());
    }
}

#[test]
fn floods_of_marks_end_and_are_told_briefly() {
    let long = 100_000;
    for mark in [
        "[",
        "](",
        "![",
        "*a **a ",
        "`",
        "<a ",
        "<!--",
        "&",
        "{",
        "{a|",
        "|x",
        "```\n",
        "\\",
        "\u{1b}[2J",
        "\u{202e}",
        "[!TIP]",
        "- [ ] ",
        "# \n",
        "\u{1}",
        "あ",
    ] {
        let folder = base();
        let flood: String = mark.repeat(long).chars().take(60_000).collect();
        fs::write(folder.path().join("touch/en.md"), format!("# T\n\nA.\n\n## S\n\n{flood}\n"))
            .unwrap();
        fs::write(folder.path().join("courses.toml"), &flood).unwrap();
        fs::write(folder.path().join("words/en.toml"), format!("[tap]\nword = '''{flood}'''"))
            .unwrap();
        let report = checked(folder.path());
        for problem in &report.problems {
            let shown = &problem.excerpt.text;
            assert!(shown.chars().count() <= 120 && !shown.contains(char::is_control), "{shown}");
        }
        assert!(report.problems.len() <= 160, "{}", report.problems.len());
    }
}

#[test]
fn toml_nested_without_end_is_refused() {
    for nested in ["a.".repeat(100_000), format!("a={}", "[".repeat(100_000)), "[a.".repeat(80_000)]
    {
        let folder = base();
        fs::write(folder.path().join("courses.toml"), nested + "a=1").unwrap();
        assert_eq!(keys(&checked(folder.path())), ["toml-syntax"]);
    }
}

#[test]
fn more_problems_than_are_worth_printing_are_counted() {
    let folder = base();
    let page = "- Hold it\u{7}.\n".repeat(300);
    fs::write(folder.path().join("touch/en.md"), format!("# T\n\nA.\n\n## S\n\n{page}")).unwrap();
    let report = checked(folder.path());
    assert_eq!(report.problems.len(), 51);
    assert_eq!(report.problems[50].kind, ProblemKind::MoreProblems { count: 250 });
}

#[test]
fn harmful_characters_reach_neither_the_content_nor_a_message() {
    let folder = base();
    let title = "# \u{1b}]0;x\u{7}\u{202e}T\n\nA.\n\n## S\n\nB.\n";
    fs::write(folder.path().join("touch/en.md"), title).unwrap();
    let name = "[\"\\u001b[2J\\u202e\"]\nx = 1\n";
    fs::write(folder.path().join("words/en.toml"), name).unwrap();
    let report = checked(folder.path());
    let harmful = |c: char| c.is_control() || c == '\u{202e}';
    for problem in &report.problems {
        assert!(!problem.excerpt.text.contains(harmful) && !problem.file.contains(harmful));
        let args = problem.kind.args();
        assert!(args.iter().all(|(_, arg)| !arg.contains(harmful)), "{args:?}");
    }
    let json = serde_json::to_string(&report.content).unwrap();
    assert!(!json.contains("\\u001b") && !json.contains('\u{202e}'));
}

#[test]
fn a_folder_where_a_file_belongs_is_told() {
    let folder = base();
    for file in ["wifi/en.md", "services.toml"] {
        fs::remove_file(folder.path().join(file)).unwrap();
        fs::create_dir(folder.path().join(file)).unwrap();
    }
    let report = checked(folder.path());
    assert_eq!(keys(&report), ["file-not-a-file"; 2]);
    assert!(report.content.lessons.contains_key("touch"));
}

#[test]
fn a_folder_that_is_not_there_leaves_what_was_good() {
    let good = checked(base().path()).content;
    let report = loaded(Path::new("/nowhere/at/all"), &good);
    assert_eq!(keys(&report), ["file-unreadable"]);
    assert_eq!(report.content, good);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_out_of_the_folder_is_not_followed_and_one_inside_is() {
        let folder = base();
        let outside = base();
        let root = folder.path();
        fs::remove_file(root.join("wifi/en.md")).unwrap();
        symlink(outside.path().join("wifi/en.md"), root.join("wifi/en.md")).unwrap();
        fs::rename(root.join("touch/en.md"), root.join("touch-en.txt")).unwrap();
        symlink("../touch-en.txt", root.join("touch/en.md")).unwrap();
        symlink(outside.path().join("touch"), root.join("elsewhere")).unwrap();
        let report = checked(root);
        assert_eq!(keys(&report), ["file-leaves-folder"; 2]);
        let files: Vec<_> = report.problems.iter().map(|problem| problem.file.as_str()).collect();
        assert_eq!(files, ["elsewhere", "wifi/en.md"]);
        assert!(report.content.lessons["touch"].texts.0.contains_key(&Locale::En));
    }

    #[test]
    fn links_in_a_ring_and_links_to_nothing_are_told() {
        let folder = base();
        for (file, target) in [("wifi/en.md", "en.md"), ("touch/en.md", "nothing.md")] {
            fs::remove_file(folder.path().join(file)).unwrap();
            symlink(target, folder.path().join(file)).unwrap();
        }
        symlink(".", folder.path().join("loop")).unwrap();
        let report = checked(folder.path());
        assert_eq!(keys(&report).iter().filter(|key| **key == "file-unreadable").count(), 2);
    }

    #[test]
    fn a_named_pipe_is_not_waited_for() {
        let folder = base();
        let pipe = folder.path().join("wifi/en.md");
        fs::remove_file(&pipe).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        assert_eq!(keys(&checked(folder.path())), ["file-not-a-file"]);
    }

    #[test]
    fn a_file_without_permission_is_told() {
        let folder = base();
        let file = folder.path().join("wifi/en.md");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&file).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        assert_eq!(keys(&checked(folder.path())), ["file-unreadable"]);
    }
}

#[test]
fn what_was_good_stays_until_it_is_mended_or_taken_away() {
    let folder = base();
    let good = checked(folder.path()).content;
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    // A broken lesson, a broken entry and a broken file stay as they were; a good change comes through.
    edit("wifi/en.md", "# Connect to Wi-Fi", "# \u{7}New");
    edit("services.toml", "0120-00-0000", "call us");
    edit("troubles.toml", "[[group]]", "[[group]");
    edit("words/en.toml", "touch the screen once", "tap \u{7}");
    edit("touch/en.md", "# Touch the screen", "# Touch it");
    let report = loaded(folder.path(), &good);
    assert!(report.has_errors());
    assert_eq!(report.content.lessons["wifi"], good.lessons["wifi"]);
    assert_eq!(report.content.services, good.services);
    assert_eq!(report.content.troubles, good.troubles);
    assert_eq!(report.content.words, good.words);
    let title =
        |content: &Content| content.lessons["touch"].texts.get(Locale::En).unwrap().title.written();
    assert_eq!(title(&report.content), "Touch it");
    // The same without anything to fall back to.
    let cold = checked(folder.path()).content;
    assert!(!cold.lessons.contains_key("wifi") && cold.lessons.contains_key("touch"));
    assert_eq!(cold.courses[0].lessons.len(), 1);
    assert_eq!(cold.services.len(), 1);
    assert!(cold.troubles.is_empty());
    // What is taken away goes.
    fs::remove_dir_all(folder.path().join("wifi")).unwrap();
    assert!(!loaded(folder.path(), &good).content.lessons.contains_key("wifi"));
}

#[test]
fn a_catalogue_that_cannot_be_read_takes_no_lesson_with_it() {
    let folder = base();
    fs::write(folder.path().join("services.toml"), "[[").unwrap();
    fs::write(folder.path().join("words/ja.toml"), "[[").unwrap();
    let report = checked(folder.path());
    assert_eq!(keys(&report), ["toml-syntax", "toml-syntax"]);
    assert_eq!(report.content.lessons.len(), 2);
    assert!(report.content.lessons["wifi"].services.is_empty());
    // Its service is out of reach, and nothing else leads on.
    assert!(report.content.troubles[1].helper);
}

#[test]
fn the_built_in_lessons_have_no_errors() {
    let hosts: Vec<String> = terakoya::config::HOSTS.map(str::to_owned).into();
    let rules = Rules { hosts: &hosts, today: TODAY, overflow: None };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons");
    let on_disk = check(&Source::Folder(folder), &rules);
    let errors = on_disk.problems.iter().filter(|problem| problem.severity() == Severity::Error);
    let told: Vec<String> = errors
        .map(|p| format!("{}:{}:{}: {:?}\n{}", p.file, p.line, p.column, p.kind, p.excerpt.text))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert_every_id_exists(&on_disk.content);
    let built_in = check(&Source::BuiltIn, &rules);
    assert_eq!(built_in.content, on_disk.content, "rebuild: the binary holds other lessons");
}
