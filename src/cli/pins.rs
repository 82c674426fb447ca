//! PINs as the command line takes them: typed twice with the echo off, or one line of standard input. Never an
//! argument: those stand in the list of processes and in the shell's history.

use std::io::{self, ErrorKind, Write};

use zeroize::Zeroizing;

use super::{Kit, records::Records};
use crate::{
    domain::{
        ids::StaffId,
        staff::{
            hash::{Cost, HashError, PinHash},
            pin::{Pin, PinFlaw},
            tries::{Gate, Waits},
        },
    },
    error::{AppError, Fault},
    runtime::asking::{Echo, Questions, somebody_is_there},
    store::Store,
};

/// Begins to ask.
pub fn questions() -> Result<Questions, AppError> {
    Questions::new().map_err(unanswered)
}

/// What somebody types after a question.
pub fn answered(
    questions: &mut Questions,
    question: &str,
    echo: Echo,
    out: &mut dyn Write,
) -> Result<Zeroizing<String>, AppError> {
    questions.ask(question, echo, out).map_err(unanswered)
}

/// The PIN that a member with a number is to have.
pub fn chosen(
    kit: &Kit,
    questions: &mut Questions,
    number: u16,
    from_stdin: bool,
    out: &mut dyn Write,
) -> Result<Pin, AppError> {
    if from_stdin || !somebody_is_there() {
        let line = match questions.line() {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(Zeroizing::default()),
            line => line.map_err(unanswered),
        };
        return meant(&line?, number);
    }
    loop {
        let typed = answered(questions, &kit.texts.say("pin-ask", &[]), Echo::Off, out)?;
        let first = match meant(&typed, number) {
            Ok(pin) => pin,
            Err(error) => {
                write!(out, "{}", kit.texts.error(&error))?;
                continue;
            }
        };
        let again = answered(questions, &kit.texts.say("pin-ask-again", &[]), Echo::Off, out)?;
        if Pin::typed(&again).is_ok_and(|again| again == first) {
            return Ok(first);
        }
        writeln!(out, "{}", kit.texts.say("pin-differs", &[]))?;
    }
}

/// Sees to it that whoever types has the PIN of a member of staff. A try is counted before it is checked, as at the
/// desk; where one would have to wait there, one is sent there.
pub fn confirm(
    kit: &Kit,
    records: &mut Records<'_>,
    id: StaffId,
    from_stdin: bool,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let mut questions = questions()?;
    let typed = if from_stdin || !somebody_is_there() {
        questions.line().map_err(unanswered)?
    } else {
        answered(&mut questions, &kit.texts.say("pin-confirm", &[]), Echo::Off, out)?
    };
    let pin = Pin::typed(&typed).map_err(|_flaw| Fault::PinWrong)?;
    let seen = records.ask(|store| store.tries(id))?;
    if Waits::default().gate(id, seen, kit.clock.running_ms()) != Gate::Open {
        return Err(Fault::PinWait.into());
    }
    let stamp = records.stamp(Some(id));
    let begun = records.ask(|store| store.begin_try(id, seen, stamp))?;
    let hash = begun.and_then(|(_, hash)| hash).ok_or(Fault::PinWrong)?;
    let unhashed = |error: HashError| AppError::caused(Fault::PinUnhashed, error);
    if !hash.is_of(&pin).map_err(unhashed)? {
        return Err(Fault::PinWrong.into());
    }
    let stamp = records.stamp(Some(id));
    let known = records.ask(|store| store.sign_in(id, &hash, None, stamp))?;
    known.map(|_| ()).ok_or_else(|| Fault::PinWrong.into())
}

/// The cost at which a hash takes about as long as it should on this machine.
pub fn measured(kit: &Kit, records: &Records<'_>, pin: &Pin) -> Result<Cost, AppError> {
    let before = kit.clock.running_ms();
    hashed_at(records, pin, Cost::LEAST)?;
    Ok(Cost::LEAST.toward_wanted(kit.clock.running_ms().saturating_sub(before)))
}

/// The hash of a PIN at the cost of this machine.
pub fn hashed(records: &mut Records<'_>, pin: &Pin) -> Result<PinHash, AppError> {
    let cost = records.ask(Store::pin_cost)?;
    hashed_at(records, pin, cost)
}

/// The hash of a PIN at a cost.
pub fn hashed_at(records: &Records<'_>, pin: &Pin, cost: Cost) -> Result<PinHash, AppError> {
    let unhashed = |error: HashError| AppError::caused(Fault::PinUnhashed, error);
    PinHash::new(pin, records.randomness.bytes(), cost).map_err(unhashed)
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

fn unanswered(error: io::Error) -> AppError {
    let fault = match error.kind() {
        ErrorKind::Interrupted | ErrorKind::UnexpectedEof => Fault::Stopped,
        // of the prompt, not of the answer
        ErrorKind::BrokenPipe => Fault::OutputFailed { reason: error.to_string() },
        _ => Fault::InputFailed { reason: error.to_string() },
    };
    AppError::caused(fault, error)
}
