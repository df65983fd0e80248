import { describe, expect, it } from "vitest";
import type { Claim, DocumentRecord } from "./api";
import { evidence } from "./evidence";
import { lines, paragraphs, readOffsets, triggers, writeOffsets, type View } from "./layout";
import { type Offsets, Points } from "./points";

const text = "عنوان 😀\n\nقال المتحدث إن الطيران قصف المدينة 😀 أمس.\nوأضاف أنه قصفها مرتين.\nشارك";
const points = new Points(text);

/** Where some words stand, counted in code points. */
function at(words: string, nth = 1): Offsets {
  let from = -1;
  for (let turn = 0; turn < nth; turn += 1) from = text.indexOf(words, from + 1);
  const start = Array.from(text.slice(0, from)).length;
  return [start, start + Array.from(words).length];
}

function claim(id: string, trigger: Offsets, rest: Partial<Claim> = {}): Claim {
  return {
    id, type: "ASSAULT", mode: null, trigger, actors: [], recipients: [], places: [], time: null, quantities: [], role: null,
    phase: null, polarity: "affirmed", modality: "actual", sources: [], rule: "", score: 1, ...rest,
  };
}

const first = claim("a", at("قصف"), {
  actors: ["air"], recipients: ["city"], time: "2020-01-01",
  sources: [{ entity: "speaker", cue: at("قال") }],
  arguments: [{ role: "actor", entity: "air", start: at("الطيران")[0], end: at("الطيران")[1], slot: "subj" }],
});
const second = claim("b", at("قصف", 2), {
  actors: ["air"], recipients: ["city"],
  sources: [{ entity: "speaker", cue: at("أضاف") }],
  arguments: [{ role: "actor", entity: "air", start: at("قصف", 2)[0], end: at("قصف", 2)[1], slot: "subj" }],
});
const longer = claim("c", at("قصفها"));

const record: DocumentRecord = {
  id: "d", sha256: "", text, title: "عنوان 😀", outlet: null, author: null, published: null, published_from: "unknown", kind: "news",
  boilerplate: [at("شارك")],
  sentences: [at("عنوان 😀"), at("قال المتحدث إن الطيران قصف المدينة 😀 أمس."), at("وأضاف أنه قصفها مرتين.")],
  entities: [], quantities: [],
  mentions: [
    { ...span(at("المتحدث")), entity: "speaker", level: "NOM" },
    { ...span(at("الطيران")), entity: "air", level: "NOM" },
    { ...span(at("المدينة")), entity: "city", level: "NOM" },
  ],
  times: [{ ...span(at("أمس")), type: "DATE", value: "2020-01-01", mod: null }],
  claims: [first, second, longer],
};

function span([start, end]: Offsets) {
  return { start, end };
}

const nothing: View = { evidence: null, hit: null, found: [] };

describe("lines", () => {
  it("are the lines that are not blank", () => {
    expect(lines(points).map(([start, end]) => points.slice(start, end))).toEqual(text.split("\n").filter((line) => line !== ""));
  });
});

describe("paragraphs", () => {
  const views: View[] = [
    nothing,
    ...record.claims.map((chosen): View => ({ evidence: evidence(record, chosen), hit: null, found: [] })),
    { evidence: null, hit: at("وأضاف أنه قصفها مرتين."), found: [at("قصفها"), at("مرتين")] },
  ];

  it("hold the text as it is, whatever is marked", () => {
    for (const view of views) {
      const shown = paragraphs(record, points, triggers(record), view);
      const put = shown.map(({ pieces }) => pieces.flatMap(({ runs }) => runs.map((run) => run.text)).join(""));
      expect(put).toEqual(text.split("\n").filter((line) => line !== ""));
    }
  });

  it("know the headline and what is no article", () => {
    const shown = paragraphs(record, points, triggers(record), nothing);
    expect(shown.map(({ headline }) => headline)).toEqual([true, false, false, false]);
    expect(shown.at(-1)?.pieces[0]?.runs[0]).toMatchObject({ text: "شارك", aside: true });
  });

  it("join triggers that share letters", () => {
    expect(triggers(record).map(({ claims }) => claims.map(({ id }) => id))).toEqual([["a"], ["b", "c"]]);
    const marked = paragraphs(record, points, triggers(record), nothing).flatMap(({ pieces }) => pieces.filter((piece) => piece.claims.length));
    expect(marked.map(({ runs }) => runs.map((run) => run.text).join(""))).toEqual(["قصف", "قصفها"]);
  });
});

describe("evidence", () => {
  const words = (chosen: Claim) => evidence(record, chosen).spans.map(({ role, span }) => [role, points.slice(...span)]);

  it("finds every participant and the chain, behind an emoji too", () => {
    expect(words(first)).toEqual([
      ["trigger", "قصف"], ["cue", "قال"], ["source", "المتحدث"], ["actor", "الطيران"], ["recipient", "المدينة"], ["time", "أمس"],
    ]);
    expect(evidence(record, first).spoken).toEqual([]);
  });

  it("looks back for a speaker and for whom a verb ending means", () => {
    expect(words(second)).toEqual([
      ["trigger", "قصف"], ["cue", "أضاف"], ["source", "المتحدث"], ["actor", "قصف"], ["actor", "الطيران"], ["recipient", "المدينة"],
    ]);
    expect(evidence(record, second).spoken.map((at) => points.slice(...at))).toEqual(["قال المتحدث إن الطيران قصف المدينة 😀 أمس."]);
  });

  it("shows the trigger itself where no sentence holds it", () => {
    expect(evidence({ ...record, sentences: [] }, first).sentence).toEqual(first.trigger);
  });
});

describe("offsets in an address", () => {
  it("are read back as written, and nothing else is", () => {
    expect(readOffsets(writeOffsets([[1, 2], [30, 44]]))).toEqual([[1, 2], [30, 44]]);
    expect(readOffsets("x.3-1.5-6.-1-2")).toEqual([[5, 6]]);
    expect(readOffsets(null)).toEqual([]);
  });
});
