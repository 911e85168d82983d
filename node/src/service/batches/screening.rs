//! Rows against each other, against partners and their agreements. No node is needed.

use std::collections::BTreeMap;

use vestigo_protocol::agreement::Clauses;
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::{Country, NodeName};

use super::reading::{ReadRow, row_error};
use crate::runtime::batches::same_gun;

/// A partner that can be asked.
pub(super) struct Askable {
    pub(super) name: NodeName,
    /// What we may ask of it; none without an agreement in force.
    pub(super) clauses: Option<Clauses>,
}

/// Whom a row asks.
pub(super) struct Addressed {
    pub(super) partner: NodeName,
    /// Chosen by the country of manufacture.
    pub(super) chosen: bool,
}

/// The one partner of a State.
fn of_state(partners: &[Askable], state: Country) -> Result<&Askable, &'static str> {
    let mut of_state = partners.iter().filter(|p| p.name.country() == state);
    match (of_state.next(), of_state.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err("error-batch-several-partners"),
        (None, _) => Err("error-batch-no-partner-in"),
    }
}

/// Finds out whom a row asks, and sends it back if that cannot be told or may not be asked.
pub(super) fn address(
    row: &mut ReadRow,
    partners: &[Askable],
    by_country: bool,
) -> Option<Addressed> {
    let made_in = row.ask.as_ref().and_then(|ask| ask.query.country_of_manufacture);
    let (found, chosen) = match row.to.as_deref() {
        Some(to) => {
            let state = Country::parse(&to.to_ascii_uppercase()).filter(|_| to.len() == 2);
            let found = match state {
                Some(state) => of_state(partners, state),
                None => {
                    let named = partners.iter().find(|p| p.name.as_str() == to);
                    named.ok_or("error-batch-unknown-partner")
                }
            };
            (found.map_err(|key| row_error(key).with("country", state.map_or("", |_| to))), false)
        }
        None => match made_in {
            // A row that cannot be read says so itself.
            None if row.ask.is_none() => return None,
            None => (Err(row_error("error-batch-no-to")), false),
            Some(state) => {
                let found = of_state(partners, state);
                (found.map_err(|key| row_error(key).with("country", state)), true)
            }
        },
    };
    let partner = match found {
        Ok(partner) => partner,
        Err(error) => {
            row.back(Some("to"), error);
            return None;
        }
    };
    let addressed = Addressed { partner: partner.name.clone(), chosen };
    if chosen && !by_country {
        row.back(Some("to"), row_error("error-batch-confirm").with("partner", &partner.name));
    }
    let Some(clauses) = &partner.clauses else {
        row.back(Some("to"), row_error("error-batch-no-agreement").with("partner", &partner.name));
        return Some(addressed);
    };
    let Some(ask) = &row.ask else { return Some(addressed) };
    let purpose = ask.common.purpose.is_none_or(|p| !clauses.purposes.contains(&p));
    let basis = ask.common.legal_basis.is_none_or(|b| !clauses.legal_bases.contains(&b));
    let refused = [
        (!clauses.request_kinds.contains(&RequestKind::Trace), "to", "error-batch-no-traces"),
        (purpose, "purpose", "error-batch-purpose"),
        (basis, "legal_basis", "error-batch-legal-basis"),
        (clauses.budget.per_day == 0, "to", "error-batch-no-budget"),
    ];
    for (_, column, key) in refused.into_iter().filter(|(refused, ..)| *refused) {
        row.back(Some(column), row_error(key).with("partner", &partner.name));
    }
    Some(addressed)
}

/// Sends a row back whose gun the partner can find by its importer only, where none is named: it
/// was made elsewhere, or nobody says where.
pub(super) fn needs_importer(row: &mut ReadRow, partner: &NodeName) {
    let Some(ask) = row.good() else { return };
    let has_import_mark =
        ask.query.marks.iter().any(|mark| mark.kind == vestigo_protocol::codes::MarkKind::Import);
    if ask.query.importer.is_some() || has_import_mark {
        return;
    }
    match ask.query.country_of_manufacture {
        Some(state) if state == partner.country() => {}
        Some(state) => {
            let error =
                row_error("error-batch-no-importer").with("made", state).with("partner", partner);
            row.back(Some("importer"), error);
        }
        None => {
            let error = row_error("error-batch-no-origin").with("partner", partner);
            row.back(Some("importer"), error);
        }
    }
}

/// Sends rows back that ask a partner about a gun that an earlier row asks it about.
pub(super) fn repeated(rows: &mut [ReadRow], whom: &[Option<Addressed>]) {
    let mut seen: BTreeMap<(NodeName, String, String), u64> = BTreeMap::new();
    for (row, addressed) in rows.iter_mut().zip(whom) {
        let Some(addressed) = addressed else { continue };
        let Some((maker, serial)) = row.gun().as_ref().and_then(same_gun) else { continue };
        // Only what is sent can be repeated.
        let Some(_) = row.good() else { continue };
        let gun = (addressed.partner.clone(), maker, serial);
        match seen.get(&gun) {
            Some(line) => {
                let error = row_error("error-batch-repeated").with("line", *line);
                row.back(Some("serial_number"), error);
            }
            None => {
                seen.insert(gun, row.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use vestigo_protocol::time::Timestamp;

    use super::super::super::requests::BatchRequest;
    use super::super::super::views::AskTerms;
    use super::super::reading;
    use super::*;

    fn rows(file: &str) -> Vec<ReadRow> {
        let request = BatchRequest {
            purpose: Some("U1".to_owned()),
            legal_basis: Some("ITI".to_owned()),
            circumstances: Some("SYNTHETIC".to_owned()),
            ..BatchRequest::default()
        };
        let file = Cursor::new(file.as_bytes().to_vec());
        reading::read(file, &request, None, Timestamp(1_700_000_000)).unwrap().rows
    }

    fn partners() -> Vec<Askable> {
        let terms = AskTerms {
            request_kinds: vec!["TRACE".to_owned()],
            purposes: vec!["U1".to_owned()],
            highest_level: "L3".to_owned(),
            daily_budget: 10,
            ..AskTerms::default()
        };
        let clauses = crate::service::terms::to_clauses(&terms).unwrap();
        let named = |name: &str, clauses| Askable { name: NodeName::parse(name).unwrap(), clauses };
        vec![
            named("vestigo/xb/police", Some(clauses.clone())),
            named("vestigo/xc/police", Some(clauses.clone())),
            named("vestigo/xc/customs", Some(clauses)),
            named("vestigo/xd/police", None),
        ]
    }

    fn key(row: &ReadRow) -> &str {
        row.errors.first().map_or("", |error| error.error.key.as_str())
    }

    #[test]
    fn a_row_names_its_partner_or_its_state_or_goes_where_the_gun_was_made() {
        let file = "make,serial_number,to,country_of_manufacture\n\
                    Glock,A1001,vestigo/xb/police,\nGlock,A1002,xb,\nGlock,A1003,XC,\n\
                    Glock,A1004,XE,\nGlock,A1005,police,\nGlock,A1006,,XB\nGlock,A1007,,\n\
                    Glock,A1008,XD,\n";
        let mut rows = rows(file);
        let mut said = Vec::new();
        for row in &mut rows {
            let addressed = address(row, &partners(), true);
            let chosen = addressed.map(|a| (a.partner.to_string(), a.chosen));
            said.push((key(row).to_owned(), chosen));
        }
        let xb = |chosen| Some(("vestigo/xb/police".to_owned(), chosen));
        let expected = [
            ("", xb(false)),
            ("", xb(false)),
            ("error-batch-several-partners", None),
            ("error-batch-no-partner-in", None),
            ("error-batch-unknown-partner", None),
            ("", xb(true)),
            ("error-batch-no-to", None),
            ("error-batch-no-agreement", Some(("vestigo/xd/police".to_owned(), false))),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(k, p)| (k.to_owned(), p)).collect();
        assert_eq!(said, expected);
        let mut unconfirmed = self::rows("make,serial_number,country_of_manufacture\nX1,A1,XB\n");
        address(&mut unconfirmed[0], &partners(), false);
        assert_eq!(key(&unconfirmed[0]), "error-batch-confirm");
    }

    #[test]
    fn a_gun_made_elsewhere_needs_its_importer() {
        let file = "make,serial_number,importer,country_of_manufacture\n\
                    Glock,A1001,,XB\nGlock,A1002,,XC\nGlock,A1003,Someone,XC\nGlock,A1004,,\n";
        let mut rows = rows(file);
        let partner = NodeName::parse("vestigo/xb/police").unwrap();
        rows.iter_mut().for_each(|row| needs_importer(row, &partner));
        let keys: Vec<&str> = rows.iter().map(key).collect();
        assert_eq!(keys, ["", "error-batch-no-importer", "", "error-batch-no-origin"]);
    }

    #[test]
    fn what_is_not_agreed_goes_back_before_it_is_sent() {
        let file = "make,serial_number,to,purpose\nGlock,A1001,XB,U2\nGlock,A1002,XB,U1\n";
        let mut rows = rows(file);
        for row in &mut rows {
            address(row, &partners(), true);
        }
        assert_eq!(rows.iter().map(key).collect::<Vec<_>>(), ["error-batch-purpose", ""]);
    }

    #[test]
    fn the_same_gun_for_the_same_partner_is_sent_once() {
        let file = "make,serial_number,to\nGlock,BSZ 0018,XB\nGLOCK,bsz-0018,XB\n\
                    Glock,BSZ0018,vestigo/xc/police\nColt,BSZ0018,XB\n";
        let mut rows = rows(file);
        let whom: Vec<_> = rows.iter_mut().map(|row| address(row, &partners(), true)).collect();
        repeated(&mut rows, &whom);
        assert_eq!(rows.iter().map(key).collect::<Vec<_>>(), ["", "error-batch-repeated", "", ""]);
        assert_eq!(rows[1].errors[0].error.args["line"], "2");
    }
}
