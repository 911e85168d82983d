//! Requests other than a trace.

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::common::{Gun, Page};
use super::sharing::Figures;
use crate::text::codes;

/// A list, and which of its rows.
#[derive(Args)]
pub(in super::super) struct Listed {
    #[arg(long, value_name = "STATE")]
    pub(in super::super) state: Option<String>,
    #[command(flatten)]
    pub(in super::super) page: Page,
}

/// What a request rests on; absent: what the trace rests on.
#[derive(Args)]
pub(in super::super) struct Ground {
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(in super::super) purpose: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::LEGAL_BASES))]
    pub(in super::super) legal_basis: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
}

/// The answer that something is about.
#[derive(Args)]
pub(in super::super) struct About {
    #[arg(value_name = "ID")]
    pub(in super::super) trace: String,
    #[arg(long, value_name = "N")]
    pub(in super::super) hop: Option<u32>,
}

#[derive(Subcommand)]
pub(in super::super) enum Consent {
    Ask {
        #[command(flatten)]
        about: About,
        #[arg(long, value_name = "COUNTRY")]
        state: Vec<String>,
        #[arg(long)]
        court: bool,
        #[arg(long = "for", value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::PURPOSES))]
        uses: Vec<String>,
        #[command(flatten)]
        ground: Ground,
    },
    List {
        #[command(flatten)]
        list: Listed,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum Watch {
    Add {
        #[arg(long, value_name = "PARTNER")]
        to: String,
        #[arg(long, value_name = "TIME")]
        until: String,
        #[command(flatten)]
        gun: Box<Gun>,
        #[command(flatten)]
        ground: Ground,
    },
    End {
        #[arg(value_name = "ID")]
        id: String,
    },
    List {
        #[command(flatten)]
        list: Listed,
    },
    Alerts {
        #[command(flatten)]
        list: Listed,
    },
    Tell {
        #[arg(value_name = "NUMBER")]
        alert: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum Notice {
    Recovery {
        #[arg(long, value_name = "PARTNER")]
        to: String,
        #[command(flatten)]
        gun: Box<Gun>,
        #[command(flatten)]
        ground: Ground,
    },
    Disclosure {
        #[command(flatten)]
        about: About,
        #[command(flatten)]
        ground: Ground,
    },
    Offer {
        #[arg(long, value_name = "PARTNER")]
        to: String,
        #[arg(long = "with", value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
        field: String,
        #[command(flatten)]
        ground: Ground,
    },
    List {
        #[command(flatten)]
        list: Listed,
    },
}

#[derive(Subcommand)]
pub(in super::super) enum Request {
    Confirm {
        #[command(flatten)]
        about: About,
        #[command(flatten)]
        ground: Ground,
    },
    Statistics {
        #[arg(long, value_name = "PARTNER")]
        to: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::MEASURES))]
        measure: String,
        #[arg(long, value_name = "YEAR")]
        year: u16,
        #[command(flatten)]
        ground: Ground,
    },
    Figures(Figures),
    Assistance {
        #[arg(long, value_name = "PARTNER")]
        to: String,
        #[arg(long = "with", value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::ASSISTANCE_FIELDS))]
        field: String,
        #[command(flatten)]
        ground: Ground,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    List {
        #[command(flatten)]
        list: Listed,
    },
}

/// `trace forward`.
#[derive(Args)]
pub(in super::super) struct Forward {
    #[command(flatten)]
    pub(in super::super) about: About,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) to: String,
    #[command(flatten)]
    pub(in super::super) ground: Ground,
}

/// `case reply`.
#[derive(Args)]
pub(in super::super) struct CaseReply {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "EXHIBIT")]
    pub(in super::super) attach: Vec<String>,
    #[arg(long)]
    pub(in super::super) consent: bool,
    #[arg(long, value_name = "COUNTRY", requires = "consent")]
    pub(in super::super) state: Vec<String>,
    #[arg(long = "for", value_name = "CODE", ignore_case = true, requires = "consent",
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(in super::super) uses: Vec<String>,
    #[arg(long, requires = "consent")]
    pub(in super::super) court: bool,
    #[arg(long, value_name = "TIME", requires = "consent")]
    pub(in super::super) until: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true, conflicts_with = "consent",
          value_parser = PossibleValuesParser::new(codes::CONFIRMATIONS))]
    pub(in super::super) confirm: Option<String>,
    #[arg(long, conflicts_with_all = ["consent", "confirm"])]
    pub(in super::super) figures: bool,
    #[arg(long, value_name = "NAME", requires = "figures", required_if_eq("figures", "true"))]
    pub(in super::super) sheet_id: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
}
