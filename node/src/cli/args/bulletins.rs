//! What can be typed about bulletins.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::common::Page;
use crate::service::bulletins::{PARTY_KINDS, WAYS};
use crate::text::codes;

#[derive(Subcommand)]
pub(in super::super) enum Bulletin {
    List {
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(WAYS))]
        way: Option<String>,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::BULLETINS))]
        about: Option<String>,
        #[arg(long, value_name = "TEXT")]
        find: Option<String>,
        #[arg(long)]
        current: bool,
        #[command(flatten)]
        page: Page,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Send(Box<SendBulletin>),
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Parties {
        #[arg(long, value_name = "TEXT")]
        find: Option<String>,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(PARTY_KINDS))]
        kind: Option<String>,
        #[arg(long, value_name = "COUNTRY")]
        country: Option<String>,
        #[arg(long)]
        standing: bool,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Open {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "DIGEST")]
        digest: String,
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// `bulletin send`.
#[derive(Args)]
pub(in super::super) struct SendBulletin {
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::BULLETINS))]
    pub(in super::super) about: String,
    #[arg(
        long,
        value_name = "PARTNER",
        required_unless_present = "everyone",
        conflicts_with = "everyone"
    )]
    pub(in super::super) to: Vec<String>,
    #[arg(long)]
    pub(in super::super) everyone: bool,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: String,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) list: Option<PathBuf>,
    #[arg(long, value_name = "EXHIBIT")]
    pub(in super::super) attach: Vec<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::HANDLING))]
    pub(in super::super) handling: String,
    #[arg(long)]
    pub(in super::super) national: bool,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(in super::super) purpose: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::LEGAL_BASES))]
    pub(in super::super) legal_basis: String,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) replaces: Option<u64>,
}
