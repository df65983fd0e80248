//! One writer at a time: a lock on a file in the store, which the system lifts when its holder ends, however it ends.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crate::error::{Doing, Kind, Result};

/// How long to sleep before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Wait for the right to write to a store, at most that long.
    pub(crate) fn take(folder: &Path, patience: Duration) -> Result<Self> {
        let path = folder.join("writer.lock");
        let failed =
            |source: io::Error| Kind::Files { doing: Doing::Lock, path: folder.to_owned(), source };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)
            .map_err(failed)?;
        let begin = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if begin.elapsed() < patience => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    let folder = folder.to_owned();
                    return Err(Kind::Locked { folder, waited: patience }.into());
                }
                Err(TryLockError::Error(error)) => return Err(failed(error).into()),
            }
        }
    }
}
