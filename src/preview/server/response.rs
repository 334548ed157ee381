//! What is answered.

use std::io::{self, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use serde::Serialize;

/// What pages of the desk may do: use what comes from here, and nothing else.
const OF_DESK: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What documents of editions may do: show themselves inside the desk. They run nothing, and are of no origin.
const OF_EDITION: &str = "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// An answer that is there at once.
#[derive(Clone, Debug)]
pub(in crate::preview) struct Response {
    pub(in crate::preview) status: u16,
    kind: &'static str,
    pub(in crate::preview) body: Arc<[u8]>,
    /// Whether its address stands for these bytes and no others.
    stays: bool,
    policy: &'static str,
    /// The name of the file, where it is to be taken home.
    name: Option<String>,
    /// Where the document stands, if it is not here.
    location: Option<String>,
}

impl Response {
    fn new(status: u16, kind: &'static str, body: impl Into<Arc<[u8]>>) -> Self {
        Self { status, kind, body: body.into(), stays: false, policy: OF_DESK, name: None, location: None }
    }

    /// A file of the desk.
    pub(in crate::preview) fn of(kind: &'static str, body: impl Into<Arc<[u8]>>) -> Self {
        Self::new(200, kind, body)
    }

    /// Data. What cannot be written down is a fault of this program.
    pub(in crate::preview) fn json(value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => Self::new(200, "application/json", bytes),
            Err(_) => Self::refusal(500),
        }
    }

    /// A refusal, with the words of its status.
    pub(in crate::preview) fn refusal(status: u16) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{}\n", reason(status)).into_bytes())
    }

    /// Leads to where a document stands.
    pub(in crate::preview) fn moved(location: String) -> Self {
        Self { location: Some(location), ..Self::refusal(308) }
    }

    /// The same with another status.
    pub(in crate::preview) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same under an address that stands for these bytes.
    pub(in crate::preview) fn that_stays(self) -> Self {
        Self { stays: true, ..self }
    }

    /// The same as a part of an edition.
    pub(in crate::preview) fn of_edition(self) -> Self {
        Self { policy: OF_EDITION, ..self }
    }

    /// The same as a file to be taken home; the name has letters of ASCII, digits and `-_.`.
    pub(in crate::preview) fn named(self, name: String) -> Self {
        Self { name: Some(name), ..self }
    }

    /// Sends it.
    pub(super) fn send(&self, mut stream: &TcpStream) -> io::Result<()> {
        let cache = if self.stays { "private, max-age=31536000, immutable" } else { "no-store" };
        let name = self.name.as_ref();
        let name = name.map(|name| format!("Content-Disposition: attachment; filename=\"{name}\"\r\n"));
        let location = self.location.as_ref().map(|location| format!("Location: {location}\r\n"));
        let head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {cache}\r\n{}{}{}",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len(),
            name.unwrap_or_default(),
            location.unwrap_or_default(),
            shared_headers(self.policy),
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)
    }
}

/// The headers of every answer.
pub(super) fn shared_headers(policy: &str) -> String {
    // A document in a sandbox is of no origin: what it shows is of another than its own.
    let from = if policy == OF_EDITION { "cross-origin" } else { "same-origin" };
    format!(
        "Content-Security-Policy: {policy}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Resource-Policy: {from}\r\nConnection: close\r\n\r\n"
    )
}

/// The head of a stream of events.
pub(super) fn events_head() -> String {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n";
    format!("{head}{}", shared_headers(OF_DESK))
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
