//! What can be typed about the security of stores.

use clap::Subcommand;

#[derive(Subcommand)]
pub(in super::super) enum StockSecurity {
    Questions {
        #[arg(long)]
        csv: bool,
    },
    List {
        #[arg(long, value_name = "NUMBER")]
        store: Option<u64>,
        #[arg(long, value_name = "STATE", value_parser = ["open", "closed"])]
        state: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Begin {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Show {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Answer {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "CODE")]
        question: String,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=4))]
        level: Option<u8>,
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    Plan {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "N")]
        action: Option<u32>,
        #[arg(long, value_name = "CODE")]
        question: String,
        #[arg(long, value_name = "TEXT")]
        what: String,
        #[arg(long, value_name = "TEXT")]
        who: String,
        #[arg(long, value_name = "DATE")]
        by: String,
        #[arg(long, value_name = "DATE")]
        done: Option<String>,
    },
    Close {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
}
