//! What can be typed. No help texts here: `help` sets every one of them from the catalogues, under
//! `cli-<path>` for commands and `cli-<path>--<arg>` for arguments. Nothing here has a `Debug`: it could
//! print a serial number.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::text::{Language, codes};

mod adviser;
mod batches;
mod attachment;
mod chain;
mod common;
mod agreement;
mod audit;
mod keeping;
mod life;
mod matters;
mod observers;
mod officer;
mod marking;
mod stock;
mod security;
mod incidents;
mod assistance;
mod bulletins;
mod programs;
mod people;
mod records;
mod registry;
mod report;
mod analysis;
mod sharing;
mod statistics;

pub(super) use adviser::{Adviser, PractisedTrace};
pub(super) use agreement::Simulate;
pub(super) use analysis::Analysis;
pub(super) use assistance::{
    Assistance, EnterProject, PartOfAssessment, Project, SaidOfAssistance, SaidOfWorkshop, Workshop,
};
pub(super) use attachment::{Attach, Attachment};
pub(super) use audit::Audit;
pub(super) use batches::{Batch, BatchFile};
pub(super) use bulletins::{Bulletin, SendBulletin};
pub(super) use chain::{EnterReply, Onward, Suggest};
pub(super) use common::Page;
pub(super) use incidents::{Decided, Incident, SaidOfIncident, Words};
pub(super) use keeping::{AdminLog, Backup, Hold, Recovery, Restore};
pub(super) use life::{
    Acknowledge, Answering, AskInformation, Clarify, Described, Supply, Supplying, Withdraw,
};
pub(super) use marking::{Marking, OrderMarks};
pub(super) use matters::{
    About, CaseReply, Consent, Forward, Ground, Listed, Notice, Request, Watch,
};
pub(super) use observers::{Observer, Witness};
pub(super) use officer::Officer;
pub(super) use people::{Activity, Session, WhoLooked};
pub(super) use programs::{Token, Webhook};
pub(super) use records::{AddEvent, Correct, Describe, Enter};
pub(super) use registry::{Evaluate, Export, Find, Import, Registry, Synth};
pub(super) use report::Report;
pub(super) use security::StockSecurity;
pub(super) use sharing::{CaseFigures, Figures};
pub(super) use statistics::Statistics;
pub(super) use stock::{ActOnItem, Certify, Destruction, Stock, StoreSaid};

const TRACE_STATES: [&str; 5] =
    ["open", "needs-decision", "ended", "overdue", "information-wanted"];

const CASE_STATES: [&str; 13] = [
    "undecided",
    "waiting",
    "awaiting-release",
    "info-requested",
    "delayed",
    "answered",
    "answered-automatically",
    "refused",
    "returned",
    "withdrawn",
    "overdue",
    "unacknowledged",
    "review-due",
];

const AGREEMENT_STATES: [&str; 7] = [
    "proposed-by-us",
    "proposed-by-partner",
    "accepted",
    "in-force",
    "suspended",
    "revoked",
    "replaced",
];

fn refusals_and_returns() -> PossibleValuesParser {
    PossibleValuesParser::new(codes::REFUSALS.into_iter().chain(codes::RETURNS))
}

#[derive(Parser)]
#[command(
    name = "vestigo",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(super) struct Cli {
    #[arg(long, global = true, value_name = "DIR", env = "VESTIGO_DATA_DIR", hide_env = true)]
    pub(super) data_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = Language::TAGS)]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) officer: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    Init(Init),
    Serve {
        #[arg(long, value_name = "URL")]
        registry: Option<String>,
    },
    Status,
    Doctor,
    Statistics(Statistics),
    #[command(subcommand)]
    Partner(Partner),
    #[command(subcommand)]
    Agreement(Agreement),
    #[command(subcommand)]
    Registry(Registry),
    #[command(subcommand)]
    Trace(Trace),
    #[command(subcommand)]
    Batch(Batch),
    #[command(subcommand)]
    Case(Case),
    Explain {
        #[arg(value_name = "ID")]
        id: String,
    },
    #[command(subcommand)]
    Officer(Officer),
    SetupLink,
    #[command(subcommand)]
    Session(Session),
    Activity(Activity),
    WhoLooked(WhoLooked),
    #[command(subcommand)]
    Attachment(Attachment),
    #[command(subcommand)]
    Consent(Consent),
    #[command(subcommand)]
    Watch(Watch),
    #[command(subcommand)]
    Notice(Notice),
    #[command(subcommand)]
    Request(Request),
    #[command(subcommand)]
    Log(Log),
    #[command(subcommand)]
    Observer(Observer),
    #[command(subcommand)]
    Witness(Witness),
    #[command(subcommand)]
    Bundle(Bundle),
    #[command(subcommand)]
    Report(Report),
    #[command(subcommand)]
    Analysis(Analysis),
    #[command(subcommand)]
    Adviser(Adviser),
    Verify(Verify),
    Audit(Box<Audit>),
    Backup(Backup),
    Restore(Restore),
    #[command(subcommand)]
    Recovery(Recovery),
    #[command(subcommand)]
    Hold(Hold),
    #[command(subcommand)]
    AdminLog(AdminLog),
    #[command(subcommand)]
    Token(Token),
    #[command(subcommand)]
    Webhook(Webhook),
    #[command(subcommand)]
    Marking(Marking),
    #[command(subcommand)]
    Stock(Stock),
    #[command(subcommand)]
    Destruction(Destruction),
    #[command(subcommand)]
    Incident(Incident),
    #[command(subcommand)]
    Assistance(Assistance),
    #[command(subcommand)]
    Bulletin(Bulletin),
    #[command(subcommand)]
    Project(Project),
    #[command(subcommand)]
    Workshop(Workshop),
    Openapi,
    Demo(Demo),
}

#[derive(Args)]
pub(super) struct Init {
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) agency: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) slug: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(super) root_dir: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) listen: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) public_name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) marking_practice: Option<String>,
    #[arg(long)]
    pub(super) non_interactive: bool,
}

#[derive(Subcommand)]
pub(super) enum Partner {
    Invite,
    Accept {
        #[arg(value_name = "LINE")]
        line: String,
    },
    Confirm {
        #[arg(value_name = "PARTNER")]
        name: String,
        // In one word, or as the eight groups that are read aloud.
        #[arg(value_name = "NUMBER", required = true)]
        safety_number: Vec<String>,
    },
    List {
        #[arg(long)]
        csv: bool,
    },
    Show {
        #[arg(value_name = "PARTNER")]
        name: String,
    },
}

#[derive(Subcommand)]
pub(super) enum Agreement {
    Propose {
        #[arg(value_name = "PARTNER")]
        partner: String,
        #[arg(long, value_name = "FILE")]
        terms: PathBuf,
        #[arg(long, value_name = "TIME")]
        valid_from: Option<String>,
    },
    Accept {
        #[arg(value_name = "HASH")]
        hash: String,
    },
    Show {
        #[arg(value_name = "HASH")]
        hash: String,
    },
    Amend {
        #[arg(value_name = "HASH")]
        hash: String,
        #[arg(long, value_name = "FILE")]
        terms: PathBuf,
        #[arg(long, value_name = "TIME")]
        valid_from: Option<String>,
    },
    Suspend {
        #[arg(value_name = "HASH")]
        hash: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
    Resume {
        #[arg(value_name = "HASH")]
        hash: String,
    },
    Revoke {
        #[arg(value_name = "HASH")]
        hash: String,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
    Diff {
        #[arg(value_name = "OLD")]
        old: String,
        #[arg(value_name = "NEW")]
        new: String,
    },
    Simulate(Box<Simulate>),
    List {
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
        #[arg(long, value_name = "STATE", value_parser = AGREEMENT_STATES)]
        state: Option<String>,
        #[arg(long, value_name = "PARTNER")]
        partner: Option<String>,
        #[arg(long)]
        csv: bool,
    },
}

#[derive(Subcommand)]
pub(super) enum Trace {
    Submit(Box<Submit>),
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    List {
        #[arg(long, value_name = "STATE", value_parser = TRACE_STATES)]
        state: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    Follow {
        #[arg(value_name = "ID")]
        id: String,
    },
    Suggest(Box<Suggest>),
    Onward(Onward),
    Letter {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "HOP")]
        hop: usize,
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    EnterReply(Box<EnterReply>),
    Scan {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "HOP")]
        hop: usize,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    ConfirmByNode {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "HOP")]
        hop: usize,
        #[arg(long, value_name = "PARTNER")]
        partner: String,
    },
    Supply(Box<Supplying>),
    Clarify(Clarify),
    Withdraw(Withdraw),
    Reopen(Box<Supplying>),
    Forward(Forward),
    Attach(Attach),
}

#[derive(Args)]
pub(super) struct Submit {
    #[arg(long, value_name = "PARTNER",
          required_unless_present_any = ["fan_out", "off_network"])]
    pub(super) to: Option<String>,
    #[command(flatten)]
    pub(super) chain: chain::Submitted,
    #[arg(long, value_name = "FILE", conflicts_with = "serial")]
    pub(super) csv: Option<PathBuf>,
    #[command(flatten)]
    pub(super) gun: common::Gun,
    #[command(flatten)]
    pub(super) made: common::Made,
    #[arg(long, value_name = "CODE", ignore_case = true, conflicts_with = "csv",
          value_parser = PossibleValuesParser::new(codes::MANUFACTURE_CLASSES))]
    pub(super) class: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "csv")]
    pub(super) conversion: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true, required_unless_present = "csv",
          value_parser = PossibleValuesParser::new(codes::PURPOSES))]
    pub(super) purpose: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true, required_unless_present = "csv",
          value_parser = PossibleValuesParser::new(codes::LEGAL_BASES))]
    pub(super) legal_basis: Option<String>,
    #[arg(long, value_name = "TEXT", required_unless_present = "csv")]
    pub(super) circumstances: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) case_ref: Option<String>,
    #[arg(long, value_name = "PRIORITY", ignore_case = true, default_value = "routine",
          hide_default_value = true, value_parser = ["routine", "urgent"])]
    pub(super) priority: String,
    #[arg(long, value_name = "CODE", ignore_case = true,
          required_if_eq("priority", "urgent"),
          value_parser = PossibleValuesParser::new(codes::JUSTIFICATIONS))]
    pub(super) justification: Option<String>,
    #[arg(long, overrides_with = "no_auto_onward")]
    pub(super) auto_onward: bool,
    #[arg(long)]
    pub(super) no_auto_onward: bool,
    #[arg(long, requires = "csv")]
    pub(super) allow_duplicates: bool,
    #[arg(long, value_name = "EXHIBIT", conflicts_with = "csv")]
    pub(super) attach: Vec<String>,
}

#[derive(Subcommand)]
pub(super) enum Case {
    List {
        #[arg(long, value_name = "STATE", value_parser = CASE_STATES)]
        state: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    Acknowledge(Acknowledge),
    Ask(AskInformation),
    Answer(Box<Answering>),
    Refuse {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "CODE", ignore_case = true, value_parser = refusals_and_returns())]
        reason: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
    Delay {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "CODE", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::REFUSALS))]
        reason: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
        #[arg(long, value_name = "TIME")]
        until: String,
    },
    Approve {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "LEVEL", ignore_case = true,
              value_parser = PossibleValuesParser::new(codes::LEVELS))]
        level: Option<String>,
    },
    Decline {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
    Reply(CaseReply),
    Figures(CaseFigures),
}

#[derive(Subcommand)]
pub(super) enum Log {
    Checkpoint,
    List {
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    Heads,
    Prove {
        #[arg(value_name = "LEAF")]
        leaf: String,
    },
    Verify {
        #[arg(long, value_name = "FILE")]
        partner_copy: Vec<PathBuf>,
    },
    Partner {
        #[arg(value_name = "PARTNER")]
        name: String,
    },
}

#[derive(Subcommand)]
pub(super) enum Bundle {
    Export {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long = "for", value_name = "USE")]
        wanted: Option<String>,
        #[arg(long)]
        with_attachments: bool,
        #[arg(long)]
        with_page: bool,
    },
    Open {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "FIELD")]
        field: Vec<String>,
        #[arg(long, value_name = "LEAF")]
        message: Option<String>,
        #[arg(long = "for", value_name = "TEXT")]
        mandate: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Args)]
pub(super) struct Verify {
    #[arg(value_name = "FILE", required_unless_present = "page", conflicts_with = "page")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, value_name = "NUMBER", conflicts_with = "page")]
    pub(super) root: Vec<String>,
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub(super) attachments: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(super) log: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) page: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Demo {
    #[arg(long)]
    pub(super) check: bool,
    #[arg(long, value_name = "DIR")]
    pub(super) keep: Option<PathBuf>,
}
