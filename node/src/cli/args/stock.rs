//! What can be typed about stock and destruction.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::StockSecurity;
use crate::service::destruction::{BASES, METHODS};
use crate::service::stock::{ACTS, DISPOSITIONS, STATUSES};
use crate::text::Language;
use crate::text::codes::CONDITIONS;

#[derive(Subcommand)]
pub(in super::super) enum Stock {
    Stores {
        #[arg(long)]
        due: bool,
        #[arg(long)]
        csv: bool,
    },
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        said: StoreSaid,
    },
    Change {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        #[command(flatten)]
        said: StoreSaid,
    },
    Show {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Receive {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "TEXT")]
        authority: String,
        #[arg(long)]
        dry_run: bool,
    },
    Ammunition {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Items {
        #[arg(long, value_name = "NUMBER")]
        store: Option<u64>,
        #[arg(long, value_name = "STATE", ignore_case = true,
              value_parser = PossibleValuesParser::new(STATUSES))]
        state: Option<String>,
        #[arg(long, value_name = "SERIAL")]
        serial: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Item {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Act(Box<ActOnItem>),
    Counts {
        #[arg(long, value_name = "STATE", value_parser = ["open", "inquiry"])]
        state: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Count {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "NAME", required = true)]
        counter: Vec<String>,
    },
    Enter {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Confirm {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Discrepancies {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    #[command(subcommand)]
    Security(StockSecurity),
    Settle {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "N")]
        number: u32,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
}

/// What is said of a store.
#[derive(Args)]
pub(in super::super) struct StoreSaid {
    #[arg(long, value_name = "NAME")]
    pub(in super::super) custodian: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) unit: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) location: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) rack: Vec<String>,
    #[arg(long, value_name = "N")]
    pub(in super::super) capacity: Option<u32>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) explosive_limit: Vec<String>,
    #[arg(long, value_name = "DAYS")]
    pub(in super::super) count_every: Option<u32>,
}

/// An act on an item.
#[derive(Args)]
pub(in super::super) struct ActOnItem {
    #[arg(value_name = "NUMBER")]
    pub(in super::super) id: String,
    #[arg(value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(ACTS))]
    pub(in super::super) act: String,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) to: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) store: Option<u64>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) rack: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) authority: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(CONDITIONS))]
    pub(in super::super) condition: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(DISPOSITIONS))]
    pub(in super::super) disposition: Option<String>,
}

#[derive(Subcommand)]
pub(in super::super) enum Destruction {
    Order {
        #[arg(long, value_name = "TEXT")]
        authority: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(BASES))]
        basis: String,
        #[arg(long, value_name = "FILE")]
        guns: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        ammunition: Option<PathBuf>,
        #[arg(long, value_name = "NUMBER")]
        store: Option<u64>,
        #[arg(long, value_name = "DATE")]
        dated: Option<String>,
    },
    List {
        #[arg(long, value_name = "STATE", value_parser = ["open", "done", "unsigned"])]
        state: Option<String>,
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
    Compare {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "NAME")]
        with: String,
    },
    Certify(Box<Certify>),
    Certificate {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "FILE", conflicts_with = "pdf")]
        out: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
        #[arg(long, value_name = "LANGUAGE", requires = "pdf", value_parser = Language::TAGS)]
        language: Option<String>,
    },
    Signed {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "FILE")]
        scan: PathBuf,
        #[arg(long, value_name = "NAME")]
        by: String,
    },
    Sheet {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(value_name = "N")]
        number: Option<usize>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// What is said when a destruction is done.
#[derive(Args)]
pub(in super::super) struct Certify {
    #[arg(value_name = "NUMBER")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(METHODS))]
    pub(in super::super) method: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) place: String,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) operator: String,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) presiding: String,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) custodian: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) witness: Vec<String>,
    #[arg(long)]
    pub(in super::super) components_unusable: bool,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) residue: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) begun: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) ended: Option<String>,
}
