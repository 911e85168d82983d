//! `vestigo agreement …` beyond proposing and accepting.

use std::path::PathBuf;

use clap::Args;

use super::common::Gun;

/// `agreement simulate`. `--ask` is what we ask, `--asked` what the partner asks us.
#[derive(Args)]
pub(in super::super) struct Simulate {
    #[arg(value_name = "PARTNER")]
    pub(in super::super) partner: String,
    #[arg(long, conflicts_with_all = ["serial", "maker", "kind"])]
    pub(in super::super) replay: bool,
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=366))]
    pub(in super::super) days: u32,
    #[arg(long, value_name = "FILE", required_if_eq("replay", "true"))]
    pub(in super::super) terms: Option<PathBuf>,
    #[command(flatten)]
    pub(in super::super) gun: Gun,
    #[arg(long, value_name = "KIND", default_value = "TRACE")]
    pub(in super::super) request_kind: String,
    #[arg(long, value_name = "PURPOSE", default_value = "U1")]
    pub(in super::super) purpose: String,
    #[arg(long, value_name = "BASIS", default_value = "ITI")]
    pub(in super::super) legal_basis: String,
}
