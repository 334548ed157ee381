//! The desk as a browser and as an unfriendly program see it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Options, Preview, Settings};
use crate::messages::Sentence;
use crate::text::FontLibrary;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A desk on a copy of the small example.
struct Tried {
    folder: tempfile::TempDir,
    preview: Preview,
}

impl Tried {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/luqiao"), &folder.path().join("luqiao"));
        let issue = folder.path().join("luqiao/2026-03-20");
        let preview = Preview::open(options(folder.path(), Some(issue))).unwrap();
        Self { folder, preview }
    }

    fn issue(&self) -> PathBuf {
        self.folder.path().join("luqiao/2026-03-20")
    }

    fn state(&self) -> Value {
        get(&self.preview, "state.json").json()
    }
}

fn options(folder: &Path, issue: Option<PathBuf>) -> Options {
    let settings =
        Settings { paper: Some("tabloid-6".into()), lang: Some("zh".into()), ..Settings::default() };
    Options {
        token: TOKEN.into(),
        ports: vec![0],
        issue,
        settings,
        fonts: FontLibrary::bundled(),
        recent: Some(folder.join("desk.json")),
        folder: folder.to_owned(),
        begin: Box::new(|dir, _| Err(Sentence::verbatim(dir.display()))),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// What is answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

fn port(preview: &Preview) -> u16 {
    preview.address().split([':', '/']).nth(4).unwrap().parse().unwrap()
}

fn connected(preview: &Preview) -> TcpStream {
    let stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port(preview)))).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(600))).unwrap();
    stream
}

/// Sends bytes as they are; none where nothing is answered.
fn sent(preview: &Preview, bytes: &[u8]) -> Option<Answer> {
    let mut stream = connected(preview);
    let _ = stream.write_all(bytes);
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    let end = all.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Some(Answer { status, head, body: all[end + 4..].to_vec() })
}

fn get(preview: &Preview, path: &str) -> Answer {
    let port = port(preview);
    let request = format!("GET /{TOKEN}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    sent(preview, request.as_bytes()).unwrap()
}

fn post(preview: &Preview, path: &str, body: &Value) -> Answer {
    let (port, body) = (port(preview), body.to_string());
    let length = body.len();
    let request = format!(
        "POST /{TOKEN}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    sent(preview, request.as_bytes()).unwrap()
}

#[test]
fn unfriendly_requests_are_refused_and_the_desk_lives() {
    let folder = tempfile::tempdir().unwrap();
    let preview = Preview::open(options(folder.path(), None)).unwrap();
    let port = port(&preview);
    let refused =
        |head: &str| sent(&preview, format!("{head}\r\n\r\n").as_bytes()).map(|answer| answer.status);
    let host = format!("Host: 127.0.0.1:{port}");
    for (head, status) in [
        (format!("GET / HTTP/1.1\r\n{host}"), 403),
        (format!("GET /{TOKEN}0/ HTTP/1.1\r\n{host}"), 403),
        (format!("GET /{TOKEN}/ HTTP/1.1\r\nHost: desk.example:{port}"), 403),
        (format!("GET /{TOKEN}/ HTTP/1.1"), 403),
        (format!("GET /{TOKEN}/ HTTP/1.1\r\n{host}\r\nOrigin: http://example.org"), 403),
        (
            format!("POST /{TOKEN}/open HTTP/1.1\r\n{host}\r\nContent-Type: text/plain\r\nContent-Length: 0"),
            415,
        ),
        (
            format!("POST /open HTTP/1.1\r\n{host}\r\nContent-Type: application/json\r\nContent-Length: 0"),
            403,
        ),
        (format!("GET /{TOKEN}/../../etc/passwd HTTP/1.1\r\n{host}"), 400),
        (format!("GET /{TOKEN}/scripts/%2e%2e%2f%2e%2e%2fCargo.toml HTTP/1.1\r\n{host}"), 400),
        (format!("GET /{TOKEN}/scripts/none.js HTTP/1.1\r\n{host}"), 404),
        (format!("GET /{TOKEN}/state.json HTTP/1.1\r\n{host}"), 404),
        (format!("DELETE /{TOKEN}/ HTTP/1.1\r\n{host}"), 405),
        (format!("POST /{TOKEN}/act HTTP/1.1\r\n{host}\r\nContent-Length: 1073741824"), 413),
        (format!("POST /{TOKEN}/act HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked"), 411),
        (format!("GET /{TOKEN}/ HTTP/1.1\r\n{host}\r\nX: {}", "x".repeat(20_000)), 431),
        ("no request".to_owned(), 400),
        ("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_owned(), 400),
    ] {
        assert_eq!(refused(&head), Some(status), "{}", &head[..head.len().min(120)]);
    }
    let page = get(&preview, "");
    assert_eq!(page.status, 200);
    let moved = sent(&preview, format!("GET /{TOKEN} HTTP/1.1\r\n{host}\r\n\r\n").as_bytes()).unwrap();
    assert!(moved.status == 308 && moved.head.contains(&format!("Location: /{TOKEN}/\r\n")));
    for header in
        ["Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy"]
    {
        assert!(page.head.contains(header), "{header}");
    }
}

#[test]
fn a_body_of_a_gigabyte_is_refused_while_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let preview = Preview::open(options(folder.path(), None)).unwrap();
    let mut stream = connected(&preview);
    let head = format!(
        "POST /{TOKEN}/act HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 1073741824\r\n\r\n",
        port(&preview)
    );
    stream.write_all(head.as_bytes()).unwrap();
    let block = vec![b'x'; 1 << 20];
    let sent = (0..1024).take_while(|_| stream.write_all(&block).is_ok()).count();
    assert!(sent < 64, "{sent} MiB were taken");
    assert_eq!(get(&preview, "").status, 200);
}

#[test]
fn thousands_of_connections_leave_the_desk_alive() {
    let folder = tempfile::tempdir().unwrap();
    let preview = Preview::open(options(folder.path(), None)).unwrap();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port(&preview)));
    // As many at once as the system gives a test; the browser run opens ten thousand.
    let idle: Vec<_> =
        (0..400).filter_map(|_| TcpStream::connect_timeout(&address, Duration::from_secs(2)).ok()).collect();
    assert!(idle.len() > 300, "{}", idle.len());
    drop(idle);
    for _ in 0..2000 {
        drop(TcpStream::connect_timeout(&address, Duration::from_secs(2)));
    }
    let alive = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        let request = format!("GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", address.port());
        sent(&preview, request.as_bytes()).is_some_and(|answer| answer.status == 200)
    });
    assert!(alive);
}

#[test]
fn ports_are_tried_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let first = Preview::open(options(folder.path(), None)).unwrap();
    let taken = port(&first);
    let second = Preview::open(Options { ports: vec![taken, 0], ..options(folder.path(), None) }).unwrap();
    assert_ne!(port(&second), taken);
    assert!(Preview::open(Options { ports: vec![taken], ..options(folder.path(), None) }).is_err());
    drop(first);
}

#[test]
fn the_state_tells_what_stands_where_and_changes_with_the_files() {
    let tried = Tried::new();
    let state = tried.state();
    assert_eq!(state["stale"], json!(false));
    assert_eq!(
        (state["settings"]["paper"].as_str(), state["settings"]["theme"].as_str()),
        (Some("tabloid-6"), Some("party"))
    );
    let articles = state["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 6);
    assert_eq!(
        (&articles[0]["id"], &articles[0]["file"], &articles[0]["page"]),
        (&json!("01/canteen"), &json!("01/canteen.md"), &json!("01"))
    );
    for article in articles {
        let stands = |one: &Value| one["article"] == article["id"] && one["width"].as_f64().unwrap() > 20.0;
        assert!(state["modules"].as_array().unwrap().iter().any(stands), "{article}");
    }
    let sheet = &state["pages"][0]["sheets"][0];
    let digest = sheet["digest"].as_str().unwrap();
    let tile = get(&tried.preview, &format!("sheet/{digest}/50/0/0.png"));
    assert!(tile.status == 200 && tile.body.starts_with(b"\x89PNG") && tile.head.contains("immutable"));

    // Another page of the file on disk: only its sheet is another.
    let path = tried.issue().join("02/towel.md");
    let text = fs::read_to_string(&path).unwrap();
    let beside = tried.issue().join("02/.towel.new");
    fs::write(&beside, text.replacen('。', "。另有消息说，这里添了几个字。", 1)).unwrap();
    fs::rename(&beside, &path).unwrap();
    tried.preview.look();
    let after = tried.state();
    assert_eq!(after["version"], json!(state["version"].as_u64().unwrap() + 1));
    assert_eq!(after["pages"][0]["sheets"][0]["digest"], state["pages"][0]["sheets"][0]["digest"]);
    assert_ne!(after["pages"][1]["sheets"][0]["digest"], state["pages"][1]["sheets"][0]["digest"]);
    tried.preview.look();
    assert_eq!(tried.state()["version"], after["version"], "nothing changed since");
}

#[test]
fn the_last_good_pages_stay_while_something_is_wrong() {
    let tried = Tried::new();
    let good = tried.state();
    let path = tried.issue().join("01/canteen.md");
    let text = fs::read(&path).unwrap();
    fs::write(&path, "+++\nheadline = [\n+++\n").unwrap();
    tried.preview.look();
    let broken = tried.state();
    assert_eq!((&broken["stale"], &broken["pages"]), (&json!(true), &good["pages"]));
    let errors: Vec<_> =
        broken["diagnostics"].as_array().unwrap().iter().filter(|one| one["level"] == "error").collect();
    assert!(errors.iter().any(|one| one["file"] == "01/canteen.md" && one["line"].is_u64()), "{errors:?}");

    fs::remove_file(&path).unwrap();
    tried.preview.look();
    assert_eq!(
        tried.state()["pages"].as_array().unwrap().len(),
        2,
        "an article that is gone leaves its page"
    );

    let away = tried.folder.path().join("away");
    fs::rename(tried.issue(), &away).unwrap();
    tried.preview.look();
    let gone = tried.state();
    assert!(gone["stopped"].is_string() && gone["stale"] == json!(true), "{}", gone["stopped"]);
    assert!(!gone["pages"].as_array().unwrap().is_empty());

    fs::rename(&away, tried.issue()).unwrap();
    fs::write(&path, text).unwrap();
    tried.preview.look();
    let back = tried.state();
    assert_eq!(
        (&back["stale"], &back["stopped"], &back["pages"]),
        (&json!(false), &Value::Null, &good["pages"])
    );
}

#[test]
fn settings_change_paper_theme_and_language_and_names_that_there_are_not_change_nothing() {
    let tried = Tried::new();
    let answer =
        post(&tried.preview, "settings", &json!({ "paper": "a4-4", "theme": "metro", "lang": "en" }));
    assert_eq!(answer.json()["ok"], json!(true));
    let state = tried.state();
    assert_eq!((&state["settings"]["paper"], &state["settings"]["theme"]), (&json!("a4-4"), &json!("metro")));
    let refused = post(&tried.preview, "settings", &json!({ "paper": "a5" })).json();
    assert!(refused["ok"] == json!(false) && refused["message"].as_str().unwrap().contains("a5"));
    assert_eq!(post(&tried.preview, "settings", &json!({ "colour": "red" })).status, 400);
    assert_eq!(post(&tried.preview, "act", &json!({ "act": "burn" })).json()["ok"], json!(false));
    assert_eq!(tried.state()["version"], state["version"]);
}

#[test]
fn an_act_is_written_shown_and_taken_back() {
    let tried = Tried::new();
    let path = tried.issue().join("01/shed.md");
    let (text, before) = (fs::read(&path).unwrap(), tried.state());
    let act = json!({ "act": "rank", "article": "01/shed", "value": "brief" });
    let done = post(&tried.preview, "act", &act).json();
    assert_eq!(done["ok"], json!(true), "{done}");
    assert_ne!(fs::read(&path).unwrap(), text);
    let after = tried.state();
    let rank = |state: &Value| {
        state["articles"].as_array().unwrap().iter().find(|one| one["id"] == "01/shed").unwrap()["rank"]
            .clone()
    };
    assert_eq!((rank(&after), after["undo"].clone()), (json!("brief"), json!(1)));
    tried.preview.look();
    assert_eq!(tried.state()["version"], after["version"], "what the desk wrote is no change of others");
    assert_eq!(post(&tried.preview, "undo", &json!({})).json()["ok"], json!(true));
    assert_eq!(fs::read(&path).unwrap(), text);
    assert_eq!(rank(&tried.state()), rank(&before));
    assert_eq!(post(&tried.preview, "undo", &json!({})).json()["ok"], json!(false), "nothing more");
    post(&tried.preview, "redo", &json!({}));
    assert_eq!(rank(&tried.state()), json!("brief"));
}

#[test]
fn nothing_of_somebody_else_is_written_over() {
    let tried = Tried::new();
    let path = tried.issue().join("01/shed.md");
    let theirs = fs::read_to_string(&path).unwrap().replacen('。', "；", 1);
    fs::write(&path, &theirs).unwrap();
    let refused =
        post(&tried.preview, "act", &json!({ "act": "rank", "article": "01/shed", "value": "brief" })).json();
    assert_eq!(refused["ok"], json!(false), "{refused}");
    assert!(refused["message"].is_string());
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
}

#[test]
fn two_desks_of_one_issue_see_what_the_other_does() {
    let tried = Tried::new();
    let other = Preview::open(options(tried.folder.path(), Some(tried.issue()))).unwrap();
    let act = json!({ "act": "box", "article": "01/shed", "on": true });
    assert_eq!(post(&other, "act", &act).json()["ok"], json!(true));
    tried.preview.look();
    let boxed = |state: &Value| {
        state["articles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["id"] == "01/shed" && one["boxed"] == json!(true))
    };
    assert!(boxed(&tried.state()));
    assert_eq!(
        post(&tried.preview, "undo", &json!({})).json()["ok"],
        json!(false),
        "it is an act of the other"
    );
}

#[test]
fn phones_show_the_same_article_and_run_nothing() {
    let tried = Tried::new();
    let told = get(&tried.preview, "phone/index.json").json();
    let article = &told["articles"]["01/canteen"];
    for edition in ["epub", "web", "wechat"] {
        let path = format!("phone/{}/{}", told["version"], article[edition]["path"].as_str().unwrap());
        let document = get(&tried.preview, &path);
        assert_eq!(document.status, 200, "{path}");
        assert!(document.head.contains("Content-Security-Policy: sandbox; default-src 'none'"));
        assert_eq!(article[edition]["paragraphs"], article["paragraphs"], "{edition}: {article}");
    }
    assert_eq!(get(&tried.preview, "phone/999/web/index.html").status, 404);
}

#[test]
fn a_pdf_is_given_as_the_pages_are_shown() {
    let tried = Tried::new();
    let pdf = get(&tried.preview, "issue.pdf");
    assert!(pdf.body.starts_with(b"%PDF") && pdf.head.contains("filename=\"luqiao-tongxun-2026-03-20.pdf\""));
}

#[test]
fn an_issue_is_opened_from_the_empty_desk_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/luqiao"), &folder.path().join("luqiao"));
    let preview = Preview::open(options(folder.path(), None)).unwrap();
    let listed = get(&preview, "start.json").json();
    assert_eq!(listed["entries"][0]["name"], "luqiao");
    let refused = post(&preview, "open", &json!({ "path": folder.path().join("none") })).json();
    assert!(refused["ok"] == json!(false) && refused["message"].is_string());
    let refused = post(&preview, "new", &json!({ "path": "/x" })).json();
    assert_eq!(refused["message"], "/x", "what the maker of papers says");
    let opened = post(&preview, "open", &json!({ "path": folder.path().join("luqiao") })).json();
    assert_eq!(opened["ok"], json!(true));
    assert_eq!(get(&preview, "state.json").json()["articles"].as_array().unwrap().len(), 6);
    assert_eq!(get(&preview, "start.json").json()["recent"].as_array().unwrap().len(), 1);
    let version = |preview| get(preview, "state.json").json()["version"].as_u64().unwrap();
    let first = version(&preview);
    post(&preview, "open", &json!({ "path": folder.path().join("luqiao") }));
    assert!(version(&preview) > first, "pages that are open show what is on the desk now");
}

#[test]
fn open_pages_are_told_of_changes() {
    let tried = Tried::new();
    let mut stream = connected(&tried.preview);
    let head = format!("GET /{TOKEN}/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", port(&tried.preview));
    stream.write_all(head.as_bytes()).unwrap();
    let mut read = || {
        let mut bytes = [0; 4096];
        let length = stream.read(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes[..length]).into_owned()
    };
    let mut text = read();
    while !text.contains("retry:") {
        text += &read();
    }
    fs::write(tried.issue().join("03.md"), "no article of a page").unwrap();
    tried.preview.look();
    while !text.contains("event: changed") {
        text += &read();
    }
    assert!(
        text.contains("text/event-stream")
            && text.contains("event: busy")
            && text.contains("{\"version\":2}"),
        "{text}"
    );
}
