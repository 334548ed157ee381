//! What an article can be on a page: its text in rows, its head, pictures and tables, and the forms
//! that they make together.

pub mod column_title;
pub mod copy;
pub mod figure;
pub mod forms;
pub mod head;
pub mod proof;
pub mod table;
pub mod vertical_head;
