use vestigo_protocol::codes::MarkComponent;
use vestigo_protocol::ids::Country;

use super::*;

/// The guns that were really recovered: make, model, calibre, serial.
fn recovered() -> Vec<[String; 4]> {
    let file = include_str!("../../../../deploy/demo/recovered-firearms.csv");
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            [0, 1, 2, 4].map(|at| row.get(at).unwrap().trim().to_owned())
        })
        .collect()
}

fn gun([maker, model, calibre, serial]: [&str; 4]) -> FirearmDescription {
    let name = |text: &str| Name::new(text).ok();
    FirearmDescription {
        maker: name(maker),
        model: name(model),
        calibre: name(calibre),
        marks: Mark::serial(MarkComponent::Frame, serial).into_iter().collect(),
        ..FirearmDescription::default()
    }
}

fn reasons(fields: [&str; 4]) -> Vec<AdviceReason> {
    advise(&gun(fields)).into_iter().map(|advice| advice.reason).collect()
}

#[test]
fn each_kind_of_mistake_gets_its_reason() {
    use AdviceReason as R;
    for (fields, reason) in [
        (["Glock", "17", "9mm", "U.S. PAT 4,539,889"], R::PatentNumberAsSerial),
        (["Glock", "17", "9mm", "4539889"], R::PatentNumberAsSerial),
        (["Beretta", "M9", "9mm", "1005-01-118-2640"], R::StockNumberAsSerial),
        (["FEG", "PA63", "", "MADE IN HUNGARY"], R::InscriptionAsSerial),
        (["Beretta", "92FS", "", "9X19"], R::CalibreAsSerial),
        (["Beretta", "92FS", "9 Para", "CAL 9MM"], R::CalibreAsSerial),
        (["Winchester", "", ".30-06", "3006"], R::CalibreAsSerial),
        (["Beretta", "92FS", "9 Para", "P. Beretta"], R::MakerAsSerial),
        (["Glock", "17", "9 Para", "Glock 17 HLD281"], R::MakerAsSerial),
        (["Beretta", "BER123456Z", "", "92FS"], R::ModelAndSerialSwapped),
        (["", "123456", "", "PT738"], R::ModelAndSerialSwapped),
        (["Taurus", "", "", "PT-738"], R::ModelAsSerial),
        (["Taurus", "XYZ77", "", "XYZ-77"], R::ModelAsSerial),
        (["Taurus", "PT738", "", "PT738 33243C"], R::ModelAsSerial),
        (["Taurus", "TLT10456", "", "ABC12345"], R::SerialAsModel),
        (["Taurus", "", "", "ABCDE"], R::SerialWithoutDigits),
        (["Taurus", "", "", "A12"], R::SerialTooShort),
        (["Glock", "", "", "A52800"], R::SerialImplausibleForMaker),
        (["Taurus", "", "", "TLT1[0456"], R::PatternUnreadable),
        (["Taurus", "", "", "*1234"], R::PatternTooBroad),
        (["Taurus", "", "", "TLT1O456"], R::LookAlikeCharacters),
        (["Taurus", "", "", "T\u{41B}T10456"], R::MixedScripts),
        (["Interarms", "", "", "TLT10456"], R::ImporterAsMaker),
        (["CAI FAIRFAX VT", "", "", "TLT10456"], R::ImportMarkAsMaker),
        (["Sears", "", "", "TLT10456"], R::RetailerAsMaker),
        (["Browning", "PT-92", "", "TLT10456"], R::ModelOfAnotherMaker),
        (["Unlisted Gunworks", "PT92", "", "TLT10456"], R::ModelOfAnotherMaker),
    ] {
        assert_eq!(reasons(fields), [reason], "{fields:?}");
    }
}

#[test]
fn a_country_that_is_not_the_makers_is_noticed() {
    let of = |maker, country| {
        let mut gun = gun([maker, "", "", "123456"]);
        gun.country_of_manufacture = Country::parse(country);
        advise(&gun)
    };
    let field = AdviceField::CountryOfManufacture;
    let wanted = [Advice { field, reason: AdviceReason::CountryNotOfMaker }];
    assert_eq!(of("Romarm", "US"), wanted);
    assert_eq!(of("Bersa", "GT"), wanted);
    for (maker, country) in [("Romarm", "RO"), ("Taurus", "US"), ("Nobody", "US"), ("", "US")] {
        assert_eq!(of(maker, country), [], "{maker}");
    }
}

#[test]
fn a_model_is_anothers_only_if_one_maker_is_known_for_it() {
    for maker in ["Taurus", "Forjas Taurus S.A.", ""] {
        assert_eq!(reasons([maker, "PT92", "", "TLT10456"]), [], "{maker}");
    }
    // Two dozen make it, nobody is known for it, or it says too little.
    for model in ["M1911A1", "XQZ55", "PM", ""] {
        assert_eq!(reasons(["Unlisted Gunworks", model, "", "TLT10456"]), [], "{model}");
    }
    // An importer is named as such, once.
    let found = reasons(["Interarms", "PT92", "", "TLT10456"]);
    assert_eq!(found, [AdviceReason::ImporterAsMaker]);
    let mut gun = gun(["Unlisted Gunworks", "PT92", "", "TLT10456"]);
    gun.brand = Name::new("Taurus").ok();
    assert_eq!(advise(&gun), []);
}

#[test]
fn what_is_known_to_be_incomplete_is_not_called_short() {
    let mut gun = gun(["Glock", "", "", "28"]);
    gun.obliteration = Some(Obliteration::Partial);
    assert_eq!(advise(&gun), []);
    gun.obliteration = Some(Obliteration::None);
    assert_eq!(advise(&gun).len(), 1);
    assert_eq!(reasons(["Glock", "", "", "H?D281"]), []);
    assert_eq!(reasons(["Glock", "", "", "NR 845"]), []);
}

#[test]
fn numbers_of_parts_may_be_short() {
    let mut gun = gun(["Romarm", "", "", "1-54938-03"]);
    gun.marks.push(Mark::serial(MarkComponent::Bolt, "38").unwrap());
    assert_eq!(advise(&gun), []);
    gun.marks.push(Mark::serial(MarkComponent::Barrel, "7.62x39").unwrap());
    assert_eq!(advise(&gun).len(), 1);
    gun.marks.push(Mark::serial(MarkComponent::Slide, "7.62x39").unwrap());
    assert_eq!(advise(&gun).len(), 1, "each reason once");
}

#[test]
fn names_are_distinct() {
    for names in [
        AdviceReason::ALL.map(AdviceReason::name).to_vec(),
        AdviceField::ALL.map(AdviceField::name).to_vec(),
    ] {
        let distinct: std::collections::BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(distinct.len(), names.len());
    }
    assert!(AdviceReason::ALL.is_sorted() && AdviceField::ALL.is_sorted());
}

#[test]
fn real_guns_raise_few_warnings() {
    let guns = recovered();
    assert!(guns.len() > 40, "{}", guns.len());
    let warned = guns
        .iter()
        .filter(|fields| {
            let advice = advise(&gun(fields.each_ref().map(String::as_str)));
            let wrong: Vec<&Advice> = advice.iter().filter(|a| !a.reason.is_notice()).collect();
            assert!(wrong.len() < 2, "{fields:?}: {wrong:?}");
            !wrong.is_empty()
        })
        .count();
    assert!(warned * 10 <= guns.len(), "{warned} of {}", guns.len());
}

/// A model of each maker among the recovered guns, for those that were written down without one.
fn usual_model(maker: &str) -> &'static str {
    match make::normal_form(maker).as_str() {
        "GLOCK" => "19 Gen4",
        "SMITHANDWESSON" => "M&P Shield",
        "TAURUS" => "G2C",
        "COLT" => "Government",
        "RUGER" => "LCP II",
        "LLAMA" => "Mini-Max",
        "CHARTERARMS" => "Undercover",
        "MOSSBERG" => "500A",
        "HIPOINT" => "CF-380",
        "COBRA" => "CA380",
        "ASTRA" => "357",
        "WALTHER" => "PPK/S",
        "STI" => "Trojan",
        "BERETTA" => "84F",
        other => panic!("no model for {other}"),
    }
}

#[test]
fn swapped_fields_of_real_guns_are_noticed() {
    use AdviceReason as R;
    let patents =
        ["U.S. PAT 4,539,889", "4,825,744", "PATENT PENDING", "PAT. NO. 1,618,510", "4893546"];
    let importers = [
        "Century Arms",
        "C.A.I. ST ALB VT",
        "Interarms",
        "KBI Inc, Harrisburg PA",
        "EAA Corp",
        "American Tactical Imports",
        "PW ARMS REDMOND WA",
        "Navy Arms Co.",
        "Magnum Research",
        "FIE Corp Miami FL",
        "INTERARMS ALEXANDRIA VIRGINIA",
        "Sile Distributors",
    ];
    let mut tried = [0; 4];
    let mut caught = [0; 4];
    let mut missed = Vec::new();
    for (at, [maker, model, calibre, serial]) in recovered().iter().enumerate() {
        let model = if model.is_empty() { usual_model(maker) } else { model };
        let as_serial = if calibre.is_empty() { "9X19" } else { calibre };
        let cases: [([&str; 4], &[R]); 4] = [
            ([maker, serial, calibre, model], &[R::ModelAndSerialSwapped]),
            (
                [importers[at % importers.len()], model, calibre, serial],
                &[R::ImporterAsMaker, R::ImportMarkAsMaker],
            ),
            ([maker, model, calibre, patents[at % patents.len()]], &[R::PatentNumberAsSerial]),
            ([maker, model, calibre, as_serial], &[R::CalibreAsSerial]),
        ];
        for (class, (fields, wanted)) in cases.into_iter().enumerate() {
            let found = reasons(fields);
            tried[class] += 1;
            if wanted.iter().any(|reason| found.contains(reason)) {
                caught[class] += 1;
            } else {
                missed.push((fields.map(str::to_owned), found));
            }
        }
    }
    for (tried, caught) in tried.into_iter().zip(caught) {
        assert!(caught * 100 >= tried * 80, "{caught} of {tried}: {missed:?}");
    }
}

#[test]
fn swapped_fields_are_noticed_without_knowing_the_maker() {
    let guns = recovered();
    let noticed = guns.iter().filter(|[maker, model, calibre, serial]| {
        let model = if model.is_empty() { usual_model(maker) } else { model };
        !reasons(["Unlisted Gunworks", serial, calibre, model]).is_empty()
    });
    let noticed = noticed.count();
    assert!(noticed * 100 >= guns.len() * 80, "{noticed} of {}", guns.len());
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_advised_on(
        maker in "\\PC{0,16}",
        model in "\\PC{0,16}",
        calibre in "\\PC{0,16}",
        serial in "\\PC{1,24}|[A-Z0-9?*\\[\\] .,-]{1,24}",
    ) {
        let found = reasons([&maker, &model, &calibre, &serial]);
        proptest::prop_assert!(found.is_sorted());
    }
}
