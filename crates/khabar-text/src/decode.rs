//! Bytes to text: which character encoding, what could not be read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use khabar_types::{Note, Span};

use crate::{letters, plausible};

/// The most that is read of a document, in bytes of the file and again in bytes of the text: 64 MiB. Longer texts are cut.
pub const MAX_BYTES: usize = 64 << 20;

/// How much of the bytes the guesses look at.
const SAMPLE: usize = 64 << 10;

/// How far into the bytes a page or an XML file names its encoding.
const DECLARATION: usize = 1024;

/// A text as read.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) notes: Vec<Note>,
}

/// Read bytes as text. A byte order mark is no part of it; bytes that are no character become U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(what) = binary(bytes) {
        let message = format!(
            "Expected text, found {what}; the document is kept with an empty text and its original bytes' hash."
        );
        let notes = vec![Note::new("text.binary", message)];
        return Decoded { text: String::new(), encoding: "binary", notes };
    }
    let (encoding, bom) = encoding_of(head(bytes, MAX_BYTES));
    let body = bytes.get(bom..).unwrap_or_default();
    let read = head(body, MAX_BYTES);
    let mut text = if encoding == UTF_8 {
        from_utf8(read, body.len())
    } else {
        encoding.decode_without_bom_handling(read).0.into_owned()
    };
    let mut notes = Vec::new();
    let whole = text.len();
    if read.len() < body.len() || whole > MAX_BYTES {
        text.truncate(cut_at(&text, MAX_BYTES));
        let left_out = left_out(body.len(), read.len(), whole, text.len());
        let message = format!(
            "Expected at most {MAX_BYTES} bytes of text, found more; the last {left_out} of the file's {} bytes were left out.",
            bytes.len()
        );
        notes.push(Note::at("text.too-long", Span::at(text.len(), text.len()), message));
    }
    notes.extend(invalid(&text, encoding));
    Decoded { text, encoding: encoding.name(), notes }
}

fn head(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}

/// How many bytes of the file were not read, in proportion where the text was cut after decoding.
fn left_out(file: usize, read: usize, decoded: usize, kept: usize) -> usize {
    let of_read = (read * (decoded - kept)).checked_div(decoded).unwrap_or(0);
    file - read + of_read
}

/// Where to cut: behind the last line break of the allowed bytes, or where a character begins if the line is longer than 64 KiB.
fn cut_at(text: &str, most: usize) -> usize {
    let most = text.floor_char_boundary(most.min(text.len()));
    let tail = text.floor_char_boundary(most.saturating_sub(SAMPLE));
    let line = text.get(tail..most).and_then(|tail| tail.rfind('\n'));
    line.map_or(most, |at| tail + at + 1)
}

fn from_utf8(read: &[u8], whole: usize) -> String {
    let mut text = String::with_capacity(read.len());
    let mut chunks = read.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        let cut_through = chunks.peek().is_none() && read.len() < whole;
        if !chunk.invalid().is_empty() && !cut_through {
            text.push(letters::REPLACEMENT);
        }
    }
    text
}

/// One note for all bytes that are no character, at the first.
fn invalid(text: &str, encoding: &'static Encoding) -> Option<Note> {
    let first = text.find(letters::REPLACEMENT)?;
    let count = text.matches(letters::REPLACEMENT).count();
    let span = Span::at(first, first + letters::REPLACEMENT.len_utf8());
    let places = if count == 1 { "one place".to_owned() } else { format!("{count} places") };
    let name = encoding.name();
    let message = format!(
        "Expected {name} text, found bytes that are no character in {places}; U+FFFD stands there."
    );
    Some(Note::at("text.invalid-bytes", span, message))
}

/// The encoding and the length of the byte order mark.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    let encoding = utf_16(head(bytes, SAMPLE)).or_else(|| utf_8(bytes));
    (encoding.unwrap_or_else(|| legacy(bytes)), 0)
}

/// UTF-16 without a mark: of nearly all pairs of bytes the same one is that of the Latin or the Arabic block.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let is_block = |byte: &u8| matches!(byte, 0x00 | 0x06 | 0x20);
    let even = bytes.iter().step_by(2).take(pairs).filter(|byte| is_block(byte)).count();
    let odd = bytes.iter().skip(1).step_by(2).filter(|byte| is_block(byte)).count();
    let zeros = bytes.iter().filter(|&&byte| byte == 0x00 || byte == 0x06).count();
    if pairs < 2 || zeros * 4 < pairs {
        return None;
    }
    match (even * 10 >= pairs * 9, odd * 10 >= pairs * 9) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// UTF-8 if all of it is, or if more characters are whole than broken: pairs of Arabic letters in a legacy encoding are hardly ever UTF-8.
fn utf_8(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += chunk.invalid().len();
    }
    (broken == 0 || whole > broken).then_some(UTF_8)
}

/// The encoding of one byte a letter that makes the most plausible Arabic; where none does, what the detector of the browsers thinks.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let hint = declared(head(bytes, DECLARATION));
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let bytes = head(bytes.get(first..).unwrap_or_default(), SAMPLE);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let mut best = hint.unwrap_or(guess);
    let mut most = f32::NEG_INFINITY;
    for encoding in hint.into_iter().chain([guess, WINDOWS_1256, ISO_8859_6]) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let score = plausible::arabic(&text);
        if score > most {
            (best, most) = (encoding, score);
        }
    }
    if most.is_finite() { best } else { hint.unwrap_or(guess) }
}

/// The encoding that a page, `charset=`, or an XML file, `encoding=`, says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let (_, value) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = value.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(['"', '\'', ' ', ';', '>', '?', '/', '\n', '\r']).next()?;
    Encoding::for_label(label.as_bytes())
        .filter(|found| ![UTF_8, UTF_16LE, UTF_16BE].contains(found) && found.is_single_byte())
}

/// What kind of file it is, if it is none that holds text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF87a", "a GIF image"),
        (b"GIF89a", "a GIF image"),
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"\xFD7zXZ\x00", "an xz archive"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"Rar!\x1A", "a RAR archive"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\x00", "a program"),
        (b"\xCA\xFE\xBA\xBE", "a program"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document"),
        (b"SQLite format 3\x00", "a database"),
        (b"OggS\x00", "a media file"),
        (b"ID3\x03", "a media file"),
        (b"ID3\x04", "a media file"),
    ];
    let known = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind);
    known.or_else(|| is_unreadable(head(bytes, SAMPLE)).then_some("control bytes"))
}

/// Whether more than one byte in ten is a control character, and the bytes are not UTF-16.
fn is_unreadable(bytes: &[u8]) -> bool {
    let is_control = |byte: &&u8| matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let controls = bytes.iter().filter(is_control).count();
    controls * 10 > bytes.len() && Encoding::for_bom(bytes).is_none() && utf_16(bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str =
        "أعلنت اللجنة المحلية أن القافلة وصلت إلى الميناء صباح الأحد، وفق مصدر في البلدية.";

    fn check(bytes: &[u8], encoding: &str, text: &str, codes: &[&str]) {
        let decoded = decode(bytes);
        let found: Vec<_> = decoded.notes.iter().map(|note| note.code).collect();
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
        assert_eq!(found, codes);
    }

    fn utf_16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn arabic_is_read_in_every_encoding_that_papers_use() {
        for text in [OWN, "قتل ثلاثة في غارة", "مدينة طرابلس\r\nخبر قصير"]
        {
            check(text.as_bytes(), "UTF-8", text, &[]);
            check(format!("\u{FEFF}{text}").as_bytes(), "UTF-8", text, &[]);
            check(&WINDOWS_1256.encode(text).0, "windows-1256", text, &[]);
            for (name, order) in [
                ("UTF-16LE", u16::to_le_bytes as fn(u16) -> [u8; 2]),
                ("UTF-16BE", u16::to_be_bytes),
            ] {
                check(&utf_16_bytes(text, order), name, text, &[]);
                check(&utf_16_bytes(&format!("\u{FEFF}{text}"), order), name, text, &[]);
            }
            check(&ISO_8859_6.encode(text).0, "ISO-8859-6", text, &[]);
        }
    }

    #[test]
    fn a_wrong_declaration_is_not_believed() {
        let page = format!("<meta charset=\"iso-8859-6\"><p>{OWN}</p>");
        check(&WINDOWS_1256.encode(&page).0, "windows-1256", &page, &[]);
        let french = "Le président a été reçu à l'Élysée, où il a déjà été accueilli.";
        let decoded = decode(&encoding_rs::WINDOWS_1252.encode(french).0);
        assert_eq!(decoded.text, french);
    }

    #[test]
    fn broken_bytes_are_counted_once() {
        let mut bytes = OWN.as_bytes().to_vec();
        bytes.extend(b"\xFF \xC0");
        let decoded = decode(&bytes);
        let [note] = decoded.notes.as_slice() else { panic!("one note: {:?}", decoded.notes) };
        assert_eq!(note.code, "text.invalid-bytes");
        assert_eq!(note.span.map(|span| span.of(&decoded.text)), Some("\u{FFFD}"));
        assert_eq!(
            note.message,
            "Expected UTF-8 text, found bytes that are no character in 2 places; U+FFFD stands there."
        );
    }

    #[test]
    fn what_is_no_text_has_no_text() {
        for bytes in [
            b"\x89PNG\r\n\x1A\n rest".as_slice(),
            b"PK\x03\x04..",
            b"\x7FELF\x02",
            &[0; 50],
            b"\x01\x02\x03a",
        ] {
            check(bytes, "binary", "", &["text.binary"]);
        }
        check("خبر عاجل\0".as_bytes(), "UTF-8", "خبر عاجل\0", &[]);
        check(b"", "UTF-8", "", &[]);
    }

    #[test]
    fn long_texts_are_cut_where_a_character_or_a_line_begins() {
        let line = "خ".repeat(MAX_BYTES / 2 + 10);
        let decoded = decode(line.as_bytes());
        assert_eq!(decoded.text.len(), MAX_BYTES);
        assert_eq!(
            decoded.notes.first().map(|note| note.message.as_str()),
            Some(
                "Expected at most 67108864 bytes of text, found more; the last 20 of the file's 67108884 bytes were left out."
            )
        );
        let odd = format!("a{line}");
        assert_eq!(decode(odd.as_bytes()).text.len(), MAX_BYTES - 1);
        let lines = "سطر من الأخبار\n".repeat(MAX_BYTES / 20);
        assert!(decode(lines.as_bytes()).text.ends_with('\n'));
        let legacy = WINDOWS_1256.encode(&line).0;
        assert_eq!(decode(&legacy).text.len(), MAX_BYTES);
    }
}
