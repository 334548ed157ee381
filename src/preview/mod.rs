//! What the editor's desk is made of: acts of the editor as edits of the files, what an article costs and what
//! would make it fit, other pages to choose from.
//!
//! * [`hand`]: acts as edits of the issue's own files, undone and redone
//! * [`fit`]: what an article lacks or leaves on its page, and what would help
//! * [`choices`]: different pages of one page

pub mod choices;
pub mod fit;
pub mod hand;
