//! Figures shared with partners.

use std::sync::Arc;

use super::super::call::Call;
use super::super::operation::{Operation, get};
use crate::service::Service;
use crate::service::roles::{DECIDES, READS_FIGURES};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get(
            "/cases/{id}/figures",
            "draftFigures",
            "Shows what a request for figures would be given",
        )
        .of(DECIDES)
        .searches(named_asked!(case_figures)),
        get("/shared-figures", "listSharedFigures", "Shows figures that partners gave us")
            .of(READS_FIGURES)
            .searches(asked!(shared_figures)),
    ]
}
