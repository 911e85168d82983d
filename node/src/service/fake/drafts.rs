//! Drafts that the fake remembers.

use super::{AT, FakeService};
use crate::service::views::{DraftListView, DraftView};
use crate::service::{Caller, DraftService, ErrorCode, Outcome, ServiceError};

impl DraftService for FakeService {
    async fn drafts(&self, _: Caller) -> Outcome<DraftListView> {
        Ok(DraftListView { items: self.drafts.lock().unwrap().clone() })
    }

    async fn draft(&self, _: Caller, id: String) -> Outcome<DraftView> {
        if id == super::TRACE {
            let fields = [
                ("serial", "ZZ-SERIAL-77"),
                ("maker", "Glock"),
                ("circumstances", "x"),
                ("purpose", "U1"),
                ("basis", "ITI"),
                ("priority", "ROUTINE"),
                ("to", super::PARTNER),
            ];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
            return Ok(DraftView { id, updated: AT.to_owned(), fields });
        }
        let drafts = self.drafts.lock().unwrap();
        let found = drafts.iter().find(|draft| draft.id == id).cloned();
        found.ok_or_else(|| ServiceError::new(ErrorCode::NotFound, "error-no-such-draft"))
    }

    async fn draft_put(
        &self,
        caller: Caller,
        id: Option<String>,
        fields: Vec<(String, String)>,
    ) -> Outcome<DraftView> {
        self.calls.note(caller, "draft_put");
        let mut drafts = self.drafts.lock().unwrap();
        let id = id.unwrap_or_else(|| format!("{:032x}", drafts.len() + 1));
        drafts.retain(|draft| draft.id != id);
        let draft = DraftView { id, updated: AT.to_owned(), fields };
        drafts.insert(0, draft.clone());
        Ok(draft)
    }

    async fn draft_drop(&self, caller: Caller, id: String) -> Outcome<()> {
        self.calls.note(caller, "draft_drop");
        self.drafts.lock().unwrap().retain(|draft| draft.id != id);
        Ok(())
    }
}

impl crate::service::LiveService for FakeService {
    async fn changes(&self, _: Caller) -> Outcome<crate::service::live::Changes> {
        Ok(crate::service::live::Changes::none())
    }
}
