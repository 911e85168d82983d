//! A register as a file that the import reads, with errors put in if wanted.

use std::io::{self, Write};

use thiserror::Error;

use super::damage::{DamageClass, damage};
use super::layout::SynthRegister;
use super::random::Random;
use super::{SynthError, SynthGun, SynthOptions};

/// The columns, by the names that the import knows.
const HEADER: &str = "make,model,caliber,type,serial_number,country_of_manufacture,\
year_of_manufacture,importer,event_kind,event_date,event_to,event_to_kind,event_document\n";

/// The columns of the key: which row was damaged how, and what it said before.
const KEY_HEADER: &str = "line,class,make,model,caliber,serial_number,importer\n";

/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 1 << 16;

/// Which rows of a register are wrong.
#[derive(Debug)]
pub struct Errors<W> {
    /// Damaged rows in a million.
    pub per_million: u32,
    /// Where the key is written: one row for each damaged row.
    pub key: W,
}

/// What a register is written with.
#[derive(Debug)]
pub struct Rows<W> {
    /// Whether each gun has an event.
    pub events: bool,
    /// Errors, if any.
    pub errors: Option<Errors<W>>,
}

/// Why a register was not written.
#[derive(Debug, Error)]
pub enum TableError {
    /// There is no such register.
    #[error(transparent)]
    Synth(#[from] SynthError),
    /// The file could not be written.
    #[error("cannot write the register: {0}")]
    Write(#[from] io::Error),
}

/// Writes a register and gives the number of damaged rows. `progress` hears now and then how many
/// rows are written.
///
/// # Errors
/// [`TableError`].
pub fn write_csv<K: Write>(
    options: SynthOptions,
    mut rows: Rows<K>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, TableError> {
    let register = SynthRegister::new(options)?;
    let mut random = Random::labelled(options.seed, "errors");
    let mut damaged = 0;
    out.write_all(HEADER.as_bytes())?;
    if let Some(errors) = &mut rows.errors {
        errors.key.write_all(KEY_HEADER.as_bytes())?;
    }
    let mut line = String::with_capacity(256);
    for number in 0..options.records {
        let Some(mut gun) = register.gun(number) else { break };
        if let Some(errors) = &mut rows.errors
            && random.below(1_000_000) < u64::from(errors.per_million)
            && let Some((class, wrong)) = any_damage(&gun, &mut random)
        {
            // The header is line 1.
            write_key(&mut line, number + 2, class, &gun);
            errors.key.write_all(line.as_bytes())?;
            gun = wrong;
            damaged += 1;
        }
        line.clear();
        write_gun(&mut line, &gun);
        if rows.events {
            write_event(&mut line, &gun, number);
        } else {
            line.push_str(",,,,");
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
        if number % REPORT_EVERY == 0 {
            progress(number);
        }
    }
    out.flush()?;
    if let Some(errors) = &mut rows.errors {
        errors.key.flush()?;
    }
    progress(options.records);
    Ok(damaged)
}

/// Damage of a class that fits the gun, each class that does alike often.
fn any_damage(gun: &SynthGun, random: &mut Random) -> Option<(DamageClass, SynthGun)> {
    let classes: Vec<DamageClass> =
        DamageClass::ALL.into_iter().filter(|class| class.is_in_registers()).collect();
    for _ in 0..64 {
        let class = random.pick(&classes)?;
        if let Some(damaged) = damage(gun, class, random) {
            return Some((class, damaged));
        }
    }
    None
}

/// A cell, in quotation marks where the text needs them, and a comma.
fn cell(line: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
    line.push(',');
}

fn number(line: &mut String, number: u64) {
    let mut digits = [0u8; 20];
    let mut left = number;
    let mut length = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(left % 10).unwrap_or(0);
        left /= 10;
        length += 1;
        if left == 0 {
            break;
        }
    }
    line.extend(digits.iter().skip(digits.len() - length).map(|digit| char::from(*digit)));
}

fn write_gun(line: &mut String, gun: &SynthGun) {
    for text in
        [&*gun.make, &*gun.model, &*gun.calibre, &*gun.firearm_type, &gun.serial, &*gun.country]
    {
        cell(line, text);
    }
    if let Some(year) = gun.year {
        number(line, u64::from(year));
    }
    line.push(',');
    cell(line, &gun.importer);
}

/// The first sale. The names say what they are.
fn write_event(line: &mut String, gun: &SynthGun, row: u64) {
    line.push_str("SOLD_RETAIL,");
    if let Some(year) = gun.year {
        number(line, u64::from(year));
    }
    line.push_str(",Fictional Dealer ");
    number(line, row % 997);
    line.push_str(" (SYNTHETIC),LICENSEE,INVOICE SYNTHETIC-");
    number(line, row);
}

fn write_key(line: &mut String, at: u64, class: DamageClass, gun: &SynthGun) {
    line.clear();
    number(line, at);
    line.push(',');
    line.push_str(class.name());
    line.push(',');
    for text in [&*gun.make, &*gun.model, &*gun.calibre, &gun.serial, &*gun.importer] {
        cell(line, text);
    }
    line.pop();
    line.push('\n');
}
