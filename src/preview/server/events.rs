//! Server-sent events (WHATWG HTML, 9.2): what happens, told to every open page.

use std::io::{self, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::response::{Response, events_head};

/// How often a page that nothing happens for is told so: one that is gone is found out by that.
const REMINDER: Duration = Duration::from_secs(5);

/// Events that wait for a page. One that does not read is let go; it asks again.
const MOST_WAITING: usize = 32;

/// An answer to a request.
pub(in crate::preview) enum Answer {
    /// All of it.
    Whole(Response),
    /// What happens from now on.
    Events(Listener),
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        Self::Whole(response)
    }
}

/// The open pages.
#[derive(Debug, Default)]
pub(in crate::preview) struct Events {
    listeners: Mutex<Vec<SyncSender<String>>>,
}

impl Events {
    /// One more page that listens.
    pub(in crate::preview) fn listener(&self) -> Listener {
        self.sweep();
        let (sender, receiver) = sync_channel(MOST_WAITING);
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        Listener(receiver)
    }

    /// Tells all pages of an event, with its data as JSON in one line.
    pub(in crate::preview) fn tell(&self, name: &str, data: &str) {
        let text = format!("event: {name}\ndata: {data}\n\n");
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.try_send(text.clone()).is_ok());
    }

    /// Forgets pages that are gone.
    fn sweep(&self) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|one| !matches!(one.try_send(String::new()), Err(TrySendError::Disconnected(_))));
    }
}

/// What an open page is told.
pub(in crate::preview) struct Listener(Receiver<String>);

impl Listener {
    /// Sends events until the page is gone.
    pub(super) fn send(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.write_all(events_head().as_bytes())?;
        // A browser that lost the stream asks again after this time.
        stream.write_all(b"retry: 1000\n\n")?;
        loop {
            match self.0.recv_timeout(REMINDER) {
                Ok(text) => stream.write_all(text.as_bytes())?,
                Err(RecvTimeoutError::Timeout) => stream.write_all(b":\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }
}
