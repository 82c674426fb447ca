//! Finds and reads the files of lessons and catalogues, in the binary or on disk. Nothing here knows what
//! they say; nothing outside here touches the disk. Whatever the disk holds, this ends soon.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use include_dir::{Dir, DirEntry, include_dir};

use crate::domain::{ids, locale::Locale};

use super::{manuscript::Manuscript, nearest::nearest, problem::ProblemKind};

/// The lessons that are part of the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// Largest file, in KiB: twenty times the longest lesson.
pub const FILE_LIMIT_KIB: u64 = 256;

/// The file of a lesson that does not depend on language.
const ABOUT_LESSON: &str = "lesson.toml";
/// The folder of hard words.
const WORDS: &str = "words";
/// The folder of what the strip beside a slip says.
const COACHING: &str = "coaching";
/// The catalogues.
const CATALOGUES: [&str; 4] = ["courses.toml", "services.toml", "troubles.toml", "slip.toml"];

/// Where lessons and catalogues come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Those that are part of the program.
    BuiltIn,
    /// A folder on disk.
    Folder(PathBuf),
}

/// All files, each where it belongs.
#[derive(Debug, Default)]
pub(super) struct Library {
    pub courses: Option<Manuscript>,
    pub services: Option<Manuscript>,
    pub troubles: Option<Manuscript>,
    pub slip: Option<Manuscript>,
    pub words: BTreeMap<Locale, Manuscript>,
    pub coaching: BTreeMap<Locale, Manuscript>,
    pub lessons: BTreeMap<String, LessonFolder>,
    /// What belongs nowhere.
    pub strays: Vec<Manuscript>,
    /// Whether the folder itself cannot be read.
    pub is_unreachable: bool,
}

/// The files of one lesson.
#[derive(Debug, Default)]
pub(super) struct LessonFolder {
    pub about: Option<Manuscript>,
    pub texts: BTreeMap<Locale, Manuscript>,
    /// Whether it may not be entered; `about` says why.
    is_closed: bool,
}

/// Reads everything that a source holds.
pub(super) fn read(source: &Source) -> Library {
    let mut library = Library::default();
    let files = match source {
        Source::BuiltIn => built_in(&BUILT_IN),
        Source::Folder(root) => match folder(root) {
            Ok(files) => files,
            Err(error) => {
                library.is_unreachable = true;
                library.strays.push(refused(".", &error));
                return library;
            }
        },
    };
    for (path, file) in files {
        library.put(&path, file);
    }
    library.complete();
    library
}

/// The lists of the slip and the strips that are part of the program: a desk without topics is no desk, so they
/// stand in where a folder has none.
pub(super) fn built_in_desk() -> Library {
    let mut library = Library::default();
    for (path, file) in built_in(&BUILT_IN) {
        if path == "slip.toml" || path.starts_with(COACHING) {
            library.put(&path, file);
        }
    }
    library
}

impl Library {
    /// Puts a file where it belongs by its path of one or two names. A single name that is no file of ours
    /// is a folder that may not be entered.
    fn put(&mut self, path: &str, file: Manuscript) {
        let Some((folder, name)) = path.split_once('/') else {
            let place = match path {
                "courses.toml" => &mut self.courses,
                "services.toml" => &mut self.services,
                "troubles.toml" => &mut self.troubles,
                "slip.toml" => &mut self.slip,
                _ if is_kind(path, "toml") => {
                    return self.put_astray(path, nearest(path, CATALOGUES));
                }
                _ if is_kind(path, "md") => return,
                WORDS => return drop(self.words.insert(Locale::Ja, file)),
                COACHING => return drop(self.coaching.insert(Locale::Ja, file)),
                id => {
                    let (about, is_closed) = (Some(file), true);
                    let lesson = LessonFolder { about, is_closed, ..LessonFolder::default() };
                    return drop(self.lessons.insert(id.to_owned(), lesson));
                }
            };
            *place = Some(file);
            return;
        };
        let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
        let locale = Locale::ALL.into_iter().find(|locale| locale.tag() == stem);
        let tags = || Locale::ALL.map(Locale::tag);
        if folder == WORDS || folder == COACHING {
            let files = if folder == WORDS { &mut self.words } else { &mut self.coaching };
            match (kind, locale) {
                ("toml", Some(locale)) => drop(files.insert(locale, file)),
                ("toml", None) => self.put_astray(path, nearest(stem, tags())),
                _ => {}
            }
            return;
        }
        let lesson = self.lessons.entry(folder.to_owned()).or_default();
        match (kind, locale) {
            ("md", Some(locale)) => drop(lesson.texts.insert(locale, file)),
            ("md", None) => self.put_astray(path, nearest(stem, tags())),
            _ if name == ABOUT_LESSON => lesson.about = Some(file),
            _ => self.put_astray(path, ABOUT_LESSON.to_owned()),
        }
    }

    fn put_astray(&mut self, path: &str, names: String) {
        let kind = ProblemKind::UnknownFileName { name: path.to_owned(), names };
        self.strays.push(Manuscript::unreadable(path, kind));
    }

    /// Sees to it that each lesson has the files that it cannot do without, and a name that can be referred
    /// to.
    fn complete(&mut self) {
        for (id, lesson) in self.lessons.iter_mut().filter(|(_, lesson)| !lesson.is_closed) {
            let about = format!("{id}/{ABOUT_LESSON}");
            if !ids::is_well_formed(id) {
                let kind = ProblemKind::MalformedId { id: id.clone() };
                lesson.about = Some(Manuscript::unreadable(&about, kind));
            } else if lesson.about.is_none() {
                let kind = ProblemKind::FileMissing { name: ABOUT_LESSON };
                lesson.about = Some(Manuscript::unreadable(&about, kind));
            }
            lesson.texts.entry(Locale::Ja).or_insert_with(|| {
                let kind = ProblemKind::FileMissing { name: "ja.md" };
                Manuscript::unreadable(&format!("{id}/ja.md"), kind)
            });
        }
        if self.lessons.is_empty() && self.strays.is_empty() {
            self.strays.push(Manuscript::unreadable(".", ProblemKind::NoLessons));
        }
    }
}

/// Whether a file name ends with a dot and this.
fn is_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == kind)
}

/// Whether a file may be one of ours; what editors and systems leave behind is not.
fn is_ours(name: &str) -> bool {
    !name.starts_with('.') && (is_kind(name, "toml") || is_kind(name, "md"))
}

fn built_in(dir: &Dir<'_>) -> Vec<(String, Manuscript)> {
    let mut files = Vec::new();
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => files.extend(built_in(dir)),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if is_ours(&path) {
                    let manuscript = Manuscript::from_bytes(&path, file.contents());
                    files.push((path, manuscript));
                }
            }
        }
    }
    files
}

fn folder(root: &Path) -> io::Result<Vec<(String, Manuscript)>> {
    let root = root.canonicalize()?;
    let mut files = Vec::new();
    for name in names_in(&root)? {
        let path = root.join(&name);
        if is_ours(&name) {
            files.push((name.clone(), file(&root, &path, &name)));
        } else if !name.starts_with('.') && path.is_dir() {
            files.extend(subfolder(&root, &path, &name));
        }
    }
    Ok(files)
}

/// The files of a folder within the folder of lessons, or why it may not be entered.
fn subfolder(root: &Path, path: &Path, name: &str) -> Vec<(String, Manuscript)> {
    if !is_inside(root, path) {
        let closed = Manuscript::unreadable(name, ProblemKind::LeavesFolder);
        return vec![(name.to_owned(), closed)];
    }
    match names_in(path) {
        Ok(inner) => inner
            .into_iter()
            .filter(|inner| is_ours(inner))
            .map(|inner| {
                let relative = format!("{name}/{inner}");
                let manuscript = file(root, &path.join(&inner), &relative);
                (relative, manuscript)
            })
            .collect(),
        Err(error) => vec![(name.to_owned(), refused(name, &error))],
    }
}

/// A file or folder that the system refuses to read.
fn refused(path: &str, error: &io::Error) -> Manuscript {
    let reason = error.kind().to_string();
    Manuscript::unreadable(path, ProblemKind::Unreadable { reason })
}

/// The names in a folder, sorted; names that are not Unicode are none of ours.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether a path, links followed, stays inside the folder of lessons.
fn is_inside(real_root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(real_root))
}

/// Reads a file, unless it is none, too large, or elsewhere.
fn file(real_root: &Path, path: &Path, relative: &str) -> Manuscript {
    let read = || -> io::Result<Result<Vec<u8>, ProblemKind>> {
        // A link that leads nowhere is unreadable, not outside.
        let about = fs::metadata(path)?;
        if !is_inside(real_root, path) {
            return Ok(Err(ProblemKind::LeavesFolder));
        }
        // Asked before opening: opening a named pipe waits until someone writes.
        if !about.is_file() {
            return Ok(Err(ProblemKind::NotAFile));
        }
        let limit = FILE_LIMIT_KIB * 1024;
        let mut bytes = Vec::new();
        File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= limit {
            return Ok(Ok(bytes));
        }
        let size_kib = about.len().div_ceil(1024);
        Ok(Err(ProblemKind::FileTooLarge { size_kib, limit_kib: FILE_LIMIT_KIB }))
    };
    match read() {
        Ok(Ok(bytes)) => Manuscript::from_bytes(relative, &bytes),
        Ok(Err(kind)) => Manuscript::unreadable(relative, kind),
        Err(error) => refused(relative, &error),
    }
}
