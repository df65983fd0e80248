//! Standard output and standard error, the only place that writes to them.

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, ErrorKind, Write},
};

use anyhow::Context;
use khabar::store::{Heading, stories::Spread};
use serde::Serialize;

/// A line to standard output. What would steer the terminal is taken out: texts come from anywhere.
pub(crate) fn say(line: &str) -> anyhow::Result<()> {
    say_styled(&plain(line))
}

/// A line that holds colours of ours.
pub(crate) fn say_styled(line: &str) -> anyhow::Result<()> {
    write(format!("{line}\n").as_bytes())
}

/// A text of many lines for programs to read, as it is.
pub(crate) fn text(text: &str) -> anyhow::Result<()> {
    write(text.as_bytes())
}

/// A value as one line of JSON to standard output.
pub(crate) fn json<T: Serialize>(value: &T) -> anyhow::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    write(&line)
}

fn write(bytes: &[u8]) -> anyhow::Result<()> {
    io::stdout().lock().write_all(bytes).context("cannot write to standard output")
}

/// A line to standard error.
pub(crate) fn complain(line: &str) {
    let mut err = io::stderr().lock();
    // Where even standard error is closed there is nobody left to tell.
    let _ = writeln!(err, "{}", plain(line));
}

/// Whether the reader of standard output has gone, as in `khabar search ... | head`.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    io.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// For work that goes on though nobody listens any more.
pub(crate) fn unless_closed(said: anyhow::Result<()>) -> anyhow::Result<()> {
    said.or_else(|error| if is_closed_pipe(&error) { Ok(()) } else { Err(error) })
}

/// A text without control characters but line breaks and tabs.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let steers = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    if !text.contains(steers) {
        return text.into();
    }
    text.replace("\r\n", "\n").replace(steers, "\u{FFFD}").into()
}

/// Documents, stories and outlets side by side.
pub(crate) fn spread(spread: Spread) -> String {
    let stories = if spread.stories == 1 { "story" } else { "stories" };
    format!(
        "{}, {} {stories}, {}",
        count(spread.documents, "document"),
        spread.stories,
        count(spread.outlets, "outlet")
    )
}

/// What names a document in one line.
pub(crate) fn heading(heading: &Heading) -> String {
    let about = [heading.published.as_deref(), heading.outlet.as_deref(), Some(&heading.id)];
    about.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A number with its noun.
pub(crate) fn count(number: impl Into<u64>, noun: &str) -> impl Display {
    let number = number.into();
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::{count, plain};

    #[test]
    fn what_steers_a_terminal_is_taken_out() {
        assert_eq!(plain("خبر\tعاجل\r\n\u{1b}[2Jثان\u{7}"), "خبر\tعاجل\n\u{FFFD}[2Jثان\u{FFFD}");
        assert_eq!(plain("خبر"), "خبر");
    }

    #[test]
    fn nouns_agree_with_their_number() {
        let all = [0_u64, 1, 2].map(|number| count(number, "claim").to_string());
        assert_eq!(all, ["0 claims", "1 claim", "2 claims"]);
    }
}
