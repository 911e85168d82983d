//! The sources, as far as their order is a rule of the house.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One source file of the node.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path below `src`, with `/`.
    pub path: String,
    /// Module directly below the crate: `runtime` for `runtime.rs` and for `runtime/core.rs`.
    pub module: String,
    /// Lines with their numbers, from 1; comments, tests and literal texts left out.
    pub code: Vec<(usize, String)>,
    /// The whole text.
    pub text: String,
    /// Whether the file exists for tests alone.
    pub is_test: bool,
}

impl Source {
    /// Modules directly below the crate that the code names, with the line.
    #[must_use]
    pub fn names_of_crate(&self) -> Vec<(usize, String)> {
        let mut names = Vec::new();
        for (line, code) in &self.code {
            // `super` of a file directly below `src` is the crate.
            let root = if self.path.contains('/') { "crate::" } else { "super::" };
            for marker in ["crate::", root] {
                for (at, _) in code.match_indices(marker) {
                    let inner = code.get(..at).is_some_and(|b| b.ends_with(word));
                    let rest = code.get(at + marker.len()..).unwrap_or_default();
                    let name: String = rest.chars().take_while(|c| word(*c)).collect();
                    if !inner && !name.is_empty() {
                        names.push((*line, name));
                    }
                }
            }
        }
        names
    }

    /// Lines of code in which `name` stands as a whole word.
    #[must_use]
    pub fn lines_with(&self, name: &str) -> Vec<usize> {
        let stands = |code: &str| {
            code.match_indices(name).any(|(at, _)| {
                let before = code.get(..at).is_some_and(|b| b.ends_with(word));
                let after = code.get(at + name.len()..).is_some_and(|a| a.starts_with(word));
                !before && !after
            })
        };
        self.code.iter().filter(|(_, code)| stands(code)).map(|(line, _)| *line).collect()
    }

    /// Lines before the tests at the end of the file.
    #[must_use]
    pub fn length(&self) -> usize {
        let tests = |(at, line): (usize, &str)| {
            let next = self.text.lines().nth(at + 1).unwrap_or_default();
            (line == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{'))
                .then_some(at)
        };
        let all = self.text.lines().count();
        self.text.lines().enumerate().find_map(tests).unwrap_or(all)
    }
}

fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The directory that holds the workspace.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in it").to_owned()
}

/// All files below a directory whose names end in one of `endings`, but for what is built.
#[must_use]
pub fn files(dir: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).expect("a directory") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && name != ".git" && name != "node_modules" {
                open.push(path);
            } else if path.is_file() && endings.iter().any(|e| name.ends_with(e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The sources of a package of the workspace.
#[must_use]
pub fn of(package: &str) -> Vec<Source> {
    let src = workspace().join(package).join("src");
    let read = |path: &PathBuf| {
        let below = path.strip_prefix(&src).expect("it lies there");
        let text = std::fs::read_to_string(path).expect("a source");
        (below.display().to_string(), text)
    };
    let all: Vec<(String, String)> = files(&src, &[".rs"]).iter().map(read).collect();
    let tests: BTreeSet<String> = all.iter().flat_map(|(p, t)| test_modules(p, t)).collect();
    all.into_iter()
        .map(|(path, text)| {
            let stem = path.strip_suffix(".rs").unwrap_or(&path).to_owned();
            let above = |test: &String| stem == *test || stem.starts_with(&format!("{test}/"));
            let module = stem.split('/').next().unwrap_or_default().to_owned();
            Source { is_test: tests.iter().any(above), code: code(&text), module, path, text }
        })
        .collect()
}

/// Paths, without ending, of the modules that a file declares for tests alone.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let dir = if stem == "lib" || stem == "main" { String::new() } else { format!("{stem}/") };
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter_map(|pair| {
            let [first, second] = pair else { return None };
            let declared = second.trim().strip_suffix(';')?;
            let name = declared.split("mod ").nth(1)?;
            (first.trim() == "#[cfg(test)]").then(|| format!("{dir}{name}"))
        })
        .collect()
}

/// Code without comments, literal texts and the tests at the end.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut code = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).copied().unwrap_or_default();
        if *line == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{') {
            break;
        }
        let bare = line.split("//").next().unwrap_or_default();
        // What stands between quotes is no name; a text over several lines begins with one anyway.
        let outside: String = bare.split('"').step_by(2).collect::<Vec<_>>().join("\"");
        code.push((at + 1, outside));
    }
    code
}
