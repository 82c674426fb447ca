//! The command line: what was typed, in whose language it is answered, and how the process ends. With `config`
//! the only reader of the environment; each subcommand is a file of its own.

mod arguments;
mod bookmark;
mod check;
mod classes;
mod consultations;
mod demo;
mod generate;
mod import;
mod journal;
mod kiosk;
mod lessons;
mod library;
mod log;
mod open_data;
mod pins;
mod qr;
mod randomness;
mod records;
mod report;
mod setup;
mod staff;
mod texts;
mod today;
mod topics;
mod venue;
mod venues;

use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal, Write},
};

use clap::{CommandFactory, Parser, error::ErrorKind};

use self::{
    arguments::{Arguments, Command, VerifyCommand},
    texts::Texts,
};
use crate::{
    app::at_desk::Face,
    config::{Config, Environment},
    content::Source,
    domain::locale::Locale,
    error::{AppError, Kind},
    runtime::Clock,
};

/// What a process finds around it when it starts.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The name of the program and what was typed after it.
    pub arguments: Vec<OsString>,
    /// What the environment says.
    pub environment: Environment,
    /// Whether standard output is a terminal.
    pub prints_on_terminal: bool,
}

impl Surroundings {
    /// What this process finds.
    pub fn of_this_process() -> Self {
        Self {
            arguments: env::args_os().collect(),
            environment: Environment::of_this_process(),
            prints_on_terminal: io::stdout().is_terminal(),
        }
    }
}

/// What every subcommand is given.
struct Kit {
    config: Config,
    /// In what is said to whoever typed.
    locale: Locale,
    texts: Texts,
    /// Where lessons come from.
    lessons: Source,
    clock: Clock,
    prints_on_terminal: bool,
}

/// Does what was typed; answers with the process' exit code.
pub fn run(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let arguments = match Arguments::try_parse_from(&surroundings.arguments).and_then(sensible) {
        Ok(arguments) => arguments,
        Err(told) => return tell(&told, out, err),
    };
    let mut locale =
        arguments.common.lang.or(surroundings.environment.language()).unwrap_or(Locale::Ja);
    let done = obey(arguments, surroundings, &mut locale, (out, err))
        .and_then(|()| out.flush().map_err(AppError::from));
    match done {
        Ok(()) => 0,
        Err(error) => {
            if !error.is_broken_pipe() {
                let text = Texts::new(locale).error(&error);
                // There is nobody else to tell.
                err.write_all(text.as_bytes()).ok();
            }
            error.exit_code()
        }
    }
}

/// Carries a command out. `locale` is the language of what is said, which the configuration may still change.
fn obey(
    Arguments { common, kiosk, command }: Arguments,
    surroundings: &Surroundings,
    locale: &mut Locale,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), AppError> {
    let command = match command {
        // Needs no configuration, and helps to mend one.
        Some(Command::Generate { what }) => return generate::run(&what, out),
        Some(command) => command,
        None => Command::Kiosk(kiosk),
    };
    let mut config = Config::load(common.config.as_deref(), &surroundings.environment)?;
    *locale = common.lang.or(config.language).unwrap_or(*locale);
    let real = config.data.clone();
    match (common.data, &command) {
        (Some(data), _) => config.data = data,
        (None, Command::Demo(_)) => config.data = demo::usual_folder(&real),
        (None, _) => {}
    }
    if let Some(first) = common.lang {
        config.languages.retain(|&locale| locale != first);
        config.languages.insert(0, first);
    }
    let kit = Kit {
        config,
        locale: *locale,
        texts: Texts::new(*locale),
        lessons: common.lessons.map_or(Source::BuiltIn, Source::Folder),
        clock: Clock::start(),
        prints_on_terminal: surroundings.prints_on_terminal,
    };
    match command {
        Command::Kiosk(mut arguments) => {
            arguments.plain |= !surroundings.environment.draws_screens();
            kiosk::run(kit, &arguments, out)
        }
        Command::Desk => kiosk::run_staff(kit, Face::Desk, out),
        Command::Office => kiosk::run_staff(kit, Face::Office, out),
        Command::Check(arguments) => check::run(&kit, arguments, out),
        Command::Lessons { what } => lessons::run(&kit, what, out),
        Command::Qr(arguments) => qr::run(&kit, &arguments, out),
        Command::Report { what } => report::run(&kit, &what, out),
        Command::Stats(arguments) => report::run_stats(&kit, &arguments, out),
        Command::Verify { what: VerifyCommand::Figures } => report::run_verify(&kit, out),
        Command::Setup(arguments) => setup::run(&kit, &arguments, out),
        Command::Demo(arguments) => demo::run(kit, &real, &arguments, out),
        Command::Staff { what } => staff::run(&kit, &what, out),
        Command::Today(arguments) => today::run(&kit, &arguments, out),
        Command::Log(arguments) => log::run(&kit, &arguments, out),
        Command::Bookmark { what } => bookmark::run(&kit, &what, out),
        Command::Consultations { what } => consultations::run(&kit, &what, out, err),
        Command::Topics { list, helper, what } => {
            topics::run(&kit, list.into(), helper, &what, out)
        }
        Command::Venue { helper, what } => venues::run(&kit, helper, &what, out),
        Command::Class { helper, what } => classes::run(&kit, helper, &what, out),
        Command::OpenData(arguments) => open_data::run(&kit, &arguments, out),
        Command::Import { what } => import::run(&kit, &what, out),
        Command::Journal { what } => journal::run(&kit, &what, out),
        Command::Generate { what } => generate::run(&what, out),
    }
}

/// Refuses what can be typed but means nothing.
fn sensible(arguments: Arguments) -> Result<Arguments, clap::Error> {
    let is_kiosk = matches!(arguments.command, None | Some(Command::Kiosk(_)));
    if arguments.kiosk.plain && !is_kiosk {
        let says = "the argument '--plain' is for the kiosk only";
        return Err(Arguments::command().error(ErrorKind::ArgumentConflict, says));
    }
    Ok(arguments)
}

/// Prints what was asked of the command line itself, such as its help, or what is wrong with what was typed.
fn tell(told: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let text = told.render().to_string();
    if told.use_stderr() {
        // There is nobody else to tell.
        err.write_all(text.as_bytes()).ok();
        return Kind::Usage.exit_code();
    }
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_or_else(|error| AppError::from(error).exit_code(), |()| 0)
}
