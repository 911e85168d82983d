//! What can be typed about sealed reports.

use std::path::PathBuf;

use clap::Subcommand;

use crate::text::Language;

#[derive(Subcommand)]
pub(in super::super) enum Report {
    Issue {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
        #[arg(long, value_name = "TEXT")]
        recipient: String,
        #[arg(long, value_name = "LANGUAGE", value_parser = Language::TAGS)]
        language: Option<String>,
        #[arg(long = "for", value_name = "USE")]
        wanted: Option<String>,
        #[arg(long)]
        draft: bool,
    },
    List {
        #[arg(long, value_name = "ID")]
        trace: Option<String>,
        #[arg(long, value_name = "TEXT")]
        code: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
}
