//! How a route becomes a use case: macros for handlers of the same shape.

/// A handler that takes nothing.
macro_rules! plain {
    ($($name:ident -> $view:ty;)+) => {$(
        async fn $name<S: Service>(State(app): App<S>, peer: Connection, wanted: Wanted) -> Reply<$view> {
            Reply::of(wanted, async { app.service.$name(caller(peer)?).await }.await)
        }
    )+};
}

/// A handler that takes a JSON body.
macro_rules! with_body {
    ($($name:ident($request:ty) -> $view:ty;)+) => {$(
        async fn $name<S: Service>(
            State(app): App<S>,
            peer: Connection,
            wanted: Wanted,
            body: Json<$request>,
        ) -> Reply<$view> {
            Reply::of(wanted, async { app.service.$name(caller(peer)?, body.0?).await }.await)
        }
    )+};
}

/// A handler that takes an id from the path.
macro_rules! with_id {
    ($($name:ident -> $view:ty;)+) => {$(
        async fn $name<S: Service>(
            State(app): App<S>,
            peer: Connection,
            wanted: Wanted,
            Path(id): Path<String>,
        ) -> Reply<$view> {
            Reply::of(wanted, async { app.service.$name(caller(peer)?, id).await }.await)
        }
    )+};
}

/// A handler that takes an id from the path and a JSON body.
macro_rules! with_id_and_body {
    ($($name:ident($request:ty) -> $view:ty;)+) => {$(
        async fn $name<S: Service>(
            State(app): App<S>,
            peer: Connection,
            wanted: Wanted,
            Path(id): Path<String>,
            body: Json<$request>,
        ) -> Reply<$view> {
            Reply::of(wanted, async { app.service.$name(caller(peer)?, id, body.0?).await }.await)
        }
    )+};
}

/// A handler that takes filters from the query string.
macro_rules! with_filters {
    ($($name:ident -> $view:ty;)+) => {$(
        async fn $name<S: Service>(
            State(app): App<S>,
            peer: Connection,
            wanted: Wanted,
            filters: Result<Query<ListRequest>, axum::extract::rejection::QueryRejection>,
        ) -> Reply<$view> {
            Reply::of(wanted, async {
                let Query(filters) = filters.map_err(|e| problem::bad_request(e.body_text()))?;
                app.service.$name(caller(peer)?, filters).await
            }.await)
        }
    )+};
}
