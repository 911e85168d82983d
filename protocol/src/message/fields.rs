//! Reading and writing a body as labelled leaf fields.

use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::codec::CodecError;
use crate::content::Field;
use crate::limits;

/// Why fields are not the content of their kind.
#[derive(Debug, Error)]
pub enum BodyError {
    /// A required label is absent.
    #[error("label {label} is missing")]
    Missing {
        /// The label.
        label: u64,
    },
    /// A label that stands once stands twice.
    #[error("label {label} stands more than once")]
    Repeated {
        /// The label.
        label: u64,
    },
    /// A label below 1000 that this kind does not have.
    #[error("label {label} is not one of this kind")]
    UnknownLabel {
        /// The label.
        label: u64,
    },
    /// The value is not of the label's type.
    #[error("the value of label {label} is wrong")]
    Value {
        /// The label.
        label: u64,
        /// What the codec said.
        #[source]
        source: CodecError,
    },
    /// A rule that spans labels.
    #[error("{0}")]
    Rule(&'static str),
}

/// Takes fields in label order.
#[derive(Debug)]
pub struct FieldReader<'a> {
    fields: &'a [Field],
    taken: usize,
}

impl<'a> FieldReader<'a> {
    /// A reader over fields in label order.
    #[must_use]
    pub const fn new(fields: &'a [Field]) -> Self {
        Self { fields, taken: 0 }
    }

    /// The next field, if it has this label.
    fn next(&mut self, label: u64) -> Result<Option<&'a Field>, BodyError> {
        match self.fields.get(self.taken) {
            Some(field) if field.label == label => {
                self.taken += 1;
                Ok(Some(field))
            }
            // Labels ascend and are asked for in ascending order: one below cannot be ours.
            Some(field) if field.label < label => {
                Err(BodyError::UnknownLabel { label: field.label })
            }
            _ => Ok(None),
        }
    }

    /// At most one value.
    ///
    /// # Errors
    /// [`BodyError`].
    pub fn opt<T>(&mut self, label: u64) -> Result<Option<T>, BodyError>
    where
        T: Decode<'a, ()> + Encode<()>,
    {
        let Some(field) = self.next(label)? else { return Ok(None) };
        if self.fields.get(self.taken).is_some_and(|next| next.label == label) {
            return Err(BodyError::Repeated { label });
        }
        field.read().map(Some).map_err(|source| BodyError::Value { label, source })
    }

    /// Exactly one value.
    ///
    /// # Errors
    /// [`BodyError`].
    pub fn one<T>(&mut self, label: u64) -> Result<T, BodyError>
    where
        T: Decode<'a, ()> + Encode<()>,
    {
        self.opt(label)?.ok_or(BodyError::Missing { label })
    }

    /// Any number of values, in their order.
    ///
    /// # Errors
    /// [`BodyError`].
    pub fn many<T>(&mut self, label: u64) -> Result<Vec<T>, BodyError>
    where
        T: Decode<'a, ()> + Encode<()>,
    {
        let mut values = Vec::new();
        while let Some(field) = self.next(label)? {
            values.push(field.read().map_err(|source| BodyError::Value { label, source })?);
        }
        Ok(values)
    }

    /// The extensions that remain; anything else that remains is an error.
    ///
    /// # Errors
    /// [`BodyError::UnknownLabel`].
    pub fn finish(self) -> Result<Vec<Field>, BodyError> {
        let rest = self.fields.get(self.taken..).unwrap_or_default();
        match rest.iter().find(|f| f.label < limits::EXTENSION_LABEL_MIN) {
            Some(field) => Err(BodyError::UnknownLabel { label: field.label }),
            None => Ok(rest.to_vec()),
        }
    }
}

/// Declares a body: each member with its mode (`one`, `opt`, `many`), type and label. Members stand
/// in ascending order of labels.
macro_rules! body {
    (
        $(#[$doc:meta])*
        $name:ident {
            $( $(#[$field_doc:meta])* $field:ident : $mode:ident $ty:ty = $label:literal, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name {
            $( $(#[$field_doc])* pub $field: $crate::message::fields::body!(@type $mode $ty), )*
        }

        impl std::fmt::Debug for $name {
            /// Silent: the fields are case content.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl $name {
            /// Appends the fields that are present.
            pub fn write(&self, out: &mut Vec<$crate::content::Field>) {
                $( $crate::message::fields::body!(@write $mode self.$field, $label, out); )*
                let _ = &out;
            }

            /// Takes this body's fields.
            ///
            /// # Errors
            /// [`BodyError`](crate::message::BodyError).
            pub fn read(
                reader: &mut $crate::message::FieldReader<'_>,
            ) -> Result<Self, $crate::message::BodyError> {
                let _ = &reader;
                Ok(Self { $( $field: reader.$mode::<$ty>($label)?, )* })
            }
        }
    };
    (@type one $ty:ty) => { $ty };
    (@type opt $ty:ty) => { Option<$ty> };
    (@type many $ty:ty) => { Vec<$ty> };
    (@write one $value:expr, $label:literal, $out:ident) => {
        $out.push($crate::content::Field::of($label, &$value));
    };
    (@write opt $value:expr, $label:literal, $out:ident) => {
        if let Some(value) = &$value {
            $out.push($crate::content::Field::of($label, value));
        }
    };
    (@write many $value:expr, $label:literal, $out:ident) => {
        for value in &$value {
            $out.push($crate::content::Field::of($label, value));
        }
    };
}
pub(crate) use body;
