//! `terakoya generate`: the files that go with the program, each made from the one place that knows.

use std::{
    fmt::Display,
    io::{self, Write},
};

use clap::CommandFactory;
use clap_mangen::Man;

use super::arguments::{Arguments, DictionaryFormat, EXIT_CODES, GenerateCommand};
use crate::{
    config,
    content::nearest,
    error::{AppError, Fault},
    report::figures::dictionary::Dictionary,
};

const ENVIRONMENT: [(&str, &str); 3] = [
    (
        "LC_ALL, LC_MESSAGES, LANG",
        "The language, where neither --lang nor the configuration names one.",
    ),
    ("NO_COLOR", "If set, the kiosk is drawn without colours."),
    (
        "TERM, COLORTERM",
        "Whether the terminal shows more than 16 colours; otherwise none are used.",
    ),
];
const FILES: [(&str, &str); 3] = [
    ("~/.config/terakoya/terakoya.toml", "The configuration of the user."),
    ("/etc/terakoya/terakoya.toml", "The configuration of the machine, where the user has none."),
    (
        "~/.local/share/terakoya",
        "Records and log, where neither --data nor the configuration names a folder.",
    ),
];

/// Prints a file.
pub fn run(what: &GenerateCommand, out: &mut dyn Write) -> Result<(), AppError> {
    match what {
        GenerateCommand::Config => out.write_all(config::EXAMPLE.as_bytes())?,
        GenerateCommand::Completions { shell } => {
            // The generator cannot report that the output takes no more.
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "terakoya", &mut text);
            out.write_all(&text)?;
        }
        GenerateCommand::Man { page } => {
            let pages = pages();
            if page == "list" {
                for (name, _) in &pages {
                    writeln!(out, "{name}")?;
                }
                return Ok(());
            }
            let Some((_, command)) = pages.iter().find(|(name, _)| name == page) else {
                let names = nearest(page, pages.iter().map(|(name, _)| name.as_str()));
                return Err(Fault::UnknownPage { page: page.clone(), names }.into());
            };
            print_page(command, out)?;
        }
        GenerateCommand::Dictionary { format } => {
            let dictionary = Dictionary::new();
            match format {
                DictionaryFormat::Markdown => dictionary.write_markdown(out)?,
                DictionaryFormat::Json => dictionary.write_json(out)?,
            }
        }
    }
    Ok(())
}

fn print_page(command: &clap::Command, mut out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if command.get_subcommands().any(|command| !command.is_hide_set()) {
        man.render_subcommands_section(&mut out)?;
    }
    entries(out, "EXIT STATUS", &EXIT_CODES)?;
    entries(out, "ENVIRONMENT", &ENVIRONMENT)?;
    entries(out, "FILES", &FILES)
}

/// A section of things, each with its explanation.
fn entries(out: &mut dyn Write, title: &str, entries: &[(impl Display, &str)]) -> io::Result<()> {
    writeln!(out, ".SH \"{title}\"")?;
    for (name, explanation) in entries {
        let name = name.to_string().replace('-', "\\-");
        writeln!(out, ".TP\n\\fB{name}\\fR\n{}", explanation.replace('-', "\\-"))?;
    }
    Ok(())
}

/// The pages of the manual: one for the program and one for each command that is not hidden.
fn pages() -> Vec<(String, clap::Command)> {
    let mut program = Arguments::command();
    program.build();
    let mut pages = Vec::new();
    collect(&program, "terakoya", &mut pages);
    pages
}

fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, clap::Command)>) {
    // `help` has no page of its own, so the list of commands must not lead to one.
    let with_help = command.find_subcommand("help").is_some();
    let page = command.clone().display_name(name);
    let page = if with_help { page.mut_subcommand("help", |help| help.hide(true)) } else { page };
    pages.push((name.to_owned(), page));
    let inner = command.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help");
    for command in inner {
        collect(command, &format!("{name}-{}", command.get_name()), pages);
    }
}
