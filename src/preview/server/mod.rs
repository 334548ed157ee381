//! A small server of HTTP/1.1 for the browser on this machine.
//!
//! * [`request`]: a request, read within its limits
//! * [`guard`]: who may ask: this machine, with the token
//! * [`response`]: what is answered, with the headers that keep other pages out
//! * [`events`]: what is told to every open page as it happens
//!
//! It listens on 127.0.0.1 alone and takes a bounded number of connections, each for a bounded time; what is over that is
//! refused, and the loop goes on. Every answer ends its connection.

pub(super) mod events;
pub(super) mod guard;
pub(super) mod request;
pub(super) mod response;

use std::io::{ErrorKind, Read as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::diagnostics::Error;
use events::Answer;
use guard::Guard;
use request::Request;
use response::Response;

/// Most connections at once: some tabs with their pictures. Others are closed.
const MOST_CONNECTIONS: usize = 96;

/// How long the loop rests where the system gives no connection, as when all files are in use.
const REST: Duration = Duration::from_millis(50);

/// How long, and how much, of a body that was refused is read and thrown away, so that its sender sees the answer.
const LAST_WAIT: Duration = Duration::from_millis(500);
const LAST_BYTES: usize = 1 << 20;

/// What answers requests that the guard let in.
pub(super) type Handler = dyn Fn(&Request) -> Answer + Send + Sync;

/// A port that is listened on.
#[derive(Debug)]
pub(super) struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes the first of some ports that is free; 0 is any that is.
    ///
    /// # Errors
    /// [`Error::Write`] where none of them can be had.
    pub(super) fn bind(ports: &[u16]) -> Result<Self, Error> {
        let mut refused = std::io::Error::from(ErrorKind::AddrInUse);
        for &port in ports {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => {
                    let address = listener.local_addr().map_err(|source| unusable(port, source))?;
                    return Ok(Self { listener, address });
                }
                Err(error) => refused = error,
            }
        }
        Err(unusable(ports.last().copied().unwrap_or_default(), refused))
    }

    /// Its port.
    pub(super) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Answers requests in threads of their own until it is told to stop.
    pub(super) fn start(self, guard: Guard, handler: Arc<Handler>) -> Running {
        let stop = Arc::new(AtomicBool::new(false));
        let (address, stopping) = (self.address, stop.clone());
        let guard = Arc::new(guard);
        // Where the system gives no thread for the loop, nothing answers: the caller's browser says so.
        let _ = thread::Builder::new().spawn(move || listen(&self.listener, &stopping, &guard, &handler));
        Running { address, stop }
    }
}

/// A server that answers; it stops where this is dropped.
#[derive(Debug)]
pub(super) struct Running {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // The loop waits for a connection.
        let _ = TcpStream::connect_timeout(&self.address, LAST_WAIT);
    }
}

fn unusable(port: u16, source: std::io::Error) -> Error {
    Error::Write { path: format!("127.0.0.1:{port}").into(), source }
}

/// Takes connections, as many as there may be, until it is told to stop.
fn listen(listener: &TcpListener, stop: &AtomicBool, guard: &Arc<Guard>, handler: &Arc<Handler>) {
    let open = Arc::new(AtomicUsize::new(0));
    while !stop.load(Ordering::SeqCst) {
        let Ok((stream, _)) = listener.accept() else {
            thread::sleep(REST);
            continue;
        };
        let seat = Seat::take(&open);
        if open.load(Ordering::SeqCst) > MOST_CONNECTIONS {
            let _ = stream.shutdown(Shutdown::Both);
            continue;
        }
        let (guard, handler) = (guard.clone(), handler.clone());
        // A thread that cannot be had closes its connection.
        let _ = thread::Builder::new().spawn(move || {
            let _seat = seat;
            serve(&stream, &guard, &*handler);
        });
    }
}

/// A connection among those that there may be at once.
struct Seat(Arc<AtomicUsize>);

impl Seat {
    fn take(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::SeqCst);
        Self(open.clone())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Answers the one request of a connection. What cannot be sent has nobody who reads it.
fn serve(stream: &TcpStream, guard: &Guard, handler: &Handler) {
    let _ = stream.set_nodelay(true);
    let _ = stream.set_write_timeout(Some(request::MOST_TIME));
    let answer = match request::read(stream) {
        Ok(request) => match guard.refusal(&request) {
            Some(refusal) => Answer::Whole(refusal),
            None => handler(&request),
        },
        Err(Some(refusal)) => {
            let _ = Response::refusal(refusal).send(stream);
            return drain(stream);
        }
        Err(None) => return,
    };
    match answer {
        Answer::Whole(response) => drop(response.send(stream)),
        Answer::Events(listener) => drop(listener.send(stream)),
    }
    let _ = stream.shutdown(Shutdown::Write);
}

/// Reads a part of what the other side still sends: closing at once would take the answer from it.
fn drain(mut stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(LAST_WAIT));
    let (mut rest, mut bytes) = ([0; 8192], 0);
    while let Ok(read @ 1..) = stream.read(&mut rest) {
        bytes += read;
        if bytes > LAST_BYTES {
            break;
        }
    }
}
