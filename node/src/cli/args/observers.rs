//! What can be typed about observers and witnesses.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub(in super::super) enum Observer {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "KEY")]
        key: String,
        #[arg(long, value_name = "PARTNER", required_unless_present = "all")]
        pair: Vec<String>,
        #[arg(long, conflicts_with = "pair")]
        all: bool,
        #[arg(long, value_name = "TIME")]
        until: String,
    },
    List {
        #[arg(long)]
        live: bool,
        #[arg(long)]
        csv: bool,
    },
    Remove {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Key {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum Witness {
    List {
        #[arg(long)]
        csv: bool,
    },
    NewKey {
        #[arg(long, value_name = "DIR")]
        root_dir: PathBuf,
    },
}
