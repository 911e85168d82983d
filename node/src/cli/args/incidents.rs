//! What can be typed about incidents.

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::service::incidents::{DISPOSITIONS, KINDS, OBLITERATIONS, OWNERS, STATES};

#[derive(Subcommand)]
pub(in super::super) enum Incident {
    Enter(Box<EnterIncident>),
    List {
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(KINDS))]
        kind: Option<String>,
        #[arg(long, value_name = "STATE", value_parser = PossibleValuesParser::new(STATES))]
        state: Option<String>,
        #[arg(long, value_name = "SERIAL")]
        serial: Option<String>,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "NUMBER")]
        id: String,
        #[arg(long)]
        csv: bool,
    },
    Supplement(Words),
    Modify(Box<ModifyIncident>),
    Locate {
        #[command(flatten)]
        words: Words,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        #[arg(long, value_name = "NAME")]
        place: String,
        #[arg(long, value_name = "NAME")]
        agency: String,
    },
    Dispose(Decided),
    Clear(Decided),
    Cancel(Words),
}

/// Which incident, and why.
#[derive(Args)]
pub(in super::super) struct Words {
    #[arg(value_name = "NUMBER")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: String,
}

/// What becomes of a gun.
#[derive(Args)]
pub(in super::super) struct Decided {
    #[command(flatten)]
    pub(in super::super) words: Words,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(DISPOSITIONS))]
    pub(in super::super) disposition: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) authority: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) on: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) until: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) mark: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) certificate: Option<String>,
}

#[derive(Args)]
pub(in super::super) struct EnterIncident {
    #[arg(value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(KINDS))]
    pub(in super::super) kind: String,
    #[command(flatten)]
    pub(in super::super) said: SaidOfIncident,
    #[arg(long)]
    pub(in super::super) known: bool,
}

#[derive(Args)]
pub(in super::super) struct ModifyIncident {
    #[command(flatten)]
    pub(in super::super) words: Words,
    #[command(flatten)]
    pub(in super::super) said: SaidOfIncident,
}

/// What is said of an incident; what is not named stays as it is.
#[derive(Args)]
pub(in super::super) struct SaidOfIncident {
    #[arg(long = "type", value_name = "TYPE")]
    pub(in super::super) kind_of_gun: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) maker: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) model: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) calibre: Option<String>,
    #[arg(long, value_name = "SERIAL")]
    pub(in super::super) serial: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) country: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(OBLITERATIONS))]
    pub(in super::super) obliteration: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) date: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) place: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) agency: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) case_number: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(OWNERS))]
    pub(in super::super) owner: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) ground: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) post: Option<String>,
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) other_state: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) party: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(in super::super) licence: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) circumstances: Option<String>,
}
