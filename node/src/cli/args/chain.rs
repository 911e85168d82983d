//! Arguments about the chain of a trace and about letters.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::common::{Made, Particulars};
use crate::service::requests::{LetterRequest, RecoveryRequest};
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::text::codes;

/// More of `trace submit`.
#[derive(Args, Default)]
pub(in super::super) struct Submitted {
    #[arg(long, value_name = "N", conflicts_with = "csv",
          value_parser = clap::value_parser!(u8).range(1..=5))]
    pub(in super::super) fan_out: Option<u8>,
    #[arg(long, requires = "fan_out")]
    pub(in super::super) yes: bool,
    #[arg(long, value_name = "COUNTRY", requires = "to_agency",
          conflicts_with_all = ["to", "fan_out", "csv"])]
    pub(in super::super) off_network: Option<String>,
    #[arg(long, value_name = "NAME", requires = "off_network")]
    pub(in super::super) to_agency: Option<String>,
    #[arg(long, value_name = "N", requires = "off_network")]
    pub(in super::super) days: Option<u32>,
    #[arg(long, value_name = "DIR", requires = "off_network")]
    pub(in super::super) out: Option<PathBuf>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) recovered: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::RECOVERIES))]
    pub(in super::super) recovery: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) place: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::ILLICIT_BASES))]
    pub(in super::super) illicit_basis: Vec<String>,
}

impl Submitted {
    /// The letter that is asked for instead of a message.
    pub(in super::super) fn letter(&self) -> Outcome<Option<LetterRequest>> {
        letter(self.off_network.as_ref(), self.to_agency.as_ref(), self.days)
    }

    /// How the gun came into our hands.
    pub(in super::super) fn recovery(&self) -> RecoveryRequest {
        RecoveryRequest {
            on: self.recovered.clone(),
            kind: self.recovery.as_ref().map(|word| word.to_uppercase()),
            place: self.place.clone(),
            illicit_basis: self.illicit_basis.iter().map(|code| code.to_uppercase()).collect(),
        }
    }
}

fn letter(
    country: Option<&String>,
    agency: Option<&String>,
    days: Option<u32>,
) -> Outcome<Option<LetterRequest>> {
    let Some(country) = country else { return Ok(None) };
    let missing = || {
        ServiceError::new(ErrorCode::Usage, "error-usage-missing").with("argument", "--to-agency")
    };
    let agency = agency.cloned().ok_or_else(missing)?;
    Ok(Some(LetterRequest { country: country.to_uppercase(), agency, days }))
}

#[derive(Args)]
pub(in super::super) struct Suggest {
    #[arg(value_name = "ID")]
    pub(in super::super) id: Option<String>,
    #[command(flatten)]
    pub(in super::super) particulars: Particulars,
    #[command(flatten)]
    pub(in super::super) made: Made,
    #[arg(long)]
    pub(in super::super) csv: bool,
}

#[derive(Args)]
pub(in super::super) struct Onward {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "COUNTRY", requires = "to_agency", conflicts_with = "to")]
    pub(in super::super) off_network: Option<String>,
    #[arg(long, value_name = "NAME", requires = "off_network")]
    pub(in super::super) to_agency: Option<String>,
    #[arg(long, value_name = "N", requires = "off_network")]
    pub(in super::super) days: Option<u32>,
    #[arg(long, value_name = "DIR", requires = "off_network")]
    pub(in super::super) out: Option<PathBuf>,
}

impl Onward {
    /// The letter that is asked for instead of a message.
    pub(in super::super) fn letter(&self) -> Outcome<Option<LetterRequest>> {
        letter(self.off_network.as_ref(), self.to_agency.as_ref(), self.days)
    }
}

#[derive(Args)]
pub(in super::super) struct EnterReply {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) file: Option<PathBuf>,
    #[arg(long, value_name = "CODE")]
    pub(in super::super) result: String,
    #[arg(long, value_name = "HOP")]
    pub(in super::super) hop: Option<usize>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) reference: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) dated: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) their_reference: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) country: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) date: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) party: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PARTIES))]
    pub(in super::super) party_kind: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) document: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) searched: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) until: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
}
