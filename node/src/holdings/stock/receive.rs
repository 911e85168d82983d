//! Taking guns into a store from a list.

use std::collections::BTreeMap;

use thiserror::Error;
use vestigo_protocol::time::Timestamp;

use super::Store;
use super::item::{Act, Acted, Condition, Item, Status};
use crate::holdings::gun::Gun;
use crate::holdings::table::{self, Field, TableRefused};

const COLUMNS: &[Field] = &[
    ("rack", &["rack", "shelf", "box", "estante", "prateleira", "rayon"]),
    ("condition", &["condition", "condicion", "condición", "condicao", "condição", "etat", "état"]),
    ("seal", &["seal", "sealno", "precinto", "selo", "scelle", "scellé"]),
    ("stock_number", &["stocknumber", "nsn"]),
    ("acquired", &["acquired", "acquisition", "document", "documento"]),
];

/// Why a list is not taken; nothing of it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReceiveRefused {
    /// It cannot be read.
    #[error(transparent)]
    List(#[from] TableRefused),
    /// Nobody's authority is named.
    #[error("taking guns into a store needs an authority")]
    Authority,
    /// A gun has no number.
    #[error("line {0} names no number")]
    Number(u64),
    /// It stands in a book already, or twice on the list.
    #[error("the gun of line {0} stands in a book already, or twice on the list")]
    Known(u64),
    /// The book says that it was destroyed: diversion from destruction.
    #[error("the gun of line {0} is destroyed by the book")]
    Destroyed(u64),
    /// The store has no such rack.
    #[error("line {0} names a rack that the store does not have")]
    Rack(u64),
}

/// Who takes what in.
#[derive(Clone, Copy)]
pub struct Receipt<'a> {
    /// The list: a table with a header.
    pub list: &'a str,
    /// On whose authority.
    pub authority: &'a str,
    /// Officer.
    pub by: &'a str,
    /// When.
    pub now: Timestamp,
}

impl std::fmt::Debug for Receipt<'_> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipt")
    }
}

/// The guns of a list as items of a store, numbered from `first` on. `known` is what is in all books.
///
/// # Errors
/// [`ReceiveRefused`].
pub fn receive(
    store: &Store,
    receipt: Receipt<'_>,
    first: u64,
    known: &[Item],
) -> Result<Vec<Item>, ReceiveRefused> {
    let authority = receipt.authority.trim();
    if authority.is_empty() {
        return Err(ReceiveRefused::Authority);
    }
    let rows = table::read(receipt.list, &[table::GUN, COLUMNS], &["serial"])?;
    let mut books: BTreeMap<String, Vec<(Gun, Status)>> = BTreeMap::new();
    for item in known.iter().filter(|item| item.status != Status::Transferred) {
        books.entry(item.gun.key()).or_default().push((item.gun.clone(), item.status));
    }
    let mut items = Vec::with_capacity(rows.len());
    for (number, row) in (first..).zip(&rows) {
        let gun = row.gun();
        if gun.key().is_empty() {
            return Err(ReceiveRefused::Number(row.line));
        }
        let same = books.entry(gun.key()).or_default();
        if let Some((_, status)) = same.iter().find(|(known, _)| known.may_be(&gun)) {
            return Err(match status {
                Status::Destroyed => ReceiveRefused::Destroyed(row.line),
                _ => ReceiveRefused::Known(row.line),
            });
        }
        same.push((gun.clone(), Status::InStore));
        let rack = row.get("rack");
        if !store.has_rack(rack) {
            return Err(ReceiveRefused::Rack(row.line));
        }
        let condition = match row.get("condition") {
            "" => Condition::A,
            word => Condition::from_name(word)
                .ok_or(TableRefused::Cell { line: row.line, column: "condition" })?,
        };
        let said = |field| row.get(field).to_owned();
        let received = Acted {
            at: receipt.now,
            by: receipt.by.to_owned(),
            act: Act::Receive,
            to: store.number.to_string(),
            authority: authority.to_owned(),
        };
        items.push(Item {
            number,
            store: store.number,
            rack: rack.to_owned(),
            seal: said("seal"),
            gun,
            stock_number: said("stock_number"),
            acquired: said("acquired"),
            condition,
            status: Status::InStore,
            holder: String::new(),
            disposition: String::new(),
            verified: None,
            acts: vec![received],
        });
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::super::item::tests::pistol;
    use super::super::tests::depot;
    use super::*;

    fn taken(list: &str, known: &[Item]) -> Result<Vec<Item>, ReceiveRefused> {
        let receipt = Receipt { list, authority: "SYNTHETIC 3", by: "ana", now: Timestamp(5) };
        receive(&depot(), receipt, 8, known)
    }

    #[test]
    fn a_list_becomes_items_with_their_first_act() {
        let items = taken("maker,serial,rack,condition\nA,X1,R1,b\nA,X2,,\n", &[]).unwrap();
        let said: Vec<(u64, &str, Condition)> =
            items.iter().map(|i| (i.number, i.rack.as_str(), i.condition)).collect();
        assert_eq!(said, [(8, "R1", Condition::B), (9, "", Condition::A)]);
        assert!(items.iter().all(|i| i.acts[0].act == Act::Receive && i.acts[0].by == "ana"));
    }

    #[test]
    fn one_gun_stands_in_one_book_and_a_destroyed_one_is_an_alarm() {
        let known = [pistol(1), Item { status: Status::Destroyed, ..pistol(2) }];
        let gone = Item { status: Status::Transferred, ..pistol(3) };
        assert_eq!(taken("serial\nZ1\nqs-000001\n", &known), Err(ReceiveRefused::Known(3)));
        assert_eq!(taken("serial\nQS000002\n", &known), Err(ReceiveRefused::Destroyed(2)));
        assert_eq!(taken("serial\nZ1\nZ-1\n", &[]), Err(ReceiveRefused::Known(3)));
        assert_eq!(taken("serial,maker\n,A\n", &[]), Err(ReceiveRefused::Number(2)));
        assert_eq!(taken("serial,rack\nZ1,R9\n", &[]), Err(ReceiveRefused::Rack(2)));
        assert!(taken("serial\nQS000003\n", &[gone]).is_ok());
    }
}
