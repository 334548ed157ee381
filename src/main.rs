//! The command line of paiban.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
