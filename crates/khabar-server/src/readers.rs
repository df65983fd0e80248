//! Readers of the store, kept open between requests: one for each request that runs at the same time.

use std::sync::{Arc, Mutex, PoisonError};

use khabar::store::{Reader, Store, StoreError, corrections::Correction};

use crate::{desk::Desk, errors::ApiError};

/// How many are kept.
const KEPT: usize = 4;

/// A store and its idle readers.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Inner>);

struct Inner {
    store: Store,
    desk: Arc<Desk>,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    pub(crate) fn new(store: Store) -> Self {
        let desk = Arc::new(Desk::new(store.clone()));
        Self(Arc::new(Inner { store, desk, idle: Mutex::new(Vec::new()) }))
    }

    /// Ask the store on a thread that may wait for the disk.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let inner = Arc::clone(&self.0);
        let answer = tokio::task::spawn_blocking(move || inner.ask(question)).await;
        answer.map_err(|_| ApiError::crashed())?.map_err(|error| ApiError::from(&error))
    }

    /// Write a correction; when this returns, it is on the disk.
    pub(crate) async fn correct(&self, correction: Correction) -> Result<Correction, ApiError> {
        self.write(move |desk| {
            desk.once(|writer| writer.correct(&correction))?;
            Ok(correction)
        })
        .await
    }

    /// Write on a thread that may wait for the disk and for other writers.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Arc<Desk>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let inner = Arc::clone(&self.0);
        let written = tokio::task::spawn_blocking(move || work(&inner.desk)).await;
        written.map_err(|_| ApiError::crashed())?.map_err(|error| ApiError::from(&error))
    }
}

impl Inner {
    fn ask<T>(
        &self,
        question: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => self.store.reader()?,
        };
        // A reader that could not answer is not asked again.
        let answer = question(&reader)?;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(reader);
        }
        Ok(answer)
    }
}
