//! The log file: what went wrong, for whoever repairs the machine. Nothing about persons may come here.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

use super::clock::Clock;
use crate::store::private_file;

/// Beyond this many bytes the file becomes `<name>.old` and a new one begins.
const SIZE_LIMIT: u64 = 256 * 1024;

/// Appends dated lines to one file. It is opened for each line: lines are rare, and so a full disk, a
/// missing folder or a file that was moved away heal by themselves.
#[derive(Clone, Debug, Default)]
pub struct Log {
    path: Option<PathBuf>,
}

impl Log {
    /// A log in this file; it is made when there is something to say.
    pub fn at(path: PathBuf) -> Self {
        Self { path: Some(path) }
    }

    /// A log that writes to standard error.
    pub fn to_stderr() -> Self {
        Self::default()
    }

    /// Writes one line. A line that cannot be written is lost: there is nobody else to tell.
    pub fn line(&self, text: &str) {
        let line = format!("{} {text}\n", Clock::wall().format("%Y-%m-%dT%H:%M:%S%:z"));
        let written = match &self.path {
            Some(path) => append(path, &line),
            None => io::stderr().write_all(line.as_bytes()),
        };
        written.ok();
    }
}

fn append(path: &PathBuf, line: &str) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|file| file.len() >= SIZE_LIMIT) {
        let mut old = path.clone().into_os_string();
        old.push(".old");
        fs::rename(path, old)?;
    }
    private_file().append(true).open(path)?.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_appended() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("terakoya.log");
        Log::at(path.clone()).line("first");
        Log::at(path.clone()).line("second");
        let text = fs::read_to_string(path).unwrap();
        let words: Vec<_> = text.lines().filter_map(|line| line.split(' ').nth(1)).collect();
        assert_eq!(words, ["first", "second"]);
    }

    #[test]
    fn the_log_never_takes_more_than_two_files_of_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("terakoya.log");
        let full = Log::at(path.clone());
        let long = "x".repeat(100_000);
        for _ in 0..12 {
            full.line(&long);
        }
        let sizes: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|f| f.unwrap().metadata().unwrap().len())
            .collect();
        assert_eq!(sizes.len(), 2);
        assert!(sizes.iter().all(|&size| size < SIZE_LIMIT + 110_000), "{sizes:?}");
    }

    #[test]
    fn a_log_that_cannot_be_written_harms_nobody() {
        Log::at("/nowhere/at/all.log".into()).line("lost");
    }
}
