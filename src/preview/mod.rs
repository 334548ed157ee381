//! The editor's desk: an issue in the browser, its pages as sharp as print, and set again as soon as a file changes.
//!
//! The recipe:
//!
//! * `server`: HTTP for the browser of this machine alone
//! * `desk`: what is answered; `documents`: pages, scripts and words; `start`: the desk without an issue
//! * `session`: the issue, read and set whenever its files change (`watch`); the last good pages stay
//! * `state`: what the page is told of it; `sheets`: its sheets in tiles; `phone`: its other editions
//! * [`hand`]: acts as edits of the issue's own files, undone and redone
//! * [`fit`]: what an article lacks or leaves on its page, and what would help
//! * [`choices`]: different pages of one page
//!
//! Nothing here knows a clock or chance: the caller looks again ([`Preview::look`]) as often as it likes, every
//! [`LOOK_EVERY`] for one, and brings the token.

pub mod choices;
mod desk;
mod documents;
pub mod fit;
pub mod hand;
mod phone;
mod server;
mod session;
mod sheets;
mod start;
mod state;
#[cfg(test)]
mod tests;
mod watch;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::diagnostics::Error;
use crate::messages::{MessageLanguage, Sentence};
use crate::text::FontLibrary;
use desk::Desk;
use server::guard::Guard;
use server::{Running, Server};
pub use session::Settings;

/// How often files are looked at.
pub const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Makes a paper to begin with in a folder that is new or empty, and says where its issue is.
pub type Begin = dyn Fn(&Path, MessageLanguage) -> Result<PathBuf, Sentence> + Send + Sync;

/// What the desk is opened with.
pub struct Options {
    /// What every address begins with. Who does not know it is refused: it has to be long and random, in letters and
    /// digits of ASCII.
    pub token: String,
    /// Ports that are tried in turn; 0 is any that is free.
    pub ports: Vec<u16>,
    /// The issue; without one the desk begins with what was opened last.
    pub issue: Option<PathBuf>,
    /// For what the pages are set, and the language of messages.
    pub settings: Settings,
    /// The faces.
    pub fonts: FontLibrary,
    /// A file in which the desk keeps which issues were opened last; nothing else is in it.
    pub recent: Option<PathBuf>,
    /// The folder that is shown first where an issue is looked for.
    pub folder: PathBuf,
    /// Makes a paper to begin with.
    pub begin: Box<Begin>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("issue", &self.issue)
            .field("ports", &self.ports)
            .finish_non_exhaustive()
    }
}

/// An open desk; it is closed where this is dropped.
pub struct Preview {
    desk: Arc<Desk>,
    address: String,
    _running: Running,
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preview").finish_non_exhaustive()
    }
}

impl Preview {
    /// Opens the desk.
    ///
    /// # Errors
    /// The issue, the paper or the theme is none; no port is free.
    pub fn open(options: Options) -> Result<Self, Error> {
        let Options { token, ports, issue, settings, fonts, recent, folder, begin } = options;
        settings.check()?;
        let desk = Arc::new(Desk::new((fonts, settings), (recent, folder), begin));
        issue.map(|issue| desk.open(&issue)).transpose()?;
        let server = Server::bind(&ports)?;
        let address = format!("http://127.0.0.1:{}/{token}/", server.port());
        let guard = Guard::new(token, server.port());
        let answering = desk.clone();
        let running = server.start(guard, Arc::new(move |request| answering.answer(request)));
        Ok(Self { desk, address, _running: running })
    }

    /// The address for the browser, with the token.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Looks whether files of the issue changed, and shows what did.
    pub fn look(&self) {
        self.desk.look();
    }
}
