//! What can be typed about backups and recovery.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args)]
pub(in super::super) struct Backup {
    #[arg(value_name = "TARGET")]
    pub(in super::super) target: PathBuf,
    #[arg(long)]
    pub(in super::super) with_keys: bool,
    #[arg(long, value_name = "FILE", requires = "with_keys")]
    pub(in super::super) new_passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub(in super::super) struct Restore {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long)]
    pub(in super::super) with_keys: bool,
}

#[derive(Subcommand)]
pub(in super::super) enum Recovery {
    Status,
    OpenEpoch {
        #[arg(long, value_name = "DIR")]
        root_dir: Option<PathBuf>,
        #[arg(long)]
        yes: bool,
    },
}
