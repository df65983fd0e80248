//! Page furniture: the lines of a saved page that are not the article.
//!
//! Only what is plainly not the article is marked: buttons, links to other articles under their headings, credits, addresses, scripts, and the name of the outlet
//! behind a headline. Other headlines without a heading look like the article's own and stay.

use khabar_types::Span;

use crate::{address, letters, normal::normal, sentences};

/// Longer lines are never furniture: bytes.
const LONGEST: usize = 400;
/// Lines of links that may follow a heading such as "read also".
const MOST_LINKS: usize = 6;
/// The longest headline in a list of links: bytes.
const LONGEST_LINK: usize = 250;
/// How many words the name of an outlet has at most behind a headline.
const OUTLET_WORDS: usize = 4;
/// Among how many last lines the source of a reprint is looked for.
const LAST_LINES: usize = 3;
/// The longest line that names the source: words.
const SOURCE_WORDS: usize = 6;

/// Whole lines, folded, without the marks around them.
#[rustfmt::skip]
const LINES: &[&str] = &[
    "in", "inshare", "share", "shares", "share this", "share on facebook", "tweet", "like", "facebook", "twitter", "whatsapp", "telegram",
    "linkedin", "pinterest", "instagram", "youtube", "google", "email", "print", "comments", "facebook comments", "advertisement", "loading",
    "afp", "reuters", "ap", "getty images", "getty", "epa", "dpa",
    "شارك", "شاركها", "شاركه", "شارك الخبر", "شارك المقال", "شارك هذا الخبر", "شارك هذا المقال", "شارك علي فيسبوك", "شارك علي تويتر", "شارك الموضوع",
    "مشاركه", "مشاركه الخبر", "مشاركه المقال", "طباعه", "اطبع", "نسخه للطباعه", "ارسال", "ارسل لصديق", "ارسال لصديق", "ارسل الي صديق", "حفظ", "نسخ الرابط", "رابط مختصر",
    "تعليقات", "التعليقات", "اضف تعليق", "اضف تعليقا", "اترك تعليقا", "لا توجد تعليقات", "تعليقات فيسبوك", "فيسبوك", "تويتر", "واتساب", "تلغرام", "تيليغرام", "انستغرام", "يوتيوب",
    "اعلان", "اعلانات", "رويترز", "ا ف ب", "ا.ف.ب", "اف ب", "فرانس برس", "وكالات", "الفرنسيه", "ارشيف", "ارشيفيه", "صوره ارشيفيه", "صوره من الارشيف", "انتهي",
];

/// What a line of links to other articles begins with, folded. Alone on a line it heads a list of them.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "اقرا ايضا", "اقرا المزيد", "اقرا كذلك", "اقراوا ايضا", "اقرا:", "اقرا :", "طالع ايضا", "طالع المزيد", "طالعوا ايضا", "شاهد ايضا", "شاهد:", "شاهدوا ايضا", "انظر ايضا",
    "قد يهمك", "قد يعجبك", "ربما يعجبك", "للمزيد:", "للمزيد :", "لقراءه المزيد", "لمتابعه المزيد", "المزيد:", "مواضيع ذات صله", "مقالات ذات صله", "اخبار ذات صله", "موضوعات ذات صله", "مواضيع متعلقه", "موضوعات متعلقه", "اخبار متعلقه",
    "روابط ذات علاقه", "روابط ذات صله", "read more", "read also", "see also",
];

/// What a line of small print begins with, folded.
#[rustfmt::skip]
const SMALL_PRINT: &[&str] = &[
    "تابعونا علي", "تابعونا عبر", "تابعنا علي", "تابعوا صفحتنا", "للاشتراك في", "للاشتراك ب", "اشترك في", "اشترك الان", "اشتركوا في",
    "حقوق النشر", "حقوق الطبع", "جميع الحقوق محفوظه", "كل الحقوق محفوظه", "تصوير:", "تصوير :", "تصوير/", "تصوير /", "صوره:", "عدسه:",
    "follow us", "copyright", "©", "(c)", "all rights reserved",
];

/// A line of links that is longer than this and ends with a full stop has run into the article: bytes.
const LONGEST_WITH_STOP: usize = 200;
/// The longest heading of a list of links: words.
const HEADING_WORDS: usize = 3;

/// How many headlines of other articles or lines of a signature may follow the last full stop.
const TAIL: std::ops::RangeInclusive<usize> = 2..=5;
/// The longest of them: characters.
const TAIL_LINE: usize = 100;
/// The fewest words of each.
const TAIL_WORDS: usize = 4;
/// From what length on a line is a paragraph: characters.
const PARAGRAPH: usize = 150;
/// How many paragraphs there must be, to see whether paragraphs of this text end with a stop.
const LEAST_PARAGRAPHS: usize = 3;

/// What begins the line that names the source of a reprint, folded.
const SOURCE: &str = "المصدر";
/// Folded words before an outlet's name that are not part of it.
const OUTLET_KINDS: [&str; 8] =
    ["جريده", "صحيفه", "موقع", "وكاله", "قناه", "مجله", "شبكه", "اذاعه"];

/// What no line of an article without Arabic letters holds.
#[rustfmt::skip]
const SCRIPT: [&str; 9] = ["function(", "function (", "document.", "window.", "var ", "<script", "});", "/*", "<!--"];

/// What was found around an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Furniture {
    /// In order, not overlapping, without blanks around them.
    pub(crate) spans: Vec<Span>,
    /// The outlet that the last line names.
    pub(crate) outlet: Option<String>,
}

/// Find the furniture of a text.
pub(crate) fn furniture(text: &str) -> Furniture {
    let lines: Vec<Line<'_>> =
        sentences::lines(text).filter_map(|span| Line::new(text, span)).collect();
    let mut found = Furniture::default();
    let mut links = 0;
    for (index, line) in lines.iter().enumerate() {
        let is_source = index + LAST_LINES >= lines.len() && line.is_source();
        let is_link = links > 0 && line.is_link();
        if is_source {
            found.outlet = line.outlet();
        }
        links = if line.is_heading() {
            MOST_LINKS
        } else if is_link {
            links - 1
        } else {
            0
        };
        if is_source || is_link || line.is_furniture() {
            found.spans.push(line.span);
        } else if index == 0 {
            found.spans.extend(line.outlet_behind_headline());
        }
    }
    let behind = found.spans.last().map_or(0, |last| last.end());
    let body = lines.len() - tail(&lines);
    let tail = lines.get(body..).unwrap_or_default().iter().map(|line| line.span);
    found.spans.extend(tail.filter(|span| span.start() >= behind));
    found
}

/// How many last lines are headlines or a signature: short and without a stop, in a text whose paragraphs end with one.
fn tail(lines: &[Line<'_>]) -> usize {
    let count = lines.iter().rev().take_while(|line| line.is_bare_headline()).count();
    let body = lines.get(..lines.len() - count).unwrap_or_default();
    let paragraphs = || body.iter().filter(|line| line.surface.chars().nth(PARAGRAPH).is_some());
    let stopped = paragraphs().filter(|line| line.ends_with_stop()).count();
    let all = paragraphs().count();
    let is_tail = TAIL.contains(&count)
        && all >= LEAST_PARAGRAPHS
        && stopped * 10 >= all * 8
        && body.last().is_some_and(Line::ends_with_stop);
    if is_tail { count } else { 0 }
}

/// A line with letters, signs or digits.
struct Line<'text> {
    /// Without the blanks around it.
    span: Span,
    surface: &'text str,
    /// Folded; empty for lines that are too long to be furniture.
    normal: String,
}

impl<'text> Line<'text> {
    fn new(text: &'text str, span: Span) -> Option<Self> {
        let whole = text.get(span.range())?;
        let surface = whole.trim_matches(letters::is_gap);
        if surface.is_empty() {
            return None;
        }
        let lead = whole.len() - whole.trim_start_matches(letters::is_gap).len();
        let start = span.range().start + lead;
        let normal = if surface.len() > LONGEST { String::new() } else { normal(surface) };
        Some(Self { span: Span::at(start, start + surface.len()), surface, normal })
    }

    fn is_furniture(&self) -> bool {
        self.is_button()
            || self.opens_like_link()
            || self.opens_with(SMALL_PRINT)
            || self.is_script()
            || address::is_address(self.surface)
    }

    fn is_button(&self) -> bool {
        let bare = self.normal.trim_matches(|c: char| !c.is_alphanumeric());
        !bare.is_empty() && LINES.contains(&bare)
    }

    fn opens_like_link(&self) -> bool {
        let has_run_on = self.surface.len() > LONGEST_WITH_STOP && self.ends_with_stop();
        !has_run_on && self.opens_with(LINKS)
    }

    fn opens_with(&self, openings: &[&str]) -> bool {
        let bare = self
            .normal
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('));
        openings.iter().any(|opening| {
            bare.strip_prefix(opening).is_some_and(|rest| {
                !rest.starts_with(char::is_alphanumeric) || opening.ends_with(['ب', ':'])
            })
        })
    }

    fn is_script(&self) -> bool {
        let is_code = |text: &str| {
            !text.chars().any(letters::is_arabic) && SCRIPT.iter().any(|part| text.contains(part))
        };
        is_code(&self.normal)
    }

    /// Whether it announces the lines that follow as links.
    fn is_heading(&self) -> bool {
        self.opens_like_link()
            && self.normal.split(' ').count() <= HEADING_WORDS
            && self.normal.ends_with(|c: char| c == ':' || c.is_alphanumeric())
    }

    fn ends_with_stop(&self) -> bool {
        let quotes = [
            letters::QUOTE,
            letters::GUILLEMET_CLOSE,
            letters::DOUBLE_QUOTE_RIGHT,
            letters::DOUBLE_QUOTE_LEFT,
            ')',
        ];
        let bare = self.surface.trim_end_matches(quotes).trim_end_matches(letters::is_gap);
        bare.ends_with(['.', '!', '?', letters::QUESTION, letters::FULL_STOP, letters::ELLIPSIS])
    }

    fn is_bare_headline(&self) -> bool {
        self.surface.chars().nth(TAIL_LINE).is_none()
            && self.surface.split_whitespace().count() >= TAIL_WORDS
            && !self.ends_with_stop()
            && !self.surface.ends_with(':')
    }

    /// Whether it may be a headline in a list of links: short and without a full stop.
    fn is_link(&self) -> bool {
        self.surface.len() <= LONGEST_LINK
            && !self.surface.ends_with(['.', letters::FULL_STOP, ':'])
    }

    fn is_source(&self) -> bool {
        self.outlet().is_some()
    }

    /// The outlet that `source: ...` names, without the word for what it is and without quotes.
    fn outlet(&self) -> Option<String> {
        let rest = self.normal.strip_prefix(SOURCE)?.trim_start();
        if !rest.starts_with(':') || self.normal.split_whitespace().count() > SOURCE_WORDS {
            return None;
        }
        let (_, name) = self.surface.split_once(':')?;
        let mut name = trim_name(name);
        if let Some((first, rest)) = name.split_once(char::is_whitespace)
            && OUTLET_KINDS.contains(&normal(first).as_str())
        {
            name = trim_name(rest);
        }
        (!name.is_empty() && !address::is_address(name)).then(|| name.to_owned())
    }

    /// The name of the outlet that a page's title sets behind the headline with a stroke.
    fn outlet_behind_headline(&self) -> Option<Span> {
        let at = [" | ", " ــ ", " ـــ "]
            .iter()
            .filter_map(|stroke| self.surface.rfind(stroke))
            .max()?;
        let (headline, tail) = self.surface.split_at_checked(at)?;
        let words = tail.split_whitespace().count() - 1;
        let is_name =
            (1..=OUTLET_WORDS).contains(&words) && !tail.contains(['.', letters::QUESTION]);
        let is_headline = headline.split_whitespace().count() > words;
        let start = self.span.range().start + at + 1;
        (is_name && is_headline).then(|| Span::at(start, self.span.range().end))
    }
}

fn trim_name(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, furniture: &[&str]) {
        let found = super::furniture(text);
        let surfaces: Vec<_> = found.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(surfaces, furniture, "{text}");
    }

    const BODY: &str = "وصل الوفد إلى العاصمة.\n";

    #[test]
    fn buttons_links_and_credits_are_not_the_article() {
        for line in [
            "in",
            "inShare",
            "Facebook Comments",
            "شارك",
            "  طباعة  ",
            "(رويترز)",
            "أ.ف.ب",
            "// انتهى //",
            "info@example.org",
            "http://example.org/a",
            "اقرأ أيضا: عنوان خبر آخر",
            "إقرأ أيضاً عنوان",
            "للمزيد: عنوان",
            "تابعونا على فيسبوك",
            "جميع الحقوق محفوظة © 2020",
            "تصوير: فلان",
            "(function(d, s) { var js; });",
        ] {
            check(&format!("{BODY}{line}\n{BODY}"), &[line.trim()]);
        }
    }

    #[test]
    fn sentences_that_begin_alike_stay() {
        for line in [
            "شارك الوزير في المؤتمر.",
            "اقرأ باسم ربك",
            "حقوق النشر",
            "قد يهمكم الأمر",
            "تصويره للمشهد",
            "المصدر نفسه قال إن الوفد وصل",
            "رويترز تنفي الخبر",
        ] {
            let marked = furniture(&format!("{BODY}{line}\n{BODY}"));
            assert_eq!(marked.spans.is_empty(), line != "حقوق النشر", "{line}");
        }
    }

    #[test]
    fn headlines_behind_the_last_full_stop_are_not_the_article() {
        let paragraph = format!("{}.\n", "كلمة ".repeat(40));
        let text = format!(
            "عنوان الخبر الأول\n{}وزير يزور مدينة ساحلية\n\nفريق محلي يفوز بالكأس",
            paragraph.repeat(3)
        );
        check(&text, &["وزير يزور مدينة ساحلية", "فريق محلي يفوز بالكأس"]);
        check(&text.replace('.', ""), &[]);
        check(&format!("{text}."), &[]);
    }

    #[test]
    fn links_under_a_heading_go_with_it() {
        let text = format!("{BODY}اقرأ أيضا:\nعنوان أول\nعنوان ثان؟\n{BODY}عنوان ثالث\n");
        check(&text, &["اقرأ أيضا:", "عنوان أول", "عنوان ثان؟"]);
    }

    #[test]
    fn the_last_line_names_the_outlet() {
        for (line, outlet) in [
            ("المصدر: جريدة “الأفق”.", Some("الأفق")),
            ("المصدر : وكالات", Some("وكالات")),
            ("المصدر: http://example.org", None),
            ("المصدر: لم يعرف أحد من هو الرجل الذي قال ذلك", None),
        ] {
            let found = furniture(&format!("{BODY}{line}"));
            assert_eq!(found.outlet.as_deref(), outlet, "{line}");
            assert_eq!(found.spans.len(), usize::from(outlet.is_some()), "{line}");
        }
        assert_eq!(furniture(&format!("المصدر: الأفق\n{}", BODY.repeat(4))).outlet, None);
    }

    #[test]
    fn the_outlet_behind_a_headline_is_cut_off() {
        check("وصول الوفد إلى العاصمة ــ أخبار الأفق\nنص.", &["ــ أخبار الأفق"]);
        check("وصول الوفد إلى العاصمة | الأفق", &["| الأفق"]);
        check("كوفيد ـ 19 يعود", &[]);
        check("نص أول.\nوصول الوفد إلى العاصمة | الأفق", &[]);
    }
}
