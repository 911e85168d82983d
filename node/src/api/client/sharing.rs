//! Figures shared with partners, over the socket.

use super::{Client, encode, query};
use crate::service::requests::{FiguresRequest, SharedFiguresRequest};
use crate::service::views::{FiguresDraftView, SharedFiguresView};
use crate::service::{Caller, Outcome, SharingService};

impl SharingService for Client {
    async fn case_figures(
        &self,
        _: Caller,
        id: String,
        request: FiguresRequest,
    ) -> Outcome<FiguresDraftView> {
        self.get(&format!("/cases/{}/figures{}", encode(&id), query(&request)?)).await
    }

    async fn shared_figures(
        &self,
        _: Caller,
        request: SharedFiguresRequest,
    ) -> Outcome<SharedFiguresView> {
        self.get(&format!("/shared-figures{}", query(&request)?)).await
    }
}
