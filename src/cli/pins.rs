//! PINs as the command line takes them: typed twice with the echo off, or one line of standard input. Never an
//! argument: those stand in the list of processes and in the shell's history.

use std::io::{self, BufRead, IsTerminal, Write};

use rustix::{
    stdio::stdin,
    termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr},
};

use super::{Kit, records::Records};
use crate::{
    domain::staff::{
        hash::{Cost, HashError, PinHash},
        pin::{Pin, PinFlaw},
    },
    error::{AppError, Fault},
};

/// The PIN that a member with a number is to have.
pub fn chosen(
    kit: &Kit,
    number: u16,
    from_stdin: bool,
    out: &mut dyn Write,
) -> Result<Pin, AppError> {
    if from_stdin || !io::stdin().is_terminal() {
        return meant(&line()?, number);
    }
    loop {
        let first = meant(&asked(&kit.texts.say("pin-ask", &[]), out)?, number);
        let first = match first {
            Ok(pin) => pin,
            Err(error) => {
                write!(out, "{}", kit.texts.error(&error))?;
                continue;
            }
        };
        let again = Pin::typed(&asked(&kit.texts.say("pin-ask-again", &[]), out)?);
        if again.is_ok_and(|again| again == first) {
            return Ok(first);
        }
        writeln!(out, "{}", kit.texts.say("pin-differs", &[]))?;
    }
}

/// The hash of a PIN at the cost of this machine, which is measured if it never was.
pub fn hashed(
    kit: &Kit,
    records: &mut Records,
    pin: &Pin,
    is_first: bool,
) -> Result<PinHash, AppError> {
    let mut cost = records.store.pin_cost().map_err(|error| super::records::told(error, kit))?;
    if is_first {
        let before = kit.clock.running_ms();
        PinHash::new(pin, records.randomness.bytes(), Cost::LEAST).map_err(unhashed)?;
        cost = Cost::LEAST.toward_wanted(kit.clock.running_ms().saturating_sub(before));
        let kept = records.store.set_pin_cost(cost);
        kept.map_err(|error| super::records::told(error, kit))?;
    }
    PinHash::new(pin, records.randomness.bytes(), cost).map_err(unhashed)
}

fn unhashed(error: HashError) -> AppError {
    AppError::caused(Fault::PinUnhashed, error)
}

fn meant(typed: &str, number: u16) -> Result<Pin, AppError> {
    Pin::chosen(typed, number).map_err(|flaw| {
        AppError::from(match flaw {
            PinFlaw::NotDigits | PinFlaw::Length => Fault::PinLength,
            PinFlaw::OwnNumber => Fault::PinOwnNumber,
            PinFlaw::Date => Fault::PinDate,
            PinFlaw::Repeated | PinFlaw::Run | PinFlaw::Common => Fault::PinEasy,
        })
    })
}

/// A line of standard input; what stands after it is left.
fn line() -> Result<String, AppError> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.map_err(|error| {
        AppError::caused(Fault::InputFailed { reason: error.to_string() }, error)
    })?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Asks for a line.
pub fn answered(question: &str, out: &mut dyn Write) -> Result<String, AppError> {
    write!(out, "{question}: ")?;
    out.flush()?;
    line()
}

/// Asks for a line that nobody may read; the echo comes back whatever happens.
fn asked(question: &str, out: &mut dyn Write) -> Result<String, AppError> {
    let before = tcgetattr(stdin()).ok();
    if let Some(modes) = &before {
        let mut silent = modes.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Flush, &silent).ok();
    }
    let typed = answered(question, out);
    if let Some(modes) = &before {
        tcsetattr(stdin(), OptionalActions::Now, modes).ok();
    }
    writeln!(out)?;
    typed
}
