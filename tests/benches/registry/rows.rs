//! The same guns as two files: as a registrar has them, and as the peers are given them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use vestigo::registry::synth::{Density, SynthOptions, SynthRegister};
use vestigo_protocol::firearm::serial::SerialForms;

use super::Failure;

const SEED: u64 = 20_261_122;

/// What both sides import.
pub(super) struct Files {
    /// For us: the columns of a register, the serial as seen.
    pub(super) register: PathBuf,
    /// For the peers: a number, the columns, and the normal forms computed already.
    pub(super) peer: PathBuf,
    /// The guns themselves, to ask about.
    pub(super) guns: SynthRegister,
    /// How many.
    pub(super) records: u64,
}

pub(super) fn write(
    place: &Path,
    records: u64,
    density: Density,
    with_peers: bool,
) -> Result<Files, Failure> {
    let guns = SynthRegister::new(SynthOptions { records, density, seed: SEED })?;
    let (register, peer) = (place.join("register.csv"), place.join("peer.csv"));
    let mut ours = BufWriter::with_capacity(1 << 20, File::create(&register)?);
    let mut theirs = BufWriter::with_capacity(1 << 20, File::create(&peer)?);
    writeln!(
        ours,
        "make,model,caliber,type,serial_number,country_of_manufacture,year_of_manufacture"
    )?;
    for number in 0..records {
        let gun = guns.gun(number).ok_or("the register is shorter than it should be")?;
        let forms = SerialForms::of(&gun.serial);
        let year = gun.year.map(|y| y.to_string()).unwrap_or_default();
        let cells = format!(
            "{},{},{},{},{},{},{year}",
            quoted(&gun.make),
            quoted(&gun.model),
            quoted(&gun.calibre),
            quoted(&gun.firearm_type),
            quoted(&gun.serial),
            quoted(&gun.country)
        );
        writeln!(ours, "{cells}")?;
        if !with_peers {
            continue;
        }
        let reversed: String = forms.folded.chars().rev().collect();
        writeln!(theirs, "{},{cells},{},{},{reversed}", number + 1, forms.canonical, forms.folded)?;
    }
    ours.into_inner()?.sync_all()?;
    theirs.into_inner()?.sync_all()?;
    Ok(Files { register, peer, guns, records })
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
