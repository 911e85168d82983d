//! What can be typed about assistance, its projects and workshops.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::common::Page;
use crate::adviser::assessment::AREAS;
use crate::service::assistance::SORTS;
use crate::service::projects::{DIRECTIONS, MEASURES, STATES};
use crate::text::codes;

#[derive(Subcommand)]
pub(in super::super) enum Assistance {
    List {
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(SORTS))]
        sort: Option<String>,
        #[arg(long, value_name = "NUMBER")]
        assessment: Option<u64>,
        #[command(flatten)]
        page: Page,
    },
    Ask {
        #[command(flatten)]
        gap: Gap,
        #[arg(long, value_name = "ID")]
        offer: Option<String>,
        #[command(flatten)]
        said: SaidOfAssistance,
    },
    Offer {
        #[command(flatten)]
        said: SaidOfAssistance,
    },
    Preview {
        #[command(flatten)]
        part: PartOfAssessment,
    },
    Share {
        #[command(flatten)]
        part: PartOfAssessment,
        #[arg(long, value_name = "NAME")]
        digest: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::HANDLING))]
        handling: String,
        #[command(flatten)]
        said: SaidOfAssistance,
    },
}

/// What is said to partners.
#[derive(Args)]
pub(in super::super) struct SaidOfAssistance {
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) to: Vec<String>,
    #[arg(long = "with", value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
    pub(in super::super) field: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(in super::super) purpose: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::LEGAL_BASES))]
    pub(in super::super) legal_basis: String,
}

/// The gap that a request is about.
#[derive(Args)]
pub(in super::super) struct Gap {
    #[arg(long, value_name = "NUMBER", requires = "question")]
    pub(in super::super) assessment: Option<u64>,
    #[arg(long, value_name = "CODE")]
    pub(in super::super) question: Option<String>,
}

/// What of an assessment is meant.
#[derive(Args)]
pub(in super::super) struct PartOfAssessment {
    #[arg(value_name = "NUMBER")]
    pub(in super::super) assessment: u64,
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(AREAS))]
    pub(in super::super) area: Vec<String>,
    #[arg(long)]
    pub(in super::super) evidence: bool,
}

#[derive(Subcommand)]
pub(in super::super) enum Project {
    Enter(Box<EnterProject>),
    List {
        #[arg(long, value_name = "STATE", ignore_case = true,
              value_parser = PossibleValuesParser::new(STATES))]
        state: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    Show {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Deliver {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "TEXT")]
        what: String,
        #[arg(long, value_name = "N")]
        quantity: u64,
        #[arg(long, value_name = "NAME")]
        with: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Measure {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(MEASURES))]
        measure: String,
        #[arg(long, value_name = "N")]
        count: u64,
        #[arg(long, value_name = "TEXT")]
        source: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Close {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
    Cancel {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
}

#[derive(Args)]
pub(in super::super) struct EnterProject {
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) title: String,
    #[arg(long = "with", value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
    pub(in super::super) field: String,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) partner: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(DIRECTIONS))]
    pub(in super::super) direction: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) machines: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(in super::super) marked: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(in super::super) destroyed: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(in super::super) trained: Option<u64>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) agreed: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) until: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in super::super) exchange: Option<String>,
}

#[derive(Subcommand)]
pub(in super::super) enum Workshop {
    Enter(Box<SaidOfWorkshop>),
    Change {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[command(flatten)]
        said: Box<SaidOfWorkshop>,
    },
    List {
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
        kind: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Take {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    Erase {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Export {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
    },
}

#[derive(Args)]
pub(in super::super) struct SaidOfWorkshop {
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) title: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
    pub(in super::super) kind: String,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) from: String,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) place: String,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) project: Option<u64>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) item: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) conclusions: Option<String>,
}
