//! How text looks: the [`theme`], the [`typesetter`] that sets words as it says, lines as frames
//! ([`lines`]), room for what stands between lines ([`interlinear`]); the [`context`] that all later
//! rooms are given, and the count of the [`work`] that is done.

pub mod context;
pub mod interlinear;
pub mod lines;
pub mod theme;
pub mod typesetter;
pub mod work;
