//! `terakoya kiosk`: puts the program together from the configuration and lets it run.

use std::{fs, io, io::Write};

use sha2::{Digest, Sha256};

use super::{Kit, arguments::KioskArguments, library, randomness::Randomness, texts::Texts, venue};
use crate::{
    app::{App, Setup, at_desk::Face, effect::Effect},
    config::Config,
    content::Source,
    domain::{journal::Hash, machine::MachineSet},
    error::{AppError, Fault},
    i18n::Lang,
    runtime::{
        self, Log, Options, Others, RecordsWatch, RuntimeError, Watch,
        plain::{GRID, run_plain},
        world::{World, WorldState},
    },
    store::make_private_folder,
};

/// The grid until the terminal has told its own.
const FIRST_GRID: (u16, u16) = (80, 24);
/// The name of the log in the data folder.
const LOG: &str = "terakoya.log";

/// Runs the kiosk until staff end it, a signal comes or, in the linear mode, the input ends.
pub fn run(kit: Kit, arguments: &KioskArguments, out: &mut dyn Write) -> Result<(), AppError> {
    run_face(kit, Face::Kiosk, arguments.plain, out)
}

/// Runs a face for staff until it is left or a signal comes.
pub fn run_staff(kit: Kit, face: Face, out: &mut dyn Write) -> Result<(), AppError> {
    run_face(kit, face, false, out)
}

fn run_face(kit: Kit, face: Face, plain: bool, out: &mut dyn Write) -> Result<(), AppError> {
    library::there(&kit.lessons)?;
    let randomness = Randomness::of_the_system()?;
    let log_path = kit.config.data.join(LOG);
    let log = Log::at(log_path.clone());
    let watches = match &kit.lessons {
        Source::BuiltIn => Vec::new(),
        Source::Folder(folder) => {
            vec![Watch { folder: folder.clone(), then: Effect::LoadContent }]
        }
    };
    let records = RecordsWatch::new(&kit.config.data).ok();
    let others = Others::new(records.clone());
    let speech = kit.config.speech.clone();
    let options = Options { speech, watches, records, log: log.clone() };
    begin_log(&kit, &log);
    let clock = kit.clock;
    let mut app = App::new(setup(&kit, face, plain, &randomness));
    let mut world = world(kit, log, others, &randomness);
    if plain {
        run_plain(&clock, &mut app, &mut world, &mut io::stdin().lock(), out)?;
        return Ok(());
    }
    runtime::run(clock, &mut app, &mut world, options).map_err(|error| {
        let fault = match &error {
            RuntimeError::NotATerminal => Fault::NotATerminal,
            RuntimeError::SetUp(reason) => Fault::TerminalRefused { reason: reason.to_string() },
            RuntimeError::Panicked => Fault::Broken { log: log_path.display().to_string() },
        };
        AppError::caused(fault, error)
    })?;
    Ok(())
}

/// Says in the log which machine starts. The folder is not there at the very first start.
fn begin_log(kit: &Kit, log: &Log) {
    let config = &kit.config;
    if make_private_folder(&config.data).is_err() {
        // The store will say so on the page for staff.
        return;
    }
    let number = format!(
        "terakoya {} starts on machine {}",
        env!("CARGO_PKG_VERSION"),
        config.machine.number
    );
    let names = [config.site.clone(), config.machine.name.clone()];
    let told: Vec<String> = [Some(number)].into_iter().chain(names).flatten().collect();
    log.line(&told.join(", "));
}

fn setup(kit: &Kit, face: Face, plain: bool, randomness: &Randomness) -> Setup {
    let config = &kit.config;
    Setup {
        langs: config.languages.iter().copied().map(Lang::new).collect(),
        theme: config.theme,
        idle_ms: config.idle_ms,
        idle_question_ms: config.idle_question_ms,
        voice: !config.speech.is_empty() && !plain,
        may_quit: config.staff_exit,
        face,
        machine: machine_of(config),
        bell: config.bell,
        ids: randomness.ids(),
        size: if plain { GRID } else { FIRST_GRID },
        now: kit.clock.now(),
    }
}

fn world(kit: Kit, log: Log, others: Others, randomness: &Randomness) -> World {
    let venue_wifi = venue::wifi_service(&kit.config, kit.clock.now().today);
    let texts = Texts::new(kit.locale);
    let salts = randomness.clone();
    World {
        machine_set: machine_of(&kit.config),
        data: kit.config.data,
        lessons: kit.lessons,
        hosts: kit.config.hosts,
        venue_wifi,
        describe: Box::new(move |problem| texts.problem_line(problem)),
        machine: machine(),
        ids: randomness.ids(),
        clock: kit.clock,
        salts: Box::new(move || salts.salts()),
        log,
        others,
        state: WorldState::default(),
    }
}

/// What the configuration says of the machine; what it leaves open was said when the desk was set up.
pub fn machine_of(config: &Config) -> MachineSet {
    MachineSet {
        name: config.machine.name.clone().unwrap_or_default(),
        number: config.machine.number,
        venue: config.site.clone().unwrap_or_default(),
    }
}

/// What tells this machine from a copy of its disk, as far as everybody may read it: the number that the maker
/// gave the board, else the one that the system was given when it was set up. Only their hash is kept.
pub fn machine() -> Option<String> {
    let board = fs::read("/sys/firmware/devicetree/base/serial-number");
    let id = board.or_else(|_| fs::read("/etc/machine-id")).ok()?;
    let id = id.trim_ascii();
    let digest = Sha256::new().chain_update("terakoya machine").chain_update(id).finalize();
    (!id.is_empty()).then(|| Hash(digest.into()).to_string())
}
