//! Sealed reports, through a real socket.

use super::*;

#[test]
fn a_report_is_issued_and_listed_in_words_and_in_json() {
    let node = Node::start("line-reports");
    let file = std::env::temp_dir().join(format!("vestigo-line-report-{}.pdf", std::process::id()));
    let out = file.display();
    let line =
        format!("report issue {TRACE} --output {out} --recipient Court --for court --language fr");
    let ran = node.run(&line);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
    assert!(ran.out.contains("7F3A-91C2-04DE-55B0-8A1C"), "{}", ran.out);
    assert!(ran.out.contains("Nothing has changed"), "{}", ran.out);
    assert_eq!(std::fs::read(&file).unwrap(), b"%PDF");
    let calls = node.calls.all();
    let call = format!("report_issue {TRACE} Court fr Some(\"court\") false");
    assert!(calls.iter().any(|c| c.contains(&call)), "{calls:?}");
    // What is there is never overwritten, and nothing is issued then.
    let refused = node.run(&line);
    assert_eq!(refused.exit, 6);
    assert_eq!(node.calls.all().iter().filter(|c| c.contains("report_issue")).count(), 1);
    std::fs::remove_file(&file).unwrap();
    let listed = node.run("report list --code 7F3A-91C2-04DE-55B0-8A1C");
    assert!(listed.exit == 0 && listed.out.contains("Court 3"), "{}", listed.out);
    assert!(node.run("report list --csv").out.starts_with("No.,"));
    assert!(node.run("report list --json").json().is_object());
}

#[test]
fn a_pdf_that_is_no_report_is_refused_in_clear_words() {
    let node = Node::start("line-no-report");
    let file = std::env::temp_dir().join(format!("vestigo-no-report-{}.pdf", std::process::id()));
    std::fs::write(&file, b"%PDF-1.7\nsomething else\n%%EOF").unwrap();
    let ran = node.run(&format!("verify {}", file.display()));
    assert_eq!(ran.exit, 20);
    assert!(ran.out.contains("NOT A REPORT"), "{}", ran.out);
    let json = node.run(&format!("verify {} --json", file.display())).json();
    assert_eq!(json["verdict"], "broken");
    std::fs::remove_file(&file).unwrap();
}
