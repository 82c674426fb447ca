//! Speaking aloud through a program that the configuration names. May neither wait for it nor need it.

use std::{
    ffi::OsString,
    io::{self, Write},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

use rustix::{
    fs::{OFlags, fcntl_getfl, fcntl_setfl},
    process::{Pid, Signal, kill_process_group},
};

use super::log::Log;

/// Runs at most one speaking program at a time and buries those that have ended.
#[derive(Debug)]
pub struct Speech {
    argv: Vec<OsString>,
    speaking: Option<Child>,
    /// Killed and not yet buried: a program that hangs in its sound driver must not hold us up.
    dying: Vec<Child>,
    log: Log,
}

impl Speech {
    /// Speaks by running `argv` with the text on its standard input; without a program it stays silent.
    pub fn new(argv: Vec<OsString>, log: Log) -> Self {
        Self { argv, speaking: None, dying: Vec::new(), log }
    }

    /// Says this in place of what is being said.
    pub fn say(&mut self, text: &str) {
        self.hush();
        let Some((program, arguments)) = self.argv.split_first() else { return };
        let started = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // a group of its own, so that the player that a script starts falls silent with it
            .process_group(0)
            .spawn();
        match started {
            Ok(mut child) => {
                if let Err(error) = hand_over(&mut child, text) {
                    self.log.line(&format!("speech program takes no text: {error}"));
                }
                self.speaking = Some(child);
            }
            Err(error) => {
                // said once: it will not come into being while we run
                self.log.line(&format!("speech program does not start: {error}"));
                self.argv.clear();
            }
        }
    }

    /// Stops speaking.
    pub fn hush(&mut self) {
        if let Some(child) = self.speaking.take() {
            // not buried yet, so its number still belongs to it and no stranger is hit
            if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
                kill_process_group(group, Signal::KILL).ok();
            }
            self.dying.push(child);
        }
        self.bury();
    }

    /// Buries those that have ended; called when the system reports an ended child.
    pub fn bury(&mut self) {
        let ended = |child: &mut Child| !matches!(child.try_wait(), Ok(None));
        self.dying.retain_mut(|child| !ended(child));
        if self.speaking.as_mut().is_some_and(ended) {
            self.speaking = None;
        }
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.hush();
    }
}

/// Puts the text into the pipe and closes it. What a full pipe does not take is left unsaid: waiting for a
/// program that does not read would stop the kiosk.
fn hand_over(child: &mut Child, text: &str) -> io::Result<()> {
    let Some(mut pipe) = child.stdin.take() else { return Ok(()) };
    fcntl_setfl(&pipe, fcntl_getfl(&pipe)? | OFlags::NONBLOCK)?;
    pipe.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn speaking(argv: &[&str]) -> Speech {
        Speech::new(argv.iter().map(OsString::from).collect(), Log::at("/dev/null".into()))
    }

    /// Waits for a program to end, without burying it.
    fn wait_for_end(child: &Child) {
        let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw).unwrap();
        rustix::process::waitid(
            rustix::process::WaitId::Pid(id),
            rustix::process::WaitIdOptions::EXITED | rustix::process::WaitIdOptions::NOWAIT,
        )
        .unwrap();
    }

    fn exists(id: u32) -> bool {
        Path::new(&format!("/proc/{id}")).exists()
    }

    #[test]
    fn the_text_arrives_on_standard_input() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("said");
        let mut speech = speaking(&["sh", "-c", "cat > \"$0\"", file.to_str().unwrap()]);
        speech.say("こんにちは");
        wait_for_end(speech.speaking.as_ref().unwrap());
        assert_eq!(fs::read_to_string(file).unwrap(), "こんにちは");
    }

    #[test]
    fn what_ended_by_itself_is_buried() {
        let mut speech = speaking(&["true"]);
        speech.say("");
        let child = speech.speaking.as_ref().unwrap();
        let id = child.id();
        wait_for_end(child);
        speech.bury();
        assert!(speech.speaking.is_none() && !exists(id));
    }

    #[test]
    fn the_next_word_and_silence_end_the_last_one() {
        let mut speech = speaking(&["sleep", "600"]);
        speech.say("one");
        let first = speech.speaking.as_ref().unwrap().id();
        speech.say("two");
        let second = speech.speaking.as_ref().unwrap().id();
        assert_ne!(first, second);
        speech.hush();
        for child in &speech.dying {
            wait_for_end(child);
        }
        speech.bury();
        assert!(speech.dying.is_empty() && !exists(first) && !exists(second));
    }

    #[test]
    fn silence_reaches_the_player_that_a_script_started() {
        use rustix::{
            event::{PollFd, PollFlags, Timespec, poll},
            fs::{CWD, FileType, Mode, mknodat},
        };
        let folder = tempfile::tempdir().unwrap();
        let fifo = folder.path().join("fifo");
        mknodat(CWD, &fifo, FileType::Fifo, Mode::RWXU, 0).unwrap();
        let mut speech =
            speaking(&["sh", "-c", "sleep 600 > \"$0\" & wait", fifo.to_str().unwrap()]);
        speech.say("");
        // opened when the player has it, and hung up when the player is gone
        let held = fs::File::open(&fifo).unwrap();
        speech.hush();
        let ceiling = Timespec { tv_sec: 20, tv_nsec: 0 };
        let mut fds = [PollFd::new(&held, PollFlags::empty())];
        assert_eq!(poll(&mut fds, Some(&ceiling)), Ok(1));
    }

    #[test]
    fn a_program_that_does_not_read_never_holds_us_up() {
        let mut speech = speaking(&["sleep", "600"]);
        speech.say(&"長".repeat(1_000_000));
        assert!(speech.speaking.is_some());
    }

    #[test]
    fn silence_without_a_program_is_no_fault() {
        for argv in [&[][..], &["/nowhere/at/all"]] {
            let mut speech = speaking(argv);
            speech.say("unheard");
            speech.hush();
            assert!(speech.speaking.is_none());
        }
    }
}
