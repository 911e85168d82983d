//! Makers, models and the shapes of their serial numbers.
//!
//! Shapes follow the published examples that are named above each maker: **R** the recovered guns of
//! `deploy/demo/recovered-firearms.csv` (public court filings), **C** the serial tables that
//! collectors and makers publish. They are no maker's records: a number may exist, and ranges are
//! rounded up so that large registers have room. Weights are guesses at how common a make is in a
//! national register.
//!
//! Order of [`m`]: model, calibre, type, country of manufacture, first and last year.

/// One maker.
pub(super) struct Maker {
    pub(super) name: &'static str,
    /// How common it is.
    pub(super) weight: u64,
    /// Who else's name stands on the gun: importers into other countries.
    pub(super) importers: &'static [&'static str],
    /// Other ways in which the maker's name is written.
    pub(super) spellings: &'static [&'static str],
    pub(super) series: &'static [Series],
}

/// Numbers of one shape.
pub(super) struct Series {
    /// See [`super::shape::Shape::parse`].
    pub(super) shape: &'static str,
    /// Its share of the maker's guns.
    pub(super) weight: u64,
    pub(super) models: &'static [Model],
}

/// A model.
#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) calibre: &'static str,
    pub(super) firearm_type: &'static str,
    pub(super) country: &'static str,
    pub(super) from_year: u16,
    pub(super) to_year: u16,
}

const fn m(
    name: &'static str,
    calibre: &'static str,
    firearm_type: &'static str,
    country: &'static str,
    from_year: u16,
    to_year: u16,
) -> Model {
    Model { name, calibre, firearm_type, country, from_year, to_year }
}

const fn s(shape: &'static str, weight: u64, models: &'static [Model]) -> Series {
    Series { shape, weight, models }
}

const fn maker(
    name: &'static str,
    weight: u64,
    importers: &'static [&'static str],
    spellings: &'static [&'static str],
    series: &'static [Series],
) -> Maker {
    Maker { name, weight, importers, spellings, series }
}

/// Importers of surplus and military patterns.
const SURPLUS: &[&str] = &["Century Arms", "Interarms", "Century International Arms"];

/// The makers.
#[rustfmt::skip]
pub(super) static MAKERS: [Maker; 46] = [
    // R: HLD-281, BRAH043, BDW582US.
    maker("Glock", 90, &["Glock Inc"], &["GLOCK Ges.m.b.H.", "Glock GmbH", "Glock, Inc."], &[
        s("@@@###", 45, &[m("17", "9mm", "pistol", "AT", 1988, 2010), m("19", "9mm", "pistol", "AT", 1989, 2010), m("23", ".40 S&W", "pistol", "AT", 1991, 2010), m("27", ".40 S&W", "pistol", "AT", 1996, 2010), m("36", ".45 ACP", "pistol", "AT", 2000, 2012)]),
        s("@@@###US", 15, &[m("19", "9mm", "pistol", "US", 1999, 2012), m("22", ".40 S&W", "pistol", "US", 1999, 2012)]),
        s("@@@@###", 40, &[m("17 Gen4", "9mm", "pistol", "AT", 2010, 2022), m("19 Gen4", "9mm", "pistol", "AT", 2010, 2022), m("43", "9mm", "pistol", "AT", 2015, 2023), m("26", "9mm", "pistol", "AT", 2011, 2022)]),
    ]),
    // R: VCY 0842, VJF8239, HYH3249, J250397.
    maker("Smith & Wesson", 80, &[], &["S&W", "Smith and Wesson", "Smith & Wesson Corp.", "SW"], &[
        s("@@@####", 60, &[m("10", ".38 Special", "revolver", "US", 1986, 2010), m("686", ".357 Magnum", "revolver", "US", 1986, 2015), m("M&P9", "9mm", "pistol", "US", 2006, 2021), m("SD40", ".40 S&W", "pistol", "US", 2011, 2021)]),
        s("J######", 10, &[m("36", ".38 Special", "revolver", "US", 1969, 1983)]),
        s("[DKN]######", 10, &[m("10", ".38 Special", "revolver", "US", 1968, 1983), m("19", ".357 Magnum", "revolver", "US", 1968, 1983)]),
        s("%######", 5, &[m("Military & Police", ".38 Special", "revolver", "US", 1942, 1968)]),
    ]),
    // R: 300-20134, 371102162, 171-97086, 36-98896, 25617749.
    maker("Ruger", 70, &[], &["Sturm, Ruger & Co.", "Sturm Ruger", "STURM RUGER & CO., INC."], &[
        s("3[0123]#-#####", 20, &[m("P85", "9mm", "pistol", "US", 1987, 1992), m("P95", "9mm", "pistol", "US", 1996, 2013)]),
        s("37#-#####", 15, &[m("LCP", ".380 ACP", "pistol", "US", 2008, 2022)]),
        s("37#1#####", 15, &[m("LCP", ".380 ACP", "pistol", "US", 2010, 2020)]),
        s("17#-#####", 15, &[m("GP100", ".357 Magnum", "revolver", "US", 1986, 2022)]),
        s("36-#####", 5, &[m("Blackhawk", ".357 Magnum", "revolver", "US", 1973, 2000)]),
        s("[24568]##-#####", 30, &[m("10/22", ".22 LR", "rifle", "US", 1985, 2020), m("Mini-14", ".223 Remington", "rifle", "US", 1985, 2015)]),
    ]),
    // R: TLT10456, 33243C.
    maker("Taurus", 70, &["Taurus International", "Interarms"], &["Forjas Taurus S.A.", "Taurus Armas", "Forjas Taurus"], &[
        s("@@@#####", 45, &[m("PT92", "9mm", "pistol", "BR", 1992, 2018), m("PT111 G2", "9mm", "pistol", "BR", 2013, 2020), m("24/7", ".40 S&W", "pistol", "BR", 2004, 2016)]),
        s("@@######", 30, &[m("82", ".38 Special", "revolver", "BR", 1985, 2012), m("85", ".38 Special", "revolver", "BR", 1985, 2018)]),
        s("#####[A-HJ-NP-Z]", 10, &[m("PT738", ".380 ACP", "pistol", "BR", 2010, 2018)]),
        s("1[A-C]######", 15, &[m("G3", "9mm", "pistol", "BR", 2019, 2023)]),
    ]),
    // C: letter prefixes of the revolvers.
    maker("Rossi", 30, &["Interarms", "BrazTech"], &["Amadeo Rossi", "Amadeo Rossi S.A."], &[
        s("[AD]######", 50, &[m("68", ".38 Special", "revolver", "BR", 1978, 1998), m("88", ".38 Special", "revolver", "BR", 1985, 1998)]),
        s("[F-Y][A-Z]######", 50, &[m("R461", ".357 Magnum", "revolver", "BR", 1998, 2018), m("352", ".38 Special", "revolver", "BR", 1998, 2012)]),
    ]),
    // R: DA09346, CM8551. C: suffixed commercial numbers.
    maker("Colt", 40, &[], &["Colt's Mfg. Co.", "Colt's Patent Firearms", "COLT'S PT. F.A."], &[
        s("[A-Y][A-Z]#####", 40, &[m("Detective Special", ".38 Special", "revolver", "US", 1972, 1995), m("Government MK IV", ".45 ACP", "pistol", "US", 1983, 2005)]),
        s("##[BGNS]#####", 20, &[m("Government", ".45 ACP", "pistol", "US", 1970, 1983), m("Commander", ".45 ACP", "pistol", "US", 1970, 1983)]),
        s("%#####-C", 5, &[m("1911", ".45 ACP", "pistol", "US", 1912, 1950)]),
        s("[LS]E######", 35, &[m("M4 Carbine", "5.56 NATO", "rifle", "US", 2003, 2021)]),
    ]),
    // R: F2900614. C: BER123456Z.
    maker("Beretta", 45, &["Beretta USA"], &["Pietro Beretta", "Fabbrica d'Armi Pietro Beretta", "P. Beretta"], &[
        s("BER######[ZY]", 35, &[m("92FS", "9mm", "pistol", "IT", 1985, 2014)]),
        s("[C-HJ-N]#####[ZYW]", 45, &[m("92F", "9mm", "pistol", "IT", 1985, 1998), m("84F", ".380 ACP", "pistol", "IT", 1985, 2006), m("950", ".25 ACP", "pistol", "IT", 1985, 2002)]),
        s("[P][XYZ]######", 20, &[m("PX4 Storm", "9mm", "pistol", "IT", 2004, 2020)]),
    ]),
    // C: letter and digits.
    maker("CZ", 40, &["CZ-USA", "Bauska"], &["Česká zbrojovka", "CZUB", "Ceska Zbrojovka Uhersky Brod"], &[
        s("[A-H]######", 60, &[m("75B", "9mm", "pistol", "CZ", 1993, 2020), m("P-07", "9mm", "pistol", "CZ", 2009, 2022)]),
        s("[R-Z]####", 5, &[m("75", "9mm", "pistol", "CZ", 1985, 1993)]),
        s("(70-99)####", 5, &[m("83", ".32 ACP", "pistol", "CZ", 1983, 1999), m("27", ".32 ACP", "pistol", "CZ", 1950, 1955)]),
        s("[A-M]%######", 30, &[m("Scorpion EVO 3", "9mm", "rifle", "CZ", 2015, 2023)]),
    ]),
    // R: K013254.
    maker("Walther", 25, &["Interarms", "Smith & Wesson"], &["Carl Walther", "Carl Walther GmbH"], &[
        s("K0#####", 15, &[m("PPK/S", ".380 ACP", "pistol", "DE", 1985, 2002)]),
        s("######S", 15, &[m("PPK/S", ".380 ACP", "pistol", "DE", 1968, 1985)]),
        s("F[A-Z]####", 20, &[m("P99", "9mm", "pistol", "DE", 2005, 2020)]),
        s("[W][A-Z]######", 50, &[m("P22", ".22 LR", "pistol", "DE", 2002, 2022)]),
    ]),
    // R: 66A170146. C: U prefix.
    maker("Sig Sauer", 45, &["Sigarms"], &["SIG", "SIG-Sauer", "Sig Arms", "SIG Sauer, Inc."], &[
        s("U######", 25, &[m("P226", "9mm", "pistol", "DE", 1984, 2012), m("P220", ".45 ACP", "pistol", "DE", 1984, 2012)]),
        s("66[A-D]######", 35, &[m("P365", "9mm", "pistol", "US", 2018, 2023)]),
        s("5[78][A-H]######", 40, &[m("P320", "9mm", "pistol", "US", 2014, 2023)]),
    ]),
    // C: model number and serial.
    maker("Heckler & Koch", 25, &["HK Inc"], &["H&K", "HK", "Heckler und Koch GmbH"], &[
        s("2[4-7]-######", 60, &[m("USP", "9mm", "pistol", "DE", 1994, 2016)]),
        s("2##-######", 40, &[m("VP9", "9mm", "pistol", "DE", 2014, 2023)]),
    ]),
    // C: type and year code.
    maker("FN", 30, &["Browning Arms", "FN America"], &["FN Herstal", "Fabrique Nationale", "Fabrique Nationale Herstal"], &[
        s("245P[RTVWYXZNMP]#####", 40, &[m("Hi-Power", "9mm", "pistol", "BE", 1977, 2010)]),
        s("38##[A-Z]#####", 40, &[m("Five-seveN", "5.7x28", "pistol", "BE", 2000, 2020)]),
        s("FAL %######", 20, &[m("FAL", "7.62x51", "assault rifle", "BE", 1960, 1985)]),
    ]),
    // C: letter suffix or prefix by year.
    maker("Browning", 25, &[], &["Browning Arms Co.", "Browning Arms Company"], &[
        s("#####[A-Z][A-Z]###", 70, &[m("BPS", "12 gauge", "shotgun", "JP", 1998, 2020), m("A-Bolt", ".30-06", "rifle", "JP", 1998, 2020)]),
        s("655[NRTVWXYZ]#####", 30, &[m("Buck Mark", ".22 LR", "pistol", "US", 1985, 1998)]),
    ]),
    // C: letter and digits.
    maker("Bersa", 30, &["Eagle Imports"], &["Bersa S.A."], &[
        s("[A-H]#####", 60, &[m("Thunder 380", ".380 ACP", "pistol", "AR", 1995, 2019)]),
        s("%#####", 10, &[m("97", ".380 ACP", "pistol", "AR", 1980, 1994)]),
        s("[J-N]%#####", 30, &[m("TPR9", "9mm", "pistol", "AR", 2014, 2022)]),
    ]),
    // R: R198770.
    maker("Astra", 12, &["Interarms", "European American Armory"], &["Astra-Unceta y Cia", "Astra Unceta"], &[
        s("R######", 50, &[m("Cadix", ".38 Special", "revolver", "ES", 1968, 1990)]),
        s("#####[A-F]", 50, &[m("A-100", "9mm", "pistol", "ES", 1990, 1997)]),
    ]),
    // R: A52800.
    maker("Llama", 14, &["Stoeger", "Import Sports"], &["Gabilondo y Cia", "Llama Gabilondo y Cia Vitoria"], &[
        s("A#####", 40, &[m("III-A", ".380 ACP", "pistol", "ES", 1975, 1992)]),
        s("S######", 40, &[m("Martial", ".38 Special", "revolver", "ES", 1972, 1995)]),
        s("71-04-#####-(90-99)", 20, &[m("Max-I", ".45 ACP", "pistol", "ES", 1990, 1999)]),
    ]),
    // C.
    maker("Star", 10, &["Interarms", "Garcia"], &["Star Bonifacio Echeverria", "Bonifacio Echeverria"], &[
        s("1######", 60, &[m("BM", "9mm", "pistol", "ES", 1972, 1992)]),
        s("2######", 40, &[m("Firestar M-43", "9mm", "pistol", "ES", 1990, 1997)]),
    ]),
    // R: 448172.
    maker("Charter Arms", 16, &[], &["Charco", "Charter 2000", "Charter Arms Corp."], &[
        s("%#####", 60, &[m("Undercover", ".38 Special", "revolver", "US", 1975, 1991)]),
        s("(08-22)-#####", 40, &[m("Undercoverette", ".32 H&R Magnum", "revolver", "US", 2008, 2022)]),
    ]),
    // R: X432643, P1907044, X406776.
    maker("Hi-Point", 30, &["MKS Supply"], &["Hi-Point Firearms", "Beemiller", "HiPoint"], &[
        s("P1######", 50, &[m("C9", "9mm", "pistol", "US", 1998, 2021)]),
        s("X4#####", 20, &[m("JHP", ".45 ACP", "pistol", "US", 2001, 2020)]),
        s("P10######", 30, &[m("C9", "9mm", "pistol", "US", 2016, 2023)]),
    ]),
    // R: CT020874, FS010835.
    maker("Cobra", 12, &[], &["Cobra Enterprises", "Cobra Enterprises of Utah"], &[
        s("CP0#####", 40, &[m("CA380", ".380 ACP", "pistol", "US", 2003, 2018)]),
        s("FS0#####", 30, &[m("FS380", ".380 ACP", "pistol", "US", 2002, 2015)]),
        s("CT0#####", 30, &[m("CB9", "9mm", "pistol", "US", 2003, 2018)]),
    ]),
    // C.
    maker("Raven Arms", 8, &[], &["Raven"], &[
        s("%######", 100, &[m("MP-25", ".25 ACP", "pistol", "US", 1970, 1991)]),
    ]),
    // C.
    maker("Jennings", 8, &["B.L. Jennings"], &["Jennings Firearms", "Bryco Arms", "Bryco"], &[
        s("%######", 100, &[m("J-22", ".22 LR", "pistol", "US", 1985, 2003), m("Nine", "9mm", "pistol", "US", 1992, 2003)]),
    ]),
    // C: model digits.
    maker("IWI", 18, &["IWI US", "Magnum Research"], &["Israel Weapon Industries", "IMI"], &[
        s("34######", 30, &[m("Jericho 941", "9mm", "pistol", "IL", 1992, 2015)]),
        s("G#######", 30, &[m("Galil ACE", "5.56 NATO", "assault rifle", "IL", 2010, 2020)]),
        s("45#######", 40, &[m("Masada", "9mm", "pistol", "IL", 2017, 2023)]),
    ]),
    // R: K839843. C: later two-letter prefixes.
    maker("Mossberg", 40, &[], &["O.F. Mossberg & Sons", "Mossberg & Sons"], &[
        s("[G-R]######", 50, &[m("500", "12 gauge", "shotgun", "US", 1976, 2000)]),
        s("[UV]######", 20, &[m("500", "12 gauge", "shotgun", "US", 2008, 2021)]),
        s("MV#####[A-Z]", 30, &[m("Maverick 88", "12 gauge", "shotgun", "US", 1992, 2021)]),
    ]),
    // C: letter, digits, gauge letter.
    maker("Remington", 45, &[], &["Remington Arms", "Remington Arms Co.", "Rem."], &[
        s("[ABCD]######[MV]", 45, &[m("870", "12 gauge", "shotgun", "US", 1984, 2008)]),
        s("RS#####[A-Z]", 20, &[m("870 Express", "12 gauge", "shotgun", "US", 2012, 2019)]),
        s("[EG]#######", 20, &[m("700", ".308 Winchester", "rifle", "US", 1985, 2012)]),
        s("RR#####[A-Z]", 15, &[m("700", ".30-06", "rifle", "US", 2012, 2020)]),
    ]),
    // C.
    maker("Boito", 20, &["FIE"], &["E.R. Amantino", "Amantino & Cia"], &[
        s("%#####", 40, &[m("A680", "12 gauge", "shotgun", "BR", 1975, 2000)]),
        s("%######-(00-19)", 60, &[m("Miura I", "12 gauge", "shotgun", "BR", 2000, 2019)]),
    ]),
    // R: 0523531. C: letter prefixes.
    maker("Savage", 22, &[], &["Savage Arms", "Savage Stevens", "Savage Arms Inc"], &[
        s("0######", 30, &[m("93", ".17 HMR", "rifle", "US", 2001, 2015)]),
        s("[F-P]######", 70, &[m("110", ".30-06", "rifle", "US", 1985, 2020), m("Axis", ".308 Winchester", "rifle", "US", 2010, 2022)]),
    ]),
    // C: 7-digit and G prefix.
    maker("Winchester", 30, &["Olin"], &["Winchester Repeating Arms", "U.S. Repeating Arms"], &[
        s("[3456]######", 45, &[m("94", ".30-30", "rifle", "US", 1968, 1992)]),
        s("G#######", 30, &[m("70", ".30-06", "rifle", "US", 1968, 1992)]),
        s("L#######", 25, &[m("1300", "12 gauge", "shotgun", "US", 1981, 2006)]),
    ]),
    // C: the first two digits are 100 less the year.
    maker("Marlin", 30, &[], &["Marlin Firearms", "Marlin Firearms Co."], &[
        s("(71-99)######", 60, &[m("60", ".22 LR", "rifle", "US", 1973, 2000), m("336", ".30-30", "rifle", "US", 1973, 2000)]),
        s("MM######[A-H]", 40, &[m("60", ".22 LR", "rifle", "US", 2011, 2020)]),
    ]),
    // R: BK5104209.
    maker("Bushmaster", 14, &[], &["Bushmaster Firearms"], &[
        s("BK#######", 60, &[m("XM-15", ".223 Remington", "rifle", "US", 2005, 2018)]),
        s("L######", 40, &[m("XM15-E2S", ".223 Remington", "rifle", "US", 1993, 2010)]),
    ]),
    // C: prefix letters of kits and series.
    maker("Anderson Manufacturing", 12, &[], &["Anderson Mfg", "Anderson"], &[
        s("(14-23)######", 100, &[m("AM-15", "5.56 NATO", "rifle", "US", 2014, 2023)]),
    ]),
    // R: 1-54938-03. C: county, digits, year.
    maker("Romarm", 22, SURPLUS, &["Cugir", "Romarm Cugir", "Romarms"], &[
        s("1-#####-(01-16)", 60, &[m("WASR 10", "7.62x39", "rifle", "RO", 2001, 2016)]),
        s("S1-#####-(2001-2009)", 20, &[m("SAR-1", "7.62x39", "rifle", "RO", 2001, 2009)]),
        s("[A-Z][A-Z]####-(1975-1990)", 20, &[m("PM md. 63", "7.62x39", "assault rifle", "RO", 1975, 1990)]),
    ]),
    // C: model, then numbers; year on later ones.
    maker("Zastava", 22, SURPLUS, &["Zavodi Crvena Zastava", "Crvena Zastava", "Zastava Oruzje"], &[
        s("M70AB ######", 30, &[m("M70AB2", "7.62x39", "assault rifle", "RS", 1975, 1992)]),
        s("[A-Z]-%#####", 25, &[m("M57", "7.62x25", "pistol", "RS", 1963, 1992)]),
        s("(1980-1991) ######", 25, &[m("M70B1", "7.62x39", "assault rifle", "RS", 1980, 1991)]),
        s("Z70-######", 20, &[m("ZPAP M70", "7.62x39", "rifle", "RS", 2010, 2023)]),
    ]),
    // C: 24 in the triangle, then up to eight digits.
    maker("Norinco", 22, SURPLUS, &["China North Industries", "Norinco Arms", "Polytech"], &[
        s("24######", 20, &[m("56", "7.62x39", "assault rifle", "CN", 1968, 1990)]),
        s("[13-9]#######", 50, &[m("SKS", "7.62x39", "rifle", "CN", 1960, 1994), m("56-1", "7.62x39", "assault rifle", "CN", 1960, 1994)]),
        s("3######", 15, &[m("54-1", "7.62x25", "pistol", "CN", 1975, 2000)]),
        s("4#######Z", 15, &[m("NP22", "9mm", "pistol", "CN", 1995, 2015)]),
    ]),
    // C: Cyrillic prefix, then digits; year beside it.
    maker("Izhmash", 25, SURPLUS, &["Izhevsk", "Kalashnikov Concern", "Izhmash Concern"], &[
        s("[АБВГДЕКЛМНОПРСТ][АВЕКМНОРСТУХ]####", 25, &[m("AKM", "7.62x39", "assault rifle", "SU", 1961, 1977)]),
        s("(1978-1991) %#####", 25, &[m("AK-74", "5.45x39", "assault rifle", "SU", 1978, 1991)]),
        s("H########", 50, &[m("Saiga", "7.62x39", "rifle", "RU", 1998, 2014)]),
    ]),
    // C: Cyrillic letters and four digits, as on the Makarov.
    maker("Baikal", 18, &["European American Armory", "Kahr Arms"], &["Izhmech", "Izhevsk Mechanical Plant"], &[
        s("[АВГЕКЛМНОПРСТУХ][АВГЕКЛМНОПРСТУХ]####", 25, &[m("PM", "9x18", "pistol", "SU", 1953, 1990)]),
        s("(92-99)######", 25, &[m("IJ-70", "9x18", "pistol", "RU", 1992, 1999)]),
        s("(00-20)27######", 50, &[m("IZH-27", "12 gauge", "shotgun", "RU", 2000, 2020)]),
    ]),
    // C.
    maker("Tula", 10, SURPLUS, &["Tula Arms Plant", "TOZ", "Tulsky Oruzheiny Zavod"], &[
        s("[АВЕКМНОРСТУХ]%####", 30, &[m("TT-33", "7.62x25", "pistol", "SU", 1946, 1952)]),
        s("(1949-1958) [АБВГДЕКЛМНОПРСТ]%####", 40, &[m("SKS", "7.62x39", "rifle", "SU", 1949, 1958)]),
        s("[А-Я]%#####", 30, &[m("TOZ-34", "12 gauge", "shotgun", "SU", 1966, 1990)]),
    ]),
    // C: factory 10 in circle; letters and digits.
    maker("Arsenal", 14, &["Arsenal Inc", "K-VAR"], &["Arsenal AD", "Kazanlak", "Arsenal JSCo."], &[
        s("[C-Z][A-Z] ## ####", 60, &[m("AKK", "7.62x39", "assault rifle", "BG", 1965, 1990)]),
        s("BA5#####", 40, &[m("SLR-107", "7.62x39", "rifle", "BG", 2008, 2022)]),
    ]),
    // C: letters and digits.
    maker("FEG", 10, &["KBI", "Interarms"], &["Fegyvergyar", "FÉG", "Femaru"], &[
        s("[A-Z]#####", 50, &[m("PJK-9HP", "9mm", "pistol", "HU", 1980, 2000)]),
        s("[A-Z][A-Z]####", 50, &[m("AMD-65", "7.62x39", "assault rifle", "HU", 1967, 1985), m("PA-63", "9x18", "pistol", "HU", 1965, 1990)]),
    ]),
    // C.
    maker("IMBEL", 14, &["Springfield Armory"], &["Industria de Material Belico do Brasil"], &[
        s("FDA#####", 30, &[m("MD97", "5.56 NATO", "assault rifle", "BR", 1997, 2018)]),
        s("FA[A-Z]#####", 30, &[m("FAL M964", "7.62x51", "assault rifle", "BR", 1970, 2000)]),
        s("[EGH][A-Z][A-Z]#####", 40, &[m("GC MD1", ".380 ACP", "pistol", "BR", 1998, 2018)]),
    ]),
    // C.
    maker("Springfield Armory", 22, &[], &["Springfield", "Springfield Inc", "Springfield Armory, Inc."], &[
        s("XD######", 30, &[m("XD-9", "9mm", "pistol", "HR", 2002, 2018)]),
        s("[GM][GM]######", 30, &[m("XDM", ".40 S&W", "pistol", "HR", 2008, 2018)]),
        s("NM######", 20, &[m("1911-A1", ".45 ACP", "pistol", "US", 1993, 2020)]),
        s("AT######", 20, &[m("XDS", "9mm", "pistol", "HR", 2012, 2020)]),
    ]),
    // C: type letters and digits by year.
    maker("Armscor", 18, &["Armscor Precision", "Squires Bingham"], &["Rock Island Armory", "Armscor of the Philippines", "RIA"], &[
        s("RIA#######", 60, &[m("M1911-A1", ".45 ACP", "pistol", "PH", 2003, 2023)]),
        s("A######", 40, &[m("M200", ".38 Special", "revolver", "PH", 1990, 2015), m("20P", ".22 LR", "rifle", "PH", 1985, 2015)]),
    ]),
    // C: T and the year code, then digits.
    maker("Canik", 14, &["Century Arms", "Tristar"], &["Canik55", "Samsun Yurt Savunma", "Canik USA"], &[
        s("T6472-(12-23) [A-Z][A-Z] #####", 60, &[m("TP9", "9mm", "pistol", "TR", 2012, 2023)]),
        s("(12-23)BJ#####", 40, &[m("55", "9mm", "pistol", "TR", 2012, 2020)]),
    ]),
    // C: blank-firing and gas pistols that are found converted.
    maker("Ekol", 12, &[], &["Ekol Voltran", "Voltran"], &[
        s("EV-(10-23)######", 100, &[m("Firat Magnum", "9mm P.A.K.", "pistol", "TR", 2010, 2023)]),
    ]),
    // C.
    maker("Steyr", 12, &["GSI"], &["Steyr Mannlicher", "Steyr Arms", "Steyr-Daimler-Puch"], &[
        s("%#####", 30, &[m("M9-A1", "9mm", "pistol", "AT", 2004, 2020)]),
        s("%######[A-Z]", 70, &[m("AUG", "5.56 NATO", "assault rifle", "AT", 1978, 2020)]),
    ]),
    // C: two letters and digits; one of the largest makers of shotguns.
    maker("Hatsan", 12, &["Escort"], &["Hatsan Arms", "Escort"], &[
        s("##[A-Z]######", 100, &[m("Escort", "12 gauge", "shotgun", "TR", 2002, 2023)]),
    ]),
];
