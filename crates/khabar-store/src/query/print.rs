//! A query as text.

use std::fmt::{self, Write};

use super::{Branch, Item, Query, What, parse};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, branch) in self.any.iter().enumerate() {
            if row > 0 {
                f.write_str(" OR ")?;
            }
            branch.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, item) in self.all.iter().enumerate() {
            if row > 0 {
                f.write_char(' ')?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_char('-')?;
        }
        match &self.what {
            What::Words(words) => value(f, words),
            What::Field(field, text) => {
                write!(f, "{}:", field.name())?;
                value(f, text)
            }
            What::Group(query) => write!(f, "({query})"),
        }
    }
}

/// Bare where it is read back so, else in quotation marks.
fn value(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if parse::is_bare(text) {
        return f.write_str(text);
    }
    f.write_char('"')?;
    for c in text.chars() {
        if matches!(c, '"' | '\\' | '\u{201C}' | '\u{201D}' | '\u{201E}') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}
