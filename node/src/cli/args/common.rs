//! What several commands take alike.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::service::requests::ListRequest;
use crate::service::views::FirearmView;
use crate::text::codes;

/// A page of a list. Which states it knows, each list says for itself.
#[derive(Args)]
pub(in super::super) struct Page {
    #[arg(long, value_name = "N")]
    pub(in super::super) limit: Option<u32>,
    #[arg(long, value_name = "PARTNER")]
    pub(in super::super) partner: Option<String>,
    #[arg(long, value_name = "CURSOR")]
    pub(in super::super) after: Option<String>,
    #[arg(long)]
    pub(in super::super) csv: bool,
}

impl Page {
    /// What is asked of the node.
    pub(in super::super) fn of(&self, state: Option<String>) -> ListRequest {
        let Self { limit, partner, after, .. } = self;
        ListRequest { limit: *limit, state, partner: partner.clone(), after: after.clone() }
    }
}

/// What is seen of a gun besides its number.
#[derive(Args)]
pub(in super::super) struct Particulars {
    #[arg(long, visible_alias = "make", value_name = "NAME")]
    pub(in super::super) maker: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) model: Option<String>,
    #[arg(long, visible_alias = "caliber", value_name = "CALIBRE")]
    pub(in super::super) calibre: Option<String>,
    #[arg(long = "type", value_name = "TYPE")]
    pub(in super::super) kind: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) importer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) mark: Vec<String>,
}

impl Particulars {
    pub(in super::super) fn view(&self) -> FirearmView {
        FirearmView {
            maker: self.maker.clone(),
            model: self.model.clone(),
            calibre: self.calibre.clone(),
            kind: self.kind.clone(),
            importer: self.importer.clone(),
            marks: self.mark.clone(),
            ..FirearmView::default()
        }
    }
}

/// A gun by its number, and how that was read.
#[derive(Args)]
pub(in super::super) struct Gun {
    #[arg(long, value_name = "SERIAL")]
    pub(in super::super) serial: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true, requires = "serial",
          value_parser = PossibleValuesParser::new(codes::LEGIBILITIES))]
    pub(in super::super) legibility: Option<String>,
    #[arg(long, value_name = "CODE", ignore_case = true,
          value_parser = PossibleValuesParser::new(codes::OBLITERATIONS))]
    pub(in super::super) obliteration: Option<String>,
    #[command(flatten)]
    pub(in super::super) particulars: Particulars,
}

impl Gun {
    pub(in super::super) fn view(&self) -> FirearmView {
        let upper = |word: &Option<String>| word.as_ref().map(|word| word.to_uppercase());
        FirearmView {
            serial: self.serial.clone(),
            legibility: upper(&self.legibility),
            obliteration: upper(&self.obliteration),
            ..self.particulars.view()
        }
    }
}

/// Where and when a gun is said to have been made.
#[derive(Args)]
pub(in super::super) struct Made {
    #[arg(long, value_name = "COUNTRY")]
    pub(in super::super) country_of_manufacture: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in super::super) manufactured: Option<String>,
}

impl Made {
    /// The same gun, made there and then.
    pub(in super::super) fn of(&self, gun: FirearmView) -> FirearmView {
        FirearmView {
            country_of_manufacture: self.country_of_manufacture.as_ref().map(|c| c.to_uppercase()),
            manufactured: self.manufactured.clone(),
            ..gun
        }
    }
}
