//! Speech that runs on: quotations that no mark has closed, words behind a colon without marks, points that are listed a line each.

use khabar_types::Upos;

use super::{Region, Speaker, cues, marks::Marks};
use crate::claims::Scene;

impl Speaker {
    /// The sentence starts inside a quotation that an earlier one opened.
    pub(super) fn go_on_quoting(&mut self, marks: &Marks, len: usize, regions: &mut Vec<Region>) {
        let Some(link) = self.open else { return };
        self.quoting += 1;
        let to = marks.close_of(0);
        regions.push(Region {
            from: 0,
            to,
            link: Some(link),
            negates: false,
            modality: None,
            quoted: true,
            cited: false,
        });
        self.age = 0;
        if to < len || self.quoting > 6 {
            self.open = None;
        }
    }

    /// "وتابع البشير: أيها الإخوة. لقد بلغنا": the sentences behind in which the speaker still says "we" or "you"; "جاء في البيان أن الحزب:" with a point a
    /// line.
    pub(super) fn go_on_speaking(
        &mut self,
        scene: &Scene<'_>,
        opens_line: bool,
        regions: &mut Vec<Region>,
    ) {
        let point = matches!(scene.line.word(0).form.as_ref(), "-" | "–" | "—" | "•" | "*" | "ـ");
        if opens_line {
            self.free = None;
            self.list = self.list.filter(|_| point);
        }
        // "بلغنا أن" is told by the speaker himself.
        let himself = |at: usize| {
            scene.line.word(at).features.get("Person") == Some("1")
                || scene.pronoun_after(at).is_some_and(|at| scene.line.normal(at) == "نا")
        };
        let says = (0..scene.line.len().min(4)).any(|at| {
            let cue = cues::cue_at(scene, at);
            cue.is_some_and(|cue| cue.is_verb() && cue.row.class != "believe") && !himself(at)
        });
        self.free = self.free.filter(|_| !says && speaks_as_one(scene));
        let link = self.list.filter(|_| point || !says).or(self.free);
        if let Some(link) = link.filter(|_| regions.is_empty()) {
            let (from, to) = (0, scene.line.len());
            let region = Region {
                from,
                to,
                link: Some(link),
                negates: false,
                modality: None,
                quoted: false,
                cited: false,
            };
            regions.push(region);
            self.age = 0;
        }
    }
}

/// Whether somebody says "we" or "you" in a sentence that no report opens: "لم نتلق دولارا", not "وكانت الأمم المتحدة قد دعتنا".
fn speaks_as_one(scene: &Scene<'_>) -> bool {
    let line = &scene.line;
    let first = usize::from(line.upos(0) == Upos::Cconj);
    let reports = matches!(line.normal(first), "كان" | "كانت" | "كانوا" | "يذكر" | "يشار");
    !reports
        && (0..line.len()).any(|at| {
            matches!(line.word(at).features.get("Person"), Some("1" | "2"))
                || matches!(line.normal(at), "نحن" | "انا" | "انتم" | "ايها" | "ايتها")
                || line.upos(at) == Upos::Pron && matches!(line.normal(at), "نا" | "ني")
        })
}
