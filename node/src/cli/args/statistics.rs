//! What can be typed about statistics.

use clap::Args;
use clap::builder::PossibleValuesParser;

/// Our questions, partners' questions, and what came of them.
const TABLES: [&str; 3] = ["asked", "heard", "outcomes"];

#[derive(Args)]
pub(in super::super) struct Statistics {
    #[arg(long, value_name = "MONTH")]
    pub(in super::super) from: Option<String>,
    #[arg(long, value_name = "MONTH")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "TABLE", value_parser = PossibleValuesParser::new(TABLES))]
    pub(in super::super) table: Option<String>,
    #[arg(long)]
    pub(in super::super) csv: bool,
}
