//! What can be typed about the life of a request.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::common::Gun;
use crate::text::codes;

#[derive(Args)]
pub(in super::super) struct Acknowledge {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct AskInformation {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "WHAT", required = true, value_delimiter = ',', ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::WANTED))]
    pub(in super::super) want: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: String,
    #[arg(long, value_name = "EXHIBIT")]
    pub(in super::super) attach: Vec<String>,
}

#[derive(Args)]
pub(in super::super) struct Answering {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "LEVEL", ignore_case = true,
          required_unless_present_any = ["not_completed", "not_made_here", "text"],
          value_parser = PossibleValuesParser::new(codes::LEVELS))]
    pub(in super::super) level: Option<String>,
    #[arg(long, value_name = "RECORD", requires = "level")]
    pub(in super::super) record: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
    #[arg(long, requires = "level", conflicts_with = "restrict")]
    pub(in super::super) partial: bool,
    #[arg(long, value_name = "PART", value_delimiter = ',', ignore_case = true,
          requires_all = ["level", "reason", "text"],
          value_parser = PossibleValuesParser::new(codes::WITHHELD))]
    pub(in super::super) restrict: Vec<String>,
    #[arg(long, value_name = "CODE", ignore_case = true, requires = "restrict",
          value_parser = PossibleValuesParser::new(codes::REFUSALS))]
    pub(in super::super) reason: Option<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', ignore_case = true,
          conflicts_with_all = ["level", "restrict", "partial"],
          value_parser = PossibleValuesParser::new(codes::NOT_COMPLETED))]
    pub(in super::super) not_completed: Vec<String>,
    #[arg(long, requires = "text",
          conflicts_with_all = ["level", "restrict", "partial", "not_completed"])]
    pub(in super::super) not_made_here: bool,
    #[arg(long, value_name = "ID", requires = "not_completed", conflicts_with = "level")]
    pub(in super::super) duplicate_of: Option<String>,
    #[arg(
        long,
        value_name = "COUNTRY",
        value_delimiter = ',',
        requires = "not_completed",
        conflicts_with = "level"
    )]
    pub(in super::super) indicated: Vec<String>,
    #[arg(long, value_name = "N", requires = "not_completed", conflicts_with = "level")]
    pub(in super::super) candidates: Option<u64>,
    #[arg(long, value_name = "EXHIBIT", conflicts_with = "preview")]
    pub(in super::super) attach: Vec<String>,
    #[arg(long, requires = "level")]
    pub(in super::super) preview: bool,
}

/// What is known better of the gun.
#[derive(Args)]
pub(in super::super) struct Described {
    #[command(flatten)]
    pub(in super::super) gun: Gun,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) circumstances: Option<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::ILLICIT_BASES))]
    pub(in super::super) illicit: Vec<String>,
}

#[derive(Args)]
pub(in super::super) struct Supply {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) hop: Option<usize>,
    #[command(flatten)]
    pub(in super::super) described: Described,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct Supplying {
    #[command(flatten)]
    pub(in super::super) supply: Supply,
    #[arg(long, value_name = "EXHIBIT")]
    pub(in super::super) attach: Vec<String>,
}

#[derive(Args)]
pub(in super::super) struct Clarify {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) hop: Option<usize>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: String,
}

#[derive(Args)]
pub(in super::super) struct Withdraw {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) hop: Option<usize>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) reason: Option<String>,
}
