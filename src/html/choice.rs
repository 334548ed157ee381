//! Options that are chosen by name: on the command line, in settings, in templates.

/// Defines a choice among names: the names to parse, display and serialise, and the error for an unknown
/// name. The text after the name of the type is the key of the sentence that says what is chosen.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl $name {
            /// The names, in their order.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// Its name.
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::diagnostics::Error;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                [$(Self::$variant),+].into_iter().find(|one| one.name() == name).ok_or_else(|| {
                    let known = Self::NAMES.iter().map(|&name| name.to_owned()).collect();
                    let what = $crate::messages::sentence!($what);
                    $crate::diagnostics::Error::UnknownName { what, name: name.to_owned(), known }
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

pub(crate) use choice;
