//! Attached files.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(in super::super) enum Attachment {
    List {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Save {
        #[arg(value_name = "DIGEST")]
        digest: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long)]
        as_released: bool,
    },
}

#[derive(Args)]
pub(in super::super) struct Attach {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "EXHIBIT", required = true)]
    pub(in super::super) attach: Vec<String>,
    #[arg(long, value_name = "N")]
    pub(in super::super) hop: Option<u32>,
}
