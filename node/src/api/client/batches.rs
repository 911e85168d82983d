//! Batches of traces.

use std::path::PathBuf;

use hyper::Method;

use super::{Client, encode, file_body, query};
use crate::service::requests::{BatchRequest, BatchRun, ListRequest};
use crate::service::views::{BatchCheckView, BatchLinesView, BatchSummaryView, BatchesView};
use crate::service::{BatchService, Caller, Outcome, ServiceError};

impl BatchService for Client {
    async fn batch_file(
        &self,
        _: Caller,
        request: BatchRequest,
        file: PathBuf,
    ) -> Outcome<BatchCheckView> {
        let opened = std::fs::File::open(&file).map_err(|e| ServiceError::file(&file, &e))?;
        let path = format!("/batches{}", query(&request)?);
        self.call(Method::POST, &path, file_body(opened)).await
    }

    async fn batches(&self, _: Caller, request: ListRequest) -> Outcome<BatchesView> {
        self.get(&format!("/batches{}", query(&request)?)).await
    }

    async fn batch(&self, _: Caller, id: String) -> Outcome<BatchSummaryView> {
        self.get(&format!("/batches/{}", encode(&id))).await
    }

    async fn batch_lines(
        &self,
        _: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<BatchLinesView> {
        self.get(&format!("/batches/{}/rows{}", encode(&id), query(&request)?)).await
    }

    async fn batch_run(
        &self,
        _: Caller,
        id: String,
        request: BatchRun,
    ) -> Outcome<BatchSummaryView> {
        self.post(&format!("/batches/{}/run", encode(&id)), &request).await
    }
}
