//! The code lists as docs/protocol.md prints them.

use std::fmt::Write as _;
use std::path::Path;

use crate::codes::{
    AssistanceField, AttachmentRole, BulletinKind, Certainty, Confirmation, DatePrecision,
    DisclosureLevel, DocumentKind, EventKind, Handling, IllicitBasis, IntendedUse, LegalBasis,
    Legibility, ManufactureClass, MarkComponent, MarkKind, MatchGrade, NotCompletedCode,
    Obliteration, OnwardUse, PartyKind, Priority, RecordSetKind, RecoveryKind, RequestKind,
    ResultCode, ReturnReason, Script, StatisticsMeasure, UrgentJustification, WantedInformation,
    WithheldPart, WithholdReason,
};
use crate::descriptor::KeyRole;
use crate::message::{AgreementStep, InterimKind};

const BEGIN: &str = "<!-- codes: begin -->\n";
const END: &str = "<!-- codes: end -->\n";

fn row(out: &mut String, title: &str, codes: impl Iterator<Item = (u64, &'static str)>) {
    let codes: Vec<String> = codes.map(|(number, name)| format!("{number} {name}")).collect();
    writeln!(out, "- **{title}**: {}", codes.join(" · ")).unwrap();
}

macro_rules! rows {
    ($out:ident: $($list:ident $title:literal,)+) => {
        $( row(&mut $out, $title, $list::ALL.iter().map(|c| (c.number(), c.name()))); )+
    };
}

fn table() -> String {
    let mut out = String::new();
    rows! { out:
        RequestKind "Request kind (label 4)",
        BulletinKind "Bulletin kind (label 37)",
        StatisticsMeasure "Statistics (label 39)",
        AssistanceField "Assistance (label 40)",
        AttachmentRole "Role of an attachment (label 8)",
        Priority "Priority (label 3)",
        UrgentJustification "Justification of urgency (label 3)",
        IntendedUse "Intended use (label 5)",
        LegalBasis "Legal basis (label 6)",
        Handling "Handling code (label 7)",
        OnwardUse "Onward use (label 7)",
        ManufactureClass "Manufacture class",
        Obliteration "Obliteration",
        RecoveryKind "Recovery",
        IllicitBasis "Illicit basis",
        MarkComponent "Component of a mark",
        MarkKind "Kind of a mark",
        Script "Script",
        Legibility "Legibility",
        DatePrecision "Precision of a date",
        InterimKind "Interim (kind 4, label 16)",
        WantedInformation "Information asked for (kind 4, label 22)",
        WithheldPart "Left out of a restricted answer (kind 5, label 22)",
        Confirmation "Confirmation of a hit (kind 5, label 25)",
        ResultCode "Result, R",
        NotCompletedCode "Not completed, N",
        WithholdReason "Delayed, restricted or refused, D",
        ReturnReason "Returned, A",
        MatchGrade "Match grade",
        DisclosureLevel "Disclosure level",
        EventKind "Event",
        PartyKind "Party",
        DocumentKind "Document",
        Certainty "Certainty",
        RecordSetKind "Record set",
        AgreementStep "Agreement step (kind 10, label 16)",
        KeyRole "Key role",
    }
    out
}

#[test]
fn the_specification_lists_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/protocol.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap();
    let (listed, tail) = rest.split_once(END).unwrap();
    if std::env::var_os("VESTIGO_WRITE_VECTORS").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{}{END}{tail}", table())).unwrap();
    } else {
        assert_eq!(listed, table());
    }
}
