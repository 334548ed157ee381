//! A request of HTTP/1.1, read within limits of size and time.

use std::io::{ErrorKind, Read as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

/// Most bytes of the line of a request with its headers.
const MOST_HEAD: usize = 16 << 10;

/// Most headers.
const MOST_HEADERS: usize = 64;

/// Most bytes of a body: acts are small.
pub(super) const MOST_BODY: usize = 1 << 20;

/// The time in which a request has to be there.
pub(super) const MOST_TIME: Duration = Duration::from_secs(10);

/// A request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::preview) struct Request {
    /// `GET`, `POST` …
    pub(in crate::preview) method: String,
    /// The parts of its path, decoded; none of them leads out of a folder.
    pub(in crate::preview) path: Vec<String>,
    /// What stands behind the question mark, as it was sent.
    pub(in crate::preview) query: String,
    /// Its headers that matter, each as it was sent; `None` in place of one that was sent twice.
    pub(super) host: Header,
    pub(super) origin: Header,
    pub(super) site: Header,
    pub(super) content_type: Header,
    /// Its body.
    pub(in crate::preview) body: Vec<u8>,
}

/// A header of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Header {
    /// It was not sent.
    #[default]
    Absent,
    /// It was sent once.
    Once(String),
    /// It was sent several times, or is no text.
    Unclear,
}

impl Request {
    /// The value of a name in the query.
    pub(in crate::preview) fn asked(&self, name: &str) -> Option<String> {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        let value = pairs.into_iter().find(|(own, _)| *own == name)?.1;
        Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
    }
}

/// Reads a request. An error is the status of the refusal; none where the other side is gone.
pub(super) fn read(stream: &TcpStream) -> Result<Request, Option<u16>> {
    let mut reader = Reader { stream, begun: now(), bytes: Vec::new() };
    let Head { mut request, length, end } = loop {
        if let Some(found) = parsed(&reader.bytes)? {
            break found;
        }
        if reader.bytes.len() > MOST_HEAD {
            return Err(Some(431));
        }
        reader.more()?;
    };
    let length = length.unwrap_or(0);
    if length > MOST_BODY {
        return Err(Some(413));
    }
    while reader.bytes.len() < end + length {
        reader.more()?;
    }
    request.body = reader.bytes[end..end + length].to_vec();
    Ok(request)
}

#[expect(clippy::disallowed_methods, reason = "a slow client is cut off; no output depends on it")]
fn now() -> Instant {
    Instant::now()
}

/// Reads until the time of the request is over.
struct Reader<'a> {
    stream: &'a TcpStream,
    begun: Instant,
    bytes: Vec<u8>,
}

impl Reader<'_> {
    fn more(&mut self) -> Result<(), Option<u16>> {
        let left = MOST_TIME.saturating_sub(now() - self.begun);
        if left.is_zero() || self.stream.set_read_timeout(Some(left)).is_err() {
            return Err(Some(408));
        }
        let mut part = [0; 8192];
        match self.stream.read(&mut part) {
            Ok(0) => Err(None),
            Ok(read) => {
                self.bytes.extend_from_slice(&part[..read]);
                Ok(())
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                Err(Some(408))
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(_) => Err(None),
        }
    }
}

/// The head of a request.
#[derive(Debug)]
struct Head {
    /// The request, still without its body.
    request: Request,
    /// Bytes of its body, where it says how many.
    length: Option<usize>,
    /// Where the head ends.
    end: usize,
}

/// The head of a request; none while it is not whole.
fn parsed(bytes: &[u8]) -> Result<Option<Head>, Option<u16>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let end = match head.parse(bytes) {
        Ok(httparse::Status::Complete(end)) if end <= MOST_HEAD => end,
        Ok(httparse::Status::Complete(_)) | Err(httparse::Error::TooManyHeaders) => return Err(Some(431)),
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err(Some(400)),
    };
    let (path, query) = match head.path.unwrap_or_default().split_once('?') {
        Some((path, query)) => (path, query),
        None => (head.path.unwrap_or_default(), ""),
    };
    let header = |name: &str| {
        let mut found = head.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        match (found.next().map(|header| str::from_utf8(header.value)), found.next()) {
            (None, _) => Header::Absent,
            (Some(Ok(value)), None) => Header::Once(value.trim().to_owned()),
            _ => Header::Unclear,
        }
    };
    // A body in chunks has no length to be refused by.
    if header("transfer-encoding") != Header::Absent {
        return Err(Some(411));
    }
    let length = match header("content-length") {
        Header::Absent => None,
        Header::Once(text) if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => {
            Some(text.parse().unwrap_or(usize::MAX))
        }
        _ => return Err(Some(400)),
    };
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        path: parts(path).ok_or(Some(400))?,
        query: query.to_owned(),
        host: header("host"),
        origin: header("origin"),
        site: header("sec-fetch-site"),
        content_type: header("content-type"),
        body: Vec::new(),
    };
    Ok(Some(Head { request, length, end }))
}

/// The parts of a path, decoded; none for one that leads elsewhere than below the root. The last part is empty for a folder.
fn parts(path: &str) -> Option<Vec<String>> {
    path.strip_prefix('/')?.split('/').map(part).collect()
}

fn part(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?.into_owned();
    let leads_away =
        text == "." || text == ".." || text.chars().any(|c| c.is_control() || "/\\:".contains(c));
    (!leads_away).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Result<Option<Head>, Option<u16>> {
        parsed(text.as_bytes())
    }

    #[test]
    fn paths_that_lead_out_of_their_folder_are_refused() {
        for path in [
            "/../etc/passwd",
            "/a/../../b",
            "/a/%2e%2e/b",
            "/a/..%2fb",
            "/a/%2e%2e%5cb",
            "/a/C:%5cb",
            "/a/b%00",
            "/%ff",
            "http://example.org/",
        ] {
            assert_eq!(head(&format!("GET {path} HTTP/1.1\r\n\r\n")).err(), Some(Some(400)), "{path}");
        }
        let Head { request, .. } =
            head("GET /a/%E5%A4%B4.js?x=1&y=%E7%89%88 HTTP/1.1\r\n\r\n").unwrap().unwrap();
        assert_eq!(request.path, ["a", "头.js"]);
        assert_eq!((request.asked("y").as_deref(), request.asked("z")), (Some("版"), None));
    }

    #[test]
    fn lengths_are_said_once_and_in_digits() {
        for header in [
            "Content-Length: 1\r\nContent-Length: 1",
            "Content-Length: +1",
            "Content-Length: ",
            "Content-Length: 0x1",
        ] {
            assert_eq!(
                head(&format!("POST / HTTP/1.1\r\n{header}\r\n\r\n")).err(),
                Some(Some(400)),
                "{header}"
            );
        }
        let chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(head(chunked).err(), Some(Some(411)));
        let huge = "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n";
        assert_eq!(head(huge).unwrap().unwrap().length, Some(usize::MAX));
    }

    #[test]
    fn a_header_that_is_sent_twice_is_not_believed() {
        let text = "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nHost: example.org\r\n\r\n";
        assert_eq!(head(text).unwrap().unwrap().request.host, Header::Unclear);
        assert!(head("GET / HTTP/1.1\r\nHost: a").unwrap().is_none(), "not whole yet");
    }
}
