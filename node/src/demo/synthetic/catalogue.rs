//! Makes and models that turn up in national registers, with serial numbers that look like
//! theirs. Patterns follow published examples, not makers' records: a number may exist.

/// One make and model.
pub(super) struct Entry {
    pub(super) make: &'static str,
    pub(super) model: &'static str,
    pub(super) calibre: &'static str,
    pub(super) firearm_type: &'static str,
    pub(super) country: &'static str,
    /// See `Register::serial`.
    pub(super) serial: &'static str,
    pub(super) from_year: u16,
    pub(super) to_year: u16,
    /// How common it is.
    pub(super) weight: u64,
}

macro_rules! catalogue {
    ($($make:literal $model:literal $calibre:literal $kind:literal $country:literal
       $serial:literal $from:literal $to:literal $weight:literal;)+) => {
        [$( Entry {
            make: $make, model: $model, calibre: $calibre, firearm_type: $kind,
            country: $country, serial: $serial, from_year: $from, to_year: $to, weight: $weight,
        }, )+]
    };
}

/// Make, model, calibre, type, country, serial, first and last year, weight.
#[rustfmt::skip]
pub(super) static CATALOGUE: [Entry; 54] = catalogue! {
    "Glock" "17" "9mm" "pistol" "AT" "LLL999" 1988 2010 60;
    "Glock" "17" "9mm" "pistol" "AT" "LLLL999" 2011 2022 50;
    "Glock" "19" "9mm" "pistol" "AT" "LLL999" 1989 2010 60;
    "Glock" "19" "9mm" "pistol" "AT" "LLLL999" 2011 2022 60;
    "Glock" "23" ".40 S&W" "pistol" "AT" "LLL999" 1991 2010 40;
    "Glock" "27" ".40 S&W" "pistol" "AT" "LLL999" 1996 2010 30;
    "Glock" "36" ".45 ACP" "pistol" "AT" "LLL999" 2000 2012 12;
    "Smith & Wesson" "M&P9" "9mm" "pistol" "US" "HLL9999" 2006 2021 50;
    "Smith & Wesson" "SD40" ".40 S&W" "pistol" "US" "FLL9999" 2011 2021 30;
    "Smith & Wesson" "36" ".38 Special" "revolver" "US" "J199999" 1985 1995 30;
    "Smith & Wesson" "10" ".38 Special" "revolver" "US" "LLL9999" 1986 2005 40;
    "Ruger" "P85" "9mm" "pistol" "US" "300-19999" 1987 1992 20;
    "Ruger" "LCP" ".380 ACP" "pistol" "US" "371199999" 2008 2020 40;
    "Ruger" "GP100" ".357 Magnum" "revolver" "US" "171-99999" 1986 2004 25;
    "Ruger" "Blackhawk" ".357 Magnum" "revolver" "US" "36-99999" 1985 2000 12;
    "Ruger" "10/22" ".22 LR" "rifle" "US" "256-99999" 1990 2010 25;
    "Taurus" "PT92" "9mm" "pistol" "BR" "TLL99999" 1992 2018 60;
    "Taurus" "PT738" ".380 ACP" "pistol" "BR" "99999L" 2010 2018 30;
    "Taurus" "82" ".38 Special" "revolver" "BR" "LL199999" 1985 2012 60;
    "Rossi" "68" ".38 Special" "revolver" "BR" "AA199999" 1985 1998 30;
    "Colt" "1911" ".45 ACP" "pistol" "US" "CM199999" 1985 2018 20;
    "Colt" "Detective Special" ".38 Special" "revolver" "US" "L19999" 1985 1993 12;
    "Beretta" "92FS" "9mm" "pistol" "IT" "BER999999Z" 1986 2012 40;
    "Beretta" "84F" ".380 ACP" "pistol" "IT" "F19999Y" 1988 2006 16;
    "CZ" "75B" "9mm" "pistol" "CZ" "L199999" 1993 2020 40;
    "CZ" "83" "7.65 mm" "pistol" "CZ" "09999" 1985 2008 14;
    "Walther" "PPK/S" ".380 ACP" "pistol" "DE" "K019999" 1985 2002 10;
    "Sig Sauer" "P226" "9mm" "pistol" "DE" "U199999" 1986 2012 25;
    "Sig Sauer" "P365" "9mm" "pistol" "US" "66A199999" 2018 2022 30;
    "Heckler & Koch" "USP" "9mm" "pistol" "DE" "24-199999" 1994 2016 20;
    "FN" "Hi-Power" "9mm" "pistol" "BE" "245Pl19999" 1985 2008 25;
    "Bersa" "Thunder 380" ".380 ACP" "pistol" "AR" "L19999" 1995 2019 35;
    "Astra" "A-100" "9mm" "pistol" "ES" "19999A" 1990 1997 8;
    "Llama" "Martial" ".38 Special" "revolver" "ES" "S819999" 1985 1995 14;
    "Star" "BM" "9mm" "pistol" "ES" "1999999" 1985 1992 10;
    "Charter Arms" "Undercover" ".38 Special" "revolver" "US" "199999" 1985 2005 16;
    "Hi-Point" "C9" "9mm" "pistol" "US" "P1999999" 1998 2021 30;
    "Hi-Point" "JHP" ".45 ACP" "pistol" "US" "X4199999" 2001 2020 12;
    "Cobra" "CA380" ".380 ACP" "pistol" "US" "CP019999" 2003 2018 10;
    "Jericho" "941" "9mm" "pistol" "IL" "3419999" 1992 2015 18;
    "Mossberg" "500" "12 gauge" "shotgun" "US" "K199999" 1985 2005 30;
    "Mossberg" "Maverick 88" "12 gauge" "shotgun" "US" "MV19999L" 1992 2021 30;
    "Remington" "870" "12 gauge" "shotgun" "US" "L199999M" 1985 2015 35;
    "Boito" "A680" "12 gauge" "shotgun" "BR" "199999" 1985 2015 20;
    "Savage" "93" ".17 HMR" "rifle" "US" "0519999" 2002 2018 10;
    "Winchester" "94" ".30-30" "rifle" "US" "5199999" 1985 2005 12;
    "Marlin" "60" ".22 LR" "rifle" "US" "1919999" 1985 2012 14;
    "Bushmaster" "XM15" ".223 Remington" "rifle" "US" "BK5199999" 2005 2018 15;
    "Romarm" "WASR 10" "7.62x39" "rifle" "RO" "1-19999-2003" 2001 2016 18;
    "Zastava" "M70" "7.62x39" "rifle" "RS" "M70AB 199999" 1985 1991 12;
    "Norinco" "56" "7.62x39" "rifle" "CN" "24199999" 1985 1994 12;
    "IMBEL" "MD97" "5.56 NATO" "assault rifle" "BR" "FDA19999" 1997 2018 10;
    "IWI" "Galil ACE" "5.56 NATO" "assault rifle" "IL" "ACE199999" 2010 2020 12;
    "FN" "FAL" "7.62x51" "assault rifle" "BE" "199999" 1985 1990 10;
};
