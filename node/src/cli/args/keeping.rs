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

#[derive(Subcommand)]
pub(in super::super) enum Hold {
    Set {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Lift {
        #[arg(value_name = "ID")]
        id: String,
    },
    List {
        #[arg(long)]
        csv: bool,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum AdminLog {
    List {
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "ACT")]
        act: Option<String>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Verify,
    Export {
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}
