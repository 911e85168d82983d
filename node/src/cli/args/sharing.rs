//! What can be typed about figures shared with partners.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::text::codes;

/// `request figures`.
#[derive(Args)]
pub(in super::super) struct Figures {
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::MEASURES))]
    pub(in super::super) measure: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) year: Option<u16>,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) partner: Option<String>,
    #[arg(long)]
    pub(in super::super) csv: bool,
}

/// `case figures`.
#[derive(Args)]
pub(in super::super) struct CaseFigures {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long)]
    pub(in super::super) csv: bool,
}
