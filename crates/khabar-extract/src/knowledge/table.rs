//! Tables as tab-separated text: comments, a header, one row a fact.

use std::fmt;

/// A row that its table does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    table: String,
    line: usize,
    problem: String,
}

impl TableError {
    pub(crate) fn new(table: &str, line: usize, problem: impl Into<String>) -> Self {
        Self { table: table.into(), line, problem: problem.into() }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.table, self.line, self.problem)
    }
}

impl std::error::Error for TableError {}

/// The rows of one table.
pub(crate) struct Rows {
    name: &'static str,
    header: Vec<&'static str>,
    lines: std::iter::Enumerate<std::str::Lines<'static>>,
}

/// Open a table; `columns` are those that must be there.
pub(crate) fn rows(
    name: &'static str,
    text: &'static str,
    columns: &[&str],
) -> Result<Rows, TableError> {
    let mut lines = text.lines().enumerate();
    let header = lines
        .by_ref()
        .find(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .ok_or_else(|| TableError::new(name, 0, "the table has no header"))?;
    let names: Vec<_> = header.1.split('\t').collect();
    for column in columns {
        if !names.contains(column) {
            return Err(TableError::new(
                name,
                header.0 + 1,
                format!("expected a column `{column}`, found {}", names.join(", ")),
            ));
        }
    }
    Ok(Rows { name, header: names, lines })
}

/// One row.
pub(crate) struct Row<'rows> {
    table: &'static str,
    line: usize,
    header: &'rows [&'static str],
    cells: Vec<&'static str>,
}

impl Rows {
    /// Call `read` with every row.
    pub(crate) fn each(
        self,
        mut read: impl FnMut(&Row<'_>) -> Result<(), TableError>,
    ) -> Result<(), TableError> {
        for (index, line) in self.lines {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let cells: Vec<_> = line.split('\t').map(str::trim).collect();
            if cells.len() != self.header.len() {
                return Err(TableError::new(
                    self.name,
                    index + 1,
                    format!("expected {} cells, found {}", self.header.len(), cells.len()),
                ));
            }
            read(&Row { table: self.name, line: index + 1, header: &self.header, cells })?;
        }
        Ok(())
    }
}

impl Row<'_> {
    /// The cell of a column, `-` for an empty one.
    pub(crate) fn cell(&self, column: &str) -> &'static str {
        let index = self.header.iter().position(|name| *name == column);
        index.map_or("-", |index| self.cells[index])
    }

    /// The cell, if it is not empty.
    pub(crate) fn some(&self, column: &str) -> Option<&'static str> {
        Some(self.cell(column)).filter(|cell| *cell != "-" && !cell.is_empty())
    }

    /// The parts of a cell that holds a list.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.some(column).into_iter().flat_map(|cell| cell.split('|')).map(str::trim)
    }

    /// The cell read as a name of a closed set.
    pub(crate) fn named<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, TableError> {
        read(self.cell(column)).ok_or_else(|| self.wrong(column))
    }

    /// The error for a cell that an earlier row has too.
    pub(crate) fn twice(&self, column: &str) -> TableError {
        let problem = format!("the {column} `{}` stands in an earlier row too", self.cell(column));
        TableError::new(self.table, self.line, problem)
    }

    /// The error for a cell that cannot be read.
    pub(crate) fn wrong(&self, column: &str) -> TableError {
        TableError::new(
            self.table,
            self.line,
            format!("`{}` is not a {column} that this table knows", self.cell(column)),
        )
    }
}
