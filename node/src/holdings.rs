//! What an authority itself does with arms and ammunition: it marks them, keeps them, destroys them, and
//! takes note of those that were lost, stolen, seized or found.
//!
//! Rules alone: no I/O, no clock, no randomness. The types are those that are kept and those that people
//! see; whoever keeps them seals them, since they hold serial numbers and places. What of it belongs to
//! the history of a gun is written into the registry by the service; where a gun lies never is.

pub mod bulletin;
pub mod checklist;
pub mod destruction;
pub mod gun;
pub mod incident;
pub mod marking;
pub mod moment;
pub mod refused;
pub mod security;
pub mod stock;
pub mod table;

/// Gives a type a `Debug` that prints its name and nothing that it holds.
macro_rules! silent {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            /// Silent.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}
pub(crate) use silent;

/// A closed list of words, as they are kept, sent and typed.
macro_rules! words {
    ($(#[$doc:meta])* $list:ident { $( $(#[$variant_doc:meta])* $variant:ident = $name:literal; )+ }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            utoipa::ToSchema,
        )]
        pub enum $list {
            $( $(#[$variant_doc])* #[serde(rename = $name)] $variant, )+
        }

        impl $list {
            /// Every word, in the order of the list.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];
            /// The names of all.
            pub const NAMES: &'static [&'static str] = &[$( $name, )+];

            /// Its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }

            /// The word of a name, in any case.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                let name = name.trim();
                Self::ALL.iter().copied().find(|word| word.name().eq_ignore_ascii_case(name))
            }
        }
    };
}
pub(crate) use words;
