//! What can be typed about who gets in.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(in super::super) enum Session {
    List {
        #[arg(long, value_name = "NAME", conflicts_with = "all")]
        of: Option<String>,
        #[arg(long)]
        all: bool,
        #[arg(long)]
        csv: bool,
    },
    End {
        #[arg(value_name = "ID")]
        id: String,
    },
}

#[derive(Args)]
pub(in super::super) struct Activity {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(in super::super) limit: Option<u32>,
    #[arg(long, value_name = "ENTRY")]
    pub(in super::super) before: Option<u64>,
    #[arg(long)]
    pub(in super::super) csv: bool,
}

#[derive(Args)]
pub(in super::super) struct WhoLooked {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long)]
    pub(in super::super) csv: bool,
}
