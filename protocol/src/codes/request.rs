//! What is asked, how urgently, on what ground and for what use.

use super::code_list;

code_list! {
    /// What a message of kind 1 asks for or tells.
    RequestKind {
        /// Trace a recovered gun.
        Trace = 1, "TRACE";
        /// Trace on from an export that another State's answer named.
        OnwardTrace = 2, "ONWARD_TRACE";
        /// A gun not recovered, believed held by traffickers.
        SuspectGun = 3, "SUSPECT_GUN";
        /// Is it recorded lost or stolen?
        RecordCheck = 4, "RECORD_CHECK";
        /// Tells a State that one of its guns was recovered.
        RecoveryNotice = 5, "RECOVERY_NOTICE";
        /// Asks the entering agency to confirm a hit before anyone acts on it.
        HitConfirmation = 6, "HIT_CONFIRMATION";
        /// Asks the importing State whether an export arrived.
        DeliveryVerification = 7, "DELIVERY_VERIFICATION";
        /// Asks the originator to allow onward use.
        ConsentRequest = 8, "CONSENT_REQUEST";
        /// Tells the originator of a disclosure that law compels.
        DisclosureNotice = 9, "DISCLOSURE_NOTICE";
        /// Seeks clarification of a delay, restriction or refusal.
        Clarification = 10, "CLARIFICATION";
        /// Figures only, with a minimum cell size.
        AggregateStatistics = 11, "AGGREGATE_STATISTICS";
        /// Information without a gun: see [`BulletinKind`].
        Bulletin = 12, "BULLETIN";
        /// Tell me if this gun turns up.
        Watch = 13, "WATCH";
        /// Asks a partner for help with marking, records, training.
        AssistanceRequest = 14, "ASSISTANCE_REQUEST";
        /// Offers such help.
        AssistanceOffer = 15, "ASSISTANCE_OFFER";
    }
}

code_list! {
    /// What a [`RequestKind::Bulletin`] is about.
    BulletinKind {
        /// Routes customarily used.
        Route = 1, "ROUTE";
        /// Means of concealment and of detecting it.
        Concealment = 2, "CONCEALMENT";
        /// Legislative experience and practice.
        Practice = 3, "PRACTICE";
        /// Authorised producers, dealers, importers, exporters and carriers.
        AuthorisedParties = 4, "AUTHORISED_PARTIES";
    }
}

code_list! {
    /// How soon.
    Priority {
        /// In turn.
        Routine = 1, "ROUTINE";
        /// Ahead of routine, with an [`UrgentJustification`].
        Urgent = 2, "URGENT";
    }
}

code_list! {
    /// Why a request is urgent.
    UrgentJustification {
        /// A life is at risk.
        LifeAtRisk = 1, "LIFE_AT_RISK";
        /// An active homicide investigation.
        HomicideActive = 2, "HOMICIDE_ACTIVE";
        /// Terrorism.
        Terrorism = 3, "TERRORISM";
        /// A suspect must be charged or freed by a deadline.
        SuspectDetainedDeadline = 4, "SUSPECT_DETAINED_DEADLINE";
        /// A police operation under way.
        Operation = 5, "OPERATION";
        /// Another reason, in text.
        Other = 6, "OTHER";
    }
}

code_list! {
    /// How the gun came into official hands (SDG 16.4.2).
    RecoveryKind {
        /// Seized.
        Seized = 1, "SEIZED";
        /// Found.
        Found = 2, "FOUND";
        /// Surrendered.
        Surrendered = 3, "SURRENDERED";
    }
}

code_list! {
    /// The five limbs of "illicit" in the International Tracing Instrument.
    IllicitBasis {
        /// Illicit under the law of the place where it was found.
        LawOfPlace = 1, "I1", "LAW_OF_PLACE";
        /// Transferred in violation of a Security Council embargo.
        UnscEmbargo = 2, "I2", "UNSC_EMBARGO";
        /// Not marked as the Instrument requires.
        NotMarked = 3, "I3", "NOT_MARKED";
        /// Made without a licence.
        MadeWithoutLicence = 4, "I4", "MADE_WITHOUT_LICENCE";
        /// Transferred without a licence.
        TransferredWithoutLicence = 5, "I5", "TRANSFERRED_WITHOUT_LICENCE";
    }
}

code_list! {
    /// What the information is wanted for; it binds the requester.
    IntendedUse {
        /// Criminal investigation.
        CriminalInvestigation = 1, "U1", "CRIMINAL_INVESTIGATION";
        /// Prosecution.
        Prosecution = 2, "U2", "PROSECUTION";
        /// Analysis of trafficking.
        TraffickingAnalysis = 3, "U3", "TRAFFICKING_ANALYSIS";
        /// Monitoring of an embargo.
        EmbargoMonitoring = 4, "U4", "EMBARGO_MONITORING";
        /// Inquiry into diversion from a stockpile.
        StockpileDiversionInquiry = 5, "U5", "STOCKPILE_DIVERSION_INQUIRY";
        /// Return to the lawful owner.
        ReturnToLawfulOwner = 6, "U6", "RETURN_TO_LAWFUL_OWNER";
    }
}

impl RequestKind {
    /// Whether it asks what our records say of a gun, so that the registry is looked at.
    #[must_use]
    pub const fn looks_up(self) -> bool {
        matches!(self, Self::Trace | Self::OnwardTrace | Self::SuspectGun | Self::RecordCheck)
    }

    /// Whether it only tells something: it has no `answer-by` and its receipt closes it.
    #[must_use]
    pub const fn is_notice(self) -> bool {
        matches!(
            self,
            Self::RecoveryNotice
                | Self::DisclosureNotice
                | Self::DeliveryVerification
                | Self::Bulletin
                | Self::AssistanceOffer
        )
    }
}

code_list! {
    /// What a statistics request counts. Cells below the agreed minimum are suppressed.
    StatisticsMeasure {
        /// Traces by their result.
        TracesByResult = 1, "TRACES_BY_RESULT";
        /// Recoveries by type of gun.
        RecoveriesByType = 2, "RECOVERIES_BY_TYPE";
        /// State of the last lawful record by State of recovery.
        SourceToRecovery = 3, "SOURCE_TO_RECOVERY";
        /// Time-to-crime in classes.
        TimeToCrime = 4, "TIME_TO_CRIME";
        /// Causes of traces not completed.
        NotCompleted = 5, "NOT_COMPLETED";
    }
}

code_list! {
    /// With what a partner asks for help, or offers it.
    AssistanceField {
        /// Marking of firearms.
        Marking = 1, "MARKING";
        /// Tracing and its records.
        Tracing = 2, "TRACING";
        /// Stockpiles.
        Stockpile = 3, "STOCKPILE";
        /// Destruction.
        Destruction = 4, "DESTRUCTION";
        /// Identification of firearms.
        Identification = 5, "IDENTIFICATION";
        /// Training.
        Training = 6, "TRAINING";
        /// Law and procedure.
        Legal = 7, "LEGAL";
    }
}

code_list! {
    /// What the file of an attachment is.
    AttachmentRole {
        /// Photograph of the gun.
        Photograph = 1, "PHOTOGRAPH";
        /// Photograph of a mark.
        MarkPhotograph = 2, "MARK_PHOTOGRAPH";
        /// Report of a laboratory.
        LaboratoryReport = 3, "LABORATORY_REPORT";
        /// Certificate or licence.
        Certificate = 4, "CERTIFICATE";
        /// Scan of a letter.
        Letter = 5, "LETTER";
        /// Anything else.
        Other = 6, "OTHER";
    }
}

code_list! {
    /// What an information request asks for (ITI 21).
    WantedInformation {
        /// The marks, or a better reading of them.
        Marks = 1, "MARKS";
        /// A photograph.
        Photograph = 2, "PHOTOGRAPH";
        /// The maker.
        Maker = 3, "MAKER";
        /// The model.
        Model = 4, "MODEL";
        /// The calibre.
        Calibre = 5, "CALIBRE";
        /// The importer or import mark.
        Importer = 6, "IMPORTER";
        /// How and where the gun was found.
        Circumstances = 7, "CIRCUMSTANCES";
        /// Why it is considered illicit.
        IllicitNature = 8, "ILLICIT_NATURE";
        /// The legal justification.
        LegalBasis = 9, "LEGAL_BASIS";
        /// What the answer is wanted for.
        IntendedUse = 10, "INTENDED_USE";
        /// What a laboratory restored.
        Restoration = 11, "RESTORATION";
        /// Something else, said in words.
        Other = 12, "OTHER";
    }
}
