//! Time to crime: from the last known lawful transfer to the recovery (domain.md §7), with the
//! precision that both dates have.

use vestigo_protocol::codes::Certainty;
use vestigo_protocol::firearm::PartialDate;

use super::facts::{Fact, recovered};
use super::{Recovery, Source};

/// The intervals in which such times are published. Months and years are counted in days: 91, 213,
/// 365, 731 and 1,096.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Under three months.
    UnderThreeMonths,
    /// Three to under seven months.
    ThreeToSevenMonths,
    /// Seven to under twelve months.
    SevenToTwelveMonths,
    /// One to under two years.
    OneToTwoYears,
    /// Two to under three years.
    TwoToThreeYears,
    /// Three years and over.
    ThreeYearsAndOver,
}

impl Bucket {
    /// All of them, shortest first.
    pub const ALL: [Self; 6] = [
        Self::UnderThreeMonths,
        Self::ThreeToSevenMonths,
        Self::SevenToTwelveMonths,
        Self::OneToTwoYears,
        Self::TwoToThreeYears,
        Self::ThreeYearsAndOver,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnderThreeMonths => "UNDER_3_MONTHS",
            Self::ThreeToSevenMonths => "3_TO_7_MONTHS",
            Self::SevenToTwelveMonths => "7_TO_12_MONTHS",
            Self::OneToTwoYears => "1_TO_2_YEARS",
            Self::TwoToThreeYears => "2_TO_3_YEARS",
            Self::ThreeYearsAndOver => "3_YEARS_AND_OVER",
        }
    }

    /// That of a number of days.
    #[must_use]
    pub const fn of(days: u64) -> Self {
        match days {
            0..91 => Self::UnderThreeMonths,
            91..213 => Self::ThreeToSevenMonths,
            213..365 => Self::SevenToTwelveMonths,
            365..731 => Self::OneToTwoYears,
            731..1096 => Self::TwoToThreeYears,
            _ => Self::ThreeYearsAndOver,
        }
    }
}

/// A time to crime, as an interval where a date leaves one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeToCrime {
    /// The last known lawful transfer.
    pub from: Source,
    /// Its date.
    pub from_date: PartialDate,
    /// The recovery's date; none if only the day of asking bounds it.
    pub to_date: Option<PartialDate>,
    /// Days at least.
    pub days_min: u64,
    /// Days at most; none if the transfer may have been any time before.
    pub days_max: Option<u64>,
    /// The bucket of the shortest and of the longest time.
    pub buckets: (Bucket, Bucket),
    /// RECORDED or INFERRED.
    pub certainty: Certainty,
    /// Whether the State that tells of the transfer signed it.
    pub signed: bool,
}

/// The time from a transfer to the recovery; none if the transfer has no date, or lies after the
/// recovery.
pub(super) fn measure(fact: &Fact<'_>, recovery: &Recovery) -> Option<TimeToCrime> {
    let from_date = fact.date?;
    let to = recovered(recovery);
    let days = |from: i64, to: i64| u64::try_from(to.saturating_sub(from)).ok();
    let days_max = match (fact.span.first, to.last) {
        (Some(first), Some(last)) => Some(days(first, last)?),
        _ => None,
    };
    let days_min = match (fact.span.last, to.first) {
        (Some(last), Some(first)) => days(last, first).unwrap_or(0),
        _ => 0,
    };
    let longest = days_max.map_or(Bucket::ThreeYearsAndOver, Bucket::of);
    Some(TimeToCrime {
        from: fact.source,
        from_date,
        to_date: recovery.on,
        days_min,
        days_max,
        buckets: (Bucket::of(days_min), longest),
        certainty: fact.certainty,
        signed: fact.signed,
    })
}
