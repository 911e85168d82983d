//! Officers of the demo who sign in at the pages: one for each role, with a password that is
//! printed and no second factor. Possible only where the store says that everything is invented.

use std::path::Path;

use vestigo_protocol::key::SecretKey;

use crate::desk::officer::{NO_ACCOUNT, Role, Roles};
use crate::keys::Seed;
use crate::keys::passwords::{self, PasswordHash};
use crate::keys::sealed::{Passphrase, SealedKey};
use crate::runtime::Denied;
use crate::runtime::clock;
use crate::runtime::core::SYNTHETIC;
use crate::runtime::daemon::STORE_FILE;
use crate::service::{Outcome, ServiceError};
use crate::store::{
    CredentialRecord, Officer, OfficerKey, OfficerProfile, OfficerStore as _, PeopleStore as _,
    SqliteStore, Store as _,
};

/// The password of all of them, and the passphrase of the keys of those who have one.
pub(super) const PASSWORD: &str = "SYNTHETIC demo password";

/// Their names, with what each does. The focal point and the approver can sign.
pub(super) const OFFICERS: [(&str, Role); 6] = [
    ("ines", Role::Investigator),
    ("paulo", Role::FocalPoint),
    ("amelie", Role::Approver),
    ("rosa", Role::Registrar),
    ("adam", Role::Administrator),
    ("aude", Role::Auditor),
];

fn signs(role: Role) -> bool {
    matches!(role, Role::FocalPoint | Role::Approver)
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(ServiceError::unexpected)?;
    Ok(bytes)
}

/// Gives a founded node that does not run its six officers.
///
/// # Errors
/// The node's data are not marked as invented, or its store cannot be written.
pub(super) fn equip(data_dir: &Path) -> Outcome<()> {
    let password = Passphrase::new(PASSWORD.to_owned());
    let record = PasswordHash::make(&password, random()?, passwords::COST)
        .map_err(ServiceError::unexpected)?
        .to_bytes();
    let mut store = SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
    if store.meta(SYNTHETIC).map_err(Denied::from)?.is_none() {
        return Err(ServiceError::unexpected("a demo password for a node that is no demo"));
    }
    store.begin().map_err(Denied::from)?;
    for (id, (name, role)) in (2..).zip(OFFICERS) {
        add(&mut store, id, name, role, &password, &record)?;
    }
    store.commit().map_err(Denied::from)?;
    Ok(())
}

fn add(
    store: &mut SqliteStore,
    id: u32,
    name: &str,
    role: Role,
    passphrase: &Passphrase,
    password: &[u8],
) -> Outcome<()> {
    let since = clock::now();
    let roles: Roles = [role].into_iter().collect();
    let key = if signs(role) {
        let seed = Seed::generate()?;
        let sealed = SealedKey::seal(&seed, passphrase, random()?, passwords::COST)
            .map_err(ServiceError::unexpected)?;
        Some((sealed, SecretKey::from_seed(seed.expose()).public().clone()))
    } else {
        None
    };
    let secret = random()?;
    let mut written = || {
        store.put_officer(&Officer { id, uid: NO_ACCOUNT, secret })?;
        store.put_profile(&OfficerProfile {
            officer: id,
            name: name.to_owned(),
            roles: roles.bits(),
            suspended: false,
            sealed_key: key.as_ref().map(|(sealed, _)| sealed.to_bytes()),
            since,
        })?;
        if let Some((_, public)) = &key {
            store.put_officer_key(&OfficerKey {
                thumbprint: public.kid(),
                officer: id,
                public: *public.as_bytes(),
                since,
            })?;
        }
        store.put_credential(&CredentialRecord {
            officer: id,
            password: Some(password.to_vec()),
            totp: None,
            totp_step: 0,
            language: None,
            changed_at: since,
        })
    };
    Ok(written().map_err(Denied::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn only_a_node_whose_data_are_invented_gets_officers_with_a_printed_password() {
        let scratch = Scratch::new("people-of-a-demo");
        let mut store = SqliteStore::open(&scratch.path().join(STORE_FILE)).unwrap();
        assert!(equip(scratch.path()).is_err());
        store.put_meta(SYNTHETIC, b"1").unwrap();
        equip(scratch.path()).unwrap();
        assert_eq!(store.officers().unwrap().len(), OFFICERS.len());
        for profile in store.profiles().unwrap() {
            let credential = store.credential(profile.officer).unwrap().unwrap();
            let stored = credential.password.unwrap();
            let password = Passphrase::new(PASSWORD.to_owned());
            assert!(passwords::fits(Some(&stored), &password, passwords::COST).unwrap());
            let keyed = ["paulo", "amelie"].contains(&profile.name.as_str());
            assert_eq!(profile.sealed_key.is_some(), keyed);
        }
        let roles: Roles = OFFICERS.into_iter().map(|(_, role)| role).collect();
        let missing: Vec<Role> = Role::ALL.into_iter().filter(|role| !roles.has(*role)).collect();
        assert_eq!(missing, [Role::Customs], "each role of an agency that traces has somebody");
    }
}
