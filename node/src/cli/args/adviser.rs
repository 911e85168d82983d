//! What can be typed about the adviser's tools.

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use crate::adviser::guide::WEAPONS;

#[derive(Subcommand)]
pub(in super::super) enum Adviser {
    Questions {
        #[arg(long)]
        csv: bool,
    },
    Assessments {
        #[arg(long)]
        csv: bool,
    },
    Begin {
        #[arg(long, value_name = "YEAR")]
        year: u16,
        #[arg(long, value_name = "N")]
        from: Option<u64>,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Answer {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "CODE")]
        question: String,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=4))]
        level: Option<u8>,
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    Plan {
        #[arg(value_name = "ID")]
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
        #[arg(value_name = "ID")]
        id: String,
    },
    Guns {
        #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(WEAPONS.map(|(id, _)| id)))]
        kind: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Marks {
        #[arg(long)]
        csv: bool,
    },
    Training {
        #[arg(long)]
        csv: bool,
    },
    Practise,
    Reply {
        #[arg(value_name = "CODE")]
        card: String,
        #[arg(long, value_name = "N")]
        attempt: u32,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        choice: u32,
    },
    Counts {
        #[arg(long)]
        csv: bool,
    },
    #[command(subcommand)]
    Trace(PractisedTrace),
}

/// `adviser trace`.
#[derive(Subcommand)]
pub(in super::super) enum PractisedTrace {
    Begin {
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
        level: u8,
        #[arg(long, value_name = "NUMBER")]
        seed: Option<u32>,
    },
    List {
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "N")]
        run: Option<u32>,
    },
    Answer {
        #[arg(value_name = "N")]
        run: u32,
        #[arg(long, value_name = "N")]
        step: u32,
        #[arg(value_name = "ANSWER", required = true)]
        fields: Vec<String>,
    },
    Play {
        #[arg(value_name = "N")]
        run: Option<u32>,
    },
}
