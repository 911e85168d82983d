//! What can be typed about the registry.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::{Made, Particulars};
use super::records::{AddEvent, Correct, Describe, Enter};

pub(super) const RECORD_SET_KINDS: [&str; 8] =
    ["manufacture", "import", "export", "retail", "registry", "stolen", "stock", "destruction"];

const DENSITIES: [&str; 2] = ["sparse", "runs"];

const DATE_ORDERS: [&str; 3] = ["dmy", "mdy", "ymd"];

#[derive(Subcommand)]
pub(in super::super) enum Registry {
    Import(Box<Import>),
    Export(Export),
    Find(Box<Find>),
    Record {
        #[arg(value_name = "RECORD")]
        id: String,
    },
    Looked {
        #[arg(value_name = "RECORD")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Enter(Box<Enter>),
    Correct(Box<Correct>),
    Event(Box<AddEvent>),
    Set(Describe),
    Sets {
        #[arg(long, value_name = "KIND", value_parser = RECORD_SET_KINDS)]
        kind: Option<String>,
        #[arg(long)]
        csv: bool,
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Imports {
        #[arg(long)]
        csv: bool,
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Sources {
        #[arg(value_name = "NAME")]
        name: Option<String>,
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Check {
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Rebuild {
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Synth(Synth),
    Evaluate(Evaluate),
}

#[derive(Args)]
pub(in super::super) struct Import {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) set: String,
    #[arg(long, value_name = "KIND", value_parser = RECORD_SET_KINDS)]
    pub(in super::super) kind: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) from_year: Option<u16>,
    #[arg(long, value_name = "YEAR")]
    pub(in super::super) to_year: Option<u16>,
    #[arg(long)]
    pub(in super::super) all_or_nothing: bool,
    #[arg(long, value_name = "ENCODING")]
    pub(in super::super) encoding: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) holder: Option<String>,
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(in super::super) digitised: Option<u8>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) source: Option<String>,
    #[arg(long, value_name = "MAPPING")]
    pub(in super::super) map: Vec<String>,
    #[arg(long, value_name = "ORDER", value_parser = DATE_ORDERS)]
    pub(in super::super) date_order: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u8).range(0..=99))]
    pub(in super::super) two_digit_years: Option<u8>,
    #[arg(long, value_name = "SHEET")]
    pub(in super::super) sheet: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) country: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(in super::super) event: Option<String>,
    #[arg(long)]
    pub(in super::super) dry_run: bool,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) report: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(in super::super) registry: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct Export {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) set: Option<String>,
    #[arg(long)]
    pub(in super::super) force: bool,
    #[arg(long, value_name = "URL")]
    pub(in super::super) registry: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct Find {
    #[arg(value_name = "SERIAL")]
    pub(in super::super) serial: String,
    #[command(flatten)]
    pub(in super::super) particulars: Particulars,
    #[command(flatten)]
    pub(in super::super) made: Made,
    #[arg(long, value_name = "N")]
    pub(in super::super) limit: Option<u32>,
    #[arg(long)]
    pub(in super::super) csv: bool,
    #[arg(long, value_name = "URL")]
    pub(in super::super) registry: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct Synth {
    #[arg(long, value_name = "DENSITY", value_parser = DENSITIES)]
    pub(in super::super) density: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) records: u64,
    #[arg(long, value_name = "NUMBER", default_value_t = 1, hide_default_value = true)]
    pub(in super::super) seed: u64,
    #[arg(long, value_name = "PERCENT")]
    pub(in super::super) errors: Option<String>,
    #[arg(long)]
    pub(in super::super) no_events: bool,
    #[arg(value_name = "FILE")]
    pub(in super::super) out: PathBuf,
}

#[derive(Args)]
pub(in super::super) struct Evaluate {
    #[arg(long, value_name = "DENSITY", value_parser = DENSITIES)]
    pub(in super::super) density: String,
    #[arg(long, value_name = "N", default_value_t = 100_000, hide_default_value = true)]
    pub(in super::super) records: u64,
    #[arg(long, value_name = "N", default_value_t = 500, hide_default_value = true)]
    pub(in super::super) queries: u64,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(in super::super) oracle: u64,
    #[arg(long, value_name = "NUMBER", default_value_t = 1, hide_default_value = true)]
    pub(in super::super) seed: u64,
    #[arg(long)]
    pub(in super::super) markdown: bool,
    #[arg(long)]
    pub(in super::super) check: bool,
}
