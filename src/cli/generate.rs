//! `terakoya generate`: the files that go with the program, each made from the one place that knows.

use std::io::Write;

use clap::CommandFactory;
use clap_mangen::Man;

use super::arguments::{Arguments, GenerateCommand};
use crate::{
    config,
    content::nearest,
    error::{AppError, Fault},
};

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
            Man::new(command.clone()).render(&mut &mut *out)?;
        }
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
    pages.push((name.to_owned(), command.clone().display_name(name)));
    let inner = command.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help");
    for command in inner {
        collect(command, &format!("{name}-{}", command.get_name()), pages);
    }
}
