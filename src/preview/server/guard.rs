//! Who may ask. A page of another site, open in the same browser, can send requests to this machine, and by a name of
//! its own that leads here (DNS rebinding) read the answers; other users of the machine can, too. So a request has to
//! name this server as its host, come from no other site, and know the token; what writes has to be JSON of this page.

use super::request::{Header, Request};
use super::response::Response;

/// The names of this server, and the token that every path begins with.
#[derive(Debug)]
pub(in crate::preview) struct Guard {
    token: String,
    hosts: [String; 2],
}

impl Guard {
    /// The guard of a port.
    pub(in crate::preview) fn new(token: String, port: u16) -> Self {
        Self { token, hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")] }
    }

    /// Why a request is not answered; none where it is.
    pub(super) fn refusal(&self, request: &Request) -> Option<Response> {
        let is_write = request.method != "GET";
        let is_here = |header: &Header, before: &str| match header {
            Header::Once(value) => self.hosts.iter().any(|host| value.strip_prefix(before) == Some(host)),
            Header::Absent | Header::Unclear => false,
        };
        if !is_here(&request.host, "") {
            return Some(Response::refusal(403));
        }
        // Documents of editions stand in a sandbox: what they show is asked for by no origin.
        let is_of_edition = !is_write && request.path.get(1).is_some_and(|part| part == "phone");
        let is_sandboxed = is_of_edition && request.origin == Header::Once("null".into());
        if request.origin != Header::Absent && !is_sandboxed && !is_here(&request.origin, "http://") {
            return Some(Response::refusal(403));
        }
        // A link on another page may lead here, and finds no token; nothing else of another site does.
        let from = [Header::Absent, Header::Once("same-origin".into()), Header::Once("none".into())];
        if is_write && !from.contains(&request.site) {
            return Some(Response::refusal(403));
        }
        if !request.path.first().is_some_and(|first| is_same(first, &self.token)) {
            return Some(Response::refusal(403));
        }
        match request.method.as_str() {
            "GET" => None,
            "POST" => match &request.content_type {
                Header::Once(kind) if kind.split(';').next() == Some("application/json") => None,
                _ => Some(Response::refusal(415)),
            },
            _ => Some(Response::refusal(405)),
        }
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn is_same(a: &str, b: &str) -> bool {
    let differs = a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    a.len() == b.len() && differs == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(text: &str) -> Header {
        Header::Once(text.into())
    }

    fn good() -> Request {
        Request {
            method: "POST".into(),
            path: vec!["0123".into(), "act".into()],
            host: once("127.0.0.1:3000"),
            origin: once("http://127.0.0.1:3000"),
            site: once("same-origin"),
            content_type: once("application/json; charset=utf-8"),
            ..Request::default()
        }
    }

    fn status(request: &Request) -> Option<u16> {
        Guard::new("0123".into(), 3000).refusal(request).map(|response| response.status)
    }

    #[test]
    fn this_page_may_write_and_a_program_with_the_token_too() {
        assert_eq!(status(&good()), None);
        assert_eq!(status(&Request { origin: Header::Absent, site: Header::Absent, ..good() }), None);
        assert_eq!(status(&Request { host: once("localhost:3000"), ..good() }), None);
    }

    #[test]
    fn other_names_other_sites_and_wrong_tokens_are_refused() {
        for request in [
            Request { host: once("example.org:3000"), ..good() },
            Request { host: once("127.0.0.1"), ..good() },
            Request { host: once("127.0.0.1:3001"), ..good() },
            Request { host: once("127.0.0.1:3000.example.org"), ..good() },
            Request { host: Header::Absent, ..good() },
            Request { host: Header::Unclear, ..good() },
            Request { origin: once("http://example.org"), ..good() },
            Request { origin: once("null"), ..good() },
            Request { origin: once("https://127.0.0.1:3000"), ..good() },
            Request { origin: Header::Unclear, ..good() },
            Request { site: once("cross-site"), ..good() },
            Request { site: once("same-site"), ..good() },
            Request { path: vec!["0124".into()], ..good() },
            Request { path: vec!["012".into()], ..good() },
            Request { path: vec!["01234".into()], ..good() },
            Request { path: vec![String::new()], ..good() },
            Request { path: Vec::new(), ..good() },
        ] {
            assert_eq!(status(&request), Some(403), "{request:?}");
        }
    }

    #[test]
    fn what_documents_of_editions_show_is_read_by_no_origin_and_nothing_else_is() {
        let sandboxed = |method: &str, part: &str| Request {
            method: method.into(),
            path: vec!["0123".into(), part.into()],
            origin: once("null"),
            site: once("cross-site"),
            ..good()
        };
        assert_eq!(status(&sandboxed("GET", "phone")), None);
        assert_eq!(status(&sandboxed("GET", "state.json")), Some(403));
        assert_eq!(status(&sandboxed("POST", "phone")), Some(403));
    }

    #[test]
    fn forms_of_other_pages_and_other_methods_write_nothing() {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            assert_eq!(status(&Request { content_type: once(kind), ..good() }), Some(415), "{kind}");
        }
        assert_eq!(status(&Request { content_type: Header::Absent, ..good() }), Some(415));
        assert_eq!(status(&Request { method: "PUT".into(), ..good() }), Some(405));
        assert_eq!(status(&Request { method: "OPTIONS".into(), ..good() }), Some(405));
    }
}
