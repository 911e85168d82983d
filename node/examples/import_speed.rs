//! How fast rows come in: `import_speed DIRECTORY ROWS`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for the bench")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use vestigo::registry::import::{ImportOptions, Unnoted, import};
use vestigo::registry::{Registry, RegistrySource};
use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

fn main() {
    let mut args = std::env::args().skip(1);
    let directory = PathBuf::from(args.next().unwrap());
    let rows: u64 = args.next().unwrap().parse().unwrap();
    let _gone = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    let mut file = "make,model,caliber,type,serial_number,year\n".to_owned();
    let makers = ["Glock", "Colt", "Taurus", "Smith & Wesson", "Ceska Zbrojovka"];
    let mut state = 1u64;
    for number in 0..rows {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let maker = makers[(state >> 40) as usize % makers.len()];
        let model = (state >> 50) % 40;
        let letter = char::from(b'A' + ((state >> 35) % 26) as u8);
        let year = 1990 + (state >> 20) % 30;
        let serial = (number * 7_919) % 90_000_000 + 10_000_000;
        writeln!(file, "{maker},M{model},9mm,P,{letter}{serial},{year}").unwrap();
    }
    let set = RecordSet {
        name: Text::new("Register").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: None,
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_795_372_495),
    };
    let options = ImportOptions::new(set);
    let mut registry =
        Registry::open(&RegistrySource::Directory(directory.clone()), [7; 16]).unwrap();
    let start = Instant::now();
    let file = std::io::Cursor::new(file.as_bytes());
    let report = import(&mut registry, file, &options, &mut Unnoted, &mut |_, _| {}).unwrap();
    let took = start.elapsed().as_secs_f64();
    println!("{} rows in {took:.2} s: {:.0} rows/s", report.imported, rows as f64 / took);
    drop(registry);
    let start = Instant::now();
    let mut registry =
        Registry::open(&RegistrySource::Directory(directory.clone()), [7; 16]).unwrap();
    println!("opened in {:.3} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    registry.rebuild_index(&mut |_, _| {}).unwrap();
    println!("index rebuilt in {:.2} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let sound = registry.check().unwrap().is_sound();
    println!("checked in {:.2} s: {sound}", start.elapsed().as_secs_f64());
}
