//! The faces that paiban sets Chinese newspapers in, as data: four weights of Song, four of Hei, Kai,
//! and a face of emoji and signs. Which characters they have, where they come from and how they are
//! licensed stands in the `README.md` beside them.

/// A face: the name of its file, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct BundledFace {
    /// Name of the file.
    pub name: &'static str,
    /// The font, in OpenType (ISO/IEC 14496-22).
    pub bytes: &'static [u8],
}

macro_rules! faces {
    ($($name:literal),* $(,)?) => {
        /// All faces, in the order in which they are tried for a character.
        pub const FACES: &[BundledFace] =
            &[$(BundledFace { name: $name, bytes: include_bytes!(concat!("../", $name)) }),*];
    };
}

faces! {
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifCJKsc-Bold.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Black.otf",
    "PaibanKai-Regular.ttf",
    "NotoSerifCJKsc-Black.otf",
    "NotoSerifCJKsc-Light.otf",
    "NotoSansCJKsc-Bold.otf",
    "NotoSansCJKsc-Light.otf",
    "PaibanSymbols-Regular.ttf",
}
