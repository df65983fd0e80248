//! The sample corpus, written by us, inside the binary.

use khabar_types::Header;

macro_rules! articles {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../../data/demo/", $file)))),*]
    };
}

const TEXTS: &[(&str, &str)] = articles![
    "lebanon-2020-beirut.txt",
    "lebanon-2020-port.txt",
    "libya-2011-benghazi.txt",
    "libya-2014-tobruk.txt",
    "libya-2015-skhirat.txt",
    "libya-2016-sirte.txt",
    "libya-2019-abudhabi-jisr.txt",
    "libya-2019-abudhabi.txt",
    "libya-2019-tajoura-toll.txt",
    "libya-2019-tajoura-wadi.txt",
    "libya-2019-tajoura.txt",
    "libya-2019-tripoli.txt",
    "libya-2021-forum.txt",
    "sudan-2019-bashir-reprint.txt",
    "sudan-2019-bashir.txt",
    "sudan-2023-jeddah.txt",
    "yemen-2018-stockholm.txt",
];

const METADATA: &str = include_str!("../../../data/demo/metadata.csv");

/// A sample article with what its metadata says.
#[derive(Clone, Debug)]
pub struct Article {
    /// Name of its file in `data/demo/`.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Title, outlet, date.
    pub header: Header,
}

/// All sample articles, in order of their files.
pub fn articles() -> impl Iterator<Item = Article> {
    TEXTS.iter().map(|&(file, text)| Article { file, text, header: header(file) })
}

/// The row of the metadata: `file,published,outlet,title,author,url`, none of them with a comma inside.
fn header(file: &str) -> Header {
    let row =
        METADATA.lines().map(|line| line.split(',').collect::<Vec<_>>()).find(|row| row[0] == file);
    let cell = |column: usize| {
        let text = row.as_ref()?.get(column)?.trim().trim_matches('"');
        (!text.is_empty()).then(|| text.to_string())
    };
    Header {
        title: cell(3),
        outlet: cell(2),
        author: cell(4),
        url: cell(5),
        published: cell(1).and_then(|date| date.parse().ok()),
        kind: None,
    }
}

#[cfg(test)]
mod tests {
    use super::articles;

    #[test]
    fn every_sample_article_is_dated_and_says_that_it_is_a_sample() {
        for article in articles() {
            assert!(article.header.published.is_some(), "{} has no date", article.file);
            assert!(
                article.header.outlet.is_some_and(|outlet| outlet.contains("(نموذج)")),
                "{}",
                article.file
            );
            assert!(article.text.contains("نص نموذجي كتبه مطورو «خبر»"), "{}", article.file);
        }
    }
}
