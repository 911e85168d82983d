//! What can be typed about marking.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::matters::Ground;
use crate::service::marking::{CHECKS, PURPOSES, STATES};

#[derive(Subcommand)]
pub(in super::super) enum Marking {
    Order(Box<OrderMarks>),
    List {
        #[arg(long, value_name = "STATE", value_parser = PossibleValuesParser::new(STATES))]
        state: Option<String>,
        #[arg(long, value_name = "PARTNER")]
        partner: Option<String>,
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
    Job {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "FILE")]
        template: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    Return {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "DATE")]
        on: String,
        #[arg(long, value_name = "NAME")]
        operator: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(CHECKS))]
        check: Vec<String>,
        #[arg(long)]
        dry_run: bool,
    },
    Tell {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[command(flatten)]
        ground: Ground,
    },
}

/// An order to mark.
#[derive(Args)]
pub(in super::super) struct OrderMarks {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(PURPOSES))]
    pub(in super::super) purpose: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) authority: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) pattern: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) year: Option<u16>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) agency: Option<String>,
    #[arg(long, value_name = "PART")]
    pub(in super::super) component: Option<String>,
    #[arg(long)]
    pub(in super::super) small: bool,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) set: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) importer: Option<String>,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) exporter: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) arrived: Option<String>,
}
