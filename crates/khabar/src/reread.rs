//! Reading a stored text anew, as after an upgrade.

use khabar_types::{Header, Kind};

use crate::{Khabar, Record, record};

impl Khabar {
    /// What this program finds in the text of a record. Id, hash and metadata stay, though the text may have come in other bytes.
    pub fn reread(&self, old: &Record) -> Record {
        let known = old.published_from != "text" && old.published_from != "unknown";
        let header = Header {
            title: old.title.clone(),
            outlet: old.outlet.clone(),
            author: old.author.clone(),
            url: old.url.clone(),
            published: old.published.as_deref().filter(|_| known).and_then(|day| day.parse().ok()),
            kind: Kind::from_name(&old.kind),
        };
        let mut document = khabar_text::document(old.text.as_bytes(), header);
        // Ids of claims begin with that of the document, which is of the original bytes.
        if let Ok(id) = old.id.parse() {
            document.value.id = id;
        }
        let mut new = record::record(&self.read_document(document));
        new.id.clone_from(&old.id);
        new.sha256.clone_from(&old.sha256);
        if known {
            new.published_from.clone_from(&old.published_from);
        }
        new
    }
}
