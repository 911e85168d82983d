use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::scratch::Scratch;

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn working_keys_are_made_private_and_load_again() {
    let scratch = Scratch::new("keys-make");
    let made = WorkingSeeds::create(scratch.path()).unwrap();
    assert_eq!(WorkingSeeds::load(scratch.path()).unwrap(), made);
    let dir = scratch.path().join(WORKING_DIR);
    assert_eq!(mode(&dir), 0o700);
    for role in Role::WORKING {
        assert_eq!(mode(&role.file_in(&dir)), 0o600, "{role:?}");
    }
    let seeds = [&made.signing, &made.log, &made.log_mldsa, &made.transport];
    for (i, a) in seeds.iter().enumerate() {
        assert!(seeds.iter().skip(i + 1).all(|b| a != b), "two roles share a seed");
    }
}

#[test]
fn the_file_is_one_line_of_format_role_and_seed() {
    let scratch = Scratch::new("keys-line");
    create_dir(scratch.path()).unwrap();
    let path = create(scratch.path(), Role::LogMldsa, &Seed::from_bytes([0; 32])).unwrap();
    let zeros = "A".repeat(43);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("vestigo-key-v1 log-mldsa {zeros}\n"));
    assert!(text.len() as u64 <= FILE_MAX);
}

#[test]
fn an_existing_key_is_never_overwritten() {
    let scratch = Scratch::new("keys-exist");
    create_dir(scratch.path()).unwrap();
    let first = Seed::from_bytes([1; 32]);
    create(scratch.path(), Role::Root, &first).unwrap();
    let error = create(scratch.path(), Role::Root, &Seed::from_bytes([2; 32])).unwrap_err();
    assert!(matches!(error, KeyError::Exists { .. }), "{error}");
    assert_eq!(load(scratch.path(), Role::Root).unwrap(), first);
    let left: Vec<_> = std::fs::read_dir(scratch.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "a draft was left");
}

#[test]
fn a_wider_file_or_directory_is_refused_with_the_command_that_mends_it() {
    let scratch = Scratch::new("keys-wide");
    create_dir(scratch.path()).unwrap();
    let path = create(scratch.path(), Role::Signing, &Seed::from_bytes([1; 32])).unwrap();
    for wide in [0o640, 0o604, 0o620, 0o610, 0o666] {
        set_mode(&path, wide);
        let error = load(scratch.path(), Role::Signing).unwrap_err();
        let expected = format!("chmod 600 {}", path.display());
        assert!(error.to_string().ends_with(&expected), "{error}");
    }
    set_mode(&path, 0o400);
    load(scratch.path(), Role::Signing).unwrap();
    set_mode(scratch.path(), 0o750);
    let error = load(scratch.path(), Role::Signing).unwrap_err();
    assert!(error.to_string().contains("chmod 700 "), "{error}");
    set_mode(scratch.path(), 0o700);
}

#[test]
fn anything_but_a_whole_key_of_its_role_is_refused() {
    let scratch = Scratch::new("keys-format");
    create_dir(scratch.path()).unwrap();
    let good = "A".repeat(43);
    for text in [
        String::new(),
        format!("vestigo-key-v1 log {good}\n"),
        format!("vestigo-key-v2 signing {good}\n"),
        format!("vestigo-key-v1 signing {}\n", "A".repeat(42)),
        format!("vestigo-key-v1 signing {}\n", "A".repeat(44)),
        format!("vestigo-key-v1 signing {good}=\n"),
        // The last character carries bits beyond the 32 bytes.
        format!("vestigo-key-v1 signing {}B\n", "A".repeat(42)),
        format!("vestigo-key-v1 signing {good}\n\n"),
        format!("vestigo-key-v1 signing {good} \n"),
        "x".repeat(4096),
    ] {
        let path = Role::Signing.file_in(scratch.path());
        std::fs::write(&path, &text).unwrap();
        set_mode(&path, 0o600);
        let error = load(scratch.path(), Role::Signing).unwrap_err();
        assert!(matches!(error, KeyError::Format { .. }), "{text}: {error}");
    }
}

#[test]
fn a_link_is_not_followed() {
    let scratch = Scratch::new("keys-link");
    create_dir(scratch.path()).unwrap();
    let real = create(scratch.path(), Role::Log, &Seed::from_bytes([1; 32])).unwrap();
    let link = Role::Signing.file_in(scratch.path());
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let error = load(scratch.path(), Role::Signing).unwrap_err();
    assert!(matches!(error, KeyError::File { .. }), "{error}");
}

#[test]
fn debug_prints_no_byte_of_a_seed() {
    let seed = Seed::from_bytes([0xab; 32]);
    assert_eq!(format!("{seed:?}"), "Seed(..)");
}
