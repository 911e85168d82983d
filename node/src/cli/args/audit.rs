//! What can be typed after `audit`.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub(in super::super) struct Audit {
    #[arg(long, value_name = "ADDRESS", required = true)]
    pub(in super::super) log: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) root: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) descriptor: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) checkpoint: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) state: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) key: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in super::super) ca: Option<PathBuf>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) at: Option<String>,
    #[arg(long, value_name = "FORMAT", ignore_case = true, default_value = "text",
          hide_default_value = true, value_parser = ["text", "json", "html", "csv"])]
    pub(in super::super) report: String,
    #[arg(long, value_name = "DIR")]
    pub(in super::super) out: Option<PathBuf>,
}
