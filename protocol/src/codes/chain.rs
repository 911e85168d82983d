//! The chain of custody: events, parties, documents, record sets, the point of diversion.

use super::code_list;

code_list! {
    /// What happened to a gun at one hop of its chain.
    EventKind {
        /// Made.
        Manufactured = 1, "MANUFACTURED";
        /// Shipped by the maker or a distributor.
        Shipped = 2, "SHIPPED";
        /// Entered the country.
        Imported = 3, "IMPORTED";
        /// Left the country for another.
        Exported = 4, "EXPORTED";
        /// Passed through the country.
        Transited = 5, "TRANSITED";
        /// The importing State confirmed arrival.
        DeliveryVerified = 6, "DELIVERY_VERIFIED";
        /// Sold by a dealer to a first purchaser.
        SoldRetail = 7, "SOLD_RETAIL";
        /// Passed between private holders.
        TransferredPrivate = 8, "TRANSFERRED_PRIVATE";
        /// Registered to a holder.
        Registered = 9, "REGISTERED";
        /// Issued to an officer, soldier or guard.
        Issued = 10, "ISSUED";
        /// Inherited.
        Inherited = 11, "INHERITED";
        /// Reported stolen.
        ReportedStolen = 12, "REPORTED_STOLEN";
        /// Reported lost or missing.
        ReportedLost = 13, "REPORTED_LOST";
        /// Recovered after theft or loss.
        Recovered = 14, "RECOVERED";
        /// Seized.
        Seized = 15, "SEIZED";
        /// Marked.
        Marked = 16, "MARKED";
        /// Marked again.
        Restamped = 17, "RESTAMPED";
        /// Converted.
        Converted = 18, "CONVERTED";
        /// Deactivated with a certificate.
        Deactivated = 19, "DEACTIVATED";
        /// Made to fire again.
        Reactivated = 20, "REACTIVATED";
        /// Destroyed with a certificate. The record stays.
        Destroyed = 21, "DESTROYED";
        /// Kept for official use after seizure or surrender.
        RetainedOfficialUse = 22, "RETAINED_OFFICIAL_USE";
    }
}

code_list! {
    /// What a party to an event is. A party whose kind is not known must be treated as a person.
    PartyKind {
        /// A natural person: personal data.
        Natural = 1, "NATURAL";
        /// A licensed maker, importer, dealer, carrier or security company.
        Licensee = 2, "LICENSEE";
        /// A police, military or other official force.
        Force = 3, "FORCE";
        /// A State as such.
        State = 4, "STATE";
        /// Not known.
        NotKnown = 5, "UNKNOWN";
    }
}

code_list! {
    /// What a document is.
    DocumentKind {
        /// Export, import, transit or holder's licence.
        Licence = 1, "LICENCE";
        /// End-user certificate.
        EndUserCertificate = 2, "EUC";
        /// Import permit.
        ImportPermit = 3, "IMPORT_PERMIT";
        /// Customs declaration.
        CustomsDeclaration = 4, "CUSTOMS_DECLARATION";
        /// Invoice.
        Invoice = 5, "INVOICE";
        /// Form of a retail sale.
        SaleForm = 6, "SALE_FORM";
        /// Certificate of destruction, deactivation, proof or delivery.
        Certificate = 7, "CERTIFICATE";
        /// Report of theft, loss, seizure or recovery.
        Report = 8, "REPORT";
    }
}

code_list! {
    /// How sure an event is.
    Certainty {
        /// A record says so.
        Recorded = 1, "RECORDED";
        /// Inferred from records.
        Inferred = 2, "INFERRED";
        /// Someone says so.
        Claimed = 3, "CLAIMED";
    }
}

code_list! {
    /// How much of a date is known.
    DatePrecision {
        /// The day.
        Day = 1, "DAY";
        /// The month.
        Month = 2, "MONTH";
        /// The year.
        Year = 3, "YEAR";
        /// Some time before.
        Before = 4, "BEFORE";
        /// Some time after.
        After = 5, "AFTER";
    }
}

code_list! {
    /// What a record set records.
    RecordSetKind {
        /// A maker's production.
        Manufacture = 1, "MANUFACTURE";
        /// Imports.
        Import = 2, "IMPORT";
        /// Exports.
        Export = 3, "EXPORT";
        /// Retail sales.
        Retail = 4, "RETAIL";
        /// Holders.
        Registry = 5, "REGISTRY";
        /// Stolen and lost.
        Stolen = 6, "STOLEN";
        /// Official stock.
        Stock = 7, "STOCK";
        /// Destructions.
        Destruction = 8, "DESTRUCTION";
    }
}

code_list! {
    /// Where a gun left lawful hands.
    PointOfDiversion {
        /// Theft from a private holder.
        TheftPrivateHolder = 1, "D01", "THEFT_PRIVATE_HOLDER";
        /// Theft from a dealer or gunsmith.
        TheftDealer = 2, "D02", "THEFT_DEALER";
        /// Theft from a manufacturer or in transport.
        TheftManufacturerOrTransport = 3, "D03", "THEFT_MANUFACTURER_OR_TRANSPORT";
        /// Theft or leakage from a police stockpile.
        PoliceStockpile = 4, "D04", "POLICE_STOCKPILE";
        /// Theft or leakage from a military stockpile.
        MilitaryStockpile = 5, "D05", "MILITARY_STOCKPILE";
        /// Theft or leakage from a private security company.
        PrivateSecurityCompany = 6, "D06", "PRIVATE_SECURITY_COMPANY";
        /// Loss.
        Loss = 7, "D07", "LOSS";
        /// Straw purchase.
        StrawPurchase = 8, "D08", "STRAW_PURCHASE";
        /// Unlicensed private sale.
        UnlicensedPrivateSale = 9, "D09", "UNLICENSED_PRIVATE_SALE";
        /// Corrupt or complicit dealer.
        ComplicitDealer = 10, "D10", "COMPLICIT_DEALER";
        /// Unauthorised re-export or retransfer.
        UnauthorisedReexport = 11, "D11", "UNAUTHORISED_REEXPORT";
        /// False end-user documentation.
        FalseEndUserDocumentation = 12, "D12", "FALSE_END_USER_DOCUMENTATION";
        /// Diversion in transit.
        InTransit = 13, "D13", "IN_TRANSIT";
        /// Diversion from a store of seized guns or evidence.
        FromSeizureStore = 14, "D14", "FROM_SEIZURE_STORE";
        /// Diversion from destruction.
        FromDestruction = 15, "D15", "FROM_DESTRUCTION";
        /// Reactivation.
        Reactivation = 16, "D16", "REACTIVATION";
        /// Conversion of an alarm, signal, Flobert or air weapon.
        Conversion = 17, "D17", "CONVERSION";
        /// Illicit manufacture: craft, printed, kit.
        IllicitManufacture = 18, "D18", "ILLICIT_MANUFACTURE";
        /// Battlefield capture.
        BattlefieldCapture = 19, "D19", "BATTLEFIELD_CAPTURE";
        /// Smuggled in personal effects or a parcel.
        SmuggledEffectsOrParcel = 20, "D20", "SMUGGLED_EFFECTS_OR_PARCEL";
        /// Expired licence or inheritance not regularised.
        NotRegularised = 21, "D21", "NOT_REGULARISED";
        /// Not established.
        NotEstablished = 99, "D99", "NOT_ESTABLISHED";
    }
}
