//! A machine of its own for the built binary: cleared environment, own folders, and what a command leaves behind.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A machine of its own: nothing but what a test puts there.
pub struct Machine {
    pub root: TempDir,
}

/// What a command left behind.
pub struct Done {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Machine {
    /// A machine whose people read English, so that the texts are checked in one language.
    pub fn new() -> Self {
        let machine = Self { root: tempfile::tempdir().unwrap() };
        machine.write("config/terakoya/terakoya.toml", "[kiosk]\nlanguages = [\"en\", \"ja\"]\n");
        machine
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_terakoya"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.root.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .current_dir(self.root.path())
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        done(self.command(arguments).output().unwrap())
    }

    /// Runs the kiosk on lines.
    pub fn kiosk(&self, arguments: &[&str], lines: &str) -> Done {
        self.fed(&[&["kiosk", "--plain"], arguments].concat(), lines)
    }

    /// Runs a command on an input.
    pub fn fed(&self, arguments: &[&str], lines: &str) -> Done {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // one that does not read its input is gone before it is written
        child.stdin.take().unwrap().write_all(lines.as_bytes()).ok();
        done(child.wait_with_output().unwrap())
    }

    /// The data folder where nothing names another one.
    pub fn data(&self) -> PathBuf {
        self.path("data/terakoya")
    }
}

pub fn done(output: Output) -> Done {
    Done {
        code: output.status.code().expect("it ended by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Done {
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// What was said on the way out with a code.
    #[track_caller]
    pub fn fails(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.err
    }
}

#[track_caller]
pub fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}
