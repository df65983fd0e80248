//! A text as a query.

use khabar_text::normal;

use super::{Branch, Field, Item, Query, QueryError, What};

/// Brackets within brackets, at most.
const DEEPEST: usize = 32;

/// Read a whole text.
pub(super) fn parse(text: &str) -> Result<Query, QueryError> {
    let mut reader = Reader { letters: text.chars().collect(), at: 0 };
    let query = reader.query(0)?;
    reader.skip_blanks();
    if reader.at < reader.letters.len() {
        return Err(reader.error(reader.at, reader.at + 1, "this bracket closes nothing".into()));
    }
    Ok(query)
}

/// Whether a text is read back as itself without quotation marks.
pub(super) fn is_bare(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !is_or(text)
        && !text.chars().any(|c| ends_word(c) || matches!(c, ':' | '\\'))
}

fn is_or(word: &str) -> bool {
    word == "OR" || word == "|" || normal(word) == "او"
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || closing(c).is_some() || c == '»'
}

/// The mark that closes what a mark opens.
fn closing(c: char) -> Option<&'static [char]> {
    match c {
        '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' => {
            Some(&['"', '\u{201C}', '\u{201D}', '\u{201E}'])
        }
        '«' => Some(&['»']),
        _ => None,
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
}

impl Reader {
    fn query(&mut self, depth: usize) -> Result<Query, QueryError> {
        let mut query = Query::default();
        let mut branch = Branch { all: Vec::new() };
        loop {
            self.skip_blanks();
            let begin = self.at;
            match self.peek() {
                None | Some(')') => break,
                Some(_) if self.takes_or() => {
                    if branch.all.is_empty() {
                        return Err(self.error(
                            begin,
                            self.at,
                            "OR needs something on both sides".into(),
                        ));
                    }
                    query.any.push(std::mem::replace(&mut branch, Branch { all: Vec::new() }));
                }
                Some(_) => branch.all.extend(self.item(depth)?),
            }
        }
        if branch.all.is_empty() && !query.any.is_empty() {
            return Err(self.error(self.at, self.at, "OR needs something on both sides".into()));
        }
        if !branch.all.is_empty() {
            query.any.push(branch);
        }
        Ok(query)
    }

    /// One thing with its minus. Marks without a letter ask for nothing.
    fn item(&mut self, depth: usize) -> Result<Option<Item>, QueryError> {
        let begin = self.at;
        let negated = self.peek() == Some('-');
        if negated {
            self.at += 1;
        }
        let what = match self.peek() {
            Some('(') => Some(self.group(depth)?),
            Some(c) if closing(c).is_some() => self.quoted()?.map(What::Words),
            Some(_) => self.word(begin)?,
            None => None,
        };
        if what.is_none() && self.at == begin {
            // A mark that nothing begins with.
            self.at += 1;
        }
        Ok(what.map(|what| Item { negated, what }))
    }

    fn group(&mut self, depth: usize) -> Result<What, QueryError> {
        let begin = self.at;
        if depth == DEEPEST {
            let message = format!("brackets stand in brackets more than {DEEPEST} times");
            return Err(self.error(begin, begin + 1, message));
        }
        self.at += 1;
        let query = self.query(depth + 1)?;
        if self.peek() != Some(')') {
            return Err(self.error(begin, begin + 1, "this bracket is not closed".into()));
        }
        self.at += 1;
        if query.any.is_empty() {
            return Err(self.error(
                begin,
                self.at,
                "there is nothing between these brackets".into(),
            ));
        }
        Ok(What::Group(query))
    }

    /// What stands in quotation marks; nothing where that is nothing.
    fn quoted(&mut self) -> Result<Option<String>, QueryError> {
        let begin = self.at;
        let Some(close) = self.peek().and_then(closing) else { return Ok(None) };
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.peek() {
                None => {
                    return Err(self.error(
                        begin,
                        begin + 1,
                        "this quotation mark is not closed".into(),
                    ));
                }
                Some(c) if close.contains(&c) => break,
                Some('\\') => {
                    self.at += 1;
                    text.extend(self.peek());
                }
                Some(c) => text.push(c),
            }
            self.at += 1;
        }
        self.at += 1;
        Ok((!text.trim().is_empty()).then_some(text))
    }

    /// A word, or a field with its value.
    fn word(&mut self, begin: usize) -> Result<Option<What>, QueryError> {
        let first = self.at;
        let mut word = String::new();
        while let Some(c) = self.peek().filter(|&c| !ends_word(c)) {
            if c == ':' && is_name(&word) {
                return self.field(begin, first, &word).map(Some);
            }
            word.push(c);
            self.at += 1;
        }
        if word.starts_with('-') || word == "\\" {
            let rest = word.trim_start_matches(['-', '\\']).len();
            word.drain(..word.len() - rest);
        }
        Ok((!word.is_empty()).then_some(What::Words(word)))
    }

    fn field(&mut self, begin: usize, first: usize, name: &str) -> Result<What, QueryError> {
        let Some(field) = Field::of_name(name) else {
            let nearest = Field::nearest(name);
            let message = format!(
                "there is no field {name}: did you mean {nearest}:? To search for the words themselves put them in quotation marks"
            );
            return Err(self.error(first, self.at, message));
        };
        self.at += 1;
        let text = match self.peek() {
            Some(c) if closing(c).is_some() => self.quoted()?.unwrap_or_default(),
            _ => {
                let mut text = String::new();
                while let Some(c) = self.peek().filter(|&c| !ends_word(c)) {
                    text.push(c);
                    self.at += 1;
                }
                text
            }
        };
        let value = field.value(&text).map_err(|message| self.error(begin, self.at, message))?;
        Ok(What::Field(field, value))
    }

    /// Step over OR, if it stands here.
    fn takes_or(&mut self) -> bool {
        let word: String =
            self.letters.iter().skip(self.at).take_while(|&&c| !ends_word(c)).collect();
        if is_or(&word) {
            self.at += word.chars().count();
            return true;
        }
        false
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn error(&self, start: usize, end: usize, message: String) -> QueryError {
        let last = self.letters.len();
        QueryError { message, start: start.min(last), end: end.min(last) }
    }
}

/// Whether what stands before a colon is meant as the name of a field: letters alone.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        match Query::parse(text) {
            Ok(query) => query.to_string(),
            Err(error) => format!("{}..{} {}", error.start, error.end, error.message),
        }
    }

    #[test]
    fn both_scripts_say_the_same() {
        assert_eq!(
            shown("فاعل:حفتر نوع:هجوم -قطبية:منفي «مجلس الأمن» أو متى:٢٠٢٠-٠٣"),
            "actor:حفتر type:ASSAULT -polarity:negated \"مجلس الأمن\" OR when:2020-03"
        );
        assert_eq!(shown("recipient:\"حكومة الوفاق\" (a OR -b)"), "to:\"حكومة الوفاق\" (a OR -b)");
        assert_eq!(shown("10:30 كوفيد-19"), "\"10:30\" كوفيد-19");
        assert_eq!(shown(" - \"\" «» "), "");
    }

    #[test]
    fn errors_say_what_would_be_right() {
        insta::assert_snapshot!(
            ["actr:x", "a type:WAR", "to_dat:2020", "from:yesterday", "(a", "a)", "\"a", "a OR", "OR a", "actor: x", "()"]
                .map(shown)
                .join("\n"),
            @r#"
        0..4 there is no field actr: did you mean actor:? To search for the words themselves put them in quotation marks
        2..10 type: expects one of AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, LEADS, AFFILIATED, ALLIED, HOSTILE, CONTROLS; found WAR
        0..6 there is no field to_dat: did you mean to_date:? To search for the words themselves put them in quotation marks
        0..14 from: expects a year, a month or a day such as 2020-03-15; found yesterday
        0..1 this bracket is not closed
        1..2 this bracket closes nothing
        0..1 this quotation mark is not closed
        4..4 OR needs something on both sides
        0..2 OR needs something on both sides
        0..6 actor: needs a value right behind it
        0..2 there is nothing between these brackets
        "#
        );
    }

    #[test]
    fn brackets_without_end_are_an_error_and_no_crash() {
        assert!(Query::parse(&"(".repeat(100_000)).is_err());
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("OR".to_owned()),
            Just("أو".to_owned()),
            "[a-zأ-ي0-9:\"«»()\\\\ -]{1,12}"
                .prop_filter("a letter", |text| !text.trim().is_empty()),
        ]
    }

    fn field() -> impl Strategy<Value = What> {
        prop_oneof![
            text().prop_map(|text| What::Field(Field::Actor, text.trim().to_owned())),
            Just(What::Field(Field::Type, "ASSAULT".into())),
            Just(What::Field(Field::When, "2020..2021-03".into())),
            Just(What::Field(Field::Polarity, "negated".into())),
        ]
        .prop_filter("a value", |what| match what {
            What::Field(field, text) => field.value(text).as_ref() == Ok(text),
            _ => false,
        })
    }

    fn query() -> impl Strategy<Value = Query> {
        let leaf = prop_oneof![text().prop_map(What::Words), field()];
        let item = |what: BoxedStrategy<What>| {
            (any::<bool>(), what).prop_map(|(negated, what)| Item { negated, what })
        };
        let of = move |what: BoxedStrategy<What>| {
            let branch = prop::collection::vec(item(what), 1..4).prop_map(|all| Branch { all });
            prop::collection::vec(branch, 1..4).prop_map(|any| Query { any })
        };
        let what = leaf
            .boxed()
            .prop_recursive(3, 24, 4, move |inner| of(inner.boxed()).prop_map(What::Group));
        of(what.boxed())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(query in query()) {
            let text = query.to_string();
            prop_assert_eq!(Query::parse(&text), Ok(query), "{}", text);
        }

        #[test]
        fn any_text_is_a_query_or_an_error_and_a_query_reads_its_own_writing(text in "[a-z«»أ-و:\"() \\\\|ORactor:-]{0,40}") {
            if let Ok(query) = Query::parse(&text) {
                prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
            }
        }
    }
}
