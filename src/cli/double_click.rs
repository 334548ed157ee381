//! Started by a double click from the Explorer of Windows: a window that closes when the program ends.

use std::ffi::OsString;
use std::io::{self, BufRead as _, IsTerminal as _};

use paiban::messages::sentence;

use super::commands::preview;
use super::console::Console;
use super::exit::Exit;

/// Whether nobody typed a command. The command line of Windows gives its programs the variable `PROMPT`, the
/// Explorer does not; a shell that does not either shows the welcome and waits, which harms nothing.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
pub(crate) fn is_one(arguments: &[OsString]) -> bool {
    let has_window = || io::stdin().is_terminal() && io::stdout().is_terminal();
    cfg!(windows) && arguments.len() <= 1 && std::env::var_os("PROMPT").is_none() && has_window()
}

/// Says what the program is, and opens the editor's desk. Why it cannot be opened can be read until a key is pressed.
pub(crate) fn welcome(console: &mut Console) -> Exit {
    console.tell(&sentence!("double-click"));
    preview::run_alone(console).unwrap_or_else(|failure| {
        console.failure(&failure);
        console.tell(&sentence!("double-click.failed"));
        // Whatever is typed, or the end of the input, closes the window.
        let _ = io::stdin().lock().read_line(&mut String::new());
        failure.exit
    })
}
