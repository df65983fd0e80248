//! One article: its text, which never changes after reading, and what is known about it.

use std::{fmt, str::FromStr};

use crate::{Date, Span};

/// What the surroundings of a text say about it: a metadata file, the command line, an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// The day that "today" means in it.
    pub published: Option<Date>,
    /// News, opinion or analysis.
    pub kind: Option<Kind>,
}

/// A document's id: the first 16 hexadecimal digits of the SHA-256 of its original bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(u64);

impl DocumentId {
    /// The id of the document whose original bytes have this SHA-256.
    pub fn of_sha256(sha256: &[u8; 32]) -> Self {
        let mut head = [0; 8];
        head.copy_from_slice(&sha256[..8]);
        Self(u64::from_be_bytes(head))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is not a document's id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADocumentId;

impl fmt::Display for NotADocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a document id of 16 hexadecimal digits, as `khabar show` prints them")
    }
}

impl std::error::Error for NotADocumentId {}

impl FromStr for DocumentId {
    type Err = NotADocumentId;

    fn from_str(text: &str) -> Result<Self, NotADocumentId> {
        if text.len() != 16 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotADocumentId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotADocumentId)
    }
}

/// Declare an enum whose variants have one written name each, with `NAMES`, `name` and `from_name`.
#[macro_export]
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $written:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in the data contract.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $written,)* }
            }

            /// The variant of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($written => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

named! {
    /// What sort of text it is.
    Kind {
        /// A report of events.
        News = "news",
        /// A column, an editorial.
        Opinion = "opinion",
        /// An explanation by the writer.
        Analysis = "analysis",
    }
}

named! {
    /// Where the publication date was read. A date is never invented: unknown stays unknown.
    PublishedFrom {
        /// The metadata that came with the text.
        Header = "header",
        /// The text itself, as a dateline.
        Text = "text",
        /// The name of the file.
        File = "file",
        /// Nowhere: there is no date.
        Unknown = "unknown",
    }
}

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// From the original bytes.
    pub id: DocumentId,
    /// SHA-256 of the original bytes.
    pub sha256: [u8; 32],
    /// The text, decoded and otherwise as it was read. All spans point into it.
    pub text: Box<str>,
    /// The name of the character encoding that the bytes were read in, as the WHATWG writes it.
    pub encoding: &'static str,
    /// The headline, if known.
    pub title: Option<String>,
    /// Who published it, if known.
    pub outlet: Option<String>,
    /// Who wrote it, if known.
    pub author: Option<String>,
    /// Where it was found, if known.
    pub url: Option<String>,
    /// The day that "today" means in it, if known.
    pub published: Option<Date>,
    /// Where that day was read.
    pub published_from: PublishedFrom,
    /// What sort of text it is.
    pub kind: Kind,
    /// Parts that are not the article (share buttons, other headlines), in order, not overlapping.
    pub boilerplate: Vec<Span>,
}

impl Document {
    /// Whether a place in the text is not part of the article.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        self.boilerplate.iter().any(|part| part.overlaps(span))
    }
}
