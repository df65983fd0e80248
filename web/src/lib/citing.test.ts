import { describe, expect, it } from "vitest";
import type { Claim, DocumentRecord } from "./api";
import { cite } from "./citing";
import { Points } from "./points";

const text = "قال المتحدث إن الطائرات قصفت المدينة.";
const claim: Claim = {
  id: "aa-1", type: "ASSAULT", mode: null, trigger: [24, 28], actors: [], recipients: [], places: [], time: null, quantities: [], role: null,
  phase: null, polarity: "affirmed", modality: "actual", sources: [{ entity: "speaker", cue: [0, 3] }], rule: "", score: 1,
};
const record: DocumentRecord = {
  id: "aa", sha256: "ff", text, title: "عنوان {الخبر}", outlet: "وكالة", author: null, published: "2020-03-09", published_from: "header",
  kind: "news", boilerplate: [], sentences: [[0, text.length]], entities: [{ id: "speaker", type: "PER", ar: "المتحدث", en: null }],
  mentions: [], times: [], quantities: [], claims: [claim],
};
const points = new Points(text);

describe("citations", () => {
  it("quote the sentence, name the source and where it stands", () => {
    expect(cite("plain", record, points, claim)).toBe(
      "«قال المتحدث إن الطائرات قصفت المدينة.»، نقلا عن المتحدث. وكالة، «عنوان {الخبر}»، 9 مارس/آذار 2020. [aa-1]",
    );
    expect(cite("chicago", record, points, claim)).toBe(
      "“عنوان {الخبر}.” وكالة, March 9, 2020. “قال المتحدث إن الطائرات قصفت المدينة.” (attributed to المتحدث).",
    );
  });

  it("are sound in the languages of other programs", () => {
    const bibtex = cite("bibtex", record, points, claim);
    expect(bibtex).toContain("@article{khabar-aa-1,");
    expect(bibtex).toContain("  title = {عنوان الخبر},");
    expect(bibtex.split("{").length).toBe(bibtex.split("}").length);
    expect(JSON.parse(cite("csl", record, points, claim))[0].issued).toEqual({ "date-parts": [[2020, 3, 9]] });
    expect(JSON.parse(cite("json", record, points, claim)).document.sha256).toBe("ff");
  });
});
