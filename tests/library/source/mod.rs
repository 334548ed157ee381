//! Reading and writing issues: round trips, faults with their places, what must never crash.

mod any_issue;
mod faults;
mod file_names;
mod html_tables;
mod places;
mod reading;
mod round_trip;
