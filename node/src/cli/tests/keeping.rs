//! Backups and recovery, through a real socket.

use super::*;

#[test]
fn a_backup_and_a_recovery_are_told_in_words_and_in_json() {
    let node = Node::start("line-keeping");
    let target = std::env::temp_dir().join("vestigo-line-keeping.backup");
    let target = target.display();
    for (line, call, says) in [
        (format!("backup {target}"), format!("backup {target} false"), "It holds no keys"),
        ("recovery status".to_owned(), "recovery".to_owned(), "2 entries that partners saw"),
    ] {
        let ran = node.run(&line);
        assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
        assert!(ran.out.contains(says), "{}", ran.out);
        let raw = ["column-", "word-", "note-"].iter().any(|p| ran.out.contains(p));
        assert!(!raw, "{}", ran.out);
        assert!(node.run(&format!("{line} --json")).json().is_object());
        assert!(node.calls.all().iter().any(|c| c.contains(&call)), "{:?}", node.calls.all());
    }
    let refused = node.run("recovery open-epoch");
    assert_eq!(refused.exit, 2);
    assert!(refused.err.contains("cannot be taken back"), "{}", refused.err);
    let restored = node.run("restore some.backup");
    assert_eq!(restored.exit, 0);
    assert!(restored.out.contains("the old node never runs again"), "{}", restored.out);
}
