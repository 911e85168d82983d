//! What can be typed about officers.

use std::path::PathBuf;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use crate::text::codes;

pub(super) fn roles() -> PossibleValuesParser {
    PossibleValuesParser::new(codes::DUTIES)
}

#[derive(Subcommand)]
pub(in super::super) enum Officer {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "UID", conflicts_with = "no_account")]
        uid: Option<u32>,
        #[arg(long)]
        no_account: bool,
        #[arg(long, value_name = "ROLE", required = true, ignore_case = true, value_parser = roles())]
        role: Vec<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "no_key")]
        new_passphrase_file: Option<PathBuf>,
        #[arg(long)]
        no_key: bool,
    },
    List {
        #[arg(long, value_name = "ROLE", ignore_case = true, value_parser = roles())]
        role: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    Suspend {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long)]
        lift: bool,
    },
    Role {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "ROLE", required = true, ignore_case = true, value_parser = roles())]
        role: Vec<String>,
    },
    Key {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    Passphrase {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    Link {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Proposals {
        #[arg(long)]
        csv: bool,
    },
    Confirm {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Reject {
        #[arg(value_name = "NAME")]
        name: String,
    },
}
