//! The page's JSON over HTTP, and the page itself, on this machine only.
//!
//! ```text
//! GET /api/coverage                      Coverage
//! GET /api/documents?offset&limit        Page<DocumentRow>
//! GET /api/documents/{id}                Record
//! GET /api/claims?type&actor&...         Page<ClaimRow>
//! GET /api/claims/{id}                   the claim and the Record that holds it
//! GET /api/claims/{id}/explanation      sentence, words, rule and tree behind a claim, as `khabar explain` tells them
//! GET /api/search?q&exact&offset&limit   Answer
//! GET /api/query?q&offset&limit          the claims that answer a query
//! GET /api/ask?q&limit                   a question, answered from the claims
//! GET /api/stories?at_least&offset&limit Page<Story>; /api/stories/{id} that of a document
//! GET /api/facets?q                      counts of the claims of a query by type, polarity, outlet, time and so on
//! GET /api/happenings?q&offset&limit     Figures<Page<Happening>>
//! GET /api/disagreements?q&dismissed      likewise, those that differ; with `dismissed=true` also what was set aside
//! GET /api/happenings/{claim}            the happening that a claim reports
//! GET /api/entities?q&offset&limit       Page<EntityRow> with whom each was merged into; /api/rising those named more of late
//! GET /api/ties?q&offset&limit           pairs of actors; /api/tie?actor&to&q one of them over time
//! GET /api/posts?entity&q                roles and posts
//! GET /api/framing?entity                names, labels and distinctive words by outlet
//! GET /api/corrections, /api/manifest    the log, and with what the store was made
//! POST /api/corrections                  one more decision, from the page itself only: `{"who", "why", "do": "merge", ...}`
//! GET /api/failures?offset&limit         files that could not be read: which, when, why
//! POST /api/import?name&size&...         one file into the collection, from the page itself only; /api/import/done when the last has come
//! POST /api/evaluation?size              labelled documents, scored and not kept, from the page itself only: a JSON object, or one a line
//! GET /api/reviewed                      what people decided about claims: confirmed, rejected, retyped, by type
//! GET /api/quality                       scores on annotated documents and known limits, as of the build
//! GET /api/about                         version and licences
//! GET anything else                      the page
//! ```
//!
//! An error is `{"error": "one sentence"}` with its status. Only corrections and imports change anything: the log
//! and the documents are added to, nothing is taken away.

mod api;
mod desk;
mod errors;
mod guard;
mod page;
mod readers;
#[cfg(test)]
mod tests;

use std::{
    future::Future,
    io,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use axum::{Router, middleware};
use khabar::store::Store;
use thiserror::Error;
use tokio::{net::TcpListener, runtime, signal, time};

use crate::readers::Readers;

/// How long answers may take to finish after Ctrl-C.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why the page could not be served.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct ServerError(#[from] Kind);

#[derive(Debug, Error)]
enum Kind {
    #[error("cannot start the threads of the server")]
    Start { source: io::Error },
    #[error(
        "cannot listen on 127.0.0.1:{port}: another program may use that port; choose another with --port, or 0 for any that is \
         free"
    )]
    Listen { port: u16, source: io::Error },
    #[error("the server stopped")]
    Serve { source: io::Error },
}

/// Serve a collection on 127.0.0.1 until Ctrl-C. Port 0 takes any that is free; `on_ready` is told which.
///
/// # Errors
/// The port is taken, or the operating system refuses.
pub fn serve(
    store: Store,
    port: u16,
    on_ready: impl FnOnce(SocketAddr),
) -> Result<(), ServerError> {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|source| Kind::Start { source })?;
    let served = runtime.block_on(async {
        let listening = |source| Kind::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(listening)?;
        on_ready(listener.local_addr().map_err(listening)?);
        run(listener, router(store), interrupted()).await
    });
    // A long search that is still at work holds nobody up.
    runtime.shutdown_timeout(Duration::from_millis(200));
    Ok(served?)
}

fn router(store: Store) -> Router {
    Router::new()
        .nest("/api", api::routes(Readers::new(store)))
        .fallback(page::file)
        .method_not_allowed_fallback(errors::method)
        .layer(middleware::from_fn(guard::host))
        .layer(middleware::from_fn(guard::headers))
}

async fn run(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Kind> {
    let (told, tell) = tokio::sync::oneshot::channel();
    let stopping = async move {
        stop.await;
        let _ = told.send(());
    };
    let served = axum::serve(listener, router).with_graceful_shutdown(stopping);
    let too_long = async move {
        if tell.await.is_ok() {
            time::sleep(PATIENCE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = served => served.map_err(|source| Kind::Serve { source }),
        () = too_long => Ok(()),
    }
}

/// Ctrl-C, or the polite request of a service manager.
async fn interrupted() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        let terminate = async {
            match signal::unix::signal(signal::unix::SignalKind::terminate()) {
                Ok(mut signals) => {
                    signals.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = interrupt => {}
            () = terminate => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
