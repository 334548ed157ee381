//! What an article can be on a page.
//!
//! The recipe: its text is shaped once and set in rows ([`copy`]), its [`head`] in every size, across
//! or down ([`vertical_head`], [`column_title`]), short over a later part (`jump_head`), with its `summary`, its
//! [`pull_quote`], its pictures ([`figure`], of which [`crop`] says what is shown) and tables ([`table`]) cut to whole rows; lists of [`terms`] are drawn, and what is [`wide`] stands at the foot of its legs. A [`strip`] is
//! the smallest piece that is drawn. [`forms`] are the rectangles that all of it can take on the grid, each
//! with its price; a [`notice`] stands in the box it booked. [`proof`] prints the lines as a galley proof;
//! [`limits`] finds what cannot be set before it is tried.

mod byline_mark;
mod chart;
pub mod column_title;
pub mod copy;
pub mod crop;
pub mod figure;
pub mod forms;
pub mod head;
mod jump_head;
pub mod limits;
pub mod notice;
pub mod proof;
pub mod pull_quote;
pub mod strip;
mod summary;
pub mod table;
pub mod terms;
pub mod vertical_head;
pub mod wide;
