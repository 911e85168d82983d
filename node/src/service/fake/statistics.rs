//! Canned figures and checks.

use super::{AT, FakeService, PARTNER, some};
use crate::service::requests::StatisticsRequest;
use crate::service::views::{
    CheckLevel, CheckView, FlowCountView, HealthView, NodeKeyView, OutcomeCountView, SettingOrigin,
    SettingView, StatisticsView, WorkRowView,
};
use crate::service::{Caller, ErrorCode, HealthService, Outcome, ServiceError, StatisticsService};

fn work(partner: &str, month: &str) -> WorkRowView {
    WorkRowView {
        partner: partner.to_owned(),
        month: month.to_owned(),
        asked: 12,
        answered: 9,
        refused: 1,
        returned: 1,
        dropped: 0,
        open: 1,
        overdue: 2,
        median_seconds: Some(93_600),
    }
}

impl StatisticsService for FakeService {
    async fn statistics(
        &self,
        caller: Caller,
        request: StatisticsRequest,
    ) -> Outcome<StatisticsView> {
        self.calls.note(caller, "statistics");
        if request.from.as_deref().is_some_and(|from| from.len() != 7) {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-bad-value")
                .with("field", "from")
                .with("value", request.from.unwrap_or_default()));
        }
        let outcome = |code: &str, fault: &[&str], asked, heard| OutcomeCountView {
            code: code.to_owned(),
            fault: fault.iter().map(|&fault| fault.to_owned()).collect(),
            asked,
            heard,
        };
        Ok(StatisticsView {
            from: request.from.unwrap_or_else(|| "2025-12".to_owned()),
            to: request.to.unwrap_or_else(|| "2026-11".to_owned()),
            least: 5,
            synthetic: true,
            asked: vec![work("", ""), work(PARTNER, "2026-11")],
            heard: vec![work("", "")],
            outcomes: vec![
                outcome("N09", &["RECORDS"], Some(7), None),
                outcome("R06", &[], Some(9), Some(0)),
            ],
            time_to_crime: vec![Some(9), None, Some(0), Some(5), None, Some(31)],
            median_days: Some(1_000),
            flows: vec![FlowCountView { from: "US".to_owned(), to: "MX".to_owned(), count: 31 }],
            other_flows: None,
        })
    }
}

impl HealthService for FakeService {
    async fn health(&self, caller: Caller) -> Outcome<HealthView> {
        self.calls.note(caller, "health");
        let check = |level, key: &str, args: &[(&str, &str)]| CheckView {
            level,
            key: key.to_owned(),
            args: args.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        };
        Ok(HealthView {
            at: AT.to_owned(),
            checks: vec![
                check(CheckLevel::Fail, "note-check-restored", &[]),
                check(CheckLevel::Warn, "note-check-backup-never", &[]),
                check(
                    CheckLevel::Good,
                    "note-check-disk",
                    &[("free", "69.3 GiB"), ("size", "250.0 GiB")],
                ),
            ],
            keys: vec![NodeKeyView {
                role: "SIGNING".to_owned(),
                key: "ab".repeat(8),
                since: AT.to_owned(),
                until: some(AT),
                revoked: None,
                current: true,
            }],
            settings: vec![SettingView {
                name: "web.listen".to_owned(),
                value: "\"127.0.0.1:8480\"".to_owned(),
                origin: SettingOrigin::File,
            }],
        })
    }
}
