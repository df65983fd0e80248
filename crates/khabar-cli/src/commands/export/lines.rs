//! The file of an export: JSON lines, or a table.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use khabar::export::Line;

use super::Shape;

/// A file that is being written.
pub(super) struct Lines {
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    Objects(BufWriter<File>),
    Table(Box<csv::Writer<BufWriter<File>>>),
}

impl Lines {
    /// Begin a file, with the names of the columns where it is a table.
    pub(super) fn create(path: &Path, shape: Shape, bom: bool) -> anyhow::Result<Self> {
        let cannot = || format!("cannot write {}", path.display());
        let mut file = BufWriter::new(File::create(path).with_context(cannot)?);
        if bom {
            file.write_all("\u{FEFF}".as_bytes()).with_context(cannot)?;
        }
        let columns = shape.format().columns();
        let kind = if columns.is_empty() {
            Kind::Objects(file)
        } else {
            let delimiter = if shape == Shape::Polecat { b'\t' } else { b',' };
            let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(file);
            table.write_record(columns).with_context(cannot)?;
            Kind::Table(Box::new(table))
        };
        Ok(Self { path: path.to_path_buf(), kind })
    }

    /// Add a line.
    pub(super) fn add(&mut self, line: &Line) -> anyhow::Result<()> {
        let cannot = || format!("cannot write {}", self.path.display());
        match (&mut self.kind, line) {
            (Kind::Objects(file), Line::Object(object)) => {
                let mut bytes = serde_json::to_vec(object)?;
                bytes.push(b'\n');
                file.write_all(&bytes).with_context(cannot)
            }
            (Kind::Table(table), Line::Cells(cells)) => {
                table.write_record(cells).with_context(cannot)
            }
            _ => unreachable!("a format has one kind of line"),
        }
    }

    /// Have all of it on the disk.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let cannot = || format!("cannot write {}", self.path.display());
        let file = match self.kind {
            Kind::Objects(file) => file,
            Kind::Table(table) => {
                table.into_inner().map_err(csv::IntoInnerError::into_error).with_context(cannot)?
            }
        };
        let file =
            file.into_inner().map_err(std::io::IntoInnerError::into_error).with_context(cannot)?;
        file.sync_all().with_context(cannot)
    }
}
