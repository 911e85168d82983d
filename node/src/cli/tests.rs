use std::cell::RefCell;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;

use super::*;
use crate::api::{ImportSpool, serve, socket};
use crate::scratch::Scratch;
use crate::service::fake::{self, Calls, FakeService, PARTNER, SERIAL, TRACE};
use crate::service::requests::keeping::RestoreRequest;
use crate::service::requests::{
    DemoRequest, EvaluateRequest, ExportRequest, FindRequest, ImportFiles, ImportRequest,
    InitRequest, SynthRequest, VerifyBundleRequest, VerifyLogRequest,
};
use crate::service::trial;
use crate::service::views::{
    DemoCheckView, DemoView, EvaluationReport, ExportView, FindView, ImportProgress,
    ImportReportView, InitView, InventoryView, LogProblemView, LogVerifyView, ObserverKeyView,
    RegistryCheckView, RestoreView, SignerView, SynthView, Verdict, VerifyView, WitnessKeyView,
};
use crate::service::{Caller, ErrorCode};

/// The program without a node; the first byte of a bundle is its verdict.
#[derive(Default)]
struct FakeOffline {
    founded: RefCell<Vec<InitRequest>>,
}

impl Offline for FakeOffline {
    fn init(&self, request: InitRequest) -> Outcome<InitView> {
        let view = InitView {
            node: format!("vestigo/{}/{}", request.country.to_lowercase(), request.slug),
            data_dir: request.data_dir.display().to_string(),
            root_dir: "/root-key".to_owned(),
            config: "/vestigo.toml".to_owned(),
            safety_number: fake::NUMBER.to_owned(),
            officer_uid: request.uid,
            setup_link: request.public_name.as_ref().map(|name| format!("https://{name}/setup#1")),
        };
        self.founded.borrow_mut().push(request);
        Ok(view)
    }

    fn restore(&self, request: RestoreRequest) -> Outcome<RestoreView> {
        Ok(RestoreView {
            data_dir: request.data_dir.display().to_string(),
            files: 3,
            entries: 40,
            root: "ab".repeat(32),
            with_keys: request.keys.is_some(),
            sealed_keys: true,
        })
    }

    fn serve(&self, data_dir: &Path, _: Option<&str>) -> Outcome<()> {
        Err(socket::SocketError::Live(socket::path_in(data_dir)).into())
    }

    fn witness_new_key(&self, _: &Path, root_dir: &Path) -> Outcome<WitnessKeyView> {
        if root_dir.ends_with("wrong") {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-witness-root")
                .with("path", root_dir.display()));
        }
        Ok(WitnessKeyView { version: 2, keys: vec!["a+b+c".to_owned()] })
    }

    fn observer_key(&self, file: &Path) -> Outcome<ObserverKeyView> {
        Ok(ObserverKeyView {
            file: file.display().to_string(),
            public: "vestigo-observer1:AAAA".to_owned(),
            kid: "ab".repeat(32),
        })
    }

    fn demo(
        &self,
        request: DemoRequest,
        _: Text,
        out: &mut dyn std::io::Write,
    ) -> Outcome<DemoView> {
        writeln!(out, "hop by hop").unwrap();
        let check = DemoCheckView { key: "note-log-holds".to_owned(), held: request.check };
        Ok(DemoView { checks: vec![check], kept: None })
    }

    fn verify_bundle(&self, request: VerifyBundleRequest) -> Outcome<VerifyView> {
        let verdict = match request.bundle.first() {
            Some(b'a') => Verdict::Authentic,
            Some(b'c') => Verdict::Consistent,
            _ => Verdict::Broken,
        };
        let confirmed = verdict == Verdict::Authentic;
        let signer = SignerView {
            node: PARTNER.to_owned(),
            safety_number: fake::NUMBER.to_owned(),
            confirmed,
        };
        Ok(VerifyView {
            verdict,
            signers: vec![signer],
            statements: 5,
            receipts: 5,
            checkpoints: 2,
            synthetic: false,
            problems: if verdict == Verdict::Broken { vec!["bad".to_owned()] } else { vec![] },
            chain: vec![fake::verified()],
            witnesses: confirmed.then(fake::witnessed).into_iter().collect(),
        })
    }

    fn log_verify(&self, data_dir: &Path, request: VerifyLogRequest) -> Outcome<LogVerifyView> {
        let problem = LogProblemView {
            index: Some(7),
            leaf: Some("ab".repeat(32)),
            key: "note-log-entry-altered".to_owned(),
            args: [("index".to_owned(), "7".to_owned())].into(),
        };
        let broken = data_dir.ends_with("broken");
        Ok(LogVerifyView {
            origin: PARTNER.to_owned(),
            entries: 9,
            root: "ef".repeat(32),
            checkpoint_size: Some(9),
            partner_copies: request.partner_copies.len() as u64,
            problems: if broken { vec![problem] } else { vec![] },
        })
    }

    fn registry_import(
        &self,
        _: &Path,
        _: Option<&str>,
        request: ImportRequest,
        files: &ImportFiles,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Outcome<ImportReportView> {
        let file = &files.file;
        let text = std::fs::read_to_string(file).map_err(|e| ServiceError::file(file, &e))?;
        progress(ImportProgress { bytes: 1, total_bytes: 2, rows: 1 });
        fake::note_issues(files);
        Ok(fake::import_report(request.set, text.lines().count() as u64))
    }

    fn registry_export(
        &self,
        _: &Path,
        _: Option<&str>,
        request: ExportRequest,
        file: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView> {
        progress(1, 1);
        fake::export(&request, file)
    }

    fn registry_inventory(&self, _: &Path, _: Option<&str>) -> Outcome<InventoryView> {
        Ok(fake::inventory())
    }

    fn registry_check(&self, data_dir: &Path, _: Option<&str>) -> Outcome<RegistryCheckView> {
        let damaged = if data_dir.ends_with("broken") { vec![7, 9] } else { vec![] };
        Ok(RegistryCheckView { records: 41, damaged, counts_hold: true })
    }

    fn registry_rebuild(
        &self,
        _: &Path,
        _: Option<&str>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView> {
        progress(41, 41);
        Ok(ExportView { records: 41, rows: 0 })
    }

    fn registry_find(&self, _: &Path, _: Option<&str>, request: FindRequest) -> Outcome<FindView> {
        assert_eq!(request.firearm.serial.as_deref(), Some(SERIAL));
        Ok(FindView::default())
    }

    fn registry_synth(
        &self,
        request: SynthRequest,
        out: &Path,
        progress: &dyn Fn(u64, u64),
    ) -> Outcome<SynthView> {
        trial::synth(&request, out, progress)
    }

    fn registry_evaluate(
        &self,
        request: EvaluateRequest,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Outcome<EvaluationReport> {
        trial::evaluate(&request, progress)
    }
}

/// What a run left behind.
struct Ran {
    exit: u8,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

/// Runs one command line, words separated by blanks; `_` in a word stands for a blank.
fn run_with(line: &str, input: &str, env: &[(&str, &str)], offline: &FakeOffline) -> Ran {
    let mut args: Vec<OsString> = vec!["vestigo".into()];
    args.extend(line.split_whitespace().map(|word| word.replace('_', " ").into()));
    run_args(args, input, env, offline)
}

fn run_args(args: Vec<OsString>, input: &str, env: &[(&str, &str)], offline: &FakeOffline) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = Cursor::new(input.as_bytes().to_vec());
    let mut world = World {
        env: env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        input: &mut input,
        out: &mut out,
        err: &mut err,
        out_is_terminal: false,
        err_is_terminal: false,
        caller: Caller::of(1000),
    };
    let exit = run(args, &mut world, offline).code();
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn run_line(line: &str) -> Ran {
    run_with(line, "", &[("HOME", "/nonexistent")], &FakeOffline::default())
}

/// A node with a canned service on a socket of its own, for as long as the value lives.
struct Node {
    scratch: Scratch,
    calls: Calls,
    _runtime: tokio::runtime::Runtime,
}

impl Node {
    fn start(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let service = FakeService::default();
        let calls = service.calls.clone();
        let spool = ImportSpool { dir: scratch.path().to_owned(), max_bytes: 1024 * 1024 };
        let listener = {
            let _inside = runtime.enter();
            socket::bind(scratch.path()).unwrap()
        };
        runtime.spawn(serve(listener, std::sync::Arc::new(service), spool, std::future::pending()));
        Self { scratch, calls, _runtime: runtime }
    }

    fn run(&self, line: &str) -> Ran {
        self.run_in(line, "en")
    }

    fn run_in(&self, line: &str, language: &str) -> Ran {
        let mut args: Vec<OsString> = vec!["vestigo".into(), "--data-dir".into()];
        args.push(self.scratch.path().into());
        args.extend(line.split_whitespace().map(|word| word.replace('_', " ").into()));
        run_args(args, "", &[("VESTIGO_LANG", language)], &FakeOffline::default())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.scratch.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

mod adviser;
mod batches;
mod chain;
mod holdings;
mod keeping;
mod life;
mod analysis;
mod reports;
mod running;
mod stopped;
mod words;
