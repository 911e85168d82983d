//! The agencies as separate nodes on this machine: founded, filled, started, joined.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vestigo_protocol::ids::Country;

use super::cast::{self, Agency};
use super::people;
use super::process::{Commands, LOOK, NodeProcess};
use super::synthetic::{PlacedRow, register_csv};
use crate::api::client::Client;
use crate::api::socket;
use crate::config;
use crate::program;
use crate::service::requests::{
    AcceptInviteRequest, ConfirmPartnerRequest, ImportRequest, InitRequest, ListRequest,
    ProposeAgreementRequest,
};
use crate::service::views::{AgreementState, AgreementView, ImportReportView};
use crate::service::{Caller, ErrorCode, Outcome, Service, ServiceError};
use crate::text::Text;

/// Of the invented registers: the same on every machine.
const SEED: u64 = 0x7665_7374_6967_6f31;

/// Rows of each invented register, one per custody event.
pub(super) const ROWS: usize = 20_000;

/// Automatic answers leave at multiples of this many seconds; 60 unless configured.
pub(super) const RELEASE_SECONDS: u64 = 1;

/// How long anything may take that needs no person.
const WAIT_MAX: Duration = Duration::from_secs(45);

/// Longest path of a data directory whose socket still has room (`sun_path`).
const DATA_DIR_MAX: usize = socket::PATH_MAX - 1 - socket::FILE_NAME.len();

/// Looks again and again until there is something; `what` says what is waited for.
pub(super) async fn until<T>(
    what: &str,
    mut look: impl AsyncFnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let end = Instant::now() + WAIT_MAX;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() >= end {
            return Err(ServiceError::new(ErrorCode::Unavailable, "error-demo-timeout")
                .with("what", what)
                .with("seconds", WAIT_MAX.as_secs()));
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// The directory of the federation: removed at the end unless it is to be kept.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) dir: PathBuf,
    kept: bool,
}

impl Place {
    /// Makes the directory. One that is to be kept must not exist or must be empty.
    pub(super) fn make(keep: Option<&Path>) -> Outcome<Self> {
        let dir = match keep {
            Some(dir) => std::path::absolute(dir).map_err(|e| ServiceError::file(dir, &e))?,
            None => {
                let mut name = [0u8; 6];
                getrandom::fill(&mut name).map_err(ServiceError::unexpected)?;
                let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
                std::env::temp_dir().join(format!("vestigo-{name}"))
            }
        };
        // The longest data directory in it.
        if dir.join("impostor-xa").as_os_str().len() > DATA_DIR_MAX {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-demo-dir-too-long")
                .with("path", dir.display())
                .with("limit", DATA_DIR_MAX - "/impostor-xa".len()));
        }
        if keep.is_some() && fs::read_dir(&dir).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-demo-dir-not-empty")
                .with("path", dir.display()));
        }
        fs::DirBuilder::new()
            .recursive(keep.is_some())
            .mode(0o700)
            .create(&dir)
            .map_err(|e| ServiceError::file(&dir, &e))?;
        Ok(Self { dir, kept: keep.is_some() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.kept {
            let _removed = fs::remove_dir_all(&self.dir);
        }
    }
}

/// One agency's node.
#[derive(Debug)]
pub(super) struct Node {
    /// Its agency.
    pub(super) agency: &'static Agency,
    /// The node name.
    pub(super) name: String,
    /// Its data directory.
    pub(super) dir: PathBuf,
    /// The safety number of its national root.
    pub(super) root: String,
    /// Its local interface.
    pub(super) client: Client,
    /// The hash of the agreement under which XA asks it; empty for XA.
    pub(super) agreement: String,
    /// Where a browser reaches its pages.
    pub(super) url: String,
    log: PathBuf,
    /// Kept from others until the node takes them.
    ports: Vec<TcpListener>,
    process: Option<NodeProcess>,
}

impl Node {
    /// Founds a node in `place` under the directory name `dir`.
    pub(super) fn found(
        agency: &'static Agency,
        place: &Path,
        dir: &str,
        text: Text,
    ) -> Outcome<Self> {
        let data_dir = place.join(dir);
        let (port, web) = (free_port()?, free_port()?);
        let address = port.local_addr().map_err(ServiceError::unexpected)?;
        let pages = web.local_addr().map_err(ServiceError::unexpected)?;
        let listen = vec![format!("/ip4/127.0.0.1/tcp/{}", address.port())];
        let language = text.language.tag().to_owned();
        let view = program::found(
            InitRequest {
                data_dir: data_dir.clone(),
                root_dir: None,
                country: agency.code.to_owned(),
                agency: text.say(agency.title),
                slug: agency.slug.to_owned(),
                listen: listen.clone(),
                language: language.clone(),
                uid: caller().uid,
                public_name: None,
                marking_practice: Some(format!("{} 26 000123 (SYNTHETIC)", agency.code)),
            },
            true,
        )?;
        people::equip(&data_dir)?;
        let config = data_dir.join(config::FILE_NAME);
        fs::write(&config, configuration(&language, &listen, &pages.to_string()))
            .map_err(|e| ServiceError::file(&config, &e))?;
        Ok(Self {
            agency,
            name: view.node,
            root: view.safety_number,
            client: Client::new(&data_dir),
            agreement: String::new(),
            log: place.join(format!("{dir}.log")),
            dir: data_dir,
            url: format!("http://localhost:{}/", pages.port()),
            ports: vec![port, web],
            process: None,
        })
    }

    /// Starts the process and waits until it answers.
    pub(super) async fn start(&mut self, commands: &Commands) -> Outcome<()> {
        // Nobody else could take the ports until now.
        self.ports.clear();
        let mut process = NodeProcess::start(&commands.program, &self.dir, &self.log)?;
        let started = until(&self.name, async || {
            process.ensure_alive()?;
            Ok(self.client.status(caller()).await.ok())
        })
        .await;
        self.process = Some(process);
        started.map(drop)
    }

    /// Stops the process in order.
    pub(super) async fn stop(&mut self) -> Outcome<()> {
        match self.process.take() {
            Some(process) => process.stop().await,
            None => Ok(()),
        }
    }

    /// Asks the process to stop, without waiting.
    pub(super) fn hang_up(&mut self) {
        if let Some(process) = &mut self.process {
            process.hang_up();
        }
    }

    /// The process id.
    pub(super) fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(NodeProcess::id)
    }

    /// Invents a register of `rows` rows with `placed` among them, and imports it.
    pub(super) async fn fill(
        &self,
        rows: usize,
        placed: Vec<PlacedRow>,
        mut progress: impl FnMut(u64, u64),
    ) -> Outcome<ImportReportView> {
        let country = Country::parse(self.agency.code)
            .ok_or_else(|| ServiceError::unexpected(self.agency.code))?;
        let file = self.dir.with_extension("csv");
        let path = file.clone();
        tokio::task::spawn_blocking(move || {
            let register = register_csv(country, SEED, rows, &placed);
            fs::write(&path, register).map_err(|e| ServiceError::file(&path, &e))
        })
        .await
        .map_err(ServiceError::unexpected)??;
        let request = ImportRequest {
            set: "national register (SYNTHETIC)".to_owned(),
            kind: Some("registry".to_owned()),
            from_year: Some(1985),
            to_year: Some(2024),
            all_or_nothing: true,
            ..ImportRequest::default()
        };
        let (sender, mut receiver) = tokio::sync::mpsc::channel(8);
        let import = self.client.registry_import(caller(), request, file.clone().into(), sender);
        let watch = async {
            while let Some(far) = receiver.recv().await {
                progress(far.bytes, far.total_bytes);
            }
        };
        let (report, ()) = futures::join!(import, watch);
        let _removed = fs::remove_file(&file);
        report
    }

    /// What this process reported so far.
    pub(super) fn log_text(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

/// The person who runs the demo: the first officer of every node.
pub(super) fn caller() -> Caller {
    Caller::of(rustix::process::geteuid().as_raw())
}

/// A port that nobody uses, below those that systems give to outgoing connections, kept until the
/// node is started.
fn free_port() -> Outcome<TcpListener> {
    let mut random = [0u8; 2];
    getrandom::fill(&mut random).map_err(ServiceError::unexpected)?;
    let start = u16::from_le_bytes(random) % 10_000;
    (0..10_000)
        .find_map(|step| {
            let port = 20_000 + (start + step) % 10_000;
            TcpListener::bind(("127.0.0.1", port)).ok()
        })
        .ok_or_else(|| ServiceError::new(ErrorCode::Unavailable, "error-demo-no-port"))
}

fn configuration(language: &str, listen: &[String], pages: &str) -> String {
    format!(
        "{}\
         # Short times, so that nobody has to wait in the demo.\n\
         redial_min_ms = 200\n\
         redial_max_ms = 1000\n\
         \n\
         [desk]\n\
         # 60 and 3 unless configured.\n\
         release_interval_seconds = {RELEASE_SECONDS}\n\
         sampled_share_percent = 0\n\
         \n\
         [log]\n\
         checkpoint_interval_ms = 250\n\
         \n\
         [web]\n\
         listen = \"{pages}\"\n",
        config::Config::initial_file(language, listen)
    )
}

/// Lets two nodes join: lines, safety numbers, agreement. Gives the agreement's hash, and whether
/// both saw the numbers that the other read aloud.
pub(super) async fn join(asks: &Node, answers: &Node) -> Outcome<(String, bool)> {
    let invite = asks.client.partner_invite(caller()).await?;
    let accept = |line| AcceptInviteRequest { line };
    let theirs = answers.client.partner_accept(caller(), accept(invite.line)).await?;
    let ours = asks.client.partner_accept(caller(), accept(theirs.line)).await?;
    // The telephone call.
    let compared = theirs.partner.safety_number == invite.safety_number
        && ours.partner.safety_number == theirs.safety_number
        && invite.safety_number == asks.root
        && theirs.safety_number == answers.root;
    for (who, whom) in [(asks, answers), (answers, asks)] {
        let request =
            ConfirmPartnerRequest { name: whom.name.clone(), safety_number: whom.root.clone() };
        who.client.partner_confirm(caller(), request).await?;
        until(&whom.name, async || {
            let all = who.client.partners(caller()).await?;
            // Its name comes with its descriptor.
            Ok(all.items.into_iter().find(|p| p.name == whom.name && !p.agency.is_empty()))
        })
        .await?;
    }
    let proposal = ProposeAgreementRequest {
        partner: answers.name.clone(),
        terms: cast::terms(answers.agency.code),
        valid_from: None,
    };
    let hash = asks.client.agreement_propose(caller(), proposal).await?.hash;
    agreement(answers, &hash, AgreementState::ProposedByPartner).await?;
    answers.client.agreement_accept(caller(), hash.clone()).await?;
    agreement(asks, &hash, AgreementState::InForce).await?;
    Ok((hash, compared))
}

async fn agreement(node: &Node, hash: &str, state: AgreementState) -> Outcome<AgreementView> {
    until(&node.name, async || {
        let all = node.client.agreements(caller(), ListRequest::default()).await?;
        Ok(all.items.into_iter().find(|a| a.hash == hash && a.state == state))
    })
    .await
}

/// All nodes of the demo.
#[derive(Debug)]
pub(super) struct Federation {
    /// In the order of the cast.
    pub(super) nodes: Vec<Node>,
    /// How commands are run.
    pub(super) commands: Commands,
    /// Where everything lies.
    pub(super) place: Place,
}

impl Federation {
    /// The node of a country.
    pub(super) fn node(&self, code: &str) -> Outcome<&Node> {
        let unknown = || ServiceError::unexpected(format!("no node of {code}"));
        self.nodes.iter().find(|node| node.agency.code == code).ok_or_else(unknown)
    }

    /// The same, to start or stop it.
    pub(super) fn node_mut(&mut self, code: &str) -> Outcome<(&mut Node, &Commands)> {
        let unknown = || ServiceError::unexpected(format!("no node of {code}"));
        let node =
            self.nodes.iter_mut().find(|node| node.agency.code == code).ok_or_else(unknown)?;
        Ok((node, &self.commands))
    }

    /// The node that a node name names.
    pub(super) fn named(&self, name: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.name == name)
    }
}

impl Drop for Federation {
    fn drop(&mut self) {
        // All at once, before each is waited for.
        for node in &mut self.nodes {
            node.hang_up();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_configuration_that_is_written_can_be_read() {
        let listen = vec!["/ip4/127.0.0.1/tcp/20000".to_owned()];
        for language in crate::text::Language::TAGS {
            let config =
                Config::read(&configuration(language, &listen, "127.0.0.1:8480"), "test", [])
                    .unwrap();
            assert_eq!(config.node.language, language);
            assert_eq!(config.desk.release_interval_seconds, RELEASE_SECONDS);
            assert_eq!(config.desk.sampled_share_percent, 0);
            assert_eq!(config.net.listen, listen);
        }
    }

    #[test]
    fn a_directory_in_use_is_not_taken_and_a_temporary_one_is_removed() {
        let place = Place::make(None).unwrap();
        let dir = place.dir.clone();
        assert!(Place::make(Some(&dir)).is_ok());
        fs::write(dir.join("file"), "x").unwrap();
        let error = Place::make(Some(&dir)).unwrap_err();
        assert_eq!(error.key, "error-demo-dir-not-empty");
        drop(place);
        assert!(!dir.exists());
    }

    #[test]
    fn a_directory_whose_socket_would_not_open_is_refused_at_once() {
        let long = std::env::temp_dir().join("d".repeat(100));
        let error = Place::make(Some(&long)).unwrap_err();
        assert_eq!(error.key, "error-demo-dir-too-long");
        assert!(!long.exists());
    }
}
