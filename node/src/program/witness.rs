//! A node's keys as a witness, what they remember, and an observer's key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::key::{SecretKey, ed25519_thumbprint};
use vestigo_protocol::log::cosignature::{CosignerKey, WitnessSigner};
use vestigo_protocol::log::note::SignatureType;
use vestigo_protocol::log::policy::{POLICY_MAX, Policy};
use vestigo_protocol::log::vkey::VerifierKey;
use vestigo_protocol::observer::key_to_line;
use zeroize::Zeroizing;

use super::{DESCRIPTOR, own_descriptor};
use crate::config::Config;
use crate::keys::{self, Role, Seed, WORKING_DIR, WitnessSeeds, WorkingSeeds};
use crate::net::https::Authorities;
use crate::net::witness::address;
use crate::runtime::admin::{AdminAct, AdminCode, note_stopped};
use crate::runtime::announcing::version_key;
use crate::runtime::cosigning::{OutsideWitness, Wanted};
use crate::runtime::daemon::STORE_FILE;
use crate::runtime::recovering::RESTORED;
use crate::runtime::witnessing::{Memory, Signing, Witness};
use crate::runtime::{Denied, clock};
use crate::service::views::{ObserverKeyView, WitnessKeyView};
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::store::{SqliteStore, Store as _, WitnessKey, WitnessStore as _};

/// New keys of a witness, with the record that belongs into the store in the same breath.
pub(super) struct Made {
    pub(super) key: WitnessKey,
    pub(super) ed25519: Vec<u8>,
    pub(super) ml_dsa_44: Vec<u8>,
}

impl Made {
    /// Makes the keys and begins their count.
    pub(super) fn new(data_dir: &Path, name: &NodeName) -> Outcome<Self> {
        let seeds = WitnessSeeds::replace(data_dir)?;
        let [ed25519, ml_dsa_44] = public_keys(&signer(name, &seeds)?);
        let kid = thumbprint(&ed25519)?;
        let dir = data_dir.join(WORKING_DIR);
        Memory::create(&dir, kid).map_err(|e| ServiceError::file(&dir, &e))?;
        let key = WitnessKey { kid, since: clock::now(), count: 0 };
        Ok(Self { key, ed25519, ml_dsa_44 })
    }
}

fn signer(name: &NodeName, seeds: &WitnessSeeds) -> Outcome<WitnessSigner> {
    let seed = |s: &Seed| Zeroizing::new(*s.expose());
    WitnessSigner::new(name.clone(), &seed(&seeds.ed25519), &seed(&seeds.mldsa))
        .map_err(ServiceError::unexpected)
}

fn public_keys(signer: &WitnessSigner) -> [Vec<u8>; 2] {
    signer.cosigners().map(|cosigner| match cosigner.key {
        CosignerKey::Ed25519(key) => key.to_vec(),
        CosignerKey::MlDsa44(key) => key,
    })
}

fn thumbprint(ed25519: &[u8]) -> Outcome<vestigo_protocol::ids::Kid> {
    let key = ed25519.try_into().map_err(ServiceError::unexpected)?;
    Ok(ed25519_thumbprint(key))
}

/// What a node cosigns, and who cosigns it.
pub(super) fn configured(
    data_dir: &Path,
    config: &Config,
    store: &mut SqliteStore,
    descriptor: &Descriptor,
) -> Outcome<(Witness, Wanted)> {
    let mut witness = open(data_dir, store, descriptor)?;
    let file = |name: &str| data_dir.join(name);
    if !config.witness.logs.is_empty() {
        let path = file(&config.witness.logs);
        let logs = policy(&path)?.logs;
        if logs.iter().any(|log| log.key.signature_type() == SignatureType::Ed25519Cosignature) {
            return Err(bad_policy(&path, "a log signs with 01 or 06, not as a cosigner with 04"));
        }
        let mut outside: BTreeMap<String, Vec<VerifierKey>> = BTreeMap::new();
        for log in logs {
            outside.entry(log.key.name().to_owned()).or_default().push(log.key);
        }
        witness.outside = outside;
    }
    let mut wanted = Wanted::default();
    if !config.witness.policy.is_empty() {
        let path = file(&config.witness.policy);
        let policy = policy(&path)?;
        let mut authorities = None;
        for member in &policy.witnesses {
            let Some(url) = &member.url else { continue };
            let there = address(url).map_err(|e| bad_policy(&path, &e.to_string()))?;
            if there.secure && authorities.is_none() {
                authorities = Some(trusted(data_dir, config)?);
            }
            // One witness may stand there with two keys.
            let known = wanted.outside.iter_mut().find(|o: &&mut OutsideWitness| o.url == *url);
            match known {
                Some(witness) => witness.keys.push(member.key.clone()),
                None => wanted.outside.push(OutsideWitness {
                    name: member.name.clone(),
                    url: url.clone(),
                    keys: vec![member.key.clone()],
                    authorities: authorities.clone().filter(|_| there.secure),
                }),
            }
        }
        wanted.policy = Some(policy);
    }
    Ok((witness, wanted))
}

/// The authorities of this machine, and those that the configuration names.
fn trusted(data_dir: &Path, config: &Config) -> Outcome<Authorities> {
    let named = &config.net.authorities;
    let file = (!named.is_empty()).then(|| data_dir.join(named));
    Authorities::load(file.as_deref())
        .map_err(|e| ServiceError::new(ErrorCode::BadInput, "error-authorities").with("detail", e))
}

fn bad_policy(path: &Path, detail: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-witness-policy")
        .with("path", path.display())
        .with("detail", detail)
}

fn policy(path: &Path) -> Outcome<Policy> {
    use std::io::Read as _;
    let fail = |e| ServiceError::file(path, &e);
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut bytes = Vec::new();
    file.take(POLICY_MAX as u64 + 1).read_to_end(&mut bytes).map_err(fail)?;
    Policy::parse(&bytes).map_err(|e| bad_policy(path, &e.to_string()))
}

/// The keys, if the store and the file beside them remember what they signed. If either does not,
/// they are retired: nobody knows any more what they must not contradict.
fn open(data_dir: &Path, store: &mut SqliteStore, descriptor: &Descriptor) -> Outcome<Witness> {
    let Some(seeds) = WitnessSeeds::load(data_dir)? else { return Ok(Witness::default()) };
    let signer = signer(&descriptor.doc().node, &seeds)?;
    let keys = public_keys(&signer);
    let certified = [KeyRole::WitnessEd25519, KeyRole::WitnessMlDsa44]
        .map(|role| descriptor.current(role).map(|entry| entry.key.clone()).unwrap_or_default());
    if certified != keys {
        tracing::error!(
            "the witness keys are not those of the descriptor; run `vestigo witness new-key`"
        );
        return Ok(Witness { retired: true, ..Witness::default() });
    }
    let [ed25519, _] = &keys;
    let kid = thumbprint(ed25519)?;
    let dir = data_dir.join(WORKING_DIR);
    let memory = Memory::open(&dir, kid).map_err(|e| ServiceError::file(&dir, &e))?;
    if store.meta(RESTORED).map_err(Denied::from)?.is_some_and(|mark| !mark.is_empty()) {
        // Its heads are those of the backup. The mark goes once the log has caught up; this stays.
        store.forget_witness_key(&kid).map_err(Denied::from)?;
    }
    let stored = store.witness_key(&kid).map_err(Denied::from)?;
    match (stored, memory) {
        (Some(key), Some(memory)) if key.count >= memory.count() => {
            let signing = Signing { signer: Arc::new(signer), key, memory: Arc::new(memory) };
            Ok(Witness { signing: Some(signing), ..Witness::default() })
        }
        _ => {
            tracing::error!(
                "this witness has lost its memory and is retired; run `vestigo witness new-key`"
            );
            Ok(Witness { retired: true, ..Witness::default() })
        }
    }
}

/// Makes new witness keys for a stopped node, and the next version of its descriptor, which needs
/// the national root key. The keys before are destroyed; what they signed stays valid.
pub(super) fn new_key(data_dir: &Path, root_dir: &Path) -> Outcome<WitnessKeyView> {
    let mut store = SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
    let before = own_descriptor(&mut store)?;
    // Before anything is changed.
    let root = SecretKey::from_seed(keys::load(root_dir, Role::Root)?.expose());
    if *root.public() != before.doc().root {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-witness-root")
            .with("path", root_dir.display()));
    }
    let signing = SecretKey::from_seed(WorkingSeeds::load(data_dir)?.signing.expose());
    let salt = *Seed::generate()?.expose();
    let made = Made::new(data_dir, &before.doc().node)?;
    let doc = next_version(&before, &made);
    let next = Descriptor::sign(&doc, &root, &signing, Some(&signing))
        .map_err(ServiceError::unexpected)?;
    next.succeeds(&before).map_err(ServiceError::unexpected)?;
    let written = (|| {
        store.begin()?;
        store.put_meta(&version_key(before.doc().version), &before.to_bytes())?;
        store.put_meta(&version_key(doc.version), &next.to_bytes())?;
        store.put_meta(DESCRIPTOR, &next.to_bytes())?;
        store.put_witness_key(&made.key)?;
        // No log, no act: what is noted is durable with what is done.
        let subject = format!("witness keys, descriptor {}", doc.version);
        let act = AdminAct::on(AdminCode::KeyChanged, subject).with(next.digest());
        note_stopped(&mut store, &act, clock::now(), salt)?;
        store.commit()
    })();
    written.map_err(Denied::from)?;
    let name = doc.node.as_str();
    let of = |signature_type, key: Vec<u8>| {
        VerifierKey::new(name, signature_type, key)
            .map(|key| key.to_text())
            .map_err(ServiceError::unexpected)
    };
    Ok(WitnessKeyView {
        version: doc.version,
        keys: vec![
            of(SignatureType::Ed25519Cosignature, made.ed25519)?,
            of(SignatureType::MlDsa44Cosignature, made.ml_dsa_44)?,
        ],
    })
}

fn next_version(before: &Descriptor, made: &Made) -> DescriptorDoc {
    let now = clock::now().max(before.doc().issued_at);
    let mut doc = before.doc().clone();
    doc.version += 1;
    doc.previous = Some(before.digest());
    doc.issued_at = now;
    let roles = [KeyRole::WitnessEd25519, KeyRole::WitnessMlDsa44];
    for entry in &mut doc.keys {
        if roles.contains(&entry.role) && entry.not_after.is_none() {
            entry.not_after = Some(now);
        }
    }
    let keys = [made.ed25519.clone(), made.ml_dsa_44.clone()];
    doc.keys.extend(roles.into_iter().zip(keys).map(|(role, key)| KeyEntry {
        role,
        key,
        not_before: now,
        not_after: None,
        revoked_at: None,
    }));
    doc
}

/// Makes an observer's key in a new file.
pub(super) fn observer_key(file: &Path) -> Outcome<ObserverKeyView> {
    let parent = file.parent().filter(|p| !p.as_os_str().is_empty());
    let dir = parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let seed = Seed::generate()?;
    let path = keys::create_at(&dir, file.to_owned(), Role::Observer, &seed)?;
    let key = SecretKey::from_seed(seed.expose());
    Ok(ObserverKeyView {
        file: path.display().to_string(),
        public: key_to_line(key.public()),
        kid: key.kid().to_hex(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::found;
    use crate::scratch::Scratch;
    use crate::service::requests::InitRequest;
    use crate::store::AdminStore as _;

    fn founded(scratch: &Scratch) -> PathBuf {
        let dir = scratch.path().join("node");
        let request = InitRequest {
            data_dir: dir.clone(),
            root_dir: Some(scratch.path().join("root")),
            country: "XA".to_owned(),
            agency: "SYNTHETIC".to_owned(),
            slug: "office".to_owned(),
            language: "en".to_owned(),
            listen: Vec::new(),
            public_name: None,
            marking_practice: Some("GT 25 000123".to_owned()),
            uid: 1,
        };
        found(request, true).unwrap();
        dir
    }

    fn opened(dir: &Path) -> Witness {
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        let descriptor = own_descriptor(&mut store).unwrap();
        open(dir, &mut store, &descriptor).unwrap()
    }

    #[test]
    fn a_witness_without_its_memory_is_retired_until_it_has_new_keys() {
        let scratch = Scratch::new("witness-retired");
        let dir = founded(&scratch);
        let root = scratch.path().join("root");
        let first = opened(&dir);
        assert!(!first.retired);
        let signing = first.signing.unwrap();
        // It signs twice; an older copy of the store comes back.
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        let old = signing.key;
        store.put_witness_key(&WitnessKey { count: 2, ..old }).unwrap();
        signing.memory.note(2).unwrap();
        assert!(!opened(&dir).retired);
        store.put_witness_key(&WitnessKey { count: 1, ..old }).unwrap();
        assert!(opened(&dir).retired);
        // The store is ahead after a crash between the commit and the file: nothing left.
        store.put_witness_key(&WitnessKey { count: 3, ..old }).unwrap();
        assert!(!opened(&dir).retired);
        // The file is gone.
        std::fs::remove_file(dir.join(WORKING_DIR).join("witness.count")).unwrap();
        let retired = opened(&dir);
        assert!(retired.retired && retired.signing.is_none());
        drop(store);
        let view = new_key(&dir, &root).unwrap();
        assert_eq!((view.version, view.keys.len()), (2, 2));
        let fresh = opened(&dir);
        assert!(!fresh.retired);
        assert_ne!(fresh.signing.unwrap().key.kid, old.kid);
        let view = new_key(&dir, &root).unwrap();
        assert_eq!(view.version, 3);
        // Each is answered for.
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        assert_eq!(store.admin_size().unwrap(), 2);
        drop(store);
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        let descriptor = own_descriptor(&mut store).unwrap();
        assert_eq!(descriptor.keys(KeyRole::WitnessEd25519).count(), 3);
        for version in 1..=3 {
            assert!(store.meta(&version_key(version)).unwrap().is_some(), "{version}");
        }
    }

    #[test]
    fn a_fresh_store_under_old_keys_is_no_witness() {
        let scratch = Scratch::new("witness-fresh");
        let dir = founded(&scratch);
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        let descriptor = own_descriptor(&mut store).unwrap();
        let mut empty = SqliteStore::open(&dir.join("other.sqlite")).unwrap();
        assert!(open(&dir, &mut empty, &descriptor).unwrap().retired);
        assert!(!open(&dir, &mut store, &descriptor).unwrap().retired);
    }

    #[test]
    fn a_node_restored_from_a_backup_stays_retired_after_its_mark_is_gone() {
        let scratch = Scratch::new("witness-restored");
        let dir = founded(&scratch);
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        store.put_meta(RESTORED, b"restored").unwrap();
        assert!(opened(&dir).retired);
        store.put_meta(RESTORED, b"").unwrap();
        assert!(opened(&dir).retired);
        drop(store);
        new_key(&dir, &scratch.path().join("root")).unwrap();
        assert!(!opened(&dir).retired);
    }

    #[test]
    fn another_root_changes_nothing() {
        let scratch = Scratch::new("witness-root");
        let dir = founded(&scratch);
        let other = scratch.path().join("other");
        keys::create_dir(&other).unwrap();
        keys::create(&other, Role::Root, &Seed::from_bytes([1; 32])).unwrap();
        assert!(new_key(&dir, &other).is_err());
        assert!(!opened(&dir).retired);
    }
}
