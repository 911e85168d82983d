//! What can be typed about the analysis.

use std::path::PathBuf;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use crate::analysis::Subject;
use crate::analysis::statutory::Form;

const FORMS: [&str; 4] = {
    let [a, b, c, d] = Form::ALL;
    [a.name(), b.name(), c.name(), d.name()]
};

#[derive(Subcommand)]
pub(in super::super) enum Analysis {
    Show {
        #[arg(long, value_name = "NAME", ignore_case = true, value_parser = PossibleValuesParser::new(Subject::ALL.map(Subject::name)))]
        subject: Option<String>,
        #[arg(long, value_name = "YEAR")]
        from_year: Option<u16>,
        #[arg(long, value_name = "YEAR")]
        to_year: Option<u16>,
        #[arg(long)]
        csv: bool,
    },
    Form {
        #[arg(value_name = "NAME", ignore_case = true, value_parser = PossibleValuesParser::new(FORMS))]
        form: String,
        #[arg(long, value_name = "YEAR")]
        year: u16,
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long)]
        csv: bool,
    },
    Sample {
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        #[arg(long, value_name = "N", default_value_t = 5_000)]
        guns: u64,
        #[arg(long, value_name = "YEAR", default_value_t = 2024)]
        year: u16,
        #[arg(long, value_name = "DIR")]
        output: PathBuf,
    },
}
