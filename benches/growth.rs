//! How time and memory of the program grow with its input: ten shapes at one, two, four and eight
//! times a size: `cargo bench --bench growth`. Numbers after `--` choose shapes by their place.
//!
//! Each is the fastest of five runs of `paiban build --pdf`; the memory is the most that the whole
//! process had, read from `/proc` on Linux. Twice the input should take at most 2.3 times as much; a
//! run of less than 50 ms says little.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints times and memory")]

#[path = "../tests/support/shapes.rs"]
mod shapes;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use shapes::{SHAPES, Shape};

/// Runs of each size.
const RUNS: usize = 5;

/// How often the memory of a run is read.
const PAUSE: Duration = Duration::from_millis(2);

/// What a run took.
struct Taken {
    time: Duration,
    /// In kilobytes.
    memory: Option<u64>,
    exit: Option<i32>,
}

fn main() {
    let chosen: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    println!(
        "| shape | size at ×8 | ×1 | ×2 | ×4 | ×8 | largest step | exit |\n|---|---|---|---|---|---|---|---|"
    );
    for (number, shape) in SHAPES.iter().enumerate() {
        if chosen.is_empty() || chosen.contains(&(number + 1)) {
            println!("{}", row(shape));
        }
    }
}

/// A row of the table.
fn row(shape: &Shape) -> String {
    let runs: Vec<Taken> = [8, 4, 2, 1].map(|part| fastest(shape, shape.most / part)).into();
    let steps = runs.windows(2).map(|pair| pair[1].time.as_secs_f64() / pair[0].time.as_secs_f64());
    let cell = |taken: &Taken| {
        let memory = taken.memory.map_or("–".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024));
        format!("{:.2} s, {memory}", taken.time.as_secs_f64())
    };
    let cells: Vec<String> = runs.iter().map(cell).collect();
    let exit = runs.last().and_then(|run| run.exit).map_or("–".to_owned(), |exit| exit.to_string());
    let step = steps.fold(0.0, f64::max);
    format!("| {} | {} | {} | {step:.1} | {exit} |", shape.name, shape.most, cells.join(" | "))
}

/// The fastest of some runs.
fn fastest(shape: &Shape, size: usize) -> Taken {
    let runs = (0..RUNS).map(|_| run(shape, size));
    runs.min_by_key(|taken| taken.time).expect("there are runs")
}

/// Builds an issue of a size.
fn run(shape: &Shape, size: usize) -> Taken {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let files = (shape.files)(size);
    for (path, text) in &files {
        fs::write(folder.path().join(path), text).expect("a file can be written");
    }
    let json = folder.path().join("issue.json");
    let input = if json.exists() { json.as_path() } else { folder.path() };
    let mut command = Command::new(env!("CARGO_BIN_EXE_paiban"));
    command.args(["build", "--pdf", "-o"]).arg(folder.path().join("out")).arg(input);
    let start = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program can be run");
    let mut memory = None;
    loop {
        memory = most_memory(child.id()).or(memory);
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => return Taken { time: start.elapsed(), memory, exit: status.code() },
            None => thread::sleep(PAUSE),
        }
    }
}

/// The most memory that a process had so far, in kilobytes.
fn most_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}
