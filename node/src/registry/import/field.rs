//! What a column can hold, and the headings under which registers have it.

/// Declares the fields with their headings. The first heading is the field's name in messages,
/// in mappings and in files that are written here; then other English ones, Spanish, Portuguese
/// and French, NIEM elements and NCIC field codes, all as [`plain`] leaves them.
macro_rules! fields {
    ($( $(#[$doc:meta])* $field:ident: $($heading:literal)+; )+) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $( $(#[$doc])* $field, )+
        }

        impl Field {
            /// Every field, in the order in which files are written.
            pub const ALL: &'static [Self] = &[$( Self::$field, )+];

            /// The headings under which the field is known, its name first.
            const fn headings(self) -> &'static [&'static str] {
                match self {
                    $( Self::$field => &[$($heading),+], )+
                }
            }
        }
    };
}

fields! {
    /// Maker's name as marked.
    Make: "make" "maker" "manufacturer" "marca" "fabricante" "marque" "fabricant"
        "firearmmaketext" "itemmaketext" "itemmakename" "firearmmakecode" "mak";
    /// Brand, where it is not the maker's.
    Brand: "brand" "trademark" "marca_comercial" "marque_commerciale" "itembrandname";
    /// Model as marked.
    Model: "model" "modelo" "modele" "modèle" "itemmodelname" "firearmmodeltext" "mod";
    /// Calibre as marked or recorded.
    Calibre: "caliber" "calibre" "firearmcalibertext" "firearmcalibercode" "firearmboresizetext"
        "firearmboresize" "cal";
    /// Type: a word or an NCIC code.
    FirearmType: "type" "firearm_type" "tipo" "tipo_de_arma" "type_d_arme" "type_darme"
        "firearmcategorycode" "firearmcategorydescriptioncode" "firearmcategorytext" "typ";
    /// How it was made.
    ManufactureClass: "manufacture_class" "clase_de_fabricacion";
    /// Serial number on the frame, or wherever the register does not say.
    Serial: "serial_number" "serial" "serial_no" "serial_no." "serial_frame" "numero_de_serie"
        "número_de_serie" "número_de_série" "numéro_de_série" "serie" "série"
        "itemserialidentification/identificationid" "itemserialidentification"
        "firearmserialidentification/identificationid" "ser";
    /// Serial number on the receiver.
    SerialReceiver: "serial_receiver" "serie_cajon_de_mecanismos";
    /// Serial number on the barrel.
    SerialBarrel: "serial_barrel" "serie_canon" "serie_cañon" "serie_cañón" "série_cano";
    /// Serial number on the slide.
    SerialSlide: "serial_slide" "serie_corredera" "serie_carro" "série_ferrolho"
        "série_culasse_mobile";
    /// Serial number on the cylinder.
    SerialCylinder: "serial_cylinder" "serie_tambor" "série_tambor" "série_barillet";
    /// Serial number on the bolt.
    SerialBolt: "serial_bolt" "serie_cerrojo";
    /// Serial number on another component.
    SerialOther: "serial_other";
    /// How well the serial number of the frame could be read.
    SerialLegibility: "serial_legibility" "legibility" "legibilidad";
    /// Its script, where its letters do not tell.
    SerialScript: "serial_script" "script";
    /// Whether the serial number was removed or changed.
    Obliteration: "obliteration" "obliterated" "serial_obliterated" "borrado";
    /// Import mark.
    ImportMark: "import_mark" "marca_de_importacion" "marca_de_importación"
        "marca_de_importação" "marque_d_importation";
    /// Proof mark.
    ProofMark: "proof_mark" "punzon_de_prueba" "punzón_de_prueba" "poinçon_d_épreuve";
    /// Property mark.
    PropertyMark: "property_mark" "marca_de_propiedad" "marca_de_propriedade";
    /// Mark of an arsenal's rebuild.
    RebuildMark: "rebuild_mark";
    /// Any marks, in the form that exports have (see `marks.rs`).
    Marks: "marks" "marcas";
    /// Country of manufacture.
    CountryOfManufacture: "country_of_manufacture" "country_of_origin" "pais_de_fabricacion"
        "país_de_fabricación" "país_de_fabricação" "pais_de_origen" "país_de_origen"
        "país_de_origem" "pays_de_fabrication" "pays_d_origine" "itemcountryofmanufacture"
        "itemorigincountrycode";
    /// When it was made, usually a year.
    Manufactured: "year_of_manufacture" "year" "manufactured" "date_of_manufacture"
        "ano_de_fabricacion" "año_de_fabricacion" "año_de_fabricación" "año" "ano_de_fabricação"
        "ano" "année_de_fabrication" "annee_de_fabrication" "année" "itemmodelyeardate";
    /// Importer as marked.
    Importer: "importer" "importador" "importateur" "firearmimportername";
    /// Town of the importer.
    ImporterCity: "importer_city" "importer_town" "ciudad_del_importador";
    /// Country of the importer.
    ImporterCountry: "importer_country" "pais_del_importador" "país_del_importador";
    /// Length of the barrel.
    BarrelLength: "barrel_length_mm" "barrel_length" "firearmbarrellengthmeasure"
        "longitud_del_canon" "longitud_del_cañón" "comprimento_do_cano" "longueur_du_canon";
    /// Length over all.
    OverallLength: "overall_length_mm" "overall_length" "longitud_total" "comprimento_total"
        "longueur_totale";
    /// Shots without reloading.
    Shots: "shots" "capacity" "capacidad" "capacidade" "capacité" "magazine_capacity";
    /// Finish.
    Finish: "finish" "acabado" "acabamento" "finition" "firearmfinishtext" "firearmfinishcode";
    /// How it fires.
    FireMode: "fire_mode" "modo_de_fuego" "modo_de_tiro" "mode_de_tir";
    /// What was done to it; several with `|` between them.
    Modifications: "modifications" "modificaciones" "modificações";
    /// Whose legal classes.
    LegalScheme: "legal_scheme";
    /// Its class in law.
    LegalCategory: "legal_category" "categoria_legal" "categoría_legal" "catégorie_légale";
    /// Entry in INTERPOL's reference table.
    IfrtReference: "ifrt_reference" "ifrt";
    /// Images in ballistic systems; several with `|` between them.
    BallisticReferences: "ballistic_references" "ballistic_reference" "ibisnumbertext" "ibis";
    /// Photographs, digest and role; several with `|` between them.
    Photos: "photos";
    /// Laboratory that restored the number.
    RestorationLaboratory: "restoration_laboratory" "restoration_lab";
    /// How it was restored.
    RestorationMethod: "restoration_method";
    /// How much could be read.
    RestorationResult: "restoration_result";
    /// When it was restored.
    RestorationDate: "restoration_date";
    /// What happened. Fields of events stand behind all others.
    EventKind: "event_kind" "event" "evento" "événement" "tipo_de_evento";
    /// When it happened.
    EventDate: "event_date" "date" "fecha" "data" "activitydate" "dot" "fecha_del_evento";
    /// Who gave the gun away.
    EventFrom: "event_from" "from" "seller";
    /// What that party is.
    EventFromKind: "event_from_kind";
    /// Its licence.
    EventFromLicence: "event_from_licence" "event_from_license";
    /// Its country.
    EventFromCountry: "event_from_country";
    /// Who received it.
    EventTo: "event_to" "to" "buyer" "holder" "titular" "titulaire";
    /// What that party is.
    EventToKind: "event_to_kind";
    /// Its licence.
    EventToLicence: "event_to_licence" "event_to_license" "licence" "license" "licencia"
        "licença";
    /// Its country.
    EventToCountry: "event_to_country";
    /// The other State of the hop, or where it took place.
    EventCountry: "event_country";
    /// Port, town, depot.
    EventPlace: "event_place" "place" "lugar" "local" "lieu";
    /// Kind and number of the document in one.
    EventDocument: "event_document" "document" "documento" "oca";
    /// Kind of the document.
    EventDocumentKind: "event_document_kind";
    /// Its number.
    EventDocumentNumber: "event_document_number";
    /// Who issued it.
    EventDocumentIssuer: "event_document_issuer" "ori";
    /// Digest of its scan.
    EventDocumentSha256: "event_document_sha256";
    /// How sure the event is.
    EventCertainty: "event_certainty" "certainty";
    /// The State that asserts it.
    EventAssertedBy: "event_asserted_by" "asserted_by";
    /// The record set that the event comes from, where it is not the one imported into.
    EventRecordSet: "event_record_set";
    /// A handling code of the event.
    EventHandling: "event_handling" "handling";
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Its name in messages, mappings and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.headings().first().copied().unwrap_or_default()
    }

    /// The field that a heading means: without regard to case, spaces, hyphens, a namespace
    /// prefix such as `j:` or `nc:`, or elements that contain the last two.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain = plain(heading);
        let known =
            |text: &str| Self::ALL.iter().copied().find(|field| field.headings().contains(&text));
        known(&plain).or_else(|| {
            let without = without_prefixes(&plain);
            known(&without).or_else(|| {
                let mut parts = without.rsplitn(3, '/');
                let (last, before) = (parts.next()?, parts.next()?);
                known(&format!("{before}/{last}")).or_else(|| known(last))
            })
        })
    }

    /// The field with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// True if the column says something of an event.
    #[must_use]
    pub fn is_of_event(self) -> bool {
        self >= Self::EventKind
    }

    /// True for a date.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Manufactured | Self::RestorationDate | Self::EventDate)
    }

    /// True for a column that can hold the number under which a gun is found.
    #[must_use]
    pub const fn is_serial(self) -> bool {
        matches!(
            self,
            Self::Serial
                | Self::SerialReceiver
                | Self::SerialBarrel
                | Self::SerialSlide
                | Self::SerialCylinder
                | Self::SerialBolt
                | Self::SerialOther
                | Self::Marks
        )
    }

    /// Its place in [`Self::ALL`].
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom("no such field"))
    }
}

/// A heading as headings are compared: lower case, inner spaces, hyphens and apostrophes as `_`.
pub(super) fn plain(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .map(|c| if c.is_whitespace() || matches!(c, '-' | '\'' | '’') { '_' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// `j:a/nc:b` as `a/b`; slashes at the ends and attribute signs dropped.
fn without_prefixes(plain: &str) -> String {
    let parts = plain.trim_matches('/').split('/').map(|part| {
        let part = part.trim_start_matches('@');
        part.rsplit_once(':').map_or(part, |(_, name)| name)
    });
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_heading_means_two_fields_and_each_is_found() {
        let mut seen = BTreeSet::new();
        for field in Field::ALL {
            for heading in field.headings() {
                assert!(seen.insert(*heading), "twice: {heading}");
                assert_eq!(plain(heading), *heading);
                assert_eq!(Field::of_heading(heading), Some(*field));
            }
            assert_eq!(Field::from_name(field.name()), Some(*field));
            assert_eq!(Field::ALL[field.index()], *field);
        }
    }

    #[test]
    fn headings_of_niem_ncic_and_people_are_understood() {
        for (heading, field) in [
            ("FirearmMakeText", Some(Field::Make)),
            ("j:FirearmMakeText", Some(Field::Make)),
            ("j:Firearm/nc:ItemModelName", Some(Field::Model)),
            ("ItemSerialIdentification/IdentificationID", Some(Field::Serial)),
            ("j:Firearm/nc:ItemSerialIdentification/nc:IdentificationID", Some(Field::Serial)),
            ("j:FirearmCategoryCode", Some(Field::FirearmType)),
            ("FirearmBoreSizeText", Some(Field::Calibre)),
            ("nc:PersonIdentification/nc:IdentificationID", None),
            ("MAK", Some(Field::Make)),
            ("SER", Some(Field::Serial)),
            ("Número de Serie", Some(Field::Serial)),
            ("  Serial No.", Some(Field::Serial)),
            ("Pays d'origine", Some(Field::CountryOfManufacture)),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(Field::of_heading(heading), field, "{heading}");
        }
    }
}
