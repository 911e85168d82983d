//! What can be typed about tokens and webhooks of programs.

use clap::Subcommand;

use super::officer::roles;

#[derive(Subcommand)]
pub(in super::super) enum Token {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "ROLE", required = true, ignore_case = true, value_parser = roles())]
        role: Vec<String>,
        #[arg(long, value_name = "DAYS")]
        days: Option<u32>,
    },
    List {
        #[arg(long)]
        live: bool,
        #[arg(long)]
        csv: bool,
    },
    End {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum Webhook {
    Add {
        #[arg(value_name = "URL")]
        url: String,
        #[arg(long, value_name = "EVENT")]
        event: Vec<String>,
    },
    List {
        #[arg(long)]
        live: bool,
        #[arg(long)]
        csv: bool,
    },
    End {
        #[arg(value_name = "NUMBER")]
        id: String,
    },
    Waiting {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        dead: bool,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Replay {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long, value_name = "EVENT")]
        event: Option<u64>,
    },
}
