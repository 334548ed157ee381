//! How text looks: the [`theme`], the [`typesetter`] that sets words as it says, lines as frames
//! ([`lines`]), room for what stands between lines ([`interlinear`]); and
//! the [`context`] that all later rooms are given.

pub mod context;
pub mod interlinear;
pub mod lines;
pub mod theme;
pub mod typesetter;
