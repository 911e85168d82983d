//! What many traces say together.

use std::sync::Arc;

use super::super::call::Call;
use super::super::operation::{Operation, get};
use crate::service::Service;
use crate::service::roles::{READS_FIGURES, REPORTS_FIGURES};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/analysis", "getAnalysis", "Computes what many traces say together")
            .of(READS_FIGURES)
            .searches(asked!(analysis)),
        get("/analysis/form", "getForm", "Fills in a form that States report by")
            .of(REPORTS_FIGURES)
            .searches(asked!(statutory)),
    ]
}
