//! How text looks: the theme, and the typesetter that sets words as it says.

pub mod context;
pub mod interlinear;
pub mod lines;
pub mod theme;
pub mod typesetter;
