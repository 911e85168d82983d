//! Commands about the analysis.

use super::*;

#[test]
fn figures_come_with_what_may_not_be_concluded_and_forms_as_workbooks() {
    let node = Node::start("line-analysis");
    let shown = node.run("analysis show");
    assert!(shown.exit == 0 && shown.out.contains("n = "), "{}{}", shown.out, shown.err);
    assert!(shown.out.contains("no random sample"), "{}", shown.out);
    let only = node.run("analysis show --subject flows --json").json();
    assert_eq!(only["figures"][0]["subject"], "FLOWS");
    assert!(only["figures"][0]["disclaimer"].is_string());
    assert!(node.run("analysis show --csv").out.starts_with("Figure,Of,Counted,Number"));
    // Where words are written as one line, `_` stands for a blank.
    let line = ["vestigo", "analysis", "form", "SDG_16_4_2", "--year", "2024", "--data-dir"];
    let mut args: Vec<OsString> = line.map(Into::into).into();
    args.push(node.scratch.path().into());
    let form = run_args(args, "", &[("VESTIGO_LANG", "en")], &FakeOffline::default());
    assert!(
        form.exit == 0 && form.out.contains("Indicator, in percent"),
        "{}{}",
        form.out,
        form.err
    );
    let file = node.scratch.path().join("form.xlsx");
    let written = node.run(&format!("analysis form EU --year 2024 --output {}", file.display()));
    assert_eq!(written.exit, 0, "{}", written.out);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}

#[test]
fn the_sample_is_the_same_under_the_same_seed() {
    let node = Node::start("line-analysis-sample");
    let read = |name: &str| {
        let dir = node.scratch.path().join(name);
        let made =
            node.run(&format!("analysis sample --seed 3 --guns 200 --output {}", dir.display()));
        assert_eq!(made.exit, 0, "{}", made.out);
        ["guns.csv", "sales.csv", "figures.json", "SDG_16_4_2.xlsx", "EU.csv"]
            .map(|file| std::fs::read(dir.join(file)).unwrap())
    };
    assert!(read("one") == read("other"));
}
