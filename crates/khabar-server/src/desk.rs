//! The one place from which the server writes: decisions and files come here one after the other.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use khabar::store::{Store, StoreError, Writer};

/// How long the writer is kept for the next file; then other programs may write again, and search finds what came.
const KEPT: Duration = Duration::from_secs(2);

/// A store with its writer, where one is open.
pub(crate) struct Desk {
    store: Store,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    writer: Option<Writer>,
    /// How often it was used: who closes it later sees whether it was used since.
    uses: u64,
}

impl Desk {
    pub(crate) fn new(store: Store) -> Self {
        Self { store, kept: Mutex::default() }
    }

    /// Write something by itself.
    pub(crate) fn once<T>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut kept = self.kept();
        match &mut kept.writer {
            Some(writer) => work(writer),
            None => work(&mut self.store.writer()?),
        }
    }

    /// Write something after which more of its kind is likely; the writer stays open for it.
    pub(crate) fn among_others<T>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut kept = self.kept();
        let mut writer = match kept.writer.take() {
            Some(writer) => writer,
            None => self.store.writer()?,
        };
        kept.uses += 1;
        // A writer that failed is not kept: the next one looks at the disk anew.
        let done = work(&mut writer)?;
        kept.writer = Some(writer);
        Ok(done)
    }

    /// Let go of the writer, so that others may write, and let search find what it wrote.
    pub(crate) fn close(&self) -> Result<(), StoreError> {
        let writer = self.kept().writer.take();
        writer.map_or(Ok(()), |mut writer| writer.commit_index())
    }

    /// Let go of the writer after a while, unless it is used again.
    pub(crate) fn close_later(self: &Arc<Self>) {
        let (desk, uses) = (Arc::clone(self), self.kept().uses);
        tokio::spawn(async move {
            tokio::time::sleep(KEPT).await;
            // Whoever asks next catches up with the index if this fails.
            let close = move || {
                if desk.kept().uses == uses {
                    drop(desk.close());
                }
            };
            let _ = tokio::task::spawn_blocking(close).await;
        });
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
