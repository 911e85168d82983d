//! Batches of traces.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::text::codes;

const STATES: [&str; 3] = ["running", "stopped", "done"];
const ROW_STATES: [&str; 3] = ["waiting", "submitted", "rejected"];
const ALLOWED: [&str; 4] = ["repeated", "asked", "own", "importer"];

/// A file of traces, and what its rows leave open.
#[derive(Args)]
pub(in super::super) struct BatchFile {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(in super::super) purpose: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::LEGAL_BASES))]
    pub(in super::super) legal_basis: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) circumstances: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) case_ref: Option<String>,
    #[arg(long, value_name = "PRIORITY", ignore_case = true,
          value_parser = ["routine", "urgent"])]
    pub(in super::super) priority: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::JUSTIFICATIONS))]
    pub(in super::super) justification: Option<String>,
    #[arg(long)]
    pub(in super::super) no_auto_onward: bool,
    #[arg(long, value_name = "KIND", value_parser = ALLOWED)]
    pub(in super::super) allow: Vec<String>,
    #[arg(long, value_name = "N")]
    pub(in super::super) answered_days: Option<u32>,
    #[arg(long, value_name = "ENCODING")]
    pub(in super::super) encoding: Option<String>,
    #[arg(long, value_name = "SHEET")]
    pub(in super::super) sheet: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) source: Option<String>,
    #[arg(long, value_name = "MAPPING")]
    pub(in super::super) map: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) report: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(in super::super) enum Batch {
    Check(Box<BatchFile>),
    Submit {
        #[command(flatten)]
        file: Box<BatchFile>,
        #[arg(long)]
        by_country: bool,
        #[arg(long)]
        all_or_nothing: bool,
        #[arg(long)]
        no_wait: bool,
    },
    List {
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "STATE", value_parser = STATES)]
        state: Option<String>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long)]
        rows: bool,
        #[arg(long, value_name = "STATE", value_parser = ROW_STATES)]
        state: Option<String>,
        #[arg(long, value_name = "PARTNER")]
        partner: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Follow {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long)]
        answers: bool,
    },
    Stop {
        #[arg(value_name = "ID")]
        id: String,
    },
    Resume {
        #[arg(value_name = "ID")]
        id: String,
    },
}
