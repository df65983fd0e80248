//! The folder of a store: `khabar.db`, the truth; `index/` and `claims/`, which can be made again; `writer.lock`.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    database::{self, FORMAT, Header},
    error::{Doing, Kind, Result},
    lock::WriterLock,
    reader::Reader,
    writer::Writer,
};

/// How long to wait for another writer, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(5);

/// A store on disk. Cheap to clone and to send; holds nothing open.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    patience: Duration,
}

impl Store {
    /// The store in that folder, made if there is none.
    ///
    /// # Errors
    /// The path is a file, the folder cannot be written, or it holds a database that is not a store or a newer one.
    pub fn create_or_open(folder: &Path) -> Result<Self> {
        let store = Self { folder: folder.to_owned(), patience: PATIENCE };
        store.check_folder()?;
        if database::header(&store.database())? != Header::Format(FORMAT) {
            create_folder(folder).map_err(|source| Kind::Files {
                doing: Doing::Create,
                path: folder.to_owned(),
                source,
            })?;
            store.migrate()?;
        }
        Ok(store)
    }

    /// The store in that folder. One of an older format is brought up to date.
    ///
    /// # Errors
    /// There is none, or it is not a store or a newer one.
    pub fn open(folder: &Path) -> Result<Self> {
        let store = Self { folder: folder.to_owned(), patience: PATIENCE };
        store.check_folder()?;
        match database::header(&store.database())? {
            Header::Missing => return Err(Kind::Missing { folder: folder.to_owned() }.into()),
            Header::Format(FORMAT) => {}
            Header::Empty | Header::Format(_) => store.migrate()?,
        }
        Ok(store)
    }

    /// The same store, with another time to wait for a writer to finish. Five seconds unless told otherwise.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The right to add. There is one writer at a time, over all processes; it lasts until it is dropped.
    ///
    /// The full-text index catches up first, if an earlier writer was interrupted.
    ///
    /// # Errors
    /// Another writer did not finish in time, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer> {
        Writer::open(self.clone())
    }

    /// A view on the store that shows every document whose adding has returned. Any number at a time, also beside a writer.
    ///
    /// The full-text index catches up first, unless a writer is at work. A reader can be sent to another thread but not shared by
    /// two: open one for each.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn reader(&self) -> Result<Reader> {
        Reader::open(self.clone())
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("khabar.db")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.folder.join("index")
    }

    pub(crate) fn claim_index(&self) -> PathBuf {
        self.folder.join("claims")
    }

    pub(crate) const fn patience(&self) -> Duration {
        self.patience
    }

    pub(crate) fn lock(&self, patience: Duration) -> Result<WriterLock> {
        WriterLock::take(&self.folder, patience)
    }

    fn check_folder(&self) -> Result<()> {
        if self.folder.is_file() {
            return Err(Kind::NotAFolder { folder: self.folder.clone() }.into());
        }
        Ok(())
    }

    fn migrate(&self) -> Result<()> {
        let _lock = self.lock(self.patience)?;
        database::migrate(&self.database(), self.patience)
    }
}

/// Make the folder so that nobody else on the machine can look into it.
fn create_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
