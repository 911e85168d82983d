//! What has to be answered for: a closed list.

use vestigo_protocol::ids::Digest;

/// A closed list with numbers and names; a number of a later version stays what it is.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $list:ident { $( $(#[$variant_doc:meta])* $variant:ident = $number:literal, $name:literal; )+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list {
            $( $(#[$variant_doc])* $variant, )+
            /// A number of a later version.
            Unknown(u64),
        }

        impl $list {
            /// Every value this version knows, in the order of the list.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The value with this number.
            #[must_use]
            pub const fn from_number(number: u64) -> Self {
                match number {
                    $( $number => Self::$variant, )+
                    other => Self::Unknown(other),
                }
            }

            /// The number in an entry.
            #[must_use]
            pub const fn number(self) -> u64 {
                match self {
                    $( Self::$variant => $number, )+
                    Self::Unknown(number) => number,
                }
            }

            /// The name; `UNRECOGNISED` if unknown.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )+
                    Self::Unknown(_) => "UNRECOGNISED",
                }
            }
        }
    };
}

codes! {
    /// What an entry of the administrative log says.
    AdminCode {
        /// The node started, with a configuration.
        Started = 1, "STARTED";
        /// The first start after a restore.
        Restored = 2, "RESTORED";
        /// A recovery epoch was opened.
        EpochOpened = 3, "EPOCH_OPENED";
        /// A backup was written.
        BackedUp = 4, "BACKED_UP";
        /// A key of the node was made, replaced or revoked.
        KeyChanged = 10, "KEY_CHANGED";
        /// An officer was added.
        OfficerAdded = 11, "OFFICER_ADDED";
        /// An officer's roles were changed.
        OfficerRoles = 12, "OFFICER_ROLES";
        /// An officer was shut out, or let in again.
        OfficerSuspended = 13, "OFFICER_SUSPENDED";
        /// An officer's signing key was made or its passphrase changed.
        OfficerKey = 14, "OFFICER_KEY";
        /// An observer was enrolled.
        ObserverAdded = 20, "OBSERVER_ADDED";
        /// An observer's access ended.
        ObserverEnded = 21, "OBSERVER_ENDED";
        /// A partner's line was accepted.
        PartnerAccepted = 30, "PARTNER_ACCEPTED";
        /// A partner's safety number was confirmed.
        PartnerConfirmed = 31, "PARTNER_CONFIRMED";
        /// An agreement was proposed.
        AgreementProposed = 40, "AGREEMENT_PROPOSED";
        /// An agreement was accepted.
        AgreementAccepted = 41, "AGREEMENT_ACCEPTED";
        /// An agreement was amended, suspended, resumed or revoked.
        AgreementChanged = 42, "AGREEMENT_CHANGED";
        /// A partner's request was opened.
        CaseRead = 50, "CASE_READ";
        /// A trace of ours was opened.
        TraceRead = 51, "TRACE_READ";
        /// The own records were searched.
        RecordsSearched = 52, "RECORDS_SEARCHED";
        /// A file of an exchange was opened.
        FileOpened = 53, "FILE_OPENED";
        /// Something of a trace or case was shown.
        LookedAt = 54, "LOOKED_AT";
        /// A record of our own was opened.
        RecordRead = 55, "RECORD_READ";
        /// A court bundle was exported.
        BundleExported = 60, "BUNDLE_EXPORTED";
        /// An exchange, or a field of it, was opened for an inspector.
        BundleOpened = 61, "BUNDLE_OPENED";
        /// A sealed report was given out; the digest is its file's.
        ReportIssued = 65, "REPORT_ISSUED";
        /// Records were exported.
        RecordsExported = 62, "RECORDS_EXPORTED";
        /// Records were imported.
        RecordsImported = 63, "RECORDS_IMPORTED";
        /// A record was entered by hand.
        RecordEntered = 66, "RECORD_ENTERED";
        /// A record was corrected, or got an event.
        RecordChanged = 67, "RECORD_CHANGED";
        /// What a record set is was changed.
        RecordSetChanged = 68, "RECORD_SET_CHANGED";
        /// This log was exported.
        LogExported = 64, "LOG_EXPORTED";
        /// The contents of a case were ordered to stay.
        HoldSet = 70, "HOLD_SET";
        /// The order was lifted.
        HoldLifted = 71, "HOLD_LIFTED";
        /// The contents of an exchange were destroyed.
        Erased = 72, "ERASED";
        /// An officer signed in.
        SignedIn = 80, "SIGNED_IN";
        /// A sign-in was refused.
        SignInRefused = 81, "SIGN_IN_REFUSED";
        /// So many were refused that the next one has to wait.
        SignInThrottled = 82, "SIGN_IN_THROTTLED";
        /// An officer signed out.
        SignedOut = 83, "SIGNED_OUT";
        /// Sessions of an officer were ended.
        SessionEnded = 84, "SESSION_ENDED";
        /// An officer proved again who he is.
        ProvenAgain = 85, "PROVEN_AGAIN";
        /// A one-time link was made for an officer.
        LinkMade = 86, "LINK_MADE";
        /// An officer set up how to sign in.
        CredentialsSet = 87, "CREDENTIALS_SET";
        /// An officer changed something of how to sign in.
        CredentialChanged = 88, "CREDENTIAL_CHANGED";
        /// The counter of a passkey went back: it is not taken any more.
        PasskeyBlocked = 89, "PASSKEY_BLOCKED";
        /// A change of an officer's roles, or a link, was proposed to a second administrator.
        ChangeProposed = 90, "CHANGE_PROPOSED";
        /// A second administrator confirmed a link.
        ChangeConfirmed = 91, "CHANGE_CONFIRMED";
        /// A proposed change was taken back.
        ChangeRejected = 92, "CHANGE_REJECTED";
        /// A token for a program was made.
        TokenAdded = 100, "TOKEN_ADDED";
        /// A token was ended.
        TokenEnded = 101, "TOKEN_ENDED";
        /// A webhook was added.
        WebhookAdded = 102, "WEBHOOK_ADDED";
        /// A webhook was ended.
        WebhookEnded = 103, "WEBHOOK_ENDED";
        /// Guns were ordered to be marked.
        MarkingOrdered = 110, "MARKING_ORDERED";
        /// A file for a marking machine was given out; the digest is the file's.
        MarkingJob = 111, "MARKING_JOB";
        /// A marking machine's file was taken; the digest is the file's.
        MarksStruck = 112, "MARKS_STRUCK";
        /// The exporting partner was told that guns arrived.
        DeliveryVerified = 113, "DELIVERY_VERIFIED";
        /// A store was entered, or what is said of it was changed.
        StoreEntered = 120, "STORE_ENTERED";
        /// Guns were taken into a store; the digest is the list's.
        ItemsReceived = 121, "ITEMS_RECEIVED";
        /// Something was done with an item: its number, and the act.
        ItemActed = 122, "ITEM_ACTED";
        /// The ammunition of a store was brought up to a list, whose digest it is.
        AmmunitionEntered = 123, "AMMUNITION_ENTERED";
        /// A count was opened.
        CountOpened = 124, "COUNT_OPENED";
        /// One of the two who count handed in the list, whose digest it is.
        CountEntered = 125, "COUNT_ENTERED";
        /// The other confirmed it; the digest is that of the discrepancies.
        CountConfirmed = 126, "COUNT_CONFIRMED";
        /// The inquiry into a discrepancy ended: the count, and its number within it.
        InquiryEnded = 127, "INQUIRY_ENDED";
        /// A destruction was ordered; the digest is that of its lists.
        DestructionOrdered = 130, "DESTRUCTION_ORDERED";
        /// The numbers of what is to be destroyed were compared; the digest is the list's.
        DestructionCompared = 131, "DESTRUCTION_COMPARED";
        /// A destruction was certified; the digest is the certificate's.
        DestructionCertified = 132, "DESTRUCTION_CERTIFIED";
        /// A certificate of destruction was opened.
        CertificateRead = 133, "CERTIFICATE_READ";
        /// The pages of a certificate of destruction were issued; the digest is the file's.
        CertificateIssued = 134, "CERTIFICATE_ISSUED";
        /// The scan of a sheet that the witnesses signed was filed: the certificate, and its number within
        /// it; the digest is the scan's.
        SheetFiled = 135, "SHEET_FILED";
        /// Such a scan was opened.
        SheetRead = 136, "SHEET_READ";
        /// An incident was entered: its number.
        IncidentEntered = 140, "INCIDENT_ENTERED";
        /// Something was done with an incident: its number, and the act; the digest is that of the words.
        IncidentActed = 141, "INCIDENT_ACTED";
        /// An incident was opened.
        IncidentRead = 142, "INCIDENT_READ";
        /// A security assessment of a store was begun: its number; the digest is that of what it says.
        SecurityBegun = 150, "SECURITY_BEGUN";
        /// Questions of it were answered.
        SecurityAnswered = 151, "SECURITY_ANSWERED";
        /// Its plan was changed.
        SecurityPlanned = 152, "SECURITY_PLANNED";
        /// It was closed.
        SecurityClosed = 153, "SECURITY_CLOSED";
        /// It was opened.
        SecurityRead = 154, "SECURITY_READ";
        /// Partners were asked for assistance, or offered it: the number of what went out together.
        AssistanceAsked = 160, "ASSISTANCE_ASKED";
        /// A part of an assessment went to a partner: its number and the partner; the digest is the file's.
        AssessmentShared = 161, "ASSESSMENT_SHARED";
        /// A project of assistance was entered.
        ProjectEntered = 162, "PROJECT_ENTERED";
        /// Something was done with a project: its number, and the act.
        ProjectActed = 163, "PROJECT_ACTED";
        /// A workshop was entered.
        WorkshopEntered = 164, "WORKSHOP_ENTERED";
        /// What is said of a workshop was changed.
        WorkshopChanged = 165, "WORKSHOP_CHANGED";
        /// A list of participants was taken; the digest is the list's.
        ParticipantsTaken = 166, "PARTICIPANTS_TAKEN";
        /// The participants of a workshop were seen or given out.
        ParticipantsRead = 167, "PARTICIPANTS_READ";
        /// The names of the participants of a workshop were erased.
        ParticipantsErased = 168, "PARTICIPANTS_ERASED";
        /// A bulletin went to partners: its number.
        BulletinSent = 170, "BULLETIN_SENT";
    }
}

/// Something that an officer, or the machine, is about to do.
#[derive(Clone, PartialEq, Eq)]
pub struct AdminAct {
    code: AdminCode,
    subject: String,
    digest: Option<Digest>,
}

impl std::fmt::Debug for AdminAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AdminAct({})", self.code.name())
    }
}

impl AdminAct {
    /// An act on something: an id, a node name, an officer's name; never a serial number, a
    /// person's name from a case, or case text.
    #[must_use]
    pub fn on(code: AdminCode, subject: impl ToString) -> Self {
        Self { code, subject: subject.to_string(), digest: None }
    }

    /// The digest of what was involved, such as a configuration or a file.
    #[must_use]
    pub fn with(mut self, digest: Digest) -> Self {
        self.digest = Some(digest);
        self
    }

    /// What is done.
    #[must_use]
    pub fn code(&self) -> AdminCode {
        self.code
    }

    pub(super) fn subject(&self) -> String {
        self.subject.clone()
    }

    pub(super) fn digest(&self) -> Option<Digest> {
        self.digest
    }

    /// Whether it only looks at something.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        matches!(
            self.code,
            AdminCode::CaseRead
                | AdminCode::TraceRead
                | AdminCode::FileOpened
                | AdminCode::RecordRead
                | AdminCode::LookedAt
                | AdminCode::CertificateRead
                | AdminCode::SheetRead
                | AdminCode::SecurityRead
                | AdminCode::IncidentRead
                | AdminCode::ParticipantsRead
        )
    }
}
