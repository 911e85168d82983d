//! What can be typed about single records.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::common::{Gun, Made};
use crate::text::codes;

#[derive(Args)]
pub(in super::super) struct Enter {
    #[arg(long, value_name = "NAME")]
    pub(in super::super) set: String,
    #[command(flatten)]
    pub(in super::super) gun: Gun,
    #[command(flatten)]
    pub(in super::super) made: Made,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) brand: Option<String>,
    #[arg(long)]
    pub(in super::super) sure: bool,
}

#[derive(Args)]
pub(in super::super) struct Correct {
    #[arg(value_name = "RECORD")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) reason: String,
    #[command(flatten)]
    pub(in super::super) gun: Gun,
    #[command(flatten)]
    pub(in super::super) made: Made,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) brand: Option<String>,
    #[arg(long)]
    pub(in super::super) sure: bool,
}

#[derive(Args)]
pub(in super::super) struct AddEvent {
    #[arg(value_name = "RECORD")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "KIND", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::EVENTS))]
    pub(in super::super) kind: String,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) date: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) from: Option<String>,
    #[arg(long, value_name = "KIND", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PARTIES))]
    pub(in super::super) from_kind: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "KIND", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PARTIES))]
    pub(in super::super) to_kind: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) country: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) place: Option<String>,
    #[arg(long, value_name = "KIND", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::DOCUMENTS))]
    pub(in super::super) document: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) number: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::CERTAINTIES))]
    pub(in super::super) certainty: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct Describe {
    #[arg(value_name = "NAME")]
    pub(in super::super) name: String,
    #[arg(long, value_name = "KIND", value_parser = super::registry::RECORD_SET_KINDS)]
    pub(in super::super) kind: String,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) from_year: Option<u16>,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) to_year: Option<u16>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) holder: Option<String>,
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(in super::super) digitised: u8,
}
