//! What a registrar writes into one record.

use serde::{Deserialize, Serialize};

use crate::service::views::silent_debug;

/// One mark as it is to be recorded.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRequest {
    /// Where it is; empty: the frame.
    #[serde(default)]
    pub component: String,
    /// What it is for; empty: a serial number.
    #[serde(default)]
    pub kind: String,
    /// Every character as seen.
    pub text: String,
    /// How well it could be read; empty: clearly.
    #[serde(default)]
    pub legibility: String,
}

/// A gun as it is to be recorded.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GunRequest {
    /// Maker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maker: Option<String>,
    /// Brand, where it is not the maker's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Calibre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibre: Option<String>,
    /// Type: an NCIC code or a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_of_manufacture: Option<String>,
    /// A year, a month or a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manufactured: Option<String>,
    /// Importer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importer: Option<String>,
    /// Whether the number was removed or changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obliteration: Option<String>,
    /// The marks, the number that counts first. At least one is a serial number.
    pub marks: Vec<MarkRequest>,
}

/// One side of an event.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyRequest {
    /// What it is; empty: not known.
    #[serde(default)]
    pub kind: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// An event as it is to be recorded.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EventRequest {
    /// What happened.
    pub kind: String,
    /// A year, a month or a day, not after today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who gave the gun away or lost it.
    #[serde(default)]
    pub from: PartyRequest,
    /// Who received it.
    #[serde(default)]
    pub to: PartyRequest,
    /// The other State of an export or import; else where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Port, town, depot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Kind of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_kind: Option<String>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_issuer: Option<String>,
    /// How sure it is; absent: recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
}

/// `registry enter`: one gun that a set does not have.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterRequest {
    /// The record set, which is there.
    pub set: String,
    /// The gun.
    pub gun: GunRequest,
    /// What happened to it, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventRequest>,
    /// True if what looks odd about it is right.
    #[serde(default)]
    pub sure: bool,
}

/// `registry correct`: the gun as the record should have it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectRequest {
    /// The version that was looked at.
    pub version: String,
    /// The gun, whole.
    pub gun: GunRequest,
    /// Why, in words that stay with the record.
    pub reason: String,
    /// True if what looks odd about it is right.
    #[serde(default)]
    pub sure: bool,
}

/// `registry set`: what a record set is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRequest {
    /// Its name; a set of a new name is made.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// First year that it covers; absent: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_year: Option<u16>,
    /// Last year; absent: it is still kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_year: Option<u16>,
    /// Who keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// How much of it can be searched by machine, in per cent.
    pub digitised: u8,
}

silent_debug!(MarkRequest, GunRequest, PartyRequest, EventRequest, EnterRequest, CorrectRequest);
