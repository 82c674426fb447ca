//! Runs the command line on this process and ends with its exit code.

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use terakoya::cli::{self, Surroundings};

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout());
    let code = cli::run(&Surroundings::of_this_process(), &mut out, &mut io::stderr());
    // What could not be written was told already.
    out.flush().ok();
    ExitCode::from(code)
}
